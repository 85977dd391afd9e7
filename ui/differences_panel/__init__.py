"""The queue of differences: what people said apart from each other, one after the other."""

from ui.differences_panel.panel import DifferencesPanel

__all__ = ["DifferencesPanel"]
