"""What was made of a query: in words, word by word with its hits, and what one should know."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from reviewer.queries.search import TermCount
from ui import words
from ui.controls import FlowLayout, clear_layout, muted, plain
from ui.searching import Searching
from ui.theme import SPACE
from ui.translation import told

_MOST_TERMS = 24


class Understood(QWidget):
    """Stands between the query and its hits."""

    term_chosen = Signal(str)
    """Search for one word or phrase of the query alone."""

    def __init__(self, searching: Searching, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._searching = searching
        self.words = plain("", self, selectable=True)
        self.words.setAccessibleName(self.tr("How the query was understood"))
        self.notes = muted("", self)
        self._terms = QWidget(self)
        self._flow = FlowLayout(self._terms)
        self._flow.setSpacing(SPACE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        for part in (self.words, self._terms, self.notes):
            column.addWidget(part)
        self.hide()

    def show_search(self) -> None:
        """Tell what is in force; one plain word needs no telling."""
        clear_layout(self._flow)
        found = self._searching.found
        if found is None:
            self.hide()
            return
        terms = self._searching.terms()
        is_plain = found.understood.casefold() == self._searching.asked.text.strip().casefold()
        self.words.setText(self.tr("Read as: {query}").format(query=found.understood))
        self.words.setHidden(is_plain and len(terms) < 2)  # noqa: PLR2004 - one term is the query
        self.notes.setText("\n".join(told(note) for note in found.notes))
        self.notes.setHidden(not found.notes)
        for term in terms[:_MOST_TERMS] if len(terms) > 1 else ():
            self._flow.addWidget(self._button(term))
        self._terms.setHidden(len(terms) < 2)  # noqa: PLR2004 - as above
        self.setVisible(not self.words.isHidden() or bool(found.notes))

    def _button(self, term: TermCount) -> QToolButton:
        button = QToolButton(self._terms)
        button.setObjectName("term")
        button.setText(f"{term.term}  {_count(term)}".replace("&", "&&"))
        told_of = self.tr("{term}: {count}. Search for it alone.")
        button.setToolTip(told_of.format(term=term.term, count=self._counted(term)))
        button.setAccessibleName(button.toolTip())
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(_calling(self.term_chosen.emit, term.term))
        return button

    def _counted(self, term: TermCount) -> str:
        exhibits = words.number(term.documents)
        if term.hits is None:
            return self.tr("in {exhibits} exhibits of the matter").format(exhibits=exhibits)
        return self.tr("{hits} times in {exhibits} exhibits of the matter").format(
            hits=words.number(term.hits), exhibits=exhibits
        )


def _count(term: TermCount) -> str:
    return words.number(term.documents if term.hits is None else term.hits)


def _calling(act: Callable[[str], object], term: str) -> Callable[[], None]:
    def call() -> None:
        act(term)

    return call
