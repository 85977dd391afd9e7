"""Other readings of exhibits that tests put in: layers and geometry in the matter, and the body."""

import msgspec

from reviewer.matter import Matter
from reviewer.model import LayerBody, LayerId
from reviewer.readers.reading import Facts
from reviewer.store.layers import geometry_hash, geometry_writes, part_writes
from reviewer.text import codec, geometry
from reviewer.text.geometry import PageGeometry
from reviewer.text.layer import Paragraph, PrintedLine, Role, TextLayer
from tests.unit.matters import Added


def transcript_layer(rows, page: int) -> TextLayer:
    """A page of testimony: (role, words) line by line."""
    lines, offset = [], 0
    for number, (role, words) in enumerate(rows, start=1):
        lines.append(PrintedLine(page, number, offset, offset + len(words), Role(role)))
        offset += len(words) + 1
    return TextLayer("\n".join(words for _, words in rows), lines=tuple(lines))


def new_layer(matter: Matter, added: Added, layer: TextLayer | str) -> LayerBody:
    """Put the rows of another reading in; its body is what an act then names."""
    if isinstance(layer, str):
        layer = TextLayer(layer, paragraphs=tuple(_paragraphs(layer)))
    layer_id = LayerId(codec.layer_id(layer))
    page = PageGeometry(612.0, 792.0, 0, len(layer.text), ())
    body = geometry.encode_page(page)
    matter.put_rows(
        [
            *part_writes(layer_id, codec.encode(layer)),
            *geometry_writes(layer_id, added.exhibit, [(page, body)]),
        ]
    )
    facts = Facts(title="Clark, Vol. I", witness="CLARK, JANE", date="2026-06-03")
    return LayerBody(
        exhibit=added.exhibit.hex(),
        layer=layer_id.hex(),
        kind="deposition" if layer.lines else "other",
        reader="hand-2",
        maker="native",
        rendition="",
        geometry=geometry_hash([body]).hex(),
        pages=1,
        characters=len(layer.text),
        facts=msgspec.to_builtins(facts),
        warnings=[],
    )


def _paragraphs(text: str):
    start = 0
    for part in text.split("\n\n"):
        if part.strip():
            yield Paragraph(start, start + len(part))
        start += len(part) + 2
