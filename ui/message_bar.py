"""Messages that come and go by themselves, over the foot of the window; nothing here stops anyone.

A message may carry one button (Undo, Tag anyway, Copy details). A question stays until it is
answered or the reader goes on. Screen readers hear each message as it appears. Called up again, a
message that still stands gives the keyboard to its button, and Escape gives it back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from ui.icons import Icons
from ui.theme import Theme

_SHORT, _LONG = 5000, 12000
_MARGIN = 14
_WIDEST = 760


class Tone(StrEnum):
    """What a message is: its icon and how long it stays."""

    DONE = "done"
    REFUSED = "refused"
    FAULT = "fault"
    QUESTION = "question"


_LOOKS = {
    Tone.DONE: ("circle-check", "ok"),
    Tone.REFUSED: ("circle-alert", "warn"),
    Tone.FAULT: ("triangle-alert", "danger"),
    Tone.QUESTION: ("circle-question-mark", "accent"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A button of a message: what it says, and what it does."""

    text: str
    act: Callable[[], None]


class MessageBar(QFrame):
    """One message at a time, the latest."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._theme, self._icons = theme, Icons(theme)
        self._offer: Offer | None = None
        self._tone = Tone.DONE
        self._last: tuple[str, str, Tone] | None = None
        self._came_from: QWidget | None = None
        """Where the keyboard was before the button had it."""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self._build()
        parent.installEventFilter(self)
        theme.changed.connect(self._draw_icon)

    def _build(self) -> None:
        self.setProperty("role", "floating")
        self.setAccessibleName(self.tr("Message"))
        self._icon, self._words, self._detail = QLabel(self), QLabel(self), QLabel(self)
        self._detail.setProperty("role", "muted")
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._button = QPushButton(self)
        self._button.setProperty("kind", "link")
        self._button.clicked.connect(self.accept)
        self._close = QToolButton(self)
        self._close.setAccessibleName(self.tr("Close message"))
        self._close.setToolTip(self.tr("Close message"))
        self._close.setIcon(self._icons.icon("x", size=14))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        for part in (self._icon, self._words, self._detail, self._button, self._close):
            row.addWidget(part, 1 if part is self._words else 0)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(18)
        shadow.setOffset(0, 3)
        shadow.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shadow)
        self.hide()

    @property
    def text(self) -> str:
        """The message shown; empty when there is none."""
        return self._words.text() if self.isVisible() else ""

    @property
    def is_asking(self) -> bool:
        """Whether a question waits for its answer."""
        return self.isVisible() and self._tone is Tone.QUESTION

    def say(
        self, text: str, detail: str = "", offer: Offer | None = None, tone: Tone = Tone.DONE
    ) -> None:
        """Show a message in place of the one before."""
        self._offer, self._tone = offer, tone
        self._last = (text, detail, tone)
        self._words.setText(text)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._button.setVisible(offer is not None)
        if offer is not None:
            self._button.setText(offer.text)
        self._draw_icon()
        self._place()
        self.show()
        self.raise_()
        if tone is Tone.QUESTION:
            self._timer.stop()
        else:
            self._timer.start(_SHORT if tone is Tone.DONE else _LONG)
        self.announce(f"{text} {detail}".strip(), is_urgent=tone is not Tone.DONE)

    def announce(self, words: str, *, is_urgent: bool = False) -> None:
        """Tell a screen reader, and nobody else; only what is urgent cuts short what it reads."""
        event = QAccessibleAnnouncementEvent(self, words)
        polite = QAccessible.AnnouncementPoliteness
        event.setPoliteness(polite.Assertive if is_urgent else polite.Polite)
        QAccessible.updateAccessibility(event)

    def say_again(self) -> None:
        """Show the last message once more, for whoever was not quick enough; its offer is over."""
        if self.is_asking or not self._last:
            return
        text, detail, tone = self._last
        offer = self._offer if self.isVisible() else None
        self.say(text, detail, offer, tone if tone is not Tone.QUESTION else Tone.REFUSED)
        if offer is not None:
            self._timer.stop()
            self._came_from = self._came_from or QApplication.focusWidget()
            self._button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refuse(self, text: str) -> None:
        """Say why something was not done."""
        self.say(text, tone=Tone.REFUSED)

    def ask(self, text: str, offer: Offer) -> None:
        """Ask something that one key or click confirms."""
        self.say(text, offer=offer, tone=Tone.QUESTION)

    def accept(self) -> None:
        """Do what the message offers."""
        offer, self._offer = self._offer, None
        self.hide()
        if offer is not None:
            offer.act()

    def withdraw_question(self) -> None:
        """The reader went on: a question that was not answered is gone."""
        if self._tone is Tone.QUESTION:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._button.hasFocus():
            self.accept()
        else:
            super().keyPressEvent(event)

    def hide(self) -> None:
        """Go; the keyboard, where it was in here, goes back to where it came from."""
        before, self._came_from = self._came_from, None
        now = QApplication.focusWidget()
        is_here = now is not None and self.isAncestorOf(now)
        if is_here and before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        super().hide()

    def _draw_icon(self) -> None:
        name, color = _LOOKS[self._tone]
        self._icon.setPixmap(self._icons.pixmap(name, color, 18, self.devicePixelRatioF()))
        self._close.setIcon(self._icons.icon("x", size=14))

    def _place(self) -> None:
        parent = self._over
        px = self._theme.scaled
        widest = min(px(_WIDEST), parent.width() - 4 * _MARGIN)
        self._words.setMinimumWidth(0)
        wanted = self._words.fontMetrics().horizontalAdvance(self._words.text())
        chrome = self.sizeHint().width() - self._words.sizeHint().width()
        self._words.setFixedWidth(max(px(80), min(wanted + 4, widest - chrome)))
        lines = self._words.heightForWidth(self._words.width())
        self._words.setFixedHeight(max(lines, px(20)))
        self.adjustSize()
        x = (parent.width() - self.width()) // 2
        self.move(x, parent.height() - self.height() - _MARGIN - px(26))
