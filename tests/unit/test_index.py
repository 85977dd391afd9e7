"""The index file: made anew when it cannot be used, whole after a kill, kept by a process."""

import os
import signal
import subprocess
import sys
import time
from contextlib import closing

import pytest
import sqlcipher3.dbapi2 as driver

from reviewer.errors import MatterError
from reviewer.index_keeper import CONCERNS, IndexKeeper, indexing_command
from reviewer.indexing import Indexing, bring_up_to_date
from reviewer.model import MatterId
from reviewer.store.index import (
    IndexDamagedError,
    drop_index,
    index_path,
    index_to_read,
    index_to_write,
)
from tests.unit.matters import add_text, make_matter
from tests.unit.searches import indexed, words

PATIENCE = 20.0


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        add_text(made, "seeded films")
        yield made


def test_there_is_no_index_before_it_is_made(matter):
    assert index_to_read(matter.folder, matter.id) is None

    bring_up_to_date(matter.folder)

    assert words(matter, "seeded") == ["seeded"]


@pytest.mark.parametrize(
    "content", [b"", b"no database at all" * 400, b"SQLite format 3\0" + b"x" * 5000]
)
def test_a_file_that_is_no_index_is_made_anew(matter, content):
    index_path(matter.folder).write_bytes(content)

    assert index_to_read(matter.folder, matter.id) is None
    assert words(matter, "seeded") == ["seeded"]


@pytest.mark.parametrize("statement", ["PRAGMA user_version = 9", "PRAGMA application_id = 7"])
def test_an_index_of_another_version_or_program_is_made_anew(matter, statement):
    bring_up_to_date(matter.folder)
    with closing(driver.connect(str(index_path(matter.folder)), isolation_level=None)) as strange:
        strange.execute(statement)

    assert index_to_read(matter.folder, matter.id) is None
    assert words(matter, "seeded") == ["seeded"]


def test_an_index_of_another_matter_is_made_anew(matter):
    index_to_write(matter.folder, MatterId(b"x" * 16)).close()

    assert words(matter, "seeded") == ["seeded"]


def test_a_damaged_index_says_so_and_is_made_anew(matter):
    for number in range(200):
        add_text(matter, f"word{number} " + "filler text of some length " * 20)
    bring_up_to_date(matter.folder)
    path = index_path(matter.folder)
    content = bytearray(path.read_bytes())
    for page in range(2, len(content) // 4096):
        content[page * 4096 : page * 4096 + 300] = b"\xff" * 300
    path.write_bytes(content)

    index = index_to_read(matter.folder, matter.id)
    if index is not None:
        with closing(index), pytest.raises(IndexDamagedError, match="made anew"):
            index.matching('"word7"')
    add_text(matter, "one more")
    bring_up_to_date(matter.folder)

    assert words(matter, "word7") == ["word7"]


def test_an_exhibit_that_goes_leaves_the_index_and_comes_back_with_redo(matter):
    add_text(matter, "another seeded")
    assert len(words(matter, "seeded")) == 2

    matter.undo()
    assert words(matter, "another") == []
    matter.redo()

    assert words(matter, "another") == ["another"]


def test_nothing_is_read_where_no_act_was_done(matter):
    bring_up_to_date(matter.folder)

    with closing(Indexing(matter.folder)) as again:
        assert (again.total, again.is_finished) == (0, True)


def test_slices_are_kept_one_by_one(matter):
    for number in range(10):
        add_text(matter, f"word{number} seeded")

    with closing(Indexing(matter.folder)) as half:
        progress = half.step(characters=1)
        assert (progress.done, progress.total) == (1, 11)
    index = index_to_read(matter.folder, matter.id)
    assert index is not None
    with closing(index):
        assert len(index.matching('"seeded"')) == 1
        assert index.cursor == ""

    assert len(words(matter, "seeded")) == 11


def test_two_processes_that_index_at_once_take_no_exhibit_in_twice(matter):
    for number in range(4):
        add_text(matter, f"word{number} seeded")

    with closing(Indexing(matter.folder)) as one, closing(Indexing(matter.folder)) as other:
        while not (one.is_finished and other.is_finished):
            for each in (one, other):
                if not each.is_finished:
                    each.step(characters=1)

    assert len(words(matter, "seeded")) == 5


def test_a_matter_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(MatterError, match="no matter here"):
        Indexing(tmp_path)


# --- the process ----------------------------------------------------------------------------------


def until(condition) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


def test_a_process_keeps_the_index_up_beside_the_open_matter(matter):
    keeper = IndexKeeper(matter.folder)
    keeper.poke()
    until(lambda: keeper.poll().is_current)
    assert not keeper.is_running
    assert "layer" in CONCERNS

    add_text(matter, "later words")
    keeper.poke()
    keeper.poke()
    until(lambda: keeper.poll().is_current)

    index = index_to_read(matter.folder, matter.id)
    assert index is not None
    with closing(index):
        assert len(index.matching('"later"')) == 1
    assert keeper.poll().fault == ""


def test_an_open_reader_sees_what_the_process_wrote(matter):
    with indexed(matter) as index:
        assert index.matching('"later"') == []

        added = add_text(matter, "later words")
        bring_up_to_date(matter.folder)

        assert index.matching('"later"') == [added.exhibit]


def test_a_keeper_that_is_stopped_leaves_no_process(matter):
    for number in range(50):
        add_text(matter, f"{number} " + "words of a long exhibit " * 2_000)
    keeper = IndexKeeper(matter.folder)
    keeper.poke()
    pid = keeper.pid
    assert pid is not None

    keeper.stop()

    assert not keeper.is_running
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert len(words(matter, "exhibit AND 7")) > 0


def test_the_process_ends_with_the_window(matter):
    process = subprocess.Popen(
        [sys.executable, "-c", _WINDOW, *indexing_command(), str(matter.folder)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    pid = int(process.stdout.readline())
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()

    until(lambda: not _is_alive(pid))


_WINDOW = """
import subprocess, sys, time
child = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE)
print(child.pid, flush=True)
time.sleep(60)
"""


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_what_cannot_be_indexed_is_said_and_not_tried_for_ever(tmp_path):
    keeper = IndexKeeper(tmp_path)
    keeper.poke()
    until(lambda: keeper.poll().fault)

    assert "no matter here" in keeper.poll().fault


def test_kills_at_any_moment_leave_an_index_that_goes_on(matter):
    for number in range(120):
        add_text(matter, f"word{number} seeded " + f"filler{number} " * 3_000)
    for delay in (0.15, 0.25, 0.35, 0.45, 0.55):
        process = subprocess.Popen(
            [*indexing_command(), str(matter.folder)], stdin=subprocess.PIPE, text=True
        )
        time.sleep(delay)
        process.kill()
        process.wait()
        assert process.stdin is not None
        process.stdin.close()
        index = index_to_read(matter.folder, matter.id)
        if index is not None:
            with closing(index):
                shown = index.shown()
                assert len(index.matching('"seeded"')) == len(shown)

    with indexed(matter) as index:
        kept = [index.matching(f'"word{number}"') for number in range(120)]
        whole = (index.shown(), index.matching('"seeded"'), index.cursor)
    drop_index(matter.folder)

    with indexed(matter) as index:
        assert (index.shown(), index.matching('"seeded"'), index.cursor) == whole
        assert [index.matching(f'"word{number}"') for number in range(120)] == kept
