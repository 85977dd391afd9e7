"""The sheets of an Excel workbook (.xlsx, .xlsm), cell by cell, as the file holds them.

Own parsing over the standard library's. openpyxl, which writes our tables, reads a workbook twice
to have formulas and values, needs fifty times its size in memory, and refuses files whose styles
are a little wrong; an exhibit is read as it is or not at all.
Source: ECMA-376 part 1, 18 (SpreadsheetML).
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from openpyxl.formula.translate import Translator, TranslatorError
from openpyxl.styles.numbers import BUILTIN_FORMATS

from reviewer.readers.embedded import taken_out
from reviewer.readers.grid import Cell, Sheet, label_of
from reviewer.readers.number_formats import shown
from reviewer.readers.reading import Child
from reviewer.readers.zipped import parsed, unpacked, without_entities
from reviewer.said import said

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_LONGEST_INDEX = 9
_MOST_HIDDEN = 20_000
_MOST_CELLS = 2_000_000
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass(slots=True)
class Workbook:
    """A workbook taken apart; ``drawings`` counts charts and pictures, which are not shown."""

    sheets: list[Sheet] = field(default_factory=list)
    title: str = ""
    author: str = ""
    children: tuple[Child, ...] = ()
    kept_in: tuple[str, ...] = ()
    drawings: int = 0
    has_macros: bool = False
    has_links: bool = False


def taken_apart(content: bytes) -> Workbook:
    """The sheets of a workbook.

    Raises:
        SourceError: it is damaged, locked, or larger inside than it should be.
    """
    with unpacked(content, said("spreadsheet")) as archive:
        return _Opened(archive).workbook()


class _Opened:
    """Goes through the parts of a package."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = set(archive.namelist())
        self._strings: list[str] = []
        self._formats: list[str] = []
        self._bold: list[bool] = []
        self._is_1904 = False

    def workbook(self) -> Workbook:
        self._strings = list(self._shared_strings())
        self._read_styles()
        children, kept_in = taken_out(self._archive, ("xl/embeddings/",))
        title, author = self._core()
        return Workbook(
            list(self._sheets()),
            title,
            author,
            children,
            kept_in,
            sum(1 for name in self._names if re.match(r"xl/(?:charts/chart|media/)", name)),
            any(name.endswith("vbaProject.bin") for name in self._names),
            any(name.startswith("xl/externalLinks/") for name in self._names),
        )

    def _tree(self, name: str) -> ET.Element | None:
        if name not in self._names:
            return None
        raw = self._archive.read(name)
        return parsed(raw) if raw.strip() else None

    def _core(self) -> tuple[str, str]:
        tree = self._tree("docProps/core.xml")
        found = {_local(one.tag): one.text or "" for one in tree} if tree is not None else {}
        tidy = (" ".join(found.get(name, "").split()) for name in ("title", "creator"))
        title, author = tidy
        return title, author

    def _shared_strings(self) -> Iterator[str]:
        name = next((one for one in self._names if one.lower() == "xl/sharedstrings.xml"), "")
        if not name:
            return
        for _event, element in self._events(name):
            if _local(element.tag) == "si":
                yield _words(element)
                element.clear()

    def _events(self, name: str) -> Iterator[tuple[str, ET.Element]]:
        """The elements of a part as they end, so that a large one need not lie there as a tree."""
        raw = without_entities(self._archive.read(name))
        yield from ET.iterparse(io.BytesIO(raw))  # noqa: S314 - no document type is left

    def _read_styles(self) -> None:
        tree = self._tree("xl/styles.xml")
        if tree is None:
            return
        own = {
            _whole(one.get("numFmtId")): one.get("formatCode", "")
            for one in tree.iter()
            if _local(one.tag) == "numFmt"
        }
        fonts = [
            any(_local(part.tag) == "b" and part.get("val") not in {"0", "false"} for part in font)
            for group in tree
            if _local(group.tag) == "fonts"
            for font in group
        ]
        for one in (x for group in tree if _local(group.tag) == "cellXfs" for x in group):
            number = _whole(one.get("numFmtId"))
            self._formats.append(own.get(number) or BUILTIN_FORMATS.get(number, "General"))
            font = _whole(one.get("fontId"))
            self._bold.append(font < len(fonts) and fonts[font])

    # Sheets

    def _sheets(self) -> Iterator[Sheet]:
        tree = self._tree("xl/workbook.xml")
        if tree is None:
            raise ValueError("the workbook has no list of sheets")
        relations = self._relations("xl/workbook.xml")
        for one in tree.iter():
            if _local(one.tag) == "workbookPr":
                self._is_1904 = one.get("date1904") in {"1", "true"}
            if _local(one.tag) == "sheet":
                target = relations.get(one.get(_RELATION) or one.get(_STRICT_RELATION) or "", "")
                sheet = Sheet(
                    one.get("name", ""), is_hidden=one.get("state", "visible") != "visible"
                )
                if target in self._names:
                    self._fill(sheet, target)
                yield sheet

    def _relations(self, name: str, kind: str = "") -> dict[str, str]:
        """The parts that a part is joined to inside the package, by the name of the joint."""
        folder, _slash, own = name.rpartition("/")
        tree = self._tree(f"{folder}/_rels/{own}.rels")
        if tree is None:
            return {}
        return {
            one.get("Id", ""): _joined(folder, one.get("Target", ""))
            for one in tree
            if one.get("TargetMode") != "External" and one.get("Type", "").endswith(kind)
        }

    def _fill(self, sheet: Sheet, name: str) -> None:
        rows: set[int] = set()
        columns: set[int] = set()
        merged: list[str] = []
        shared: dict[str, tuple[str, str]] = {}
        for _event, element in self._events(name):
            tag = _local(element.tag)
            if tag == "c":
                self._take(sheet, element, shared)
            elif tag == "row":
                if element.get("hidden") in {"1", "true"} and len(rows) < _MOST_HIDDEN:
                    rows.add(_whole(element.get("r")) - 1)
                element.clear()
            elif tag == "col" and element.get("hidden") in {"1", "true"}:
                last = min(_whole(element.get("max")), _MOST_HIDDEN)
                columns.update(range(_whole(element.get("min")) - 1, last))
            elif tag == "mergeCell":
                merged.append(element.get("ref", ""))
        # Whoever hides all columns to the right hides nothing.
        used_rows = {row for row, _column in sheet.cells}
        used_columns = {column for _row, column in sheet.cells}
        sheet.hidden_rows = frozenset(rows & used_rows)
        sheet.hidden_columns = frozenset(columns & used_columns)
        _merge(sheet, merged)
        sheet.notes = list(self._notes(name))

    def _take(self, sheet: Sheet, element: ET.Element, shared: dict[str, tuple[str, str]]) -> None:
        """Take one cell in, if it holds anything."""
        place = _place(element.get("r", ""))
        if place is None:
            return
        formula, value = "", ""
        for part in element:
            tag = _local(part.tag)
            if tag == "v":
                value = part.text or ""
            elif tag == "f":
                formula = _formula(part, element.get("r", ""), shared)
            elif tag == "is":
                value = _words(part)
        style = _whole(element.get("s"))
        text = self._shown(element.get("t", "n"), value, style)
        if not text and not formula:
            return
        if len(sheet.cells) >= _MOST_CELLS:
            sheet.left_out += 1
            return
        bold = style < len(self._bold) and self._bold[style]
        sheet.cells[place] = Cell(text, formula, bold)

    def _shown(self, kind: str, value: str, style: int) -> str:
        if kind == "s":
            index = _whole(value, -1)
            return self._strings[index] if 0 <= index < len(self._strings) else ""
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, value)
        if kind in {"str", "inlineStr", "e", "d"} or not value:
            return _plain(value)
        form = self._formats[style] if style < len(self._formats) else "General"
        return shown(value, form, is_1904=self._is_1904)

    def _notes(self, name: str) -> Iterator[tuple[int, int, str]]:
        """Comments of a sheet, with their authors; those of a conversation in their order."""
        people = self._people()
        talks = list(self._relations(name, "/threadedComment").values())
        for part in talks:
            for one in self._all(part, "threadedComment"):
                author = people.get(one.get("personId", ""), "")
                told = ", ".join(filter(None, (author, one.get("dT", "")[:10])))
                yield from _note(one.get("ref", ""), told, _words(one))
        if talks:
            return
        for part in self._relations(name, "/comments").values():
            authors = [one.text or "" for one in self._all(part, "author")]
            for one in self._all(part, "comment"):
                number = _whole(one.get("authorId"), -1)
                author = authors[number] if 0 <= number < len(authors) else ""
                yield from _note(one.get("ref", ""), author, _words(one))

    def _people(self) -> dict[str, str]:
        parts = (name for name in self._names if name.startswith("xl/persons/"))
        return {
            one.get("id", ""): one.get("displayName", "")
            for part in parts
            for one in self._all(part, "person")
        }

    def _all(self, name: str, tag: str) -> Iterator[ET.Element]:
        tree = self._tree(name)
        if tree is not None:
            yield from (one for one in tree.iter() if _local(one.tag) == tag)


