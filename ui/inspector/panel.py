"""The inspector: the passage in hand, else the exhibit, then the passages of the exhibit.

A reviewer who steps down a page comes past tagged and untagged words in turn. The form of the last
passage stays until the steps have come to rest on words that are none: two forms that take turns
at every key would flicker, and cost more than the step.
"""

from collections.abc import Callable
from string import Template

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reviewer.acts import passages as acts
from reviewer.exports import quoted
from reviewer.model import Change, PassageId
from reviewer.queries import exhibits, passages
from reviewer.queries.passages import PassageLine
from reviewer.readers.options import ReadOptions
from ui import clips
from ui.bridge import Bridge
from ui.controls import MARGIN, IconButton, PanelHeader, paint_as_panel
from ui.icons import Icons
from ui.inspector.cards import PassageCards
from ui.inspector.exhibit_page import ExhibitPage
from ui.inspector.passage_page import PassagePage
from ui.theme import SPACE, Theme

_RUN_MS, _REST_MS = 60, 150
_STYLE = Template("""
QScrollArea, QWidget#inspected { background: $panel; border: 0; }
*[proposed="true"] { border: 1px dashed $edge; font-style: italic; color: $muted; }
QLabel#reason { color: $muted; font-style: italic; font-size: ${small}px; }
QPushButton#small { padding: 2px 8px; font-size: ${small}px; }
QPushButton#small:focus { padding: 1px 7px; }
QPushButton#picker { text-align: left; padding: 5px 8px; border-color: $edge; font-weight: 400; }
QPushButton#picker:focus { padding: 4px 7px; }
QPushButton#link { border: 0; background: transparent; color: $accent; padding: 2px 0;
  text-align: left; font-weight: 400; }
QPushButton#link:focus { border: 1px solid $accent; }
QPushButton#link:disabled { color: $muted; }
QToolButton#more { color: $muted; padding: 2px; }
QToolButton#choices { border: 1px solid $edge; padding: 5px 8px; text-align: left; }
QFrame#strip { background: $warn_soft; border: 0; border-radius: 6px; }
QFrame#strip QLabel { background: transparent; }
""")


