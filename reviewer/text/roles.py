"""Who speaks in which line of a transcript: question, answer, colloquy, parenthetical.

One state machine over the lines in printed order, shared by every reader of testimony, because a
run-over line has no mark of its own: it inherits the role of the turn before, across page breaks
and through parentheticals. Lines are judged by their words and never by their indents, since
reporters' formats differ (New York puts Q at column five, Indiana at the margin) and a PDF has no
columns. A bare ``A`` needs two blanks after it: one blank is the article.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reviewer.text.layer import Role

_TITLE = (
    r"MR|MS|MRS|MISS|MX|DR|PROF|PROFESSOR|HON|ATTORNEY|COUNSEL"
    r"|(?:CHIEF |MAGISTRATE )?JU(?:STICE|DGE)"
    r"|GENERAL|SENATOR|SPECIAL MASTER|THE|A JUROR|JUROR|(?:PROSPECTIVE )?JURORS?|UNIDENTIFIED"
)
_MARK = re.compile(r"\s*(?:([QA])(?:[.:](?=\s|$)\s*|\s{2,}(?=\S))|(QUESTION|ANSWER):(?=\s|$))")
_ASKED_BY = re.compile(
    rf"\s*[(\[]?BY (?P<name>(?:{_TITLE})\b\.?\s[^\W\d_](?:[^\W\d]|['’.\- ]){{1,40}}?)"
    r"(?:[:)\]]|\s{2,}|\s*$)",
    re.I,
)
_EXAMINER_LINE = re.compile(
    rf"\s*BY (?P<name>(?:{_TITLE})\b\.?\s[^\W\d_][\w'’.\- ]{{1,40}}?)\s*:\s*$", re.I
)
_SPEAKER = re.compile(
    rf"\s*(?P<name>(?:(?:{_TITLE})\b\.?(?:\s[^\W\d_][\w'’., \-]{{0,40}}?)?"
    r"|(?:COURT )?REPORTER|VIDEOGRAPHER|VIDEO OPERATOR|INTERPRETER|WITNESS|DEPONENT|COURT|CLERK))"
    r"(?:\s?\([^)]{1,30}\))?\s?:(?=\s|$)",
    re.I,
)
_HEADING = re.compile(
    r"\s*(?:(?:further|continued|continuing|resumed|direct|cross|re-?direct|re-?cross|videotaped"
    r"|preliminary|voir dire)"
    r"[\s-]*)*examination\b(?:[\s-]*\(?(?:continued|resumed|cont'd)\)?)?"
    r"(?:\s+(?:by|of|on behalf of|for|by counsel for)\b.*)?\s*[:.]?\s*$",
    re.I,
)
_TOPIC = re.compile(
    r"\s*(?:(?:oral|rebuttal|closing|opening) (?:argument|statement)s?(?: (?:of|by)\b.*)?"
    r"|proceedings|contents"
    r"|(?:morning|afternoon|evening) session|appearances|stipulations?"
    r"|index(?:\s+(?:of|to)\b.*)?|(?:(?:government|defendant|plaintiff)['’]?s?['’]? )?exhibits"
    r"|exhibit (?:index|list))\s*[:.]?\s*$",
    re.I,
)
_AFTERMATH = re.compile(
    r"\s*(?:(?:court )?reporter['’]?s?'? )?(?:certificat(?:e|ion)|certified)(?: of (?:the )?"
    r"(?:court |shorthand |certified )*(?:reporter|notary|deponent|witness|oath).*)?\s*$"
    r"|\s*(?:jurat|errata(?: sheet)?|signature(?: page)?|acknowledge?ment of (?:deponent|witness)"
    r"|word index|declaration under penalty of perjury)\s*$"
    r"|.*\bdo hereby (?:certify|declare)\b",
    re.I,
)
_SWORN = re.compile(r"\b(?:sworn|affirmed)\b", re.I)
_WITNESS = frozenset({"THE WITNESS", "THE DEPONENT", "WITNESS", "DEPONENT"})
_ENDS = re.compile(r"\b(?:concluded|adjourned)\b", re.I)
_CAPITALS = 0.6
_PARENTHETICAL_LINES = 6


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one line is; ``opens`` where a turn (or a heading) begins with it."""

    role: Role = Role.OTHER
    speaker: str = ""
    examiner: str = ""
    opens: bool = False


@dataclass(frozen=True, slots=True)
class _State:
    role: Role = Role.OTHER
    examiner: str = ""
    in_parentheses: bool = False


def assign_roles(lines: Sequence[str]) -> list[Spoken]:
    """What each line is; ``lines`` come in printed order, without numbers, stamps and headers."""
    state, spoken = _State(), []
    for index, line in enumerate(lines):
        state, one = _step(state, line, lines[index + 1 : index + _PARENTHETICAL_LINES])
        spoken.append(one)
    return spoken


