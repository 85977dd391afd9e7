"""What the second level said of the passage or exhibit in hand, and what one may say oneself.

A reviewer sees what was said, by whom, in what role and why; the buttons are there only for those
who may use them, so that nobody learns by a refusal what their role is.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reviewer.model import Role, Status
from reviewer.queries import people, second_level
from reviewer.queries.second_level import StatusOn
from reviewer.queries.view import View
from ui import words
from ui.controls import FlowLayout, muted, plain, section
from ui.icons import Icons
from ui.theme import SPACE, Theme

_ICONS = {
    Status.CHECKED: ("check", "ok"),
    Status.CONFIRMED: ("scale", "ok"),
    Status.REJECTED: ("ban", "danger"),
}
_SIGN = 16


class StatusSection(QWidget):
    """The status with who, when, in what role and why; below it what may be said."""

    asked = Signal(str)
    """``check``, ``confirm``, ``reject`` or ``reopen``."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = Icons(theme)
        self._status: StatusOn | None = None
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE + 2)
        column.addWidget(section(self.tr("Second level"), self))
        self._sign, self.state = muted("", self), plain("", self, role="heading", selectable=True)
        head = QHBoxLayout()
        head.setSpacing(SPACE + 2)
        head.addWidget(self._sign)
        head.addWidget(self.state, 1)
        column.addLayout(head)
        self.reason = plain("", self, selectable=True)
        self.reason.setWordWrap(True)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.who = muted("", self, selectable=True)
        self.changed = plain(self.tr("Changed since it was checked: check it again."), self)
        self.changed.setProperty("role", "error")
        self.changed.setWordWrap(True)
        for label in (self.reason, self.who, self.changed):
            column.addWidget(label)
        holder = QWidget(self)
        flow = FlowLayout(holder)
        self.buttons: dict[str, QPushButton] = {}
        for way, text in (
            ("check", self.tr("Check  (Y)")),
            ("confirm", self.tr("Confirm  (Shift+Y)")),
            ("reject", self.tr("Reject…  (X)")),
            ("reopen", self.tr("Take back")),
        ):
            button = QPushButton(text, holder)
            button.setObjectName("small")
            button.setProperty("way", way)
            button.clicked.connect(self._on_clicked)
            self.buttons[way] = button
            flow.addWidget(button)
        column.addWidget(holder)

    def show_status(self, view: View, subject: bytes, status: str) -> None:
        """Show what was said of this; ``status`` is what its row says, so that most ask nothing."""
        found = second_level.status_on(view, subject) if status else None
        self._status = found
        self._show_buttons(view, found)
        for label in (self._sign, self.state, self.who):
            label.setVisible(found is not None)
        self.reason.setVisible(found is not None and bool(found.reason))
        self.changed.setVisible(found is not None and found.is_changed)
        self.setVisible(found is not None or view.role is not Role.REVIEWER)
        if found is None:
            return
        names = {row.id: row.name for row in people.reviewers(view)}
        name = names.get(found.person, self.tr("A reviewer not named here"))
        self.state.setText(words.choice(found.state.value))
        self.reason.setText(found.reason)
        told = self.tr("{name}, {role} · {when}")
        when = words.moment(found.at)
        self.who.setText(told.format(name=name, role=words.role(found.role), when=when))
        self.who.setToolTip(words.exact_moment(found.at))
        self.recolour()

    def _show_buttons(self, view: View, found: StatusOn | None) -> None:
        may = view.role is not Role.REVIEWER
        self.buttons["check"].setVisible(may)
        self.buttons["reject"].setVisible(may)
        self.buttons["confirm"].setVisible(view.role is Role.ATTORNEY)
        self.buttons["reopen"].setVisible(may and found is not None)

    def recolour(self) -> None:
        """Draw the sign in the colours in force."""
        if self._status is not None:
            icon, color = _ICONS[self._status.state]
            self._sign.setPixmap(self._icons.pixmap(icon, color, _SIGN, self.devicePixelRatioF()))

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.asked.emit(str(button.property("way")))
