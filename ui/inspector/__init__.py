"""The panel at the right: the passage or exhibit in hand, and everything decided about it."""

from ui.inspector.panel import Inspector

__all__ = ["Inspector"]
