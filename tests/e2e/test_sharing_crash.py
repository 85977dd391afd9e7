"""kill -9 at any step of share, merge and mailbox: the old state or the new one, never between."""

import os
import random
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from reviewer.matter import open_matter
from reviewer.sharing.mailbox import exchange
from reviewer.sharing.portions import Unreadable
from reviewer.sharing.received import open_received
from reviewer.sharing.state import state
from reviewer.sharing.verify import verify
from reviewer.store.settings import Settings
from tests.e2e.commands import TOP
from tests.unit.matters import add_text, make_matter, tag
from tests.unit.offices import TEXT, copy_of, deny, hand
from tests.unit.replicas import give

OTHER = "They paid nobody. They went home."
IN_CHECK, LONG = 2, 40
"""Runs of each of the three: six in check, a hundred and twenty in ``check --long``."""
NEVER_ACCEPTED = """SELECT 1 FROM changeset WHERE staging IS NOT NULL
  AND staging NOT IN (SELECT staging FROM accepted)"""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


class Victim:
    """The process that forks a child a run."""

    def __init__(self, home: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.killed_sharing"],
            cwd=TOP,
            env={**os.environ, "PINCITE_HOME": str(home)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._next() == ["ready"]

    def _next(self) -> list[str]:
        assert self.process.stdout is not None
        return self.process.stdout.readline().split()

    def run(self, folder: Path, what: str, place: Path, last: int = 0) -> int:
        """One run; how many steps it took, or 0 where it was killed."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{folder}\t{what}\t{place}\t{last}\n")
        self.process.stdin.flush()
        steps = 0
        while (said := self._next())[0] != "gone":
            steps = int(said[1]) if said[0] == "steps" else steps
        killed = int(said[1]) == signal.SIGKILL
        assert killed or steps, "the child died of something else"
        return 0 if killed else steps

    def close(self) -> None:
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()
        self.process.wait(timeout=30)


@pytest.fixture(scope="module")
def top(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("crash")


@pytest.fixture(scope="module")
def home_of_kim(top: Path) -> Path:
    Settings(top / "home-kim").name_reviewer("Kim Lee")
    return top / "home-kim"


@pytest.fixture(scope="module")
def victim(home_of_kim: Path) -> Iterator[Victim]:
    one = Victim(home_of_kim)
    yield one
    one.close()


@pytest.fixture(scope="module")
def matter(top: Path) -> Iterator[Path]:
    """Kim's matter, closed; beside it what Kay handed over in two files, and her mailbox."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PINCITE_HOME", str(top / "home-first"))
        yield _made(top, top / "place")


def _made(top: Path, place: Path) -> Path:
    place.mkdir()
    with make_matter(top) as kim, copy_of(kim, top / "kay", "Kay Long") as kay:
        kim.objects.put(TEXT.encode())
        exhibit = add_text(kim, TEXT)
        deny(kim, exhibit)
        give(kim, kay)
        deny(kay, exhibit, 1)
        hand(kay, place / "in-1.pincite-handover", "Kim Lee")
        kay.objects.put(OTHER.encode())
        added = add_text(kay, OTHER)
        for words in ("They paid nobody.", "They went home."):
            tag(kay, added, words, "denial")
        hand(kay, place / "in-2.pincite-handover", "Kim Lee", with_exhibits=True)
        exchange(kay, place / "box", with_exhibits=True)
        return kim.folder


@dataclass(frozen=True, slots=True)
class Found:
    """What a copy says after it was opened: its state, its changesets, its files."""

    state: str
    changesets: frozenset[bytes]
    files: frozenset[bytes]


def found_in(folder: Path, home: Path) -> Found:
    """Opened again it is sound, and nothing half is left in it."""
    with open_matter(folder, Settings(home)) as matter:
        missing = "The file of an exhibit is missing"
        assert [one for one in verify(matter).findings if missing not in one] == []
        assert list(matter.objects.folder.glob("*/.*.tmp")) == []
        assert matter.view.rows(NEVER_ACCEPTED) == []
        ids = frozenset(row[0] for row in matter.view.rows("SELECT id FROM changeset"))
        return Found(state(matter.view), ids, frozenset(matter.objects.names()))


def is_whole(path: Path) -> bool:
    with open_received(path) as file:
        return not any(isinstance(one, Unreadable) for one in file.portions())


def is_old_or_new(what: str, found: Found, old: Found, new: Found) -> bool:
    """Of two files each is there or not; the act of handing over is written by a new writer."""
    if what == "share":
        came = len(found.changesets) - len(old.changesets)
        return old.changesets <= found.changesets and came in {
            0,
            len(new.changesets) - len(old.changesets),
        }
    if what == "mailbox":
        return found.changesets in {old.changesets, new.changesets}
    came = len(found.changesets - old.changesets)
    return old.changesets <= found.changesets <= new.changesets and came in {
        0,
        3,
        len(new.changesets - old.changesets),
    }


@pytest.mark.parametrize("what", ["share", "merge", "mailbox"])
def test_killed_at_any_step_there_is_the_old_state_or_the_new_one(
    what, matter, home_of_kim, victim, tmp_path, request
):
    is_long = request.config.getoption("--long")
    runs = LONG if is_long else IN_CHECK
    chance = random.Random(what)
    old = found_in(matter, home_of_kim)

    def fresh(name: str) -> tuple[Path, Path]:
        copy, place = tmp_path / name / "matter", tmp_path / name / "place"
        shutil.copytree(matter, copy)
        shutil.copytree(matter.parent / "place", place)
        return copy, place

    folder, place = fresh("whole")
    steps = victim.run(folder, what, place)
    new = found_in(folder, home_of_kim)
    assert new.changesets > old.changesets
    outcomes = Counter[str]()
    for run in range(runs):
        folder, place = fresh(f"run-{run}")
        assert victim.run(folder, what, place, chance.randint(1, steps)) == 0

        found = found_in(folder, home_of_kim)

        outcomes["old" if found.changesets == old.changesets else "new"] += 1
        assert is_old_or_new(what, found, old, new)
        if not is_long and run < runs - 1:
            continue
        assert all(map(is_whole, place.rglob("*.pincite-handover")))
        assert victim.run(folder, what, place) > 0
        again = found_in(folder, home_of_kim)
        assert (again.files, again.changesets >= found.changesets) == (new.files, True)
        assert what == "share" or (again.state, again.changesets) == (new.state, new.changesets)
        shutil.rmtree(folder.parent)
    print(f"{what}: {steps} steps, killed at {runs} of them: {dict(outcomes)}")  # noqa: T201 - the figures
