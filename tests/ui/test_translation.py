"""Nothing of the window stays English in another language, and a longer one is not cut.

The made-up language brackets what it translated; what is visible without a bracket must be of the
matter (names, numbers, quotes) or be written the same in every language.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTableView,
    QTextEdit,
    QWidget,
)

from reviewer.exports.columns import COLUMNS
from reviewer.queries import exhibits, passages, people, tags
from reviewer.text import citations
from reviewer.text.layer import Span
from reviewer.text.quotes import as_typed
from tests.ui import places
from tests.ui.desks import Screen
from ui import translation
from ui.dialogs.character_set import CharacterSets
from ui.dialogs.help_pages import help_pages
from ui.dialogs.help_text import HelpText
from ui.dialogs.load_production import LoadProduction
from ui.dialogs.log_preview import LogPreview
from ui.dialogs.term_report import TermReportDialog
from ui.reading_pane import ReadingPane
from ui.search_panel.empty import Examples

_ROWS = 40
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
# Keys, units, dates, cite words, hashes, signs, character sets and names of files are written
# alike, or by Qt's own locale.
_ALIKE = re.compile(
    r"\b(?:Ctrl|Shift|Alt|Esc|Enter|F\d+|PDF|Tr\.|Dep\.|Vol\.|Q\.|A\.|[KMG]?i?B|DOCX|XLSX|CSV|Word"
    r"|Pincite|[0-9a-f]{8}|\d{1,2} [A-Z][a-z]{2} \d{4}|English|Deutsch"
    r"|(?:utf|cp|mac|gb|big)[\d_-]\w*(?:-\w+)*|U\+[0-9A-F]{4}|Concordance|[A-Z])(?!\w)"
    r"|\w+\.(?:pdf|dat|opt)|\.pincite(?:-handover)?|/\S+"
)


@pytest.fixture
def pseudo(qapp: QApplication) -> Iterator[None]:
    translators = translation.install(qapp, translation.PSEUDO)
    yield
    for one in translators:
        qapp.removeTranslator(one)


def _texts(top: QWidget) -> Iterator[tuple[QWidget, str]]:
    """What can be seen, but for prose of the help, and words of exhibits, logs and queries."""
    yield top, top.windowTitle()
    for one in (top, *top.findChildren(QWidget)):
        if one.isVisible() and not _is_quoted(one):
            yield from ((one, text) for text in _said_by(one))


def _is_quoted(one: QWidget) -> bool:
    """Whether a widget shows words that stay as they are, or none of its own."""
    above, parents = one.parentWidget(), []
    while above is not None:
        parents.append(above)
        above = above.parentWidget()
    is_query = isinstance(one, QPushButton) and any(isinstance(up, Examples) for up in parents)
    quoting = LogPreview | ReadingPane | TermReportDialog | LoadProduction | CharacterSets
    is_text = isinstance(one, QPlainTextEdit | QTableView) and any(
        isinstance(up, quoting) for up in parents
    )
    return is_query or is_text or isinstance(one, HelpText | QHeaderView)


def _said_by(one: QWidget) -> Iterator[str]:
    yield from (one.toolTip(), one.accessibleName(), one.accessibleDescription())
    if isinstance(one, QLabel | QAbstractButton):
        yield one.text()
    if isinstance(one, QLineEdit):
        yield from (one.text(), one.placeholderText())
    if isinstance(one, QPlainTextEdit | QTextEdit):
        yield from (*one.toPlainText().splitlines(), one.placeholderText())
    if isinstance(one, QComboBox):
        yield from (one.itemText(place) for place in range(one.count()))
    if isinstance(one, QTabBar):
        yield from (one.tabText(place) for place in range(one.count()))
    if isinstance(one, QAbstractItemView) and one.model() is not None:
        yield from _told_by(one)


def _told_by(view: QAbstractItemView) -> Iterator[str]:
    model, top = view.model(), QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(top)
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(top), _ROWS)):
            for role in _ROLES:
                yield str(model.index(row, column).data(role) or "")


def _strings(thing: object) -> Iterator[str]:
    """Every word that is somewhere in a row of a query."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple | list):
        for one in thing:
            yield from _strings(one)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from _strings(getattr(thing, field.name))


def _of_the_matter(screen: Screen) -> list[str]:
    view, layer = screen.desk.bridge.view, screen.pages.layer
    words = " ".join(as_typed(layer, Span(0, len(layer.text))).split())
    found = exhibits.exhibits(view)
    rows: list[object] = [
        *found,
        *(place for line in found for place in exhibits.occurrences_of(view, line.id)),
        *(list(exhibits.exhibit_values(view, line.id).values()) for line in found),
        *(one for line in found for one in passages.of_exhibit(view, line.id)),
        *people.persons(view),
        *people.parties(view),
        *people.reviewers(view),
        people.matter_of(view),
        *tags.tags(view),
        *passages.issues(view),
        *(column.printed for column in COLUMNS),
        *help_pages().values(),
        *(citations.name_in_cite(exhibits.cite_name(view, line, None)) for line in found),
        "ATTORNEY WORK PRODUCT – PRIVILEGED AND CONFIDENTIAL",
        *("Kim Lee", "Bea Ray", "BR", "From Bea"),  # who is at work, a colleague, and her file
        *re.split(r"(?<=[.?!])\s+", words),
    ]
    return sorted({text for text in _strings(rows) if len(text) > 1}, key=len, reverse=True)


def _is_english(text: str, known: list[str]) -> bool:
    for one in known:
        text = text.replace(one, " ")
    return re.search(r"[A-Za-z]{2,}", _ALIKE.sub(" ", text)) is not None


@pytest.mark.qt_log_ignore("does not support raise")
def test_everything_that_can_be_seen_can_be_translated(pseudo: None, screen: Screen):
    english = set()
    for place, top in places.everywhere(screen):
        known = _of_the_matter(screen)
        for one, text in _texts(top):
            if "[" not in text and _is_english(text, known):
                english.add((place, type(one).__name__, text))

    assert english == set()
