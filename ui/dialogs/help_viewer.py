"""Help, read offline: the Markdown pages that ship with Pincite, with a list of them."""

import re

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from reviewer.resources import resource

_TITLE = re.compile(r"^#\s+(.+)$", re.MULTILINE)
_FIRST = ("index", "sample-matter", "reading", "tagging", "passage-log", "keys")


def help_pages() -> dict[str, tuple[str, str]]:
    """The pages by name: title and Markdown."""
    found = {}
    for path in sorted(resource("help").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        title = _TITLE.search(text)
        found[path.stem] = (title.group(1) if title else path.stem, text)
    order = {name: place for place, name in enumerate(_FIRST)}
    return dict(sorted(found.items(), key=lambda item: (order.get(item[0], 99), item[1][0])))


class HelpViewer(QDialog):
    """A window of its own that stays open beside the work."""

    def __init__(self, page: str = "index", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Pincite help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pages = help_pages()
        self.search, self.list, self.text = QLineEdit(self), QListWidget(self), QTextBrowser(self)
        self._build()
        self.show_page(page)

    def _build(self) -> None:
        self.search.setPlaceholderText(self.tr("Search the help"))
        self.search.setAccessibleName(self.tr("Search the help"))
        self.search.textChanged.connect(self._on_search)
        self.list.setAccessibleName(self.tr("Help pages"))
        self.list.setFixedWidth(200)
        for name, (title, _) in self._pages.items():
            item = QListWidgetItem(title)
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.list.addItem(item)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(self.tr("Help text"))
        self.text.anchorClicked.connect(self._on_link)
        left = QVBoxLayout()
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        row = QHBoxLayout(self)
        row.addLayout(left)
        row.addWidget(self.text, 1)
        self.resize(900, 640)

    def show_page(self, name: str) -> None:
        """Show a page; one that is missing shows the first."""
        name = name if name in self._pages else "index"
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.list.setCurrentRow(row)

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.text.setMarkdown(self._pages[item.data(Qt.ItemDataRole.UserRole)][1])

    def _on_link(self, link: QUrl) -> None:
        self.show_page(link.path().removesuffix(".md"))

    def _on_search(self, words: str) -> None:
        wanted = words.casefold()
        for row in range(self.list.count()):
            item = self.list.item(row)
            text = self._pages[item.data(Qt.ItemDataRole.UserRole)][1]
            item.setHidden(wanted not in text.casefold())
