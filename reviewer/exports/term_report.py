"""The search-term report as a CSV file: what is sent to the other side when terms are negotiated.

It states counts and quotes nothing, so it may be served. Beside it lies a manifest that says from
which state of which matter it was made; the matter notes that it left.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from reviewer.acts import exhibits as exhibit_acts
from reviewer.exports.csv_writer import CsvWriter
from reviewer.exports.manifest import Written, plain_manifest
from reviewer.exports.passage_log import refuse_own_files
from reviewer.exports.placing import beside
from reviewer.exports.targets import Target
from reviewer.matter import Matter
from reviewer.model import ExportedBody
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
        written = Written(out.name, writer.sha256)
        keys = {"columns": list(COLUMNS), "rows": len(rows)}
        about = plain_manifest(matter, PRODUCT, written, keys, now or datetime.now(UTC))
        manifest_file.write_bytes(about)
    body = ExportedBody(PRODUCT, f"{len(rows)} terms", len(rows), writer.sha256, out.name)
    matter.do(exhibit_acts.exported(body))
    return writer.sha256


def _cells(row: TermReport) -> tuple[str, ...]:
    if row.refused:
        return (row.term, "", "", "", "", row.refused)
    counts = (str(row.documents), str(row.hits), str(row.unique))
    return (row.term, row.understood, *counts, "")
