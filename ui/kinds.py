"""The letters that set a kind after a digit.

One table for the tag bar, the keys overlay and the help. Letters are unique within a tag; words of
no recollection take the letters of a denial, because naming its kind is how a person says that it
is one.
"""

from dataclasses import dataclass

from reviewer.model import Tag


@dataclass(frozen=True, slots=True)
class KindKey:
    """A kind and the letter that sets it."""

    letter: str
    kind: str


_DENIAL = (
    KindKey("F", "testimonial_flat"),
    KindKey("B", "belief"),
    KindKey("P", "in_part"),
    KindKey("K", "lacks_knowledge"),
    KindKey("G", "general"),
    KindKey("S", "specific"),
    KindKey("N", "negative_pregnant"),
    KindKey("E", "evasive"),
    KindKey("I", "informal"),
    KindKey("O", "objection_only"),
    KindKey("D", "defective"),
)
KINDS: dict[str, tuple[KindKey, ...]] = {
    Tag.ADMISSION: (
        KindKey("A", "adoptive"),
        KindKey("P", "party_statement"),
        KindKey("B", "corporate_30b6"),
        KindKey("E", "agent_employee"),
        KindKey("U", "authorised"),
        KindKey("Q", "rfa"),
        KindKey("J", "judicial_pleading"),
        KindKey("C", "coconspirator"),
        KindKey("R", "predecessor"),
        KindKey("D", "deemed"),
    ),
    Tag.DENIAL: _DENIAL,
    Tag.NO_RECOLLECTION: _DENIAL,
    Tag.QUANTITY: (
        KindKey("C", "count"),
        KindKey("M", "money"),
        KindKey("P", "percentage"),
        KindKey("B", "data_size"),
        KindKey("D", "duration"),
        KindKey("R", "rate"),
        KindKey("O", "ratio"),
        KindKey("X", "percentage_points"),
        KindKey("I", "time_interval"),
        KindKey("L", "length"),
        KindKey("A", "area"),
        KindKey("V", "volume"),
        KindKey("W", "mass"),
        KindKey("S", "dose"),
        KindKey("F", "speed"),
        KindKey("T", "temperature"),
        KindKey("E", "score"),
    ),
}


def kinds_of(tag: str) -> tuple[KindKey, ...]:
    """The kinds a tag can have, the likeliest first; none for an own tag."""
    return KINDS.get(tag, ())


def kind_at(tag: str, letter: str) -> KindKey | None:
    """The kind that a letter sets."""
    return next((one for one in kinds_of(tag) if one.letter == letter.upper()), None)
