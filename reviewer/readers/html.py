"""Reads saved web pages: the main text as a reader sees it, or the whole page as it was saved.

Nothing is ever fetched: a picture that is not in the file is shown as a place without one. Where an
article stands out of a page (``article``), its words alone are the exhibit's text, with the
headline above and who and when beside it; how much was left out is said, and the whole page is one
question away (``ReadOptions.is_whole_page``). Where none stands out, the page is shown whole.
"""

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from reviewer.errors import SourceError
from reviewer.readers.article import main_part, words_in
from reviewer.readers.charsets import Decoded, as_named, decoded
from reviewer.readers.face import facts_of, kind_of
from reviewer.readers.layout import LaidOut, Progress, lay_out
from reviewer.readers.mail_parts import taken_apart
from reviewer.readers.markup import aside, drawn, sanitised
from reviewer.readers.options import ReadOptions
from reviewer.readers.page_head import PageHead
from reviewer.readers.reading import ExhibitKind, Facts, Reading
from reviewer.said import said
from reviewer.text.layer import TextLayer
from reviewer.text.numbered import label_paragraphs

READER = "html 2"

_MOST_BYTES = 60_000_000
_ARCHIVE = re.compile(rb"\A\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,30}", re.ASCII)
_TAG = re.compile(r"<[^>]*>")
_PICTURE = re.compile(r"<img\b(?![^>]*\bsrc\s*=\s*[\"']?\s*(?:data:image|cid:))", re.IGNORECASE)


def read(path: Path, options: ReadOptions, progress: Progress) -> Reading:
    """Read a saved web page.

    Raises:
        SourceError: the file cannot be opened, holds no words, or cannot be laid out.
    """
    page = _page(_raw(path), options)
    head = PageHead(page.markup)
    part = "" if options.is_whole_page else main_part(page.markup)
    body = part or page.markup
    top = _top(part, head) if part else ""
    laid = lay_out(f"<div>{top}{sanitised(body)}</div>", "", page.pictures, progress)
    if not laid.text.strip():
        raise SourceError("This web page holds no words.")
    paragraphs, numbering = label_paragraphs(laid.text, laid.paragraphs)
    kind = kind_of(laid.text, numbering)
    kind = ExhibitKind.ARTICLE if kind is ExhibitKind.OTHER else kind
    return Reading(
        kind,
        READER,
        laid.maker,
        TextLayer(laid.text, paragraphs=paragraphs),
        laid.geometry,
        rendition=laid.pdf,
        facts=_facts(page, head, laid, kind),
        warnings=(
            *page.source.warnings,
            *_left_out(part, page.markup),
            *_unloaded(body),
            *laid.warnings,
        ),
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """The markup of a page, how its bytes were read, and the pictures that came with it."""

    markup: str
    source: Decoded
    pictures: tuple[tuple[str, bytes], ...] = ()


def _raw(path: Path) -> bytes:
    try:
        raw = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else None
    except OSError as error:
        raise SourceError("This web page could not be opened.") from error
    if raw is None:
        raise SourceError("This web page is larger than 60 MB. Print it to PDF and load that.")
    return raw


def _page(raw: bytes, options: ReadOptions) -> _Page:
    """The markup of a page; a web archive (.mhtml) is a mail whose body is the page."""
    if _ARCHIVE.match(raw) and b"multipart/related" in raw[:4000].lower():
        mail = taken_apart(raw)
        markup = "".join(body.text for body in mail.bodies if body.markup)
        return _Page(markup, Decoded(markup, ""), tuple(mail.pictures))
    named = options.encoding
    source = as_named(raw, named) if named else decoded(raw, markup=True)
    markup = source.text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return _Page(markup, source)


def _top(part: str, head: PageHead) -> str:
    """What stands above the main text: the page's headline, and beside the text who and when."""
    headline = head.headline
    if headline and headline in " ".join(_TAG.sub(" ", unescape(part)).split()):
        headline = ""
    beside = " · ".join(filter(None, (head.author, head.date[:10])))
    return (f"<h1>{drawn(headline)}</h1>" if headline else "") + (
        f"<p>{aside(beside)}</p>" if beside else ""
    )


def _left_out(part: str, markup: str) -> tuple[str, ...]:
    if not part:
        return ()
    return (
        said(
            "Only the main text is shown: {part:,} of {whole:,} words. "
            "The full page is one click away.",
            part=words_in(part),
            whole=words_in(markup),
        ),
    )


def _unloaded(markup: str) -> tuple[str, ...]:
    count = len(_PICTURE.findall(markup))
    if not count:
        return ()
    return (
        said("{count} pictures of this page are not in the file and are not shown.", count=count),
    )


def _facts(page: _Page, head: PageHead, laid: LaidOut, kind: ExhibitKind) -> Facts:
    """What the head of the page says, and where it is silent, what stands on its face."""
    face = facts_of(laid.text, kind)
    return Facts(
        title=head.title or ("" if kind is ExhibitKind.ARTICLE else face.title),
        date=head.date or face.date,
        author=head.author,
        confidentiality=face.confidentiality,
        marked=face.marked,
        encoding=page.source.codec,
        is_encoding_guessed=page.source.is_guessed,
    )
