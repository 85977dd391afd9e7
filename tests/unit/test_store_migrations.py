"""Review databases of older versions open in this one.

``tests/references/version-n`` holds one matter as version n wrote it, with the state it then had;
``--update-references`` writes the newest one anew, which is right only before its release.
"""

import resource
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from reviewer.acts import passages as passage_acts
from reviewer.acts import tagging
from reviewer.errors import MatterError
from reviewer.matter import open_matter
from reviewer.model import TagId
from reviewer.queries import history, passages
from reviewer.sharing.state import state
from reviewer.sharing.verify import verify
from reviewer.store import beside, migrations
from reviewer.store.version import USER_VERSION
from tests.unit.matters import add_transcript, make_matter, tag

REFERENCES = Path(__file__).parents[1] / "references"
VERSIONS = range(1, USER_VERSION + 1)


def write_reference(folder: Path) -> None:
    """A matter with an exhibit, passages, an own tag, a note, and something undone."""
    shutil.rmtree(folder, ignore_errors=True)
    with make_matter(folder / "made") as matter:
        added = add_transcript(
            matter,
            [("Q", "Q.  Did you copy the books?"), ("A", "A.  No.  We did keep some pages.")],
        )
        passage = tag(matter, added, "We did keep some pages.", "admission", "agent_employee")
        matter.do(lambda view: passage_acts.note_passage(view, passage, "Ask Doe."))
        matter.do(lambda view: tagging.define_tag(view, "Key fact", "teal"))
        matter.do(lambda view: tagging.tag_passage(view, passage, TagId("quantity")))
        matter.undo()
        (folder / "state.txt").write_text(state(matter.view))
    shutil.move(folder / "made" / "matter" / "matter.pincite", folder / "matter.pincite")
    shutil.rmtree(folder / "made")


@pytest.fixture
def old(tmp_path, request):
    """Copy the matter of a version, which may be written to."""

    def copy(version: int) -> Path:
        folder = REFERENCES / f"version-{version}"
        if request.config.getoption("--update-references") and version == USER_VERSION:
            write_reference(folder)
        return Path(shutil.copytree(folder, tmp_path / "old"))

    return copy


@pytest.mark.parametrize("version", VERSIONS)
def test_a_matter_of_every_released_version_opens_and_says_what_it_said(old, version):
    folder = old(version)

    with open_matter(folder) as matter:
        assert state(matter.view) == (folder / "state.txt").read_text()
        passage = passages.resolve(matter.view, "KL-0001")
        card = passages.card(matter.view, passage)
        assert card.citation == "Clark Dep. 5:1-2"
        assert card.line.quote == "We did keep some pages."
        assert [(on.tag, on.kind) for on in card.tags] == [("admission", "agent_employee")]
        assert [note.text for note in card.notes] == ["Ask Doe."]
        assert next(history.acts(matter.view)).sentence.startswith("took back: tagged KL-0001")
        assert all("The file of an exhibit" in line for line in verify(matter).findings)
        matter.do(lambda view: passage_acts.withdraw_passage(view, passage))
        assert matter.projected_rows() == matter.rebuilt_rows()


# --- steps ----------------------------------------------------------------------------------------


def plain(path: Path, statement: str) -> list[tuple[object, ...]]:
    connection = driver.connect(str(path), isolation_level=None)
    try:
        return list(connection.execute(statement))
    finally:
        connection.close()


@pytest.fixture
def older(tmp_path) -> Path:
    """A file of a made-up version 0: one column of an index is missing in it."""
    with make_matter(tmp_path) as matter:
        path = matter.path
    plain(path, "DROP INDEX passage_created")
    plain(path, "PRAGMA user_version = 0")
    return path


def add_index(cursor: driver.Cursor) -> None:
    cursor.execute("CREATE INDEX passage_created ON passage (created)")


def test_a_file_of_this_version_is_left_alone(tmp_path):
    with make_matter(tmp_path) as matter:
        path = matter.path
    before = path.read_bytes()

    assert migrations.bring_up_to_date(path) is None
    assert path.read_bytes() == before
    assert sorted(one.name for one in path.parent.iterdir()) == ["matter.pincite"]


def test_an_older_file_is_copied_then_brought_up_step_by_step(older):
    copy = migrations.bring_up_to_date(older, {0: add_index, **migrations.STEPS})

    assert copy is not None
    assert plain(older, "PRAGMA user_version") == [(USER_VERSION,)]
    assert plain(copy, "PRAGMA user_version") == [(0,)]
    assert plain(copy, "SELECT count(*) FROM changeset") == plain(
        older, "SELECT count(*) FROM changeset"
    )
    with open_matter(older.parent) as matter:
        assert not verify(matter).findings


