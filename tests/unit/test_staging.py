import pytest

from reviewer.matter import Matter, open_matter
from reviewer.model import Kind, NoteBody
from reviewer.queries import entities, passages
from reviewer.queries.view import bodies_of
from reviewer.sharing.state import state
from reviewer.sharing.verify import verify
from reviewer.store import checking, log, staging
from tests.unit.matters import add_text, make_matter, tag
from tests.unit.replicas import Made, Writer, give


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        yield made


def notes(matter: Matter) -> list[str]:
    return sorted(body.text for _, body in bodies_of(matter.view, Kind.NOTE, NoteBody))


def colleagues_notes(matter: Matter, count: int) -> list[Made]:
    writer = Writer(matter)
    return [writer.note(number.to_bytes(16, "big"), str(number)) for number in range(1, count + 1)]


def stage(matter: Matter, made: list[Made]) -> int:
    bodies = [(one.received, log.check(one.received, matter.id)) for one in made]
    payloads = [payload for one in made for payload in one.payloads]
    with matter._database.transaction() as cursor:
        staged = staging.begin()
        assert staging.stage(cursor, staged, bodies) == len(made)
        staging.put_payloads(cursor, payloads)
    return staged


def count(matter: Matter, table: str) -> int:
    return int(matter.connection().execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_staged_acts_are_invisible_until_they_are_accepted(matter):
    before = state(matter.view), matter.projected_rows()
    staged = stage(matter, colleagues_notes(matter, 3))
    assert (state(matter.view), matter.projected_rows()) == before
    assert matter.rebuilt_rows() == before[1]
    assert notes(matter) == []

    with matter._database.transaction() as cursor:
        staging.accept(cursor, staged)
    matter.finish_projections()

    assert notes(matter) == ["1", "2", "3"]
    assert matter.projected_rows() == matter.rebuilt_rows()


def test_what_was_staged_and_never_accepted_is_swept_at_the_next_opening(tmp_path):
    with make_matter(tmp_path) as matter:
        before = state(matter.view), count(matter, "changeset"), count(matter, "payload")
        stage(matter, colleagues_notes(matter, 3))

    with open_matter(tmp_path / "matter") as matter:
        now = state(matter.view), count(matter, "changeset"), count(matter, "payload")
        assert now == before
        assert not verify(matter).findings


def test_what_was_accepted_is_finished_at_the_next_opening(tmp_path):
    with make_matter(tmp_path) as matter:
        staged = stage(matter, colleagues_notes(matter, 60))
        with matter._database.transaction() as cursor:
            staging.accept(cursor, staged)
        matter.project_slice()
        assert 0 < len(notes(matter)) < 60

    with open_matter(tmp_path / "matter") as matter:
        assert len(notes(matter)) == 60
        assert matter.projected_rows() == matter.rebuilt_rows()
        assert not verify(matter).findings


def test_one_act_can_be_made_between_the_slices_of_a_big_write(matter):
    staged = stage(matter, colleagues_notes(matter, 60))
    with matter._database.transaction() as cursor:
        staging.accept(cursor, staged)
    matter.project_slice()
    assert 0 < len(notes(matter)) < 60
    added = add_text(matter, "No.")
    passage = tag(matter, added, "No.", "denial")

    matter.finish_projections()

    assert len(notes(matter)) == 60
    assert passages.has_tag(matter.view, passage, "denial")
    assert matter.projected_rows() == matter.rebuilt_rows()


def test_a_second_big_write_is_finished_with_the_first(matter):
    first, second = Writer(matter), Writer(matter)
    for writer, entity in ((first, b"\x01" * 16), (second, b"\x02" * 16)):
        staged = stage(matter, [writer.note(entity, "words")])
        with matter._database.transaction() as cursor:
            staging.accept(cursor, staged)

    matter.finish_projections()

    assert notes(matter) == ["words", "words"]


def test_a_big_write_of_nothing_is_no_write(matter):
    before = matter.projected_rows()

    assert matter.take_in([], []) == 0
    assert matter.projected_rows() == before


def test_taking_the_same_in_twice_changes_nothing(matter, tmp_path):
    added = add_text(matter, "No.")
    tag(matter, added, "No.", "denial")
    with Writer.copy_of(matter, tmp_path / "copy") as copy:
        before = state(copy.view), copy.projected_rows()
        assert before[0] == state(matter.view)

        assert give(matter, copy) == 0

        assert (state(copy.view), copy.projected_rows()) == before


def test_sweeping_keeps_what_other_acts_say(matter):
    made = colleagues_notes(matter, 2)
    made[0].take_in(matter)
    thief = Writer(matter)
    named = made[0].payloads[0].hash.hex()
    stolen = thief.note(b"\x09" * 16, ops=[["09" * 16, "note", [], None, named]])
    stage(matter, [stolen, made[1]])
    matter.close()

    with open_matter(matter.folder) as again:
        kept = {payload.hash for payload in checking.payloads(again.connection())}
        assert made[0].payloads[0].hash in kept
        assert made[1].payloads[0].hash not in kept
        assert len(entities.heads(again.view, (1).to_bytes(16, "big"))) == 1
