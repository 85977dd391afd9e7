"""What colleagues did and is not here is told by name and day, apart from damage."""

from pathlib import Path

import pytest

from reviewer.acts.matters import join
from reviewer.matter import Matter
from reviewer.model import Act, Kind, Op, PartsBody, ReviewerBody, canonical, parts_id
from reviewer.sharing.verify import Verified, verify
from tests.unit.matters import NOON, add_text, make_matter
from tests.unit.replicas import Made, Writer, give

DAY = 86_400_000 << 16
AT = int(NOON * 1000) << 16  # 2026-11-18


@pytest.fixture
def matter(tmp_path: Path):
    with make_matter(tmp_path) as made:
        yield made


def ann(matter: Matter) -> Writer:
    """Ann Doe, whose first act says who she is."""
    writer = Writer(matter)
    name = canonical(ReviewerBody("Ann Doe", "AD"))
    writer.write(writer.person, "reviewer", name, verb="join", hlc=AT).take_in(matter)
    return writer


def notes(writer: Writer, count: int) -> list[Made]:
    """Some acts of hers, one a day."""
    return [writer.note(bytes([n]) * 16, hlc=AT + (n + 1) * DAY) for n in range(count)]


def sentences(found: Verified) -> list[str]:
    return [str(one.sentence) for one in found.missing]


def witness(matter: Matter, of: Writer, head: Made, wseq: int) -> None:
    """Another colleague, who says to have seen her acts so far."""
    other = Writer(matter)
    seen = {of.writer.hex(): [wseq, head.changeset.hex()]}
    other.note(b"w" * 16, seen=seen, hlc=AT).take_in(matter)


def test_a_matter_of_which_all_is_here_misses_nothing(matter):
    add = ann(matter)
    for made in notes(add, 3):
        made.take_in(matter)

    found = verify(matter)

    assert (found.findings, found.missing, found.copies) == ((), (), ())


def test_acts_that_a_third_person_has_seen_are_missed_by_name_and_day(matter):
    made = notes(ann(matter), 4)
    made[0].take_in(matter)
    witness(matter, _of(made, matter), made[3], 5)

    found = verify(matter)

    assert found.findings == ()
    assert sentences(found) == [
        "3 acts of Ann Doe after 2026-11-19 are not here; ask Ann Doe for a fresh hand-over."
    ]
    assert (found.missing[0].acts, found.missing[0].name) == (3, "Ann Doe")


def test_however_many_acts_somebody_says_to_have_seen_they_are_counted_at_once(matter):
    made = notes(ann(matter), 1)
    made[0].take_in(matter)
    witness(matter, _of(made, matter), made[0], 2**53 - 1)

    (missing,) = verify(matter).missing

    assert missing.acts == 2**53 - 3


def _of(made: list[Made], matter: Matter) -> Writer:
    """The writer of acts made elsewhere."""
    from reviewer.store import log  # noqa: PLC0415 - for this alone

    body = log.decode(made[0].received.body)
    return Writer(matter, bytes.fromhex(body.writer))


def test_a_hole_in_the_middle_is_told_with_the_days_around_it(matter):
    made = notes(ann(matter), 3)
    made[0].take_in(matter)
    made[2].take_in(matter)

    assert sentences(verify(matter)) == [
        (
            "1 act of Ann Doe between 2026-11-19 and 2026-11-21 is not here; "
            "ask Ann Doe for a fresh hand-over."
        )
    ]


def test_first_acts_that_are_missing_leave_a_person_without_a_name(matter):
    made = notes(Writer(matter), 2)
    made[1].take_in(matter)

    assert sentences(verify(matter)) == [
        (
            "1 act of a colleague who is not known here yet from before 2026-11-20 is not here; "
            "ask your colleagues for a fresh hand-over."
        )
    ]


