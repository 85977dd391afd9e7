"""The slides of a presentation (.pptx), in their order, with what is said and noted on each.

Text boxes are taken in the order of the file, which is that in which they lie on each other and
mostly that in which they are read. Notes, comments, tables and the words of diagrams belong to
their slide. Pictures and charts are counted.
Source: ECMA-376 part 1, 19 (PresentationML).
"""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from reviewer.readers.embedded import taken_out
from reviewer.readers.markup import drawn
from reviewer.readers.reading import Child
from reviewer.readers.zipped import parsed, unpacked
from reviewer.said import said

_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_TITLES = frozenset({"title", "ctrTitle"})
_FURNITURE = frozenset({"sldNum", "dt", "hdr", "ftr", "sldImg"})
_DEEPEST = 60


@dataclass(slots=True)
class Slide:
    """One slide; ``body`` is markup, ``notes`` and ``comments`` are words."""

    number: int
    body: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    is_hidden: bool = False
    pictures: int = 0


@dataclass(slots=True)
class Presentation:
    """A presentation taken apart."""

    slides: list[Slide] = field(default_factory=list)
    title: str = ""
    author: str = ""
    children: tuple[Child, ...] = ()
    kept_in: tuple[str, ...] = ()
    has_macros: bool = False


def taken_apart(content: bytes) -> Presentation:
    """The slides of a presentation.

    Raises:
        SourceError: it is damaged, locked, or larger inside than it should be.
    """
    with unpacked(content, said("presentation")) as archive:
        return _Opened(archive).presentation()


class _Opened:
    """Goes through the parts of a package."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = set(archive.namelist())

    def presentation(self) -> Presentation:
        core = self._tree("docProps/core.xml")
        facts = {_local(one): " ".join((one.text or "").split()) for one in _children(core)}
        children, kept_in = taken_out(self._archive, ("ppt/embeddings/",))
        authors = self._authors()
        return Presentation(
            [self._slide(name, number, authors) for number, name in enumerate(self._order(), 1)],
            facts.get("title", ""),
            facts.get("creator", ""),
            children,
            kept_in,
            any(name.endswith("vbaProject.bin") for name in self._names),
        )

    def _tree(self, name: str) -> ET.Element | None:
        if name not in self._names:
            return None
        raw = self._archive.read(name)
        return parsed(raw) if raw.strip() else None

    def _relations(self, name: str) -> Iterator[tuple[str, str, str]]:
        """The joints of a part inside the package: name, last word of the kind, part joined."""
        folder, _slash, own = name.rpartition("/")
        for one in _children(self._tree(f"{folder}/_rels/{own}.rels")):
            if one.get("TargetMode") != "External":
                target = one.get("Target", "")
                part = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
                kind = one.get("Type", "").rpartition("/")[2]
                yield one.get("Id", ""), kind, posixpath.normpath(part)

    def _order(self) -> list[str]:
        tree = self._tree("ppt/presentation.xml")
        if tree is None:
            raise ValueError("the presentation has no list of slides")
        parts = {name: part for name, _kind, part in self._relations("ppt/presentation.xml")}
        named = (
            one.get(_RELATIONS) or one.get(_STRICT) or ""
            for one in tree.iter()
            if _local(one) == "sldId"
        )
        return [parts[name] for name in named if parts.get(name) in self._names]

    def _authors(self) -> dict[str, str]:
        """Who wrote comments, by number (as of old) and by id (as of today)."""
        parts = (one for one in self._names if one in {"ppt/commentAuthors.xml", "ppt/authors.xml"})
        return {
            one.get("id", ""): one.get("name", "")
            for part in parts
            for one in _children(self._tree(part))
        }

    def _slide(self, name: str, number: int, authors: dict[str, str]) -> Slide:
        slide = Slide(number)
        tree = self._tree(name)
        if tree is None:
            return slide
        slide.is_hidden = tree.get("show") in {"0", "false"}
        for shapes in (one for one in tree.iter() if _local(one) == "spTree"):
            _take_shapes(slide, shapes, 0)
        for _id, kind, part in self._relations(name):
            if kind == "notesSlide":
                slide.notes += _notes_in(self._tree(part))
            elif kind == "diagramData":
                slide.body += [f"<p>{words}</p>" for words in _paragraphs(self._tree(part))]
            elif kind == "comments":
                slide.comments += _comments_in(self._tree(part), authors)
        return slide


def _take_shapes(slide: Slide, shapes: ET.Element, depth: int) -> None:
    """Take the shapes of a group in, and of the groups in it."""
    for shape in shapes:
        kind = _local(shape)
        if kind == "sp" and _placeholder(shape) not in _FURNITURE:
            tag = "h2" if _placeholder(shape) in _TITLES else "p"
            slide.body += [f"<{tag}>{words}</{tag}>" for words in _paragraphs(shape)]
        elif kind in {"grpSp", "AlternateContent", "Choice"}:
            if depth > _DEEPEST:
                raise RecursionError
            _take_shapes(slide, shape, depth + 1)
        elif kind == "graphicFrame":
            tables = [one for one in shape.iter() if _local(one) == "tbl"]
            slide.body += map(_table, tables)
            slide.pictures += any(_local(one) == "chart" for one in shape.iter())
        slide.pictures += kind == "pic"


def _placeholder(shape: ET.Element) -> str:
    """What a shape stands in for, such as the title; empty for a box of its own."""
    found = next((one for one in shape.iter() if _local(one) == "ph"), None)
    return "" if found is None else found.get("type", "body")


def _table(table: ET.Element) -> str:
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td>{'<br>'.join(_paragraphs(cell))}</td>"
            for cell in row
            if _local(cell) == "tc" and cell.get("hMerge") != "1" and cell.get("vMerge") != "1"
        )
        + "</tr>"
        for row in table
        if _local(row) == "tr"
    )
    return f'<table border="1">{rows}</table>'


def _paragraphs(element: ET.Element | None) -> list[str]:
    """The paragraphs in an element that hold words, as markup."""
    if element is None:
        return []
    made = (_words(one) for one in element.iter() if _local(one) == "p" and _is_drawing(one))
    return [words for words in made if words.strip()]


def _words(paragraph: ET.Element) -> str:
    pieces = []
    for one in paragraph.iter():
        if _local(one) == "t":
            pieces.append(drawn(one.text or ""))
        elif _local(one) == "br":
            pieces.append("<br>")
    return "".join(pieces)


def _is_drawing(element: ET.Element) -> bool:
    return "drawingml" in str(element.tag)


def _notes_in(tree: ET.Element | None) -> list[str]:
    shapes = [one for one in (tree.iter() if tree is not None else ()) if _local(one) == "sp"]
    return [
        words
        for shape in shapes
        if _placeholder(shape) not in _FURNITURE
        for words in _paragraphs(shape)
    ]


def _comments_in(tree: ET.Element | None, authors: dict[str, str]) -> Iterator[str]:
    for one in tree.iter() if tree is not None else ():
        if _local(one) not in {"cm", "reply"}:
            continue
        author = authors.get(one.get("authorId", ""), "")
        date = (one.get("dt") or one.get("created") or "")[:10]
        own = "".join(part.text or "" for part in one.iter() if _local(part) in {"text", "t"})
        told = ", ".join(filter(None, (author, date)))
        yield drawn(f"{told}: {own}" if told else own)


def _children(tree: ET.Element | None) -> Iterator[ET.Element]:
    yield from () if tree is None else tree


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
