"""Opening and closing the review database: alone, beside another, after a crash, as a copy."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from reviewer.errors import MatterDamagedError, MatterError
from reviewer.matter import open_matter
from reviewer.model import MatterId
from reviewer.queries import exhibits
from reviewer.store.database import (
    Found,
    check_file,
    create_database,
    damage_in_words,
    open_database,
)
from reviewer.store.layers import PUT_PART, has_layer, sweep_orphans
from reviewer.text import codec
from reviewer.text.layer import TextLayer
from tests.unit.matters import add_text, make_matter

WAL, ONE_FILE = b"\x02\x02", b"\x01\x01"


def header(path: Path) -> bytes:
    return path.read_bytes()[18:20]


def beside(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.glob(f"{path.name}*"))


def killed_while_open(folder: Path) -> Path:
    """A matter whose process was killed with the matter open; gives the review database."""
    program = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from reviewer.matter import open_matter\n"
        "matter = open_matter(Path(sys.argv[1]))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    ended = subprocess.run([sys.executable, "-c", program, str(folder)], check=False)
    assert ended.returncode == -signal.SIGKILL
    return folder / "matter.pincite"


def test_closing_leaves_one_whole_file(tmp_path):
    with make_matter(tmp_path) as matter:
        assert header(matter.path) == WAL
        assert matter.close()

    assert header(matter.path) == ONE_FILE
    assert beside(matter.path) == ["matter.pincite"]


def test_a_matter_whose_program_was_killed_opens_again_and_goes_on(tmp_path):
    with make_matter(tmp_path) as matter:
        add_text(matter, "One.")
    path = killed_while_open(tmp_path / "matter")

    assert beside(path)[-1].endswith("-wal")
    with open_matter(tmp_path / "matter") as matter:
        add_text(matter, "Two.")
        assert [line.control for line in exhibits.exhibits(matter.view)] == ["KL-00001", "KL-00002"]
    assert header(path) == ONE_FILE


def test_a_file_killed_on_the_last_step_of_closing_opens_where_it_was_worked_on(tmp_path):
    with make_matter(tmp_path) as matter:
        add_text(matter, "One.")
    half_closed = driver.connect(matter.path)
    half_closed.execute("PRAGMA journal_mode = WAL")
    half_closed.close()

    assert (header(matter.path), beside(matter.path)) == (WAL, ["matter.pincite"])
    with open_matter(tmp_path / "matter") as again:
        assert len(exhibits.exhibits(again.view)) == 1


def test_a_file_copied_while_it_was_open_is_refused_even_in_its_own_place(tmp_path):
    with make_matter(tmp_path) as matter:
        add_text(matter, "One.")
    with open_matter(tmp_path / "matter") as matter:
        (tmp_path / "copy").mkdir()
        stale = shutil.copy(matter.path, tmp_path / "copy")
        add_text(matter, "Two.")
    content = Path(stale).read_bytes()

    with pytest.raises(MatterError, match="copied while the matter was open"):
        open_matter(tmp_path / "copy")
    assert Path(stale).read_bytes() == content
    matter.path.write_bytes(content)
    with pytest.raises(MatterError, match="copied while the matter was open"):
        open_matter(tmp_path / "matter")


def test_two_windows_on_one_matter_see_each_others_acts_and_the_last_one_tidies(tmp_path):
    with make_matter(tmp_path) as first:
        second = open_matter(tmp_path / "matter")
        add_text(first, "One.")
        assert len(exhibits.exhibits(second.view)) == 1
        add_text(second, "Two.")
        assert len(exhibits.exhibits(first.view)) == 2
        assert not second.close()
        assert header(first.path) == WAL

    assert header(first.path) == ONE_FILE


def test_a_second_window_does_not_sweep_what_the_first_is_taking_in(tmp_path):
    layer = bytes(32)
    write = "INSERT INTO layer (layer, part, start, text, structure) VALUES (?, 0, 0, 'Half', x'')"
    with make_matter(tmp_path) as first:
        first.put_rows([(write, (layer,))])
        first.objects.folder.joinpath("ab").mkdir(parents=True)
        waiting = first.objects.folder / "ab" / ".abcd.1.tmp"
        waiting.touch()
        open_matter(tmp_path / "matter").close()
        assert has_layer(first.connection().cursor(), layer)
        assert waiting.exists()

    with open_matter(tmp_path / "matter") as alone:
        assert not has_layer(alone.connection().cursor(), layer)
        assert not waiting.exists()


def test_another_writer_is_waited_for_and_then_told_in_words(tmp_path, monkeypatch):
    monkeypatch.setattr(
        "reviewer.store.database.SETTINGS", ("foreign_keys = ON", "busy_timeout = 50")
    )
    with make_matter(tmp_path) as matter:
        other = driver.connect(matter.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(MatterError, match="Another window is writing"):
            add_text(matter, "One.")
        other.execute("ROLLBACK")
        add_text(matter, "One.")
        other.close()


def test_the_reading_connection_cannot_write(tmp_path):
    with make_matter(tmp_path) as matter, pytest.raises(Exception, match="readonly"):
        matter.connection().execute("DELETE FROM local")


def test_the_log_itself_cannot_be_changed(tmp_path):
    database = create_database(tmp_path / "matter.pincite")
    database.close()
    with make_matter(tmp_path) as matter:
        add_text(matter, "One.")
    opened = driver.connect(matter.path)
    for statement in ("DELETE FROM changeset", "UPDATE changeset SET verb = 'x'"):
        with pytest.raises(driver.DatabaseError):
            opened.execute(statement)
    opened.close()


def test_a_matter_in_a_folder_with_odd_letters_opens(tmp_path):
    with make_matter(tmp_path / "Küste? #1 100% & more") as matter:
        add_text(matter, "One.")

    with open_matter(matter.folder) as again:
        assert len(exhibits.exhibits(again.view)) == 1


def test_other_faults_of_the_driver_are_not_called_damage():
    with pytest.raises(driver.ProgrammingError), damage_in_words():
        raise driver.ProgrammingError("no such thing")


def test_a_damaged_file_of_ours_is_told_apart_from_a_stranger(tmp_path):
    with make_matter(tmp_path) as matter:
        add_text(matter, "One.")
    content = bytearray(matter.path.read_bytes())
    content[100:4096] = bytes(3996)
    matter.path.write_bytes(content)

    with pytest.raises(MatterDamagedError, match="Restore the last backup"):
        check_file(matter.path)


# --- new files ----------------------------------------------------------------------------------


def test_nothing_is_made_over_something_that_lies_there(tmp_path):
    path = tmp_path / "matter.pincite"
    path.write_text("mine")

    with pytest.raises(MatterError, match="already lies"):
        create_database(path)
    assert path.read_text() == "mine"


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="this person may write everywhere"
)
def test_a_read_only_folder_is_refused_in_words(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(MatterError, match="cannot be written"):
        create_database(tmp_path / "matter.pincite")
    tmp_path.chmod(0o700)


def test_a_new_file_without_acts_opens(tmp_path):
    database = create_database(tmp_path / "matter.pincite")
    with database.transaction() as cursor:
        cursor.execute(
            "INSERT INTO local (key, value) VALUES ('matter', ?)", (MatterId(bytes(16)),)
        )
    database.close()
    open_database(tmp_path / "matter.pincite").close()

    with open_matter(tmp_path) as matter:
        assert exhibits.exhibits(matter.view) == ()
        assert matter.title


def test_what_another_window_writes_after_the_opening_is_not_swept(tmp_path):
    """Two that open in the same instant may each take themselves to be alone."""
    with make_matter(tmp_path) as matter:
        path = matter.path
    database = open_database(path)
    stored = codec.encode(TextLayer("Words."))
    try:
        with database.transaction() as cursor:
            cursor.execute(PUT_PART, (b"o" * 32, 0, 0, stored[0].text, stored[0].structure))
        with database.transaction() as cursor:
            kept = sweep_orphans(cursor, database.found)
            swept = sweep_orphans(cursor, Found(2**53, 2**53, 2**53))
    finally:
        database.close()

    assert (kept, swept) == (0, 1)
