"""An exhibit of the window of which another reading is shown, so that a passage waits."""

from dataclasses import replace

from reviewer.acts import readings as acts
from reviewer.acts import tagging
from reviewer.model import LayerBody, LayerId, PassageId, TagId
from reviewer.queries import exhibits, passages
from reviewer.store.layers import geometry_writes, part_writes
from reviewer.text import codec, geometry
from reviewer.text.anchors import find_quote
from tests.ui.desks import CERTIFIED, Screen

SAID, READS = "We never seeded.", "We often seeded."


def read_differently(screen: Screen, said: str = SAID, reads: str = READS) -> PassageId:
    """Tag words of the certified transcript, then show a reading in which they are others."""
    screen.open(CERTIFIED)
    bridge, pages = screen.desk.bridge, screen.pages
    span = find_quote(pages.layer, said)
    selection = tagging.Selection(pages.line.id, pages.line.layer, (span,), pages.occurrence.id)
    bridge.do(lambda view: tagging.tag_selection(view, selection, TagId("denial")))
    whole = tagging.spans_with_question(pages.layer, (span,))
    passage = passages.passage_at(bridge.view, pages.line.id, pages.line.layer, whole)
    body = _read_so(screen, pages.layer.text[: span.start] + reads + pages.layer.text[span.end :])
    bridge.do(lambda view: acts.add_reading(view, pages.line.id, body, show=True))
    return passage


def _read_so(screen: Screen, text: str) -> LayerBody:
    """A reading of the exhibit on screen with another text of the same length."""
    matter, pages = screen.desk.bridge.matter, screen.pages
    layer = replace(pages.layer, text=text)
    layer_id = LayerId(codec.layer_id(layer))
    stored = matter.connection().execute(
        "SELECT body FROM geometry WHERE layer = ? AND rendition = ? ORDER BY page",
        (pages.line.layer, pages.line.rendition),
    )
    boxes = [(geometry.decode_page(row[0]), row[0]) for row in stored]
    matter.put_rows(
        [
            *part_writes(layer_id, codec.encode(layer)),
            *geometry_writes(layer_id, pages.line.rendition, boxes),
        ]
    )
    known = exhibits.reading_of(matter.view, pages.line.id)
    return replace(known, layer=layer_id.hex(), reader="hand-2")
