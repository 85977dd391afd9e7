"""Reads saved web pages: the whole page as it was saved, and what it says of itself in its head.

Nothing is ever fetched: a picture that is not in the file is shown as a place without one. The
words are the page's own with all that is around the article, since a reading that picks leaves
words out; to pick is another layer's work.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import msgspec

from reviewer.errors import SourceError
from reviewer.readers.charsets import decoded
from reviewer.readers.face import facts_of, kind_of
from reviewer.readers.layout import LaidOut, Progress, lay_out
from reviewer.readers.mail_parts import taken_apart
from reviewer.readers.markup import sanitised
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import ExhibitKind, Facts, Reading
from reviewer.said import said
from reviewer.text.layer import TextLayer
from reviewer.text.numbered import label_paragraphs

READER = "html 1"

_MOST_BYTES = 60_000_000
_ARCHIVE = re.compile(rb"\A\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,30}", re.ASCII)
_PICTURE = re.compile(r"<img\b(?![^>]*\bsrc\s*=\s*[\"']?\s*(?:data:image|cid:))", re.IGNORECASE)
_SIGNED = re.compile(r"(.*\S)\s+[|–—»·-]\s+[^|–—»]{1,40}$")
_SHORTEST_TITLE = 4
_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?")
_TITLES = ("og:title", "twitter:title", "dc.title", "title")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
_DATES = (
    "article:published_time", "datepublished", "date", "dc.date", "dcterms.created", "pubdate",
    "publish-date", "parsely-pub-date", "sailthru.date", "article:published", "dc.date.issued",
)  # fmt: skip


def read(path: Path, options: ReadOptions, progress: Progress) -> Reading:
    """Read a saved web page.

    Raises:
        SourceError: the file cannot be opened, holds no words, or cannot be laid out.
    """
    markup, pictures = _page(_raw(path), options)
    laid = lay_out(f"<div>{sanitised(markup)}</div>", "", pictures, progress)
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
        facts=_facts(markup, laid, kind),
        warnings=(*_unloaded(markup), *laid.warnings),
    )


def _raw(path: Path) -> bytes:
    try:
        raw = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else None
    except OSError as error:
        raise SourceError("This web page could not be opened.") from error
    if raw is None:
        raise SourceError("This web page is larger than 60 MB. Print it to PDF and load that.")
    return raw


def _page(raw: bytes, options: ReadOptions) -> tuple[str, tuple[tuple[str, bytes], ...]]:
    """The markup of a page; a web archive (.mhtml) is a mail whose body is the page."""
    if _ARCHIVE.match(raw) and b"multipart/related" in raw[:4000].lower():
        mail = taken_apart(raw)
        return "".join(body.text for body in mail.bodies if body.markup), tuple(mail.pictures)
    text = decoded(raw, options.encoding, markup=True).text
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""), ()


def _unloaded(markup: str) -> tuple[str, ...]:
    count = len(_PICTURE.findall(markup))
    if not count:
        return ()
    return (
        said("{count} pictures of this page are not in the file and are not shown.", count=count),
    )


def _facts(markup: str, laid: LaidOut, kind: ExhibitKind) -> Facts:
    """What the head of the page says, and where it is silent, what stands on its face."""
    head = _Head(markup)
    face = facts_of(laid.text, kind)
    heading = next(
        (
            laid.text[paragraph.start : paragraph.end]
            for paragraph, origin in zip(laid.paragraphs, laid.origins, strict=True)
            if origin.tag == "h1"
        ),
        "",
    )
    return Facts(
        title=head.first(_TITLES)
        or _unsigned(head.title)
        or " ".join(heading.split())
        or face.title,
        date=_tidy_date(head.first(_DATES)) or face.date,
        author=_tidy_author(head.first(_AUTHORS)),
        confidentiality=face.confidentiality,
        marked=face.marked,
    )


def _unsigned(title: str) -> str:
    """A page title without the name of the site that stands behind it."""
    title = " ".join(title.split())
    found = _SIGNED.match(title)
    return found[1] if found and len(found[1].split()) >= _SHORTEST_TITLE else title


def _tidy_date(words: str) -> str:
    found = _DATE.match(words.strip())
    return found[0] if found else ""


def _tidy_author(words: str) -> str:
    tidy = " ".join(words.split())
    return "" if tidy.startswith(("http:", "https:", "/")) else re.sub(r"^[Bb]y\s+", "", tidy)


class _Linked(msgspec.Struct):
    """The part of a page's linked data (JSON-LD) that tells of an article.

    Other members are passed over.
    """

    headline: object = ""
    date_published: object = msgspec.field(default="", name="datePublished")
    author: object = ""
    graph: list["_Linked"] = msgspec.field(default_factory=list, name="@graph")


class _Head(HTMLParser):
    """Title and named facts of a page; the first of each name counts."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self._facts: dict[str, str] = {}
        self._inside = ""
        self._script: list[str] = []
        self.feed(markup)

    def first(self, names: tuple[str, ...]) -> str:
        """The first fact with one of these names, in their order."""
        return next((self._facts[name] for name in names if self._facts.get(name)), "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = given.get("property") or given.get("name") or given.get("itemprop") or ""
            self._facts.setdefault(name.lower(), " ".join(given.get("content", "").split()))
        elif tag == "time" and given.get("datetime"):
            self._facts.setdefault("pubdate", given["datetime"])
        elif tag == "script" and given.get("type", "").lower() == "application/ld+json":
            self._inside, self._script = "linked", []
        elif tag == "title" and not self.title:
            self._inside = "title"

    def handle_endtag(self, tag: str) -> None:
        if self._inside == "linked" and tag == "script":
            for linked in _linked("".join(self._script)):
                self._take(linked)
        if tag in {"script", "title"}:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "title":
            self.title += data
        elif self._inside == "linked":
            self._script.append(data)

    def _take(self, linked: _Linked) -> None:
        found = {
            "dc.title": linked.headline,
            "datepublished": linked.date_published,
            "author": _names(linked.author),
        }
        for name, value in found.items():
            if isinstance(value, str) and value:
                self._facts.setdefault(name, value)


def _linked(script: str) -> Iterator[_Linked]:
    try:
        found = msgspec.json.decode(script.strip(), type=_Linked | list[_Linked])
    except (msgspec.DecodeError, RecursionError):
        return
    for one in found if isinstance(found, list) else [found]:
        yield one
        yield from one.graph


def _names(author: object) -> str:
    """The names in an ``author`` member, which may be a name, a person, or a list of either."""
    if isinstance(author, list):
        return ", ".join(name for name in map(_names, author[:20]) if name)
    if isinstance(author, dict):
        name = author.get("name", "")
        return name if isinstance(name, str) else ""
    return author if isinstance(author, str) else ""
