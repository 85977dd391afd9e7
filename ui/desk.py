"""The desk: every panel of one open matter, where it stands, and what the actions do to it.

Made when a matter is opened and thrown away when it is closed, so that no panel ever has to live
without a matter. Panels know the bridge and not each other; what joins two of them is here. Each
is made where it is going to stand: Qt would style a panel anew whenever it moved.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from reviewer.acts import exhibits as exhibit_acts
from reviewer.queries import batches, exhibits, passages
from reviewer.queries.cites import CitedPlace
from reviewer.queries.exhibits import ListFilter
from reviewer.queries.passages import PassageFilter
from reviewer.text.layer import Span
from ui import left_off, words
from ui.actions import Needs
from ui.background import Verification
from ui.bridge import Bridge
from ui.counting import Counting
from ui.differing import Differing
from ui.document_view import DocumentView, Standing
from ui.exhibit_list import ExhibitList
from ui.folding import Folding
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
from ui.message_bar import MessageBar, Offer, Tone
from ui.native_check import NativeCheck
from ui.overview import Overview
from ui.page_view.document import Fit
from ui.page_view.rendering import PageRenderer
from ui.pair import DocumentPair
from ui.passage_table import PassageTable
from ui.reading_pane import ReadingPane
from ui.sample_walk import SampleWalk
from ui.search_panel import SearchPanel
from ui.searching import Searching
from ui.settings import WindowSettings
from ui.tag_bar import TagBar
from ui.tagging import Tagging
from ui.theme import Theme
from ui.transcript_tab import TranscriptTab
from ui.undoing import Undoing

Slots = dict[str, Callable[[], None]]
_ACROSS = (272, 906, 302)
_SEARCH_WIDTH = 384
_DOWN = (680, 680, 220, 190)
_LEAST_PAGE = 600
_TELLS_MS = 60
_LEAST_BESIDE = 360
_LONGEST_WORDS = 60
_CHUNK = 200


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
        self._theme, self._sized_for = theme, theme.text_pixels
        # After the tag bar was told, and once for a burst of steps.
        self._telling = QTimer(self, singleShot=True, interval=_TELLS_MS)
        self._told_ready = ""
        self.across = _splitter("across", Qt.Orientation.Horizontal, self)
        self.lists = QTabWidget(self.across)
        self.exhibits = ExhibitList(bridge, theme, self.lists)
        self.index_run = IndexRun(bridge, self)
        self.searching = Searching(bridge, self.index_run, self)
        self.search = SearchPanel(bridge, self.searching, theme, self.lists)
        self.down = _splitter("page_over_table", Qt.Orientation.Vertical, self.across)
        self.pair = DocumentPair(bridge, renderer, theme, self.down)
        self.tag_bar = TagBar(theme, self.pair)
        self.overview = Overview(bridge, theme, self.down)
        self.reading = ReadingPane(theme, self.down)
        self.table = PassageTable(bridge, theme, self.down)
        self.right = QTabWidget(self.across)
        self.inspector = Inspector(bridge, theme, self.right)
        self.history = HistoryPanel(bridge, theme, self.right)
        self.counting = Counting(bridge, self)
        self.left = LeftPanel(bridge, self.counting, theme, self.right)
        self.issuing = Issuing(bridge, self.pair, self.tag_bar, messages)
        self.tagging = Tagging(bridge, self.pair, self.issuing, messages)
        self.tagging.goes_on = settings.flag("go_on_after")
        self.left_work = LeftWork(
            bridge, self.counting, self.left, self.exhibits, self.table, messages
        )
        self.link_strip = LinkStrip(theme, self.pair)
        self.linking = Linking(bridge, self.pair, self.link_strip, messages)
        self.undoing = Undoing(bridge, self.pair, messages)
        self.hits = HitWalk(bridge, self.pair, self.searching, self.search, messages)
        self._widths = [_ACROSS[0], _SEARCH_WIDTH]
        self._pictures = LinePictures(self.pair, renderer, self)
        self.transcript = TranscriptTab(bridge, theme, self.right, messages, self)
        self._folding = Folding(self.across, self.right, self.lists)
        self._verification = Verification(bridge.matter, self)
        self._native_check = NativeCheck(bridge, self)
        self._build()
        self._listen()
        if parent is not None:
            # Before the window is shown only it knows its width; what stands in it does not yet.
            self._folding.fit_to(parent.window().width())

    def _build_second_level(self) -> None:
        """What is checked and rejected: by key, from the details, for several rows, by sample."""
        self.judging = Judging(self.bridge, self.table, self.exhibits)
        self.sample_walk = SampleWalk(self.bridge, self.judging, self._messages)
        self.inspector.judge_asked.connect(self._on_judge_asked)
        for many in (self.table.many, self.search.many):
            many.acts.judge_asked.connect(self.judging.say)

    def _build(self) -> None:
        self._build_second_level()
        self.differing = Differing(
            self.bridge, self._theme, self.right, self.pair, self.undoing, self._messages
        )
        self.pair.column.addWidget(self.link_strip)
        self.pair.column.addWidget(self.tag_bar)
        self.right.setDocumentMode(True)
        self.right.setObjectName("right")
        self.right.addTab(self.inspector, self.tr("Details"))
        self.right.addTab(self.history, self.tr("History"))
        self.right.addTab(self.left, self.tr("Left to do"))
        self.right.tabBar().setAccessibleName(self.tr("Passage and history"))
        self._build_lists()
        for part, page in self._help_pages().items():
            part.setProperty("help_page", page)
        self.overview.hide()
        self.reading.hide()
        self.down.addWidget(self.pair)
        self.down.addWidget(self.overview)
        self.down.addWidget(self.reading)
        self.down.addWidget(self.table)
        for part in (self.lists, self.down, self.right):
            self.across.addWidget(part)
        self._restore(self.across, self._across_sizes())
        self._restore(self.down, _DOWN)
        for splitter, at in ((self.across, 1), (self.down, 0), (self.down, 1)):
            splitter.setStretchFactor(at, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.across)

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

    def _build_lists(self) -> None:
        self.lists.setDocumentMode(True)
        self.lists.setObjectName("lists")
        self.lists.addTab(self.exhibits, self.tr("Exhibits"))
        self.lists.addTab(self.search, self.tr("Search"))
        self.lists.tabBar().setAccessibleName(self.tr("Exhibits and search"))
        self.lists.currentChanged.connect(self._on_list_changed)

    def _across_sizes(self) -> tuple[int, ...]:
        """Left, middle and right: the sides grow with the text, as far as the page can spare it."""
        left, middle, right = _ACROSS
        spare = middle - _LEAST_PAGE
        grown = min(self._theme.scaled(left) + self._theme.scaled(right) - left - right, spare)
        share = max(0, grown) / (left + right)
        wide = (round(left * (1 + share)), round(right * (1 + share)))
        return (wide[0], left + middle + right - sum(wide), wide[1])

    def _on_text_size(self) -> None:
        if self._theme.text_pixels != self._sized_for:
            self._sized_for = self._theme.text_pixels
            self.across.setSizes(list(self._across_sizes()))
            self._folding.fit_to(self.width())

    def _restore(self, splitter: QSplitter, sizes: tuple[int, ...]) -> None:
        if not splitter.restoreState(self._settings.state(f"splitter_{splitter.objectName()}")):
            splitter.setSizes(list(sizes))

    def _listen(self) -> None:
        self.pair.standing_changed.connect(self.presence_changed)
        self.pair.tab_changed.connect(self.presence_changed)
        self.pair.panel_asked.connect(self.toggle_right)
        self.pair.split_asked.connect(self.pair.toggle)
        self.exhibits.import_requested.connect(self.import_asked)
        self.exhibits.numbers_requested.connect(self.numbers_asked)
        self.exhibits.entered.connect(self.focus_page)
        self.search.page_wanted.connect(self.focus_page)
        self.table.full_height_requested.connect(self.toggle_full_table)
        self.table.narrowed.connect(self.overview.show_wanted)
        self.overview.narrowed.connect(self.table.narrow_to)
        self.overview.closed.connect(self.toggle_overview)
        self.reading.closed.connect(self.toggle_reading)
        self.reading.chosen.connect(self._on_line_chosen)
        self._theme.changed.connect(self._on_text_size)
        self._telling.timeout.connect(self._tell_ready)
        self.pair.standing_changed.connect(self._telling.start)
        self.pair.place_changed.connect(self._show_reading)
        self.pair.standing_changed.connect(self._show_reading)
        self.bridge.exhibit_chosen.connect(self._on_chosen)
        self.bridge.passage_chosen.connect(self._on_chosen)
        self.tagging.note_asked.connect(self._on_note_asked)
        self.tagging.undo_asked.connect(self.undoing.undo_now)
        self.issuing.undo_asked.connect(self.undoing.undo_now)
        self.linking.undo_asked.connect(self.undoing.undo_now)
        self.inspector.link_asked.connect(self.linking.begin)
        self.inspector.beside_asked.connect(self._show_beside)
        self.table.beside_requested.connect(self._show_beside)
        self.exhibits.beside_requested.connect(self.pair.show_beside)
        self.inspector.untied.connect(self._on_untied)
        self.inspector.picture_wanted.connect(self._pictures.want)
        self._pictures.ready.connect(self.inspector.show_picture)
        self.transcript.place_asked.connect(self.go_to)
        self.transcript.read_again.connect(self._on_read_again)
        self._verification.sound.connect(self._messages.say)
        self._verification.damaged.connect(self._on_damage)
        self._native_check.damaged.connect(self._on_damage)
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

    def slots(self) -> Slots:
        """What the actions of the table do on this desk."""
        return self._deciding_slots() | self._moving_slots() | self._showing_slots()

    def _deciding_slots(self) -> Slots:
        tagging = self.tagging
        digits: Slots = {f"tag_{digit}": _press(tagging, digit) for digit in range(1, 10)}
        return digits | {
            "undo": self.undoing.undo,
            "redo": self.undoing.redo,
            "copy": tagging.copy,
            "copy_cite": tagging.copy_with_citation,
            "quick_mark": tagging.quick_mark,
            "repeat": tagging.repeat,
            "note": tagging.note,
            "link": self.linking.begin,
            "issues": self.issuing.open,
            "let_go": self.issuing.let_go,
            "go_on_after": self._on_go_on_after,
            "privileged": tagging.toggle_privileged,
            "confirm": tagging.confirm,
            "reads_right": lambda: self._in_hand(self.inspector.confirm_reading),
            "correct_text": lambda: self._in_hand(self.inspector.correct_reading),
            "verify": self._verify,
            "check": self.judging.check,
            "confirm_status": self.judging.confirm,
            "reject": self.judging.ask_reason,
            "reopen": self.judging.reopen,
            "extent": tagging.change_extent,
            "withdraw": tagging.withdraw,
            "reviewed": self.reviewed,
        }

    def _moving_slots(self) -> Slots:
        tagging, on = self.tagging, self._on_active
        return {
            "find": on(DocumentView.find_from_here),
            "search_all": self.search_all,
            "find_next": self.hits.next,
            "find_previous": self.hits.previous,
            "next_unit": on(lambda side: side.step_unit(1)),
            "previous_unit": on(lambda side: side.step_unit(-1)),
            "go_on": tagging.go_on,
            "next_sentence": on(lambda side: side.step_sentence(1)),
            "previous_sentence": on(lambda side: side.step_sentence(-1)),
            "extend_down": on(lambda side: side.extend(1)),
            "extend_up": on(lambda side: side.extend(-1)),
            "extend_sentence_down": on(lambda side: side.extend(1, is_sentence=True)),
            "extend_sentence_up": on(lambda side: side.extend(-1, is_sentence=True)),
            "next_passage": lambda: tagging.step_passage(1),
            "previous_passage": lambda: tagging.step_passage(-1),
            "next_drawn": self.sample_walk.next,
            "previous_drawn": self.sample_walk.previous,
            "next_tab": on(lambda side: side.step_tab(1)),
            "previous_tab": on(lambda side: side.step_tab(-1)),
            "close_tab": on(DocumentView.close_tab),
            "next_pane": lambda: self.step_pane(1),
            "previous_pane": lambda: self.step_pane(-1),
        }

    def _showing_slots(self) -> Slots:
        on = self._on_active
        return {
            "zoom_in": on(lambda side: side.page.zoom_in()),
            "zoom_out": on(lambda side: side.page.zoom_out()),
            "actual_size": on(lambda side: side.page.set_zoom(1.0)),
            "fit_width": on(lambda side: side.page.set_fit(Fit.WIDTH)),
            "fit_page": on(lambda side: side.page.set_fit(Fit.PAGE)),
            "rotate": on(lambda side: side.page.rotate()),
            "split": self.pair.toggle,
            "open_beside": self.open_beside,
            "other_side": self.pair.go_over,
            "swap_sides": self.pair.swap,
            "full_table": self.toggle_full_table,
            "overview": self.toggle_overview,
            "reading_pane": self.toggle_reading,
            "show_exhibits": lambda: self.lists.setVisible(not self.lists.isVisible()),
            "show_inspector": self.toggle_right,
            "history": self._on_history,
            "left": self._on_left,
            "differences": self.differing.open,
            "transcript_report": self.transcript.open,
            "next_left": self.left_work.next,
            "previous_left": self.left_work.previous,
        }

    def _on_active(self, work: Callable[[DocumentView], object]) -> Callable[[], None]:
        """A slot that acts on the side that is active when it is called."""

        def act() -> None:
            work(self.document)

        return act

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
        words_selected = self.document.page.selected_text() if self._is_on_page() else ""
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

    def _is_on_page(self) -> bool:
        return self.document.page.hasFocus()

    def _on_list_changed(self, now: int) -> None:
        """Each of the lists has a width of its own: a hit needs more room than a title."""
        sizes = self.across.sizes()
        self._widths[1 - now] = sizes[0] or self._widths[1 - now]
        more = self._widths[now] - sizes[0]
        if sizes[0] and sizes[1] - more >= _LEAST_BESIDE:
            self.across.setSizes([sizes[0] + more, sizes[1] - more, *sizes[2:]])

    def step_pane(self, by: int) -> None:
        """Move the focus from pane to pane."""
        stops: tuple[QWidget, ...] = (
            self.lists,
            *(side.page for side in self.pair.shown),
            self.overview,
            self.reading.edit,
            self.right,
            self.table.table,
        )
        panes = [pane for pane in stops if pane.isVisible()]
        now = self.focusWidget()
        at = next((i for i, pane in enumerate(panes) if pane is now or _holds(pane, now)), -by)
        target = panes[(at + by) % len(panes)]
        if target is self.lists:
            target = self.exhibits.list if self.exhibits.isVisible() else self.search.stop()
        elif target is self.right:
            target = _first_stop(self.right.currentWidget()) or self.right.tabBar()
        elif target is self.overview:
            target = self.overview.tags
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_beside(self) -> None:
        """Show what is chosen where the focus is on the other side of the pair."""
        place = self._chosen_here()
        if place is not None:
            self.pair.show_beside(*place)

    def _show_beside(self, passage: bytes) -> None:
        if (place := self._place_of(passage)) is not None:
            self.pair.show_beside(*place)

    def _on_judge_asked(self, way: str) -> None:
        """Of what the details show: the passage, else the exhibit."""
        bridge = self.bridge
        in_hand = bridge.passage if bridge.passage is not None else bridge.exhibit
        self.judging.say(way, () if in_hand is None else (in_hand,))

    def _on_untied(self, kind: str, other: bytes) -> None:
        if self.bridge.passage is not None:
            self.linking.untie(kind, self.bridge.passage, other)

    def _chosen_here(self) -> tuple[bytes, bytes | None] | None:
        """An occurrence and perhaps a passage of it: of the list, the table, a card, the page."""
        now = self.focusWidget()
        if _holds(self.exhibits, now):
            occurrence = self.exhibits.current()
            return (occurrence, None) if occurrence is not None else None
        passage = self.bridge.passage
        if _holds(self.table, now):
            line = self.table.current()
            passage = line.id if line is not None else passage
        elif _holds(self.search, now) and (hit := self.search.current()) is not None:
            return (hit.occurrence, None)
        elif _holds(self.inspector, now):
            passage = self.inspector.pointed_at() or passage
        if passage is not None:
            return self._place_of(passage)
        pages = self.document.pages
        return (pages.occurrence.id, None) if pages is not None else None

    def _place_of(self, passage: bytes) -> tuple[bytes, bytes] | None:
        view = self.bridge.view
        if not passages.is_standing(view, passage):
            return None
        met = passages.made_in(view, passage)
        if met is None:
            places = exhibits.occurrences_of(view, passages.line_of(view, passage).exhibit)
            met = places[0].id if places else None
        return (met, passage) if met is not None else None

    def toggle_right(self) -> None:
        self.right.setVisible(not self.right.isVisible())

    def toggle_full_table(self) -> None:
        """The table at full height, and back."""
        is_full = not (self.pair.isVisible() or self.overview.isVisible())
        self.overview.hide()
        self.pair.setVisible(is_full)
        self.table.set_full_height(not is_full)
        (self.document.page if is_full else self.table.table).setFocus()

    def toggle_reading(self) -> None:
        """The words of the page as plain lines, and back to the page."""
        is_shown = not self.reading.isVisible()
        if is_shown:
            self._show_over_table(self.pair)
        self.reading.setVisible(is_shown)
        if is_shown:
            self._halve_page()
        self._show_reading()
        (self.reading.edit if is_shown else self.document.page).setFocus()

    def _halve_page(self) -> None:
        """Give the words of the page half of the room that the page and they have."""
        sizes = self.down.sizes()
        page, words_at = self.down.indexOf(self.pair), self.down.indexOf(self.reading)
        both = sizes[page] + sizes[words_at]
        sizes[page], sizes[words_at] = both // 2, both - both // 2
        self.down.setSizes(sizes)

    def _show_reading(self) -> None:
        """Show the page that is open, the caret where a unit stands ready."""
        if self.reading.isVisible():
            spans = self.document.words_ready()
            at = spans[0].start if spans else None
            self.reading.show_page(self.document.pages, self.document.page.current_page, at)

    def _tell_ready(self) -> None:
        """What stands ready now, for who cannot see it: its cite and its words."""
        if not QAccessible.isActive() or self.document.standing is Standing.NOTHING:
            return
        told = f"{self.tag_bar.cite.text()}. {self.tag_bar.quote.accessibleName()}"
        if told != self._told_ready:
            self._told_ready = told
            self._messages.announce(told)

    def _on_line_chosen(self, words: Span) -> None:
        self.document.stand_at(words)

    def toggle_overview(self) -> None:
        """The overview in the place of the page, and back."""
        is_shown = not self.overview.isVisible()
        self._show_over_table(self.overview if is_shown else self.pair)
        if is_shown:
            self.overview.refresh()
        (self.overview.tags if is_shown else self.document.page).setFocus()

    def _show_over_table(self, part: QWidget) -> None:
        self.table.set_full_height(False)
        for one in (self.pair, self.overview):
            one.setVisible(one is part)

    def _on_chosen(self, chosen: object) -> None:
        """What was chosen is to be seen on its page."""
        if chosen is not None and self.overview.isVisible():
            self._show_over_table(self.pair)

    def _on_read_again(self, exhibit: bytes) -> None:
        """A new reading stands where the old one was shown."""
        for side in self.pair.sides:
            side.show_anew(exhibit)

    def _on_history(self) -> None:
        self.right.show()
        self.right.setCurrentWidget(self.history)

    def _on_left(self) -> None:
        self.right.show()
        self.right.setCurrentWidget(self.left)
        self.left.focus_list()

    def show_batch(self, batch: bytes) -> None:
        """Narrow the exhibits to a batch, and count what is left of it."""
        self._show_exhibits()
        self.exhibits.narrow_to(ListFilter(batch=batch))
        self.left.set_batch(batch)

    def _show_exhibits(self) -> None:
        self.lists.show()
        self.lists.setCurrentWidget(self.exhibits)

    def _on_note_asked(self) -> None:
        self._in_hand(self.inspector.focus_note)

    def _on_go_on_after(self) -> None:
        self.tagging.goes_on = not self.tagging.goes_on
        self._settings.set_flag("go_on_after", self.tagging.goes_on)

    def _in_hand(self, work: Callable[[], None]) -> None:
        """Do something in the inspector where it can be seen."""
        self.right.show()
        self.right.setCurrentWidget(self.inspector)
        work()

    def _verify(self) -> None:
        self._messages.say(self.tr("Checking the history and every exhibit"))
        self._verification.start()

    def _on_damage(self, findings: tuple[str, ...]) -> None:
        copied = "\n".join(findings)
        self._messages.say(
            findings[0],
            self.tr("1 of {count}").format(count=len(findings)) if len(findings) > 1 else "",
            Offer(self.tr("Copy all"), lambda: QGuiApplication.clipboard().setText(copied)),
            Tone.FAULT,
        )

    def _on_told(self, said: str, can_undo: bool) -> None:
        offer = Offer(self.tr("Undo"), self.undoing.undo_now) if can_undo else None
        self._messages.say(said, offer=offer)

    # --- reviewing exhibits -----------------------------------------------------------------------

    def reviewed(self) -> None:
        """Say that the exhibit is reviewed, and open the next unread one."""
        pages = self.document.pages
        if pages is None:
            return
        label = pages.occurrence.label
        if exhibits.review_state(
            self.bridge.view, pages.line.id
        ) != "reviewed" and not self.bridge.do(
            lambda view: exhibit_acts.set_review(view, pages.line.id, "reviewed")
        ):
            return
        following = self._next_unread(pages.occurrence.id)
        said = self.tr("{label} is reviewed").format(label=label)
        if following is None:
            is_batch = self.exhibits.wanted.batch is not None
            said += (
                self.tr("; nothing in this batch is unread")
                if is_batch
                else self.tr("; nothing is unread")
            )
        else:
            self.bridge.choose_exhibit(following.occurrence, following.exhibit)
        self._messages.say(said, offer=Offer(self.tr("Undo"), self.undoing.undo_now))

    def _next_unread(self, occurrence: bytes) -> exhibits.ListLine | None:
        view, batch = self.bridge.view, self.exhibits.wanted.batch
        ids = (
            self._following(occurrence)
            if batch is None
            else batches.following(view, batch, occurrence)
        )
        for start in range(0, len(ids), _CHUNK):
            part = ids[start : start + _CHUNK]
            lines = exhibits.list_lines(view, part)
            found = (lines[one] for one in part if one in lines and lines[one].review == "")
            if (line := next(found, None)) is not None:
                return line
        return None

    def _following(self, occurrence: bytes) -> list[bytes]:
        """What comes after an exhibit: the rest of its family, then from the next one round."""
        view = self.bridge.view
        top = exhibits.list_ids(view, ListFilter())
        parent = exhibits.occurrence(view, occurrence).parent or occurrence
        at = top.index(parent) if parent in top else -1
        below: list[bytes] = [one.id for one in exhibits.children_of(view, parent)]
        after = below[below.index(occurrence) + 1 :] if occurrence in below else below
        return [*after, *top[at + 1 :], *top[: max(at, 0)]]

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
        self._verification.stop()
        self._native_check.stop()
        self.counting.stop()
        self.differing.stop()
        self.searching.stop()
        self.index_run.stop()
        self.transcript.shut()
        self._settings.note_left_off(self.bridge.matter, self.left_off())
        for splitter in (self.across, self.down):
            self._settings.set_state(f"splitter_{splitter.objectName()}", splitter.saveState())
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


def _press(tagging: Tagging, digit: int) -> Callable[[], None]:
    return lambda: tagging.press(digit)


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and pane.isAncestorOf(widget)


def _first_stop(pane: QWidget | None) -> QWidget | None:
    """The first thing in a pane that takes the focus by Tab."""
    if pane is None:
        return None
    stops = (
        one
        for one in pane.findChildren(QWidget)
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    )
    return next(stops, None)
