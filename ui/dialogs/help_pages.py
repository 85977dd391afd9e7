"""The pages of the help: Markdown that ships with Pincite, in the language of the window.

A page that nobody has translated is shown in English; pictures are shared by all languages. Which
page belongs to a place of the window is said by the place itself, as a property of its widget, and
handed down to everything in it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from reviewer.resources import resource
from ui.translation import ENGLISH, spoken

INDEX = "index"
_KEYS = {
    "de": {
        "Ctrl": "Strg", "Shift": "Umschalt", "Space": "Leertaste", "Delete": "Entf",
        "Escape": "Esc",
    },
}  # fmt: skip
"""What is written on the keys of a country, for pages that keep the names that Qt reads."""
HELP = "help_page"
"""The property under which a widget names its page."""

_TITLE = re.compile(r"^#\s+(.+)$", re.MULTILINE)
_PICTURE = re.compile(r"^!\[(?P<says>[^\]]*)\]\((?P<path>[^)\s]+)\)$", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s:]+\.md)\)")
_FIRST = (INDEX, "first-steps", "sample-matter", "reading", "tagging", "passage-log", "search")
_LAST = ("command-line", "changes")


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page; ``folder`` is what its links and pictures are relative to."""

    name: str
    title: str
    text: str
    folder: Path

    @property
    def pictures(self) -> dict[str, Path]:
        """The files of its pictures, by what the text calls them."""
        found = (one["path"] for one in _PICTURE.finditer(self.text))
        return {name: (self.folder / name).resolve() for name in found}

    def targets(self) -> list[str]:
        """The names of the pages it links to."""
        return [Path(link).stem for link in _LINK.findall(self.text)]

    def is_titled(self, words: str) -> bool:
        """Whether its title has these words, from the beginning of one of its own."""
        return f" {words.casefold()}" in f" {self.title.casefold()}"

    def says(self, words: str) -> bool:
        """Whether its title or its text has these words, whatever their capitals."""
        return words.casefold() in self.text.casefold()

    def captioned(self) -> str:
        """The text with what each picture shows written below it, for every reader."""
        return _PICTURE.sub(lambda one: f"{one[0]}\n\n*{one['says']}*", self.text)


def help_pages(language: str = "") -> Mapping[str, HelpPage]:
    """The pages by name, those to begin with first; in the window's language where none is said."""
    top = resource("help")
    own = top / (language or spoken())
    found = {}
    for english in sorted(top.glob("*.md")):
        path = own / english.name
        page = _read(path, own.name) if path.is_file() else _read(english)
        found[page.name] = page
    return dict(sorted(found.items(), key=lambda item: _place(item[1])))


def languages() -> tuple[str, ...]:
    """The languages that have pages of their own, English first."""
    folders = (one for one in resource("help").iterdir() if any(one.glob("*.md")))
    return (ENGLISH, *sorted(one.name for one in folders))


def page_for(widget: QWidget | None) -> str:
    """The page of the place a widget stands in; the first page where no place names one."""
    while widget is not None:
        if page := widget.property(HELP):
            return str(page)
        widget = widget.parentWidget()
    return INDEX


def _read(path: Path, language: str = ENGLISH) -> HelpPage:
    text = path.read_text(encoding="utf-8")
    for key, written in _KEYS.get(language, {}).items():
        text = re.sub(rf"\b{key}\b", written, text)
    title = _TITLE.search(text)
    return HelpPage(path.stem, title[1] if title else path.stem, text, path.parent)


def _place(page: HelpPage) -> tuple[int, str]:
    if page.name in _FIRST:
        return _FIRST.index(page.name), ""
    return len(_FIRST) + (1 + _LAST.index(page.name) if page.name in _LAST else 0), page.title
