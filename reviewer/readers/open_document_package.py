"""The words of OpenDocument files (.odt, .ods, .odp), with what is tracked and hidden in sight.

Changes that were tracked stand in the text as words in brackets, with who made them: deleted words
lie apart in the file and are put back where they were taken out. Notes stand at the end. Own
parsing over the standard library's: odfpy gives elements, and what to do with each is all the work.
Source: OpenDocument 1.3, part 3.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from reviewer.readers.grid import Cell, Sheet
from reviewer.readers.markup import aside, drawn
from reviewer.readers.open_document_lists import ListNumbers
from reviewer.readers.zipped import parsed, unpacked
from reviewer.said import said

_MOST_REPEATED = 1_000
_MOST_CELLS = 2_000_000
_DEEPEST = 80
_FIRST = re.compile(r"<(?:p|h\d)>")
_REFERENCE = re.compile(r"\[([^\]]*)\]")
_SKIPPED = frozenset({
    "tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "forms",
    "table-of-content-source", "alphabetical-index-source", "annotation-end", "title", "desc",
    "ruby-text", "shapes", "calculation-settings", "content-validations", "named-expressions",
})  # fmt: skip


@dataclass(slots=True)
class OpenDocument:
    """A file taken apart: ``body`` is markup; ``sheets`` those of a spreadsheet.

    ``slides`` are (markup, whether hidden) of a presentation.
    """

    kind: str = ""
    body: str = ""
    sheets: list[Sheet] = field(default_factory=list)
    slides: list[tuple[str, bool]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    margins: tuple[str, ...] = ()
    title: str = ""
    author: str = ""
    deleted: int = 0
    inserted: int = 0
    hidden: int = 0
    pictures: int = 0
    objects: int = 0
    is_locked: bool = False


def taken_apart(content: bytes) -> OpenDocument:
    """The words of an OpenDocument file.

    Raises:
        SourceError: it is damaged, or larger inside than it should be.
    """
    with unpacked(content, said("document")) as archive:
        return _Opened(archive).document()


@dataclass(frozen=True, slots=True)
class _Change:
    """A tracked change: what was done, by whom, and the words that it took out."""

    kind: str
    signed: str
    words: str = ""


class _Opened:
    """Goes through the parts of a package."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._made = OpenDocument()
        self._changes: dict[str, _Change] = {}
        self._unshown: set[str] = set()
        self._numbers = ListNumbers()

    def document(self) -> OpenDocument:
        made = self._made
        made.is_locked = b"encryption-data" in self._part("META-INF/manifest.xml")
        if made.is_locked:
            return made
        content = parsed(self._archive.read("content.xml"))
        self._unshown = set(_unshown(content))
        styles = self._part("styles.xml")
        named = [parsed(styles)] if styles.strip() else []
        self._numbers = ListNumbers(content, *named)
        self._core()
        made.margins = tuple(self._margins())
        for body in (one for one in content.iter() if _local(one) == "body"):
            for whole in body:
                made.kind = _local(whole)
                self._take(whole)
        return made

    def _part(self, name: str) -> bytes:
        return self._archive.read(name) if name in self._archive.namelist() else b""

    def _core(self) -> None:
        raw = self._part("meta.xml")
        if not raw.strip():
            return
        found = {_local(one): " ".join((one.text or "").split()) for one in parsed(raw).iter()}
        self._made.title = found.get("title", "")
        self._made.author = found.get("initial-creator", "") or found.get("creator", "")

    def _margins(self) -> Iterator[str]:
        """The different words of headers and footers."""
        raw = self._part("styles.xml")
        seen = set()
        for one in parsed(raw).iter() if raw.strip() else ():
            words = " ".join("".join(one.itertext()).split()) if _is_margin(one) else ""
            if words and words not in seen:
                seen.add(words)
                yield words

    def _take(self, whole: ET.Element) -> None:
        self._read_changes(whole)
        if self._made.kind == "spreadsheet":
            self._made.sheets = [self._sheet(one) for one in whole if _local(one) == "table"]
        elif self._made.kind == "presentation":
            for page in (one for one in whole if _local(one) == "page"):
                is_hidden = _named(page, "style-name") in self._unshown
                self._made.slides.append((self._blocks(page, 0), is_hidden))
        else:
            self._made.body = self._blocks(whole, 0)

    def _read_changes(self, whole: ET.Element) -> None:
        for region in (one for one in whole.iter() if _local(one) == "changed-region"):
            for change in region:
                info = {_local(one): one.text or "" for one in change.iter()}
                told = (info.get("creator", ""), info.get("date", "")[:10])
                words = " ".join(
                    " ".join("".join(one.itertext()).split())
                    for one in change
                    if _local(one) in {"p", "h"}
                )
                name = _named(region, "id")
                self._changes[name] = _Change(_local(change), ", ".join(filter(None, told)), words)

    # Text

    def _blocks(self, parent: ET.Element, depth: int) -> str:
        """Markup of the paragraphs, lists and tables in an element."""
        if depth > _DEEPEST:
            raise RecursionError
        return "".join(self._block(one, depth) for one in parent if _local(one) not in _SKIPPED)

    def _block(self, one: ET.Element, depth: int) -> str:
        kind = _local(one)
        if kind in {"p", "h"}:
            return self._paragraph(one)
        if kind in {"change", "change-start", "change-end"}:
            return f"<p>{self._changed(one)}</p>"
        if kind == "list":
            return self._list(one, depth)
        if kind == "table":
            return self._table(one, depth)
        if kind == "annotation":
            return f"<p>{self._commented(one)}</p>"
        self._made.pictures += kind == "image"
        self._made.objects += kind in {"object", "object-ole"}
        told = "<p>[notes]</p>" if kind == "notes" else ""
        return told + self._blocks(one, depth + 1)

    def _list(self, element: ET.Element, depth: int, level: int = 1, style: str = "") -> str:
        """A list, with the number or bullet of each entry in its first paragraph."""
        style = _named(element, "style-name") or style
        goes_on = _named(element, "continue-numbering") == "true"
        self._numbers.begin(style, level, goes_on=goes_on or bool(_named(element, "continue-list")))
        made = []
        for item in element:
            number = ""
            if _local(item) == "list-item":
                number = self._numbers.next(style, level, _named(item, "start-value"))
            entry = "".join(self._entry(one, depth + 1, level, style) for one in item)
            made.append(_headed(entry, drawn(number) or aside("\N{BULLET} ")))
        return f'<blockquote class="list">{"".join(made)}</blockquote>'

    def _entry(self, one: ET.Element, depth: int, level: int, style: str) -> str:
        if depth > _DEEPEST:
            raise RecursionError
        if _local(one) in _SKIPPED:
            return ""
        if _local(one) == "list":
            return self._list(one, depth, level + 1, style)
        return self._block(one, depth)

    def _paragraph(self, element: ET.Element) -> str:
        boxes: list[str] = []
        words = self._words(element, boxes)
        level = _named(element, "outline-level")
        tag = f"h{level}" if _local(element) == "h" and level in set("123456") else "p"
        return f"<{tag}>{words}</{tag}>" + "".join(boxes)

    def _words(self, element: ET.Element, boxes: list[str]) -> str:
        """The running words of an element; the boxes anchored in it come after its paragraph."""
        pieces = [drawn(element.text or "")]
        for one in element:
            pieces.append(self._inline(one, boxes))
            pieces.append(drawn(one.tail or ""))
        return "".join(pieces)

    def _inline(self, one: ET.Element, boxes: list[str]) -> str:
        kind = _local(one)
        if kind in _SKIPPED:
            return ""
        if kind in {"s", "tab", "line-break"}:
            count = _whole(_named(one, "c"), 1)
            return {"s": " " * min(count, 100), "tab": "\t"}.get(kind, "<br>")
        if kind in {"change", "change-start", "change-end"}:
            return self._changed(one)
        if kind == "annotation":
            return self._commented(one)
        if kind == "note":
            return self._noted(one)
        if kind in {"frame", "custom-shape", "g", "rect"}:
            boxes.append(self._blocks(one, 1))
            return ""
        words = self._words(one, boxes)
        if _named(one, "style-name") in self._unshown or kind == "hidden-text":
            self._made.hidden += 1
            return f"[hidden: {words}]"
        return words

    def _changed(self, one: ET.Element) -> str:
        """The sign of a tracked change, where it stands."""
        change = self._changes.get(_named(one, "change-id"))
        if change is None:
            return ""
        by = f" by {change.signed}" if change.signed else ""
        if _local(one) == "change" and change.kind == "deletion":
            self._made.deleted += 1
            return f"[deleted{drawn(by)}: {drawn(change.words)}]"
        if change.kind != "insertion":
            return ""
        if _local(one) == "change-end":
            return "]"
        self._made.inserted += 1
        return f"[inserted{drawn(by)}: "

    def _noted(self, note: ET.Element) -> str:
        body = next((one for one in note if _local(one) == "note-body"), None)
        words = "" if body is None else " ".join("".join(body.itertext()).split())
        self._made.notes.append(drawn(words))
        return f"[{len(self._made.notes)}]"

    def _commented(self, note: ET.Element) -> str:
        self._made.comments.append(drawn(_signed_words(note)))
        return f"[comment {len(self._made.comments)}]"

    def _table(self, table: ET.Element, depth: int) -> str:
        rows = []
        for row in (one for one in table.iter() if _local(one) == "table-row"):
            cells = "".join(
                f"<td>{self._blocks(cell, depth + 1)}</td>"
                for cell in row
                if _local(cell) == "table-cell"
            )
            rows.append(f"<tr>{cells}</tr>")
        return f'<table border="1">{"".join(rows)}</table>'

    # Sheets

    def _sheet(self, table: ET.Element) -> Sheet:
        sheet = Sheet(_named(table, "name"), is_hidden=_named(table, "style-name") in self._unshown)
        hidden: set[int] = set()
        row = 0
        for one in (each for each in table.iter() if _local(each) == "table-row"):
            repeated = _whole(_named(one, "number-rows-repeated"), 1)
            is_filled = self._take_row(sheet, one, row)
            for again in range(1, min(repeated, _MOST_REPEATED) if is_filled else 1):
                self._take_row(sheet, one, row + again)
            if is_filled and _named(one, "visibility") in {"collapse", "filter"}:
                hidden.update(range(row, row + min(repeated, _MOST_REPEATED)))
            row += repeated
        sheet.hidden_rows = frozenset(hidden)
        return sheet

    def _take_row(self, sheet: Sheet, row: ET.Element, number: int) -> bool:
        """Take the cells of a row in; says whether there were any."""
        column, is_filled = 0, False
        for cell in row:
            if _local(cell) not in {"table-cell", "covered-table-cell"}:
                continue
            repeated = _whole(_named(cell, "number-columns-repeated"), 1)
            made = _cell(cell)
            for place in range(column, column + min(repeated, _MOST_REPEATED)) if made else ():
                if len(sheet.cells) < _MOST_CELLS:
                    sheet.cells[number, place] = made or Cell()
                is_filled = True
            for note in (one for one in cell if _local(one) == "annotation"):
                sheet.notes.append((number, column, _signed_words(note)))
            column += repeated
        return is_filled


