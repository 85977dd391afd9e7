"""The passage log: one row a tag on a passage, in the columns of a template, for our side alone.

It quotes and says what we think matters, so it is attorney work product: its name and its manifest
say so, and passages that may be privileged are left out and counted unless they are asked for. It
is not the privilege log that is served on the other side; that one is a product of its own which
cannot print quotes, tags or notes.

Left out as well, and counted: passages without a tag (where rows are tags) and passages about which
reviewers differ whether they stand, until that is decided. A log is written under another name and
renamed when it is whole; if the matter changed in the meantime, nothing is written at all.
"""

import gc
import os
import re
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from reviewer.acts import exhibits as exhibit_acts
from reviewer.errors import InputError, RefusedError
from reviewer.exports import designations, templates
from reviewer.exports.columns import Cells
from reviewer.exports.csv_writer import LONGEST_CELL, CsvWriter, Target
from reviewer.exports.log_row import LogRow, Names, designation, log_row, privilege
from reviewer.exports.manifest import WORK_PRODUCT, Contents, Made, manifest, manifest_path
from reviewer.exports.templates import Template
from reviewer.matter import Matter, app_version
from reviewer.model import ExportedBody, MatterBody
from reviewer.queries import exhibits, people, tags
from reviewer.queries import passages as passage_queries
from reviewer.queries.log_rows import LoggedPassage, LoggedPlace, LoggedTag, LogPassages, log_heads
from reviewer.queries.passages import PassageFilter
from reviewer.queries.people import ReviewerRow
from reviewer.queries.view import View

_PRIVILEGED = frozenset({"possible", "confirmed"})
_UNFIT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_LONGEST_CAPTION = 80


@dataclass(frozen=True, slots=True)
class LogChoices:
    """What a person chose for one log; a template may ask for one row a passage as well."""

    template: Template = templates.DEFAULT
    target: Target = Target.EXCEL
    filter: PassageFilter = field(default_factory=PassageFilter)
    one_row_a_passage: bool = False
    include_privileged: bool = False
    neutralise: bool = True
    longest_cell: int = LONGEST_CELL

    @property
    def joins_tags(self) -> bool:
        """Whether all tags of a passage stand in one row."""
        return self.one_row_a_passage or self.template.one_row_a_passage


