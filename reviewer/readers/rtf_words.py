r"""The words of a rich text file (RTF), with what Word shows and what it hides told apart.

RTF is a stream of groups, control words and bytes in the code page of the font at hand. Own parser:
striprtf gives bare words only, and an exhibit needs its tables, its notes, its tracked changes and
the names of the objects inside. What is unknown and starred is passed over, as the standard says.
Source: Rich Text Format (RTF) Specification 1.9.1.
"""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html import escape

_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|([\r\n]+)"
    rb"|([^\\{}\r\n]+)"
)
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "big5",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_SIGNS = {
    "tab": "\t", "emdash": "—", "endash": "–", "emspace": " ", "enspace": " ",
    "qmspace": " ", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e", "rtlmark": "\u200f",
}  # fmt: skip
_SYMBOLS = {"~": "\u00a0", "_": "\u2011", "-": "", ":": "", "{": "{", "}": "}", "\\": "\\"}
_ENDS = frozenset({"par", "sect", "page", "line", "column", "softline", "nestcell", "nestrow"})
_UNSHOWN = frozenset({
    "fonttbl", "colortbl", "stylesheet", "listtable", "listoverridetable", "pict", "fldinst", "xe",
    "tc", "tcn", "private", "nonshppict", "generator", "themedata", "datastore", "filetbl",
    "revtbl", "rsidtbl", "latentstyles", "bkmkstart", "bkmkend", "template", "operator", "comment",
    "doccomm", "keywords", "subject", "company", "manager", "category", "atrfstart", "atrfend",
    "list", "listlevel", "leveltext", "levelnumbers", "listname", "listoverride", "lfolevel",
    "atnref", "atndate", "atntime", "atnparent", "objclass", "objname", "objdata", "passwordhash",
    "sp",
})  # fmt: skip
_MARGINS = frozenset({
    "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
})  # fmt: skip
_SHOWN_IF_STARRED = frozenset({"ud", "shpinst", "shptxt", "annotation", "fldinst", "revtbl"})
_APART = {
    "footnote": "note", "annotation": "comment", "title": "title", "author": "author",
    "atnauthor": "signed", "objdata": "object", "fonttbl": "fonts", "revtbl": "revisers",
    "listtext": "number", "pntext": "number",
}  # fmt: skip
_STYLES = {"b": "b", "i": "i", "strike": "s", "sub": "sub", "super": "sup"}
_REPLACED = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group."""

    place: str = "body"
    is_shown: bool = True
    charset: str = ""
    skipped: int = 1
    styles: frozenset[str] = frozenset()
    is_hidden: bool = False
    change: str = ""
    reviser: int = -1


@dataclass(slots=True)
class Written:
    """A rich text file taken apart; ``body`` is safe markup.

    ``notes`` and ``comments`` are markup, too. ``objects`` are the hex digits of embedded objects.
    """

    body: str = ""
    notes: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)
    objects: list[str] = field(default_factory=list)
    title: str = ""
    author: str = ""
    pictures: int = 0
    hidden: int = 0
    deleted: int = 0
    inserted: int = 0
    lost: int = 0
    is_cut: bool = False


def written(content: bytes) -> Written:
    """Take a rich text file apart; never fails, whatever follows the first bytes."""
    reader = _Reader(content)
    reader.run()
    return reader.result()


class _Reader:
    """Goes through the file once."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._made = Written()
        self._state = _State()
        self._waiting: list[_State] = []
        self._page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._bytes = bytearray()
        self._unit = 0
        self._to_skip = 0
        self._is_starred = False
        self._apart: dict[str, list[str]] = {}
        self._revisers: list[str] = []
        self._signed = ""
        self._body = _Body()

    def run(self) -> None:
        """Read to the end."""
        at = 0
        while found := _TOKEN.match(self._content, at):
            at = found.end()
            word, number, hexed, symbol, brace, ends, plain = found.groups()
            if word:
                at = self._word(word.decode(), int(number) if number else None, at)
            elif hexed:
                self._byte(int(hexed, 16))
            elif symbol:
                self._symbol(symbol.decode("latin-1"))
            elif brace:
                self._brace(brace)
            elif plain:
                self._plain(plain)
            elif not ends:
                break
        self._flush()
        # Many programs count their braces wrongly; a file that was cut ends inside its words.
        self._made.is_cut = not self._content.rstrip(b"\0 \t\r\n").endswith(b"}")

    def result(self) -> Written:
        """What was found."""
        self._made.body = self._body.markup()
        self._made.title = " ".join("".join(self._apart.get("title", [])).split())
        self._made.author = " ".join("".join(self._apart.get("author", [])).split())
        return self._made

    # Groups

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self._to_skip = 0
        if brace == b"{":
            self._waiting.append(self._state)
        elif self._waiting:
            before, self._state = self._state, self._waiting.pop()
            if before.place != self._state.place:
                self._left(before.place)
        self._is_starred = False

    def _left(self, place: str) -> None:
        """A place apart from the running text is complete."""
        if place in {"title", "author", "fonts", "away"}:
            return
        words = "".join(self._apart.pop(place, []))
        tidy = " ".join(words.split())
        if tidy:
            self._keep_apart(place, tidy)

    def _keep_apart(self, place: str, tidy: str) -> None:
        if place == "note":
            self._made.notes.append(escape(tidy))
            self._put(f"[{len(self._made.notes)}]")
        elif place == "comment":
            signed, self._signed = self._signed, ""
            self._made.comments.append(escape(f"{signed}: {tidy}" if signed else tidy))
            self._put(f"[comment {len(self._made.comments)}]")
        elif place == "number":
            self._put(f"{tidy} " if any(one.isalnum() for one in tidy) else "")
        elif place == "margin":
            self._made.margins.append(tidy)
        elif place == "object":
            self._made.objects.append("".join(tidy.split()))
        elif place == "signed":
            self._signed = tidy
        elif place == "revisers":
            self._revisers = [one.strip() for one in tidy.split(";")]

    def _open(self, word: str) -> bool:
        """A control word that opens a place of its own; says whether it was one."""
        starred, self._is_starred = self._is_starred, False
        if word in _APART:
            self._state = replace(self._state, place=_APART[word], is_shown=True)
        elif word in _MARGINS:
            self._state = replace(self._state, place="margin")
        elif word in _UNSHOWN:
            self._made.pictures += word == "pict"
            self._state = replace(self._state, place="away", is_shown=False)
        elif starred and word not in _SHOWN_IF_STARRED:
            self._state = replace(self._state, place="away", is_shown=False)
        else:
            return False
        return True

    # Control words

    def _word(self, word: str, number: int | None, at: int) -> int:
        if word == "bin":
            self._flush()
            return at + max(0, number or 0)
        if word == "u":
            self._flush()
            self._code(number or 0)
            return at
        if self._to_skip:
            self._to_skip -= 1
            return at
        self._flush()
        if not self._open(word):
            self._set(word, number)
        return at

    def _set(self, word: str, number: int | None) -> None:
        """A control word that changes the state or stands for a sign."""
        is_on = number != 0
        if word in _SIGNS:
            self._put(_SIGNS[word])
        elif word in _ENDS or word in {"cell", "row"}:
            self._end(word)
        elif word in _STYLES:
            self._style(_STYLES[word], is_on=is_on)
        elif word in _SETTINGS:
            self._state = _SETTINGS[word](self._state, number)
        elif word in {"plain", "nosupersub"}:
            away = self._state.styles if word == "plain" else frozenset({"sub", "sup"})
            state = replace(self._state, styles=self._state.styles - away)
            plain = replace(state, is_hidden=False, change="", charset=self._fonts.get(0, ""))
            self._state = plain if word == "plain" else state
        else:
            self._table_word(word, number)

    def _table_word(self, word: str, number: int | None) -> None:
        """Fonts and code pages, and where a table begins and ends."""
        if word == "ansicpg" and number:
            self._page = _known(f"cp{number}") or self._page
        elif word in {"mac", "pc", "pca"}:
            self._page = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
        elif word == "f" and number is not None:
            self._font = number
            self._state = replace(self._state, charset=self._fonts.get(number, ""))
        elif word == "fcharset" and number is not None:
            self._fonts[self._font] = _CHARSETS.get(number, "")
        elif word == "cpg" and number:
            self._fonts[self._font] = _known(f"cp{number}")
        elif word in {"intbl", "pard"}:
            self._body.is_in_table = word == "intbl"

    def _style(self, name: str, *, is_on: bool) -> None:
        own = self._state.styles
        self._state = replace(self._state, styles=own | {name} if is_on else own - {name})

    def _end(self, word: str) -> None:
        if self._state.place == "body" and self._state.is_shown:
            self._body.end(word)
        else:
            self._put(" ")

    # Characters

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._is_starred = True
            return
        if self._to_skip:
            self._to_skip -= 1
            return
        self._flush()
        if symbol in "\r\n":
            self._end("par")
        else:
            self._put(_SYMBOLS.get(symbol, symbol if symbol in "\t" else ""))

    def _byte(self, byte: int) -> None:
        if self._to_skip:
            self._to_skip -= 1
        elif byte == ord("\t") or byte >= ord(" "):
            self._bytes.append(byte)

    def _plain(self, plain: bytes) -> None:
        skipped = min(self._to_skip, len(plain))
        self._to_skip -= skipped
        self._bytes += plain[skipped:]

    def _code(self, number: int) -> None:
        """A code unit of UTF-16, followed by as many characters as a plainer program would show."""
        unit = number & 0xFFFF
        self._to_skip = self._state.skipped
        if 0xD800 <= unit < 0xDC00:  # noqa: PLR2004 - high surrogates
            self._lose()
            self._unit = unit
            return
        if 0xDC00 <= unit < 0xE000 and self._unit:  # noqa: PLR2004 - low surrogates
            whole = 0x10000 + ((self._unit - 0xD800) << 10) + (unit - 0xDC00)
            self._unit = 0
            self._put(chr(whole))
        elif 0xF020 <= unit <= 0xF0FF:  # noqa: PLR2004 - signs of a symbol font
            self._put({0xB7: "•", 0xA7: "▪"}.get(unit & 0xFF, chr(unit & 0xFF)))
        elif 0xD800 <= unit < 0xE000:  # noqa: PLR2004 - surrogates
            self._made.lost += 1
            self._put(_REPLACED)
        else:
            self._put(chr(unit))

    def _lose(self) -> None:
        if self._unit:
            self._unit = 0
            self._made.lost += 1
            self._put(_REPLACED)

    def _flush(self) -> None:
        """The bytes gathered, as text of the font's character set."""
        if not self._bytes:
            return
        raw, self._bytes = bytes(self._bytes), bytearray()
        if self._state.place == "object":
            self._apart.setdefault("object", []).append(raw.decode("latin-1"))
            return
        if self._state.place == "fonts":
            return
        text = self._decoded(raw)
        self._made.lost += text.count(_REPLACED) if self._state.is_shown else 0
        self._put(text)

    def _decoded(self, raw: bytes) -> str:
        """Bytes in the font's character set, or in the file's where they do not fit that."""
        for name in filter(None, (self._state.charset, self._page)):
            try:
                return raw.decode(name)
            except UnicodeDecodeError:
                continue
        return raw.decode(self._page, "replace")

    def _put(self, text: str) -> None:
        if self._unit and text != _REPLACED:
            self._lose()
        state = self._state
        if not text or not state.is_shown:
            return
        if state.place != "body":
            self._apart.setdefault(state.place, []).append(text)
            return
        mark = self._mark(state)
        self._made.hidden += self._body.put(text, state.styles, mark) == "hidden"
        self._made.deleted += self._body.began == "deleted"
        self._made.inserted += self._body.began == "inserted"

    def _mark(self, state: _State) -> str:
        """What words must be marked as: hidden, or a tracked change with its author."""
        if state.change:
            named = 0 <= state.reviser < len(self._revisers)
            author = self._revisers[state.reviser] if named else ""
            return f"{state.change} by {author}" if author else state.change
        return "hidden" if state.is_hidden else ""


