"""Exhibits that a transcript speaks of: "Exhibit 12", "PX-14", "Plaintiff's Exhibit 3 was marked".

A label is folded into whose it is and its number, since one exhibit is called by several names
("Government Exhibit 102", "GX 102"), and a bare "Exhibit 102" may mean it, too. Lists in an index
count as mentions; numbers that stand alone do not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.text.layer import Span, TextLayer

_SIDES = {
    "PLAINTIFF": "P", "PLAINTIFFS": "P", "CLAIMANT": "P", "PETITIONER": "P", "PX": "P", "PTX": "P",
    "PEX": "P", "DEFENDANT": "D", "DEFENDANTS": "D", "DEFENSE": "D", "RESPONDENT": "D", "DX": "D",
    "DTX": "D", "DEX": "D", "GOVERNMENT": "G", "GX": "G", "JOINT": "J", "JX": "J", "JTX": "J",
    "COURT": "C", "CX": "C", "RX": "R", "TX": "T", "TRIAL": "T",
}  # fmt: skip
_NUMBER = (
    r"(?:[A-Z]{1,3}-?)?\d{1,5}(?:[-.]\d{1,3})?(?:-?[A-Z])?(?!\w)|Stip\.? \d{1,5}"
    r"|[A-Z]{1,2}(?![\w'’])"
)
_WORDED = re.compile(
    r"(?:\b(?P<side>Plaintiff|Defendant|Defense|Government|Joint|Court|Claimant|Petitioner|Respondent"
    r"|Trial)(?:s['’]?|['’]s)?\s+)?"
    r"\b(?:(?:Deposition|Depo\.?|Trial|Marked)\s+)?(?:Exhibits?|EXHIBITS?|Exs?\.|EXS?\.)\s+"
    r"(?:(?:No|Nos|NO|NOS)\.?\s*|Numbers?\s+|marked\s+)?"
    rf"(?P<first>{_NUMBER})(?P<more>(?:(?:,\s*|,?\s+and\s+|\s+through\s+)(?:{_NUMBER}))*)",
    re.IGNORECASE,
)
_CODED = re.compile(
    r"\b(?P<side>PTX|DTX|JTX|PEX|DEX|PX|DX|JX|GX|TX|CX|RX)[-\s]?(?P<number>\d{1,5}[A-Z]?)\b"
)
_EACH = re.compile(_NUMBER)
_MARKED = re.compile(r"\bmarked\b|\bmark(?:ing)?\s+(?:it|this|as)\b|\bfor identification\b", re.I)
_RECEIVED = re.compile(r"\b(?:received|admitted|in evidence|into evidence)\b", re.I)
_AROUND = 60


@dataclass(frozen=True, slots=True)
class Label:
    """Whose an exhibit is (P, D, G, J …, or empty) and its number without blanks and hyphens."""

    side: str
    number: str

    def may_be(self, other: "Label") -> bool:
        """Whether two labels may name one exhibit: an unnamed side may be any."""
        sides = {self.side, other.side} - {""}
        return self.number == other.number and len(sides) < 2  # noqa: PLR2004 - two differ


@dataclass(frozen=True, slots=True)
class Mention:
    """One exhibit as a transcript calls it, and every place where it does.

    ``marked`` and ``received`` are the places, of those in ``spans``, that say so.
    """

    label: Label
    called: str
    spans: tuple[Span, ...]
    marked: tuple[Span, ...] = ()
    received: tuple[Span, ...] = ()


def label_of(words: str) -> Label | None:
    """The label that a marked number or a sticker is: ``PX-14``, ``Exhibit 14``, ``Clark 7``."""
    words = " ".join(words.split())
    if found := _CODED.fullmatch(words.upper()):
        return Label(_SIDES[found["side"]], _folded(found["number"]))
    if found := _WORDED.fullmatch(words):
        return Label(_side(found["side"]), _folded(found["first"]))
    if found := re.search(rf"(?:^|[\s.])(?P<number>{_NUMBER})$", words):
        return Label("", _folded(found["number"]))
    return None


def mentions(layer: TextLayer) -> tuple[Mention, ...]:
    """The exhibits a transcript speaks of, in the order of their first mention."""
    found: dict[Label, list[tuple[Span, str]]] = {}
    for label, span in sorted(_mentioned(layer.text), key=lambda one: one[1]):
        found.setdefault(label, []).append((span, layer.text[span.start : span.end]))
    return tuple(_mention(layer, label, places) for label, places in _merged(found).items())


def _mentioned(text: str) -> Iterator[tuple[Label, Span]]:
    coded = list(_CODED.finditer(text))
    by_start = {one.start(): one for one in coded}
    taken: set[int] = set()
    for one in _WORDED.finditer(text):
        for at, number in enumerate(_EACH.finditer(text, one.start("first"), one.end())):
            begins = number.start() if at else one.start()
            if code := by_start.get(number.start()):
                taken.add(code.start())
                yield _coded(code), Span(begins, code.end())
            elif _is_label(number[0]):
                yield Label(_side(one["side"]), _folded(number[0])), Span(begins, number.end())
    for one in coded:
        if one.start() not in taken:
            yield _coded(one), Span(*one.span())


def _coded(code: re.Match[str]) -> Label:
    return Label(_SIDES[code["side"]], _folded(code["number"]))


def _is_label(number: str) -> bool:
    """Whether these are no words: "Exhibit to" and "exhibit A" look alike without case."""
    return any(character.isdigit() for character in number) or number.isupper()


def _merged(
    found: dict[Label, list[tuple[Span, str]]],
) -> dict[Label, list[tuple[Span, str]]]:
    """Labels without a side joined to the only one with that number that has one."""
    merged = {label: list(places) for label, places in found.items()}
    for label in found:
        sided = [one for one in found if one.side and one.number == label.number]
        if not label.side and len(sided) == 1:
            merged[sided[0]] = sorted([*merged[sided[0]], *merged.pop(label)])
    return dict(sorted(merged.items(), key=lambda one: one[1][0][0]))


def _mention(layer: TextLayer, label: Label, places: list[tuple[Span, str]]) -> Mention:
    called = max((words for _, words in places), key=len)
    spans = tuple(span for span, _ in places)
    return Mention(
        label,
        " ".join(called.split()),
        spans,
        tuple(span for span in spans if _MARKED.search(_sentence(layer, span))),
        tuple(span for span in spans if _RECEIVED.search(_sentence(layer, span))),
    )


def _sentence(layer: TextLayer, span: Span) -> str:
    """What follows a mention, to the end of its sentence or remark."""
    after = layer.text[span.end : span.end + _AROUND]
    return re.split(r"[.?!)]", after, maxsplit=1)[0]


def _side(word: str | None) -> str:
    return _SIDES[word.upper()] if word else ""


def _folded(number: str) -> str:
    digits = re.sub(r"[\s.-]", "", number.upper())
    return re.sub(r"(?<!\d)0+(?=\d)", "", digits)