@dataclass(frozen=True, slots=True)
class LogReport:
    """What became of a log: its file, its manifest, and the counts that both state."""

    path: Path
    manifest: Path
    name: str
    sha256: str
    filter: str
    rows: int
    left_out_privileged: int
    left_out_untagged: int
    left_out_disputed: int
    neutralised: int
    truncated: int
    highest_confidentiality: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the passages have been gone through."""

    done: int
    total: int


def default_name(matter: MatterBody, now: datetime) -> str:
    """``Caption - passage log - ATTORNEY WORK PRODUCT 2026-11-21.csv``, fit for every system."""
    caption = _UNFIT_IN_NAMES.sub(" ", matter.caption or matter.title)
    caption = " ".join(caption.split())[:_LONGEST_CAPTION].strip(" .") or "Matter"
    return f"{caption} - passage log - {WORK_PRODUCT} {now:%Y-%m-%d}.csv"


def export_log(
    matter: Matter, out: Path, choices: LogChoices, now: datetime | None = None
) -> LogReport:
    """Write a log and say in the matter that it left.

    Raises:
        InputError: it cannot be written there.
    """
    _refuse_own_files(matter, out)
    report = write_log(matter.view, out, choices, now or datetime.now(UTC))
    log_export(matter, report)
    return report


def log_export(matter: Matter, report: LogReport) -> None:
    """Say in the matter that a log left."""
    body = ExportedBody("passage log", report.filter, report.rows, report.sha256, report.name)
    matter.do(exhibit_acts.exported(body))


def write_log(view: View, out: Path, choices: LogChoices, now: datetime) -> LogReport:
    """Write a log and its manifest, whole or not at all; ``now`` has a zone and is printed.

    Raises:
        InputError: it cannot be written there.
        RefusedError: the matter changed while the log was written.
    """
    steps = log_steps(view, out, choices, now)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            report: LogReport = end.value
            return report


def log_steps(
    view: View, out: Path, choices: LogChoices, now: datetime
) -> Generator[Progress, None, LogReport]:
    """The same in steps of a few hundred passages, for a window that must stay awake.

    The report is the value of the ``StopIteration``; closing the iterator leaves no trace.
    """
    heads = log_heads(view)
    with _beside(out) as (log_file, manifest_file):
        with log_file.open("wb") as file:
            writer = CsvWriter(
                file,
                choices.target,
                neutralise=choices.neutralise,
                longest_cell=choices.longest_cell,
            )
            printing = _Printing(view, choices, writer)
            yield from printing.steps()
            file.flush()
            os.fsync(file.fileno())
        if log_heads(view) != heads:
            raise RefusedError(
                "The matter was changed while its log was written, so there is no log. "
                "Export it again."
            )
        contents = printing.contents()
        made = Made(people.matter_of(view), heads, app_version(), _reviewer(view), now)
        written = manifest(out.name, writer.sha256, choices.target, contents, made)
        manifest_file.write_bytes(written)
    return _report(out, writer.sha256, contents)


class _Printing:
    """One log on its way out, with its counts."""

    def __init__(self, view: View, choices: LogChoices, writer: CsvWriter) -> None:
        self._view = view
        self._choices = choices
        self._writer = writer
        self._passages = LogPassages(view, choices.filter)
        self._names = Names(people.initials_of(view), self._passages.person_named)
        self._designations: set[str] = set()
        self._joins_tags = choices.joins_tags
        self._last_place: LoggedPlace | None = None
        self._rows = self._privileged = self._untagged = self._disputed = 0

    def steps(self) -> Iterator[Progress]:
        """The header, then slice after slice."""
        columns = self._choices.template.columns
        self._writer.write([[printed for _, printed in columns]])
        cells = Cells([column for column, _ in columns])
        done, total = 0, len(self._passages)
        yield Progress(done, total)
        slices = self._passages.slices()
        while True:
            with _no_search_for_cycles():
                part = next(slices, None)
                if part is None:
                    return
                rows = (row for passage in part for row in self._rows_of(passage))
                self._writer.write(cells.of(row) for row in rows)
            done += len(part)
            yield Progress(done, total)

    def _rows_of(self, passage: LoggedPassage) -> Iterator[LogRow]:
        groups = self._tags_by_row(passage)
        if not groups:
            self._untagged += 1
        elif passage.line.is_different:
            self._disputed += 1
        elif not self._choices.include_privileged and privilege(passage) in _PRIVILEGED:
            self._privileged += len(groups)
        else:
            self._note_designation(passage)
            for group in groups:
                self._rows += 1
                yield log_row(self._rows, passage, group, self._names)

    def _note_designation(self, passage: LoggedPassage) -> None:
        """Passages come place by place, and what a place is designated holds for all of them."""
        if passage.place is None or passage.place is not self._last_place:
            self._designations.add(designation(passage))
            self._last_place = passage.place

    def _tags_by_row(self, passage: LoggedPassage) -> list[tuple[LoggedTag, ...]]:
        if self._joins_tags:
            return [passage.tags]
        wanted = self._choices.filter.tags
        return [(tag,) for tag in passage.tags if not wanted or tag.on.tag in wanted]

    def contents(self) -> Contents:
        """What was written, for the manifest."""
        template = self._choices.template
        return Contents(
            filter_in_words(self._view, self._choices.filter),
            template.name,
            tuple((column.name, printed) for column, printed in template.columns),
            self._joins_tags,
            self._rows,
            self._privileged,
            self._untagged,
            self._disputed,
            self._writer.neutralised,
            self._writer.truncated,
            designations.highest(self._designations),
        )


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Rows form no cycles; to look for some among the lines of open transcripts costs a sixth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _report(out: Path, sha256: str, contents: Contents) -> LogReport:
    return LogReport(
        out,
        manifest_path(out),
        out.name,
        sha256,
        contents.filter,
        contents.rows,
        contents.left_out_privileged,
        contents.left_out_untagged,
        contents.left_out_disputed,
        contents.neutralised,
        contents.truncated,
        contents.highest_confidentiality,
    )


def filter_in_words(view: View, wanted: PassageFilter) -> str:
    """What a log was narrowed to, as its manifest and the history say it."""
    parts = []
    if wanted.tags:
        parts.append("tags " + ", ".join(tags.tag_of(view, tag).name for tag in wanted.tags))
    if wanted.issues:
        known = {issue.id: issue.name for issue in passage_queries.issues(view)}
        names = (known.get(issue, "an issue no longer defined") for issue in wanted.issues)
        parts.append("issues " + ", ".join(names))
    if wanted.exhibit is not None:
        parts.append(f"exhibit {exhibits.exhibit(view, wanted.exhibit).label}")
    if wanted.text:
        parts.append(f"words “{wanted.text}”")
    return "; ".join(parts) or "all passages"


def _reviewer(view: View) -> ReviewerRow:
    known = {row.id: row for row in people.reviewers(view)}
    return known.get(view.reviewer) or ReviewerRow(view.reviewer, "A reviewer", "")


# --- Where it is written --------------------------------------------------------------------------


def _refuse_own_files(matter: Matter, out: Path) -> None:
    """A log must not be written over the matter itself."""
    place, folder = out.resolve(), matter.folder.resolve()
    own = (matter.path.name, "index.db")
    is_database = place.parent == folder and place.name.startswith(own)
    if is_database or (folder / "objects") in place.parents:
        raise InputError("The log cannot be written over the matter itself. Choose another file.")


@contextmanager
def _beside(out: Path) -> Iterator[tuple[Path, Path]]:
    """Two files of other names beside their places; they take the places when all went well.

    Raises:
        InputError: they cannot be written there.
    """
    targets = (out, manifest_path(out))
    for target in targets:
        if target.is_dir():
            raise InputError(
                "This is a folder. Name a file in it, such as “passage log.csv”, for the log."
            )
        if target.exists() and not target.is_file():
            raise InputError("This is no ordinary file. Choose another file for the log.")
    names = tuple(one.with_name(f".{one.name[:40]}.{os.urandom(4).hex()}.part") for one in targets)
    try:
        with _sentences():
            yield names[0], names[1]
            for name, target in zip(names, targets, strict=True):
                name.replace(target)
    finally:
        for name in names:
            with _sentences():
                name.unlink(missing_ok=True)


@contextmanager
def _sentences() -> Iterator[None]:
    """What the system says of a file, as a sentence."""
    try:
        yield
    except FileNotFoundError as error:
        raise InputError(
            "The folder for the log is not there. Choose a folder that exists."
        ) from error
    except PermissionError as error:
        raise InputError(
            "The log cannot be written there: you may not write in this folder, or the file is "
            "open in another program. Close it, or choose another place."
        ) from error
    except OSError as error:
        raise InputError(
            "The log cannot be written there: the disk is full, or the place is not ready. "
            "Nothing was written; choose another place."
        ) from error
