"""What the page view is given and what it gives back: plain values, without Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from reviewer.text.geometry import PageGeometry
from reviewer.text.layer import Span


class PageDocument(Protocol):
    """One rendition with the text layer that belongs to it; pages count from 0."""

    @property
    def key(self) -> str:
        """A name for the rendition that no other has, such as its hash."""
        ...

    @property
    def path(self) -> Path:
        """The PDF."""
        ...

    @property
    def text(self) -> str:
        """The words; every offset is a code point of it."""
        ...

    @property
    def page_sizes(self) -> Sequence[tuple[float, float]]:
        """Width and height of each page as displayed, in points."""
        ...

    @property
    def page_starts(self) -> Sequence[int]:
        """Where each page's text begins, ascending; an empty page begins where the next does."""
        ...

    def page_geometry(self, page: int) -> PageGeometry:
        """Where a page's words lie; the view keeps what it asked for lately."""
        ...


@dataclass(frozen=True, slots=True)
class TagLook:
    """How a tag shows on white paper: its key (may be empty), its colour, its tint.

    ``tick`` is its colour in the scroll bar, where the ground follows the theme.
    """

    digit: str
    strong: str
    tint: str
    tick: str = ""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A passage as it is drawn; ``tags`` in the order of their digits, perhaps none.

    ``note`` is what a pointer or a screen reader is told of it; ``has_note`` says whether someone
    wrote one, ``is_linked`` whether it is tied to another passage.
    """

    passage_id: bytes
    spans: tuple[Span, ...]
    tags: tuple[TagLook, ...] = ()
    active: bool = False
    note: str = ""
    has_note: bool = False
    is_linked: bool = False


class Fit(StrEnum):
    """How the zoom follows the window."""

    FREE = "free"
    WIDTH = "width"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class PagePosition:
    """Where a reader is: the page at the top of the window and how far down it, as a fraction."""

    page: int
    fraction: float
    zoom: float
    fit: Fit = Fit.WIDTH
    rotation: int = 0
