"""Reads Word files (.docx): words, tables, pictures and numbers.

The text is our own reading of the file. The pages are LibreOffice's where the machine has it and
its pages show exactly these words, else a layout of our own, which is said. A file with tracked
changes, comments, notes or hidden words always gets ours: an office program would show them by
colour alone, elsewhere, or not at all.

Tracked changes stand in the text as words in brackets, comments and notes at the end, headers and
footers are drawn above the text without being part of it. A file that Word itself has protected
cannot be read, and macros never run.
"""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from xml.parsers.expat import ExpatError

import mammoth

from reviewer.errors import SourceError
from reviewer.readers.face import facts_of, kind_of
from reviewer.readers.faithful import placed_on
from reviewer.readers.layout import LaidOut, Progress, lay_out
from reviewer.readers.locked import is_locked, unlocked
from reviewer.readers.markup import aside, sanitised
from reviewer.readers.office import converted, maker, program
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import ExhibitKind, Facts, Reading
from reviewer.readers.word_package import Package, opened
from reviewer.said import said
from reviewer.text.geometry import PageGeometry
from reviewer.text.layer import TextLayer
from reviewer.text.numbered import label_paragraphs

READER = "word 2"

_MOST_BYTES = 200_000_000
_COMPOUND = b"\xd0\xcf\x11\xe0"
_STYLE_MAP = "comment-reference => sup"
_BACK_LINK = re.compile(r'<a href="#(?:footnote|endnote|comment)-ref[^"]*">\s*↑\s*</a>')
_HEAD = 16
_PAPER = re.compile(
    r"(.{0,120}\b(?:RESPONSES?|OBJECTIONS|ANSWERS?|COMPLAINT|PETITION|REQUESTS?|INTERROGATORIES"
    r"|DECLARATION|AFFIDAVIT|MOTION)\b(?! NO).{0,120})$"
)
_NAMED_BY = {
    ExhibitKind.MEMO: re.compile(r"(?:Re|RE|Subject|SUBJECT):\s*(.{3,150})$"),
    ExhibitKind.PLEADING: _PAPER,
    ExhibitKind.DISCOVERY_RESPONSE: _PAPER,
}
# The date of a tracked change or comment is none of the paper itself.
_SIGNED = re.compile(r"(?<=, )\d{4}-\d{2}-\d{2}(?=: )")
# In a title stands what the paper says now, without who changed it.
_TAKEN_OUT = re.compile(r"\[(?:deleted|moved from here)\b[^\]]*\]")
_PUT_IN = re.compile(r"\[(?:inserted|moved to here)\b[^\]]*?: ([^\]]*)\]")
_STYLE = "table{border:1px solid #999999} td,th{border:1px solid #999999} sup{font-size:7pt}"


def read(path: Path, options: ReadOptions, progress: Progress) -> Reading:
    """Read one Word file.

    Raises:
        SourceError: the file is damaged, protected, empty or too large.
    """
    raw = _raw(path)
    content = _unlocked(raw, options)
    package = opened(content)
    body = _margins(package) + sanitised(_BACK_LINK.sub("", _markup(package)))
    laid = lay_out(body, _STYLE, (), progress)
    paragraphs, numbering = label_paragraphs(laid.text, laid.paragraphs)
    kind = kind_of(laid.text, numbering)
    pages = _faithful(package, content, laid)
    face = facts_of(_SIGNED.sub("", laid.text), kind, package.margins)
    return Reading(
        kind,
        READER,
        pages.maker,
        TextLayer(laid.text, paragraphs=paragraphs),
        pages.geometry,
        rendition=pages.pdf,
        facts=_facts(package, laid, face, kind),
        children=package.children,
        warnings=(*_empty(laid), *_of_old(raw), *_notes(package), *_drawn_by(package, pages, laid)),
    )


@dataclass(frozen=True, slots=True)
class _Pages:
    """The pages that are shown, and who made them."""

    maker: str
    pdf: bytes
    geometry: tuple[PageGeometry, ...]


def _faithful(package: Package, content: bytes, laid: LaidOut) -> _Pages:
    """The pages of LibreOffice where they show these words, else our own."""
    ours = _Pages(laid.maker, laid.pdf, laid.geometry)
    office = program() if package.is_plain and laid.text.strip() else None
    if office is None:
        return ours
    try:
        pdf = converted(content, ".docx", "pdf", said("Word file"))
    except SourceError:
        # What stops LibreOffice does not stop us.
        return ours
    geometry = placed_on(pdf, laid.text)
    return _Pages(maker(office), pdf, geometry) if geometry else ours


