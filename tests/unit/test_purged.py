"""What is destroyed is gone alike on every copy, in whatever order; what is locked comes back."""

import itertools
from functools import partial

import pytest

from reviewer.acts import exhibits as exhibit_acts
from reviewer.acts import passages as passage_acts
from reviewer.matter import Matter, adopt_matter
from reviewer.model import (
    Act,
    Kind,
    NoteBody,
    Op,
    PurgeBody,
    SequesterBody,
    StatusBody,
    canonical,
    purge_id,
    sequester_id,
    status_id,
)
from reviewer.queries import exhibits, passages
from reviewer.sharing.state import state
from reviewer.store import checking, log, purged, shown_texts
from reviewer.store.log import DamagedError
from reviewer.store.settings import Settings
from tests.unit.matters import Added, add_text, make_matter, tag
from tests.unit.replicas import Writer, give

SECRET = "Privileged: our counsel said that lot 5 is late."


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        yield made


@pytest.fixture
def secret(matter) -> Added:
    """An exhibit with a tagged passage, a note, a status and a field; another one beside it."""
    added = add_text(matter, SECRET, name="secret.txt")
    passage = tag(matter, added, "lot 5 is late", "admission", "agent_employee")
    matter.do(lambda view: passage_acts.note_passage(view, passage, "Call counsel."))
    matter.do(lambda view: exhibit_acts.set_exhibit_field(view, added.exhibit, "title", "Advice"))
    matter.do(lambda view: exhibit_acts.set_review(view, added.exhibit, "reviewed"))
    other = add_text(matter, "Open to all.", name="open.txt")
    tag(matter, other, "Open to all.", "denial")
    return added


def empty_copy(matter: Matter, folder) -> Matter:
    return adopt_matter(folder, matter.id, Settings(folder / "home"))


def purge(exhibit: bytes) -> Act:
    op = Op(purge_id(exhibit), Kind.PURGE, exhibit, PurgeBody("Ordered by the court."))
    return Act("purge", (op,))


def sequester(exhibit: bytes, *, lift: bool = False) -> Act:
    body = None if lift else SequesterBody("Clawed back.", "Acme")
    return Act("sequester", (Op(sequester_id(exhibit), Kind.SEQUESTER, exhibit, body),))


def words_in(matter: Matter) -> bytes:
    return b"\n".join(one.content for one in checking.payloads(matter.connection()))


def held(matter: Matter) -> list[bytes]:
    return [one.id for one in checking.changesets(matter.connection())]


def lists(matter: Matter) -> tuple[list[str], list[str]]:
    titles = [row[0] for row in matter.view.rows("SELECT title FROM exhibit ORDER BY 1")]
    return titles, [row[0] for row in matter.view.rows("SELECT quote FROM passage ORDER BY 1")]


def check(matter: Matter) -> None:
    assert matter.projected_rows() == matter.rebuilt_rows()
    assert checking.missing_payloads(matter.connection()) == 0


# --- purge ----------------------------------------------------------------------------------------


def test_a_purged_exhibit_and_all_that_is_about_it_is_gone_and_the_rest_stays(matter, secret):
    before = len(held(matter))
    matter.do(purge(secret.exhibit))

    assert lists(matter) == (["open.txt"], ["Open to all."])
    words = words_in(matter)
    assert all(word not in words for word in (b"lot 5", b"counsel", b"Advice", b"secret.txt"))
    assert b"Ordered by the court." in words
    assert b"Open to all." in words
    assert len(held(matter)) == before + 1
    assert passages.resolve(matter.view, "KL-0002") is not None
    check(matter)


