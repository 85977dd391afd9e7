"""What a file holds beside its pages: words that are not shown, filled fields, loose comments.

Folded until it is asked for: words under a black box may have been meant to be kept from readers.
"""

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from reviewer.readers.reading import Facts
from ui import words
from ui.controls import grown
from ui.theme import SPACE

_HEIGHT = 160
_ON_PAGE = re.compile(r"Page (\d+), ([^:]*)", re.DOTALL)
_MORE = re.compile(r"and (\d+) more")


class BesidePages(QWidget):
    """A part of the exhibit's page; hidden where the file holds nothing but its pages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE, 0, 0)
        layout.setSpacing(SPACE)
        self.unfold = QPushButton("", self)
        self.unfold.setObjectName("small")
        self.unfold.setCheckable(True)
        layout.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignLeft)
        self.words = QPlainTextEdit(self)
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(self.tr("What the file holds beside its pages"))
        self.words.setFixedHeight(grown(self.words, _HEIGHT))
        self.words.hide()
        layout.addWidget(self.words)
        self.unfold.toggled.connect(self.words.setVisible)

    def show_facts(self, facts: Facts) -> None:
        """Show what a reading listed; folded again where it is that of another file."""
        parts = (
            (self.tr("Not shown on the pages"), self._told(facts.hidden)),
            (self.tr("Filled in"), tuple(f"{name}: {value}" for name, value in facts.filled)),
            (self.tr("Comments on no words"), self._told(facts.remarks)),
        )
        listed = "\n\n".join(_listed(title, lines) for title, lines in parts if lines)
        count = sum(len(lines) for _, lines in parts)
        if listed != self.words.toPlainText():
            self.unfold.setChecked(False)
            self.words.setPlainText(listed)
        self.unfold.setText(self.tr("Beside the pages ({0})").format(count))
        self.setVisible(bool(count))

    def _told(self, lines: Sequence[str]) -> tuple[str, ...]:
        """What a reading listed, in the language of the window; words of the file stay."""
        form, more = self.tr("Page {0}, {1}"), self.tr("and {0} more")
        told = []
        for line in lines:
            if found := _ON_PAGE.match(line):
                first, *others = found[2].split(", ")
                first = QCoreApplication.translate("Sentences", words.marked_as(first))
                what = ", ".join((first, *others))
                told.append(form.format(found[1], what) + line[found.end() :])
            elif found := _MORE.fullmatch(line):
                told.append(more.format(found[1]))
            else:
                told.append(line)
        return tuple(told)


def _listed(title: str, lines: Sequence[str]) -> str:
    return "\n".join((title, *(f"– {line}" for line in lines)))
