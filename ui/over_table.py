"""What stands over the passage table: the page, the overview in its place, its words below it."""

from PySide6.QtCore import QObject

from reviewer.text.layer import Span
from ui.overview import Overview
from ui.pair import DocumentPair
from ui.passage_table import PassageTable
from ui.proportions import Proportions
from ui.reading_pane import ReadingPane


class OverTable(QObject):
    """Shows one part and hides another, and puts the focus where the work goes on."""

    def __init__(
        self,
        pair: DocumentPair,
        overview: Overview,
        reading: ReadingPane,
        table: PassageTable,
        proportions: Proportions,
    ) -> None:
        super().__init__(pair)
        self._pair, self._overview, self._reading = pair, overview, reading
        self._table, self._proportions = table, proportions
        overview.hide()
        reading.hide()
        table.full_height_requested.connect(self.toggle_table)
        table.narrowed.connect(overview.show_wanted)
        overview.narrowed.connect(table.narrow_to)
        overview.closed.connect(self.toggle_overview)
        reading.closed.connect(self.toggle_reading)
        reading.chosen.connect(self._on_line_chosen)
        pair.place_changed.connect(self._show_reading)
        pair.standing_changed.connect(self._show_reading)

    def show_page(self) -> None:
        """The page where the overview was: something is to be seen on it."""
        if self._overview.isVisible():
            self._show(self._pair)

    def toggle_table(self) -> None:
        """The table at full height, and back."""
        is_full = not (self._pair.isVisible() or self._overview.isVisible())
        self._overview.hide()
        self._pair.setVisible(is_full)
        self._table.set_full_height(not is_full)
        (self._pair.active.page if is_full else self._table.table).setFocus()

    def toggle_overview(self) -> None:
        """The overview in the place of the page, and back."""
        is_shown = not self._overview.isVisible()
        self._show(self._overview if is_shown else self._pair)
        if is_shown:
            self._overview.refresh()
        (self._overview.tags if is_shown else self._pair.active.page).setFocus()

    def toggle_reading(self) -> None:
        """The words of the page as plain lines, and back to the page."""
        is_shown = not self._reading.isVisible()
        if is_shown:
            self._show(self._pair)
        self._reading.setVisible(is_shown)
        if is_shown:
            self._proportions.halve(self._pair, self._reading)
        self._show_reading()
        (self._reading.edit if is_shown else self._pair.active.page).setFocus()

    def _show(self, part: DocumentPair | Overview) -> None:
        self._table.set_full_height(False)
        for one in (self._pair, self._overview):
            one.setVisible(one is part)

    def _show_reading(self) -> None:
        """Show the page that is open, the caret where a unit stands ready."""
        if self._reading.isVisible():
            side = self._pair.active
            spans = side.words_ready()
            at = spans[0].start if spans else None
            self._reading.show_page(side.pages, side.page.current_page, at)

    def _on_line_chosen(self, words: Span) -> None:
        self._pair.active.stand_at(words)