def test_what_is_purged_is_one_constant_and_no_difference(matter, secret, tmp_path):
    with Writer.copy_of(matter, tmp_path / "copy") as copy:
        for one, value in ((matter, "Mine"), (copy, "Theirs")):
            titled = partial(
                exhibit_acts.set_exhibit_field, exhibit=secret.exhibit, name="title", value=value
            )
            one.do(titled)
        give(copy, matter)
        assert matter.view.rows("SELECT 1 FROM entity WHERE is_different = 1")
        matter.do(purge(secret.exhibit))
        give(matter, copy)

        assert not matter.view.rows("SELECT 1 FROM entity WHERE is_different = 1")
        gone = matter.view.rows("SELECT payload, is_different FROM entity WHERE is_purged = 1")
        assert len(gone) > 8
        assert set(gone) == {(None, 0)}
        assert state(matter.view) == state(copy.view)
        check(copy)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_every_order_of_arrival_comes_to_the_same(matter, secret, tmp_path, order):
    whole = tmp_path / "whole"
    with Writer.copy_of(matter, whole) as before:
        marked = held(matter)
        parts = [marked[: len(marked) // 2], marked[len(marked) // 2 :]]
        matter.do(purge(secret.exhibit))
        destroyed = [one for one in held(matter) if one not in marked]
        with empty_copy(matter, tmp_path / "late") as late:
            for part in order:
                if part == 2:
                    give(matter, late, destroyed)
                else:
                    give(before, late, parts[part])
                check(late)

            assert state(late.view) == state(matter.view)
            assert late.projected_rows() == {
                **matter.projected_rows(),
                "witness": late.projected_rows()["witness"],
            }
            assert b"lot 5" not in words_in(late)


def test_acts_whose_words_a_purge_took_are_taken_in_with_the_purge_and_not_without(
    matter, secret, tmp_path
):
    matter.do(purge(secret.exhibit))
    every = held(matter)
    with empty_copy(matter, tmp_path / "copy") as copy:
        with pytest.raises(DamagedError, match="did not come"):
            give(matter, copy, every[:-1])
        assert held(copy) == []

        assert give(matter, copy) == len(every)

        assert state(copy.view) == state(matter.view)
        check(copy)


def test_without_the_purge_what_is_complete_can_be_taken_in_part(matter, secret, tmp_path):
    matter.do(purge(secret.exhibit))
    changesets = list(checking.changesets(matter.connection()))
    with empty_copy(matter, tmp_path / "copy") as copy:
        written = copy.begin_big_write()
        for one in changesets[:-1]:
            written.put([one], [])
            written.put([], list(checking.payloads(matter.connection())))
        assert written.accept() + written.rejected == len(changesets) - 1
        copy.finish_projections()

        assert written.rejected > 3
        assert lists(copy) == (["open.txt"], [""])
        check(copy)

        give(matter, copy)
        assert state(copy.view) == state(matter.view)


def test_one_operation_about_the_exhibit_is_enough_whatever_the_others_name(matter, secret):
    colleague = Writer(matter)
    open_exhibit = next(
        row[0] for row in matter.view.rows("SELECT id FROM exhibit WHERE title = 'open.txt'")
    )
    first = colleague.note(b"\x07" * 16, "harmless", subject=secret.exhibit)
    second = colleague.note(
        b"\x07" * 16, "hidden elsewhere", subject=open_exhibit, bases=[first.changeset]
    )
    below = colleague.note(b"\x08" * 16, "about the note", subject=b"\x07" * 16)
    matter.do(purge(secret.exhibit))

    for made in (below, second, first):
        made.take_in(matter)
        check(matter)

    words = words_in(matter)
    assert b"harmless" not in words
    assert b"hidden elsewhere" not in words
    assert b"about the note" not in words
    assert purged.is_purged(matter.connection().cursor(), b"\x08" * 16)


def test_a_purge_that_was_taken_away_or_said_twice_is_still_one(matter, secret):
    matter.do(purge(secret.exhibit))
    before = lists(matter)
    again = Op(purge_id(secret.exhibit), Kind.PURGE, secret.exhibit, None)
    Writer(matter).write(b"\x05" * 16, "purge", None, subject=secret.exhibit).take_in(matter)
    matter.do(Act("purge", (again,)))

    assert lists(matter) == before
    check(matter)


def test_what_another_act_says_as_well_stays(matter, secret):
    colleague = Writer(matter)
    kept = colleague.note(b"\x07" * 16, "kept", subject=secret.exhibit)
    named = kept.payloads[0].hash.hex()
    thief = colleague.note(b"\x08" * 16, None, ops=[["08" * 16, "note", [], None, named]])
    kept.take_in(matter)
    thief.take_in(matter)

    matter.do(purge(secret.exhibit))

    assert b"kept" in words_in(matter)
    check(matter)


def test_words_that_come_after_the_purge_are_never_written(matter, secret, tmp_path):
    with Writer.copy_of(matter, tmp_path / "copy") as copy:
        matter.do(purge(secret.exhibit))
        passage = copy.view.rows("SELECT id FROM passage ORDER BY number")[0][0]
        copy.do(lambda view: passage_acts.note_passage(view, passage, "Still about lot 5."))
        give(copy, matter)

        assert b"Still about" not in words_in(matter)
        check(matter)
        give(matter, copy)
        assert b"Still about" not in words_in(copy)
        assert state(copy.view) == state(matter.view)


def test_the_payloads_that_a_purge_covers_are_told_before_they_are_written(matter, secret):
    cursor = matter.connection().cursor()
    made = Writer(matter).note(b"\x07" * 16, "late", subject=secret.exhibit)
    body = log.decode(made.received.body)
    assert purged.said_in_vain(cursor, [body]) == set()

    matter.do(purge(secret.exhibit))

    assert purged.said_in_vain(cursor, [body]) == {made.payloads[0].hash}


# --- sequester ------------------------------------------------------------------------------------


def test_a_sequestered_exhibit_is_in_no_list_until_it_is_lifted(matter, secret, tmp_path):
    before = lists(matter)
    texts = shown_texts.open_texts(matter.folder)
    cursor = texts.cursor()

    matter.do(sequester(secret.exhibit))
    assert lists(matter) == (["open.txt"], ["Open to all."])
    assert secret.exhibit not in texts.shown()
    assert texts.cursor() != cursor
    assert b"lot 5" in words_in(matter)
    with Writer.copy_of(matter, tmp_path / "copy") as copy:
        assert lists(copy) == lists(matter)
        check(copy)
    check(matter)

    matter.do(sequester(secret.exhibit, lift=True))
    assert lists(matter) == before
    assert secret.exhibit in texts.shown()
    texts.close()
    check(matter)


def test_work_on_a_sequestered_exhibit_that_comes_later_comes_back_with_it(
    matter, secret, tmp_path
):
    with Writer.copy_of(matter, tmp_path / "copy") as copy:
        matter.do(sequester(secret.exhibit))
        tag(copy, secret, "our counsel", "denial")
        give(copy, matter)
        assert lists(matter)[1] == ["Open to all."]
        check(matter)

    matter.do(sequester(secret.exhibit, lift=True))

    assert lists(matter)[1] == ["Open to all.", "lot 5 is late", "our counsel"]
    check(matter)


def test_only_the_lock_of_its_own_id_locks_an_exhibit(matter, secret):
    Writer(matter).write(
        b"\x06" * 16, "sequester", canonical(SequesterBody("None.")), subject=secret.exhibit
    ).take_in(matter)

    assert secret.exhibit in {line.id for line in exhibits.exhibits(matter.view)}


# --- status ---------------------------------------------------------------------------------------


def test_what_the_second_level_said_stands_in_the_rows_of_passages_and_exhibits(matter, secret):
    passage = matter.view.rows("SELECT id FROM passage WHERE quote = 'lot 5 is late'")[0][0]
    for subject, said in ((passage, "rejected"), (secret.exhibit, "confirmed")):
        body = StatusBody(said, "Counsel's words.")
        matter.do(Act("set_status", (Op(status_id(subject), Kind.STATUS, subject, body),)))

    assert matter.view.rows("SELECT status FROM passage WHERE id = ?", (passage,)) == [
        ("rejected",)
    ]
    assert matter.view.rows("SELECT status FROM exhibit WHERE id = ?", (secret.exhibit,)) == [
        ("confirmed",)
    ]
    check(matter)
    unheard = NoteBody("no status")
    matter.do(Act("set_status", (Op(status_id(passage), Kind.STATUS, passage, unheard),)))
    assert matter.view.rows("SELECT status FROM passage WHERE id = ?", (passage,)) == [("",)]
    check(matter)
