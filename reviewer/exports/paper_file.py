"""A paper as a file: set in a process of its own, with its manifest, and told in the history.

The same steps serve the command line, which waits for them, and the window, which takes one between
two events: gathering a hundred passages, or looking how far the other process is. Giving up in the
middle ends that process and leaves nothing behind.
"""

import os
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path
from typing import IO

import msgspec

from reviewer.acts import exhibits as exhibit_acts
from reviewer.errors import InputError, RefusedError
from reviewer.exports.entries import Form, Paper
from reviewer.exports.log_parts import Progress
from reviewer.exports.manifest import encoded, told_heads
from reviewer.exports.paper import PaperChoices, in_words, paper_steps
from reviewer.exports.paper_writers import Order
from reviewer.exports.placing import beside, is_own_file
from reviewer.matter import Matter, app_version
from reviewer.model import ExportedBody, MatterBody
from reviewer.queries import people
from reviewer.queries.log_rows import LogHead, log_heads
from reviewer.queries.view import View

PRODUCT = "attorney’s page"
STEPS = 100
_LOOK_EVERY = 0.004
_UNFIT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_LONGEST_CAPTION = 80


@dataclass(frozen=True, slots=True)
class PaperReport:
    """What became of a paper."""

    path: Path
    name: str
    sha256: str
    filter: str
    rows: int
    left_out_privileged: int
    left_out_disputed: int
    left_out_rejected: int
    open_differences: int
    highest_confidentiality: str


def form_of(out: Path) -> Form:
    """What a file shall become, by its name.

    Raises:
        InputError: its name says neither.
    """
    ending = out.suffix.lower().removeprefix(".")
    if ending not in set(Form):
        raise InputError("The name of the file must end in .pdf or .docx.")
    return Form(ending)


def default_name(matter: MatterBody, choices: PaperChoices, form: Form, now: datetime) -> str:
    """``Caption - passages by witness - ATTORNEY WORK PRODUCT 2026-11-21.pdf``."""
    caption = _UNFIT_IN_NAMES.sub(" ", matter.caption or matter.title)
    caption = " ".join(caption.split())[:_LONGEST_CAPTION].strip(" .") or "Matter"
    what = f"passages by {choices.grouping}"
    return f"{caption} - {what} - ATTORNEY WORK PRODUCT {now:%Y-%m-%d}.{form}"


def export_paper(
    matter: Matter, out: Path, choices: PaperChoices, now: datetime | None = None
) -> PaperReport:
    """Write a paper and say in the matter that it left.

    Raises:
        InputError: it cannot be written there, or there is nothing to print.
        RefusedError: the matter changed while the passages were gathered.
    """
    steps = export_steps(matter, out, choices, now or datetime.now(UTC).astimezone())
    while True:
        try:
            next(steps)
        except StopIteration as end:
            report: PaperReport = end.value
            return report


def export_steps(
    matter: Matter, out: Path, choices: PaperChoices, now: datetime
) -> Generator[Progress, None, PaperReport]:
    """The same step by step; progress counts hundredths. Closing it leaves no trace."""
    refuse_own_files(matter, out)
    form, view = form_of(out), matter.view
    told = in_words(view, choices)
    heads = log_heads(view)
    paper = yield from gathered(view, choices, now)
    with beside(out) as (file, manifest_file):
        yield from set_steps(Order(paper, form, now), file)
        with file.open("rb") as written:
            sha256 = file_digest(written, "sha256").hexdigest()
        report = PaperReport(
            out,
            out.name,
            sha256,
            told,
            paper.rows,
            paper.left_out_privileged,
            paper.left_out_disputed,
            paper.left_out_rejected,
            paper.open_differences,
            paper.confidentiality,
        )
        manifest_file.write_bytes(_manifest(view, report, choices, heads, now))
    matter.do(exhibit_acts.exported(ExportedBody(PRODUCT, told, report.rows, sha256, report.name)))
    return report


