"""One field for everything."""

from ui.palette.view import Palette

__all__ = ["Palette"]
