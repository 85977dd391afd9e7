"""A program that is killed while it shows what was taken in: the next one goes on from there."""

import subprocess
import sys

import pytest

from reviewer.matter import open_matter
from reviewer.sharing.state import state
from reviewer.sharing.verify import verify
from reviewer.store import checking, keys
from tests.unit.matters import add_text, make_matter, tag
from tests.unit.replicas import Writer

WORDS = [f"No. {number} was late." for number in range(40)]
KILLED = """
import os, signal, sys
from pathlib import Path
from reviewer.matter import open_matter
from reviewer.store.deriving import Deriving

left, step = int(sys.argv[2]), Deriving.step

def stepping(deriving):
    global left
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
    left -= 1
    return step(deriving)

Deriving.step = stepping
open_matter(Path(sys.argv[1]))
"""


@pytest.mark.parametrize("slices", [1, 4])
def test_what_a_kill_left_half_shown_is_finished_at_the_next_opening(tmp_path, slices):
    with make_matter(tmp_path) as matter:
        added = add_text(matter, "\n\n".join(WORDS))
        copy = Writer.copy_of(matter, tmp_path / "copy")
        for words in WORDS:
            tag(matter, added, words, "denial")
        written = copy.begin_big_write()
        written.put(
            list(checking.changesets(matter.connection())),
            list(checking.payloads(matter.connection())),
        )
        written.accept()
        copy.close()
        whole = state(matter.view)

    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(copy.folder), str(slices)], check=False
    )
    with keys.connect(copy.path, "mode=ro") as half:
        stale = half.execute("SELECT count(*) FROM stale").fetchone()[0]
    half.close()

    assert killed.returncode == -9
    assert stale > 0
    with open_matter(copy.folder) as again:
        assert state(again.view) == whole
        assert again.view.rows("SELECT count(*) FROM passage") == [(len(WORDS),)]
        assert again.view.rows("SELECT count(*) FROM stale") == [(0,)]
        assert again.projected_rows() == again.rebuilt_rows()
        assert not verify(again).findings
