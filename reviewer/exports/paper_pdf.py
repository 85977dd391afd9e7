"""The attorney's page set as a PDF, which is also what is printed."""

from collections.abc import Iterator
from html import escape
from typing import BinaryIO

from reviewer.exports.entries import Entry, Paper, Turn
from reviewer.exports.paper_words import NOTE
from reviewer.readers.typesetting import Block, Line, Progress, Running, typeset

_CSS = """
.title{font-size:17pt;font-weight:bold}
.told{font-size:9.5pt;color:#444444}
.legend{font-size:8.5pt;color:#444444;margin-left:10pt;text-indent:-10pt}
.heading{font-size:13pt;font-weight:bold;border-bottom:0.6pt solid #666666;padding-bottom:3pt}
.cite{font-weight:bold}
.cite .aside{font-weight:normal;font-size:9pt;color:#444444}
.mark{font-size:8.5pt}
.turn{margin-left:46pt;margin-right:24pt;text-indent:-22pt}
.on{margin-left:46pt;margin-right:24pt}
.quote{margin-left:24pt;margin-right:24pt}
.ours{margin-left:46pt;font-style:italic;color:#444444;font-size:9pt}
.facts{margin-left:24pt;font-size:9pt;color:#333333}
.name{font-style:italic}
.note{margin-left:24pt;font-size:9pt;font-style:italic}
"""
_SMALL, _BODY = 12.0, 14.0


def write_pdf(paper: Paper, out: BinaryIO, progress: Progress) -> None:
    """Set a paper."""
    running = Running(
        paper.header,
        ", ".join(filter(None, (paper.caption, paper.docket))),
        "",
        paper.footer,
        paper.title,
    )
    typeset(tuple(_blocks(paper)), _CSS, running, paper.format.points, out, progress)


def _blocks(paper: Paper) -> Iterator[Block]:
    head = [Line("title", escape(paper.title), 22.0)]
    head += [Line("told", escape(one), 13.0, 3.0 if not at else 0.0)
             for at, one in enumerate(paper.told)]  # fmt: skip
    head += [
        Line("legend", f"<b>{escape(sign)}</b>\u2002{escape(meaning)}", _SMALL, 0 if at else 6.0)
        for at, (sign, meaning) in enumerate(paper.legend)
    ]
    yield Block(tuple(head))
    for group in paper.groups:
        yield Block((Line("heading", escape(group.name), 18.0),), 20.0, group.name)
        for at, entry in enumerate(group.entries):
            yield Block(tuple(_lines(entry)), 12.0 if at else 8.0)


def _lines(entry: Entry) -> Iterator[Line]:
    yield Line("cite", _head(entry), _BODY)
    for at, turn in enumerate(entry.quoted):
        yield _turn(turn, 1.0 if at else 3.0, is_testimony=entry.is_testimony)
    facts = _facts(entry)
    if facts:
        yield Line("facts", facts, _SMALL, 3.0)
    for note in entry.notes:
        words = escape(note).replace("\n", "<br>")
        yield Line("note", f"<b>{NOTE}:</b> {words}", _SMALL, 2.0)


def _head(entry: Entry) -> str:
    """Cite, designations, and in smaller type what the source is called."""
    marks = "".join(f' <span class="mark">[{escape(one)}]</span>' for one in entry.marks)
    return f'{escape(entry.cite)}{marks}\u2002<span class="aside">{escape(entry.aside)}</span>'


def _turn(turn: Turn, above: float, *, is_testimony: bool) -> Line:
    words = escape(turn.words)
    if turn.is_ours:
        return Line("ours", words, _BODY, above)
    if turn.sign:
        return Line("turn", f"{turn.sign}\u2003{words}", _BODY, above)
    return Line("on" if is_testimony else "quote", words, _BODY, above)


def _facts(entry: Entry) -> str:
    """Tags and what is said of them, in one paragraph."""
    parts = [f"<b>{escape('; '.join(entry.tags))}</b>"] if entry.tags else []
    parts += [
        f'<span class="name">{escape(name)}:</span>\u00a0{escape(words)}'
        for name, words in entry.facts
    ]
    return " · ".join(parts)
