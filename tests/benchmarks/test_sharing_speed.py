"""Fifty thousand acts of a colleague on a hundred thousand, taken in beside a window that works."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reviewer.acts.passages import note_passage
from reviewer.matter import Matter
from reviewer.model import PassageId
from reviewer.sharing import errand, taking
from reviewer.sharing.container import write_container
from reviewer.sharing.errand import TakeOrder
from reviewer.sharing.outcomes import Taken
from reviewer.sharing.portions import Acts, Form, Manifest
from tests.benchmarks.colleagues_work import Colleague, Work, add_transcripts
from tests.unit.matters import make_matter, tag

KNOWN, NEW = 100_000, 50_000
SECONDS, SECONDS_AGAIN = 10.0, 0.5
GAP, TIMES_IDLE = 0.050, 1.3
TRANSCRIPTS, ANSWERS = 50, 600


@pytest.fixture(scope="module")
def matter(tmp_path_factory) -> Iterator[Matter]:
    with make_matter(tmp_path_factory.mktemp("sharing")) as made:
        yield made


def fill(matter: Matter, work: Work) -> None:
    big = matter.begin_big_write()
    said = {payload.hash: payload for payload in work.payloads}
    big.put(work.changesets, list(said.values()))
    big.accept()
    matter.finish_projections()


def file_of(matter: Matter, colleague: Colleague, path: Path) -> Path:
    """What a colleague hands over."""
    work = colleague.work(NEW)
    acts = Acts(tuple(work.changesets), tuple(work.payloads))
    upto = {colleague.writer.hex(): (NEW, work.changesets[-1].id.hex())}
    manifest = Manifest(
        Form.HAND_OVER,
        matter.id.hex(),
        "",
        colleague.person.hex(),
        "Kay",
        1,
        "x",
        changesets=NEW,
        upto=upto,
    )
    write_container(path, manifest, [acts])
    return path


def waits(matter: Matter, passage: PassageId, is_over: Callable[[], bool]) -> list[float]:
    """How long each of somebody's acts took meanwhile, the shortest first."""
    taken = []
    while not is_over():
        begun = time.perf_counter()
        matter.do(note_passage(matter.view, passage, f"At {begun}."))
        taken.append(time.perf_counter() - begun)
        time.sleep(0.05)
    return sorted(taken)


def test_fifty_thousand_acts_are_taken_in_while_the_window_works(matter, tmp_path, figure):
    exhibits = add_transcripts(matter, TRANSCRIPTS, ANSWERS)
    fill(matter, Colleague(matter, exhibits).work(KNOWN))
    passage = tag(matter, exhibits[0], _first(exhibits[0].text), "denial")
    file = file_of(matter, Colleague(matter, exhibits, share=1), tmp_path / "k.pincite-handover")
    end = time.monotonic() + 5
    idle = waits(matter, passage, lambda: time.monotonic() > end)

    begun = time.perf_counter()
    running = errand.start(matter.path, TakeOrder((file,)))
    busy = waits(matter, passage, lambda: running.is_over)
    seconds = time.perf_counter() - begun
    running.end()
    begun = time.perf_counter()
    again = taking.take(matter, [file])
    seconds_again = time.perf_counter() - begun

    p99 = [found[int(len(found) * 0.99)] for found in (idle, busy)]
    figure(
        f"{NEW} new on {KNOWN}: {seconds:.1f} s, again {seconds_again:.2f} s; an act waits p99 "
        f"{p99[1] * 1000:.0f} ms (idle {p99[0] * 1000:.0f} ms), at most {busy[-1] * 1000:.0f} ms"
    )
    assert isinstance(running.outcome, Taken)
    assert (running.outcome.new, running.outcome.rejected) == (NEW, 0)
    assert (again.new, again.known) == (0, NEW)
    assert p99[1] <= max(GAP, TIMES_IDLE * p99[0])


def _first(text: str) -> str:
    return next(line for line in text.split("\n") if line.startswith("A."))
