"""The command that writes the custody report."""

import argparse
from pathlib import Path

from reviewer.cli import printing
from reviewer.exports import custody as reports
from reviewer.matter import open_matter
from reviewer.said import counted, said

_DAMAGED = 6


def custody(chosen: argparse.Namespace) -> int:
    """Write the worksheet for FRE 902(14); exit code 6 where a copy does not match."""
    with open_matter(chosen.matter) as matter:
        report = reports.export_custody(matter, chosen.out)
    if chosen.json:
        printing.line(
            {
                "path": str(report.path),
                "rows": report.rows,
                "files": report.files,
                "differing": report.differing,
                "missing": report.missing,
                "sha256": report.sha256,
            }
        )
    printing.say(
        said(
            "{places}, {files} checked: {differing}, {missing}.",
            places=counted(report.rows, "1 place", "{count:,} places"),
            files=counted(report.files, "1 file", "{count:,} files"),
            differing=counted(report.differing, "1 differs", "{count:,} differ"),
            missing=counted(report.missing, "1 is missing", "{count:,} are missing"),
        )
    )
    return _DAMAGED if report.differing or report.missing else 0


def arguments(command: argparse.ArgumentParser) -> None:
    """What can be typed behind ``custody MATTER``."""
    command.add_argument(
        "-o", "--out", type=Path, required=True, metavar="FILE", help=".csv, .pdf or .docx"
    )
    command.set_defaults(run=custody)