def _headed(entry: str, sign: str) -> str:
    """An entry of a list with its sign in its first paragraph."""
    first = _FIRST.search(entry)
    return entry[: first.end()] + sign + entry[first.end() :] if first else entry


def _signed_words(note: ET.Element) -> str:
    """A comment with who wrote it and when."""
    told = {_local(one): "".join(one.itertext()).strip() for one in note}
    words = " ".join("".join(one.itertext()) for one in note if _local(one) in {"p", "list"})
    signed = ", ".join(filter(None, (told.get("creator", ""), told.get("date", "")[:10])))
    return f"{signed}: {words}" if signed else words


def _cell(cell: ET.Element) -> Cell | None:
    """A cell as it is shown, with its formula; ``None`` where it holds nothing."""
    words = "\n".join("".join(_spaced(one)) for one in cell if _local(one) == "p")
    formula = _REFERENCE.sub(_as_shown, _named(cell, "formula").partition("=")[2])
    if not words.strip() and not formula:
        return None
    columns = _whole(_named(cell, "number-columns-spanned"), 1)
    return Cell(words, formula, columns=columns)


def _as_shown(reference: re.Match[str]) -> str:
    return reference[1].replace(":.", ":").removeprefix(".").replace("$", "")


def _spaced(element: ET.Element) -> Iterator[str]:
    yield element.text or ""
    for one in element:
        kind = _local(one)
        yield " " if kind == "s" else "\t" if kind == "tab" else "".join(_spaced(one))
        yield one.tail or ""


def _unshown(content: ET.Element) -> Iterator[str]:
    """The names of styles that hide what they are given to: sheets, slides, words."""
    for style in (one for one in content.iter() if _local(one) == "style"):
        for part in style:
            if (
                _named(part, "display") in {"false", "none"}
                or _named(part, "visibility") == "hidden"
            ):
                yield _named(style, "name")


def _is_margin(element: ET.Element) -> bool:
    return _local(element) in {"header", "footer", "header-left", "footer-left", "header-first"}


def _named(element: ET.Element, name: str) -> str:
    """An attribute by its own name, of whichever namespace."""
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), "")


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else otherwise  # noqa: PLR2004 - no more digits than a count has


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
