"""What the matter proposes for a tag's fields, each with its reason.

Nothing is written until a person confirms. Words that a mail quotes or forwards are proposed as
those of whoever the quotation names, never of the sender; where it names nobody, and for documents
read aloud, for articles and for talk between counsel, blank is the honest answer: whoever is behind
those words is not who the file names. A role is ``unknown`` until someone says otherwise.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from operator import attrgetter

import msgspec

from reviewer.model import PassageId, Side, Tag
from reviewer.queries import exhibits, passages, people, quantity_proposals
from reviewer.queries.passages import PassageLine, TagOn
from reviewer.queries.people import PartyRow, PersonRow
from reviewer.queries.quantity_proposals import holds_one_of
from reviewer.queries.view import View
from reviewer.text import units
from reviewer.text.layer import Role, Segment, SegmentKind, Span, TextLayer

_START = attrgetter("start")

_NO_RECOLLECTION = re.compile(
    r"\b(?:(?:do|did|does|could|would|can)(?:\s+not|n['’]t)|cannot|can['’]t)\s+"
    r"(?:\w+\s+){0,2}?(?:recall|remember|recollect)\b"
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
    r"\b(?:quote|unquote|it says|reads? (?:as follows|aloud|in part)|I(?:['’]m| am) reading|"
    r"\(reading\)|as written|states? here)\b",
    re.IGNORECASE,
)
_BELIEF = re.compile(
    r"\bI (?:don['’]t |do not )?(?:believe|think)\b|\bnot to my knowledge\b"
    r"|\bas far as I (?:know|recall)\b|\bto the best of my\b",
    re.IGNORECASE,
)
_APPROXIMATE = re.compile(
    r"\b(?:about|around|roughly|approximately|or so|ballpark|give or take)\b", re.IGNORECASE
)
_CONDITIONAL = re.compile(
    r"\bif I had to guess\b|\bpossibly\b|\bcould have\b|\bmight have\b", re.IGNORECASE
)
_LACKS = re.compile(r"\black\w*\b[^.]{0,60}\b(?:knowledge|information)\b", re.IGNORECASE)
_BELIEVES = re.compile(r"\b(?:believe|think)\b|to my knowledge", re.IGNORECASE)
_HEDGES = (
    ("belief", _BELIEF),
    ("no_recollection", _NO_RECOLLECTION),
    ("approximate", _APPROXIMATE),
    ("conditional", _CONDITIONAL),
    ("objection_subject_to", re.compile(r"\bsubject to and without waiving\b", re.IGNORECASE)),
)
# Every hedge holds one of its cues. They are looked for first: a log of 100,000 rows would spend a
# tenth of its time on patterns that do not match.
_CUES = {
    "belief": ("believe", "think", "my knowledge", "as far as", "best of my"),
    "no_recollection": ("recall", "recollect", "remember", "memory"),
    "approximate": ("about", "around", "rough", "approximately", "or so", "ballpark", "or take"),
    "conditional": ("had to guess", "possibly", "could have", "might have"),
    "objection_subject_to": ("subject to",),
}


_ALOUD_CUES = ("quot", "it say", "read", "as written", "state")


class Proposal(msgspec.Struct, frozen=True, gc=False):
    """A value nobody decided yet, and why it is proposed."""

    value: str
    reason: str


def is_no_recollection(words: str) -> bool:
    """Whether an answer says that the witness does not recall, or has no recollection."""
    return _NO_RECOLLECTION.search(words) is not None


def is_assent(words: str) -> bool:
    """Whether an answer does nothing but agree, so that it takes over the words of the question."""
    return _ASSENT.fullmatch(words.strip()) is not None


class Ground(msgspec.Struct, frozen=True, gc=False):
    """What proposals for the tags of one passage rest on.

    ``values`` are its exhibit's, as ``exhibits.exhibit_values`` gives them; ``person_named`` finds
    a person of the case by any form of the name, ``party_named`` a litigant by its name.
    """

    line: PassageLine
    layer: TextLayer
    kind: str
    values: Mapping[str, str]
    person_named: Callable[[str], PersonRow | None]
    party_named: Callable[[str], PartyRow | None]


def of_tag(view: View, passage: PassageId, on: TagOn) -> dict[str, Proposal]:
    """What is proposed for the fields of one tag that nobody answered yet."""
    ground = ground_of(view, passage)
    return proposed(ground, of_passage(ground), on)


def ground_of(view: View, passage: PassageId) -> Ground:
    """What the matter knows that bears on one passage."""
    line = passages.line_of(view, passage)
    return Ground(
        line,
        view.layer(line.layer),
        exhibits.exhibit(view, line.exhibit).kind,
        exhibits.exhibit_values(view, line.exhibit),
        lambda text: people.person_named(people.persons(view), text),
        lambda text: people.party_named(people.parties(view), text),
    )


def of_passage(ground: Ground) -> dict[str, Proposal]:
    """What is proposed for any statement in a passage, whatever its tag."""
    found = _declarant(ground)
    found.update(_from_words(ground.line))
    if ground.kind == "deposition" and is_answer(ground.layer, ground.line.spans):
        found["under_oath"] = Proposal("yes", "testimony at a deposition")
    return found


def proposed(ground: Ground, of_any: Mapping[str, Proposal], on: TagOn) -> dict[str, Proposal]:
    """What is proposed for the fields of one tag that nobody answered yet.

    ``of_any`` is what ``of_passage`` gave for the ground: the same for all tags of a passage.
    """
    found = _all(ground, of_any, on)
    for name, value in on.fields.items():
        if value:
            found.pop(name, None)
    if on.kind:
        found.pop("kind", None)
    return {name: proposal for name, proposal in found.items() if proposal.value}


def is_answer(layer: TextLayer, spans: Sequence[Span]) -> bool:
    """Whether words of an answer stand in the last of these spans."""
    last = spans[-1]
    first = max(bisect_right(layer.lines, last.start, key=_START) - 1, 0)
    for line in islice(layer.lines, first, None):
        if line.start >= last.end:
            return False
        if line.role is Role.ANSWER and last.start < line.end:
            return True
    return False


def _all(ground: Ground, of_any: Mapping[str, Proposal], on: TagOn) -> dict[str, Proposal]:
    line = ground.line
    found = dict(of_any)
    declarant = on.fields.get("declarant") or (
        found["declarant"].value if "declarant" in found else ""
    )
    behalf = on.fields.get("on_behalf_of") or (
        found["on_behalf_of"].value if "on_behalf_of" in found else ""
    )
    found.update(_sides(ground, declarant, behalf))
    if on.tag == Tag.ADMISSION and line.question and is_assent(line.quote):
        found["adopted"] = Proposal(line.question, "the question that the answer agrees to")
        found["kind"] = Proposal("adoptive", "the answer only agrees to the question")
    elif on.tag in {Tag.ADMISSION, Tag.DENIAL}:
        found.update(_kind(ground, on))
    elif on.tag == Tag.QUANTITY:
        found.update(_of_quantity(line, on))
    return found


def _of_quantity(line: PassageLine, on: TagOn) -> dict[str, Proposal]:
    found = quantity_proposals.of_quantity(line.quote, line.question, on.fields, on.kind, is_assent)
    return {name: Proposal(value, reason) for name, (value, reason) in found.items()}


def _declarant(ground: Ground) -> dict[str, Proposal]:
    values, kind = ground.values, ground.kind
    segment = units.segment_at(ground.layer, ground.line.spans[-1].start)
    if segment is not None:
        return _author_of(segment)
    if kind == "deposition":
        return _witness(ground)
    if kind in {"discovery_response", "pleading"} and values.get("author"):
        return {"declarant": Proposal(values["author"], "the party that answers")}
    if kind == "memo" and values.get("author"):
        return {
            "declarant": Proposal(values["author"], "author of this document"),
            "statement_date": Proposal(values.get("date", "")[:10], "date of this document"),
        }
    return {}


_WHOSE = {
    SegmentKind.TOP: "author of this mail segment",
    SegmentKind.QUOTED: "author of this quoted part, as the mail names them",
    SegmentKind.FORWARDED: "author of this forwarded part, as the mail names them",
}


def _author_of(segment: Segment) -> dict[str, Proposal]:
    if segment.kind is SegmentKind.HEADER or not segment.author:
        return {}
    author = segment.author.partition("<")[0].strip(' "') or segment.author
    found = {"declarant": Proposal(author, _WHOSE[segment.kind])}
    if re.match(r"\d{4}-\d\d-\d\d", segment.date):
        found["statement_date"] = Proposal(segment.date[:10], "date of this mail segment")
    return found


def _witness(ground: Ground) -> dict[str, Proposal]:
    line, values = ground.line, ground.values
    if not is_answer(ground.layer, line.spans) or _is_read_aloud(line.quote):
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


def _is_read_aloud(words: str) -> bool:
    is_likely = holds_one_of(words.lower(), _ALOUD_CUES)
    return is_likely and _READ_ALOUD.search(words) is not None


def _from_words(line: PassageLine) -> dict[str, Proposal]:
    folded = line.quote.lower()
    for hedge, pattern in _HEDGES:
        found = pattern.search(line.quote) if holds_one_of(folded, _CUES[hedge]) else None
        if found:
            return {
                "hedge": Proposal(hedge, "a hedging word in the passage"),
                "hedge_text": Proposal(found.group(), "as it stands in the passage"),
            }
    return {}


def _sides(ground: Ground, declarant: str, behalf: str) -> dict[str, Proposal]:
    """Against whom a statement may be used: the party whose words they are, when it is adverse.

    A person of the case says whose; else the party itself that speaks, or that a designee speaks
    for: nobody has to be listed for that.
    """
    person = ground.person_named(declarant) if declarant else None
    found = (
        {}
        if person is None or person.role == "unknown"
        else {"declarant_role": Proposal(person.role, "role of this person")}
    )
    if person is not None and person.party is not None:
        return found | _against(person.party, "the declarant’s party is adverse to us")
    party = ground.party_named(behalf) if behalf else None
    if party is not None:
        return found | _against(party, "it speaks through this witness and is adverse to us")
    party = ground.party_named(declarant) if declarant else None
    return found | (_against(party, "this party is adverse to us") if party is not None else {})


def _against(party: PartyRow, reason: str) -> dict[str, Proposal]:
    if party.side is not Side.ADVERSE:
        return {}
    return {"usable_against": Proposal(party.name, reason)}


def _kind(ground: Ground, on: TagOn) -> dict[str, Proposal]:
    """The kind that the place of the words suggests, where it does."""
    line, kind = ground.line, ground.kind
    if on.tag == Tag.ADMISSION:
        return _admission_kind(ground)
    if kind == "email":
        return {"kind": Proposal("informal", "a denial in a mail")}
    folded = line.quote.lower()
    if "lack" in folded and _LACKS.search(line.quote):
        return {"kind": Proposal("lacks_knowledge", "the answer lacks knowledge or information")}
    if kind == "deposition":
        is_likely = "believe" in folded or "think" in folded or "to my knowledge" in folded
        is_belief = is_likely and _BELIEVES.search(line.quote)
        flat = Proposal("testimonial_flat", "a plain denial in testimony")
        return {"kind": Proposal("belief", "the denial is one of belief") if is_belief else flat}
    return {}


def _admission_kind(ground: Ground) -> dict[str, Proposal]:
    kind = ground.kind
    if kind == "discovery_response" and ground.line.pin.startswith("RFA"):
        return {"kind": Proposal("rfa", "an answer to a request for admission")}
    if kind == "pleading":
        return {"kind": Proposal("judicial_pleading", "said in a pleading")}
    if kind == "deposition" and ground.values["entity"]:
        return {"kind": Proposal("corporate_30b6", "testimony of a 30(b)(6) designee")}
    return {}
