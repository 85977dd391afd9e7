"""Taking in what colleagues hand over: nothing of it is believed, nothing of mine is replaced."""

import hashlib
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reviewer.acts import clawback
from reviewer.acts.passages import set_passage_field
from reviewer.errors import MatterError, ShareError, StoppedError
from reviewer.matter import Matter, open_matter
from reviewer.said import Said
from reviewer.sharing import errand, exchanges, taking
from reviewer.sharing.container import write_container
from reviewer.sharing.earlier import as_before
from reviewer.sharing.errand import LookOrder, ShareOrder, TakeOrder
from reviewer.sharing.errand_messages import Job
from reviewer.sharing.handing_over import HandedOver, Wanted
from reviewer.sharing.outcomes import Preview, Taken
from reviewer.sharing.portions import (
    Acts,
    GeometryRows,
    LayerRows,
    Manifest,
    ObjectBytes,
    Portion,
)
from reviewer.sharing.received import open_received
from reviewer.sharing.state import state
from reviewer.sharing.verify import verify
from reviewer.store import log
from reviewer.text import geometry
from tests.unit.matters import add_text, make_matter, tag
from tests.unit.offices import WORDS, deny, hand, held, pass_on
from tests.unit.replicas import Writer, give

Copy = Callable[[str], Matter]
OTHER = "They paid nobody. They went home."


def read(path: Path) -> tuple[Manifest, list[Portion]]:
    """What a file says of itself, and its portions."""
    with open_received(path) as file:
        return file.manifest, list(file.portions())


def rewrite(path: Path, change: Callable[[Portion], Iterable[Portion]]) -> None:
    """Put other portions in the place of some; it says nothing of how far it goes."""
    manifest, portions = read(path)
    changed = [one for portion in portions for one in change(portion)]
    write_container(path, replace(manifest, upto={}), changed)


def file_of(source: Matter, tmp_path: Path, **more: object) -> Path:
    return hand(source, tmp_path / "from-kay.pincite-handover", "Kim Lee", **more).path


def test_a_look_says_what_would_come_of_it_and_changes_nothing(kim, exhibit, kay, tmp_path):
    deny(kay, exhibit)
    passage = tag(kim, exhibit, WORDS[1], "denial")
    give(kim, kay)
    kay.do(lambda view: set_passage_field(view, passage, "importance", "hot"))
    kim.do(lambda view: set_passage_field(view, passage, "importance", "warm"))
    add_text(kay, OTHER)
    before = (held(kim), kim.path.stat().st_mtime_ns, kim.has_changed_elsewhere())

    seen = taking.look(kim, file_of(kay, tmp_path))

    assert before == (held(kim), kim.path.stat().st_mtime_ns, kim.has_changed_elsewhere())
    assert exchanges.takings(kim) == ()
    assert (seen.rejected, seen.differences, seen.exhibits_missing, seen.layers) == (0, 1, 1, 1)
    assert [one.name for one in seen.colleagues] == ["Kay Long"]
    assert seen.sentences == (
        "1 new passage by Kay Long.",
        "1 differs from what is here.",
        "The file of 1 exhibit is not here.",
    )
    taken = taking.take(kim, [seen.path])
    assert (taken.new, taken.differences, taken.exhibits_missing) == (
        seen.new,
        seen.differences,
        seen.exhibits_missing,
    )


def test_nothing_new_is_said_to_be_nothing_new(kim, exhibit, kay, tmp_path):
    file = hand(kim, tmp_path / "all.pincite-handover").path

    assert taking.look(kim, file).sentences == ("Everything in this file is here already.",)
    assert (taking.take(kim, [file]).new, taking.take(kim, [file]).known) == (0, len(held(kim)))


def test_a_file_of_another_matter_is_refused_and_the_others_are_taken(kim, exhibit, kay, tmp_path):
    deny(kay, exhibit)
    good = file_of(kay, tmp_path)
    with make_matter(tmp_path / "other", title="Doe v. Roe") as other:
        foreign = hand(other, tmp_path / "other.pincite-handover").path

    taken = taking.take(kim, [foreign, good, tmp_path / "gone.pincite-handover"])

    assert [bool(one.refusal) for one in taken.files] == [True, False, True]
    assert "Doe v. Roe" in taken.files[0].refusal
    assert isinstance(taken.files[0].refusal, Said)
    assert taken.new == 3
    with pytest.raises(ShareError, match="another matter"):
        taking.look(kim, foreign)


@pytest.mark.parametrize("missing", [LayerRows, GeometryRows])
def test_an_act_that_names_a_text_or_layout_waits_for_it(kim, exhibit, kay, tmp_path, missing):
    add_text(kay, OTHER)
    file = file_of(kay, tmp_path)
    whole = file.read_bytes()
    rewrite(file, lambda one: [] if isinstance(one, missing) else [one])

    seen, taken = taking.look(kim, file), taking.take(kim, [file])

    assert (seen.rejected, taken.rejected) == (1, 1)
    assert "did not come with them" in taken.files[0].reasons[0].sentence
    assert verify(kim).findings == ()

    file.write_bytes(whole)
    later = taking.take(kim, [file])

    assert (later.new, later.rejected) == (1, 0)
    assert state(kim.view) == state(kay.view)


