"""Pin cites in the forms of the field, as text.

One form is chosen for a whole passage, the most exact that its layer knows for all of its spans:
page and line of a transcript; the label of a paragraph or request; the Bates number of the page;
the native's own page; else the counted paragraph. Pages of a rendition that we made are never
cited: layers carry no such pages.

The plain form has hyphens, for tables and for pasting; ``rich`` puts en dashes into the ranges.
Cites are read back by ``reviewer.text.pasted_cites``, and what ``pin`` writes is read back as it
was.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.text.bates import BatesFault, BatesFinding, BatesNumber, bates_gaps, bates_sequence
from reviewer.text.layer import Span, TextLayer
from reviewer.text.names import as_name
from reviewer.text.pasted_cites import ParsedCite, bates_pin, parse, spans_of
from reviewer.text.places import Place, are_neighbours, counted_paragraphs, place

__all__ = [
    "BatesFault",
    "BatesFinding",
    "BatesNumber",
    "CiteName",
    "ParsedCite",
    "Place",
    "bates_gaps",
    "bates_sequence",
    "cite",
    "name_in_cite",
    "parse",
    "pin",
    "place",
    "rich",
    "spans_of",
]

_LABEL = re.compile(r"(?P<stem>.*?)(?P<number>\S*\d\S*)")
_PLURALS = {"¶": "¶¶", "§": "§§", "No.": "Nos.", "no.": "nos."}
_TITLES = re.compile(r"(?:mr|mrs|ms|miss|mx|dr|prof|hon)\.?\s+", re.IGNORECASE)
_DEGREES = re.compile(
    r",?\s+(?:jr|sr|ii|iii|iv|esq|ph\.?\s?d|m\.?d|j\.?d|cpa|mba|r\.?n)\.?$", re.IGNORECASE
)
_RANGE_OF_NUMBERS = re.compile(r"(?<=[\d)a-z])-(?=\d)")


@dataclass(frozen=True, slots=True)
class CiteName:
    """What an exhibit may be called in a cite; ``prefix`` is a person's choice and goes first.

    ``marked`` is a deposition or trial number ("PX-14"), ``bates`` the first Bates number,
    ``control`` our own. ``witness`` is the deponent as printed, ``entity`` the organisation a
    30(b)(6) designee speaks for.
    """

    prefix: str = ""
    marked: str = ""
    bates: str = ""
    control: str = ""
    is_transcript: bool = False
    witness: str = ""
    entity: str = ""
    volume: str = ""
    is_rough: bool = False


def pin(layer: TextLayer, spans: Sequence[Span]) -> str:
    """The pin part of a cite, without the name: ``34:13-14, 16-17``."""
    merged = _merged_by_line(layer, spans)
    places = [place(layer, span) for span in merged]
    if layer.lines and all(each.line_begin is not None for each in places):
        return _lines_pin(places)
    if all(each.label_begin for each in places):
        return _labels_pin(places)
    if all(each.bates_begin for each in places):
        return ", ".join(
            dict.fromkeys(_dashed(each.bates_begin, each.bates_end) for each in places)
        )
    if all(each.physical_begin is not None for each in places):
        numbers = [_dashed(each.physical_begin, each.physical_end) for each in places]
        return ("physical " if layer.lines else "") + _counted("p.", "pp.", numbers)
    numbers = [_dashed(*counted_paragraphs(layer, span)) for span in merged]
    return _counted("para.", "paras.", numbers)


def name_in_cite(name: CiteName) -> str:
    """What a cite calls an exhibit: prefix, witness, else marked number, Bates, control number."""
    if name.prefix:
        return name.prefix
    surname = _surname(name.witness)
    if name.is_transcript and surname:
        volume = f" vol. {name.volume}," if name.volume else ""
        if name.entity:
            return f"{name.entity} 30(b)(6) Dep. ({surname}){volume}"
        return f"{surname} Dep.{volume}"
    return name.marked or name.bates or name.control


def cite(name: CiteName, pin_text: str) -> str:
    """The full pin cite: ``Clark Dep. 45:12-46:3``, ``PX-14 at ABC0001236``, ``PX-14 ¶ 37``."""
    called = name_in_cite(name)
    joint = " at " if bates_pin(pin_text) else " "
    whole = called if pin_text == called else joint.join(filter(None, (called, pin_text)))
    return f"{whole} (rough)" if name.is_rough else whole


def rich(cite: str) -> str:
    """A plain cite with en dashes in the ranges of its pin; hyphens of names stay."""
    parsed = parse(cite)
    start = cite.rfind(parsed.pin_text) if parsed.pin_text else len(cite)
    if start < 0:
        return cite
    before, pin_text = cite[:start], cite[start : start + len(parsed.pin_text)]
    return before + _with_dashes(pin_text) + cite[start + len(pin_text) :]


def _with_dashes(pin_text: str) -> str:
    if not bates_pin(pin_text):
        return _RANGE_OF_NUMBERS.sub("–", pin_text)
    return ", ".join(_bates_dashed(piece) for piece in pin_text.split(", "))


def _bates_dashed(piece: str) -> str:
    for cut in re.finditer("-", piece):
        halves = piece[: cut.start()], piece[cut.end() :]
        if all(bates_pin(half) for half in halves):
            return "–".join(halves)
    return piece


def _merged_by_line(layer: TextLayer, spans: Sequence[Span]) -> list[Span]:
    """The spans, two of them as one where no other line with words stands between theirs."""
    merged: list[Span] = []
    for span in spans:
        if merged and are_neighbours(layer, merged[-1], span):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _lines_pin(places: Sequence[Place]) -> str:
    """Page and line of each range; a page is named once for ranges that stay on it."""
    pieces: list[str] = []
    page: int | None = None
    for each in places:
        if each.page_begin != each.page_end:
            pieces.append(f"{each.page_begin}:{each.line_begin}-{each.page_end}:{each.line_end}")
            page = None
            continue
        lines = _dashed(each.line_begin, each.line_end)
        pieces.append(lines if each.page_begin == page else f"{each.page_begin}:{lines}")
        page = each.page_begin
    return ", ".join(pieces)


def _labels_pin(places: Sequence[Place]) -> str:
    """Labels as printed; numbers behind one sign are drawn together: ``¶¶ 37-38, 40``."""
    ends = [(_split(each.label_begin), _split(each.label_end)) for each in places]
    stems = {stem for pair in ends for stem, _ in pair}
    ranges = list(dict.fromkeys((begin[1], end[1]) for begin, end in ends))
    if len(stems) == 1 and all(number for pair in ranges for number in pair):
        stem = stems.pop()
        numbers = [_dashed(begin, end, " to ") for begin, end in ranges]
        if len(numbers) > 1 or ranges[0][0] != ranges[0][1]:
            stem = _plural(stem)
        return stem + ", ".join(numbers)
    labels = (_dashed(each.label_begin, each.label_end, " to ") for each in places)
    return ", ".join(dict.fromkeys(labels))


def _split(label: str) -> tuple[str, str]:
    """Stem and number of a label: ``RFA No. `` and ``12``; no number where it ends in none.

    A cell's label is one number, the sheet's name included.
    """
    if "!" in label:
        return "", label
    found = _LABEL.fullmatch(label)
    return (found["stem"], found["number"]) if found else (label, "")


def _plural(stem: str) -> str:
    words = stem.split(" ")
    place = max((place for place, word in enumerate(words) if word), default=0)
    words[place] = _PLURALS.get(words[place], words[place])
    return " ".join(words)


def _dashed(begin: object, end: object, otherwise: str = "-") -> str:
    """A range of two numbers; those that hold letters or hyphens may need another joint."""
    if begin == end:
        return str(begin)
    is_plain = str(begin).isdigit() and str(end).isdigit()
    return f"{begin}{'-' if is_plain else otherwise}{end}"


def _counted(one: str, several: str, numbers: Sequence[str]) -> str:
    once = list(dict.fromkeys(numbers))
    sign = several if len(once) > 1 or "-" in once[0] else one
    return f"{sign} {', '.join(once)}"


def _surname(witness: str) -> str:
    """The surname of a witness: ``CLARK, JANE`` and ``Dr. Jane A. Clark, Ph.D.`` are Clark."""
    name = _TITLES.sub("", " ".join(witness.split()), count=1)
    while _DEGREES.search(name):
        name = _DEGREES.sub("", name)
    family, comma, _ = name.partition(",")
    words = family.split() if comma else _family_words(name.split())
    return " ".join(as_name(word) for word in words)


def _family_words(words: Sequence[str]) -> Sequence[str]:
    """The last word with the particles before it, which are written small: ``van der Berg``."""
    first = len(words) - 1
    while first > 1 and words[first - 1].islower():
        first -= 1
    return words[max(first, 0) :]
