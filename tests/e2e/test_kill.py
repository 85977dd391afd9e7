"""kill -9 at any moment, and a full disk: what was acknowledged stays, and nothing is half."""

import ctypes
import os
import queue
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from reviewer.acts import passages as acts
from reviewer.errors import MatterError
from reviewer.matter import Matter, create_matter, open_matter
from reviewer.model import Act, MatterBody, PassageId
from reviewer.queries import exhibits, passages
from reviewer.queries.view import View
from reviewer.sharing.verify import texts_and_files, verify
from tests.e2e.commands import TOP
from tests.unit.matters import add_text, make_matter, tag

KILLS = 60
SHORTEST, LONGEST = 0.005, 0.25  # seconds of work before a kill
PATIENCE = 60.0

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


class Victim:
    """The process that forks a child a run, and what its children have told."""

    def __init__(self, folder: Path, files: Path) -> None:
        command = [sys.executable, "-m", "tests.e2e.killed", str(folder), str(files)]
        environment = {**os.environ, "TMPDIR": str(files)}
        self.process = subprocess.Popen(
            command,
            cwd=TOP,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._said: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._hear, daemon=True)
        self._thread.start()
        assert self._next() == "ready"

    def _hear(self) -> None:
        for line in self.process.stdout or ():
            self._said.put(line.strip())

    def _next(self) -> str:
        return self._said.get(timeout=PATIENCE)

    def run(self, number: int, seconds: float) -> list[list[str]]:
        """Let a child work so long and kill it; gives what it told."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{number}\n")
        self.process.stdin.flush()
        told: list[list[str]] = []
        while not (line := self._next()).startswith("child "):
            told.append(line.split())
        time.sleep(seconds)
        os.kill(int(line.split()[1]), signal.SIGKILL)
        while (line := self._next()) != "gone":
            told.append(line.split())
        return told

    def end(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(timeout=PATIENCE)
        self._thread.join()
        if self.process.stdout:
            self.process.stdout.close()


@pytest.fixture
def victim(tmp_path) -> Iterator[Victim]:
    (tmp_path / "files").mkdir()
    create_matter(tmp_path / "matter", MatterBody("Clark v. Acme"), "Kim Lee").close()
    found = Victim(tmp_path / "matter", tmp_path / "files")
    yield found
    found.end()


def test_kills_lose_no_acknowledged_act_and_leave_no_half_exhibit(victim, tmp_path):
    chance = random.Random(20261122)
    told: dict[str, dict[str, str]] = {"exhibit": {}, "passage": {}}
    slowness = 1.0  # of this machine: about half of the children shall get to do something
    for run in range(KILLS):
        said = victim.run(run, slowness * chance.uniform(SHORTEST, LONGEST))
        slowness = max(1.0, slowness * (0.9 if any(rest for _, *rest in said) else 1.3))
        for word, *rest in said:
            if rest:
                assert rest[0] not in told[word], f"{rest[0]} was given twice"
                told[word][rest[0]] = rest[1]
        if run % 3 == 0:  # in the other runs the next child is the first to open what is left
            with open_matter(tmp_path / "matter") as matter:
                assert_whole(matter, told)

    with open_matter(tmp_path / "matter") as matter:
        assert_whole(matter, told)
        assert verify(matter).findings == ()
        prefixes = {number.split("-")[0] for number in (*told["exhibit"], *told["passage"])}
        assert prefixes == {"KL"}, "the writer goes on, because nothing was lost"
    assert len(told["exhibit"]) >= KILLS // 4, "most were killed before they had done anything"
    assert len(told["passage"]) >= KILLS // 2


def assert_whole(matter: Matter, told: dict[str, dict[str, str]]) -> None:
    lines = {line.control: line.id.hex() for line in exhibits.exhibits(matter.view)}
    assert told["exhibit"].items() <= lines.items()
    rows = passages.row_ids(matter.view, passages.PassageFilter())
    found = passages.lines(matter.view, rows).values()
    assert told["passage"].items() <= {line.number: line.id.hex() for line in found}.items()
    assert texts_and_files(matter) == []


# --- a full disk ----------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path) -> Iterator[Path]:
    """A disk of a few megabytes."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux may mount a small disk")
    place = tmp_path / "disk"
    place.mkdir()
    system = ctypes.CDLL(None, use_errno=True)
    if system.mount(b"tmpfs", str(place).encode(), b"tmpfs", 0, b"size=3m") != 0:
        pytest.skip(f"a small disk cannot be mounted here: {os.strerror(ctypes.get_errno())}")
    yield place
    assert system.umount2(str(place).encode(), 2) == 0


def test_a_full_disk_refuses_the_act_in_words_and_loses_none_before_it(small_disk):
    with make_matter(small_disk) as matter:
        added = add_text(matter, "The shelf holds 81.7 terabytes.")
        passage = tag(matter, added, "81.7 terabytes", "quantity")
        ballast = small_disk / "ballast"
        ballast.write_bytes(bytes(_free(small_disk) - 200_000))
        kept = _write_until_full(matter, passage)

        assert [note.text for note in passages.card(matter.view, passage).notes] == kept
        with pytest.raises(MatterError, match="disk is full"):
            matter.do(lambda view: acts.note_passage(view, passage, "x" * 50_000))
        ballast.unlink()
        matter.do(lambda view: acts.note_passage(view, passage, "There is room again."))
        assert [note.text for note in passages.card(matter.view, passage).notes] == [
            *kept,
            "There is room again.",
        ]
    with open_matter(small_disk / "matter") as matter:
        assert len(passages.card(matter.view, passage).notes) == len(kept) + 1
        (finding,) = verify(matter).findings
        assert "file of an exhibit is missing" in finding  # this one was put in without a file


def _free(place: Path) -> int:
    found = os.statvfs(place)
    return found.f_bavail * found.f_frsize


def _noting(passage: PassageId, text: str) -> Callable[[View], Act]:
    return lambda view: acts.note_passage(view, passage, text)


def _write_until_full(matter: Matter, passage: PassageId) -> list[str]:
    """Notes of a few kilobytes until the disk is full; gives those that were acknowledged."""
    kept: list[str] = []
    for count in range(1000):
        text = f"{count} {chr(97 + count % 26) * 9000}"
        try:
            matter.do(_noting(passage, text))
        except MatterError:
            return kept
        kept.append(text)
    raise AssertionError("the disk never filled")


def test_a_matter_on_a_full_disk_still_opens_once_there_is_room(small_disk):
    with make_matter(small_disk) as matter:
        added = add_text(matter, "The shelf holds 81.7 terabytes.")
        passage = tag(matter, added, "81.7 terabytes", "quantity")
        ballast = small_disk / "ballast"
        ballast.write_bytes(bytes(_free(small_disk) - 100_000))
        kept = _write_until_full(matter, passage)
    with suppress(MatterError):
        open_matter(small_disk / "matter").close()
    ballast.unlink()

    with open_matter(small_disk / "matter") as matter:
        assert [note.text for note in passages.card(matter.view, passage).notes] == kept


def test_an_exhibit_that_does_not_fit_is_refused_and_nothing_of_it_stays(small_disk):
    with make_matter(small_disk) as matter:
        (small_disk / "ballast").write_bytes(bytes(_free(small_disk) - 300_000))
        with pytest.raises(MatterError, match="disk is full"):
            matter.objects.put(os.urandom(400_000))

        assert list((small_disk / "matter" / "objects").glob("??/*")) == []
        assert list((small_disk / "matter" / "objects").glob("??/.*")) == []