def gathered(view: View, choices: PaperChoices, now: datetime) -> Generator[Progress, None, Paper]:
    """The paper itself, out of one state of the matter.

    Raises:
        RefusedError: the matter changed in between.
    """
    heads = log_heads(view)
    steps = paper_steps(view, choices, now)
    while True:
        try:
            done = next(steps)
        except StopIteration as end:
            paper: Paper = end.value
            break
        yield Progress(STEPS // 4 * done.done // max(done.total, 1), STEPS)
    if log_heads(view) != heads:
        raise RefusedError(
            "The matter was changed while its passages were gathered, so nothing was printed. "
            "Print again."
        )
    return paper


def set_steps(order: Order, out: Path) -> Iterator[Progress]:
    """Have another process set a paper; each step looks how far it is."""
    with tempfile.TemporaryFile() as said, _running(order, out, said) as (child, heard):
        while True:
            try:
                code = child.wait(_LOOK_EVERY)
                break
            except subprocess.TimeoutExpired:
                yield Progress(STEPS // 4 + heard.count * 3 // 4, STEPS)
        if code:
            said.seek(0)
            if b"OSError" in said.read() or not out.parent.is_dir():
                raise InputError(
                    "The file cannot be written there: the disk is full, or the place is not ready."
                )
            raise RuntimeError(f"the process that sets papers ended with {code}")
    yield Progress(STEPS, STEPS)


class _Heard:
    """What a process said so far: a byte for each hundredth."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self.count = 0
        self._pipe = pipe
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        while byte := self._pipe.read(1):
            self.count += len(byte)

    def end(self) -> None:
        """The process is gone, and so is its pipe."""
        self._thread.join(timeout=2)
        self._pipe.close()


@contextmanager
def _running(
    order: Order, out: Path, said: IO[bytes]
) -> Iterator[tuple[subprocess.Popen[bytes], _Heard]]:
    root = str(Path(__file__).resolve().parents[2])
    inherited = os.environ.get("PYTHONPATH")
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([root, inherited] if inherited else [root])
    }
    command = [sys.executable, "-m", "reviewer.exports.paper_child", str(out)]
    with tempfile.TemporaryFile() as given:
        given.write(msgspec.msgpack.encode(order))
        given.seek(0)
        child = subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell
            command, stdin=given, stdout=subprocess.PIPE, stderr=said, env=environment
        )
    assert child.stdout is not None
    heard = _Heard(child.stdout)
    try:
        yield child, heard
    finally:
        child.kill()
        child.wait()
        heard.end()


def _manifest(
    view: View,
    report: PaperReport,
    choices: PaperChoices,
    heads: tuple[LogHead, ...],
    now: datetime,
) -> bytes:
    known = {row.id: row for row in people.reviewers(view)}
    by = known.get(view.reviewer)
    matter = people.matter_of(view)
    keys = {
        "product": PRODUCT,
        "marking": choices.header,
        "caption": matter.caption or matter.title,
        "court": matter.court,
        "docket": matter.docket,
        "file": report.name,
        "sha256": report.sha256,
        "filter": report.filter,
        "grouped_by": choices.grouping.value,
        "open_differences": report.open_differences,
        "rows": report.rows,
        "notes": choices.with_notes,
        "left_out_privileged": report.left_out_privileged,
        "left_out_disputed": report.left_out_disputed,
        "left_out_rejected": report.left_out_rejected,
        "highest_confidentiality": report.highest_confidentiality,
        "log_heads": told_heads(heads),
        "version": app_version(),
        "made_by": by.name if by else "A reviewer",
        "initials": by.initials if by else "",
        "made_at": now.isoformat(timespec="seconds"),
    }
    return encoded(keys)


def refuse_own_files(matter: Matter, out: Path) -> None:
    """A paper must not be written over the matter itself.

    Raises:
        InputError: it would be.
    """
    if is_own_file(matter, out):
        raise InputError("The paper cannot be written over the matter itself. Choose another file.")
