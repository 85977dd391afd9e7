"""The middle of the window: tabs of open exhibits, page controls, find, the page.

One page view serves all tabs: an exhibit is put into it when its tab is chosen, and each tab keeps
where its reader was. What stands ready to be tagged is the latest of three things: selected words,
a unit that was stepped to, a passage that was chosen. Where two stand side by side (``ui.pair``),
only the active one hears what is chosen elsewhere; the other keeps its own passage and its place.
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.errors import ReviewError
from reviewer.model import Change
from reviewer.queries import clawback, exhibits, passages
from reviewer.queries.exhibits import ExhibitLine
from reviewer.text import stepping, units
from reviewer.text.layer import Span
from reviewer.text.quotes import as_typed
from ui.bridge import Bridge
from ui.exhibit_pages import ExhibitPages
from ui.find_bar import FindBar
from ui.marking import Marking
from ui.page_view.document import Fit, PagePosition
from ui.page_view.rendering import PageRenderer
from ui.page_view.selection import Move
from ui.page_view.view import PageView
from ui.reading import Reading
from ui.reading_strip import ReadingStrip
from ui.scan_strip import ScanStrip
from ui.tab_strip import TabStrip
from ui.theme import Theme
from ui.translation import told

_LONGEST_FOUND = 60
_NAMING = frozenset({"exhibit_field", "occurrence_field", "occurrence", "*"})
_WORDS_AFTER_MS = 200
FIRST_POSITION = PagePosition(0, 0.0, 1.0, Fit.WIDTH)


class Standing(StrEnum):
    """What stands ready."""

    NOTHING = "nothing"
    WORDS = "words"
    UNIT = "unit"
    PASSAGE = "passage"


@dataclass(slots=True)
class OpenTab:
    """An exhibit that is open, and where its reader is."""

    occurrence: bytes
    position: PagePosition = FIRST_POSITION


class DocumentView(QWidget):
    """Shows exhibits; tells what stands ready and where the reader is."""

    standing_changed = Signal()
    place_changed = Signal()
    tab_changed = Signal()

    def __init__(
        self, bridge: Bridge, renderer: PageRenderer, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.pages: ExhibitPages | None = None
        self.standing = Standing.NOTHING
        self.is_active = True
        self.passage: bytes | None = None
        self._stretch: stepping.Stretch | None = None
        self._is_stepping = False
        self._open: list[OpenTab] = []
        self._shown: OpenTab | None = None
        self.reading = Reading(bridge, self)
        self.page = PageView(renderer, theme, self)
        self.strip = TabStrip(theme, self)
        self.finder = FindBar(theme, self)
        self.scan = ScanStrip(theme, self)
        self.unsettled = ReadingStrip(theme, self)
        self._marking = Marking(bridge, theme, self.page, self.unsettled, self._marked)
        self._words_soon = QTimer(self, singleShot=True)
        self._build()
        self._listen()

    def _build(self) -> None:
        self.finder.setObjectName("find_strip")
        self.strip.setObjectName("tab_strip")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.strip)
        self.column.addWidget(self.finder)
        self.column.addWidget(self.scan)
        self.column.addWidget(self.unsettled)
        self.column.addWidget(self.page, 1)

    def _listen(self) -> None:
        self.strip.chosen.connect(self._on_tab_chosen)
        self.strip.closed.connect(self.close_tab)
        self.strip.page_typed.connect(self.go_to_page)
        self.strip.stepped.connect(self._on_page_stepped)
        self.strip.zoomed.connect(self._on_zoom_stepped)
        self.finder.found.connect(self._on_found)
        self.finder.closed.connect(self._on_find_closed)
        self.page.selection_changed.connect(self._on_selection_changed)
        self.page.passage_clicked.connect(self._bridge.choose_passage)
        self.page.page_changed.connect(self._on_page_changed)
        self.page.zoom_changed.connect(self.strip.set_zoom)
        self._bridge.exhibit_chosen.connect(self._on_exhibit_chosen)
        self._bridge.passage_chosen.connect(self._on_passage_chosen)
        self._bridge.changed.connect(self._on_changed)
        self._words_soon.timeout.connect(self._read_words)

    # --- one of two -------------------------------------------------------------------------------

    def set_active(self, *, is_active: bool) -> None:
        """Whether this is where keys go; who becomes so says anew what is chosen here."""
        if is_active and not self.is_active:
            self._tell_all()
        self.is_active = is_active

    def _tell_all(self) -> None:
        """Say what is chosen here while deaf to it, so that nothing here moves."""
        bridge = self._bridge
        if self.passage is not None and not passages.is_standing(bridge.view, self.passage):
            self.passage = None
            if self.standing is Standing.PASSAGE:
                self._stand(Standing.NOTHING)
        bridge.exhibit, bridge.occurrence, bridge.passage = None, None, None
        if self.pages is not None:
            bridge.choose_exhibit(self.pages.occurrence.id, self.pages.line.id)
        bridge.choose_passage(self.passage)

    def rest(self) -> None:
        """Nobody sees this for a while: what was read is told to the log."""
        self._leave()

    def resume(self) -> None:
        """It is seen again, where it was left."""
        if self.pages is not None:
            self.reading.begin(self.pages.line.id, self.page.current_page)

    def _on_exhibit_chosen(self, occurrence: bytes) -> None:
        if self.is_active:
            self.open(occurrence)

    # --- tabs -------------------------------------------------------------------------------------

    @property
    def open_occurrences(self) -> list[bytes]:
        """The exhibits that are open, in the order of their tabs."""
        return [tab.occurrence for tab in self._open]

    def open(self, occurrence: bytes) -> None:
        """Show an exhibit: its tab, or a new one."""
        if self._shown is not None and self._shown.occurrence == occurrence:
            return
        known = next((tab for tab in self._open if tab.occurrence == occurrence), None)
        self._show(known or OpenTab(occurrence))

    def restore(self, occurrences: list[bytes], current: bytes, position: PagePosition) -> None:
        """Open the tabs of the last sitting, and one of them where it was left."""
        view = self._bridge.view
        for occurrence in occurrences:
            try:
                place = exhibits.occurrence(view, occurrence)
                line = exhibits.exhibit(view, place.exhibit)
            except ReviewError:
                continue
            here = position if occurrence == current else FIRST_POSITION
            self._open.append(OpenTab(occurrence, here))
            self.strip.add(f"{place.label}  {line.title}".strip(), line.kind)
        chosen = next((tab for tab in self._open if tab.occurrence == current), None)
        if chosen is not None:
            self._show(chosen)

    def _show(self, tab: OpenTab) -> None:
        pages = self._bridge.attempt(lambda: ExhibitPages(self._bridge.matter, tab.occurrence))
        if pages is None:
            return
        self._leave()
        if tab not in self._open:
            self._open.append(tab)
            self.strip.add(pages.title(), pages.line.kind)
        self._shown, self.pages = tab, pages
        self.page.set_document(pages)
        self.page.set_page_label(pages.page_label)
        self.page.set_as_typed(self._as_typed)
        self.page.restore(tab.position)
        self.scan.show_pages(len(pages.textless), pages.count)
        self.finder.set_text("")
        self._words_soon.start(0 if self.finder.isVisible() else _WORDS_AFTER_MS)
        self.strip.choose(self._open.index(tab), pages.count)
        self.reading.begin(pages.line.id, self.page.current_page)
        self._marking.show()
        self._stand(Standing.NOTHING)
        self._tell_choice()
        self.tab_changed.emit()
        self._tell_place()

    def show_anew(self, exhibit: bytes) -> None:
        """Show the reading of an exhibit that has taken the place of the one that stands here."""
        if self.pages is not None and self._shown is not None and self.pages.line.id == exhibit:
            self._show(self._shown)

    def _show_anew(self) -> None:
        """Show the exhibit in another reading of it, at the place where its reader is."""
        tab = self._shown
        if tab is not None:
            self._leave()
            self._shown = None
            self._show(tab)

    def _read_words(self) -> None:
        """Read the whole text, now that the first page is on the screen."""
        self._words_soon.stop()
        pages = self.pages
        if pages is None:
            return
        text = self._bridge.attempt(lambda: pages.text)
        if text is None:
            self.close_tab()
        else:
            self.finder.set_text(text)

    def _tell_choice(self) -> None:
        """Say on the bridge which exhibit is shown, unless it was the bridge that said so."""
        if not self.is_active or self.pages is None:
            return
        if self._bridge.occurrence != self.pages.occurrence.id:
            self._bridge.choose_exhibit(self.pages.occurrence.id, self.pages.line.id)

    def _leave(self) -> None:
        if self._shown is not None:
            self._shown.position = self.page.position()
            self.reading.end()

    def close_tab(self, index: int | None = None) -> None:
        """Close a tab, the one shown if none is named."""
        if not self._open:
            return
        at = self._current_index() if index is None else index
        was_shown = self._open[at] is self._shown
        if was_shown:
            self._leave()
            self._shown, self.pages = None, None
        self._open.pop(at)
        self.strip.remove(at)
        if was_shown and self._open:
            self._show(self._open[min(at, len(self._open) - 1)])
        elif was_shown:
            self._show_nothing()

    def _show_nothing(self) -> None:
        self.page.set_document(None)
        self.scan.hide()
        self.strip.choose(-1, 0)
        if self.is_active:
            self._bridge.exhibit, self._bridge.occurrence = None, None
        self._stand(Standing.NOTHING)
        self.tab_changed.emit()
        self._tell_place()

    def close_exhibit(self, exhibit: bytes) -> None:
        """Close its tabs, wherever it was met; its file is used no more."""
        view = self._bridge.view
        places = {one.id for one in exhibits.occurrences_of(view, exhibit)}
        for index, tab in reversed(list(enumerate(self._open))):
            if tab.occurrence in places:
                self.close_tab(index)

    def step_tab(self, by: int) -> None:
        if self._open:
            self._show(self._open[(self._current_index() + by) % len(self._open)])

    def _current_index(self) -> int:
        return self._open.index(self._shown) if self._shown in self._open else 0

    def _on_tab_chosen(self, index: int) -> None:
        if self._open[index] is not self._shown:
            self._show(self._open[index])
            self.page.setFocus()

    def shut(self) -> None:
        """The window closes: what was read is told to the log."""
        self._leave()
        self._shown, self.pages = None, None
        self.page.set_document(None)

    # --- where the reader is ----------------------------------------------------------------------

    def place(self) -> tuple[str, str]:
        """Page and Bates number in words."""
        if self.pages is None:
            return "", ""
        page = self.page.current_page
        return self.pages.page_label(page), self.pages.bates(page)

    def _tell_place(self) -> None:
        if self.pages is not None:
            page = self.page.current_page
            printed = self.pages.printed_pages(page)
            self.strip.set_page(
                str(printed[0]) if printed else str(page + 1),
                page + 1,
                is_printed=printed is not None,
                has_pages=self.pages.has_pages(page),
            )
        self.place_changed.emit()

    def _on_page_changed(self, page: int) -> None:
        self.reading.turn_to(page)
        self._tell_place()

    def go_to_page(self, text: str) -> None:
        """Go to a page as it is printed, where pages carry printed numbers."""
        if self.pages is None or not text.strip().isdigit():
            return
        number = int(text)
        page = self.pages.page_printed(number) if self.pages.layer.lines else number - 1
        if page is None or not 0 <= page < self.pages.count:
            self._bridge.refused.emit(
                self.tr("There is no page {number} here.").format(number=number)
            )
            return
        self.page.go_to(page)
        self.page.setFocus()

    def _on_page_stepped(self, by: int) -> None:
        if self.pages is not None:
            self.page.go_to(min(max(self.page.current_page + by, 0), self.pages.count - 1))

    def _on_zoom_stepped(self, by: int) -> None:
        if by > 0:
            self.page.zoom_in()
        else:
            self.page.zoom_out()

    def is_in_view(self, spans: tuple[Span, ...]) -> bool:
        """Whether the beginning of these words is on the screen."""
        seen = self.page.viewport().rect()
        return any(seen.intersects(rect) for rect in self.page.rects_of(spans[:1]))

    # --- what stands ready ------------------------------------------------------------------------

    def words_ready(self) -> tuple[Span, ...]:
        """The words that a digit would tag; empty for none."""
        match self.standing:
            case Standing.WORDS:
                return self.page.selection() or ()
            case Standing.UNIT:
                return self._stretched()
            case Standing.PASSAGE:
                return self._passage_spans()
            case _:
                return ()

    def passage_ready(self) -> bytes | None:
        """The passage that stands ready: one that was chosen, or that a unit is already."""
        if self.standing in (Standing.PASSAGE, Standing.UNIT):
            return self.passage
        return None

    def _stretched(self) -> tuple[Span, ...]:
        if self._stretch is None or self.pages is None:
            return ()
        return self._stretch.joined(self.pages.layer)

    def _passage_spans(self) -> tuple[Span, ...]:
        passage = self.passage
        if passage is None or not passages.is_standing(self._bridge.view, passage):
            return ()
        return passages.line_of(self._bridge.view, passage).spans

    def _stand(self, standing: Standing, stretch: stepping.Stretch | None = None) -> None:
        self.standing, self._stretch = standing, stretch
        self.page.set_unit(self._stretched())
        self.standing_changed.emit()

    def _on_selection_changed(self, spans: tuple[Span, ...] | None) -> None:
        if spans:
            self._stand(Standing.WORDS)
        elif self.standing is Standing.WORDS:
            self._stand(Standing.NOTHING)

    def _on_passage_chosen(self, passage: bytes | None) -> None:
        if not self.is_active:
            return
        self.passage = passage
        if passage is not None and not self._is_stepping:
            self._stand_on_passage(passage)
            return
        if self.standing is Standing.PASSAGE and not self._is_stepping:
            self._stand(Standing.NOTHING)
        self._marking.choose()

    def _stand_on_passage(self, passage: bytes) -> None:
        try:
            line = passages.line_of(self._bridge.view, passage)
        except ReviewError:
            return
        if self.pages is None or self.pages.line.id != line.exhibit:
            made_in = passages.card(self._bridge.view, passage).occurrence
            if made_in is not None:
                self.open(made_in)
        self.page.clear_selection()
        self._marking.choose()
        self._stand(Standing.PASSAGE)
        if not self.is_in_view(line.spans):
            self.page.show_span(line.spans[0])

    def step_unit(self, by: int) -> bool:
        """Make the next unit stand ready, or the one before; from the page shown if none does.

        Returns:
            Whether there is one.
        """
        if self.pages is None or not self.pages.text.strip():
            return False
        layer, now = self.pages.layer, self._unit_now()
        if now is None:
            found = self._first_in_view()
        elif self._is_part_of(now):
            found = now
        elif by > 0:
            found = stepping.unit_after(layer, now.end)
        else:
            found = stepping.unit_before(layer, now.start)
        return self._step_to(found.spans if found else None, by)

    def step_sentence(self, by: int) -> None:
        """Make the next sentence stand ready: of a unit that stands ready, its first."""
        if self.pages is None or not self.pages.text.strip():
            return
        layer, spans = self.pages.layer, self.words_ready()
        if not spans:
            first = self._first_in_view()
            found = stepping.sentence_after(layer, first.start if first else 0)
        elif by < 0:
            found = stepping.sentence_before(layer, spans[-1].start)
        elif self._is_whole_unit(spans):
            found = stepping.sentence_after(layer, spans[0].start)
        else:
            found = stepping.sentence_after(layer, spans[-1].end)
        self._step_to(found, by)

    def _is_whole_unit(self, spans: tuple[Span, ...]) -> bool:
        """Whether the words are a unit of more than one sentence, to be gone through in steps."""
        if self.pages is None or self.standing is Standing.WORDS:
            return False
        layer = self.pages.layer
        unit = units.unit_at(layer, spans[0].start)
        return unit.spans == spans and stepping.sentence_after(layer, spans[0].start) != spans

    def _step_to(self, words: tuple[Span, ...] | None, by: int) -> bool:
        if words is None:
            said = (
                self.tr("Nobody speaks further down. Ctrl+↓ steps through whatever else is there.")
                if by > 0
                else self.tr(
                    "Nobody speaks further up. Ctrl+↑ steps through whatever else is there."
                )
            )
            self._bridge.refused.emit(said)
            return False
        self._stand_on(stepping.Stretch(words))
        self.page.show_span(Span(words[0].start, words[-1].end), way=by)
        return True

    def _stand_on(self, stretch: stepping.Stretch) -> None:
        """Words stand ready; where they are a passage already, it is shown as one."""
        if self.pages is None:
            return
        self.page.clear_selection()
        view, line = self._bridge.view, self.pages.line
        spans = stretch.joined(self.pages.layer)
        marked = passages.passage_at(view, line.id, line.layer, spans)
        passage = marked if passages.is_standing(view, marked) else None
        if self.passage != passage:
            self._is_stepping = True
            self._bridge.choose_passage(passage)
            self._is_stepping = False
        self._stand(Standing.UNIT, stretch)

    def stand_at(self, span: Span) -> None:
        """The unit that holds these words stands ready, and is in view."""
        if self.pages is not None:
            unit = units.unit_at(self.pages.layer, span.start)
            self._stand_on(stepping.Stretch(unit.spans))
            self.page.show_span(span)

    def stand_at_hit(self, spans: tuple[Span, ...]) -> None:
        """The units in which words were found stand ready, and the words are in view."""
        if self.pages is None:
            return
        layer = self.pages.layer
        first, *rest = (units.unit_at(layer, span.start).spans for span in spans)
        self._stand_on(stepping.Stretch(first, (), tuple(rest)))
        self.page.show_span(Span(spans[0].start, spans[-1].end))

    def _unit_now(self) -> units.Unit | None:
        spans = self.words_ready()
        if not spans or self.pages is None:
            return None
        return units.unit_at(self.pages.layer, spans[-1].end - 1)

    def _is_part_of(self, unit: units.Unit) -> bool:
        """Whether the selected words are less than their unit, which then comes first.

        Who jumped to a line of a question wants that question next, not the one after it.
        """
        spans = self.page.selection() if self.standing is Standing.WORDS else None
        if not spans or spans[0].start < unit.start:
            return False
        return spans[0].start > unit.spans[0].start or spans[-1].end < unit.spans[-1].end

    def _first_in_view(self) -> units.Unit | None:
        """The first unit worth a stop on the screen, else the next one down, else the last."""
        if self.pages is None:
            return None
        layer, starts = self.pages.layer, self.pages.page_starts
        start = starts[self.page.current_page]
        end = next((one for one in starts if one > start), len(layer.text))
        first = unit = stepping.unit_after(layer, start)
        while unit is not None and unit.start < end and not self.is_in_view(unit.spans):
            unit = stepping.unit_after(layer, unit.end)
        return unit or first or stepping.unit_before(layer, start)

    def extend(self, by: int, *, is_sentence: bool = False) -> None:
        """Make what stands ready longer or shorter.

        A unit grows by a unit or a sentence, selected words by a line; a passage becomes a
        selection, so that it can take the words of one.
        """
        if self.standing is Standing.UNIT and self._stretch is not None and self.pages is not None:
            layer = self.pages.layer
            found = stepping.extended(layer, self._stretch, by, is_sentence=is_sentence)
            if found is not None:
                self._stand_on(found)
                spans = found.joined(layer)
                self.page.show_span(spans[-1] if by > 0 else spans[0])
            return
        if not self.page.selection() and (spans := self.words_ready()):
            self.page.select(spans)
        self.page.extend(Move.DOWN if by > 0 else Move.UP)

    def select(self, spans: tuple[Span, ...]) -> None:
        """Select words and bring them into view."""
        self.page.show_span(spans[0])
        self.page.select(spans)

    # --- find, copy -------------------------------------------------------------------------------

    def _marked(self) -> tuple[ExhibitLine | None, bytes | None]:
        return (None if self.pages is None else self.pages.line), self.passage

    def _on_changed(self, change: Change) -> None:
        self._marking.follow(change)
        if "*" in change.kinds:
            self._close_gone()
        if change.kinds & _NAMING:
            self._rename_tabs()

    def _close_gone(self) -> None:
        """Close the tabs of exhibits that were sequestered or destroyed, and say so."""
        view = self._bridge.view
        for index, tab in reversed(list(enumerate(self._open))):
            hidden = clawback.hidden_at(view, tab.occurrence)
            if hidden is not None:
                number = clawback.number_of(view, hidden)
                self.close_tab(index)
                words = self.tr("{number} was closed: it is sequestered or destroyed.")
                self._bridge.told.emit(words.format(number=told(number)), False)

    def _rename_tabs(self) -> None:
        """A number or a title that a person has just given stands on the tab, too."""
        view = self._bridge.view
        for index, tab in enumerate(self._open):
            try:
                place = exhibits.occurrence(view, tab.occurrence)
                line = exhibits.exhibit(view, place.exhibit)
            except ReviewError:
                continue
            self.strip.rename(index, f"{place.label}  {line.title}".strip())
            if self.pages is not None and self.pages.occurrence.id == place.id:
                self.pages.occurrence = place
                if line.layer == self.pages.line.layer:
                    self.pages.line = line
                else:
                    self._show_anew()
        self.tab_changed.emit()

    def _on_found(self, hits: list[Span], current: int | None) -> None:
        self.page.set_hits(hits, current)
        if current is not None:
            self.page.show_span(hits[current])

    def _on_find_closed(self, stood_on: Span | None) -> None:
        """The words found are selected then, ready for a digit: this is how keys select words."""
        if stood_on is not None and self.pages is not None:
            self.page.select((stood_on,))
        self.page.setFocus()

    def find_from_here(self) -> None:
        """Begin to find, with the selected words if there are few."""
        if self._words_soon.isActive():
            self._read_words()
        if self.pages is None:
            return
        words = self.page.selected_text()
        start = self.pages.page_starts[self.page.current_page]
        self.finder.open_at(
            start, words if 0 < len(words) < _LONGEST_FOUND and "\n" not in words else ""
        )

    def _as_typed(self, spans: tuple[Span, ...]) -> str:
        return "\n".join(as_typed(self.pages.layer, span) for span in spans) if self.pages else ""
