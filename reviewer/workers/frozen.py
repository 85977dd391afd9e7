"""A reading in the form in which it is stored, made by the process that read the file.

Encoding a layer of two thousand pages takes a second and half a gigabyte of small objects; done
here it costs the window nothing, and what crosses the pipe is bytes. What the process says is
believed no more for that: an exhibit's text is whatever its reader says it is, and ``verify`` holds
every stored layer against its id.
"""

from dataclasses import dataclass, replace

import msgspec

from reviewer.readers.reading import Facts, Reading
from reviewer.text import codec, geometry
from reviewer.text.codec import LayerPart
from reviewer.text.layer import Stamp, TextLayer


@dataclass(frozen=True, slots=True)
class FrozenPage:
    """One page of the rendition, encoded; size and range are copies out of ``body``."""

    width: float
    height: float
    start: int
    end: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Frozen:
    """A text layer and its geometry as rows; ``stamps`` are Bates numbers read from pages."""

    layer: bytes
    characters: int
    stamps: tuple[Stamp, ...]
    parts: tuple[LayerPart, ...] = ()
    pages: tuple[FrozenPage, ...] = ()


def freeze(reading: Reading) -> tuple[Reading, Frozen]:
    """A reading without its layer and geometry, and those two in their stored form."""
    reading = _writable(reading)
    pages = tuple(_page(page) for page in reading.geometry)
    layer = reading.layer
    frozen = Frozen(
        codec.layer_id(layer), len(layer.text), layer.stamps, tuple(codec.encode(layer)), pages
    )
    return replace(reading, layer=TextLayer(""), geometry=()), frozen


def _writable(reading: Reading) -> Reading:
    """A reading whose facts can be written down: a header may hold half of a character."""
    # A sentence that remembers what it was made of is more than a pipe carries.
    reading = replace(reading, warnings=tuple(str(one) for one in reading.warnings))
    said = (reading.facts, [child.name for child in reading.children], reading.warnings)
    try:
        msgspec.msgpack.encode(said)
    except UnicodeEncodeError:
        facts = msgspec.convert(_cleaned(msgspec.to_builtins(reading.facts)), Facts)
        children = tuple(
            replace(child, name=codec.clean_text(child.name)) for child in reading.children
        )
        warnings = tuple(codec.clean_text(words) for words in reading.warnings)
        return replace(reading, facts=facts, children=children, warnings=warnings)
    return reading


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return codec.clean_text(value)
    if isinstance(value, dict):
        return {name: _cleaned(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(one) for one in value]
    return value


def _page(page: geometry.PageGeometry) -> FrozenPage:
    # The copies are taken from what was stored, whose numbers are rounded.
    body = geometry.encode_page(page)
    stored = geometry.decode_head(body)
    return FrozenPage(stored.width, stored.height, stored.start, stored.end, body)