class Inspector(QWidget):
    """The panel at the right of the window."""

    picture_wanted = Signal(object)
    """A ``PassageLine`` of received text: answer with ``show_picture``."""
    link_asked = Signal()
    character_set_asked = Signal()
    beside_asked = Signal(object)
    """A passage to be shown on the other side."""
    judge_asked = Signal(str)
    """What is to be said at the second level of what is in hand."""
    untied = Signal(str, object)
    """The kind of a link of the passage in hand, and its other end."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._theme, self._icons = bridge, theme, Icons(theme)
        self._shown: bytes | None = None
        self._listed: bytes | None = None
        """The exhibit whose cards are up to date, if they are."""
        self._later = self._timer(self._show_cards)
        self._put_away = self._timer(self.refresh)
        # The sheet first: Qt would style everything anew if it came after the parts.
        self._style()
        self._build()
        self._recolour()
        theme.changed.connect(self._on_theme)
        bridge.changed.connect(self._on_changed)
        bridge.passage_chosen.connect(self._on_passage_chosen)
        bridge.exhibit_chosen.connect(self._on_exhibit_chosen)
        self.refresh()

    def _timer(self, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(slot)
        return timer

    # --- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        paint_as_panel(self)
        self.setAccessibleName(self.tr("Passage and exhibit"))
        self._header = PanelHeader(self.tr("Passage"), self)
        self._header.row.setContentsMargins(MARGIN, MARGIN, MARGIN, SPACE)
        self._menu_button = IconButton(self._icons, "ellipsis", self.tr("More"), self)
        self._menu_button.setMenu(self._build_menu())
        self._header.add(self._menu_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self._build_scroll(), 1)
        layout.addWidget(self._build_footer())

    def _build_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Show the exhibit"), self.show_exhibit)
        menu.addAction(self.tr("Copy with citation"), self.copy_with_citation)
        menu.addSeparator()
        menu.addAction(self.tr("Withdraw the passage"), self.withdraw)
        return menu

    def _build_scroll(self) -> QScrollArea:
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget(self.area.viewport())
        content.setObjectName("inspected")
        # As wide as the panel: one long address would push every field out of sight.
        content.setMinimumWidth(1)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(MARGIN, 2 * SPACE, MARGIN, MARGIN)
        layout.setSpacing(2 * SPACE)
        self.passage_page = PassagePage(self._bridge, self._theme, content)
        self.passage_page.picture_wanted.connect(self.picture_wanted)
        self.passage_page.links.link_asked.connect(self.link_asked)
        self.passage_page.links.beside_asked.connect(self.beside_asked)
        self.passage_page.links.removed.connect(self.untied)
        self.exhibit_page = ExhibitPage(self._bridge, self._theme, content)
        self.exhibit_page.character_set_asked.connect(self.character_set_asked)
        for status in (self.passage_page.status, self.exhibit_page.status):
            status.asked.connect(self.judge_asked)
        self._empty = QLabel(
            self.tr("Open an exhibit: what you mark in it is shown here."), content
        )
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        for page in (self.passage_page, self.exhibit_page, self._empty):
            layout.addWidget(page)
        layout.addSpacing(SPACE)
        layout.addWidget(self._build_cards_header(content))
        self.cards = PassageCards(self._bridge.view, self._theme, content)
        self.cards.chosen.connect(self._on_card)
        layout.addWidget(self.cards)
        layout.addStretch(1)
        self.area.setWidget(content)
        return self.area

    def _build_cards_header(self, parent: QWidget) -> QWidget:
        self._cards_header = PanelHeader(self.tr("In this exhibit"), parent)
        self._cards_header.title.setProperty("role", "section")
        return self._cards_header

    def _build_footer(self) -> QWidget:
        self._footer = QFrame(self)
        row = QHBoxLayout(self._footer)
        row.setContentsMargins(MARGIN, 2 * SPACE, MARGIN, MARGIN)
        row.setSpacing(2 * SPACE)
        self.copy_button = QPushButton(self.tr("Copy with citation"), self._footer)
        self.copy_button.clicked.connect(self.copy_with_citation)
        self.next_button = QPushButton(self.tr("Next"), self._footer)
        self.next_button.setAccessibleName(self.tr("Next passage in this exhibit"))
        self.next_button.clicked.connect(self.show_next)
        row.addWidget(self.copy_button, 2)
        row.addWidget(self.next_button, 1)
        return self._footer

    # --- showing ----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what is chosen, as it stands now."""
        self._put_away.stop()
        if self._bridge.matter.is_closed:
            return
        view, passage = self._bridge.view, self._bridge.passage
        if passage is not None and not passages.is_standing(view, passage):
            passage = None
        exhibit = self._bridge.exhibit
        if exhibit is not None and not exhibits.has_exhibit(view, exhibit):
            exhibit = None
        if passage is not None:
            self.passage_page.show_passage(passage)
        elif exhibit is not None:
            self.exhibit_page.show_exhibit(exhibit, self._bridge.occurrence)
        self.passage_page.setVisible(passage is not None)
        self.exhibit_page.setVisible(passage is None and exhibit is not None)
        self._empty.setVisible(passage is None and exhibit is None)
        self._footer.setVisible(passage is not None)
        self._menu_button.setVisible(passage is not None)
        is_passage = passage is not None or exhibit is None
        self._header.title.setText(self.tr("Passage") if is_passage else self.tr("Exhibit"))
        if passage != self._shown:
            self._shown = passage
            self.area.verticalScrollBar().setValue(0)
        self._show_cards()

    def _show_cards(self) -> None:
        """The cards of the exhibit: read again only where something about them changed."""
        if self._bridge.matter.is_closed:
            return
        card = self.passage_page.card if self.passage_page.isVisibleTo(self) else None
        exhibit = card.line.exhibit if card is not None else self._bridge.exhibit
        if self._listed is None or self._listed != exhibit:
            self._listed = exhibit
            self.cards.load(exhibit)
        self.cards.show_current(card.line.row if card is not None else None)
        count = self.cards.rows.rowCount()
        self._cards_header.count.setText(self.locale().toString(count))
        self._cards_header.setVisible(count > 0)
        self.cards.setVisible(count > 0)
        self.next_button.setEnabled(self.cards.has_next())

    def show_picture(self, passage: bytes, picture: QPixmap) -> None:
        """Show the lines of received text as the page has them."""
        self.passage_page.set_picture(passage, picture)

    # --- what happens -----------------------------------------------------------------------------

    def _on_changed(self, change: Change) -> None:
        everything = bool(change.kinds & {"*", "own_tag", "issue", "person", "party", "link"})
        passage, exhibit = self._bridge.passage, self._bridge.exhibit
        if everything or change.passages or exhibit in change.exhibits:
            self._listed = None
        is_ours = passage in change.passages or exhibit in change.exhibits
        if everything or (passage is not None and is_ours):
            self.refresh()
        elif exhibit in change.exhibits:
            # When the key that did it is done: it may choose a passage yet.
            self._put_away.start(0)
        elif change.passages:
            # Other passages of this exhibit: their cards, once for a run of acts.
            self._later.start(_RUN_MS)

    def _on_passage_chosen(self, passage: bytes | None) -> None:
        """Show it; the last one is put away when a step over what is none has come to rest."""
        self.commit()
        if passage is None and self._is_standing_here():
            self._put_away.start(_REST_MS)
        else:
            self.refresh()

    def _is_standing_here(self) -> bool:
        """Whether the passage shown is still one, of the exhibit that is open."""
        return self._shown is not None and self._is_here(self._shown)

    def _on_exhibit_chosen(self, _occurrence: bytes) -> None:
        self.commit()
        passage = self._bridge.passage
        if passage is not None and not self._is_here(passage):
            self._bridge.choose_passage(None)
        else:
            self.refresh()

    def _is_here(self, passage: bytes) -> bool:
        view = self._bridge.view
        is_standing = passages.is_standing(view, passage)
        return is_standing and passages.line_of(view, passage).exhibit == self._bridge.exhibit

    def _on_card(self, line: PassageLine) -> None:
        self._bridge.choose_passage(line.id)

    def _on_theme(self) -> None:
        self._style()
        self._recolour()

    def _style(self) -> None:
        theme = self._theme
        names = ("panel", "edge", "muted", "accent", "warn_soft")
        tokens = {name: theme.hex(name) for name in names}
        self.setStyleSheet(_STYLE.substitute(tokens, small=str(theme.small_pixels)))

    def _recolour(self) -> None:
        self._menu_button.recolour()
        self.copy_button.setIcon(self._icons.icon("copy", "text", 16))
        self.next_button.setIcon(self._icons.icon("arrow-down", "text", 16))
        self.passage_page.recolour()
        self.exhibit_page.status.recolour()
        self.cards.viewport().update()

    def pointed_at(self) -> bytes | None:
        """The passage that the focus is on: a card of the exhibit, or the other end of a link."""
        if self.cards.hasFocus():
            line = self.cards.neighbour(0)
            return line.id if line is not None else None
        return self.passage_page.pointed_at()

    # --- doing ------------------------------------------------------------------------------------

    def commit(self) -> None:
        """Keep what was typed and not yet kept: before another passage is shown, before closing."""
        self.passage_page.commit()
        self.exhibit_page.commit()

    def read_again(self, exhibit: bytes, options: ReadOptions) -> None:
        """Read an exhibit once more, as asked, and tell what came of it."""
        self.exhibit_page.readings.read_again(exhibit, options)

    def shut(self) -> None:
        """The matter closes: nothing goes on."""
        self.exhibit_page.shut()

    def show_exhibit(self) -> None:
        """Put the passage away and show the exhibit."""
        self._bridge.choose_passage(None)
        self.refresh()

    def show_next(self) -> None:
        """The next passage of this exhibit."""
        line = self.cards.neighbour(1)
        if line is not None:
            self._bridge.choose_passage(line.id)

    def confirm_proposals(self) -> None:
        """Take over everything that is proposed for the passage in hand."""
        self.passage_page.confirm_proposals()

    def copy_with_citation(self) -> None:
        """Put the words and their cite on the clipboard."""
        passage = self._bridge.passage
        if passage is not None and passages.is_standing(self._bridge.view, passage):
            row = passages.line_of(self._bridge.view, passage).row
            clips.put(quoted.passages(self._bridge.view, [row]))
            self._bridge.told.emit(self.tr("Copied with citation"), False)

    def confirm_reading(self) -> None:
        """Say that received text reads as the page does."""
        self.passage_page.confirm_reading()

    def correct_reading(self) -> None:
        """Go to where received text is corrected against its picture."""
        if self.passage_page.begin_correction():
            self.area.ensureWidgetVisible(self.passage_page.cautions)

    def focus_note(self) -> None:
        """Go to the note."""
        self.area.ensureWidgetVisible(self.passage_page.note)
        self.passage_page.note.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_issues(self) -> None:
        """Open the list of issues."""
        self.area.ensureWidgetVisible(self.passage_page.issues)
        self.passage_page.issues.open()

    def withdraw(self) -> None:
        """Withdraw the passage in hand."""
        passage = self._bridge.passage
        if passage is None:
            return
        if (
            self._bridge.do(lambda view: acts.withdraw_passage(view, PassageId(passage)))
            is not None
        ):
            self._bridge.choose_passage(None)
            self._bridge.told.emit(self.tr("Passage withdrawn."), True)