def test_a_layout_that_no_act_names_is_not_taken(kim, exhibit, kay, tmp_path):
    add_text(kay, OTHER)
    file = file_of(kay, tmp_path)

    def forge(one: Portion) -> Iterable[Portion]:
        if not isinstance(one, GeometryRows):
            return [one]
        page = replace(geometry.decode_page(one.pages[0]), width=100.0)
        return [replace(one, pages=(geometry.encode_page(page),))]

    rewrite(file, forge)
    taken = taking.take(kim, [file])

    assert taken.rejected == 1
    assert verify(kim).findings == ()


def test_two_who_laid_the_same_pages_out_differently_meet(kim, exhibit, kay, tmp_path):
    (tmp_path / "post").mkdir()
    added = add_text(kim, OTHER)
    other = add_text(kay, OTHER, width=700.0)
    assert added.layer == other.layer

    first = pass_on(kay, kim, tmp_path / "post")
    second = pass_on(kim, kay, tmp_path / "post")

    assert (first.rejected, second.rejected) == (0, 0)
    assert state(kim.view) == state(kay.view)


def test_what_is_damaged_is_counted_and_the_rest_is_taken(kim, exhibit, kay, tmp_path):
    deny(kay, exhibit)
    deny(kay, exhibit, 1)
    file = file_of(kay, tmp_path)
    found: list[bytes] = []

    def damage(one: Portion) -> Iterable[Portion]:
        if not isinstance(one, Acts):
            return [one]
        first, second, *rest = one.changesets
        found.append(first.id)
        forged = replace(first, body=first.body.replace(b'"reviewer"', b'"attorney"'))
        (said, *_) = log.payloads_of(log.decode(second.body))
        payloads = tuple(
            replace(each, content=b'{"tag":"x"}') if each.hash == said else each
            for each in one.payloads
        )
        return [Acts((forged, second, *rest), payloads)]

    rewrite(file, damage)
    seen, taken = taking.look(kim, file), taking.take(kim, [file])

    assert (seen.new, seen.rejected) == (taken.new, taken.rejected) == (2, 2)
    assert found[0] not in held(kim)
    assert verify(kim).findings == ()
    assert kim.projected_rows() == kim.rebuilt_rows()


def test_only_files_that_an_act_names_and_that_are_what_they_say_are_kept(
    kim, exhibit, kay, tmp_path
):
    kay.objects.put(OTHER.encode())
    add_text(kay, OTHER)
    file = file_of(kay, tmp_path, with_exhibits=True)
    digest = hashlib.sha256(OTHER.encode()).digest()
    stray = b"Nobody names this."

    def with_stray(one: Portion) -> Iterable[Portion]:
        if isinstance(one, ObjectBytes):
            name = hashlib.sha256(stray).hexdigest()
            yield replace(one, content=OTHER.upper().encode())
            yield ObjectBytes(name, 0, len(stray), stray)
        else:
            yield one

    bad = tmp_path / "bad.pincite-handover"
    bad.write_bytes(file.read_bytes())
    rewrite(bad, with_stray)

    first = taking.take(kim, [bad])
    second = taking.take(kim, [file])

    assert (first.rejected, first.exhibits_missing, first.files[0].objects) == (0, 1, 0)
    assert (second.new, second.exhibits_missing, second.files[0].objects) == (0, 0, 1)
    assert kim.objects.holds(digest)
    assert {one for one, _ in kim.objects.all()} == {exhibit.exhibit, digest}


@pytest.mark.parametrize("steps", [1, 3])
def test_stopping_before_the_end_changes_nothing(kim, exhibit, kay, tmp_path, steps):
    kay.objects.put(OTHER.encode())
    add_text(kay, OTHER)
    file = file_of(kay, tmp_path, with_exhibits=True)
    before, rows = held(kim), kim.projected_rows()
    asked = iter(range(100))

    with pytest.raises(StoppedError):
        taking.take(kim, [file], is_stopped=lambda: next(asked) >= steps)

    assert held(kim) == before
    assert kim.projected_rows() == rows
    assert [one for one, _ in kim.objects.all()] == [exhibit.exhibit]
    assert taking.take(kim, [file]).rejected == 0


def test_what_was_destroyed_elsewhere_needs_no_words(kim, exhibit, kay, tmp_path):
    deny(kay, exhibit)
    added = add_text(kay, OTHER)
    passage = tag(kay, added, "They paid nobody.", "denial")
    kay.do(lambda view: set_passage_field(view, passage, "importance", "hot"))
    kay.do(lambda view: clawback.purge(view, added.exhibit, "sent by mistake"))
    kay.clean_purged()
    file = file_of(kay, tmp_path)

    seen, taken = taking.look(kim, file), taking.take(kim, [file])

    assert (seen.rejected, taken.rejected) == (0, 0)
    assert seen.new == taken.new
    assert state(kim.view) == state(kay.view)
    assert verify(kim).findings == ()


