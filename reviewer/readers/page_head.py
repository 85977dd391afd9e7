"""What a web page says of itself: its title, its author and its date.

Said in many dialects. Linked data comes first, since search engines hold publishers to it, then the
named facts of the head, then what the page shows: its title without the name of the site, a byline,
a time. What a page does not say is left empty.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import msgspec

_TITLES = (
    "linked:headline", "dc:title", "dc.title", "dcterm:title", "dcterms.title", "og:title",
    "title", "twitter:title", "parsely-title", "headline",
)  # fmt: skip
_AUTHORS = (
    "linked:author", "dc:creator", "dc.creator", "dcterms.creator", "author", "article:author",
    "parsely-author", "sailthru.author", "byl",
)  # fmt: skip
_DATES = (
    "linked:date", "article:published_time", "datepublished", "date", "dc:date", "dc.date",
    "dcterms.created", "dcterms.date", "pubdate", "publish-date", "parsely-pub-date",
    "sailthru.date", "article:published", "dc.date.issued", "shown:time",
)  # fmt: skip
_SEPARATOR = re.compile(r"\s+[|–—\\/>»·‹-]\s+")
_FEW_WORDS = 3
_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?")
_BYLINE = re.compile(r"byline|\bauthor\b|p-author|writtenby|written-by", re.IGNORECASE)
_LONGEST_BYLINE = 100
_HEADINGS = frozenset({"h1", "h2"})
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
})  # fmt: skip


class _Linked(msgspec.Struct):
    """The part of a page's linked data (JSON-LD) that tells of an article.

    Other members are passed over.
    """

    headline: object = ""
    name: object = ""
    date_published: object = msgspec.field(default="", name="datePublished")
    author: object = ""
    graph: list["_Linked"] = msgspec.field(default_factory=list, name="@graph")


class PageHead(HTMLParser):
    """Title and named facts of a page; the first of each name counts."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.headings: list[tuple[str, str]] = []
        self._title = ""
        self._facts: dict[str, str] = {}
        self._kept: list[tuple[str, str, list[str]]] = []
        self.feed(markup)
        self.close()

    @property
    def title(self) -> str:
        """The page's title as an article's: without the name of the site behind or before it."""
        return self._first(_TITLES) or self._unsigned() or self._heading()

    @property
    def headline(self) -> str:
        """The heading that shows the title on the page; empty where none does."""
        title = self._facts.get("linked:headline", "") or self.title
        tops = [words for tag, words in self.headings if tag == "h1"]
        shown = [words for _tag, words in self.headings if words and words in (title, self._title)]
        return next(iter([*shown, *(tops if len(tops) == 1 else ())]), "")

    @property
    def author(self) -> str:
        """Who wrote the page; empty where an address stands in place of a name."""
        given = (self._facts.get(name, "") for name in (*_AUTHORS, "shown:author"))
        return next((tidy for words in given if (tidy := _tidy_author(words))), "")

    @property
    def date(self) -> str:
        """When it was published, as ISO 8601."""
        given = (_DATE.match(self._facts.get(name, "").strip()) for name in _DATES)
        return next((found[0] for found in given if found), "")

    def _first(self, names: tuple[str, ...]) -> str:
        return next((self._facts[name] for name in names if self._facts.get(name)), "")

    def _heading(self) -> str:
        return next((words for tag, words in self.headings if tag == "h1"), "")

    def _unsigned(self) -> str:
        """The title tag without the site's name; whole where little would be left of it."""
        whole = self._title
        parts = _SEPARATOR.split(whole)
        if len(parts) == 1 or whole in {words for _tag, words in self.headings}:
            return whole
        last = list(_SEPARATOR.finditer(whole))[-1]
        before, after = whole[: last.start()], whole[last.end() :]
        if len(before.split()) < _FEW_WORDS:
            before = whole[next(_SEPARATOR.finditer(whole)).end() :] if len(parts) > 1 else after
        return before if len(before.split()) > _FEW_WORDS + 1 else whole

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            names = given.get("property") or given.get("name") or given.get("itemprop") or ""
            for name in names.lower().split():
                self._keep(name, given.get("content", ""))
        elif tag == "time" and given.get("datetime"):
            self._keep("shown:time", given["datetime"])
        elif tag == "script" and given.get("type", "").lower() == "application/ld+json":
            self._kept.append((tag, "linked", []))
        elif tag == "title" and not self._title:
            self._kept.append((tag, "title", []))
        elif tag in _HEADINGS:
            self._kept.append((tag, "heading", []))
        elif tag not in _VOID and _is_byline(given):
            self._kept.append((tag, "byline", []))

    def handle_endtag(self, tag: str) -> None:
        if self._kept and self._kept[-1][0] == tag:
            _tag, meaning, pieces = self._kept.pop()
            self._take(tag, meaning, "".join(pieces))

    def handle_data(self, data: str) -> None:
        for _tag, _meaning, pieces in self._kept[-4:]:
            pieces.append(data)

    def _take(self, tag: str, meaning: str, words: str) -> None:
        tidy = " ".join(words.split())
        if meaning == "title":
            self._title = self._title or tidy
        elif meaning == "heading":
            self.headings.append((tag, tidy))
        elif meaning == "byline" and len(tidy) < _LONGEST_BYLINE:
            self._keep("shown:author", tidy)
        elif meaning == "linked":
            for linked in _linked(words):
                self._keep("linked:headline", self._nearest(linked))
                self._keep("linked:date", _text(linked.date_published))
                self._keep("linked:author", _names(linked.author))

    def _nearest(self, linked: _Linked) -> str:
        """Headline or name of a linked article: what the page calls itself, too."""
        named = [" ".join(_text(one).split()) for one in (linked.headline, linked.name)]
        called = f"{self._title} {self._facts.get('og:title', '')}"
        return next((one for one in named if one and one in called), named[0])

    def _keep(self, name: str, words: str) -> None:
        tidy = " ".join(words.split())
        if tidy:
            self._facts.setdefault(name, tidy)


def _is_byline(given: dict[str, str]) -> bool:
    if given.get("rel") == "author" or "author" in given.get("itemprop", ""):
        return True
    return bool(_BYLINE.search(f"{given.get('class', '')} {given.get('id', '')}"))


def _tidy_author(words: str) -> str:
    """A name, without "By" before it; no address of a page."""
    if words.startswith(("http:", "https:", "/", "@")):
        return ""
    return re.sub(r"^by:?\s+", "", words, flags=re.IGNORECASE)


def _linked(script: str) -> Iterator[_Linked]:
    try:
        found = msgspec.json.decode(script.strip(), type=_Linked | list[_Linked])
    except (msgspec.DecodeError, RecursionError):
        return
    for one in found if isinstance(found, list) else [found]:
        yield one
        yield from one.graph


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _names(author: object) -> str:
    """The names in an ``author`` member, which may be a name, a person, or a list of either."""
    if isinstance(author, list):
        return ", ".join(name for name in map(_names, author[:20]) if name)
    if isinstance(author, dict):
        return _text(author.get("name", ""))
    return _text(author)
