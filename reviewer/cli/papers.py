"""The command that writes the attorney's page."""

import argparse
from pathlib import Path

from reviewer.cli import differing, printing
from reviewer.exports import paper_file
from reviewer.exports.entries import WORK_PRODUCT, Format
from reviewer.exports.paper import Grouping, PaperChoices
from reviewer.matter import open_matter
from reviewer.queries import exhibits, passages, tags
from reviewer.queries.passages import PassageFilter
from reviewer.queries.view import View


def paper(chosen: argparse.Namespace) -> int:
    """Write passages as pages for counsel, as PDF or as a Word file."""
    paper_file.form_of(chosen.out)
    with open_matter(chosen.matter) as matter:
        view = matter.view
        choices = PaperChoices(
            filter=_filter(view, chosen),
            chosen=tuple(passages.resolve(view, one) for one in chosen.passage) or None,
            grouping=Grouping(chosen.group),
            with_notes=chosen.notes,
            include_privileged=chosen.include_privileged,
            with_rejected=chosen.with_rejected,
            header=chosen.header,
            title=chosen.title,
            format=Format(chosen.size),
        )
        differing.say_open(view)
        report = paper_file.export_paper(matter, chosen.out, choices)
    if chosen.json:
        printing.line(
            {
                "path": str(chosen.out),
                "open_differences": report.open_differences,
                "rows": report.rows,
                "left_out_privileged": report.left_out_privileged,
                "left_out_disputed": report.left_out_disputed,
                "left_out_rejected": report.left_out_rejected,
                "sha256": report.sha256,
                "confidentiality": report.highest_confidentiality,
            }
        )
    printing.say(
        f"{report.rows} passages. Left out as possibly privileged: {report.left_out_privileged}. "
        f"Highest confidentiality: {report.highest_confidentiality or 'none'}."
    )
    return 0


def _filter(view: View, chosen: argparse.Namespace) -> PassageFilter:
    exhibit = exhibits.resolve(view, chosen.exhibit).id if chosen.exhibit else None
    return PassageFilter(
        tags=tuple(tags.tag_named(view, one).id for one in chosen.tag), exhibit=exhibit
    )


def arguments(command: argparse.ArgumentParser) -> None:
    """What can be typed behind ``paper MATTER``."""
    command.add_argument("-o", "--out", type=Path, required=True, metavar="FILE")
    command.add_argument("--group", choices=[str(one) for one in Grouping], default="witness")
    command.add_argument("--tag", action="append", default=[], help="may be repeated")
    command.add_argument("--exhibit", default="", help="the passages of one exhibit")
    command.add_argument(
        "--passage", action="append", default=[], help="a passage's number; may be repeated"
    )
    command.add_argument("--notes", action="store_true", help="print notes, which are work product")
    command.add_argument("--include-privileged", action="store_true")
    command.add_argument("--with-rejected", action="store_true", help="rejected passages as well")
    command.add_argument("--header", default=WORK_PRODUCT, help="the words above every page")
    command.add_argument("--title", default="")
    command.add_argument("--size", choices=[str(one) for one in Format], default="letter")
    command.set_defaults(run=paper)
