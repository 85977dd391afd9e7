"""Help, read offline: the pages that ship with Pincite, with a list of them and a search.

A window of its own that stays open beside the work, one for each window that asked for it: asking
again turns the page in the one that is there.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.help_pages import HELP, INDEX, help_pages
from ui.dialogs.help_text import HelpText

_NAME = Qt.ItemDataRole.UserRole
_SIZE = (960, 700)
_LIST_MARGIN = 34
_TELLING = 3
"""Letters from which on a title that has them says which page is meant."""


class HelpViewer(QDialog):
    """Search and pages at the left, the page that is read at the right."""

    def __init__(self, page: str = INDEX, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Pincite help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pages = help_pages()
        self._read: list[str] = []
        self._at = -1
        self.search, self.list, self.text = QLineEdit(self), QListWidget(self), HelpText(self)
        self.nothing = QLabel(self.tr("No page has these words. Try fewer of them."), self)
        self.back = QPushButton(self.tr("← Back"), self)
        self.forward = QPushButton(self.tr("Forward →"), self)
        self._build()
        self._listen()
        self.resize(*_SIZE)
        self.show_page(page)

    def _build(self) -> None:
        self.search.setPlaceholderText(self.tr("Search the help"))
        self.search.setAccessibleName(self.tr("Search the help"))
        self.search.setClearButtonEnabled(True)
        self.list.setAccessibleName(self.tr("Help pages"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.ensurePolished()
        for page in self._pages.values():
            item = QListWidgetItem(page.title)
            item.setData(_NAME, page.name)
            self.list.addItem(item)
        self.nothing.setProperty("role", "muted")
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        for button, key in ((self.back, "Alt+Left"), (self.forward, "Alt+Right")):
            button.setAutoDefault(False)
            button.setToolTip(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText))
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        for part in (self.search, self.nothing, self.list):
            column.addWidget(part)
        turning = QHBoxLayout()
        turning.addWidget(self.back)
        turning.addWidget(self.forward)
        column.addLayout(turning)
        split = QSplitter(self)
        split.addWidget(left)
        split.addWidget(self.text)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        wide = min(self.list.sizeHintForColumn(0) + _LIST_MARGIN, _SIZE[0] // 3)
        split.setSizes([wide, _SIZE[0] - wide])
        QVBoxLayout(self).addWidget(split)
        self.setTabOrder(self.search, self.list)
        self.setTabOrder(self.list, self.text)

    def _listen(self) -> None:
        self.search.textChanged.connect(self._on_search)
        self.search.returnPressed.connect(self.text.seek_next)
        self.search.installEventFilter(self)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.list.itemActivated.connect(lambda _item: self.text.setFocus())
        self.text.anchorClicked.connect(self._on_link)
        self.back.clicked.connect(lambda: self._turn(-1))
        self.forward.clicked.connect(lambda: self._turn(1))
        for keys, slot in (
            ("Alt+Left", self.back.click),
            ("Alt+Right", self.forward.click),
            ("Ctrl+F", self._to_search),
            ("/", self._to_search),
            ("F1", lambda: self.show_page(INDEX)),
            ("F3", self.text.seek_next),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return self._read[self._at]

    def show_page(self, name: str) -> None:
        """Show a page; one that is missing shows the first."""
        name = name if name in self._pages else INDEX
        if self._at < 0 or name != self.page:
            del self._read[self._at + 1 :]
            self._read.append(name)
            self._turn(1)

    def _turn(self, by: int) -> None:
        """Show the page read before or after this one."""
        self._at += by
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at + 1 < len(self._read))
        page = self._pages[self.page]
        self.text.show_page(page)
        self.setWindowTitle(self.tr("{page} – Pincite help").format(page=page.title))
        self.list.blockSignals(True)
        self.list.setCurrentItem(self._item(page.name))
        self.list.blockSignals(False)

    def _item(self, name: str) -> QListWidgetItem:
        items = (self.list.item(row) for row in range(self.list.count()))
        return next(item for item in items if item.data(_NAME) == name)

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.show_page(item.data(_NAME))

    def _on_link(self, link: QUrl) -> None:
        if link.scheme():
            QDesktopServices.openUrl(link)
        else:
            self.show_page(link.path().rpartition("/")[2].removesuffix(".md"))

    # --- finding ----------------------------------------------------------------------------------

    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _on_search(self, words: str) -> None:
        """Leave the pages that have the words; show the page, or the best of them, at the words."""
        words = words.strip()
        shown = [name for name, page in self._pages.items() if page.says(words)]
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(item.data(_NAME) not in shown)
        self.nothing.setVisible(not shown)
        titled = [name for name in shown if self._pages[name].is_titled(words)]
        best = titled if titled and len(words) >= _TELLING else shown
        if best and self.page not in best:
            self.show_page(best[0])
        self.text.seek(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the words to the pages that have them; Escape first empties the field."""
        if watched is self.search and isinstance(event, QKeyEvent):
            is_press = event.type() == QEvent.Type.KeyPress
            if is_press and event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                return True
            if is_press and event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)


def open_help(page: str, over: QWidget) -> HelpViewer:
    """Show a page beside a window, in the viewer that it has or in a new one."""
    found = over.findChild(HelpViewer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    viewer = found if isinstance(found, HelpViewer) else HelpViewer(page, over)
    viewer.show_page(page)
    viewer.show()
    viewer.activateWindow()
    return viewer


def give_help(dialog: QDialog, page: str) -> None:
    """Let F1 in a dialog open its page: the keys of the window do not reach into dialogs."""
    dialog.setProperty(HELP, page)
    key = QShortcut(QKeySequence("F1"), dialog)
    key.activated.connect(lambda: open_help(page, dialog))
