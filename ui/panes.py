"""Going from pane to pane: each is entered at the place where its work is done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QWidget


@dataclass(frozen=True, slots=True)
class Pane:
    """A part of the desk, and where in it the focus goes; else to the part itself."""

    part: QWidget
    stop: Callable[[], QWidget] | None = None

    def enter(self) -> None:
        """Take the focus there."""
        target = self.part if self.stop is None else self.stop()
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)


def step(panes: Sequence[Pane], now: QWidget | None, by: int) -> None:
    """Move the focus on by so many of the panes that are to be seen, round at the end."""
    seen = [pane for pane in panes if pane.part.isVisible()]
    at = next((i for i, one in enumerate(seen) if one.part is now or holds(one.part, now)), -by)
    seen[(at + by) % len(seen)].enter()


def holds(pane: QWidget, widget: QWidget | None) -> bool:
    """Whether a widget is within a pane."""
    return widget is not None and pane.isAncestorOf(widget)


def tab_stop(tabs: QTabWidget) -> QWidget:
    """The first thing in the tab that is open which takes the focus by Tab, else the tabs."""
    page = tabs.currentWidget()
    within = page.findChildren(QWidget)
    stops = (
        one
        for one in within
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    )
    return next(stops, None) or tabs.tabBar()
