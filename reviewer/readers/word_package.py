"""A Word file opened with care: what the converter would hide is written into the text.

The converter (mammoth) shows a file as if all tracked changes were accepted, starts every numbered
list at 1, and leaves headers, footers and comments out. A reviewer must not be shown such a clean
copy as the exhibit. So the package is rewritten first: deleted and inserted words are marked where
they stand, the numbers that Word would print are written out, and headers and footers are handed
over beside the text.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from reviewer.errors import SourceError
from reviewer.readers.embedded import taken_out
from reviewer.readers.reading import Child
from reviewer.readers.word_numbers import Numbers
from reviewer.readers.zipped import has_document_type, parsed, unpacked
from reviewer.said import said

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TEXT_PARTS = re.compile(r"word/(?:document\d*|footnotes|endnotes|comments)\.xml$")
_INSIDE = ("word/embeddings/", "word/afchunk", "word/altChunk")
# By what a style makes a list of its paragraphs, whose numbers are written out already.
_LISTED = {"word/styles.xml": f"{W}numPr", "word/numbering.xml": f"{W}pStyle"}
_NOTE = re.compile(rb"<\w+:(?:footnote|endnote)Reference\b")
_MARGINS = re.compile(r"word/(?:header|footer)\d*\.xml$")
_MARKS = {
    f"{W}del": "deleted",
    f"{W}ins": "inserted",
    f"{W}moveFrom": "moved from here",
    f"{W}moveTo": "moved to here",
}


@dataclass(frozen=True, slots=True)
class Package:
    """A Word file ready to convert; ``margins`` are the words of its headers and footers.

    ``deleted``, ``inserted`` count tracked changes that hold words, ``hidden`` the stretches that
    Word does not show. ``children`` are the files inside, ``kept_in`` says what could not be taken
    out. ``has_outside`` where the file names contents that lie elsewhere (links apart).
    """

    content: bytes
    title: str = ""
    author: str = ""
    margins: tuple[str, ...] = ()
    deleted: int = 0
    inserted: int = 0
    comments: int = 0
    hidden: int = 0
    children: tuple[Child, ...] = ()
    kept_in: tuple[str, ...] = ()
    has_macros: bool = False
    has_entities: bool = False
    has_outside: bool = False
    has_notes: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether an office program would show these words in this order and nothing from outside.

        It shows tracked changes by colour alone, and comments not at all.
        """
        marked = self.deleted or self.inserted or self.comments or self.hidden
        return not (marked or self.has_notes or self.has_outside)


def opened(raw: bytes) -> Package:
    """Open and rewrite a Word file.

    Raises:
        SourceError: it is damaged, or larger inside than it should be.
    """
    with unpacked(raw, said("Word file")) as archive:
        names = archive.namelist()
        if not any(name.startswith("word/") and name.endswith(".xml") for name in names):
            raise SourceError("This Word file holds no document.")
        return _Rewriting(archive).package()