def test_somebody_of_whom_nothing_is_here_is_missed_all_the_same(matter):
    made = notes(Writer(matter), 2)
    witness(matter, _of(made, matter), made[1], 2)

    assert sentences(verify(matter)) == [
        (
            "2 acts of a colleague who is not known here yet are not here; "
            "ask your colleagues for a fresh hand-over."
        )
    ]


def test_two_copies_that_went_on_as_one_are_told(matter):
    writer = ann(matter)
    twin = Writer(matter, writer.writer, writer.person, writer.wseq, writer.prev)
    for made in (*notes(writer, 1), twin.note(b"t" * 16, "other", hlc=AT)):
        made.take_in(matter)

    found = verify(matter)

    assert found.findings == ()
    assert found.missing == ()
    assert found.copies == (
        (
            "Two copies of the matter went on as the same one of Ann Doe: a copy was restored or "
            "moved. Nothing is lost; both are here."
        ),
    )


def test_the_other_branch_of_a_copy_is_missed_where_only_its_end_is_here(matter):
    writer = ann(matter)
    twin = Writer(matter, writer.writer, writer.person, writer.wseq, writer.prev)
    notes(writer, 1)[0].take_in(matter)
    twin.note(b"t" * 16, "one", hlc=AT)
    twin.note(b"u" * 16, "two", hlc=AT).take_in(matter)

    assert [one.acts for one in verify(matter).missing] == [1]


def test_own_work_of_another_copy_is_told_as_such(matter, tmp_path):
    with Writer.copy_of(matter, tmp_path / "copy") as copy:
        copy.work_as(matter.reviewer)
        add_text(copy, "One.")
        other = list(copy.view.rows("SELECT id FROM changeset ORDER BY seq"))[-1][0]
        give(copy, matter, [other])

    told = sentences(verify(matter))

    assert told[0].endswith("hand them over from the copy in which they were done.")
    assert "that you took in elsewhere are missing here" in told[1]


def test_a_damaged_act_is_damage_and_not_missing_too(matter):
    writer = ann(matter)
    for made in notes(writer, 2):
        made.take_in(matter)
    damaged = matter.view.rows(
        "SELECT id FROM changeset WHERE wseq = 2 AND writer = ?", (writer.writer,)
    )
    connection = matter._database.writer
    connection.execute("DROP TRIGGER changeset_stays")
    connection.execute(
        "UPDATE changeset SET body = CAST(body || ' ' AS BLOB) WHERE id = ?", damaged[0]
    )

    found = verify(matter)

    assert found.missing == ()
    assert "An act in the log is damaged" in found.findings[0]


def test_an_act_of_a_newer_version_counts_as_here(matter):
    writer = ann(matter)
    writer.note(b"n" * 16, hlc=AT, v=2).take_in(matter)

    assert verify(matter).missing == ()


def test_files_of_colleagues_that_never_came_are_no_damage(matter, tmp_path):
    with Writer.copy_of(matter, tmp_path / "copy") as copy:
        copy.do(lambda view: join(view, "Ben Fox"))
        for words in ("One.", "Two."):
            add_text(copy, words)
        give(copy, matter)

        found, there = verify(matter), verify(copy)

    assert found.findings == ()
    assert [(one.name, one.exhibits) for one in found.missing] == [("Ben Fox", 2)]
    assert "The files of 2 exhibits that Ben Fox took in are not here" in sentences(found)[0]
    assert len(there.findings) == 2


def test_an_exhibit_of_several_files_that_never_came_is_one_exhibit(matter, tmp_path):
    with Writer.copy_of(matter, tmp_path / "copy") as copy:
        copy.do(lambda view: join(view, "Ben Fox"))
        exhibit = add_text(copy, "One.").exhibit
        pages = Op(parts_id(exhibit), Kind.PARTS, exhibit, PartsBody(["11" * 32, "22" * 32]))
        copy.do(lambda _: Act("add_exhibit", (pages,)))
        give(copy, matter)

    found = verify(matter)

    assert [one.exhibits for one in found.missing] == [1]
    assert found.objects == 0
