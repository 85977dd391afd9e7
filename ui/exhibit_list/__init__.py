"""The list of exhibits at the left."""

from ui.exhibit_list.panel import ExhibitList

__all__ = ["ExhibitList"]
