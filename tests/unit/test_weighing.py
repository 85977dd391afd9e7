"""What a hand-over would weigh is told before it is written, and is about what it weighs."""

import pytest

from reviewer.sharing.handing_over import Wanted, extent, hand_over
from reviewer.store import weighing
from tests.unit.handed import tagged_matter


def test_what_is_told_before_is_about_what_is_written(tmp_path):
    with tagged_matter(tmp_path, 20) as matter:
        told = extent(matter, Wanted())
        written = hand_over(matter, tmp_path / "All.pincite-handover", Wanted())

    assert told.passages == 20
    assert told.layers == written.layers == 1
    assert written.changesets == told.changesets + 1, "the act that tells of the hand-over itself"
    assert told.file == pytest.approx(written.bytes, rel=0.35)


def test_of_a_large_log_a_part_is_weighed_for_all(tmp_path, monkeypatch):
    with tagged_matter(tmp_path, 20) as matter:
        whole = extent(matter, Wanted())
        monkeypatch.setattr(weighing, "_SLICE", 2)
        monkeypatch.setattr(weighing, "_MOST_SLICES", 4)
        part = extent(matter, Wanted())

    assert part.passages == pytest.approx(whole.passages, abs=5)
    assert part.file == pytest.approx(whole.file, rel=0.2)


def test_nothing_weighs_no_more_than_the_shell(tmp_path):
    with tagged_matter(tmp_path, 1) as matter:
        nothing = weighing.weight(matter.connection().cursor(), (), ())

    assert nothing.passages == 0
    assert nothing.bytes < 1000
