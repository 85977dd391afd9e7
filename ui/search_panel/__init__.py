"""The search across exhibits: query, limits, hits."""

from ui.search_panel.panel import SearchPanel

__all__ = ["SearchPanel"]
