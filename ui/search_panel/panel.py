"""The panel that searches every exhibit: query, limits, what was understood, hits, saved searches.

The row that is current is the hit that is shown on the page, so that every key of the page works on
it from here, too: stepping through the list is stepping through the hits. With several rows
selected, digits and letters act on all of them as one act; what is no passage yet becomes one.
"""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from reviewer.acts import found as found_acts
from reviewer.acts.found import Markable
from reviewer.acts.tagging import Selection
from reviewer.exports import quoted
from reviewer.matter import Decision
from reviewer.model import Change, PassageId
from reviewer.queries import exhibits
from reviewer.queries.search import Hit
from reviewer.queries.search_limits import NO_LIMITS, SearchLimits
from ui import clips, words
from ui.bridge import Bridge
from ui.controls import MARGIN, IconButton, paint_as_panel, plain
from ui.icons import Icons
from ui.many import ManyBar
from ui.search_panel.drawing import HitDelegate
from ui.search_panel.empty import Examples, NothingFound
from ui.search_panel.field import QueryField
from ui.search_panel.hit_list import HitList
from ui.search_panel.limits import LimitChips, LimitForm
from ui.search_panel.rows import HitRows, hits_at
from ui.search_panel.saved import SavedSearches
from ui.search_panel.understood import Understood
from ui.searching import Searching
from ui.theme import SPACE, Theme

_SHOWN_AFTER_MS = 90
_DIGITS = range(Qt.Key.Key_1.value, Qt.Key.Key_9.value + 1)
_TAGS = frozenset({"passage", "tagging", "own_tag", "*"})