class _Body:
    """The running text as it is written: paragraphs, and rows of cells as tables."""

    def __init__(self) -> None:
        self.is_in_table = False
        self.began = ""
        self._blocks: list[str] = []
        self._rows: list[str] = []
        self._cells: list[str] = []
        self._cell: list[str] = []
        self._words: list[str] = []
        self._mark = ""

    def put(self, text: str, styles: frozenset[str], mark: str) -> str:
        """Add words; returns the mark where one begins here."""
        before = self._words
        self.began = ""
        if mark != self._mark:
            self._close_mark()
            if mark:
                before.append(f"[{escape(mark)}: ")
                self.began = mark.split(" ", maxsplit=1)[0]
            self._mark = mark
        opened = "".join(f"<{name}>" for name in sorted(styles))
        closed = "".join(f"</{name}>" for name in sorted(styles, reverse=True))
        before.append(f"{opened}{escape(text)}{closed}")
        return self.began

    def end(self, word: str) -> None:
        """A paragraph, a cell or a row is complete."""
        if word == "line":
            self._words.append("<br>")
            return
        if word == "cell":
            self._close_paragraph()
            self._cells.append("".join(self._cell))
            self._cell = []
        elif word == "row":
            self._close_row()
        else:
            self._close_paragraph()

    def markup(self) -> str:
        """All of it."""
        self._close_paragraph()
        self._close_row()
        self._close_table()
        return "".join(self._blocks)

    def _close_mark(self) -> None:
        if self._mark:
            self._words.append("]")
            self._mark = ""

    def _close_paragraph(self) -> None:
        self._close_mark()
        words, self._words = "".join(self._words), []
        if self.is_in_table:
            self._cell += [f"<p>{words}</p>"] if words.strip() else []
            return
        self._close_table()
        if words.strip():
            self._blocks.append(f"<p>{words}</p>")

    def _close_row(self) -> None:
        if self._cell:
            self._cells.append("".join(self._cell))
            self._cell = []
        if self._cells:
            cells = "".join(f"<td>{cell}</td>" for cell in self._cells)
            self._rows.append(f"<tr>{cells}</tr>")
            self._cells = []

    def _close_table(self) -> None:
        if self._cells or self._cell:
            self._close_row()
        if self._rows:
            self._blocks.append(f"<table border=1>{''.join(self._rows)}</table>")
            self._rows = []


def _known(name: str) -> str:
    names = {"cp65001": "utf-8", "cp10000": "mac_roman", "cp936": "gb18030", "cp1361": "johab"}
    try:
        return codecs.lookup(names.get(name, name)).name
    except LookupError:
        return ""


def _skipping(state: _State, number: int | None) -> _State:
    return replace(state, skipped=max(0, min(number if number is not None else 1, 100)))


def _hiding(state: _State, number: int | None) -> _State:
    return replace(state, is_hidden=number != 0)


def _deleting(state: _State, number: int | None) -> _State:
    return replace(state, change="deleted" if number != 0 else "")


def _inserting(state: _State, number: int | None) -> _State:
    return replace(state, change="inserted" if number != 0 else "")


def _revising(state: _State, number: int | None) -> _State:
    return replace(state, reviser=number if number is not None else -1)


_SETTINGS: dict[str, Callable[[_State, int | None], _State]] = {
    "uc": _skipping,
    "v": _hiding,
    "deleted": _deleting,
    "revised": _inserting,
    "revauth": _revising,
    "revauthdel": _revising,
}
