"""What an exhibit says of itself on its face: kind, witness, date, status, designation.

All are proposals, read from the text alone, so that a transcript in ASCII, PDF or Word proposes the
same. A fact that is not plainly printed stays empty: a person fills it in faster than they find a
wrong one.
"""

import re
from collections.abc import Iterable

from reviewer.readers.reading import ExhibitKind, Facts, TranscriptStatus
from reviewer.text.names import as_written
from reviewer.text.numbered import Numbering

_FRONT = 8_000
_TITLE_LENGTH = 150

_DEPOSITION = re.compile(
    r"\bDEPOSITION\b(?:\s+(?:UPON|BY|ON)\s+[A-Z ]{4,40}?)?\s+OF\s*:?\s+(?P<rest>.{3,240})",
    re.S | re.I,
)
_THROUGH = re.compile(
    r"\b(?:by and\s+)?through\s+(?:(?:its|their|the)\s+)?"
    r"(?:(?:corporate|designated|30\(b\)\(6\)|rule)\s+)*"
    r"(?:(?:representatives?|designees?|witness|deponent)\s*[,:(]?\s*)?(?P<name>.+)",
    re.S | re.I,
)
_DESIGNEE_OF = re.compile(
    r"30\(b\)\(6\)\s+(?:corporate\s+)?(?:designee|representative|witness)\s+(?:of|for)\s+(?P<name>[^\n]{3,80})",
    re.I,
)
_MONTH_NAMES = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
)
_NAME_ENDS = re.compile(
    r"\n\s*\n|\s*\n\s*(?=(?:volume|vol\.|taken|date|on\b|monday|tuesday|wednesday|thursday|friday"
    rf"|saturday|sunday|{_MONTH_NAMES}|held|location|pages?|highly|confidential|rough|certified"
    r"|reported|conducted|remote|\d|[-_*=]|a\.?k\.?a|by\b|at\b))"
    r"|,?\s+(?:taken|volume|held|conducted|on behalf of)\b|\s{3,}|\s*[:;)(]\s*"
    r"|,\s*(?=(?:a|the|called|produced|as)\b)"
    rf"|\s*,?\s+(?=\d{{1,2}}[/ ]|(?:{_MONTH_NAMES})\s+\d)",
    re.I,
)
_SWORN = re.compile(
    r"^[ \t]*(?P<name>[A-Z][A-Z.'’\- ]{4,60}),[^.]{0,160}?\b(?:sworn|affirmed)\b", re.M | re.S
)
_ROUGH = re.compile(
    r"\brough\s+(?:draft|transcript|ascii|copy)\b|\buncertified\b|\bnot\s+(?:been\s+)?certified\b|\bunedited\b"
    r"|\breal-?time\s+(?:draft|transcript)\b|\bdraft\s+transcript\b",
    re.I,
)
_CERTIFICATE = re.compile(
    r"\bdo(?:es)?\s+hereby\s+(?:further\s+)?certify\b|\bI\s+(?:further\s+)?certify\s+that\b"
    r"|\bcertified\s+(?:transcript|copy)\b|\bhereby\s+certify\b",
    re.I,
)
_MONTHS = _MONTH_NAMES.split("|")
_MONTH = (
    "(?P<month>" + "|".join(f"{m[:3]}(?:{m[3:]})?\\.?" if m != "may" else m for m in _MONTHS) + ")"
)
_DATES = (
    re.compile(
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(?P<year>\d{{4}})\b", re.I
    ),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>\d{{4}})\b", re.I),
    re.compile(r"\b(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})\b"),
    re.compile(r"\b(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>(?:19|20)\d{2})\b"),
)
_DESIGNATIONS = (
    "HIGHLY CONFIDENTIAL - ATTORNEYS' EYES ONLY", "HIGHLY CONFIDENTIAL - OUTSIDE COUNSEL ONLY",
    "HIGHLY CONFIDENTIAL - SOURCE CODE", "ATTORNEYS' EYES ONLY", "OUTSIDE COUNSEL ONLY",
    "HIGHLY CONFIDENTIAL", "CONFIDENTIAL",
)  # fmt: skip
_LEGEND = re.compile(
    r"(?:(?:CONTAINS|DESIGNATED|DESIGNATION|DEEMED|FILED|MARKED|THIS|DOCUMENT|TRANSCRIPT|INFORMATION|MATERIALS?|AS|AND|IS|THE|OF|TO|A"
    r"|HIGHLY|STRICTLY|CONFIDENTIAL|ATTORNEYS?['’]?S?['’]?|OUTSIDE|COUNSEL['’]?S?|EYES|ONLY|AEO|SOURCE|CODE|SUBJECT|PURSUANT|UNDER"
    r"|PROTECTIVE|ORDER|RESTRICTED|SEAL|PROPRIETARY|BUSINESS)|[-–—/,.:;()*\[\]\s])+"
)
_STICKER = re.compile(r"(?:.{0,30}\b)?EXHIBIT\b.{0,12}|[A-Z]{1,3}[- ]?\d{1,5}[A-Z]?", re.I)
_PAPER = re.compile(
    r"\b(?:ANSWER|COMPLAINT|RESPONSES?|OBJECTIONS|REQUESTS?|INTERROGATORIES|PETITION|COUNTERCLAIMS?"
    r"|DECLARATION|AFFIDAVIT|STATEMENT)\b"
)
_MEMO = re.compile(
    r"^\s*(?:MEMORANDUM|MEMO|INTEROFFICE MEMORANDUM)\s*$|^\s*(?:TO|FROM|RE|SUBJECT):", re.M | re.I
)
_CONTRACT = re.compile(r"^.{0,60}\b(?:AGREEMENT|CONTRACT|LEASE|AMENDMENT)\b", re.M)
_CONTRACT_WORDS = re.compile(
    r"\bWHEREAS\b|\bNOW,? THEREFORE\b|\bby and between\b|\bhereinafter\b|\bthe parties\b", re.I
)
_BYLINE = re.compile(
    r"^\s*By [A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){1,3}\b"
    r"|^\s*(?:Published|Updated|Posted)\b.{0,60}\d{4}"
    r"|^[A-Z][A-Z .]{2,30}(?:, [A-Z][\w.]{1,12})?(?: \([A-Z][\w ]{1,20}\))? [—–-]{1,2} [A-Z]|https?://",
    re.M,
)


