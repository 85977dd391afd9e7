"""``check``: everything that must hold before a change goes in, the same for CI and for people.

Every step runs even when an earlier one failed, so that one run tells all. Each is a process of its
own: the tools are then used as their authors ship them, and a crash of one is one failed step.
Nothing is downloaded.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reviewer.checkout import HERE, Checkout

USAGE = "Usage: pincite check [--long]"
FULL = 100.0  # per cent of lines and branches
GATE = Path(".ci") / "full_coverage.txt"
# Files here belong on the gate's list once every branch of theirs is tested.
GATED = ("reviewer/acts/", "reviewer/sharing/")
GATED_FILES = (
    "reviewer/store/log.py",
    "reviewer/store/migrations.py",
    "reviewer/text/anchors.py",
)
REPORT = Path(".coverage.json")
MEMORY = Path("/dev/shm")  # noqa: S108  a folder of ours is made in it
ROOM = 512 * 1024**2  # bytes; several times what the tests have there at once
PYTHON = (sys.executable, "-m")
CONTRACTS = "import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run())"


@dataclass(frozen=True, slots=True)
class Step:
    """One tool and the words for it."""

    name: str
    command: tuple[str, ...]
    in_memory: bool = False
    """Whether its temporary files may lie in memory."""


def steps(*, long: bool) -> list[Step]:
    """What ``check`` runs, in this order."""
    tests = (*PYTHON, "pytest", "-q")
    # Each process keeps to its half, and so makes what the tests of a module share once.
    shared = ("-n", "2", "--dist", "worksteal")
    measured = (*shared, "--cov", "--cov-report=", "--ignore=tests/benchmarks", "tests")
    always = [
        Step("format", (*PYTHON, "ruff", "format", "--check", ".")),
        Step("lint", (*PYTHON, "ruff", "check", "--output-format=concise", ".")),
        Step("types", (*PYTHON, "mypy")),
        Step("import layers", (sys.executable, "-c", CONTRACTS, "--no-logo")),
        # They write through to the disk thousands of times, and would mostly wait for it.
        Step("tests", (*tests, *(["--long"] if long else []), *measured), in_memory=True),
        Step("coverage", (*PYTHON, "coverage", "report")),
    ]
    # Alone on the machine, on its disk and unmeasured: coverage would be what they time.
    budgets = Step("budgets", (*tests, "--long", "-s", "-p", "no:randomly", "tests/benchmarks"))
    return [*always, budgets] if long else always


def main(arguments: list[str], checkout: Checkout = HERE) -> int:
    """Run every step, say how each went, and return 0 when all passed."""
    if arguments not in ([], ["--long"]):
        return _refuse(USAGE)
    if not checkout.is_present:
        return _refuse("check needs a clone of the source; an installed Pincite has no tests.")
    started = time.monotonic()
    failed = [step.name for step in steps(long=bool(arguments)) if not _passes(step, checkout)]
    if not _covers_what_it_must(checkout.root):
        failed.append("full coverage")
    verdict = f"failed: {', '.join(failed)}" if failed else "all passed"
    _say(f"check: {verdict}, in {time.monotonic() - started:.0f} s")
    return 1 if failed else 0


def _passes(step: Step, checkout: Checkout) -> bool:
    _say(f"── {step.name}")
    started = time.monotonic()
    with _environment(step) as environment:
        status = subprocess.run(  # noqa: S603  the commands of this module, without a shell
            step.command, cwd=checkout.root, check=False, stdin=subprocess.DEVNULL, env=environment
        ).returncode
    verdict = "passed" if status == 0 else "FAILED"
    _say(f"   {step.name} {verdict}, {time.monotonic() - started:.1f} s")
    return status == 0


@contextmanager
def _environment(step: Step) -> Iterator[dict[str, str]]:
    """No screen is needed, and no locale may change what the tools read or print.

    Where Python was told to keep no compiled modules, each of the many processes that tests start
    would compile the application anew.
    """
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONUTF8": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if step.in_memory and has_room(MEMORY):
        with tempfile.TemporaryDirectory(prefix="pincite-check-", dir=MEMORY) as folder:
            yield {**environment, "TMPDIR": folder}
    else:
        yield environment


def has_room(folder: Path, room: int = ROOM) -> bool:
    """Whether the temporary files of all tests fit in; not so where there is no such folder."""
    is_ours = folder.is_dir() and os.access(folder, os.W_OK)
    return is_ours and shutil.disk_usage(folder).free >= room


# --- coverage -------------------------------------------------------------------------------------


def _covers_what_it_must(root: Path) -> bool:
    share = _covered_shares(root)
    listed = gate_list((root / GATE).read_text("utf-8"))
    lost = [name for name in listed if share.get(name, 0.0) < FULL]
    for name in lost:
        _say(f"   {name} is listed in {GATE.as_posix()} and has branches that no test takes")
    for name in arrived(share, listed):
        _say(f"   {name} is fully covered: add it to {GATE.as_posix()}")
    return not lost


def _covered_shares(root: Path) -> dict[str, float]:
    """File → per cent of its lines and branches that the tests took."""
    report = root / REPORT
    command = (*PYTHON, "coverage", "json", "-q", "-o", str(report))
    done = subprocess.run(command, cwd=root, check=False, capture_output=True)  # noqa: S603
    if done.returncode != 0:
        return {}
    files = json.loads(report.read_text("utf-8"))["files"]
    report.unlink()
    return {
        Path(name).as_posix(): float(measured["summary"]["percent_covered"])
        for name, measured in files.items()
    }


def gate_list(text: str) -> list[str]:
    """The files named in the gate's list; ``#`` starts a comment."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line]


def arrived(share: Mapping[str, float], listed: Iterable[str]) -> list[str]:
    """Files that belong on the list, reached full coverage and are not there yet."""
    full = {name for name, per_cent in share.items() if per_cent >= FULL and _is_gated(name)}
    return sorted(full - set(listed))


def _is_gated(name: str) -> bool:
    return name in GATED_FILES or (name.startswith(GATED) and not name.endswith("__init__.py"))


# --- words ----------------------------------------------------------------------------------------


def _refuse(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return 2


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
