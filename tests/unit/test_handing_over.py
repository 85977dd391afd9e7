"""Files for colleagues: what goes into them, and that work meets whichever way it went."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from reviewer.acts import clawback
from reviewer.errors import InputError, ShareError, StoppedError
from reviewer.matter import Matter
from reviewer.model import ExportedBody, Kind, Role
from reviewer.queries import people
from reviewer.queries.view import bodies_of
from reviewer.sharing import begin, exchanges, handing_over, purging, restoring, taking
from reviewer.sharing.chosen import Wanted
from reviewer.sharing.colleagues import colleagues
from reviewer.sharing.portions import Acts, Form, ObjectBytes
from reviewer.sharing.received import open_received
from reviewer.sharing.state import state
from reviewer.sharing.verify import verify
from reviewer.store.settings import Settings
from tests.unit.handed import tagged_matter
from tests.unit.matters import Added, add_text
from tests.unit.offices import TEXT, begin_copy, copy_of, deny, hand, held, pass_on
from tests.unit.replicas import Writer, give

Copy = Callable[[str], Matter]


@pytest.fixture
def copy_for(kim: Matter, exhibit: Added, tmp_path: Path) -> Iterator[Copy]:
    """Colleagues who hold all that Kim does."""
    made: list[Matter] = []

    def begun(name: str) -> Matter:
        made.append(copy_of(kim, tmp_path / f"copy-{len(made)}", name))
        return made[-1]

    yield begun
    for one in made:
        one.close()


@pytest.fixture
def post(tmp_path: Path) -> Path:
    """Where files lie that are passed on."""
    (tmp_path / "post").mkdir()
    return tmp_path / "post"


def test_a_colleague_begins_from_a_package_and_has_what_it_holds(kim, exhibit, tmp_path):
    deny(kim, exhibit)

    made = hand(kim, tmp_path / "all.pincite-package")
    with begin_copy(made.path, tmp_path / "kay", "Kay Long") as kay:
        assert (made.form, made.layers, made.exhibits) == (Form.PACKAGE, 1, 1)
        assert made.sha256 == hashlib.sha256(made.path.read_bytes()).hexdigest()
        assert held(kay) == held(kim)
        assert state(kay.view) == state(kim.view)
        assert verify(kay).findings == ()
        assert kay.view.writer != kim.view.writer
        assert kay.reviewer != kim.reviewer


def test_a_hand_over_that_was_lost_goes_again_with_the_next(kim, exhibit, copy_for, post):
    kay = copy_for("Kay Long")
    deny(kay, exhibit)
    pass_on(kay, kim, post, "Kim Lee")
    deny(kim, exhibit, 1)
    hand(kim, post / "lost.pincite-handover", "Kay Long")

    pass_on(kim, kay, post, "Kay Long")

    assert held(kim) == held(kay)


def test_since_the_last_one_nothing_goes_twice(kim, exhibit, copy_for, post):
    kay = copy_for("Kay Long")
    deny(kay, exhibit)
    pass_on(kay, kim, post, "Kim Lee")
    for number in (1, 2):
        deny(kim, exhibit, number)

    first = hand(kim, post / "1.pincite-handover", "Kay Long", since_last=True)
    second = hand(kim, post / "2.pincite-handover", "Kay Long", since_last=True)

    # The acts that say so themselves, and the two that are new: Kay's own work names the rest.
    assert (first.changesets, second.changesets) == (3, 1)
    assert first.layers == 0
    assert second.bytes < 1500


def test_someone_whose_name_nobody_has_lacks_everything(kim, exhibit, post):
    made = hand(kim, post / "1.pincite-handover", "Zoe Nobody")

    assert made.changesets == len(held(kim))


def test_a_copy_that_was_restored_is_given_again_what_it_lost(
    kim, exhibit, copy_for, post, tmp_path
):
    kay = copy_for("Kay Long")
    deny(kay, exhibit)
    kay.back_up(tmp_path / "backups")
    deny(kim, exhibit, 1)
    pass_on(kim, kay, post, "Kay Long")
    settings = Settings(tmp_path / "other")
    settings.name_reviewer("Kay Long")
    with restoring.restore(tmp_path / "backups", tmp_path / "restored", settings) as restored:
        restored.work_as(kay.reviewer)
        deny(restored, exhibit, 2)
        pass_on(restored, kim, post)

        pass_on(kim, restored, post, "Kay Long")

        assert held(kim) <= held(restored)
        assert state(restored.view) == state(kim.view)


def test_work_done_on_a_restored_backup_travels_beside_the_work_it_forgot(
    kim, exhibit, copy_for, post, tmp_path
):
    kay = copy_for("Kay Long")
    kim.back_up(tmp_path / "backups")
    deny(kim, exhibit)
    pass_on(kim, kay, post)
    settings = Settings(tmp_path / "home-2")
    settings.name_reviewer("Kim Lee")
    with restoring.restore(tmp_path / "backups", tmp_path / "restored", settings) as restored:
        restored.work_as(kim.reviewer)
        deny(restored, exhibit, 1)
        pass_on(restored, kay, post)

    assert len(kay.view.rows("SELECT 1 FROM writer WHERE person = ?", (kim.reviewer,))) == 2
    assert len(kay.view.rows("SELECT 1 FROM tagging")) == 2
    assert verify(kay).findings == ()


def test_work_passes_through_third_hands(kim, exhibit, copy_for, post):
    ann, kay = copy_for("Ann Doe"), copy_for("Kay Long")
    deny(kay, exhibit)
    pass_on(kay, ann, post, "Ann Doe")
    deny(ann, exhibit, 1)

    pass_on(ann, kim, post, "Kim Lee")

    assert held(ann) <= held(kim)
    assert {one.name for one in people.reviewers(kim.view)} == {"Kim Lee", "Kay Long", "Ann Doe"}
    assert state(kim.view) == state(ann.view)


def test_files_in_any_order_and_some_twice_come_to_the_same(kim, exhibit, copy_for, post):
    kay = copy_for("Kay Long")
    files = []
    for number in range(3):
        deny(kim, exhibit, number)
        out = post / f"{number}.pincite-handover"
        files.append(hand(kim, out, "Kay Long", since_last=True).path)

    last = taking.take(kay, [files[2]])
    again = taking.take(kay, [files[0], files[2], files[1], files[0]])

    # The tag of the last file, and the act that hands it over: what they hang on may come later.
    assert (last.new, last.rejected) == (2, 0)
    assert [one.new > 0 for one in again.files] == [True, False, True, False]
    assert state(kay.view) == state(kim.view)
    assert verify(kay).findings == ()
    assert kay.projected_rows() == kay.rebuilt_rows()


def test_two_machines_of_one_person_are_one_person_with_two_writers(kim, exhibit, copy_for, post):
    other = copy_for("Kim Lee")
    deny(other, exhibit)
    deny(kim, exhibit, 1)

    pass_on(other, kim, post)
    pass_on(kim, other, post)

    assert other.reviewer == kim.reviewer
    assert other.view.writer != kim.view.writer
    assert state(other.view) == state(kim.view)
    assert colleagues(kim) == ()


def test_a_forked_writer_goes_whole_from_the_fork_on(kim, exhibit, copy_for, post):
    kay = copy_for("Kay Long")
    deny(kay, exhibit)
    pass_on(kay, kim, post)
    writer = Writer(kim)
    first = writer.note(b"n" * 16, "one")
    twin = Writer(kim, writer.writer, writer.person)
    second = twin.note(b"m" * 16, "two")
    first.take_in(kim)
    pass_on(kim, kay, post, "Kay Long")
    second.take_in(kim)

    pass_on(kim, kay, post, "Kay Long")

    assert {first.changeset, second.changeset} <= held(kay)
    assert state(kay.view) == state(kim.view)


def test_twenty_tagged_passages_fit_in_ten_kilobytes(tmp_path):
    with tagged_matter(tmp_path, count=1) as matter:
        everything = hand(matter, tmp_path / "1.pincite-handover", "Kay Long")
        added_words = everything.changesets
    with tagged_matter(tmp_path / "more") as matter:
        known = [row[0] for row in matter.view.rows("SELECT id FROM changeset ORDER BY seq")]
        writer = matter.view.writer.hex()
        exchanges.record_hand_over(
            matter,
            exchanges.Handed("Kay Long", exchanges.now(), "", 0, "", {writer: len(known) - 20}),
        )

        made = hand(matter, tmp_path / "20.pincite-handover", "Kay Long", since_last=True)

    assert added_words == 5
    assert (made.changesets, made.layers) == (21, 0)
    assert made.bytes <= 10_000


def test_since_a_day_goes_what_was_done_from_its_morning_on(kim, exhibit, post):
    (made,) = kim.view.rows("SELECT max(hlc) FROM changeset")
    day = date.fromtimestamp((made[0] >> 16) / 1000)  # noqa: DTZ012 - the person's own day

    of_that_day = hand(kim, post / "1.pincite-handover", since=day)
    after = hand(kim, post / "2.pincite-handover", since=day + timedelta(days=1))
    last = hand(kim, post / "3.pincite-handover", since_last=True)
    nothing_new = hand(kim, post / "4.pincite-handover", since_last=True)

    assert of_that_day.changesets == len(held(kim)) - 3
    assert after.changesets == 0
    # A file since a day is no whole one, so the first since the last one holds everything.
    assert (last.changesets, nothing_new.changesets) == (len(held(kim)) - 1, 1)


def test_bytes_of_a_sequestered_or_purged_exhibit_never_go(kim, exhibit, tmp_path):
    added = {words: add_text(kim, words) for words in ("They copied it.", "They burnt it.")}
    for words in added:
        kim.objects.put(words.encode())
    locked, gone = (one.exhibit for one in added.values())
    kim.do(lambda view: clawback.sequester(view, locked, "sent by mistake"))
    kim.do(lambda view: clawback.purge(view, gone, "sent by mistake"))

    made = hand(kim, tmp_path / "all.pincite-package")
    with open_received(made.path) as file:
        portions = list(file.portions())

    sent = {one.sha256 for one in portions if isinstance(one, ObjectBytes)}
    said = b"".join(
        payload.content for one in portions if isinstance(one, Acts) for payload in one.payloads
    )
    assert sent == {exhibit.exhibit.hex()}
    assert made.exhibits == 1
    assert gone.hex().encode() not in said.replace(b'"purge"', b"")
    with begin_copy(made.path, tmp_path / "kay", "Kay Long") as kay:
        assert state(kay.view) == state(kim.view)


def test_only_exhibits_whose_files_are_here_are_said_to_go(kim, exhibit, tmp_path):
    add_text(kim, "Its file was never put in.")

    expected = handing_over.extent(kim, Wanted(), Form.PACKAGE)
    made = hand(kim, tmp_path / "all.pincite-package")

    assert (expected.exhibits, made.exhibits) == (1, 1)


def test_a_package_from_before_an_exhibit_was_destroyed_does_not_bring_its_file_back(
    kim, exhibit, copy_for, post
):
    kay = copy_for("Kay Long")
    deny(kay, exhibit)
    kim.do(lambda view: clawback.purge(view, exhibit.exhibit, "ordered by the court"))
    purging.clean_purged(kim)

    taken = taking.take(kim, [hand(kay, post / "kay.pincite-package").path])
    purging.clean_purged(kim)

    assert taken.new == 3
    assert not kim.objects.has(exhibit.exhibit)
    assert verify(kim).findings == ()


def test_what_waits_for_a_later_version_travels_with_what_it_says(kim, exhibit, copy_for, post):
    kay = copy_for("Kay Long")
    later = Writer(kim).note(b"n" * 16, "said in a later version", v=2)
    later.take_in(kim)

    taken = pass_on(kim, kay, post)

    assert taken.rejected == 0
    assert later.changeset in held(kay)
    (payload,) = later.payloads
    assert kay.view.rows("SELECT 1 FROM payload WHERE hash = ?", (payload.hash,)) == [(1,)]


def test_the_log_says_to_whom_something_was_handed_over(kim, exhibit, post):
    hand(kim, post / "1.pincite-handover", "Kay Long", with_exhibits=True)

    (said,) = bodies_of(kim.view, Kind.EXPORTED, ExportedBody)
    assert (said[1].product, said[1].filter) == ("hand-over", "for Kay Long, with exhibits")
    assert said[1].name == "1.pincite-handover"
    assert exchanges.handed(kim)[0].to == "Kay Long"


@pytest.mark.parametrize("name", ["work.zip", "work", "matter.pincite"])
def test_a_file_that_would_be_none_of_ours_or_the_matter_itself_is_refused(kim, name):
    before = held(kim)

    with pytest.raises(InputError):
        hand(kim, kim.folder / name)

    assert held(kim) == before


def test_stopping_leaves_no_file(kim, exhibit, post):
    steps = iter([False, True, True, True])

    with pytest.raises(StoppedError):
        handing_over.hand_over(
            kim, post / "1.pincite-handover", Wanted(), is_stopped=lambda: next(steps)
        )

    assert list(post.iterdir()) == []


def test_a_file_with_only_the_latest_acts_begins_no_matter(kim, exhibit, copy_for, post, tmp_path):
    kay = copy_for("Kay Long")
    deny(kay, exhibit)
    pass_on(kay, kim, post)
    part = hand(kim, post / "part.pincite-handover", "Kay Long")

    with pytest.raises(ShareError, match="only what is new"):
        begin_copy(part.path, tmp_path / "zoe", "Zoe New")

    assert not (tmp_path / "zoe" / "matter").exists()


def test_a_damaged_file_begins_no_matter_and_leaves_nothing(kim, exhibit, tmp_path):
    made = hand(kim, tmp_path / "all.pincite-package")
    content = bytearray(made.path.read_bytes())
    at = content.index(TEXT.encode())
    content[at] ^= 1
    made.path.write_bytes(content)
    (tmp_path / "kay" / "matter").mkdir(parents=True)

    with pytest.raises(ShareError):
        begin_copy(made.path, tmp_path / "kay", "Kay Long")

    assert list((tmp_path / "kay" / "matter").iterdir()) == []


def test_the_review_database_alone_begins_a_matter(kim, exhibit, tmp_path):
    deny(kim, exhibit)

    made = hand(kim, tmp_path / "copy.pincite")
    with begin_copy(made.path, tmp_path / "kay", "Kay Long") as kay:
        assert made.form is Form.REVIEW_DATABASE
        assert state(kay.view) == state(kim.view)


def test_a_sealed_file_opens_with_its_passphrase_alone(kim, exhibit, copy_for, post):
    kay = copy_for("Kay Long")
    sealed = hand(kim, post / "1.pincite-handover", passphrase="barrels and invoices")

    shut = taking.take(kay, [sealed.path])
    opened = taking.take(kay, [sealed.path], "barrels and invoices")

    assert [one.files[0].is_locked for one in (shut, opened)] == [True, False]
    assert shut.new == 0
    assert opened.new > 0


def test_a_colleague_is_told_by_what_they_have_and_what_was_handed_to_them(
    kim, exhibit, copy_for, post
):
    kay = copy_for("Kay Long")
    deny(kay, exhibit)
    kay.work_as(kay.reviewer, Role.SECOND_LEVEL)
    deny(kay, exhibit, 1)
    assert colleagues(kim) == ()
    pass_on(kay, kim, post, "Kim Lee")
    (before,) = colleagues(kim)
    deny(kim, exhibit, 2)
    (meanwhile,) = colleagues(kim)
    hand(kim, post / "k.pincite-handover", "Kay Long")
    (after,) = colleagues(kim)

    assert (before.name, before.not_handed_over, before.known_missing) == ("Kay Long", 0, 0)
    assert before.role == Role.SECOND_LEVEL
    assert before.has_up_to is not None
    assert before.handed_up_to is None
    assert meanwhile.not_handed_over == 1
    assert after.not_handed_over == 0
    assert after.handed_up_to is not None
    assert after.has_up_to is not None
    assert after.handed_up_to > after.has_up_to
    assert after.acts == len(
        kay.view.rows("SELECT 1 FROM changeset WHERE person = ?", (kay.reviewer,))
    )


def test_acts_that_others_name_and_that_are_not_here_are_counted(kim, exhibit, copy_for, post):
    kay, ann = copy_for("Kay Long"), copy_for("Ann Doe")
    deny(kay, exhibit)
    pass_on(kay, kim, post)
    deny(kay, exhibit, 1)
    pass_on(kay, ann, post)
    deny(ann, exhibit, 2)
    own = ann.view.rows("SELECT id FROM changeset WHERE person = ?", (ann.reviewer,))
    give(ann, kim, [row[0] for row in own])

    told = {one.name: one.known_missing for one in colleagues(kim)}

    # The tag, and the act that handed it to Ann.
    assert told == {"Kay Long": 2, "Ann Doe": 0}


def test_a_name_that_is_none_begins_nothing(kim, exhibit, tmp_path):
    made = hand(kim, tmp_path / "all.pincite-package")

    with pytest.raises(InputError):
        begin.begin_from(made.path, tmp_path / "kay", "  ", settings=Settings(tmp_path / "home"))

    assert not (tmp_path / "kay").exists()


def test_what_lies_there_half_written_and_cannot_be_deleted_is_no_trouble(kim, exhibit, tmp_path):
    out = tmp_path / "work.pincite-handover"
    stuck = tmp_path / f".{out.name}.0a1b2c3d.pincite-part"
    stuck.mkdir()

    made = hand(kim, out)

    assert made.path == out
    assert out.is_file()
