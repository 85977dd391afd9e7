"""Commands that list: exhibits, text, passages, history, log."""

import argparse

from reviewer.cli import differing, printing
from reviewer.exports import passage_log, templates
from reviewer.exports.columns import column_named
from reviewer.exports.log_choices import Order
from reviewer.exports.targets import Target
from reviewer.matter import open_matter
from reviewer.queries import exhibits as exhibit_rows
from reviewer.queries import links, people, tags
from reviewer.queries import passages as passage_rows
from reviewer.queries.loaded import loaded_fields
from reviewer.queries.view import View


def exhibits(chosen: argparse.Namespace) -> int:
    """List the exhibits."""
    with open_matter(chosen.matter) as matter:
        for line in exhibit_rows.exhibits(matter.view):
            if chosen.json:
                printing.line(exhibit_line(matter.view, line))
            else:
                printing.columns(line.label, line.control, line.kind, line.title)
    return 0


def exhibit_line(view: View, line: exhibit_rows.ExhibitLine) -> dict[str, object]:
    """One exhibit with its stable keys."""
    return {
        "id": line.id.hex(),
        "control": line.control,
        "marked": line.marked,
        "bates": line.bates,
        "title": line.title,
        "kind": line.kind,
        "pages": line.pages,
        "sha256": line.id.hex(),
        "occurrences": [
            _occurrence(view, one) for one in exhibit_rows.occurrences_of(view, line.id)
        ],
        "date": line.date,
        "confidentiality": line.confidentiality,
    }


def _occurrence(view: View, one: exhibit_rows.OccurrenceLine) -> dict[str, object]:
    parent = "" if one.parent is None else exhibit_rows.occurrence(view, one.parent).exhibit.hex()
    return {
        "id": one.id.hex(),
        "parent": parent,
        "name": one.name,
        "path": one.path,
        "custodian": one.custodian,
        "production": one.production,
        "marked": one.marked,
        "bates": one.bates,
        "bates_origin": one.bates_origin,
        "confidentiality": one.confidentiality,
        "loaded": _loaded(view, one.id),
    }


def _loaded(view: View, occurrence: bytes) -> dict[str, object] | None:
    """What a load file said of an occurrence; its names may stand in it twice."""
    body = loaded_fields(view, occurrence)
    if body is None:
        return None
    return {"source": body.source, "row": body.row, "fields": body.fields}


def text(chosen: argparse.Namespace) -> int:
    """Print an exhibit's text, with its pages and printed lines."""
    with open_matter(chosen.matter) as matter:
        line = exhibit_rows.resolve(matter.view, chosen.exhibit)
        layer = matter.view.layer(line.layer)
    if not chosen.json:
        printing.columns(layer.text)
        return 0
    printing.line(
        {
            "text": layer.text,
            "pages": [
                {"page": one.number, "start": one.start, "end": one.end} for one in layer.pages
            ],
            "lines": [
                {"page": one.page, "line": one.line, "start": one.start, "end": one.end}
                for one in layer.lines
            ],
        }
    )
    return 0


def passages(chosen: argparse.Namespace) -> int:
    """List the passages in the order of exhibit and page."""
    with open_matter(chosen.matter) as matter:
        view = matter.view
        numbers = passage_rows.row_ids(view, passage_rows.PassageFilter())
        for start in range(0, len(numbers), 256):
            slice_of = numbers[start : start + 256]
            found = passage_rows.lines(view, slice_of)
            for number in slice_of:
                card = passage_rows.card(view, found[number].id)
                if chosen.json:
                    printing.line(passage_line(view, card))
                else:
                    names = ", ".join(tags.tag_of(view, one.tag).word for one in card.tags)
                    printing.columns(card.line.number, card.citation, names, card.line.quote)
    return 0


