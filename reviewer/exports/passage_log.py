"""The passage log: one row a tag on a passage, in the columns of a template, for our side alone.

It quotes and says what we think matters, so it is attorney work product: its name and its manifest
say so, and passages that may be privileged are left out and counted unless they are asked for. It
is not the privilege log that is served on the other side; that one is a product of its own which
cannot print quotes, tags or notes.

Left out as well, and counted: passages without a tag (where rows are tags), what the second level
rejected unless it is asked for, and passages about which reviewers differ whether they stand, until
that is decided. If the matter changed in the meantime,
nothing is written at all.
"""

import re
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from reviewer.acts import exhibits as exhibit_acts
from reviewer.errors import InputError, RefusedError
from reviewer.exports import designations
from reviewer.exports.column_meanings import MEANINGS
from reviewer.exports.csv_writer import CsvWriter
from reviewer.exports.log_choices import LogChoices, Order
from reviewer.exports.log_parts import Counts, LogParts, Progress, columns_of
from reviewer.exports.manifest import WORK_PRODUCT, Contents, Made, manifest, manifest_path
from reviewer.exports.placing import beside, is_own_file
from reviewer.exports.targets import LONGEST_CELL, AboutSheet, LogWriter, Target
from reviewer.matter import Matter, app_version
from reviewer.model import EntityId, ExportedBody, MatterBody
from reviewer.queries import batches, exhibits, people, tags
from reviewer.queries import passages as passage_queries
from reviewer.queries.log_rows import log_heads
from reviewer.queries.passages import PassageFilter
from reviewer.queries.people import ReviewerRow
from reviewer.queries.view import View
from reviewer.said import Said, listed, named, said

__all__ = [
    "LogChoices",
    "LogReport",
    "Order",
    "Progress",
    "default_name",
    "export_log",
    "filter_in_words",
    "filter_said",
    "log_export",
    "log_steps",
    "refuse_own_files",
    "write_log",
]

_UNFIT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_LONGEST_CAPTION = 80


@dataclass(frozen=True, slots=True)
class LogReport:
    """What became of a log: its file, its manifest, and the counts that both state."""

    path: Path
    manifest: Path
    name: str
    sha256: str
    filter: str
    open_differences: int
    rows: int
    left_out_privileged: int
    left_out_untagged: int
    left_out_disputed: int
    left_out_rejected: int
    neutralised: int
    truncated: int
    highest_confidentiality: str


def default_name(matter: MatterBody, now: datetime, target: Target = Target.EXCEL) -> str:
    """``Caption - passage log - ATTORNEY WORK PRODUCT 2026-11-21.csv``, fit for every system."""
    caption = _UNFIT_IN_NAMES.sub(" ", matter.caption or matter.title)
    caption = " ".join(caption.split())[:_LONGEST_CAPTION].strip(" .") or "Matter"
    return f"{caption} - passage log - {WORK_PRODUCT} {now:%Y-%m-%d}{target.suffix}"


def export_log(
    matter: Matter, out: Path, choices: LogChoices, now: datetime | None = None
) -> LogReport:
    """Write a log and say in the matter that it left.

    Raises:
        InputError: it cannot be written there.
    """
    refuse_own_files(matter, out)
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
    parts = LogParts(view, choices)
    with beside(out) as (log_file, manifest_file):
        with log_file.open("w+b") as file, closing(_writer(file, view, choices)) as writer:
            counts = yield from _written(parts, writer)
            contents = _contents(view, choices, parts.open_differences, counts, writer)
            writer.finish(_about(contents, choices))
        if log_heads(view) != heads:
            raise RefusedError(
                "The matter was changed while its log was written, so there is no log. "
                "Export it again."
            )
        contents = _contents(view, choices, parts.open_differences, counts, writer)
        made = Made(people.matter_of(view), heads, app_version(), _reviewer(view), now)
        manifest_file.write_bytes(manifest(out.name, writer.sha256, choices.target, contents, made))
    return _report(out, writer.sha256, contents)


def _writer(file: BinaryIO, view: View, choices: LogChoices) -> LogWriter:
    columns = columns_of(choices)
    limits = {"neutralise": choices.neutralise}
    if choices.target is not Target.XLSX:
        printed = [printed for _, printed in columns]
        return CsvWriter(file, choices.target, printed, longest_cell=choices.longest_cell, **limits)
    from reviewer.exports.xlsx_writer import XlsxWriter  # noqa: PLC0415 - a fifth of a second

    body = people.matter_of(view)
    marking = f"{WORK_PRODUCT} · {body.caption or body.title}"
    longest = min(choices.longest_cell, LONGEST_CELL)
    return XlsxWriter(file, columns, marking=marking, longest_cell=longest, **limits)


def _written(parts: LogParts, writer: LogWriter) -> Generator[Progress, None, Counts]:
    """The rows, part after part."""
    yield Progress(0, parts.total)
    yield from parts.put_in_order()
    counts = Counts()
    counts.add(parts.left_out)
    for part in range(len(parts)):
        rows, of_part = parts.printed(part, counts.rows + 1)
        writer.write(rows)
        counts.add(of_part)
        yield Progress(parts.done_after(part), parts.total)
    return counts


