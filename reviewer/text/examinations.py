"""Who examined whom in a transcript, and who objected on which grounds.

Everything is told from the text layer alone, so that a transcript whose lines have no numbers has
them, too. A heading begins an examination ("REDIRECT EXAMINATION"), "BY MR. LEE:" says who asks or
goes on asking after a break, and a witness is who takes the oath. A heading under which nobody asks
anything stands in an index and is none.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reviewer.text.layer import Role, Span, TextLayer
from reviewer.text.names import as_written
from reviewer.text.roles import Spoken, assign_roles
from reviewer.text.turns import START, begins_turn

_SWORN = re.compile(r"\b(?:sworn|affirmed|placed under oath|called as an? )", re.I)
_WITNESS = re.compile(
    r"\s*(?:Whereupon,?\s+)?(?P<name>[^\W\d_a-z](?:[^\W\d_a-z]|['’.\-\s]|\b(?:de|van|von|der|la)\b){3,60}?)"
    r"(?:,\s*(?:[JS]R|M\.?\s?D|PH\.?\s?D|ESQ)\.?)?\s*,(?=\s|$)"
)
_KINDS = (
    ("redirect", re.compile(r"re-?direct", re.I)),
    ("recross", re.compile(r"re-?cross", re.I)),
    ("direct", re.compile(r"direct", re.I)),
    ("cross", re.compile(r"cross", re.I)),
    ("voir dire", re.compile(r"voir dire", re.I)),
)
_FURTHER = re.compile(r"\bfurther\b", re.I)
_CONTINUED = re.compile(r"\b(?:continu(?:ed|ing)|resumed|cont'd)\b", re.I)
_HEADING = re.compile(r"\bexamination\b", re.I)
_NOT_A_NAME = frozenset({"THE COURT", "PLAINTIFF", "DEFENDANT", "NEW YORK", "EXAMINATION"})
_OBJECTION = re.compile(r"\b(?:objection|objections|i object|we object|object to)\b", re.I)
_NO_OBJECTION = re.compile(r"\b(?:no|without|any|your|there(?:'s| is) no) objections?\b", re.I)
_GROUNDS = (
    ("form", r"\bform\b"), ("foundation", r"\bfoundation\b"), ("hearsay", r"\bhearsay\b"),
    ("leading", r"\bleading\b"), ("relevance", r"\brelevan(?:ce|t|cy)\b|\b40[12]\b"),
    ("unfair prejudice", r"\bprejudic\w+\b|\b403\b"), ("scope", r"\bscope\b"),
    ("asked and answered", r"\basked and answered\b"), ("compound", r"\bcompound\b"),
    ("speculation", r"\bspeculat\w+\b"), ("argumentative", r"\bargumentative\b"),
    ("vague", r"\bvague\b|\bambiguous\b"), ("assumes facts", r"\bassum\w+ (?:a )?facts?\b"),
    ("misstates testimony", r"\b(?:mischaracteri[sz]\w+|misstat\w+)\b"),
    ("legal conclusion", r"\blegal conclusion\b"),
    ("privilege", r"\bprivileged?\b|\bwork product\b"),
    ("nonresponsive", r"\bnon-?responsive\b"), ("narrative", r"\bnarrative\b"),
    ("lack of personal knowledge", r"\bpersonal knowledge\b"), ("cumulative", r"\bcumulative\b"),
    ("best evidence", r"\bbest evidence\b"),
    ("beyond notice topics", r"\bbeyond the (?:topics?|notice)\b"),
)  # fmt: skip
_GROUND_FORMS = tuple((name, re.compile(form, re.I)) for name, form in _GROUNDS)
_RULING = re.compile(r"\b(?P<ruling>sustained|overruled|granted|denied)\b", re.I)
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Examination:
    """One lawyer's questions to one witness.

    ``kind`` is "direct", "cross", "redirect", "recross", "voir dire", with "further " before it
    where the heading says so, or empty. ``witness`` is empty where none was named.
    """

    kind: str
    examiner: str
    witness: str
    span: Span
    questions: int = 0
    answers: int = 0
    is_continued: bool = False


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection as spoken; ``grounds`` are those it names, ``ruling`` is the court's word."""

    span: Span
    speaker: str
    grounds: tuple[str, ...] = ()
    ruling: str = ""


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """A line of the text and what it is."""

    span: Span
    text: str
    spoken: Spoken


def spoken_lines(layer: TextLayer) -> list[SpokenLine]:
    """Every line of the text: as the reader judged it where it has a number, else by its words."""
    spans, offset = [], 0
    for text in layer.text.split("\n"):
        spans.append((Span(offset, offset + len(text)), text))
        offset += len(text) + 1
    by_words = assign_roles([text for _, text in spans])
    lines: list[SpokenLine] = []
    for (span, text), guessed in zip(spans, by_words, strict=True):
        lines.append(SpokenLine(span, text, _as_read(layer, span) or guessed))
    return lines


def _as_read(layer: TextLayer, span: Span) -> Spoken | None:
    at = bisect_left(layer.lines, span.start, key=START)
    if at == len(layer.lines) or layer.lines[at].start != span.start:
        return None
    line = layer.lines[at]
    opens = not at or begins_turn(layer, layer.lines[at - 1], line)
    return Spoken(line.role, line.speaker, line.examiner, opens=opens)