def passage_line(view: View, card: passage_rows.PassageCard) -> dict[str, object]:
    """One passage with its stable keys."""
    initials = people.initials_of(view)
    line = card.line
    return {
        "id": line.id.hex(),
        "number": line.number,
        "exhibit": line.exhibit.hex(),
        "spans": [[span.start, span.end] for span in line.spans],
        "quote": line.quote,
        "question": line.question,
        "citation": card.citation,
        "tags": [
            {
                "tag": tags.tag_of(view, one.tag).word,
                "kind": one.kind,
                "by": initials.get(one.person, ""),
                "at": printing.instant(one.at),
                "fields": one.fields,
            }
            for one in card.tags
        ],
        "issues": [issue.name for issue in card.issues],
        "note": "\n".join(note.text for note in card.notes),
        "created": printing.instant(line.created),
    }


def linked(chosen: argparse.Namespace) -> int:
    """List the passages that one is linked with."""
    with open_matter(chosen.matter) as matter:
        view = matter.view
        card = passage_rows.card(view, passage_rows.resolve(view, chosen.passage))
        for tie in links.of_passage(view, card.line.id):
            show_link(view, card, tie, is_json=chosen.json)
    return 0


def show_link(
    view: View, card: passage_rows.PassageCard, tie: links.LinkedPassage, *, is_json: bool
) -> None:
    """Print one link from one of its ends."""
    if is_json:
        printing.line(link_line(view, card, tie))
    else:
        told = links.in_words(tie.reads)
        printing.columns(card.line.number, card.citation, told, tie.line.number, tie.citation)


def link_line(
    view: View, card: passage_rows.PassageCard, tie: links.LinkedPassage
) -> dict[str, object]:
    """One link with its stable keys."""
    return {
        "passage": card.line.number,
        "citation": card.citation,
        "kind": tie.kind,
        "reads": tie.reads,
        "other": tie.line.number,
        "other_citation": tie.citation,
        "by": people.initials_of(view).get(tie.person, ""),
        "at": printing.instant(tie.at),
    }


def log(chosen: argparse.Namespace) -> int:
    """Export the passage log."""
    with open_matter(chosen.matter) as matter:
        choices = passage_log.LogChoices(
            template=templates.template_named(matter.view, chosen.columns),
            target=_target(chosen),
            one_row_a_passage=chosen.one_row_a_passage,
            include_privileged=chosen.include_privileged,
            with_rejected=chosen.with_rejected,
            neutralise=not chosen.keep_formulas,
            order=_order(chosen),
        )
        differing.say_open(matter.view)
        report = passage_log.export_log(matter, chosen.out, choices)
    if chosen.json:
        printing.line(
            {
                "path": str(chosen.out),
                "open_differences": report.open_differences,
                "rows": report.rows,
                "left_out_privileged": report.left_out_privileged,
                "left_out_disputed": report.left_out_disputed,
                "left_out_rejected": report.left_out_rejected,
                "neutralised": report.neutralised,
                "truncated": report.truncated,
                "sha256": report.sha256,
                "confidentiality": report.highest_confidentiality,
            }
        )
    printing.say(
        f"{report.rows} rows. Left out as possibly privileged: {report.left_out_privileged}. "
        f"Left out until reviewers agree: {report.left_out_disputed}. "
        f"Left out as rejected: {report.left_out_rejected}. "
        f"Formula-like cells made safe: {report.neutralised}. "
        f"Highest confidentiality: {report.highest_confidentiality or 'none'}."
    )
    if report.truncated:
        printing.say(f"Cells cut because a spreadsheet holds no longer ones: {report.truncated}.")
    return 0


def _target(chosen: argparse.Namespace) -> Target:
    """What was asked for, else what the name of the file says."""
    if chosen.target:
        return Target(chosen.target)
    is_workbook = chosen.out.suffix.lower() == Target.XLSX.suffix
    return Target.XLSX if is_workbook else Target.EXCEL


def _order(chosen: argparse.Namespace) -> Order | None:
    if chosen.sort is None:
        return None
    return Order(column_named(chosen.sort).name, chosen.descending)
