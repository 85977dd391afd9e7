"""Numbers that pleadings and discovery papers are cited by: ¶ 37, RFA No. 12, Interrog. No. 3.

Pure and shared by every reader, whatever the file was. Numbers are believed when the paper's own
caption says that it is a pleading or a response, and when they count on: a contract has numbered
clauses, too, but nobody cites it by ¶. A label runs on over the paragraphs that follow (an answer
quotes the allegation and then denies it) until a heading.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise

from reviewer.text.layer import Paragraph

_CAPTION_LENGTH = 5_000
_COURT = re.compile(
    r"\b(?:DISTRICT|SUPERIOR|SUPREME|CIRCUIT|COUNTY|BANKRUPTCY|CHANCERY|COMMERCIAL|APPEALS?|HIGH)\s+(?:COURT|DIVISION)\b"
    r"|\bCOURT\s+OF\b|\bplaintiffs?\b.{0,400}\bdefendants?\b",
    re.I | re.S,
)
_PLEADING = re.compile(
    r"^.{0,80}\b(?:ANSWER|COMPLAINT|COUNTER-?CLAIMS?|CROSS-?CLAIMS?|PETITION|AFFIRMATIVE\s+DEFENSES"
    r"|STATEMENT\s+OF\s+(?:UNDISPUTED\s+|MATERIAL\s+)*FACTS|DECLARATION\s+OF|AFFIDAVIT\s+OF)\b.{0,80}$",
    re.M,
)
_KINDS = (
    (r"REQUESTS?\s+FOR\s+ADMISSIONS?|RFAS?", "RFA No. {}"),
    (r"(?:SPECIAL\s+|FORM\s+)?INTERROGATOR(?:Y|IES)", "Interrog. No. {}"),
    (
        r"REQUESTS?\s+FOR\s+(?:THE\s+)?PRODUCTION(?:\s+OF\s+DOCUMENTS)?|DOCUMENT\s+REQUESTS?|RFPS?",
        "RFP No. {}",
    ),
)
_OPENING = r"(?:[\w ,'’-]{0,60}\b(?:RESPONSES?|ANSWERS?|OBJECTIONS?)\s+TO\s+)?"
_ITS_NUMBER = r"\s*(?:NOS?\.?|NUMBER|#)?\s*(?P<n>\d{1,4}[a-z]?)\b(?=\s*(?:[:.(–—-]|$|\n))"
_REQUESTS = tuple(
    (re.compile(rf"{_OPENING}(?:{words}){_ITS_NUMBER}", re.I), label) for words, label in _KINDS
)
_BARE_REQUEST = re.compile(
    rf"{_OPENING}REQUEST\s+(?:NO\.?|NUMBER|#)\s*(?P<n>\d{{1,4}}[a-z]?)\b", re.I
)
_NUMBER = re.compile(r"\s*(?:¶\s*)?(?P<n>\d{1,4})\.(?=\s)")
_SIGNING = re.compile(
    r"\s*(?:WHEREFORE\b|PRAYER\b|DATED\b|Dated:|Respectfully submitted|JURY DEMAND|DEMAND FOR JURY)"
)
_SKIPPED = 3
_HEADING_LENGTH = 120


class Numbering(StrEnum):
    """What kind of paper the numbers tell of."""

    NONE = ""
    PARAGRAPHS = "pleading"
    REQUESTS = "discovery_response"


def label_paragraphs(
    text: str, paragraphs: Sequence[Paragraph]
) -> tuple[tuple[Paragraph, ...], Numbering]:
    """Paragraphs with labels, cut where a number starts a line inside; and what they tell of."""
    numbering, usual = _numbering(text)
    if numbering is Numbering.REQUESTS:
        return _labelled(paragraphs, _requests(text, paragraphs, usual), text), numbering
    if numbering is Numbering.PARAGRAPHS:
        return _labelled(paragraphs, _counted(text, paragraphs), text), numbering
    return tuple(paragraphs), numbering


def _numbering(text: str) -> tuple[Numbering, str]:
    """Which numbers to look for, and the label of a bare "REQUEST NO. 4"."""
    caption = text[:_CAPTION_LENGTH]
    found = [label for words, label in _KINDS if re.search(rf"\b(?:{words})\b", caption)]
    request = any(pattern.match(line) for line in text.split("\n") for pattern, _ in _REQUESTS)
    if request or (found and _BARE_REQUEST.search(text)):
        return Numbering.REQUESTS, found[0] if found else ""
    if _COURT.search(caption) and _PLEADING.search(caption):
        return Numbering.PARAGRAPHS, ""
    return Numbering.NONE, ""


def _line_starts(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, str]]:
    """Offset and words of every line of every paragraph."""
    for paragraph in paragraphs:
        start = paragraph.start
        for line in text[paragraph.start : paragraph.end].split("\n"):
            yield start, line
            start += len(line) + 1


def _requests(text: str, paragraphs: Sequence[Paragraph], usual: str) -> dict[int, str]:
    """Labels by the offset at which they begin."""
    labels: dict[int, str] = {}
    for start, line in _line_starts(text, paragraphs):
        for pattern, label in _REQUESTS:
            if found := pattern.match(line.strip()):
                labels[start] = label.format(found["n"])
        if start not in labels and usual and (found := _BARE_REQUEST.match(line.strip())):
            labels[start] = usual.format(found["n"])
    return labels


def _counted(text: str, paragraphs: Sequence[Paragraph]) -> dict[int, str]:
    """Paragraph numbers that go on from the one before, or begin a count of their own."""
    found = [
        (start, int(number["n"]))
        for start, line in _line_starts(text, paragraphs)
        if (number := _NUMBER.match(line))
    ]
    labels: dict[int, str] = {}
    last = 0
    for (start, value), (_, following) in zip(found, [*found[1:], (0, 0)], strict=False):
        goes_on = bool(last) and last < value <= last + _SKIPPED
        if goes_on or value == 1 or following == value + 1:
            labels[start] = f"¶ {value}"
            last = value
    return labels


def _labelled(
    paragraphs: Sequence[Paragraph], labels: dict[int, str], text: str
) -> tuple[Paragraph, ...]:
    """Paragraphs cut at the labels, each with the label that reaches it."""
    done: list[Paragraph] = []
    current = ""
    begins = sorted(labels)
    for paragraph in paragraphs:
        inside = begins[bisect_right(begins, paragraph.start) : bisect_left(begins, paragraph.end)]
        cuts = [paragraph.start, *inside, paragraph.end]
        for start, end in pairwise(cuts):
            words = text[start:end].rstrip("\n")
            current = labels.get(start, "" if _is_heading(words) else current)
            done.append(Paragraph(start, start + len(words), current))
    return tuple(done)


def _is_heading(words: str) -> bool:
    """Whether a label stops here: a heading in capitals, or the prayer and signature."""
    if _SIGNING.match(words):
        return True
    letters = [c for c in words if c.isalpha()]
    answer = re.match(r"\s*(?:ANSWER|RESPONSE|OBJECTIONS?|ADMITTED|DENIED)\b", words)
    return (
        len(words) < _HEADING_LENGTH
        and bool(letters)
        and all(c.isupper() for c in letters)
        and not answer
    )
