"""The history as a table: one act a row, oldest first, for whoever must show who did what and when.

Cells are made safe as in the passage log, since names, titles and reasons stand in them. Writing it
is an act of its own: who took a history away must be answerable too.
"""

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from reviewer.acts import exhibits as exhibit_acts
from reviewer.errors import InputError
from reviewer.exports.csv_writer import CsvWriter
from reviewer.exports.log_parts import Progress
from reviewer.exports.manifest import Written, plain_manifest
from reviewer.exports.passage_log import refuse_own_files
from reviewer.exports.placing import beside
from reviewer.exports.targets import Target
from reviewer.matter import Matter
from reviewer.model import ExportedBody
from reviewer.queries import clawback, exhibits, histories
from reviewer.queries.histories import Wanted
from reviewer.queries.history import Entry
from reviewer.queries.view import View
from reviewer.said import Said, listed, said

PRODUCT = "history"
COLUMNS = (
    "When (UTC)", "Reviewer", "Role", "What was done", "Exhibit", "Passage", "Act", "Changesets",
)  # fmt: skip
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class HistoryReport:
    """What was written."""

    path: Path
    rows: int
    sha256: str


def export_history(
    matter: Matter, wanted: Wanted, out: Path, now: datetime | None = None
) -> HistoryReport:
    """Write a history as CSV with its manifest, and say in the matter that it left.

    Raises:
        InputError: it cannot be written there, or its name ends otherwise.
    """
    steps = history_steps(matter, wanted, out, now)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            report: HistoryReport = end.value
            return report


def history_steps(
    matter: Matter, wanted: Wanted, out: Path, now: datetime | None = None
) -> Generator[Progress, None, HistoryReport]:
    """The same in steps of a hundred acts, for a window that must stay awake.

    Raises:
        InputError: it cannot be written there, or its name ends otherwise.
    """
    if out.suffix.lower() != ".csv":
        raise InputError("The name of the file must end in .csv.")
    refuse_own_files(matter, out)
    now, view = now or datetime.now(UTC), matter.view
    told = str(in_words(view, wanted))
    entries: list[Entry] = []
    newest_first = histories.acts(view, wanted)
    while part := list(islice(newest_first, _AT_ONCE)):
        entries += part
        yield Progress(0, len(entries))
    with beside(out) as (file, manifest_file):
        with file.open("wb") as stream:
            writer = CsvWriter(stream, Target.EXCEL, COLUMNS)
            oldest_first = reversed(entries)
            done = 0
            while part := list(islice(oldest_first, _AT_ONCE)):
                writer.write(_rows(view, part))
                done += len(part)
                yield Progress(done, len(entries))
        written = Written(out.name, writer.sha256)
        about = {"filter": told, "rows": len(entries)}
        manifest_file.write_bytes(plain_manifest(matter, PRODUCT, written, about, now))
    body = ExportedBody(PRODUCT, told, len(entries), writer.sha256, out.name)
    matter.do(exhibit_acts.exported(body))
    return HistoryReport(out, len(entries), writer.sha256)


def in_words(view: View, wanted: Wanted) -> Said:
    """Whose history it is, and up to when."""
    parts = [_whose(view, wanted)]
    if wanted.until is not None:
        parts.append(
            said("up to {when} UTC", when=f"{wanted.until.astimezone(UTC):%Y-%m-%d %H:%M}")
        )
    if wanted.verbs:
        parts.append(said("who opened and exported"))
    return listed(parts, "; ")


def _whose(view: View, wanted: Wanted) -> Said:
    if wanted.passage is not None:
        return said("passage {number}", number=histories.number_of(view, wanted.passage))
    if wanted.exhibit is not None:
        return said("exhibit {label}", label=_label(view, wanted.exhibit))
    if wanted.person is not None:
        name = histories.names(view).get(wanted.person) or said("a reviewer")
        return said("acts of {name}", name=name)
    return said("the whole matter")


def _rows(view: View, entries: Iterable[Entry]) -> Iterable[tuple[str, ...]]:
    names = histories.names(view)
    for one in entries:
        yield (
            f"{one.at.astimezone(UTC):%Y-%m-%d %H:%M:%S}",
            names.get(one.person, ""),
            one.role.replace("_", " "),
            str(one.sentence),
            "" if one.exhibit is None else _label(view, one.exhibit),
            "" if one.passage is None else histories.number_of(view, one.passage),
            one.verb,
            " ".join(changeset.hex() for changeset in one.changesets),
        )


def _label(view: View, exhibit: bytes) -> str:
    found = exhibits.exhibits_by_id(view, [exhibit]).get(exhibit)
    return found.label if found is not None else clawback.number_of(view, exhibit)
