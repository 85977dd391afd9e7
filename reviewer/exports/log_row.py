"""One row of the passage log: a passage with one of its tags, or with all of them.

What reviewers decided is printed plain; what is only proposed carries the mark ``[proposed]``, so
that nobody files a guess. Names are printed as the matter's list of people has them, whatever form
a file used.
"""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

import msgspec

from reviewer.exports import designations
from reviewer.model import Origin, Standing, Tag
from reviewer.queries.log_rows import LoggedPassage, LoggedPlace, LoggedTag
from reviewer.queries.people import PersonRow
from reviewer.readers.reading import Party
from reviewer.text import places, units
from reviewer.text.layer import PrintedLine, Role, Span, TextSource
from reviewer.text.turns import START

PROPOSED = " [proposed]"
UNSETTLED = "UNSETTLED"
"""What a row says about which people differ, until somebody decides."""
CHECK_AGAIN = " [reading changed: review]"
OLDER_READING = " [cited from an older reading]"
LIST_JOINT = "; "
_BUILT_IN = frozenset(Tag)
_PERSONS = ("declarant", "attributed_to")
_UNKNOWN = {"declarant_role": "unknown", "under_oath": "unknown"}
_PRIVILEGES = ("none", "possible", "confirmed")


@dataclass(frozen=True, slots=True)
class Names:
    """How reviewers and people of the case are printed."""

    initials: Mapping[bytes, str]
    person_named: Callable[[str], PersonRow | None]
    unsettled: Collection[bytes] = frozenset()
    """Passages about which people differ."""

    def person(self, text: str) -> str:
        """A person's name as the matter has it; a name that it does not know stays as it is."""
        found = self.person_named(text) if text else None
        return found.name if found else text

    def party(self, party: Party) -> str:
        """A correspondent's name, else the address."""
        both = f"{party.name} <{party.address}>" if party.address else party.name
        found = self.person_named(both)
        return found.name if found else party.name or party.address


class LogRow(msgspec.Struct, frozen=True, gc=False):
    """What the columns print from; ``values`` are the fields of its tags as they are printed."""

    number: int
    passage: LoggedPassage
    tags: tuple[LoggedTag, ...]
    values: Mapping[str, str]
    names: Names


def one_line(text: str) -> str:
    """A text of several lines in one cell: line ends as `` / ``."""
    if text.isprintable():
        return text
    return " / ".join(part.strip() for part in text.splitlines() if part.strip())


def log_row(
    number: int, passage: LoggedPassage, tags: tuple[LoggedTag, ...], names: Names
) -> LogRow:
    """A row for one passage and the tags it is to show."""
    values = [_printed(tag, names) for tag in tags]
    return LogRow(number, passage, tags, values[0] if len(values) == 1 else _joined(values), names)


def _printed(tag: LoggedTag, names: Names) -> dict[str, str]:
    printed = dict(_UNKNOWN)
    for name, proposal in tag.proposed.items():
        value = names.person(proposal.value) if name in _PERSONS else proposal.value
        printed[name] = one_line(value) + PROPOSED
    for name, value in tag.on.fields.items():
        if value:
            printed[name] = one_line(names.person(value) if name in _PERSONS else value)
    if tag.on.kind:
        printed["kind"] = tag.on.kind
    return printed


def _joined(values: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The fields of several tags; what they agree on is printed once."""
    found: dict[str, dict[str, None]] = {}
    for of_one in values:
        for name, value in of_one.items():
            found.setdefault(name, {})[value] = None
    return {name: LIST_JOINT.join(each) for name, each in found.items()}


def tag_code(tag: LoggedTag) -> str:
    """What the log calls a tag: a built-in one in capitals, an own one by its name."""
    return tag.on.tag.upper() if tag.on.tag in _BUILT_IN else tag.row.name


def privilege(passage: LoggedPassage) -> str:
    """The gravest of what was said of the passage, of its exhibit, and of words that it shares.

    A word that this version does not know may be a privilege: it is held as one. Words that another
    passage withholds do not leave in this one, either.
    """
    shared = "possible" if passage.shares_privileged else ""
    said = (passage.line.privilege, passage.exhibit.values.get("privilege", ""), shared)
    if not any(said):
        return "none"
    known = (one if one in _PRIVILEGES else "possible" for one in said if one)
    return max(known, key=_PRIVILEGES.index)


def designation(passage: LoggedPassage) -> str:
    """The confidentiality of the place the cite names, else the highest of the exhibit's others."""
    at = passage.place
    if at is not None and at.line.confidentiality:
        return at.line.confidentiality
    return designations.highest(one.line.confidentiality for one in passage.exhibit.places.values())


def standing(passage: LoggedPassage) -> str:
    """The mark of a passage whose words are not surely those of the reading that is shown."""
    if passage.line.is_unsettled:
        return CHECK_AGAIN
    return OLDER_READING if passage.line.standing == Standing.RETIRED else ""


def with_origin(place: LoggedPlace, name: str, value: str, marks: Mapping[Origin, str]) -> str:
    """A field of an occurrence, with the mark of how it came to be."""
    origin = place.origins.get(name)
    return value + marks.get(origin, "") if value and origin else value


def place_of(passage: LoggedPassage) -> places.Place:
    """From the first to the last word of a passage, in every coordinate its layer knows."""
    spans = passage.line.spans
    return places.place(passage.layer, Span(spans[0].start, spans[-1].end))


def first_reply(passage: LoggedPassage) -> PrintedLine | None:
    """The printed line in which the words that are no question begin; none outside transcripts."""
    lines = passage.layer.lines
    for span in passage.line.spans:
        first = max(bisect_right(lines, span.start, key=START) - 1, 0)
        for line in islice(lines, first, None):
            if line.start >= span.end:
                break
            words = passage.layer.text[max(line.start, span.start) : min(line.end, span.end)]
            if line.role is not Role.QUESTION and words.strip():
                return line
    return None


def is_received(passage: LoggedPassage) -> bool:
    """Whether words of the passage were recognised from a picture, by us or by somebody else."""
    return recognised_source(passage) is not None


def recognised_source(passage: LoggedPassage) -> TextSource | None:
    """Who recognised words of the passage; None where all of them are the file's own."""
    return units.recognised_source(passage.layer, passage.line.spans)
