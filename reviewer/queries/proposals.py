"""What the matter proposes for a tag's fields, each with its reason; nothing is written until a
person confirms.

Blank is the honest answer for quoted or forwarded mail, for documents read aloud, for articles and
for talk between counsel: whoever is behind those words is not who the file names. A role is
``unknown`` until someone says otherwise.
"""

import re
from dataclasses import dataclass

from reviewer.model import PassageId, Side, Tag
from reviewer.queries import exhibits, passages, people
from reviewer.queries.passages import PassageLine, TagOn
from reviewer.queries.people import PersonRow
from reviewer.queries.view import View
from reviewer.text import units
from reviewer.text.layer import Role, Segment, SegmentKind, TextLayer

_NO_RECOLLECTION = re.compile(
    r"\b(?:(?:do|did|does|could|can)(?:\s+not|n['’]t)|cannot)\s+(?:\w+\s+){0,2}?(?:recall|remember|recollect)\b"
    r"|\bno\s+(?:\w+\s+)?(?:recollection|memory)\b"
    r"|\bnot\s+(?:that\s+I\s+)?(?:recall(?:ing)?|remember)\b"
    r"|\bdo(?:\s+not|n['’]t)\s+have\s+(?:a|any)\s+(?:\w+\s+)?(?:recollection|memory)\b",
    re.IGNORECASE,
)
_ASSENT = re.compile(
    r"(?:(?:yes|yeah|yep|correct|right|agreed|exactly|true|absolutely|mm-?hmm|uh-?huh|sure|that(?:['’]s|\s+is)\s+"
    r"(?:correct|right|true|so)|i\s+(?:did|do|was|am|agree)|it\s+(?:is|was|does|did)|we\s+did|"
    r"(?:sir|ma['’]?am))[\s,.;]*)+",
    re.IGNORECASE,
)
_READ_ALOUD = re.compile(
    r"\b(?:quote|unquote|it says|reads? (?:as follows|aloud|in part)|I(?:['’]m| am) reading|\(reading\)|"
    r"as written|states? here)\b",
    re.IGNORECASE,
)
_HEDGES = (
    ("belief", re.compile(r"\bI (?:don['’]t |do not )?(?:believe|think)\b|\bnot to my knowledge\b"
                          r"|\bas far as I (?:know|recall)\b|\bto the best of my\b", re.IGNORECASE)),
    ("no_recollection", _NO_RECOLLECTION),
    ("approximate", re.compile(r"\b(?:about|around|roughly|approximately|or so|ballpark|give or take)\b", re.IGNORECASE)),
    ("conditional", re.compile(r"\bif I had to guess\b|\bpossibly\b|\bcould have\b|\bmight have\b", re.IGNORECASE)),
    ("objection_subject_to", re.compile(r"\bsubject to and without waiving\b", re.IGNORECASE)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value nobody decided yet, and why it is proposed."""

    value: str
    reason: str


def is_no_recollection(words: str) -> bool:
    """Whether an answer says that the witness does not recall (or does not remember, has no recollection)."""
    return _NO_RECOLLECTION.search(words) is not None


def is_assent(words: str) -> bool:
    """Whether an answer does nothing but agree, so that it takes over the words of the question."""
    return _ASSENT.fullmatch(words.strip()) is not None


def of_tag(view: View, passage: PassageId, on: TagOn) -> dict[str, Proposal]:
    """What is proposed for the fields of one tag that nobody answered yet."""
    line = passages.line_of(view, passage)
    found = _all(view, line, on)
    decided = {name for name, value in on.fields.items() if value} | (
        {"kind"} if on.kind else set()
    )
    return {
        name: proposal for name, proposal in found.items() if name not in decided and proposal.value
    }


def _all(view: View, line: PassageLine, on: TagOn) -> dict[str, Proposal]:
    layer = view.layer(line.layer)
    kind = exhibits.exhibit(view, line.exhibit).kind
    found = _declarant(view, line, layer, kind)
    found.update(_from_words(line))
    declarant = on.fields.get("declarant") or (
        found["declarant"].value if "declarant" in found else ""
    )
    found.update(_sides(view, declarant))
    if kind == "deposition" and _is_testimony(layer, line):
        found["under_oath"] = Proposal("yes", "testimony at a deposition")
    if on.tag == Tag.ADMISSION and is_assent(line.quote) and line.question:
        found["adopted"] = Proposal(line.question, "the question that the answer agrees to")
        found["kind"] = Proposal("adoptive", "the answer only agrees to the question")
    elif on.tag in {Tag.ADMISSION, Tag.DENIAL}:
        found.update(_kind(view, line, on, kind))
    return found


def _is_testimony(layer: TextLayer, line: PassageLine) -> bool:
    unit = units.unit_at(layer, line.spans[-1].start)
    return bool(layer.lines) and unit.kind == units.UnitKind.TESTIMONY


def _declarant(view: View, line: PassageLine, layer: TextLayer, kind: str) -> dict[str, Proposal]:
    values = exhibits.exhibit_values(view, line.exhibit)
    segment = units.segment_at(layer, line.spans[-1].start)
    if segment is not None:
        return _author_of(segment)
    if kind == "deposition":
        return _witness(layer, line, values)
    if kind in {"discovery_response", "pleading"} and values.get("author"):
        return {"declarant": Proposal(values["author"], "the party that answers")}
    if kind == "memo" and values.get("author"):
        return {
            "declarant": Proposal(values["author"], "author of this document"),
            "statement_date": Proposal(values.get("date", "")[:10], "date of this document"),
        }
    return {}


def _author_of(segment: Segment) -> dict[str, Proposal]:
    if segment.kind in {SegmentKind.QUOTED, SegmentKind.FORWARDED, SegmentKind.HEADER}:
        return {}
    found = {
        "declarant": Proposal(
            segment.author.partition("<")[0].strip(), "author of this mail segment"
        )
    }
    if re.match(r"\d{4}-\d\d-\d\d", segment.date):
        found["statement_date"] = Proposal(segment.date[:10], "date of this mail segment")
    return found


def _witness(layer: TextLayer, line: PassageLine, values: dict[str, str]) -> dict[str, Proposal]:
    if not _is_answer(layer, line) or _READ_ALOUD.search(line.quote):
        return {}
    found = {"declarant": Proposal(values["witness"], "witness of the answer")}
    if values["entity"]:
        found["on_behalf_of"] = Proposal(values["entity"], "the witness was designated by it")
        found["declarant_role"] = Proposal(
            "rule_30b6_designee", "the witness was designated under 30(b)(6)"
        )
    if re.match(r"\d{4}", values.get("date", "")):
        found["statement_date"] = Proposal(values["date"][:10], "day of the deposition")
    return found


def _is_answer(layer: TextLayer, line: PassageLine) -> bool:
    """Whether the passage holds words of an answer."""
    last = line.spans[-1]
    return any(
        one.role is Role.ANSWER and one.start < last.end and last.start < one.end
        for one in layer.lines
    )


def _from_words(line: PassageLine) -> dict[str, Proposal]:
    for hedge, pattern in _HEDGES:
        found = pattern.search(line.quote)
        if found:
            return {
                "hedge": Proposal(hedge, "a hedging word in the passage"),
                "hedge_text": Proposal(found.group(), "as it stands in the passage"),
            }
    return {}


def _sides(view: View, declarant: str) -> dict[str, Proposal]:
    """Against whom a statement may be used: the declarant's own party, when it is adverse to us."""
    person = people.person_named(people.persons(view), declarant) if declarant else None
    if person is None:
        return {}
    found = (
        {}
        if person.role == "unknown"
        else {"declarant_role": Proposal(person.role, "role of this person")}
    )
    return found | _against(person)


def _against(person: PersonRow) -> dict[str, Proposal]:
    if person.party is None or person.party.side is not Side.ADVERSE:
        return {}
    return {"usable_against": Proposal(person.party.name, "the declarant’s party is adverse to us")}


def _kind(view: View, line: PassageLine, on: TagOn, kind: str) -> dict[str, Proposal]:
    """The kind that the place of the words suggests, where it does."""
    if on.tag == Tag.ADMISSION:
        return _admission_kind(view, line, kind)
    if kind == "email":
        return {"kind": Proposal("informal", "a denial in a mail")}
    if re.search(r"\black\w*\b[^.]{0,60}\b(?:knowledge|information)\b", line.quote, re.IGNORECASE):
        return {"kind": Proposal("lacks_knowledge", "the answer lacks knowledge or information")}
    if kind == "deposition":
        is_belief = re.search(r"\b(?:believe|think)\b|to my knowledge", line.quote, re.IGNORECASE)
        flat = Proposal("testimonial_flat", "a plain denial in testimony")
        return {"kind": Proposal("belief", "the denial is one of belief") if is_belief else flat}
    return {}


def _admission_kind(view: View, line: PassageLine, kind: str) -> dict[str, Proposal]:
    if kind == "discovery_response" and line.pin.startswith("RFA"):
        return {"kind": Proposal("rfa", "an answer to a request for admission")}
    if kind == "pleading":
        return {"kind": Proposal("judicial_pleading", "said in a pleading")}
    if kind == "deposition" and exhibits.exhibit_values(view, line.exhibit)["entity"]:
        return {"kind": Proposal("corporate_30b6", "testimony of a 30(b)(6) designee")}
    return {}
