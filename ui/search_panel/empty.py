"""What stands in the place of hits while there are none: examples to try, or what may help."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.controls import MARGIN, muted, plain
from ui.theme import SPACE


class Examples(QScrollArea):
    """The query language by examples; a click tries one."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(MARGIN, 2 * SPACE, MARGIN, MARGIN)
        column.setSpacing(SPACE // 2)
        column.addWidget(plain(self.tr("Search every exhibit"), inner, role="heading"))
        column.addWidget(muted(self.tr("Type words and press Enter. For example:"), inner))
        column.addSpacing(SPACE)
        self.buttons = [self._add(column, *one) for one in self._examples()]
        column.addStretch(1)
        self.setWidget(inner)

    def _examples(self) -> tuple[tuple[str, str], ...]:
        return (
            ("ships OR manifest", self.tr("one of the words; AND for both")),
            ("third party", self.tr("words side by side are a phrase")),
            ("estimat*", self.tr("every word that begins so")),
            ("price w/10 agree*", self.tr("at most ten words apart; pre/10 in this order")),
            ("recall~", self.tr("also misspelt, and misread by a scanner")),
            ("delivery AND NOT invoice", self.tr("exhibits without the second word")),
            (
                "tag:denial AND date:2024-03",
                self.tr("fields: tag, issue, from, to, date, witness…"),
            ),
        )

    def _add(self, column: QVBoxLayout, query: str, meaning: str) -> QPushButton:
        button = QPushButton(query, self)
        button.setProperty("kind", "link")
        button.setAccessibleName(
            self.tr("Try {query}: {meaning}").format(query=query, meaning=meaning)
        )
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(_calling(self.chosen.emit, query))
        column.addWidget(button)
        label = muted(meaning, self)
        label.setContentsMargins(2 * SPACE, 0, 0, SPACE)
        column.addWidget(label)
        return button


class NothingFound(QWidget):
    """A search found nothing: what it looked through, and what may help."""

    fuzzy_asked = Signal()
    unlimited_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = plain("", self, role="muted")
        self._told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.fuzzy = QPushButton(self.tr("Also words spelt a little differently"), self)
        self.fuzzy.clicked.connect(self.fuzzy_asked)
        self.unlimited = QPushButton(self.tr("Search without limits"), self)
        self.unlimited.clicked.connect(self.unlimited_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 4 * SPACE, MARGIN, MARGIN)
        column.addStretch(1)
        for part in (self._told, self.unlimited, self.fuzzy):
            column.addWidget(part)
        column.addStretch(2)

    def tell(self, sentence: str, *, can_be_fuzzy: bool, is_limited: bool) -> None:
        """Say what became of the search, and offer what can be done about it."""
        self._told.setText(sentence)
        self.fuzzy.setVisible(can_be_fuzzy)
        self.unlimited.setVisible(is_limited)


def _calling(act: Callable[[str], object], query: str) -> Callable[[], None]:
    def call() -> None:
        act(query)

    return call
