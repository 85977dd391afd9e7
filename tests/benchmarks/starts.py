"""Programs whose start is timed: each prints the clock, in nanoseconds, when it has painted."""

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 180

BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
{more}

class Window(QWidget):
    painted = False

    def paintEvent(self, event):
        if not self.painted:
            self.painted = True
            QTimer.singleShot(0, tell)

def tell():
    print(time.time_ns(), flush=True)
    app.quit()

app = QApplication([])
window = Window()
window.resize(1480, 920)
window.show()
app.exec()
"""
"""An empty window; ``more`` is what else it imports."""


@dataclass(frozen=True, slots=True)
class Timed:
    """Milliseconds of each start, by the name of the program, in the order they were made."""

    runs: Mapping[str, Sequence[float]]

    def median(self, name: str) -> float:
        return statistics.median(self.runs[name])

    def ratio(self, name: str, other: str) -> float:
        return self.median(name) / self.median(other)


def take_turns(
    programs: Mapping[str, Sequence[str]], times: int, environment: Mapping[str, str]
) -> Timed:
    """Start programs in turns, so that whatever else runs here is met by all of them.

    A first round is not counted: it fills the disk's cache and writes the byte code.
    """
    runs: dict[str, list[float]] = {name: [] for name in programs}
    for turn in range(times + 1):
        for name, command in programs.items():
            taken = _milliseconds(command, environment)
            if turn:
                runs[name].append(taken)
    return Timed(runs)


def _milliseconds(command: Sequence[str], environment: Mapping[str, str]) -> float:
    begun = time.time_ns()
    return (int(run(command, environment).split()[-1]) - begun) / 1e6


def run(command: Sequence[str], environment: Mapping[str, str]) -> str:
    """What a program of this Python prints."""
    # An installed program has its byte code; a machine that writes none would time the compiler.
    whole = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=whole | dict(environment),
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def screen(number: int = 97) -> Iterator[str | None]:
    """A display without a monitor, by its name; ``None`` where Xvfb is not installed."""
    program = shutil.which("Xvfb")
    if program is None:
        yield None
        return
    name = f":{number}"
    server = subprocess.Popen(
        [program, name, "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _await_socket(Path(f"/tmp/.X11-unix/X{number}"))
        yield name
    finally:
        server.terminate()
        server.wait()


def _await_socket(socket: Path) -> None:
    end = time.monotonic() + 10
    while not socket.exists():
        assert time.monotonic() < end, "Xvfb did not start"
        time.sleep(0.02)