def kind_of(text: str, numbering: Numbering, *, is_testimony: bool = False) -> ExhibitKind:
    """What an exhibit seems to be by its words."""
    front = text[:_FRONT]
    if is_testimony:
        return ExhibitKind.DEPOSITION
    if numbering:
        return ExhibitKind(numbering.value)
    if len(_MEMO.findall(front[:1_500])) >= 3:  # noqa: PLR2004 - heading, To and From
        return ExhibitKind.MEMO
    if _CONTRACT.search(front[:400]) and _CONTRACT_WORDS.search(front):
        return ExhibitKind.CONTRACT
    return ExhibitKind.ARTICLE if _BYLINE.search(front[:1_500]) else ExhibitKind.OTHER


def facts_of(text: str, kind: ExhibitKind, printed: Iterable[str] = ()) -> Facts:
    """What the text says of itself.

    Args:
        text: the canonical text.
        kind: what the exhibit is.
        printed: lines outside of it that the pages show (headers, footers, stamps).
    """
    outside = list(printed)
    designation = designation_in([*outside, *text[:_FRONT].split("\n")])
    date = date_in(text[:3_000])
    if kind is not ExhibitKind.DEPOSITION:
        return Facts(title=title_of(text, kind), date=date, confidentiality=designation)
    witness, entity = deponent(text[:_FRONT], text)
    status = status_of("\n".join((*outside, text)))
    title = f"Deposition of {witness or entity}" if witness or entity else ""
    return Facts(
        title=title,
        date=date,
        witness=witness,
        entity=entity,
        status=status,
        confidentiality=designation,
    )


def title_of(text: str, kind: ExhibitKind = ExhibitKind.OTHER) -> str:
    """The first line that is no designation or sticker, where it is short enough to be a title.

    A court paper begins with the court and the parties: there it is the line that names the paper.
    """
    lines = (" ".join(line.split()) for line in text[:_FRONT].split("\n"))
    shown = [
        line for line in lines if line and not is_legend(line) and not _STICKER.fullmatch(line)
    ]
    if kind in {ExhibitKind.PLEADING, ExhibitKind.DISCOVERY_RESPONSE}:
        shown = [line for line in shown if _PAPER.search(line)] or shown
    return shown[0] if shown and len(shown[0]) <= _TITLE_LENGTH else ""


def deponent(front: str, text: str) -> tuple[str, str]:
    """The witness and the organisation they speak for; empty where not told."""
    entity = ""
    if not re.search(r"\bdeposition\b", front, re.I):
        return "", ""
    if found := _DEPOSITION.search(front):
        before, rest = front[max(0, found.start() - 60) : found.start()], found["rest"]
        through = _THROUGH.search(rest)
        if through:
            return _name(through["name"]), _name(rest[: through.start()])
        designee = _DESIGNEE_OF.search(front)
        if "30(b)(6)" not in before.lower() or designee:
            return _name(rest), _name(designee["name"]) if designee else ""
        entity = _name(rest)
    sworn = _SWORN.search(text)
    return (_name(sworn["name"]) if sworn else ""), entity


def _name(words: str) -> str:
    """The name that words begin with, on one line."""
    words = words.strip().lstrip(":,(").strip()
    end = _NAME_ENDS.search(words)
    name = " ".join(words[: end.start() if end else len(words)].split())[:100].strip(" ,-*_")
    return as_written(name)


def status_of(text: str) -> TranscriptStatus:
    """Rough where the transcript says so, certified where a reporter's certificate stands in it."""
    if _ROUGH.search(text):
        return TranscriptStatus.ROUGH
    return TranscriptStatus.CERTIFIED if _CERTIFICATE.search(text) else TranscriptStatus.UNKNOWN


def date_in(text: str) -> str:
    """The first full date, as ISO 8601; with slashes the month comes first, as in US courts."""
    found = [match for form in _DATES if (match := form.search(text))]
    for match in sorted(found, key=lambda match: match.start()):
        month = match["month"].lower().rstrip(".")
        number = int(month) if month.isdigit() else 1 + [m[:3] for m in _MONTHS].index(month[:3])
        if 1 <= number <= 12 and 1 <= int(match["day"]) <= 31:  # noqa: PLR2004 - a calendar
            return f"{match['year']}-{number:02}-{int(match['day']):02}"
    return ""


def designation_in(lines: Iterable[str]) -> str:
    """The highest confidentiality designation that stands alone on a line."""
    legends = {_plain(line) for line in lines if is_legend(line)}
    for designation in _DESIGNATIONS:
        if any(_plain(designation) in legend for legend in legends):
            return designation
    return ""


def is_legend(line: str) -> bool:
    """Whether a line is nothing but a confidentiality designation."""
    words = line.strip()
    if not 0 < len(words) < _TITLE_LENGTH or not (
        "CONFIDENTIAL" in words or "ONLY" in words or words == "AEO"
    ):
        return False
    return _LEGEND.fullmatch(words) is not None


def _plain(words: str) -> str:
    letters = re.sub(r"[^A-Z ]+", " ", words.upper().replace("’", "'").replace("'", ""))
    return " ".join(letters.split()).replace("ATTORNEY EYES", "ATTORNEYS EYES")