def _contents(
    view: View, choices: LogChoices, differences: int, counts: Counts, writer: LogWriter
) -> Contents:
    """What was written, for the manifest; ``differences`` were open."""
    return Contents(
        filter_in_words(view, choices.filter),
        choices.order_in_words,
        choices.template.name,
        tuple(columns_of(choices)),
        choices.joins_tags,
        differences,
        counts.rows,
        counts.proposed,
        counts.left_out_privileged,
        counts.left_out_untagged,
        counts.left_out_disputed,
        counts.left_out_rejected,
        writer.neutralised,
        writer.truncated,
        designations.highest(counts.designations),
    )


def _about(contents: Contents, choices: LogChoices) -> AboutSheet:
    """What a workbook says of itself; who made it, and when, stands in the manifest alone."""
    facts = [
        ("What it is", "Passage log: internal, quotes evidence, not to be served"),
        ("Differences that nobody has decided", str(contents.open_differences)),
        ("Filter", contents.filter),
        ("Order", contents.order),
        ("Columns", contents.template),
        ("Rows", str(contents.rows)),
        ("Rows with proposed values", str(contents.proposed)),
        ("Left out as possibly privileged", str(contents.left_out_privileged)),
        ("Left out without a tag", str(contents.left_out_untagged)),
        ("Left out until reviewers agree", str(contents.left_out_disputed)),
        ("Left out as rejected at the second level", str(contents.left_out_rejected)),
        ("Kept from running as formulas", str(contents.neutralised)),
        ("Cells cut, longer than a cell holds", str(contents.truncated)),
        ("Highest confidentiality", contents.highest_confidentiality or "none"),
    ]
    columns = [(printed, name, MEANINGS[name]) for name, printed in columns_of(choices)]
    return AboutSheet(facts, columns, contents.highest_confidentiality)


def _report(out: Path, sha256: str, contents: Contents) -> LogReport:
    return LogReport(
        out,
        manifest_path(out),
        out.name,
        sha256,
        contents.filter,
        contents.open_differences,
        contents.rows,
        contents.left_out_privileged,
        contents.left_out_untagged,
        contents.left_out_disputed,
        contents.left_out_rejected,
        contents.neutralised,
        contents.truncated,
        contents.highest_confidentiality,
    )


def filter_in_words(view: View, wanted: PassageFilter) -> str:
    """What a log was narrowed to, as its manifest and the history say it."""
    return str(filter_said(view, wanted))


def filter_said(view: View, wanted: PassageFilter) -> Said:
    """The same, so that the window can say it in its language."""
    parts = []
    if wanted.tags:
        called = [named(tags.tag_of(view, tag).name) for tag in wanted.tags]
        parts.append(said("tags {names}", names=listed(called)))
    if wanted.issues:
        known = {issue.id: issue.name for issue in passage_queries.issues(view)}
        gone = said("an issue no longer defined")
        names = [known.get(issue, gone) for issue in wanted.issues]
        parts.append(said("issues {names}", names=listed(names)))
    if wanted.exhibit is not None:
        parts.append(said("exhibit {label}", label=exhibits.exhibit(view, wanted.exhibit).label))
    if wanted.text:
        parts.append(said("words “{words}”", words=wanted.text))
    if wanted.kinds:
        parts.append(said("kind {kinds}", kinds=listed(named(one) for one in wanted.kinds)))
    if wanted.statuses:
        steps = listed(said(STEPS[one]) for one in wanted.statuses if one in STEPS)
        parts.append(said("status {steps}", steps=steps))
    if wanted.rejected:
        parts.append(said("with rejected ones"))
    parts += _work_said(view, wanted)
    return listed(parts, "; ") if parts else said("all passages")


def _work_said(view: View, wanted: PassageFilter) -> list[Said]:
    """What a log was narrowed to by who does what: left to do, chosen, marked by, in a batch."""
    parts = []
    if wanted.left:
        left = _LEFT.get(wanted.left) or named(wanted.left.replace("_", " "))
        parts.append(said("left to do: {left}", left=left))
    if wanted.among is not None and not wanted.left:
        count = len(wanted.among)
        several = said("{count:,} chosen passages", count=count)
        parts.append(said("1 chosen passage") if count == 1 else several)
    if wanted.person is not None:
        whose = {row.id: row.name for row in people.reviewers(view)}
        parts.append(said("marked by {name}", name=whose.get(wanted.person, said("a reviewer"))))
    if wanted.batch is not None:
        called = {line.id: line.name for line in batches.batches(view)}
        name = called.get(EntityId(wanted.batch), said("no longer there"))
        parts.append(said("batch {name}", name=name))
    return parts


STEPS = {
    "candidate": said("candidate"),
    "tagged": said("tagged"),
    "checked": said("checked"),
    "confirmed": said("confirmed"),
    "rejected": said("rejected"),
}
"""The steps of a passage, as they stand in sentences."""
_LEFT = {
    "quick_marks": said("quick marks"),
    "missing": said("missing"),
    "proposed": said("proposed"),
    "unchecked": said("unchecked"),
    "uncited": said("uncited"),
    "unsettled": said("to check after a new reading"),
    "changed": said("changed since checked"),
}


def _reviewer(view: View) -> ReviewerRow:
    known = {row.id: row for row in people.reviewers(view)}
    return known.get(view.reviewer) or ReviewerRow(view.reviewer, "A reviewer", "")


# --- Where it is written --------------------------------------------------------------------------


def refuse_own_files(matter: Matter, out: Path) -> None:
    """A log must not be written over the matter itself.

    Raises:
        InputError: it would be.
    """
    if is_own_file(matter, out):
        raise InputError("The log cannot be written over the matter itself. Choose another file.")
