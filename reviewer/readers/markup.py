"""Markup that is safe to lay out, and the words that must come out of the layout.

Three things happen to the HTML of a page, a mail or a Word file, in this order. ``sanitised``
takes away whatever runs, loads or hides (nh3, an allow-list). ``Manuscript`` rewrites the rest for
the layout engine: it caps the depth of nesting (the engine crashes on a few thousand nested
tables), writes list numbers out as words (so that the engine draws none of its own), and lets long
words in table cells break. While it does so it keeps the *words* in reading order with their
paragraph starts; the layout is checked against them, and line ends that only the layout made are
told from real ones by them.

Text inside ``<span class="aside">`` is drawn but is no part of the exhibit's text: line numbers,
quote marks, placeholders for pictures that were not loaded. It is told from other text by its
colour, which nothing else may use: marks in the text itself (private or zero-width characters)
cost a fallback font in every rendition.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from html import escape
from html.parser import HTMLParser
from typing import NamedTuple

import nh3

# Measured: the engine draws nothing below some 100 elements, and nothing below the depths named
# here.
DEPTH_CAP = 90
_DEPTH_CAPS = {"table": 6, "blockquote": 30, "ul": 20, "ol": 20, "dl": 20}
ASIDE_COLOUR = 0x77797B
_ASIDE_STYLE = re.compile(r"77797b|119,121,123|rgb\([\d.]+%|hsl|\\|calc|var\(")
_RAW_DEPTH_CAP = 800
_SHALLOW = 6
_CELL_WORD = 24
_LONG_WORD = 2000
_LARGEST_SIDE = 10_000
_DIGITS = 8

_STYLES = frozenset(
    {"color", "background-color", "font-weight", "font-style", "text-align", "vertical-align"}
)
_SECTIONS = frozenset({
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd",
    "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "blockquote", "pre",
    "hr", "address", "article", "section", "header", "footer", "main", "aside", "nav",
    "figure", "figcaption", "center", "details", "summary",
})  # fmt: skip
_INLINE = frozenset({
    "a", "span", "b", "strong", "i", "em", "u", "s", "strike", "del", "ins", "sub", "sup",
    "small", "big", "tt", "code", "kbd", "samp", "var", "cite", "q", "abbr", "mark", "font",
    "br", "img",
})  # fmt: skip
_TABLE_PARTS = frozenset({
    "thead", "tbody", "tfoot", "tr", "td", "th", "caption",
})  # fmt: skip
_VOID = frozenset({"br", "hr", "img"})
_SWALLOWED = frozenset({
    "script", "style", "title", "template", "noframes", "iframe", "object", "applet",
})  # fmt: skip
_ATTRIBUTES = {
    "*": {"style", "class", "dir"},
    "img": {"src", "width", "height", "alt"},
    "td": {"colspan", "rowspan", "bgcolor", "align"},
    "th": {"colspan", "rowspan", "bgcolor", "align"},
    "tr": {"bgcolor"},
    "table": {"bgcolor", "border"},
    "ol": {"start", "type"},
    "li": {"value"},
    "font": {"color"},
    "blockquote": {"type"},
}

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st"}
_NEXT_LINE = 0x85
_CONTROLS = {
    code: None for code in (*range(9), *range(14, 32), *range(127, 160)) if code != _NEXT_LINE
}
# Arabic signs at which the engine (1.28.2) fails when it gives the page's text back.
_UNDRAWABLE = (
    *range(0xFBB2, 0xFBC3),
    *range(0xFD3E, 0xFD50),
    0xFDCF,
    0xFDFD,
    0xFDFE,
    0xFDFF,
    0xFE73,
)
_TIDY = (
    _CONTROLS
    | _LIGATURES
    | {
        0xFB06: "st",
        0x85: " ",
        0x0B: " ",
        0x2028: " ",
        0x2029: " ",
        0xAD: None,
        0x200B: None,
        0xFEFF: None,
    }
    | dict.fromkeys(range(0xFFF9, 0xFFFC))
    | dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")
    | dict.fromkeys(_UNDRAWABLE, "\N{REPLACEMENT CHARACTER}")
)
_UNSEEN = re.compile(
    r"[\s\u200c-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\U000e0000-\U000e0fff]+"
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*>")
_ENTITY = re.compile(r"&amp;(?=#?\w+;)")
_LEFT_OPEN = frozenset({
    "p", "li", "td", "th", "tr", "br", "hr", "img", "input", "meta", "link", "dt", "dd",
    "option", "col", "wbr", "base", "area", "source",
})  # fmt: skip


def tidy(text: str) -> str:
    """Text without characters that no page shows.

    Controls, soft hyphens, lone surrogates; ligatures spelt out.
    """
    return text if text.isascii() and text.isprintable() else text.translate(_TIDY)


def solid(text: str) -> str:
    """The characters of a text that are seen: no white space, no joiners or direction marks."""
    return "".join(text.split()) if text.isascii() else _UNSEEN.sub("", text)


def drawn(text: str) -> str:
    """Text as the layout engine must get it: it decodes entities twice over."""
    return _ENTITY.sub("&amp;amp;", escape(text, quote=False))


def aside(text: str) -> str:
    """Markup of words that are drawn but are no part of the text."""
    return f'<span class="aside">{escape(text)}</span>'


def sanitised(markup: str) -> str:
    """HTML with nothing left that runs, loads from elsewhere, or hides text."""
    return _cleaner().clean(_shallow(markup))


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(_SECTIONS | _INLINE),
        clean_content_tags=set(_SWALLOWED),
        attributes=_ATTRIBUTES,
        filter_style_properties=set(_STYLES),
        attribute_filter=_harmless,
        url_schemes={"cid", "data"},
        link_rel=None,
    )


def _harmless(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "src":
        source = value.strip().lower()
        return value.strip() if source.startswith(("cid:", "data:image/")) else None
    return None if attribute == "class" and "aside" in value.split() else value


def _shallow(markup: str) -> str:
    """Markup whose nesting the sanitiser can bear: its time grows with the square of the depth."""
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2].lower() in _LEFT_OPEN:
            return tag[0]
        depth = max(0, depth + (-1 if tag[1] else 1))
        return tag[0] if depth + bool(tag[1]) <= _RAW_DEPTH_CAP else ""

    return _TAG.sub(kept, markup) if markup.count("<") > _RAW_DEPTH_CAP else markup


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a paragraph stood in the markup: its element, and how many quotations it is inside."""

    tag: str
    quoted: int = 0
    part: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What a layout must show: all seen characters on end, and what stands between them.

    ``starts`` has an ``Origin`` for each entry; ``spaces`` are the places that have white space
    before them.
    """

    solid: str
    starts: tuple[int, ...]
    origins: tuple[Origin, ...]
    spaces: frozenset[int]

    def parted(self, place: int) -> str:
        """What stands before the character at a place.

        A paragraph end, a layout line end, or nothing.
        """
        index = bisect_left(self.starts, place)
        if place >= len(self.solid) or (index < len(self.starts) and self.starts[index] == place):
            return "\n"
        return "\n" if place in self.spaces else ""

    def first_start(self, after: int, before: int) -> int | None:
        """The first paragraph start strictly inside a range of places."""
        index = bisect_left(self.starts, after + 1)
        return (
            self.starts[index] if index < len(self.starts) and self.starts[index] < before else None
        )


class _Element(NamedTuple):
    tag: str
    shown: bool
    role: str


class Manuscript(HTMLParser):
    """Rewrites safe markup for the layout engine and keeps its words.

    ``<pre class="wrapped">`` is a paragraph whose line ends were made by the writer's program; in
    any other ``pre`` every line end is a paragraph end. ``drawable`` says of an address whether
    its picture is at hand: for one that is not, the engine would print a word of its own.
    """

    def __init__(self, markup: str, drawable: Callable[[str], bool] = bool) -> None:
        super().__init__(convert_charrefs=True)
        self._drawable = drawable
        self._out: list[str] = []
        self._open: list[_Element] = []
        self._lists: list[int | None] = []
        self._solid: list[str] = []
        self._count = 0
        self._starts: list[int] = []
        self._origins: list[Origin] = []
        self._spaces: set[int] = set()
        self._parted = True
        self._spaced = False
        self.feed(markup)
        self.close()

    @property
    def markup(self) -> str:
        """The body to lay out."""
        return "".join(self._out)

    @property
    def words(self) -> Words:
        """The words that the layout of ``markup`` must show."""
        return Words(
            "".join(self._solid), tuple(self._starts), tuple(self._origins), frozenset(self._spaces)
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "img":
            self._picture(given)
            return
        if tag in _SECTIONS or tag == "br":
            self._parted = True
        shown = self._is_shown(tag)
        if shown:
            self._out.append(f"<{tag}{_written(tag, given)}>")
        elif tag in _SECTIONS and self._out[-1] != "<br>":
            self._out.append("<br>")
        if tag not in _VOID:
            self._open.append(_Element(tag, shown, _role(tag, given)))
        self._number(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or not self._open:
            return
        if self._open.pop().shown:
            self._out.append(f"</{tag}>")
        if tag in _SECTIONS:
            self._parted = True
        if tag in {"ol", "ul"} and self._lists:
            self._lists.pop()

    def handle_data(self, data: str) -> None:
        text = tidy(data)
        roles = {one.role for one in self._open if one.role}
        if "aside" in roles:
            self._out.append(drawn(text))
            return
        self._out.append(drawn(_breakable(text, _CELL_WORD if "cell" in roles else _LONG_WORD)))
        if "lines" in roles:
            self._keep_lines(text)
        else:
            self._keep(text)

    def _is_shown(self, tag: str) -> bool:
        """Whether an element is not nested too deeply for the engine.

        Its words are kept in any case.
        """
        if len(self._open) < _SHALLOW:
            return True
        if tag in _TABLE_PARTS:
            return next((one.shown for one in reversed(self._open) if one.tag == "table"), True)
        shown = [one.tag for one in self._open if one.shown]
        return len(shown) < DEPTH_CAP and shown.count(tag) < _DEPTH_CAPS.get(tag, DEPTH_CAP)

    def _picture(self, given: dict[str, str]) -> None:
        source = given.get("src", "")
        if self._drawable(source):
            size = "".join(
                f' {name}="{value}"'
                for name in ("width", "height")
                if (value := given.get(name, "")).isdecimal() and int(value) < _LARGEST_SIDE
            )
            self._out.append(f'<img src="{escape(source)}"{size} />')
        else:
            self._out.append(aside("[picture not loaded]"))

    def _number(self, tag: str, given: dict[str, str]) -> None:
        """Write the number of a list entry out.

        The engine would draw its own, and lose ``value`` and ``start``.
        """
        if tag == "ol":
            self._lists.append(_whole(given.get("start", ""), 1))
        elif tag == "ul":
            self._lists.append(None)
        elif tag == "li" and self._lists:
            number = self._lists[-1]
            if number is None:
                self._out.append(aside("\N{BULLET} "))
                return
            number = _whole(given.get("value", ""), number)
            self._lists[-1] = number + 1
            self._out.append(f"{number}. ")
            self._keep(f"{number}. ")

    def _keep_lines(self, text: str) -> None:
        first, *rest = text.split("\n")
        self._keep(first)
        for line in rest:
            self._parted = True
            self._keep(line)

    def _keep(self, text: str) -> None:
        """Take the words of a text in, with the spaces and the paragraph start before each."""
        if not text:
            return
        self._spaced = self._spaced or text[0].isspace()
        words = text.split() if text.isascii() else [solid(word) for word in text.split()]
        rest = iter(words)
        for seen in rest:
            if self._parted and seen:
                self._starts.append(self._count)
                self._origins.append(self._origin())
                self._parted = False
            elif self._spaced:
                self._spaces.add(self._count)
            self._count += len(seen)
            self._spaced = True
            if not self._parted:
                break
        # From here on each word has white space before it, and nothing else to be told.
        for seen in rest:
            self._spaces.add(self._count)
            self._count += len(seen)
        self._solid += words
        self._spaced = text[-1].isspace()

    def _origin(self) -> Origin:
        tags = [one.tag for one in self._open if one.tag in _SECTIONS and one.role[:4] != "part"]
        quoted = sum(1 for one in self._open if one.role == "quote")
        parts = [one.role for one in self._open if one.role.startswith("part ")]
        return Origin(tags[-1] if tags else "", quoted, parts[-1][5:] if parts else "")


def _role(tag: str, given: dict[str, str]) -> str:
    """What an element means for the words in it; most mean nothing."""
    names = given.get("class", "").split()
    if "aside" in names:
        return "aside"
    if tag == "pre" and "wrapped" not in names:
        return "lines"
    if tag in {"td", "th"}:
        return "cell"
    if tag == "section" and "data-part" in given:
        return "part " + given["data-part"]
    return "quote" if _quotes(tag, given, names) else ""


def _quotes(tag: str, given: dict[str, str], names: list[str]) -> bool:
    if tag == "blockquote":
        return given.get("type") == "cite" or "gmail_quote" in names or not names
    return tag == "div" and "yahoo_quoted" in names


def _written(tag: str, given: dict[str, str]) -> str:
    """The attributes of an element as the layout engine gets them."""
    style = given.get("style", "")
    if tag == "font" and given.get("color"):
        style = f"{style};color:{given['color']}"
    kept = {
        name: value
        for name, value in given.items()
        if name in {"colspan", "rowspan", "class", "dir", "bgcolor", "align", "border"}
    }
    if style and not _ASIDE_STYLE.search("".join(style.lower().split())):
        kept["style"] = style
    return "".join(f' {name}="{escape(value)}"' for name, value in kept.items())


def _breakable(text: str, most: int) -> str:
    """Long words with places to break.

    The engine clips them in a table cell otherwise, whatever the style says; anywhere else it takes
    the square of the time, which is minutes for a word of 300,000 signs.
    """
    if len(text) <= most:
        return text
    return re.sub(rf"(\S{{{most}}})(?=\S)", "\\1\u200b", text)


def _whole(text: str, otherwise: int) -> int:
    digits = text.strip().removeprefix("-")
    return (
        int(text)
        if digits.isascii() and digits.isdecimal() and len(digits) <= _DIGITS
        else otherwise
    )
