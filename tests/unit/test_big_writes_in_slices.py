"""Big writes beside another window and alone: put in, shown and taken away in slices."""

import pytest

from reviewer.acts.passages import note_passage
from reviewer.matter import Matter, create_matter, open_matter
from reviewer.model import MatterBody
from reviewer.sharing.state import state
from reviewer.sharing.verify import verify
from reviewer.store import checking, database, deriving, folding
from reviewer.store.database import Database
from reviewer.store.pacing import Moment, Pace
from tests.unit.matters import add_text, make_matter, tag
from tests.unit.replicas import Made, Writer, give

WORDS = [f"No. {number} was late." for number in range(40)]


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        yield made


def count(matter: Matter, table: str) -> int:
    return int(matter.connection().execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def notes(matter: Matter, several: int) -> list[Made]:
    writer = Writer(matter)
    return [writer.note(number.to_bytes(16, "big"), "x") for number in range(1, several + 1)]


@pytest.mark.parametrize("is_alone", [True, False])
def test_what_is_dropped_leaves_nothing(matter, monkeypatch, is_alone):
    monkeypatch.setattr(matter._database, "is_alone", is_alone)
    before = state(matter.view), count(matter, "changeset"), count(matter, "payload")
    coming = matter.begin_big_write()
    for one in notes(matter, 150):
        coming.put([one.received], one.payloads)
    coming.write()
    assert count(matter, "changeset") == before[1] + 150

    coming.drop()

    now = state(matter.view), count(matter, "changeset"), count(matter, "payload")
    assert now == before
    assert not verify(matter).findings


def test_what_somebody_says_while_the_same_is_dropped_stays(matter, monkeypatch):
    monkeypatch.setattr(matter._database, "is_alone", False)
    made = notes(matter, 150)
    last = made[-1].payloads[0]
    named = last.hash.hex()
    thief = Writer(matter).note(b"\x99" * 16, ops=[["99" * 16, "note", [], None, named]])
    coming = matter.begin_big_write()
    for one in made:
        coming.put([one.received], one.payloads)
    coming.write()
    way = Database.give_way
    taken: list[bytes] = []

    def give_way(database):
        way(database)
        if not taken:
            taken.append(thief.changeset)
            matter.take_in([thief.received], [])

    monkeypatch.setattr(Database, "give_way", give_way)
    coming.drop()

    assert taken
    assert [one.hash for one in checking.payloads(matter.connection()) if one == last]
    assert matter.projected_rows() == matter.rebuilt_rows()
    assert not verify(matter).findings


def test_a_colleague_adds_to_passages_that_are_here_and_makes_others(matter, tmp_path):
    added = add_text(matter, "\n\n".join(WORDS))
    passages = [tag(matter, added, words, "denial") for words in WORDS[:20]]
    with Writer.copy_of(matter, tmp_path / "copy") as copy:
        matter.do(note_passage(matter.view, passages[0], "Ask Doe."))
        for passage in passages[1:]:
            tag_again = note_passage(matter.view, passage, "And Lee.")
            matter.do(tag_again)
        for words in WORDS[20:]:
            tag(matter, added, words, "admission")

        give(matter, copy)

        assert state(copy.view) == state(matter.view)
        assert count(copy, "passage") == len(WORDS)
        assert copy.projected_rows() == copy.rebuilt_rows()


def test_what_is_at_hand_is_looked_up_again_once_somebody_acted(matter, tmp_path):
    added = add_text(matter, "\n\n".join(WORDS))
    with Writer.copy_of(matter, tmp_path / "copy") as copy:
        made = [tag(matter, added, words, "denial") for words in WORDS]
        coming = copy.begin_big_write()
        coming.put(
            list(checking.changesets(matter.connection())),
            list(checking.payloads(matter.connection())),
        )
        coming.accept()
        while not count(copy, "passage"):
            assert copy.project_slice() is not None
        shown = copy.view.rows("SELECT id FROM passage")[0][0]
        copy.do(note_passage(copy.view, shown, "Mine."))

        copy.finish_projections()

        assert {row[0] for row in copy.view.rows("SELECT id FROM passage")} == set(made)
        assert copy.projected_rows() == copy.rebuilt_rows()


def test_a_slice_grows_while_it_is_quick_and_shrinks_when_it_is_not(matter):
    pace = Pace(matter._database, 10)
    parts = [len(part) for part in pace.slices(range(2000))]
    assert sum(parts) == 2000
    assert parts[0] == 10
    assert parts[1] > 10

    before = pace.count
    pace.learn(Moment(at=0.0, worked=-60.0))
    assert pace.count == before // 2 + 1


def test_what_was_put_in_and_left_is_taken_over_by_the_next_taking(tmp_path):
    with make_matter(tmp_path) as matter:
        made = notes(matter, 5)
        left = matter.begin_big_write()
        left.put([one.received for one in made[:3]], [one.payloads[0] for one in made[:3]])
        left.write()

        new = matter.take_in([one.received for one in made], [one.payloads[0] for one in made])

        assert new == 5
        assert matter.projected_rows() == matter.rebuilt_rows()
    with open_matter(tmp_path / "matter") as again:
        assert count(again, "changeset") == 5 + 2


def not_folded(matter: Matter) -> int:
    _, written, folded = matter._database.writer.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()
    return int(written) - int(folded)


@pytest.mark.parametrize("is_alone", [True, False])
def test_a_long_log_is_folded_in_while_something_else_is_read(matter, monkeypatch, is_alone):
    monkeypatch.setattr(matter._database, "is_alone", is_alone)
    for one in notes(matter, 3):
        big = matter.begin_big_write()
        big.put([one.received], one.payloads)
        big.accept()
    while matter.project_slice() is not None:
        pass
    assert not_folded(matter) > 0
    monkeypatch.setattr(database, "_FOLDED_ELSE", 1)

    with matter.folding():
        shown = count(matter, "entity")

    assert (not_folded(matter) == 0) is is_alone
    assert count(matter, "entity") == shown
    assert matter.projected_rows() == matter.rebuilt_rows()


def test_the_log_of_a_locked_matter_is_folded_in_meanwhile_too(tmp_path, monkeypatch):
    title = MatterBody(title="Clark v. Acme")
    with create_matter(tmp_path / "locked", title, "Kim Lee", passphrase="two words") as matter:
        one = notes(matter, 1)[0]
        matter.take_in([one.received], one.payloads)
        assert not_folded(matter) > 0
        monkeypatch.setattr(database, "_FOLDED_ELSE", 1)

        with matter.folding():
            pass

        assert not_folded(matter) == 0
        assert matter.projected_rows() == matter.rebuilt_rows()


def test_a_log_that_cannot_be_folded_in_meanwhile_is_when_the_matter_is_closed(tmp_path):
    matter = make_matter(tmp_path)
    one = notes(matter, 1)[0]
    matter.take_in([one.received], one.payloads)

    folding._fold(tmp_path / "nowhere" / "matter.pincite")
    folded_to_the_end = matter.close()

    assert folded_to_the_end
    assert not list(tmp_path.rglob("*-wal"))


def test_a_long_log_is_folded_in_once_all_is_shown(matter, monkeypatch):
    monkeypatch.setattr(deriving, "_MANY", 0)  # so that it is taken for a big one
    monkeypatch.setattr(database, "_FOLDED_ELSE", 1)
    one = notes(matter, 1)[0]

    matter.take_in([one.received], one.payloads)

    assert not_folded(matter) == 0