def _raw(path: Path) -> bytes:
    try:
        raw = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else None
    except OSError as error:
        raise SourceError("This Word file could not be opened.") from error
    if raw is None:
        raise SourceError("This Word file is larger than 200 MB. Save it as PDF and load that.")
    return raw


def _unlocked(raw: bytes, options: ReadOptions) -> bytes:
    """The package: out of the envelope of a password, or written anew where it is of old Word."""
    if is_locked(raw):
        return unlocked(raw, options.passwords, said("Word file"))
    return converted(raw, ".doc", "docx", said("Word file")) if raw.startswith(_COMPOUND) else raw


def _markup(package: Package) -> str:
    with _converter():
        converted = mammoth.convert_to_html(io.BytesIO(package.content), style_map=_STYLE_MAP)
        return str(converted.value)


@contextmanager
def _converter() -> Iterator[None]:
    """What the converter raises on files that are not as they should be, in words."""
    try:
        yield
    except (
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
        OSError,
        SyntaxError,
        ExpatError,
    ) as error:
        raise SourceError("This Word file is damaged and cannot be read.") from error
    except RecursionError as error:
        raise SourceError("The parts of this Word file are nested too deeply.") from error


def _margins(package: Package) -> str:
    lines = "".join(f"<p>{aside(f'[header or footer: {one}]')}</p>" for one in package.margins)
    return f"{lines}<hr>" if lines else ""


def _facts(package: Package, laid: LaidOut, face: Facts, kind: ExhibitKind) -> Facts:
    title = package.title or _title_in(laid, kind) or face.title
    title = " ".join(_PUT_IN.sub(r"\1", _TAKEN_OUT.sub("", title)).split())
    return replace(face, title=title, author=package.author or face.author)


def _title_in(laid: LaidOut, kind: ExhibitKind) -> str:
    """What the head of the text calls the paper: a subject, its name, or a heading."""
    head = list(zip(laid.paragraphs, laid.origins, strict=True))[:_HEAD]
    lines = [" ".join(laid.text[one.start : one.end].split()) for one, _origin in head]
    named = _NAMED_BY.get(kind)
    found = [match for line in lines if named and (match := named.match(line))]
    if found:
        return found[0][1]
    headings = [
        line for line, (_one, origin) in zip(lines, head, strict=True) if origin.tag == "h1"
    ]
    return headings[0] if headings and not headings[0][:1].isdecimal() else ""


def _empty(laid: LaidOut) -> tuple[str, ...]:
    return () if laid.text.strip() else ("This Word file has no words in its body.",)


def _of_old(raw: bytes) -> Iterator[str]:
    if raw.startswith(_COMPOUND) and not is_locked(raw):
        yield said("This file is of an old kind and was opened by LibreOffice.")


def _drawn_by(package: Package, pages: _Pages, laid: LaidOut) -> Iterator[str]:
    """What must be known of the pages: whether they look as the file does where it was written."""
    if pages.maker == laid.maker:
        if package.margins:
            yield said("Headers and footers are drawn above the text and are no part of it.")
        yield said("The pages show the words of this file; their layout is not the original.")
        yield from laid.warnings
    elif package.margins:
        yield said("Headers and footers are drawn on the pages and are no part of the text.")


def _notes(package: Package) -> Iterator[str]:
    """What a reviewer must know of the file beyond its words."""
    if package.deleted or package.inserted:
        yield said(
            "This Word file has tracked changes: {deleted} deletions and {inserted} insertions. "
            "They stand in the text as [deleted: …] and [inserted: …], with who made them.",
            deleted=package.deleted,
            inserted=package.inserted,
        )
    if package.comments:
        yield said(
            "This Word file has {count} comments; they stand at the end of the text.",
            count=package.comments,
        )
    if package.hidden:
        yield said(
            "{count} stretches of this Word file are hidden in Word. "
            "They stand in the text as [hidden: …].",
            count=package.hidden,
        )
    yield from package.kept_in
    if package.has_macros:
        yield said("This Word file has macros. They were not run.")
    if package.has_entities:
        yield said("This Word file refers to contents outside of itself. They were not loaded.")
