"""Which writer a copy of a matter is: it goes on where it left off, and a copy never does."""

import json
import shutil
from functools import partial
from pathlib import Path

import pytest

from reviewer.acts import exhibits as exhibit_acts
from reviewer.matter import Matter, open_matter
from reviewer.queries import exhibits
from reviewer.sharing.state import state
from tests.unit.matters import Added, add_text, make_matter, tag


@pytest.fixture
def made(tmp_path) -> Path:
    with make_matter(tmp_path) as matter:
        add_text(matter, "One.")
    folder: Path = matter.folder
    return folder


def note_of(home: Path) -> Path:
    (found,) = (home / "writers").iterdir()
    return found


def writers(matter: Matter) -> set[bytes]:
    rows = matter.connection().execute("SELECT DISTINCT writer FROM changeset").fetchall()
    return {row[0] for row in rows}


def controls(matter: Matter) -> list[str]:
    return [line.control for line in exhibits.exhibits(matter.view)]


def test_a_matter_that_is_opened_again_goes_on_under_its_writer(made):
    for words in ("Two.", "Three."):
        with open_matter(made) as matter:
            add_text(matter, words)
            found = writers(matter), controls(matter)

    assert found[1] == ["KL-00001", "KL-00002", "KL-00003"]
    assert len(found[0]) == 1


def test_a_copy_begins_a_writer_and_a_prefix_with_its_first_act(made, tmp_path):
    shutil.copytree(made, tmp_path / "copy")
    with open_matter(tmp_path / "copy") as copy:
        before = state(copy.view)
        assert len(writers(copy)) == 1
        add_text(copy, "Two.")
        assert len(writers(copy)) == 2
        assert controls(copy) == ["KL-00001", "KL2-00001"]
    with open_matter(made) as matter:
        assert state(matter.view) == before
        add_text(matter, "Three.")
        assert controls(matter) == ["KL-00001", "KL-00002"]


def test_a_file_put_back_to_an_earlier_day_begins_a_new_writer(made):
    earlier = (made / "matter.pincite").read_bytes()
    for words in ("Two.", "Three."):
        with open_matter(made) as matter:
            add_text(matter, words)
    (made / "matter.pincite").write_bytes(earlier)

    with open_matter(made) as matter:
        add_text(matter, "Four.")
        assert len(writers(matter)) == 2
        assert controls(matter) == ["KL-00001", "KL2-00001"]


@pytest.mark.parametrize("changesets", [1, 3])
def test_a_program_killed_between_an_act_and_its_note_goes_on(made, home, changesets):
    with open_matter(made) as matter:
        place = add_text(matter, "Two.").occurrence
        note = note_of(home).read_bytes()
        numbers = [f"PX-{number}" for number in range(changesets)]
        matter.do_all(
            [partial(exhibit_acts.fill_numbers, values=[(place, number)]) for number in numbers]
        )
    note_of(home).write_bytes(note)

    with open_matter(made) as matter:
        add_text(matter, "Three.")
        assert len(writers(matter)) == 1


def test_a_program_killed_before_the_first_note_of_a_matter_goes_on(tmp_path, home):
    with make_matter(tmp_path) as matter:
        writer = matter.view.writer
    note = json.loads(note_of(home).read_bytes())
    note_of(home).write_text(json.dumps(note | {"wseq": 0, "head": ""}))

    with open_matter(tmp_path / "matter") as matter:
        assert matter.view.writer == writer


@pytest.mark.parametrize(
    "damaged",
    [
        b"", b"{", b"[1, 2]", b"\xff" * 512,
        json.dumps({"writer": "zz", "reviewer": "00" * 16}).encode(),
        json.dumps({"writer": "00" * 16, "reviewer": "x"}).encode(),
        json.dumps({"writer": "00" * 16, "reviewer": "00" * 16, "wseq": -1}).encode(),
    ],
)  # fmt: skip
def test_a_note_that_cannot_be_read_counts_as_none(made, home, damaged):
    note_of(home).write_bytes(damaged)

    with open_matter(made) as matter:
        add_text(matter, "Two.")
        assert len(writers(matter)) == 2
    with open_matter(made) as matter:
        add_text(matter, "Three.")
        assert len(writers(matter)) == 2


def test_an_act_is_safe_where_the_note_cannot_be_written(tmp_path, home):
    (home / "writers").write_text("a file where the folder should be")
    with make_matter(tmp_path) as matter:
        added: Added = add_text(matter, "The shelf holds 81.7 terabytes.")
        tag(matter, added, "81.7 terabytes", "quantity")

    with open_matter(matter.folder) as again:
        assert controls(again) == ["KL-00001"]


def test_a_matter_moved_in_one_disk_goes_on(made, tmp_path):
    made.rename(tmp_path / "moved")

    with open_matter(tmp_path / "moved") as matter:
        add_text(matter, "Two.")
        assert controls(matter) == ["KL-00001", "KL-00002"]
