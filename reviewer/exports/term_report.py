"""The search-term report as a CSV file: what is sent to the other side when terms are negotiated.

It states counts and quotes nothing, so it may be served. Beside it lies a manifest that says from
which state of which matter it was made; the matter notes that it left.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from reviewer.acts import exhibits as exhibit_acts
from reviewer.exports.csv_writer import CsvWriter
from reviewer.exports.passage_log import refuse_own_files
from reviewer.exports.placing import beside
from reviewer.exports.targets import Target
from reviewer.matter import Matter, app_version
from reviewer.model import ExportedBody
from reviewer.queries import people
from reviewer.queries.log_rows import log_heads
from reviewer.queries.search_terms import TermReport

PRODUCT = "search term report"
COLUMNS = (
    "Term",
    "Understood as",
    "Exhibits with hits",
    "Hits",
    "Exhibits with no other term",
    "Refused",
)


def export_terms(
    matter: Matter, rows: Sequence[TermReport], out: Path, now: datetime | None = None
) -> str:
    """Write a report with its manifest, and say in the matter that it left.

    Returns:
        The SHA-256 of the file, in hex.

    Raises:
        InputError: it cannot be written there.
    """
    refuse_own_files(matter, out)
    with beside(out) as (report_file, manifest_file):
        with report_file.open("wb") as file:
            writer = CsvWriter(file, Target.EXCEL, COLUMNS)
            writer.write(_cells(row) for row in rows)
        about = _manifest(matter, out.name, writer.sha256, len(rows), now or datetime.now(UTC))
        manifest_file.write_bytes(about)
    body = ExportedBody(PRODUCT, f"{len(rows)} terms", len(rows), writer.sha256, out.name)
    matter.do(exhibit_acts.exported(body))
    return writer.sha256


def _cells(row: TermReport) -> tuple[str, ...]:
    if row.refused:
        return (row.term, "", "", "", "", row.refused)
    counts = (str(row.documents), str(row.hits), str(row.unique))
    return (row.term, row.understood, *counts, "")


def _manifest(matter: Matter, file: str, sha256: str, rows: int, now: datetime) -> bytes:
    body = people.matter_of(matter.view)
    names = {row.id: row.name for row in people.reviewers(matter.view)}
    keys = {
        "product": PRODUCT,
        "caption": body.caption or body.title,
        "court": body.court,
        "docket": body.docket,
        "file": file,
        "sha256": sha256,
        "columns": list(COLUMNS),
        "rows": rows,
        "log_heads": [
            {"writer": one.writer.hex(), "acts": one.acts, "changeset": one.changeset.hex()}
            for one in log_heads(matter.view)
        ],
        "version": app_version(),
        "made_by": names.get(matter.reviewer, "A reviewer"),
        "made_at": now.isoformat(timespec="seconds"),
    }
    return msgspec.json.format(msgspec.json.encode(keys), indent=2) + b"\n"
