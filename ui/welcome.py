"""The start: drop or choose files, go on with a recent matter, or try the sample."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import words
from ui.icons import Icons
from ui.settings import RecentMatter, WindowSettings
from ui.theme import Theme

_WIDTH, _LEAST, _EDGE = 742, 400, 24
_MOST_RECENT = 6


class Welcome(QWidget):
    """Signals say what was chosen; files may be dropped anywhere on the window."""

    files_asked = Signal()
    folder_asked = Signal()
    matter_chosen = Signal(object)
    new_asked = Signal()
    open_asked = Signal()
    begin_asked = Signal()
    restore_asked = Signal()
    sample_asked = Signal()

    def __init__(
        self, settings: WindowSettings, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings, self._theme = settings, theme
        self._icons = Icons(theme)
        self._build()
        theme.changed.connect(self._draw)
        self.refresh()

    def _build(self) -> None:
        # Large text in a low window is scrolled to; nothing is cut.
        self._area = QScrollArea(self)
        holder = QWidget(self._area)
        inner = self._inner = QWidget(holder)
        self._column = QVBoxLayout(inner)
        self._column.setSpacing(6)
        title = QLabel(self.tr("Start with the exhibits"), inner)
        title.setProperty("role", "display")
        said = QLabel(
            self.tr(
                "Drop PDFs, scans, emails or whole folders here. Nothing leaves this computer."
            ),
            inner,
        )
        said.setProperty("role", "muted")
        said.setWordWrap(True)
        self._column.addWidget(title)
        self._column.addWidget(said)
        self._column.addSpacing(12)
        self._column.addWidget(self._build_zone(inner))
        self._column.addSpacing(18)
        self._heading = QLabel(self.tr("Recent matters"), inner)
        self._heading.setProperty("role", "section")
        self._column.addWidget(self._heading)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._column.addLayout(self._recent)
        self._column.addSpacing(10)
        self._column.addLayout(self._build_others(inner))
        middle = QGridLayout(holder)
        middle.addWidget(inner, 0, 0, Qt.AlignmentFlag.AlignCenter)
        self._area.setWidget(holder)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for ground in (self._area.viewport(), holder):
            ground.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    def _build_zone(self, parent: QWidget) -> QWidget:
        zone = DropZone(self._theme, parent)
        column = QVBoxLayout(zone)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.setSpacing(10)
        self._files_icon = QLabel(zone)
        self._files_icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        said = QLabel(self.tr("Drop files or a folder"), zone)
        said.setProperty("role", "title")
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        buttons.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.files = QPushButton(self.tr("Choose files…"), zone)
        self.files.setProperty("kind", "primary")
        self.files.clicked.connect(self.files_asked)
        self.folder = QPushButton(self.tr("Choose a folder…"), zone)
        self.folder.clicked.connect(self.folder_asked)
        buttons.addWidget(self.files)
        buttons.addWidget(self.folder)
        column.addWidget(self._files_icon)
        column.addWidget(said)
        column.addLayout(buttons)
        return zone

    def _build_others(self, parent: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        self._others = [
            self._other(
                parent, "graduation-cap",
                self.tr("New here? Tag five passages in a made-up case, about four minutes."),
                self.tr("Open the sample matter"), self.sample_asked,
            ),
            self._other(
                parent, "folder-plus", self.tr("A matter without exhibits yet."),
                self.tr("New matter…"), self.new_asked,
            ),
            self._other(
                parent, "folder-open", self.tr("A matter that lies elsewhere on this computer."),
                self.tr("Open a matter…"), self.open_asked,
            ),
            self._other(
                parent, "users", self.tr("A matter that a colleague works on: a copy of your own."),
                self.tr("Begin from a colleague’s file…"), self.begin_asked,
            ),
            self._other(
                parent, "archive-restore", self.tr("A matter that was lost, from its backup."),
                self.tr("Restore a backup…"), self.restore_asked,
            ),
        ]  # fmt: skip
        for row in self._others:
            column.addLayout(row)
        return column

    def _other(
        self, parent: QWidget, icon: str, said: str, button: str, signal: object
    ) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        picture, label, push = QLabel(parent), QLabel(said, parent), QPushButton(button, parent)
        picture.setObjectName(icon)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setProperty("role", "muted")
        label.setWordWrap(True)
        push.clicked.connect(signal)
        row.addWidget(picture)
        row.addWidget(label, 1)
        row.addWidget(push)
        return row

    def refresh(self) -> None:
        """Read the recent matters again."""
        while self._recent.count():
            item = self._recent.takeAt(0)
            if (old := item.widget() if item else None) is not None:
                old.deleteLater()
        recent = self._settings.recent()[:_MOST_RECENT]
        self._heading.setVisible(bool(recent))
        before: QWidget = self.folder
        for one in recent:
            row = RecentRow(one, self._icons, self)
            row.chosen.connect(self.matter_chosen)
            self._recent.addWidget(row)
            # Tab goes as the eye does: rows that are made anew would come last.
            self.setTabOrder(before, row.button)
            before = row.button
        for button in self.findChildren(QPushButton):
            # Outside a dialog Enter presses a button only where it could be a default.
            button.setAutoDefault(True)
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As wide as the text asks for and the window allows."""
        wanted = self._theme.scaled(_WIDTH)
        self._inner.setFixedWidth(max(_LEAST, min(wanted, self.width() - 2 * _EDGE)))

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        self._fit()
        self._files_icon.setPixmap(self._icons.pixmap("files", "accent", 32, ratio))
        for row in self._others:
            item = row.itemAt(0)
            label = item.widget() if item else None
            if isinstance(label, QLabel):
                label.setFixedWidth(self._icons.size(30))
                label.setPixmap(self._icons.pixmap(label.objectName(), "muted", 18, ratio))


class DropZone(QWidget):
    """A panel with a dashed edge."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.color("line_strong"), 2)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(self._theme.color("panel"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 10, 10)


class RecentRow(QFrame):
    """One recent matter: what it is called, what is in it, when it was open."""

    chosen = Signal(object)

    def __init__(self, recent: RecentMatter, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.folder: Path = recent.folder
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(10)
        picture, name, told = QLabel(self), QLabel(recent.title, self), QLabel(self)
        picture.setPixmap(icons.pixmap("folder", "muted", 18, self.devicePixelRatioF()))
        picture.setFixedWidth(icons.size(30))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        told.setText(" · ".join(filter(None, (recent.counts, words.moment(recent.opened_at)))))
        told.setProperty("role", "muted")
        for words_of in (name, told):
            words_of.setWordWrap(True)
        self.button = QPushButton(self.tr("Open"), self)
        self.button.setProperty("kind", "quiet")
        self.button.setAccessibleName(self.tr("Open {title}").format(title=recent.title))
        self.button.clicked.connect(self._on_clicked)
        row.addWidget(picture)
        row.addWidget(name)
        row.addWidget(told, 1)
        row.addWidget(self.button)
        self.setToolTip(str(recent.folder))

    def _on_clicked(self) -> None:
        self.chosen.emit(self.folder)
