"""The desk: every panel of one open matter, where it stands, and what the actions do to it.

Made when a matter is opened and thrown away when it is closed, so that no panel ever has to live
without a matter. Panels know the bridge and not each other; what joins two of them is here. Each
is made where it is going to stand: Qt would style a panel anew whenever it moved.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from reviewer.queries import exhibits, passages
from reviewer.queries.cites import CitedPlace
from reviewer.queries.exhibits import ListFilter
from reviewer.queries.passages import PassageFilter
from ui import left_off, panes, words
from ui.actions import Needs
from ui.announcing import Announcing
from ui.beside import Beside
from ui.bridge import Bridge
from ui.counting import Counting
from ui.differing import Differing
from ui.document_view import DocumentView, Standing
from ui.exhibit_list import ExhibitList
from ui.history_panel import HistoryPanel
from ui.hit_walk import HitWalk
from ui.index_run import IndexRun
from ui.inspector import Inspector
from ui.issuing import Issuing
from ui.judging import Judging
from ui.left_panel import LeftPanel
from ui.left_work import LeftWork
from ui.line_pictures import LinePictures
from ui.link_strip import LinkStrip
from ui.linking import Linking
from ui.message_bar import MessageBar, Offer
from ui.over_table import OverTable
from ui.overview import Overview
from ui.page_view.rendering import PageRenderer
from ui.pair import DocumentPair
from ui.panes import Pane
from ui.passage_table import PassageTable
from ui.proportions import Proportions
from ui.reading_pane import ReadingPane
from ui.reviewing import Reviewing
from ui.sample_walk import SampleWalk
from ui.search_panel import SearchPanel
from ui.searching import Searching
from ui.settings import WindowSettings
from ui.soundness import Soundness
from ui.tag_bar import TagBar
from ui.tagging import Tagging
from ui.theme import Theme
from ui.transcript_tab import TranscriptTab
from ui.undoing import Undoing

_LONGEST_WORDS = 60


class Desk(QWidget):
    """Exhibits at the left, the page in the middle, the passage at the right, the table below."""

    presence_changed = Signal()
    """What is there for actions to work on has changed."""
    import_asked = Signal()
    numbers_asked = Signal(object)

    def __init__(
        self,
        bridge: Bridge,
        renderer: PageRenderer,
        theme: Theme,
        settings: WindowSettings,
        messages: MessageBar,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.bridge, self._settings, self._messages = bridge, settings, messages
        self._theme, self._renderer = theme, renderer
        self.across = _splitter("across", Qt.Orientation.Horizontal, self)
        self._make_lists()
        self._make_middle()
        self._make_right()
        self._make_deciding()
        self._make_walks()
        self._make_second_level()
        self.proportions = Proportions(
            self.across, self.down, self.lists, self.right, theme, settings
        )
        self._make_showing()
        self._build()
        self._listen()
        if parent is not None:
            # Before the window is shown only it knows its width; what stands in it does not yet.
            self.proportions.fit_to(parent.window().width())

    # --- its parts: the tab order is the order in which they are made -----------------------------

    def _make_lists(self) -> None:
        bridge = self.bridge
        self.lists = QTabWidget(self.across)
        self.exhibits = ExhibitList(bridge, self._theme, self.lists)
        self.index_run = IndexRun(bridge, self)
        self.searching = Searching(bridge, self.index_run, self)
        self.search = SearchPanel(bridge, self.searching, self._theme, self.lists)

    def _make_middle(self) -> None:
        bridge, theme = self.bridge, self._theme
        self.down = _splitter("page_over_table", Qt.Orientation.Vertical, self.across)
        self.pair = DocumentPair(bridge, self._renderer, theme, self.down)
        self.tag_bar = TagBar(theme, self.pair)
        self.overview = Overview(bridge, theme, self.down)
        self.reading = ReadingPane(theme, self.down)
        self.table = PassageTable(bridge, theme, self.down)

    def _make_right(self) -> None:
        bridge, theme = self.bridge, self._theme
        self.right = QTabWidget(self.across)
        self.inspector = Inspector(bridge, theme, self.right)
        self.history = HistoryPanel(bridge, theme, self.right)
        self.counting = Counting(bridge, self)
        self.left = LeftPanel(bridge, self.counting, theme, self.right)

    def _make_deciding(self) -> None:
        """What is decided at the page: tags, issues, links, and taking it back."""
        bridge, pair, messages = self.bridge, self.pair, self._messages
        self.issuing = Issuing(bridge, pair, self.tag_bar, messages)
        self.tagging = Tagging(bridge, pair, self.issuing, messages)
        self.tagging.goes_on = self._settings.flag("go_on_after")
        self.link_strip = LinkStrip(self._theme, pair)
        self.linking = Linking(bridge, pair, self.link_strip, messages)
        self.undoing = Undoing(bridge, pair, messages)
        self.reviewing = Reviewing(bridge, pair, self.exhibits, messages)

    def _make_walks(self) -> None:
        """What leads from one thing to the next, and what is told meanwhile."""
        bridge, messages = self.bridge, self._messages
        self.left_work = LeftWork(
            bridge, self.counting, self.left, self.exhibits, self.table, messages
        )
        self.hits = HitWalk(bridge, self.pair, self.searching, self.search, messages)
        self.transcript = TranscriptTab(bridge, self._theme, self.right, messages, self)
        self.soundness = Soundness(bridge, messages, self)

    def _make_second_level(self) -> None:
        """What is checked and rejected: by key, from the details, for several rows, by sample."""
        self.judging = Judging(self.bridge, self.table, self.exhibits)
        self.sample_walk = SampleWalk(self.bridge, self.judging, self._messages)
        self.differing = Differing(
            self.bridge, self._theme, self.right, self.pair, self.undoing, self._messages
        )
        self.differing.counted.connect(self.left.set_differences)
        self.left_work.differences_wanted.connect(self.differing.open)
        self.inspector.judge_asked.connect(self._on_judge_asked)
        for many in (self.table.many, self.search.many):
            many.acts.judge_asked.connect(self.judging.say)

    def _make_showing(self) -> None:
        """What stands over the table, beside the page, and what is said aloud of it."""
        self._pictures = LinePictures(self.pair, self._renderer, self)
        self.over_table = OverTable(
            self.pair, self.overview, self.reading, self.table, self.proportions
        )
        self.beside = Beside(
            self.bridge, self.pair, self.exhibits, self.search, self.table, self.inspector
        )
        self._announcing = Announcing(self.pair, self.tag_bar, self._messages)

    def _build(self) -> None:
        self.pair.column.addWidget(self.link_strip)
        self.pair.column.addWidget(self.tag_bar)
        self._build_tabs()
        for part, page in self._help_pages().items():
            part.setProperty("help_page", page)
        for part in (self.pair, self.overview, self.reading, self.table):
            self.down.addWidget(part)
        for part in (self.lists, self.down, self.right):
            self.across.addWidget(part)
        self.proportions.take_up()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.across)

    def _build_tabs(self) -> None:
        for tabs, name in ((self.lists, "lists"), (self.right, "right")):
            tabs.setDocumentMode(True)
            tabs.setObjectName(name)
        self.lists.addTab(self.exhibits, self.tr("Exhibits"))
        self.lists.addTab(self.search, self.tr("Search"))
        self.lists.tabBar().setAccessibleName(self.tr("Exhibits and search"))
        self.right.addTab(self.inspector, self.tr("Details"))
        self.right.addTab(self.history, self.tr("History"))
        self.right.addTab(self.left, self.tr("Left to do"))
        self.right.tabBar().setAccessibleName(self.tr("Passage and history"))

    def _help_pages(self) -> dict[QWidget, str]:
        """What F1 opens in each part."""
        return {
            self.pair: "reading",
            self.tag_bar: "tagging",
            self.link_strip: "side-by-side",
            self.inspector: "tagging",
            self.history: "undo-history",
            self.left: "left-to-do",
            self.exhibits: "import",
            self.search: "search",
            self.overview: "overview",
            self.table: "passage-log",
        }

    def _listen(self) -> None:
        self.pair.standing_changed.connect(self.presence_changed)
        self.pair.tab_changed.connect(self.presence_changed)
        self.pair.panel_asked.connect(self.toggle_right)
        self.pair.split_asked.connect(self.pair.toggle)
        self.exhibits.import_requested.connect(self.import_asked)
        self.exhibits.numbers_requested.connect(self.numbers_asked)
        self.exhibits.entered.connect(self.focus_page)
        self.search.page_wanted.connect(self.focus_page)
        self.bridge.exhibit_chosen.connect(self._on_chosen)
        self.bridge.passage_chosen.connect(self._on_chosen)
        self.tagging.note_asked.connect(self.note)
        for decides in (self.tagging, self.issuing, self.linking, self.reviewing):
            decides.undo_asked.connect(self.undoing.undo_now)
        self.inspector.link_asked.connect(self.linking.begin)
        self.inspector.untied.connect(self._on_untied)
        self.inspector.picture_wanted.connect(self._pictures.want)
        self._pictures.ready.connect(self.inspector.show_picture)
        self.transcript.place_asked.connect(self.go_to)
        self.transcript.read_again.connect(self._on_read_again)
        self.bridge.refused.connect(self._messages.refuse)
        self.bridge.told.connect(self._on_told)

    @property
    def document(self) -> DocumentView:
        """The side of the pair that is active."""
        return self.pair.active

    def focus_page(self) -> None:
        """The keyboard belongs to the active page."""
        self.document.page.setFocus()

    def presence(self) -> frozenset[Needs]:
        """What is there for actions to work on."""
        found = {Needs.NOTHING, Needs.MATTER}
        if self.document.pages is not None:
            found.add(Needs.EXHIBIT)
        if self.document.standing is not Standing.NOTHING:
            found.add(Needs.WORDS)
        if self.bridge.passage is not None:
            found.add(Needs.PASSAGE)
        if self.pair.is_split:
            found.add(Needs.PAIR)
        return frozenset(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape that nobody wanted leads back to the page, whatever was typed being kept."""
        if event.key() == Qt.Key.Key_Escape and not self.document.page.hasFocus():
            self.document.page.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    # --- where things are -------------------------------------------------------------------------

    def go_to(self, place: CitedPlace) -> None:
        """Open what a cite points at, and select its words."""
        self.bridge.choose_exhibit(place.occurrence, place.exhibit)
        if place.spans:
            self.document.select(place.spans)
        self.document.page.setFocus()

    def search_all(self, text: str = "") -> None:
        """The search across exhibits, with the words that are selected if there are few."""
        page = self.document.page
        words_selected = page.selected_text() if page.hasFocus() else ""
        self.lists.show()
        self.lists.setCurrentWidget(self.search)
        if text:
            self.search.search(text)
        elif 0 < len(words_selected) <= _LONGEST_WORDS and "\n" not in words_selected:
            self.search.search(f'"{words_selected}"' if " " in words_selected else words_selected)
        self.search.focus_field()

    def show_issue(self, issue: bytes) -> None:
        """Narrow the table to the passages of an issue, and go there."""
        self.table.narrow_to(PassageFilter(issues=(issue,)))
        self.table.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step_pane(self, by: int) -> None:
        """Move the focus from pane to pane."""
        panes.step(self._panes(), self.focusWidget(), by)

    def _panes(self) -> list[Pane]:
        listed, search = self.exhibits, self.search
        return [
            Pane(self.lists, lambda: listed.list if listed.isVisible() else search.stop()),
            *(Pane(side.page) for side in self.pair.shown),
            Pane(self.overview, lambda: self.overview.tags),
            Pane(self.reading.edit),
            Pane(self.right, lambda: panes.tab_stop(self.right)),
            Pane(self.table.table),
        ]

    def _on_judge_asked(self, way: str) -> None:
        """Of what the details show: the passage, else the exhibit."""
        bridge = self.bridge
        in_hand = bridge.passage if bridge.passage is not None else bridge.exhibit
        self.judging.say(way, () if in_hand is None else (in_hand,))

    def _on_untied(self, kind: str, other: bytes) -> None:
        if self.bridge.passage is not None:
            self.linking.untie(kind, self.bridge.passage, other)

    def toggle_lists(self) -> None:
        """The lists at the left, shown or not."""
        self.lists.setVisible(not self.lists.isVisible())

    def toggle_right(self) -> None:
        """The panel at the right, shown or not."""
        self.right.setVisible(not self.right.isVisible())

    def _on_chosen(self, chosen: object) -> None:
        """What was chosen is to be seen on its page."""
        if chosen is not None:
            self.over_table.show_page()

    def _on_read_again(self, exhibit: bytes) -> None:
        """A new reading stands where the old one was shown."""
        for side in self.pair.sides:
            side.show_anew(exhibit)

    def show_history(self) -> None:
        """The history, at the right."""
        self._show_right(self.history)

    def show_left(self) -> None:
        """What is left to do, at the right, the keyboard in its list."""
        self._show_right(self.left)
        self.left.focus_list()

    def note(self) -> None:
        """The note of the passage in hand, to be written."""
        self._show_right(self.inspector)
        self.inspector.focus_note()

    def confirm_reading(self) -> None:
        """What a person read on a scan is as the text has it."""
        self._show_right(self.inspector)
        self.inspector.confirm_reading()

    def correct_reading(self) -> None:
        """The words of a scan, to be corrected."""
        self._show_right(self.inspector)
        self.inspector.correct_reading()

    def _show_right(self, panel: QWidget) -> None:
        self.right.show()
        self.right.setCurrentWidget(panel)

    def show_batch(self, batch: bytes) -> None:
        """Narrow the exhibits to a batch, and count what is left of it."""
        self.lists.show()
        self.lists.setCurrentWidget(self.exhibits)
        self.exhibits.narrow_to(ListFilter(batch=batch))
        self.left.set_batch(batch)

    def toggle_going_on(self) -> None:
        """Whether tagging goes on to the next unit by itself."""
        self.tagging.goes_on = not self.tagging.goes_on
        self._settings.set_flag("go_on_after", self.tagging.goes_on)

    def _on_told(self, said: str, can_undo: bool) -> None:
        offer = Offer(self.tr("Undo"), self.undoing.undo_now) if can_undo else None
        self._messages.say(said, offer=offer)

    # --- from one sitting to the next -------------------------------------------------------------

    def counts(self) -> str:
        """What the welcome screen says of the matter."""
        view = self.bridge.view
        met = sum(exhibits.kind_counts(view).values())
        return self.tr("{exhibits} exhibits · {passages} passages").format(
            exhibits=met, passages=passages.count(view)
        )

    def left_off(self) -> dict[str, str]:
        """Where the reader is, to be found again."""
        return left_off.kept(self.pair)

    def take_up(self, where: dict[str, str]) -> None:
        """Open what was open, where it was left; else the first exhibit."""
        left_off.take_up(self.pair, where)
        if self.document.pages is None:
            self.open_first()

    def show_exhibit(self, exhibit: str) -> None:
        """Show an exhibit by its id in hex, in the place where it was met first."""
        places = exhibits.occurrences_of(self.bridge.view, bytes.fromhex(exhibit))
        if places:
            self.bridge.choose_exhibit(places[0].id, places[0].exhibit)

    def show_passage(self, number: str) -> None:
        """Show a passage by its number."""
        passage = self.bridge.attempt(lambda: passages.resolve(self.bridge.view, number))
        if passage is not None:
            self.bridge.choose_passage(passage)

    def open_first(self) -> None:
        """Show the first exhibit, in the order in which the list groups them."""
        view = self.bridge.view
        for kind in (*words.KINDS, ""):
            ids = exhibits.list_ids(view, ListFilter(kinds=(kind,) if kind else ()))
            if ids:
                line = exhibits.occurrence(view, ids[0])
                self.bridge.choose_exhibit(line.id, line.exhibit)
                return

    def shut(self) -> None:
        """Keep where things stood; what was read goes into the log."""
        self.inspector.commit()
        self.inspector.shut()
        self.soundness.stop()
        self.counting.stop()
        self.differing.stop()
        self.searching.stop()
        self.index_run.stop()
        self.transcript.shut()
        self._settings.note_left_off(self.bridge.matter, self.left_off())
        self.proportions.keep()
        self._settings.set_state("passage_columns_4", self.table.layout_state())
        self.tagging.leave_kinds()
        self.linking.stop()
        self.pair.shut()
        self.bridge.close()


def _splitter(name: str, way: Qt.Orientation, parent: QWidget) -> QSplitter:
    splitter = QSplitter(way, parent)
    splitter.setObjectName(name)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    return splitter
