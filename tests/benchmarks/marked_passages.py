"""Thousands of real passages: testimony of as many answers, each marked by one real act."""

from reviewer.matter import Matter
from reviewer.model import (
    Act,
    AnchorBody,
    CitedInBody,
    EntityId,
    Kind,
    NumberBody,
    Op,
    PassageBody,
    PassageId,
    derived_id,
    number_id,
    passage_id,
)
from tests.unit.matters import Added, add_transcript

ON_A_PAGE = 12


def mark_passages(matter: Matter, count: int, exhibits: int = 5) -> list[PassageId]:
    """Mark the answers of several transcripts."""
    marked: list[PassageId] = []
    for exhibit in range(exhibits):
        each = count // exhibits
        added = add_transcript(matter, *_pages(each, exhibit), name=f"{exhibit}.txt")
        marked += _mark(matter, added, len(marked))
    return marked


def _pages(count: int, exhibit: int) -> list[list[tuple[str, str]]]:
    lines = []
    for number in range(count):
        lines.append(("Q", f"Q.  Did lot {number} of box {exhibit} arrive in time?"))
        lines.append(("A", f"A.  I believe that lot {number} of {exhibit} was two days late."))
    return [lines[start : start + 2 * ON_A_PAGE] for start in range(0, 2 * count, 2 * ON_A_PAGE)]


def _mark(matter: Matter, added: Added, before: int) -> list[PassageId]:
    ops: list[Op] = []
    passages: list[PassageId] = []
    start = 0
    for place, line in enumerate(added.text.split("\n")):
        if place % 2:
            spans = [[start, start + len(line)]]
            passage = passage_id(added.exhibit, added.layer, spans)
            passages.append(passage)
            ops += _ops(matter, added, passage, spans, before + len(passages))
        start += len(line) + 1
    matter.do(Act("mark_passage", tuple(ops)))
    return passages


def _ops(
    matter: Matter, added: Added, passage: PassageId, spans: list[list[int]], number: int
) -> list[Op]:
    (start, end), writer = spans[0], matter.view.writer
    anchor = AnchorBody(added.text[start:end], "", "", 1)
    body = PassageBody(added.exhibit.hex(), added.layer.hex(), spans, [anchor])
    numbered = number_id(Kind.PASSAGE_NUMBER, passage, "KL", number, writer)
    cited = derived_id("cited_in", passage.hex(), added.occurrence.hex())
    return [
        Op(EntityId(passage), Kind.PASSAGE, added.exhibit, body),
        Op(numbered, Kind.PASSAGE_NUMBER, passage, NumberBody("KL", number, writer.hex())),
        Op(cited, Kind.CITED_IN, passage, CitedInBody(added.occurrence.hex())),
    ]