class SearchPanel(QWidget):
    """Stands beside the exhibits, at the left of the window."""

    hit_wanted = Signal(int)
    """Show the hit of a row on its page."""
    page_wanted = Signal()
    """The keyboard belongs to the page now."""
    report_asked = Signal()
    help_asked = Signal()

    def __init__(
        self, bridge: Bridge, searching: Searching, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._searching, self._theme = bridge, searching, theme
        self._icons = Icons(theme)
        self.limits = NO_LIMITS
        self._is_following = False
        self._later = QTimer(self, singleShot=True, interval=_SHOWN_AFTER_MS)
        self._later.timeout.connect(self._show_current)
        self._build()
        self._listen()
        self._show_search()

    # --- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        paint_as_panel(self)
        self.setAccessibleName(self.tr("Search"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._build_top())
        self.many = ManyBar(self._bridge, self._theme, self.chosen_ids, self, is_narrow=True)
        self.many.acts.before = self._marking
        column.addWidget(self.many)
        column.addWidget(self._build_stack(), 1)

    def _build_top(self) -> QVBoxLayout:
        top = QVBoxLayout()
        top.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * SPACE)
        top.setSpacing(2 * SPACE)
        self.field = QueryField(self._theme, self)
        self.fault = plain("", self, role="error")
        self.fault.hide()
        self.chips = LimitChips(self._theme, self)
        self.form = LimitForm(self._bridge, self)
        self.understood = Understood(self._searching, self)
        top.addLayout(self._build_query())
        for part in (self.fault, self.chips, self.understood):
            top.addWidget(part)
        top.addLayout(self._build_count())
        self.saved = SavedSearches(self._bridge, self._theme, self)
        top.addWidget(self.saved)
        return top

    def _build_query(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.field, 1)
        self.limit_button = IconButton(
            self._icons, "list-filter", self.tr("Limit the search"), self
        )
        self.saved_button = IconButton(self._icons, "bookmark", self.tr("Saved searches"), self)
        self.more_button = IconButton(self._icons, "ellipsis", self.tr("More"), self)
        menu = QMenu(self)
        menu.addAction(self.tr("Search-term report…"), self.report_asked.emit)
        menu.addAction(self.tr("How to write a query"), self.help_asked.emit)
        self.more_button.setMenu(menu)
        for button in (self.limit_button, self.saved_button, self.more_button):
            row.addWidget(button)
        return row

    def _build_count(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.count = QLabel("", self)
        self.count.setProperty("role", "muted")
        self.count.setWordWrap(True)
        self.again = QPushButton(self.tr("Search again"), self)
        self.again.setProperty("kind", "link")
        self.again.setToolTip(self.tr("Exhibits were added or changed since"))
        row.addWidget(self.count, 1)
        row.addWidget(self.again)
        return row

    def _build_stack(self) -> QWidget:
        holder = QWidget(self)
        self._stack = QStackedLayout(holder)
        self.rows = HitRows(self._bridge, self._searching, self)
        self.list = HitList(self)
        self.list.setModel(self.rows)
        self._delegate = HitDelegate(self._theme, self.list)
        self.list.setItemDelegate(self._delegate)
        self.examples, self.nothing = Examples(self), NothingFound(self)
        for page in (self.list, self.examples, self.nothing):
            self._stack.addWidget(page)
        return holder

    def _listen(self) -> None:
        field, hits, searching = self.field, self.list, self._searching
        field.asked.connect(self._on_asked)
        field.paused.connect(self._on_paused)
        field.left_down.connect(self._on_left_down)
        self.limit_button.clicked.connect(self._on_limit_button)
        self.saved_button.clicked.connect(self._on_saved_button)
        self.form.changed.connect(self.limit_to)
        self.chips.changed.connect(self.limit_to)
        self.understood.term_chosen.connect(self.search)
        self.examples.chosen.connect(self.search)
        self.nothing.unlimited_asked.connect(lambda: self.limit_to(NO_LIMITS))
        self.nothing.fuzzy_asked.connect(self._on_fuzzy)
        self.again.clicked.connect(searching.ask_again)
        self.saved.chosen.connect(self.search)
        hits.opened.connect(self._on_opened)
        hits.entered_on.connect(self.page_wanted)
        hits.left_up.connect(self.focus_field)
        hits.copied.connect(self.copy)
        hits.pressed_key.connect(self.many.press)
        hits.takes = self._takes
        hits.customContextMenuRequested.connect(self._on_menu)
        hits.selectionModel().selectionChanged.connect(self._on_selected)
        self.many.cleared.connect(self._on_cleared)
        searching.began.connect(self._show_search)
        searching.grown.connect(self._on_grown)
        searching.refused.connect(self._on_refused)
        searching.stood.connect(self._on_stood)
        searching.index_moved.connect(self._show_count)
        self._bridge.changed.connect(self._on_changed)
        self._theme.changed.connect(self._on_theme)

    # --- asking -----------------------------------------------------------------------------------

    def focus_field(self) -> None:
        """The keyboard is in the query, all of it selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def search(self, text: str, limits: SearchLimits | None = None) -> None:
        """Search for a query that was not typed here, with the limits in force or others."""
        self.field.put(text)
        if limits is not None:
            self.limits = limits
            self.chips.show_limits(limits)
        self._ask()

    def limit_to(self, limits: SearchLimits) -> None:
        """Other limits; a search in force is asked again."""
        self.limits = limits
        self.chips.show_limits(limits)
        if self.field.text().strip():
            self._ask()

    def _ask(self) -> bool:
        self.fault.hide()
        self.field.unmark()
        return self._searching.ask(self.field.text(), self.limits)

    def _on_asked(self) -> None:
        """Enter: search; when that was done already, on to the next hit."""
        asked = self._searching.asked
        if self._searching.found is not None and asked.text == self.field.text():
            place = self._searching.beside(1)
            if place is not None:
                self.hit_wanted.emit(place)
        elif self.field.text().strip():
            self._ask()
        else:
            self._searching.clear()

    def _on_paused(self) -> None:
        self.fault.hide()
        if self.field.text().strip():
            self._searching.type(self.field.text())
        else:
            self._searching.clear()

    def _on_refused(self, sentence: str, column: int) -> None:
        self.fault.setText(sentence)
        self.fault.show()
        if column:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.mark(column)

    def _on_fuzzy(self) -> None:
        self.search(" ".join(f"{word}~" for word in self.field.text().split()))

    # --- what is shown ----------------------------------------------------------------------------

    def _show_search(self) -> None:
        self._later.stop()
        self.rows.load()
        self.understood.show_search()
        self.saved.show_search(self._searching.asked)
        self.list.scrollToTop()
        self._show_count()

    def _on_grown(self) -> None:
        self.rows.grow()
        self._show_count()

    def _show_count(self) -> None:
        searching = self._searching
        self.count.setText(self._counted())
        self.count.setVisible(bool(self.count.text()))
        self.again.setVisible(searching.is_outdated)
        if self.rows.rowCount():
            self._stack.setCurrentWidget(self.list)
        elif searching.found is not None and searching.is_settled:
            self.nothing.tell(
                self.tr("Nothing was found."),
                can_be_fuzzy=self.field.text().replace(" ", "").isalpha(),
                is_limited=self.limits != NO_LIMITS,
            )
            self._stack.setCurrentWidget(self.nothing)
        elif searching.found is None and not searching.is_waiting:
            self._show_no_search()

    def _show_no_search(self) -> None:
        """Teach what can be asked; who is typing already is told what comes next."""
        if self.field.text().strip():
            told = self.tr("Press Enter to search all exhibits for this.")
            self.nothing.tell(told, can_be_fuzzy=False, is_limited=False)
            self._stack.setCurrentWidget(self.nothing)
        else:
            self._stack.setCurrentWidget(self.examples)

    def _counted(self) -> str:
        searching = self._searching
        if searching.is_waiting:
            return self.tr("The exhibits are being read for the first search…")
        if searching.found is None:
            return self._counted_typed()
        hits = words.number(searching.count)
        if not searching.is_settled:
            return self.tr("{hits} hits so far, in up to {exhibits} exhibits").format(
                hits=hits, exhibits=words.number(len(searching.found.exhibits))
            )
        exhibits = len(searching.found.matching_exhibits())
        if searching.count == exhibits == 1:
            return self.tr("1 hit in 1 exhibit")
        if exhibits == 1:
            return self.tr("{hits} hits in 1 exhibit").format(hits=hits)
        return self.tr("{hits} hits in {exhibits} exhibits").format(
            hits=hits, exhibits=words.number(exhibits)
        )

    def _counted_typed(self) -> str:
        if self._searching.typed:
            return self.tr("First hits; Enter finds all")
        return ""

    # --- going through the hits -------------------------------------------------------------------

    def _on_left_down(self) -> None:
        if self._searching.asked.text != self.field.text() and not self._searching.typed:
            self._on_asked()
        if self.rows.rowCount():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            if not self._places():
                self.list.take(max(self.list.currentIndex().row(), 0))

    def _show_current(self) -> None:
        """Show the current row on its page; not while several are being selected."""
        self._later.stop()
        index = self.list.currentIndex()
        if index.isValid() and len(self._places()) < 2:  # noqa: PLR2004 - several
            self.hit_wanted.emit(index.row())

    def settle(self) -> None:
        """Show the current row now where it is soon to be shown anyway."""
        if self._later.isActive():
            self._show_current()

    def _on_opened(self, index: QModelIndex) -> None:
        self._later.stop()
        if index.isValid() and len(self._places()) < 2:  # noqa: PLR2004 - several
            self.hit_wanted.emit(index.row())

    def _on_stood(self) -> None:
        """The hit that is stood on is the current row, whoever went there."""
        place = self._searching.at
        self.rows.grow()
        if place is None or place >= self.rows.rowCount():
            return
        index = self.rows.index(place)
        if self._places() != [place]:
            self._is_following = True
            self.list.take(place)
            self._is_following = False
        self.list.scrollTo(index)

    def stop(self) -> QWidget:
        """Where the focus goes when the panes are cycled."""
        return self.list if self.rows.rowCount() else self.field

    def current(self) -> Hit | None:
        """The hit of the current row."""
        index = self.list.currentIndex()
        return self.rows.hit(index.row()) if index.isValid() else None

    # --- several rows -----------------------------------------------------------------------------

    def _places(self) -> list[int]:
        return sorted(index.row() for index in self.list.selectionModel().selectedIndexes())

    def _markable(self) -> list[Markable]:
        found: Sequence[Hit] = hits_at(self.rows, self._places())
        chosen = (Selection(one.exhibit, one.layer, one.spans, one.occurrence) for one in found)
        return found_acts.markable(self._bridge.view, chosen)

    def chosen_ids(self) -> list[PassageId]:
        """The passages that the selected hits stand in, or are going to."""
        return [one.passage for one in self._markable()]

    def _marking(self) -> Decision | None:
        """What makes passages of the selected hits that are none yet."""
        chosen = self._markable()
        if chosen and found_acts.are_all_marked(self._bridge.view, chosen):
            return None
        return lambda view: found_acts.mark_found(view, chosen)

    def copy(self) -> None:
        """Put the selected hits on the clipboard with their cites, passages or not."""
        chosen, view = self._markable(), self._bridge.view
        if not chosen or found_acts.are_all_marked(view, chosen):
            self.many.acts.copy()
            return
        every = [
            quoted.quoted_words(
                view,
                exhibits.exhibit(view, one.selection.exhibit),
                exhibits.occurrence(view, one.selection.occurrence or b""),
                view.layer(one.selection.layer),
                one.selection.spans,
            )
            for one in chosen
        ]
        clips.put(quoted.with_citation(every[0]) if len(every) == 1 else quoted.table(every))
        told = self.tr("{count} hits copied with their cites").format(
            count=words.number(len(every))
        )
        self._bridge.told.emit(told, False)

    def _takes(self, key: int) -> bool:
        """Whether a key is meant for the rows: only where there are several."""
        if len(self._places()) > 1:
            return self.many.takes(key)
        self.settle()
        return False

    def _on_selected(self) -> None:
        places = self._places()
        self.many.show_count(len(places))
        if len(places) == 1 and not self._is_following and places[0] != self._searching.at:
            self._later.start()

    def _on_cleared(self) -> None:
        index = self.list.currentIndex()
        self.list.setFocus()
        self.list.clearSelection()
        if index.isValid():
            self.list.take(index.row())

    def _on_menu(self, at: QPoint) -> None:
        if not self._places():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Show on the page"), self._show_current)
        menu.addSeparator()
        self.many.fill_menu(menu)
        menu.popup(self.list.viewport().mapToGlobal(at))

    # --- buttons ----------------------------------------------------------------------------------

    def _on_limit_button(self) -> None:
        self.form.open_at(self.limit_button, self.limits)

    def _on_saved_button(self) -> None:
        self.saved.open_at(self.saved_button, self.field.text(), self.limits)

    # --- what happens elsewhere -------------------------------------------------------------------

    def _on_changed(self, change: Change) -> None:
        if change.kinds & _TAGS:
            self.rows.forget_tags()
        if change.kinds & {"saved_search", "*"}:
            self.saved.show_search(self._searching.asked)

    def _on_theme(self) -> None:
        self._delegate.recolour()
        for button in (self.limit_button, self.saved_button, self.more_button):
            button.recolour()
        self.list.doItemsLayout()
