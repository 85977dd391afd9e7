"""How much room each part of the desk has: as it was left, else as it suits the text.

The sides grow with the text as far as the page can spare it, and fold where the window is too
narrow for all. Each of the lists at the left has a width of its own: a hit needs more room than a
title.
"""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from ui.folding import Folding
from ui.settings import WindowSettings
from ui.theme import Theme

_ACROSS = (272, 906, 302)
_SEARCH_WIDTH = 384
_DOWN = (680, 680, 220, 190)
_LEAST_PAGE = 600
_LEAST_BESIDE = 360


class Proportions(QObject):
    """The sizes of two splitters: left, middle and right; page, overview, lines and table."""

    def __init__(
        self,
        across: QSplitter,
        down: QSplitter,
        lists: QTabWidget,
        right: QWidget,
        theme: Theme,
        settings: WindowSettings,
    ) -> None:
        super().__init__(across)
        self._across, self._down = across, down
        self._theme, self._settings = theme, settings
        self._sized_for = theme.text_pixels
        self._widths = [_ACROSS[0], _SEARCH_WIDTH]
        self._folding = Folding(across, right, lists)
        lists.currentChanged.connect(self._on_list_changed)
        theme.changed.connect(self._on_text_size)

    def take_up(self) -> None:
        """As it was left the last time; all parts stand in it by now."""
        self._restore(self._across, self._across_sizes())
        self._restore(self._down, _DOWN)
        for splitter, at in ((self._across, 1), (self._down, 0), (self._down, 1)):
            splitter.setStretchFactor(at, 1)

    def fit_to(self, width: int) -> None:
        """Fold at once what does not fit into a window of this width."""
        self._folding.fit_to(width)

    def keep(self) -> None:
        """For the next time."""
        for splitter in (self._across, self._down):
            self._settings.set_state(f"splitter_{splitter.objectName()}", splitter.saveState())

    def halve(self, first: QWidget, second: QWidget) -> None:
        """Give two parts that stand one over the other half each of the room that they have."""
        sizes = self._down.sizes()
        one, other = self._down.indexOf(first), self._down.indexOf(second)
        both = sizes[one] + sizes[other]
        sizes[one], sizes[other] = both // 2, both - both // 2
        self._down.setSizes(sizes)

    def _across_sizes(self) -> tuple[int, ...]:
        """Left, middle and right: the sides grow with the text, as far as the page can spare it."""
        left, middle, right = _ACROSS
        spare = middle - _LEAST_PAGE
        grown = min(self._theme.scaled(left) + self._theme.scaled(right) - left - right, spare)
        share = max(0, grown) / (left + right)
        wide = (round(left * (1 + share)), round(right * (1 + share)))
        return (wide[0], left + middle + right - sum(wide), wide[1])

    def _restore(self, splitter: QSplitter, sizes: tuple[int, ...]) -> None:
        if not splitter.restoreState(self._settings.state(f"splitter_{splitter.objectName()}")):
            splitter.setSizes(list(sizes))

    def _on_text_size(self) -> None:
        if self._theme.text_pixels != self._sized_for:
            self._sized_for = self._theme.text_pixels
            self._across.setSizes(list(self._across_sizes()))
            self._folding.fit_to(self._across.width())

    def _on_list_changed(self, now: int) -> None:
        sizes = self._across.sizes()
        self._widths[1 - now] = sizes[0] or self._widths[1 - now]
        more = self._widths[now] - sizes[0]
        if sizes[0] and sizes[1] - more >= _LEAST_BESIDE:
            self._across.setSizes([sizes[0] + more, sizes[1] - more, *sizes[2:]])
