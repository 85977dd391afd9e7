"""Reads presentations: the words of every slide, its notes and comments, cited by slide.

What is shown are the words, in a layout of our own, and said so: a slide's look is no part of what
is cited. Presentations of old kinds (.ppt) are written anew by LibreOffice first, where the machine
has it. Macros never run.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reviewer.errors import SourceError
from reviewer.readers.compound import is_compound
from reviewer.readers.face import facts_of
from reviewer.readers.grid import replace_label
from reviewer.readers.layout import Progress, lay_out
from reviewer.readers.locked import is_locked, unlocked
from reviewer.readers.markup import aside
from reviewer.readers.office import converted
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import ExhibitKind, Reading
from reviewer.readers.slides_package import Presentation, Slide, taken_apart
from reviewer.said import said
from reviewer.text.layer import TextLayer

READER = "slides 1"

_MOST_BYTES = 400_000_000
_LANDSCAPE = 792
_STYLE = "table{border:1px solid #999999} td,th{border:1px solid #999999} h2{font-size:14pt}"


def read(path: Path, options: ReadOptions, progress: Progress) -> Reading:
    """Read one presentation.

    Raises:
        SourceError: the file is damaged, locked, without words or too large.
    """
    raw = _raw(path)
    if is_locked(raw):
        raw = unlocked(raw, options.passwords, said("presentation"))
    is_old = is_compound(raw)
    if is_old:
        raw = converted(raw, ".ppt", "pptx", said("presentation"))
    show = taken_apart(raw)
    laid = lay_out("<hr>".join(map(_drawn, show.slides)), _STYLE, (), progress, _LANDSCAPE)
    if not laid.text.strip():
        raise SourceError("This presentation holds no words. Save it as PDF and load that.")
    paragraphs = tuple(
        replace_label(paragraph, origin.part)
        for paragraph, origin in zip(laid.paragraphs, laid.origins, strict=True)
    )
    face = facts_of(laid.text, ExhibitKind.PRESENTATION)
    return Reading(
        ExhibitKind.PRESENTATION,
        READER,
        laid.maker,
        TextLayer(laid.text, paragraphs=paragraphs),
        laid.geometry,
        rendition=laid.pdf,
        facts=replace(face, title=show.title or face.title, author=show.author),
        children=show.children,
        warnings=(*_notes(show, is_old=is_old), *laid.warnings),
    )


def _raw(path: Path) -> bytes:
    try:
        raw = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else None
    except OSError as error:
        raise SourceError("This presentation could not be opened.") from error
    if raw is None:
        raise SourceError("This presentation is larger than 400 MB. Save it as PDF and load that.")
    return raw


def _drawn(slide: Slide) -> str:
    """One slide: its words, then notes and comments, all of them under its number."""
    hidden = " [hidden slide]" if slide.is_hidden else ""
    notes = "".join(f"<p>{words}</p>" for words in slide.notes)
    comments = "".join(f"<p>[comment by {words}]</p>" for words in slide.comments)
    return (
        f'<section data-part="slide {slide.number}"><p>{aside(f"Slide {slide.number}{hidden}")}</p>'
        + "".join(slide.body)
        + (f"<p>{aside('Notes')}</p>{notes}" if notes else "")
        + f"{comments}</section>"
    )


def _notes(show: Presentation, *, is_old: bool) -> Iterator[str]:
    """What a reviewer must know of the presentation beyond its words."""
    yield said("Only the words of the slides are shown; their layout is not the original.")
    if is_old:
        yield said("This file is of an old kind and was opened by LibreOffice.")
    hidden = [str(slide.number) for slide in show.slides if slide.is_hidden]
    if hidden:
        yield said(
            "{count} slides are hidden in the file and are shown here: {numbers}.",
            count=len(hidden),
            numbers=", ".join(hidden[:30]),
        )
    if pictures := sum(slide.pictures for slide in show.slides):
        yield said(
            "{count} charts and pictures of this presentation are not shown.", count=pictures
        )
    yield from show.kept_in
    if show.has_macros:
        yield said("This presentation has macros. They were not run.")