def test_a_step_that_fails_leaves_the_file_as_it_was_beside_its_copy(older):
    def half(cursor: driver.Cursor) -> None:
        cursor.execute("CREATE TABLE extra (one)")
        cursor.execute("INSERT INTO nowhere VALUES (1)")

    before = plain(older, "SELECT sql FROM sqlite_schema ORDER BY name")

    with pytest.raises(MatterError, match="it is unchanged"):
        migrations.bring_up_to_date(older, {0: half, **migrations.STEPS})

    assert plain(older, "SELECT sql FROM sqlite_schema ORDER BY name") == before
    assert plain(older, "PRAGMA user_version") == [(0,)]
    assert len(list(older.parent.glob("*-version-0-*.backup"))) == 1


def test_a_fault_of_a_step_is_not_hidden_and_still_leaves_the_file_as_it_was(older):
    def faulty(cursor: driver.Cursor) -> None:
        cursor.execute("CREATE TABLE extra (one)")
        raise KeyError("a fault of Pincite")

    with pytest.raises(KeyError):
        migrations.bring_up_to_date(older, {0: faulty, **migrations.STEPS})

    assert plain(older, "SELECT name FROM sqlite_schema WHERE name = 'extra'") == []


def test_two_windows_that_find_an_older_file_bring_it_up_once_and_both_open_it(older):
    done = []

    def slowly(cursor: driver.Cursor) -> None:
        done.append("step")
        add_index(cursor)
        time.sleep(1)

    def window() -> None:
        migrations.bring_up_to_date(older, {0: slowly, **migrations.STEPS})

    with ThreadPoolExecutor(2) as windows:
        for opened in [windows.submit(window), windows.submit(window)]:
            opened.result()

    assert done == ["step"]
    with open_matter(older.parent) as matter:
        assert not verify(matter).findings


def test_a_full_disk_leaves_the_file_as_it_was_and_no_half_copy(older):
    before = older.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, hard))
    try:
        with pytest.raises(MatterError, match="Free some space"):
            migrations.bring_up_to_date(older, {0: add_index, **migrations.STEPS})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert older.read_bytes() == before
    assert [one.name for one in older.parent.glob("*.backup")] == []


KILLED = """
import os, signal, sys
from pathlib import Path
from reviewer.store import migrations

step = migrations.STEPS[1]

def killed(cursor):
    cursor.execute("PRAGMA cache_size = 2")
    step(cursor)
    os.kill(os.getpid(), signal.SIGKILL)

migrations.bring_up_to_date(Path(sys.argv[1]), {**migrations.STEPS, 1: killed})
"""


def test_a_file_whose_bringing_up_was_killed_is_as_it_was_and_is_brought_up_next_time(old):
    folder = old(1)
    path = folder / "matter.pincite"
    run = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert run.returncode == -signal.SIGKILL
    assert plain(path, "PRAGMA user_version") == [(1,)]
    assert plain(path, "PRAGMA integrity_check") == [("ok",)]

    with open_matter(folder) as matter:
        assert state(matter.view) == (folder / "state.txt").read_text()
        assert matter.projected_rows() == matter.rebuilt_rows()


def test_a_version_that_nobody_wrote_is_refused_in_words(older):
    with pytest.raises(MatterError, match="no Pincite wrote"):
        migrations.bring_up_to_date(older)

    assert [one.name for one in older.parent.iterdir()] == ["matter.pincite"]


def test_a_newer_file_is_refused_and_not_touched(tmp_path):
    with make_matter(tmp_path) as matter:
        path = matter.path
    plain(path, f"PRAGMA user_version = {USER_VERSION + 1}")
    before = path.read_bytes()

    with pytest.raises(MatterError, match="newer Pincite"):
        open_matter(tmp_path / "matter")

    assert path.read_bytes() == before


def test_every_step_up_to_this_version_is_there():
    assert set(migrations.STEPS) == set(range(1, USER_VERSION))


def test_a_database_of_another_program_and_no_database_are_refused(tmp_path):
    path = tmp_path / beside.FILE_NAME
    with pytest.raises(MatterError, match="There is no matter here"):
        migrations.bring_up_to_date(path)
    plain(path, "CREATE TABLE other (one)")
    with pytest.raises(MatterError, match="another program"):
        migrations.bring_up_to_date(path)
    path.write_bytes(b"no database at all" * 500)
    with pytest.raises(MatterError, match="no review database"):
        migrations.bring_up_to_date(path)
