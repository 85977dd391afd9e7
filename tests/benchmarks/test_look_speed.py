"""A look into a colleague’s file: about what taking it in costs, and at once where little came."""

import os
from pathlib import Path

from reviewer.sharing import looking
from reviewer.sharing.container import write_container
from reviewer.sharing.portions import Acts, Form, Manifest
from reviewer.sharing.received import Receiver
from tests.benchmarks.colleagues_work import Colleague, Work, add_transcripts
from tests.unit.matters import make_matter
from tests.unit.offices import take

BEFORE, NEW, FEW = 16_000, 8_000, 80


def spent() -> float:
    """Seconds of processor, with those of processes that have ended."""
    return sum(os.times()[:4])


def file_of(folder: Path, matter: bytes, colleague: Colleague, count: int) -> Path:
    work: Work = colleague.work(count)
    manifest = Manifest(
        Form.HAND_OVER, matter.hex(), "", colleague.person.hex(), "Kay", 1, "x", changesets=count
    )
    path = folder / f"{count}.pincite-handover"
    write_container(path, manifest, [Acts(tuple(work.changesets), tuple(work.payloads))])
    return path


def test_a_look_costs_about_what_taking_in_costs(tmp_path, figure):
    with make_matter(tmp_path) as matter:
        exhibits = add_transcripts(matter, 10, 500)
        before = Colleague(matter, exhibits, 0).work(BEFORE)
        matter.take_in(before.changesets, before.payloads)
        few = file_of(tmp_path, matter.id, Colleague(matter, exhibits, 2), FEW)
        many = file_of(tmp_path, matter.id, Colleague(matter, exhibits, 1), NEW)
        costs = []
        for file in (few, many):
            begun = spent()
            with Receiver() as receiver:
                seen = looking.look(matter, file, receiver=receiver)
            costs.append(spent() - begun)
            assert seen.differences == seen.new // 4
        begun = spent()
        with Receiver() as receiver:
            taken = take(receiver, matter, many)
        whole = spent() - begun

    assert taken.new == NEW
    figure(
        f"a look at {FEW} acts on {BEFORE:,}: {costs[0]:.2f} s, at {NEW:,}: {costs[1]:.1f} s; "
        f"to take those in: {whole:.1f} s"
    )
    assert costs[0] <= 1
    assert costs[1] <= 1.3 * whole
