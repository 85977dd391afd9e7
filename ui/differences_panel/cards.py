"""One version of a difference, as a card: who said it, when, in what role, and what."""

from itertools import chain

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reviewer.fields import EXHIBIT_FIELDS, FIELDS, OCCURRENCE_FIELDS, PASSAGE_FIELDS, FieldType
from reviewer.queries.difference_kinds import Version
from reviewer.said import Said, said
from ui import words
from ui.controls import muted, plain
from ui.theme import SPACE
from ui.translation import told

_SIDE, _TIGHT = 10, 16
"""Beside the words of a card, and beside those on its button."""
_NO_BREAK = "\N{NO-BREAK SPACE}"


class VersionCard(QFrame):
    """What somebody said, and the button that keeps it."""

    chosen = Signal()

    def __init__(self, place: int, version: Version, field: str, parent: QWidget) -> None:
        """``field`` is what it answers, by its word in files, if it is an answer."""
        super().__init__(parent)
        self.setProperty("role", "card")
        name = told(version.reviewer)
        value = plain(value_of(version, field), self, selectable=True)
        value.setAccessibleName(self.tr("What {name} said").format(name=name))
        _give_way(value)
        self._keeps = self.tr("Keep {name}").format(name=name)
        self.keep = QPushButton(self._keeps, self)
        self.keep.setProperty("kind", "tight")
        self.keep.setToolTip(self.tr("Keep what {name} said ({key})").format(name=name, key=place))
        self.keep.setAccessibleName(self.tr("Keep what {name} said").format(name=name))
        self.keep.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.keep.clicked.connect(self.chosen)
        who = plain(name, self, role="heading")
        _give_way(who)
        self.digit = QLabel(str(place), self)
        self.digit.setProperty("role", "key")
        self.digit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(self.digit)
        top.addWidget(who, 1)
        when = muted(_when(version), self)
        _give_way(when)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 8, _SIDE, 10)
        column.setSpacing(SPACE)
        column.addLayout(top)
        column.addWidget(when)
        column.addWidget(value)
        column.addStretch(1)
        column.addWidget(self.keep)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.keep.width() - _TIGHT
        way = Qt.TextElideMode.ElideRight
        self.keep.setText(self.keep.fontMetrics().elidedText(self._keeps, way, room))

    def least_width(self) -> int:
        """How wide it must be for the name on its button to stand there in full."""
        words = self.keep.fontMetrics().horizontalAdvance(self._keeps)
        return words + _TIGHT + 2 * _SIDE

    def only_tell(self, *, is_kept: bool) -> None:
        """It is decided: nothing can be pressed, and what was kept says so."""
        self.keep.setVisible(is_kept)
        self.keep.setEnabled(False)
        self._keeps = self.tr("Kept")
        self.digit.hide()
        self.setProperty("role", "card-selected" if is_kept else "card")


def _give_way(label: QLabel) -> None:
    """Let it be as narrow as the card, and as high as its words need then."""
    policy = label.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    label.setSizePolicy(policy)


def value_of(version: Version, field: str) -> str:
    """What somebody said: as they typed or chose it, else as a sentence that begins so."""
    value = version.value
    if not isinstance(value, Said):
        return words.choice(value) if field in _CHOSEN else value
    text = told(_with_kinds(value))
    return text[:1].upper() + text[1:]


def _with_kinds(sentence: Said) -> Said:
    """A sentence in which the kinds of tags are named as everywhere in the window."""
    values = dict(sentence.values)
    for name, value in values.items():
        if isinstance(value, Said):
            values[name] = _with_kinds(value)
        elif name == "kind":
            values[name] = words.choice(str(value).replace(" ", "_"))
    return said(sentence.pattern, **values)


_CHOSEN = frozenset(
    spec.name
    for spec in (*chain(*FIELDS.values()), *PASSAGE_FIELDS, *EXHIBIT_FIELDS, *OCCURRENCE_FIELDS)
    if spec.type is FieldType.CHOICE
)
"""Fields of which a person chooses one of a few answers."""


def _when(version: Version) -> str:
    told_role = words.role(version.role) if version.role else ""
    at = words.moment(version.at).replace(" ", _NO_BREAK)
    return " · ".join(part for part in (told_role, at) if part)