def looks_like_testimony(spoken: Sequence[Spoken]) -> bool:
    """Whether questions are answered in these lines, or at least several people take turns."""
    questions = sum(one.opens and one.role is Role.QUESTION for one in spoken)
    answers = sum(one.opens and one.role is Role.ANSWER for one in spoken)
    turns = sum(one.opens and bool(one.speaker) for one in spoken)
    return (questions > 1 and answers > 1) or turns > 5  # noqa: PLR2004 - a list of two speakers is no hearing


def _step(state: _State, line: str, following: Sequence[str]) -> tuple[_State, Spoken]:
    """The state after a line, and what the line is."""
    if not line.strip():
        return state, Spoken(state.role, examiner=state.examiner)
    if state.in_parentheses:
        return _inside_parentheses(state, line)
    if heading := _heading(state, line):
        return heading
    if mark := _MARK.match(line):
        return _question_or_answer(state, line, mark)
    if speaker := _speaker(line):
        role = Role.ANSWER if speaker.upper() in _WITNESS else Role.COLLOQUY
        return replace(state, role=role), Spoken(role, speaker, state.examiner, opens=True)
    if _opens_parenthetical(line, following):
        return _inside_parentheses(state, line, opens=True)
    if _opens_the_oath(line, following):
        return replace(state, role=Role.OTHER), Spoken(examiner=state.examiner, opens=True)
    return state, Spoken(state.role, examiner=state.examiner)


def _heading(state: _State, line: str) -> tuple[_State, Spoken] | None:
    """Headings end the turn before them; an examination may name who examines."""
    if found := _EXAMINER_LINE.match(line):
        name = _as_printed(found["name"])
        return replace(state, role=Role.OTHER, examiner=name), Spoken(examiner=name, opens=True)
    closed = _unspaced(line)
    if _HEADING.match(closed) and (closed.isupper() or not closed.rstrip().endswith(".")):
        by = _ASKED_BY.search(
            closed, closed.upper().find("BY ") if " BY " in closed.upper() else len(closed)
        )
        name = _as_printed(by["name"]) if by else ""
        return _State(examiner=name), Spoken(examiner=name, opens=True)
    if _AFTERMATH.match(closed) or (_TOPIC.match(closed) and closed.isupper()):
        return _State(), Spoken(opens=True)
    return None


def _question_or_answer(state: _State, line: str, mark: re.Match[str]) -> tuple[_State, Spoken]:
    role = Role.QUESTION if (mark[1] or mark[2])[0] == "Q" else Role.ANSWER
    examiner = state.examiner
    if role is Role.QUESTION and line[mark.end() : mark.end() + 1] in {"(", "["}:
        by = _ASKED_BY.match(line, mark.end())
        examiner = _as_printed(by["name"]) if by else examiner
    return _State(role, examiner), Spoken(role, examiner=examiner, opens=True)


def _speaker(line: str) -> str:
    """The speaker as printed, or nothing: ``MR. McDONALD:`` speaks, ``Mr. Lee said:`` is prose."""
    found = _SPEAKER.match(line)
    if not found:
        return ""
    letters = [c for c in found["name"] if c.isalpha()]
    capital = sum(c.isupper() for c in letters)
    return _as_printed(found["name"]) if capital >= _CAPITALS * len(letters) else ""


def _opens_parenthetical(line: str, following: Sequence[str]) -> bool:
    """A line that starts a remark of its own; ``(which was in May)`` runs on in a sentence."""
    text = line.strip()
    if text[0] not in "([" or not (text[1:2].isupper() or text[1:2].isdigit()):
        return False
    for part in (text, *following):
        if any(c in ")]" for c in part):
            return part.rstrip().rstrip(".").endswith((")", "]"))
        if _MARK.match(part) or _speaker(part):
            return False
    return False


def _inside_parentheses(state: _State, line: str, *, opens: bool = False) -> tuple[_State, Spoken]:
    """A parenthetical leaves the turn around it as it was, unless it ends the session."""
    closes = any(c in ")]" for c in line)
    after = replace(state, in_parentheses=not closes)
    if closes and _ENDS.search(line):
        after = _State()
    return after, Spoken(Role.PARENTHETICAL, examiner=state.examiner, opens=opens)


def _opens_the_oath(line: str, following: Sequence[str]) -> bool:
    """``JANE CLARK,`` above "having been duly sworn": no run-over of the turn before it."""
    name, comma, _ = line.strip().partition(",")
    if not comma or not name.isupper() or " " not in name:
        return False
    return any(_SWORN.search(part) for part in (line, *following[:4]))


def _unspaced(line: str) -> str:
    """``E X A M I N A T I O N`` as one word; other lines as they are."""
    words = re.split(r"\s{2,}", line.strip())
    if all(re.fullmatch(r"(?:\S )+\S", word) for word in words):
        return " ".join(word.replace(" ", "") for word in words)
    return line.strip()


def _as_printed(name: str) -> str:
    return " ".join(name.split())
