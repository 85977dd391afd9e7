"""The bar at the top: matter and menu, one field for everything, undo, redo, Import, Export."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ui.actions import Actions, Menu, title_of
from ui.icons import Icons
from ui.theme import Theme

_HEIGHT = 50
_FIELD_WIDTH = 560
_EDGE, _GAP, _LEAST = 14, 6, 120


class TopBar(QWidget):
    """Its buttons are the actions of the one table."""

    palette_asked = Signal()

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._theme, self._icons = theme, Icons(theme)
        self._menus: list[QMenu] = []
        self._build()
        theme.changed.connect(self._draw)
        self._draw()

    def _build(self) -> None:
        self.setObjectName("top_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.name = QToolButton(self)
        self.name.setObjectName("matter_name")
        self.name.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.name.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.name.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.name.setMenu(self._menu())
        self.set_matter("")
        self._build_field()
        self.undo, self.redo = self._act("undo"), self._act("redo")
        self.take_in = self._push("import_files", self.tr("Import"))
        self.export = self._push("export_log", self.tr("Export"))
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE, 0, _EDGE, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.name)
        row.addStretch(1)
        for part in (self.undo, self.redo, self.take_in, self.export):
            row.addWidget(part)

    def _build_field(self) -> None:
        self.field = QPushButton(self.tr("Search passages and exhibits, or run a command"), self)
        self.field.setObjectName("search_field")
        self.field.setAccessibleName(self.tr("Search or run a command"))
        self.field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.field.clicked.connect(self.palette_asked)
        key = QLabel(_native("Ctrl+K"), self.field)
        key.setProperty("role", "key")
        inside = QHBoxLayout(self.field)
        inside.setContentsMargins(8, 0, 8, 0)
        inside.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        inside.addStretch(1)
        inside.addWidget(key, 0, Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_field()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_field()
        return super().event(event)

    def _place_field(self) -> None:
        """The field stands in the middle of the window, as far as its neighbours let it."""
        left = self.name.sizeHint().width() + 40
        parts = (self.undo, self.redo, self.take_in, self.export)
        taken = sum(part.sizeHint().width() + _GAP for part in parts if not part.isHidden())
        right = self.width() - _EDGE - taken - 2 * _GAP
        px = self._theme.scaled
        width = max(_LEAST, min(px(_FIELD_WIDTH), right - left))
        x = min(max((self.width() - width) // 2, left), right - width)
        self.field.setGeometry(x, (self.height() - px(34)) // 2, width, px(34))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.aboutToShow.connect(self._actions.draw_every_icon)
        for title in Menu:
            part = menu.addMenu(title_of(title))
            self._menus.append(part)
            for spec in self._actions.in_menu(title):
                if spec.begins:
                    part.addSeparator()
                part.addAction(self._actions[spec.id])
        return menu

    def _act(self, name: str) -> QToolButton:
        button = QToolButton(self)
        self._actions.draw_icons([name])
        button.setDefaultAction(self._actions[name])
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setAccessibleName(self._actions[name].text())
        return button

    def _push(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        action = self._actions[name]
        button.clicked.connect(action.trigger)
        button.setToolTip(f"{action.text()} ({action.shortcut().toString()})")
        button.setAccessibleName(action.text())
        return button

    def set_matter(self, title: str) -> None:
        """The name of the matter; without one only the program's."""
        self.name.setText(f" {title or 'Pincite'}")
        self.name.setAccessibleName(self.tr("Menu: {title}").format(title=title or "Pincite"))

    def set_matter_open(self, is_open: bool) -> None:
        """Without a matter there is nothing to undo, import into or export."""
        for part in (self.undo, self.redo, self.take_in, self.export):
            part.setVisible(is_open)

    def _draw(self) -> None:
        self.setFixedHeight(self._theme.scaled(_HEIGHT))
        self.name.setIcon(self._icons.icon("chevron-down", size=14))
        self.field.setIcon(self._icons.icon("search", size=16))
        self.take_in.setIcon(self._icons.icon("file-plus", "text", 16))
        self.export.setIcon(self._icons.icon("upload", "text", 16))
        self._actions.refresh_icons()


def _native(key: str) -> str:
    """A key as this system and language write it, apart: “Ctrl K”, “Strg K”."""
    told = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return told.replace("+", " ")
