"""The table of passages at the bottom: the log in the making."""

from ui.passage_table.panel import PassageTable

__all__ = ["PassageTable"]
