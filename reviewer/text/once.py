"""What is asked of a layer again and again, and takes a walk through its text, is found once.

Layers never change. One is known by being the same object: to compare two of a thousand pages takes
as long as the walk.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from reviewer.text.layer import TextLayer

T = TypeVar("T")
_KEPT = 4


class _Same:
    """A layer as a key, kept as long as what was found of it."""

    __slots__ = ("layer",)

    def __init__(self, layer: TextLayer) -> None:
        self.layer = layer

    def __hash__(self) -> int:
        return id(self.layer)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.layer is self.layer


def once(find: Callable[[TextLayer], T]) -> Callable[[TextLayer], T]:
    """The same function, which remembers what it found of the last few layers."""

    @lru_cache(_KEPT)
    def kept(same: _Same) -> T:
        return find(same.layer)

    return lambda layer: kept(_Same(layer))
