"""The foot of the window: what is saved, what is running, and where the reader is.

"All changes saved" is true by design: an act is on the disk before it is on the screen.
"""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from reviewer.model import Role
from ui import words
from ui.icons import Icons
from ui.settings import LastBackup
from ui.theme import Theme

_STALE = timedelta(days=1)
_HEIGHT = 28


class StatusBar(QWidget):
    """Saved, backup, running job with cancel, page, Bates number."""

    cancel_asked = Signal()
    backup_asked = Signal()
    who_asked = Signal()
    mailbox_asked = Signal()
    differences_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = Icons(theme)
        self._backup: LastBackup | None = None
        self._is_first_day = True
        self._build()
        theme.changed.connect(self._draw)
        self._draw()

    def _build(self) -> None:
        self._tick = QLabel(self)
        self.saved = self._label(self.tr("All changes saved"))
        self.who = self._button(self.who_asked)
        self.backup = self._button(self.backup_asked)
        self.mailbox = self._button(self.mailbox_asked)
        self.differences = self._button(self.differences_asked)
        self.who.hide()
        self.mailbox.hide()
        self.differences.hide()
        self._mailbox_color = ""
        self.page, self.bates = self._label(""), self._label("")
        self.page.setObjectName("page_label")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(8)
        for said in (self._tick, self.saved, self.who, self.backup, self.mailbox, self.differences):
            row.addWidget(said)
        row.addStretch(1)
        for part in self._build_job():
            row.addWidget(part)
        row.addSpacing(8)
        row.addWidget(self.page)
        row.addSpacing(8)
        row.addWidget(self.bates)
        self.end_job()

    def _build_job(self) -> tuple[QWidget, ...]:
        self.job = self._label("")
        self.progress = QProgressBar(self)
        self.progress.setFixedSize(120, 6)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.cancel = QToolButton(self)
        self.cancel.setAccessibleName(self.tr("Stop what is running"))
        self.cancel.setToolTip(self.tr("Stop. What is done stays."))
        self.cancel.clicked.connect(self.cancel_asked)
        self._job_parts: tuple[QWidget, ...] = (self.job, self.progress, self.cancel)
        return self._job_parts

    def _button(self, asked: SignalInstance) -> QToolButton:
        button = QToolButton(self)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setObjectName("status")
        button.clicked.connect(asked)
        return button

    def _label(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("role", "small-muted")
        return label

    def set_place(self, page: str, bates: str) -> None:
        """Where the reader is, as a page and as a Bates number."""
        self.page.setText(page)
        self.bates.setText(bates)

    def set_job(self, text: str, done: int, total: int, *, can_stop: bool = True) -> None:
        """A job runs: so many of so many done; a total of 0 is unknown."""
        self.job.setText(text)
        # Without an end in sight the bar would run to and fro.
        self.progress.setRange(0, total or (1 if self._theme.is_still else 0))
        self.progress.setValue(done)
        for part in self._job_parts:
            part.show()
        self.cancel.setVisible(can_stop)

    def end_job(self) -> None:
        for part in self._job_parts:
            part.hide()

    def set_who(self, name: str, role: Role) -> None:
        """Who works here, and in what role where it is another than a reviewer's."""
        told = self.tr("{name} · {role}").format(name=name, role=words.role(role.value))
        self.who.setText(name if role is Role.REVIEWER else told)
        says = self.tr("Who works here: {name}, {role}")
        self.who.setAccessibleName(says.format(name=name, role=words.role(role.value)))
        self.who.setToolTip(self.who.accessibleName())
        self.who.setVisible(bool(name))
        self._draw()

    def set_backup(self, last: LastBackup | None, *, is_first_day: bool) -> None:
        """When and where the last backup was made; a matter's first day is spared the amber."""
        self._backup, self._is_first_day = last, is_first_day
        self._draw()

    def set_differences(self, count: int) -> None:
        """How many differences wait for a decision; none hides it."""
        one, several = self.tr("1 difference"), self.tr("{count} differences")
        self.differences.setText(words.counted(count, one, several))
        told = self.tr("What people said apart from each other, to be decided")
        self.differences.setToolTip(told)
        self.differences.setAccessibleDescription(told)
        self.differences.setVisible(count > 0)
        self._draw()

    def set_mailbox(self, text: str, color: str) -> None:
        """When the mailbox was looked into, or what is the matter with it; nothing hides it."""
        self._mailbox_color = color
        self.mailbox.setText(text)
        self.mailbox.setVisible(bool(text))
        self._draw()

    def _draw(self) -> None:
        self.setFixedHeight(self._theme.scaled(_HEIGHT))
        ratio = self.devicePixelRatioF()
        self._tick.setPixmap(self._icons.pixmap("check", "ok", 14, ratio))
        self.cancel.setIcon(self._icons.icon("x", size=12))
        is_stale = self._backup is None or datetime.now(UTC) - self._backup.at > _STALE
        self.backup.setText(self._backup_text())
        color = "warn" if is_stale and not self._is_first_day else "muted"
        self.backup.setStyleSheet(f"color: {self._theme.hex(color)};")
        self.who.setStyleSheet(f"color: {self._theme.hex('muted')};")
        self.differences.setStyleSheet(f"color: {self._theme.hex('warn')};")
        if self._mailbox_color:
            self.mailbox.setStyleSheet(f"color: {self._theme.hex(self._mailbox_color)};")

    def _backup_text(self) -> str:
        if self._backup is None:
            return self.tr("No backup yet")
        return self.tr("Backup {when} in {where}").format(
            when=words.moment(self._backup.at),
            where=self._backup.folder.name or str(self._backup.folder),
        )
