"""Exhibits with pages that are pictures, and which of them wait to be recognised (OCR)."""

from collections.abc import Iterable
from dataclasses import dataclass

from reviewer.errors import InputError
from reviewer.model import ExhibitId, Kind, LayerBody, PartsBody, parts_id
from reviewer.queries import exhibits
from reviewer.queries.passages import PassageLine
from reviewer.queries.view import View, bodies_of, body_of
from reviewer.readers.reading import Facts
from reviewer.text import geometry

RECOGNISE = "recognise"


@dataclass(frozen=True, slots=True)
class Scan:
    """An exhibit with pages whose words only a picture holds, and how many they are."""

    exhibit: ExhibitId
    label: str
    pages: int


@dataclass(frozen=True, slots=True)
class Source:
    """What must be read to recognise an exhibit: objects by their hash, and the reading shown.

    ``natives`` are the exhibit itself or its parts in order; ``rendition`` is the PDF on screen.
    """

    natives: tuple[bytes, ...]
    rendition: bytes
    shown: LayerBody


_WAITING = """
  SELECT e.id, e.label, json_array_length(CAST(p.content AS TEXT), '$.facts.textless')
  FROM exhibit e JOIN entity n ON n.entity = e.reading JOIN payload p ON p.hash = n.payload
  WHERE json_array_length(CAST(p.content AS TEXT), '$.facts.textless') > 0
  ORDER BY e.number_order, e.id"""


def waiting(view: View) -> tuple[Scan, ...]:
    """Every exhibit that shows pictures without words and has no recognised reading yet."""
    found = [Scan(*row) for row in view.rows(_WAITING)]
    return tuple(scan for scan in found if not is_recognised(view, scan.exhibit))


def is_recognised(view: View, exhibit: bytes) -> bool:
    """Whether a reading of the exhibit has words that were recognised."""
    found = bodies_of(view, Kind.LAYER, LayerBody, exhibit)
    return any(_asked(body.facts) for _, body in found)


def _asked(facts: dict[str, object]) -> bool:
    asked = facts.get("asked")
    return isinstance(asked, dict) and bool(asked.get(RECOGNISE))


def scan_of(view: View, exhibit: bytes) -> Scan:
    """One exhibit as a scan; without pages where all of it is text or recognised.

    Raises:
        InputError: the exhibit is not in the matter.
    """
    line = exhibits.exhibit(view, exhibit)
    facts: Facts = exhibits.facts_of(view, exhibit)
    return Scan(line.id, line.label, len(facts.textless))


def waiting_among(view: View, ids: Iterable[bytes]) -> tuple[Scan, ...]:
    """Those of these exhibits that show pictures without words."""
    found = [scan_of(view, one) for one in ids]
    return tuple(scan for scan in found if scan.pages)


def least_sure(view: View, passage: PassageLine) -> int | None:
    """How sure the recognition was of the least sure word of a passage, in percent.

    ``None`` where it was not ours, or the places of the words are not here.
    """
    rendition = _rendition_of(view, passage)
    if rendition is None:
        return None
    found = [
        geometry.least_sure(view.geometry(passage.layer, rendition, number), span)
        for number, page in enumerate(view.sizes(passage.layer, rendition), start=1)
        for span in passage.spans
        if span.start < page.end and span.end > page.start
    ]
    return min((one for one in found if one is not None), default=None)


def _rendition_of(view: View, passage: PassageLine) -> bytes | None:
    """The PDF on which the words of a passage lie."""
    for _, body in bodies_of(view, Kind.LAYER, LayerBody, passage.exhibit):
        if bytes.fromhex(body.layer) == passage.layer:
            return bytes.fromhex(body.rendition or body.exhibit)
    return None


def source_of(view: View, exhibit: bytes) -> Source:
    """What to read of an exhibit.

    Raises:
        InputError: the exhibit is not in the matter.
    """
    line = exhibits.exhibit(view, exhibit)
    shown = exhibits.reading_of(view, exhibit)
    parts = body_of(view, parts_id(exhibit), PartsBody)
    natives = tuple(map(bytes.fromhex, parts.parts)) if parts else (exhibit,)
    if not line.rendition:
        raise InputError("This exhibit has no pages.")
    return Source(natives, line.rendition, shown)