def examinations(layer: TextLayer, witness: str = "") -> tuple[Examination, ...]:
    """The examinations of a transcript in order; ``witness`` is whose it is, if nobody is sworn."""
    lines = spoken_lines(layer)
    found: list[Examination] = []
    current: Examination | None = None
    for index, line in enumerate(lines):
        begun = _begun(lines, index, current, witness)
        if begun is not None:
            found += [current] if current else []
            current = begun
        if sworn := _sworn(lines, index):
            witness = sworn
            found += [current] if current else []
            current = None
        if current is not None:
            current = _counted(current, line)
    found += [current] if current else []
    return _joined([one for one in found if one.questions])


def _begun(
    lines: Sequence[SpokenLine], index: int, current: Examination | None, witness: str
) -> Examination | None:
    """The examination that a line begins, None where it goes on."""
    line = lines[index]
    if not line.spoken.opens or line.spoken.role is not Role.OTHER:
        asks = line.spoken.role is Role.QUESTION and line.spoken.opens and current is None
        return Examination("", line.spoken.examiner, witness, line.span) if asks else None
    heading = _closed(line.text)
    if _HEADING.search(heading):
        examiner = line.spoken.examiner or _next_examiner(lines, index)
        is_continued = _CONTINUED.search(heading) is not None
        kind = _kind(heading)
        return Examination(kind, examiner, witness, line.span, is_continued=is_continued)
    examiner = line.spoken.examiner
    if examiner and (current is None or (current.examiner and current.examiner != examiner)):
        return Examination("", examiner, witness, line.span)
    return None


def _closed(text: str) -> str:
    """``E X A M I N A T I O N`` as one word."""
    words = re.split(r"\s{2,}", text.strip())
    return " ".join(
        word.replace(" ", "") if re.fullmatch(r"(?:\S )+\S", word) else word for word in words
    )


def _next_examiner(lines: Sequence[SpokenLine], index: int) -> str:
    near = lines[index + 1 : index + _NEAR]
    return next((one.spoken.examiner for one in near if one.spoken.examiner), "")


def _kind(heading: str) -> str:
    kind = next((name for name, form in _KINDS if form.search(heading)), "")
    return f"further {kind}".strip() if _FURTHER.search(heading) else kind


def _sworn(lines: Sequence[SpokenLine], index: int) -> str:
    """The witness whose name a line begins with, where an oath follows."""
    found = _WITNESS.match(lines[index].text)
    if not found or lines[index].spoken.speaker:
        return ""
    name = " ".join(_closed(found["name"]).split()).strip(" ,")
    if " " not in name or name.upper() in _NOT_A_NAME or not name.isupper():
        return ""
    near = (one.text for one in lines[index : index + _NEAR])
    return as_written(name) if any(_SWORN.search(text) for text in near) else ""


def _counted(current: Examination, line: SpokenLine) -> Examination:
    """With one more line of it; a page of index or certificate adds none."""
    one = line.spoken
    if not line.text.strip() or (one.role is Role.OTHER and not one.examiner):
        return current
    asked = one.opens and one.role is Role.QUESTION
    answered = one.opens and one.role is Role.ANSWER and not one.speaker
    return replace(
        current,
        examiner=current.examiner or one.examiner,
        span=Span(current.span.start, line.span.end),
        questions=current.questions + asked,
        answers=current.answers + answered,
    )


def _joined(found: Sequence[Examination]) -> tuple[Examination, ...]:
    """An examination that is only continued after a break is one with what came before it."""
    whole: list[Examination] = []
    for one in found:
        last = whole[-1] if whole else None
        same = last is not None and (last.witness, last.examiner) == (one.witness, one.examiner)
        if last and same and (one.kind == last.kind) and (one.is_continued or not one.kind):
            whole[-1] = replace(
                last,
                span=Span(last.span.start, one.span.end),
                questions=last.questions + one.questions,
                answers=last.answers + one.answers,
            )
        else:
            whole.append(one)
    return tuple(whole)


def objections(layer: TextLayer) -> tuple[Objection, ...]:
    """Every objection of a transcript in order."""
    return tuple(_objections(spoken_lines(layer)))


def _objections(lines: Sequence[SpokenLine]) -> Iterator[Objection]:
    for index, line in enumerate(lines):
        one = line.spoken
        is_counsel = one.opens and one.role is Role.COLLOQUY and one.speaker != "THE COURT"
        if not is_counsel:
            continue
        turn = _turn(lines, index)
        words = " ".join(part.text for part in turn)
        if not _OBJECTION.search(_NO_OBJECTION.sub(" ", words)):
            continue
        grounds = tuple(name for name, form in _GROUND_FORMS if form.search(words))
        span = Span(line.span.start, turn[-1].span.end)
        yield Objection(span, one.speaker, grounds, _ruling(lines, index + len(turn)))


def _turn(lines: Sequence[SpokenLine], index: int) -> list[SpokenLine]:
    turn = [lines[index]]
    for line in lines[index + 1 :]:
        if line.spoken.opens or line.spoken.role is not Role.COLLOQUY or not line.text.strip():
            break
        turn.append(line)
    return turn


def _ruling(lines: Sequence[SpokenLine], index: int) -> str:
    """What the court says next, if it rules."""
    for at in range(index, min(index + _NEAR, len(lines))):
        if lines[at].spoken.opens and lines[at].spoken.speaker == "THE COURT":
            words = " ".join(part.text for part in _turn(lines, at))
            found = _RULING.search(words)
            return found["ruling"].lower() if found else ""
    return ""