def test_only_one_window_takes_something_in_at_a_time(kim, exhibit, kay, tmp_path):
    deny(kay, exhibit)
    file = file_of(kay, tmp_path)

    with exchanges.one_at_a_time(kim), pytest.raises(MatterError, match="Another window"):
        taking.take(kim, [file])

    assert taking.take(kim, [file]).new == 3


def test_as_before_opens_the_state_from_before_a_taking_in(kim, exhibit, kay, tmp_path):
    deny(kim, exhibit)
    before = state(kim.view)
    deny(kay, exhibit, 1)
    taking.take(kim, [file_of(kay, tmp_path)])
    deny(kim, exhibit, 2)
    (taken,) = exchanges.takings(kim)

    with as_before(kim, taken, tmp_path / "before") as earlier:
        assert state(earlier.view) == before
        assert earlier.view.writer != kim.view.writer
        assert earlier.reviewer == kim.reviewer
        assert verify(earlier).findings == ()
        assert earlier.objects.path(exhibit.exhibit).samefile(kim.objects.path(exhibit.exhibit))
    with pytest.raises(MatterError, match="not empty"):
        as_before(kim, taken, tmp_path / "before")


def test_as_of_a_day_before_anything_there_is_no_matter(kim, exhibit, tmp_path):
    with pytest.raises(MatterError, match="later"):
        as_before(kim, date(2020, 1, 1), tmp_path / "before")

    assert not (tmp_path / "before").exists()
    with as_before(kim, date(2030, 1, 1), tmp_path / "later") as later:
        assert state(later.view) == state(kim.view)


def test_what_is_sequestered_now_is_so_in_every_earlier_state(kim, exhibit, kay, tmp_path):
    deny(kay, exhibit)
    taking.take(kim, [file_of(kay, tmp_path)])
    kim.do(lambda view: clawback.sequester(view, exhibit.exhibit, "sent by mistake"))
    (taken,) = exchanges.takings(kim)

    with as_before(kim, taken, tmp_path / "before") as earlier:
        assert earlier.view.rows("SELECT 1 FROM exhibit") == []
        assert list(earlier.objects.all()) == []


def finished(started: errand.Errand) -> errand.Errand:
    """An errand that is over, within a time that a busy machine needs."""
    until = time.monotonic() + 60
    while not started.is_over:
        assert time.monotonic() < until
        time.sleep(0.01)
    started.end()
    return started


def test_errands_of_the_window_run_beside_it(kim, exhibit, kay, tmp_path):
    deny(kay, exhibit)
    file = file_of(kay, tmp_path)
    looked = finished(errand.start(kim.path, LookOrder(file))).outcome
    taken = finished(errand.start(kim.path, TakeOrder((file,)))).outcome
    order = ShareOrder(tmp_path / "k.pincite-handover", Wanted("Kay Long"))
    shared = finished(errand.start(kim.path, order)).outcome

    assert isinstance(looked, Preview)
    assert looked.sentences == ("1 new passage by Kay Long.",)
    assert isinstance(looked.sentences[0], Said)
    assert looked.sentences[0].values["name"] == "Kay Long"
    assert isinstance(taken, Taken)
    assert (taken.new, taken.files[0].path) == (3, file)
    assert isinstance(shared, HandedOver)
    assert shared.changesets == 1
    deny(kim, exhibit, 1)


def test_an_errand_says_why_not_and_can_be_stopped(kim, exhibit, kay, tmp_path):
    with make_matter(tmp_path / "other", title="Doe v. Roe") as other:
        foreign = hand(other, tmp_path / "other.pincite-handover").path

    both = errand.start(kim.path, LookOrder(foreign)), errand.start(kim.path, TakeOrder((foreign,)))
    both[1].stop()
    refused, stopped = (finished(one).failure for one in both)

    assert isinstance(refused, ShareError)
    assert isinstance(refused.args[0], Said)
    assert refused.args[0].values == {"title": "Doe v. Roe"}
    assert isinstance(stopped, StoppedError)


_SAYS = "import sys; sys.stdout.buffer.write({}); sys.stdout.flush(); sys.stdin.read()"


@pytest.mark.parametrize(
    "program",
    [_SAYS.format(b"\3\0\0\0abc"), _SAYS.format(b"\xff" * 4), "raise SystemExit(3)"],
    ids=["no message", "too long", "gone at once"],
)
def test_an_errand_that_makes_no_sense_is_over_and_says_so(tmp_path, program):
    job = Job(str(tmp_path), "", "", None, LookOrder(tmp_path / "a.pincite-handover"))

    over = finished(errand.Errand(job, [sys.executable, "-c", program]))

    assert over.outcome is None
    assert isinstance(over.failure, MatterError)


def test_what_was_accepted_and_not_shown_yet_is_shown_at_the_next_opening(
    kim, exhibit, kay, tmp_path
):
    deny(kay, exhibit)
    made = Writer(kim).note(b"n" * 16, "late")
    big = kim.begin_big_write()
    big.put([made.received], made.payloads)
    big.accept()
    folder = kim.folder
    kim.close()

    with open_matter(folder) as again:
        assert made.changeset in held(again)
        assert again.projected_rows() == again.rebuilt_rows()
