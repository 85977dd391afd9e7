"""``pincite`` as a script starts it, and the same command in this process for the many checks."""

import io
import json
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from reviewer import cli

TOP = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Ran:
    """What one command said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict]:
        """The JSON lines of standard output."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def line(self) -> dict:
        """The only one."""
        (found,) = self.lines
        return found


def pincite(*arguments: object) -> Ran:
    """Run one command to its end; a traceback fails the test that asked for it."""
    command = [sys.executable, "-m", "reviewer", *map(str, arguments)]
    done = subprocess.run(command, check=False, cwd=TOP, capture_output=True, timeout=120)
    ran = Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in ran.err, ran.err
    return ran


def here(*arguments: object) -> Ran:
    """Run one command in this process, a second sooner; the same function, the same streams."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = cli.main([str(one) for one in arguments])
        except SystemExit as end:  # so argparse leaves
            code = int(end.code or 0)
    return Ran(code, out.getvalue(), err.getvalue())


def done(*arguments: object) -> Ran:
    """Run one command here that must succeed."""
    ran = here(*arguments)
    assert ran.code == 0, ran.err
    return ran


class Desk:
    """One colleague: a home of their own, and a copy of the matter."""

    def __init__(
        self, top: Path, name: str, patch: pytest.MonkeyPatch, home: Path | None = None
    ) -> None:
        self.name, self.top, self.patch = name, top, patch
        self.folder = top / name.replace(" ", "-")
        self.home = home or top / f"home of {name}"

    def sit(self) -> None:
        """Work at this desk from now on."""
        self.patch.setenv("PINCITE_HOME", str(self.home))

    def done(self, command: str, *more: object) -> Ran:
        """Run one command on this copy that must succeed."""
        self.sit()
        return done(command, self.folder, *more)

    def here(self, command: str, *more: object) -> Ran:
        """Run one command on this copy."""
        self.sit()
        return here(command, self.folder, *more)

    def state(self) -> str:
        """What ``pincite state`` prints."""
        return self.done("state").out

    def share(self, name: str, *more: object) -> Path:
        """Hand over in a file of this name."""
        self.done("share", "-o", self.top / name, *more)
        return self.top / name