class _Rewriting:
    """Goes through the parts of a package once."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = set(archive.namelist())
        self._counts = dict.fromkeys(_MARKS, 0)
        self._hidden = 0
        self._has_entities = False

    def package(self) -> Package:
        numbers = Numbers(self._tree("word/numbering.xml"), self._tree("word/styles.xml"))
        written = io.BytesIO()
        comments = 0
        with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as copy:
            for name in sorted(self._names):
                if name in _LISTED and (tree := self._tree(name)) is not None:
                    _drop_all(tree, _LISTED[name])
                    copy.writestr(name, ET.tostring(tree, "utf-8", xml_declaration=True))
                elif _TEXT_PARTS.match(name) and (tree := self._tree(name)) is not None:
                    _free_boxes(tree)
                    self._mark(tree)
                    self._mark_hidden(tree)
                    _sign_comments(tree)
                    numbers.write_into(tree)
                    comments += sum(1 for _ in tree.iter(f"{W}comment"))
                    copy.writestr(name, ET.tostring(tree, "utf-8", xml_declaration=True))
                else:
                    copy.writestr(name, self._archive.read(name))
        title, author = self._core()
        children, kept_in = taken_out(self._archive, _INSIDE)
        return Package(
            written.getvalue(),
            title,
            author,
            tuple(self._margins()),
            self._counts[f"{W}del"] + self._counts[f"{W}moveFrom"],
            self._counts[f"{W}ins"] + self._counts[f"{W}moveTo"],
            comments,
            self._hidden,
            children,
            kept_in,
            has_macros="word/vbaProject.bin" in self._names,
            has_entities=self._has_entities,
            has_outside=any(self._points_outside(name) for name in self._names),
            has_notes=any(
                _NOTE.search(self._archive.read(name))
                for name in self._names
                if name.startswith("word/document")
            ),
        )

    def _points_outside(self, name: str) -> bool:
        """Whether a part is joined to contents elsewhere, which an office program would fetch."""
        if not name.startswith("word/") or not name.endswith(".rels"):
            return False
        tree = self._tree(name)
        return tree is not None and any(
            one.get("TargetMode") == "External" and not one.get("Type", "").endswith("/hyperlink")
            for one in tree
        )

    def _tree(self, name: str) -> ET.Element | None:
        """A part as a tree, without the entities that a document type could bring in."""
        if name not in self._names:
            return None
        raw = self._archive.read(name)
        self._has_entities = self._has_entities or has_document_type(raw)
        return parsed(raw) if raw.strip() else None

    def _mark(self, tree: ET.Element) -> None:
        """Write tracked changes out as words in brackets."""
        for parent in list(tree.iter()):
            for index, child in reversed(list(enumerate(parent))):
                if child.tag in _MARKS and parent.tag not in {f"{W}rPr", f"{W}trPr", f"{W}pPr"}:
                    self._mark_one(parent, index, child)

    def _mark_one(self, parent: ET.Element, index: int, change: ET.Element) -> None:
        for text in change.iter(f"{W}delText"):
            text.tag = f"{W}t"
            text.set(_XML_SPACE, "preserve")
        inside = list(change)
        if any((text.text or "").strip() for text in change.iter(f"{W}t")):
            self._counts[change.tag] += 1
            inside = [_run(f"[{_MARKS[change.tag]}{_signed(change)}: "), *inside, _run("]")]
        parent[index : index + 1] = inside

    def _mark_hidden(self, tree: ET.Element) -> None:
        """Show hidden text as such: the converter would show it as if it stood on the page."""
        for parent in list(tree.iter()):
            for place, run in reversed(list(enumerate(parent))):
                if run.tag == f"{W}r" and _is_hidden(run) and run.find(f"{W}t") is not None:
                    self._hidden += 1
                    parent.insert(place + 1, _run("]"))
                    parent.insert(place, _run("[hidden: "))

    def _margins(self) -> Iterator[str]:
        """The different words of headers and footers, in order."""
        seen = set()
        for name in sorted(one for one in self._names if _MARGINS.match(one)):
            tree = self._tree(name)
            if tree is None:
                continue
            words = " ".join("".join(text.text or "" for text in tree.iter(f"{W}t")).split())
            if words and words not in seen:
                seen.add(words)
                yield words

    def _core(self) -> tuple[str, str]:
        tree = self._tree("docProps/core.xml")
        if tree is None:
            return "", ""
        title, author = tree.findtext(f"{_DC}title") or "", tree.findtext(f"{_DC}creator") or ""
        return " ".join(title.split()), " ".join(author.split())


def _free_boxes(tree: ET.Element) -> None:
    """Put the paragraphs of text boxes after the paragraph that a box hangs on.

    The converter loses some.
    """
    boxed = [(parent, one) for parent in tree.iter() for one in parent if one.tag == f"{W}p"]
    for parent, paragraph in boxed:
        contents = [
            block
            for anchor in _anchors(paragraph)
            for block in next(anchor.iter(f"{W}txbxContent"), ())
        ]
        for box in [one for one in paragraph.iter() if one.find(f"{W}txbxContent") is not None]:
            for content in box.findall(f"{W}txbxContent"):
                box.remove(content)
        place = list(parent).index(paragraph) + 1 if contents else 0
        parent[place:place] = contents


def _anchors(paragraph: ET.Element) -> Iterator[ET.Element]:
    """The outermost drawings of a paragraph; of two ways to draw one, the first."""
    waiting = [one for one in paragraph if one.tag != f"{W}pPr"]
    while waiting:
        one = waiting.pop(0)
        if one.tag == f"{_MC}AlternateContent":
            choice = next(
                (way for way in one if next(way.iter(f"{W}txbxContent"), None) is not None), None
            )
            waiting[:0] = [choice] if choice is not None else []
        elif one.tag == f"{W}txbxContent" or one.find(f"{W}txbxContent") is not None:
            yield one
        else:
            waiting[:0] = list(one)


def _signed(change: ET.Element) -> str:
    """Who made a change and when, as far as the file says."""
    author, date = change.get(f"{W}author", ""), change.get(f"{W}date", "")[:10]
    told = ", ".join(filter(None, (" ".join(author.split()), date)))
    return f" by {told}" if author.strip() else f" {told}" if told else ""


def _sign_comments(tree: ET.Element) -> None:
    """Begin each comment with who wrote it and when, which the converter leaves out."""
    for comment in tree.iter(f"{W}comment"):
        told = _signed(comment).removeprefix(" by ").strip()
        first = comment.find(f"{W}p")
        if told and first is not None:
            place = 1 if first.find(f"{W}pPr") is not None else 0
            first.insert(place, _run(f"{told}: "))


def _is_hidden(run: ET.Element) -> bool:
    sign = run.find(f"{W}rPr/{W}vanish")
    return sign is not None and sign.get(f"{W}val", "true") not in {"0", "false", "off"}


def _run(text: str) -> ET.Element:
    run = ET.Element(f"{W}r")
    words = ET.SubElement(run, f"{W}t")
    words.set(_XML_SPACE, "preserve")
    words.text = text
    return run


def _drop_all(tree: ET.Element, tag: str) -> None:
    for parent in list(tree.iter()):
        for child in parent.findall(tag):
            parent.remove(child)