def _note(place: str, author: str, words: str) -> Iterator[tuple[int, int, str]]:
    found = _place(place)
    tidy = " ".join(words.split())
    if found and tidy:
        begun = author and tidy.startswith(f"{author}:")
        yield (*found, tidy if begun or not author else f"{author}: {tidy}")


def _merge(sheet: Sheet, merged: list[str]) -> None:
    """Let cells span the columns that they were merged over."""
    for one in merged:
        first, _colon, last = one.partition(":")
        begin, end = _place(first), _place(last)
        cell = sheet.cells.get(begin) if begin else None
        if begin and end and cell:
            columns, rows = end[1] - begin[1] + 1, end[0] - begin[0] + 1
            sheet.cells[begin] = Cell(
                cell.text, cell.formula, cell.is_bold, max(1, columns), max(1, rows)
            )


def _formula(part: ET.Element, place: str, shared: dict[str, tuple[str, str]]) -> str:
    """The formula of a cell; one that is shared stands written out in the first of its cells."""
    text, number = part.text or "", part.get("si", "")
    if part.get("t") != "shared":
        return text
    if text:
        shared[number] = (text, place)
        return text
    if number not in shared:
        return ""
    first, origin = shared[number]
    try:
        return str(Translator(f"={first}", origin).translate_formula(place))[1:]
    except (TranslatorError, ValueError, LookupError):
        return f"{first} (as in {label_of('', *(_place(origin) or (0, 0))).removeprefix('cell ')})"


def _words(element: ET.Element) -> str:
    """The text in an element, without the reading aids of Japanese."""
    if _local(element.tag) == "rPh":
        return ""
    own = element.text or "" if _local(element.tag) in {"t", "text"} else ""
    return _plain(own) + "".join(map(_words, element))


def _plain(text: str) -> str:
    """Characters that XML cannot hold are written as _x000D_."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text).replace("\r\n", "\n")


def _place(reference: str) -> tuple[int, int] | None:
    """Row and column of a reference such as B7, from 0."""
    found = _PLACE.fullmatch(reference)
    if not found or int(found[2]) < 1:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _joined(folder: str, target: str) -> str:
    return (
        target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
    )


def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _whole(text: str | None, otherwise: int = 0) -> int:
    is_index = text and text.isascii() and text.isdecimal() and len(text) <= _LONGEST_INDEX
    return int(text) if text and is_index else otherwise
