"""What the words of a passage propose for a quantity: its value, sign, unit, and of what.

The answer is read first; the question only lends what a bare number lacks ("How many pages?"), or
its own quantity where the answer does nothing but agree. Where several quantities stand in one
passage, one is proposed and the reason says how many there are. What a person wrote down as the
words or the value decides which one is meant; nothing is proposed that would contradict it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache

import msgspec

from reviewer.said import Said, said
from reviewer.text.quantities import Op, Quantity, counted_words, measure_named, plain, quantities

Reasoned = tuple[str, str]
"""A value and why it is proposed."""

_BASES = tuple(
    (basis, re.compile(pattern, re.IGNORECASE))
    for basis, pattern in (
        ("guess", r"\b(?:guess(?:ing|ed|es)?|guesstimate|speculat\w+)\b"),
        ("estimate", r"\b(?:estimat\w+|ballpark)\b"),
        ("calculation", r"\b(?:calculat\w+|comput(?:ed|ation)|added up)\b"),
        ("measured", r"\b(?:measur(?:ed|ing)|weighed|we counted|I counted)\b"),
        (
            "record",
            (
                r"\b(?:according to|based on|per) (?:the|our|my|its|their) (?:\w+ )?"
                r"(?:records?|logs?|reports?|ledgers?|invoices?|books)\b"
                r"|\b(?:records?|logs?|reports?|ledgers?|invoices?) (?:shows?|says?|lists?)\b"
            ),
        ),
        ("hearsay", r"\b(?:(?:I|we) (?:was|were) told|told (?:me|us)|I(?:['’]ve)? heard)\b"),
    )
)
# One of these stands in all words for a basis: most answers are done with after one look.
_CUES = (
    "guess", "specul", "estim", "ballpark", "calcul", "comput", "added", "measur", "weigh",
    "counted", "record", "log", "report", "ledger", "invoice", "books", "told", "heard",
)  # fmt: skip
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_LAST_DAY = 31
_READ_KEPT = 512
_AS_OF = re.compile(
    rf"\b(?:as of|in|by|at the end of|during)\s+(?:(?:the year|early|late|mid)[\s-]+)?"
    rf"(?:(?P<month>{'|'.join(_MONTHS)})\s+(?:(?P<day>[0-9]{{1,2}}),?\s+|of\s+)?)?"
    rf"(?P<year>(?:19|20)[0-9]{{2}})(?![0-9,.]*[0-9])(?!\s+(?:[a-z]+s|percent)\b)",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    r"\bhow\s+(?:many|much)(?:\s+(?:of\s+(?:the|those|these)|more|total|different))?\s+"
    r"(?P<noun>[^\s?,.]+(?:\s+[^\s?,.]+){0,3})",
    re.IGNORECASE,
)
_AUXILIARIES = frozenset(
    """
    did do does was were is are had has have would could can should will may might in at on of for
    to from you they we he she it i there that which who with by per a an the if when
    """.split()  # noqa: SIM905 - one word a line would hide the rule
)
_PERCENT_ASKED = said("the question asks for a percentage")
_PERCENTAGE = re.compile(r"\bwhat\s+(?:percent|percentage)\b", re.IGNORECASE)
_NONE = re.compile(
    r"\W*(?:no,?\s+)?(?:none|nothing|zero|no\s+(?!more|fewer|less|i\b)\w+s)\b", re.IGNORECASE
)


_NUMBERS = frozenset({"qty_value", "qty_low", "qty_high"})
_ANSWER, _PASSAGE, _QUESTION = (
    said("in the answer"),
    said("in the passage"),
    said("in the question"),
)
_WRITTEN = said("as written down")
_AGREED = said("in the question, which the answer agrees to")
_PLAIN_PLACES = frozenset({_ANSWER, _PASSAGE, _WRITTEN})


def holds_one_of(folded: str, cues: Sequence[str]) -> bool:
    """Whether one of these stands in words in lower case; asked before any pattern is tried.

    No ``any``: its generator costs more than what it looks for.
    """
    for cue in cues:  # noqa: SIM110 - see above
        if cue in folded:
            return True
    return False


class _Meant(msgspec.Struct, frozen=True, gc=False):
    """The quantity that is proposed, where it stands, and how many stand there."""

    quantity: Quantity
    place: Said
    of: int

    @property
    def reason(self) -> str:
        """Why this one, in words."""
        words = " ".join(self.quantity.text.split())
        if self.of == 1 and self.place in _PLAIN_PLACES:
            return said("from “{words}”", words=words)
        if self.of == 1:
            return said("“{words}” {place}", words=words, place=self.place)
        return said(
            "“{words}” {place}, one of {count} quantities there",
            words=words,
            place=self.place,
            count=self.of,
        )


def of_quantity(
    answer: str,
    question: str,
    written: Mapping[str, str],
    kind: str,
    is_assent: Callable[[str], bool],
) -> dict[str, Reasoned]:
    """What is proposed for the fields of a quantity.

    Args:
        answer: the words of the passage, without the question.
        question: the question before them, empty where none is.
        written: what people put into the fields.
        kind: the kind that people set.
        is_assent: whether an answer only agrees to its question.
    """
    meant = _meant(answer, question, written, kind, is_assent)
    if meant is None:
        return {}
    found = _of_meant(meant, written)
    is_lent = meant.quantity.kind == "count" and not (
        meant.quantity.unit and written.get("qty_measure")
    )
    if question and is_lent:
        found.update(_asked(meant.quantity, question))
    if not written.get("qty_basis"):
        found.update(_basis(answer))
    if not written.get("qty_as_of"):
        found.update(_as_of(answer, question))
    return found


def _meant(
    answer: str,
    question: str,
    written: Mapping[str, str],
    kind: str,
    is_assent: Callable[[str], bool],
) -> _Meant | None:
    words = written.get("qty_text", "")
    if words:
        return _chosen(_read(words), written, kind, _WRITTEN)
    if not question:
        return _chosen(_read(answer), written, kind, _PASSAGE)
    asked = _asked_for(question)
    found = _chosen(_read(answer), written, kind, _ANSWER, asked)
    if found is not None:
        return found
    if asked is not None and _NONE.match(answer):
        return _chosen((_none(answer),), written, kind, _ANSWER)
    if not is_assent(answer):
        return None
    return _chosen(_read(question), written, kind, _AGREED)


@lru_cache(maxsize=1)
def _asking(question: str) -> tuple[re.Match[str] | None, bool]:
    """Where a question asks how many, and whether it asks for a percentage.

    Both are asked twice of one question: for what it asks for, and for what it lends.
    """
    is_share = "percent" in question.lower() and _PERCENTAGE.search(question) is not None
    return _HOW_MANY.search(question), is_share


def _asked_for(question: str) -> str | None:
    """The unit that the question asks for, empty where any would do; None where it asks none."""
    asked, is_share = _asking(question)
    if is_share:
        return "percent"
    if asked is None:
        return None
    noun = _noun(asked["noun"])
    measure = measure_named(noun)
    return measure.name if measure is not None else counted_words(noun) if noun else ""


@lru_cache(maxsize=_READ_KEPT)
def _read(words: str) -> tuple[Quantity, ...]:
    """The quantities of some words; the same words come again and again (12 pages, 30 days)."""
    return quantities(words)


def _chosen(
    found: Sequence[Quantity],
    written: Mapping[str, str],
    kind: str,
    place: Said,
    asked: str | None = None,
) -> _Meant | None:
    """The first with a unit, or of what is asked for, that people's kind and value leave."""
    is_said = kind or not _NUMBERS.isdisjoint(written)
    left = [one for one in found if _agrees(one, written, kind)] if is_said else found
    if not left:
        return None
    fits = (one for one in left if one.unit or one.kind != "count")
    if asked is not None:
        fits = (one for one in left if one.unit in {"", asked} and one.kind != "ratio")
    first = next(fits, left[0])
    return _Meant(first, place, len(found))


def _agrees(one: Quantity, written: Mapping[str, str], kind: str) -> bool:
    if kind and one.kind and one.unit and one.kind != kind:
        return False
    pairs = (("qty_value", one.value), ("qty_low", one.low), ("qty_high", one.high))
    return all(_is_same(written.get(name, ""), value) for name, value in pairs)


def _is_same(written: str, value: Decimal | None) -> bool:
    if not written:
        return True
    try:
        return value is not None and Decimal(written) == value
    except InvalidOperation:
        return False


def _none(answer: str) -> Quantity:
    found = _NONE.match(answer)
    text = found.group().strip() if found is not None else ""
    zero = Decimal(0)
    return Quantity(0, len(text), text, Op.NONE_ZERO, zero, None, None, "", "", "count", "", "")


def _of_meant(meant: _Meant, written: Mapping[str, str]) -> dict[str, Reasoned]:
    """What the quantity itself answers of the fields that nobody answered."""
    one, reason = meant.quantity, meant.reason
    values = {
        "kind": one.kind,
        "qty_text": "" if written.get("qty_text") else " ".join(one.text.split()),
        "qty_op": one.op.value,
        "qty_value": "" if one.value is None else plain(one.value),
        "qty_low": "" if one.low is None else plain(one.low),
        "qty_high": "" if one.high is None else plain(one.high),
        "qty_unit": one.unit,
        "qty_per": one.per,
        "qty_measure": one.measured,
    }
    found = {name: (value, reason) for name, value in values.items() if value}
    if meant.of == 1 and "qty_text" in found:
        found["qty_text"] = (
            found["qty_text"][0],
            said("the quantity {place}", place=meant.place),
        )
    return found


def _asked(one: Quantity, question: str) -> Iterator[tuple[str, Reasoned]]:
    """What the question says is counted, and the unit that a bare number has from it.

    Only for a count: what was asked says nothing about an answer in dollars or days.
    """
    is_bare = not one.unit and one.kind == "count"
    asked, is_share = _asking(question)
    if is_bare and is_share:
        yield "kind", ("percentage", _PERCENT_ASKED)
        yield "qty_unit", ("percent", _PERCENT_ASKED)
        return
    noun = _noun(asked["noun"]) if asked is not None else ""
    if asked is None or not noun:
        return
    asks = f"{' '.join(asked.group().split()[:2]).lower()} {noun}"
    reason = said("the question asks “{words}”", words=asks)
    measure = measure_named(noun)
    if is_bare:
        yield "qty_unit", (measure.name if measure else counted_words(noun), reason)
        if measure is not None and measure.kind:
            yield "kind", (measure.kind, reason)
    if measure is None:
        yield "qty_measure", (noun, reason)


def _noun(words: str) -> str:
    kept = []
    for word in words.split():
        if word.lower() in _AUXILIARIES:
            break
        kept.append(word)
    return " ".join(kept)


def _basis(answer: str) -> Iterator[tuple[str, Reasoned]]:
    if not holds_one_of(answer.lower(), _CUES):
        return
    for basis, pattern in _BASES:
        found = pattern.search(answer)
        if found is not None:
            words = " ".join(found.group().split())
            yield "qty_basis", (basis, said("“{words}” {place}", words=words, place=_PASSAGE))
            return


def _as_of(answer: str, question: str) -> Iterator[tuple[str, Reasoned]]:
    for words, place in ((answer, _PASSAGE), (question, _QUESTION)):
        dated = _AS_OF.search(words) if "19" in words or "20" in words else None
        if dated is not None:
            reason = said("“{words}” {place}", words=" ".join(dated.group().split()), place=place)
            yield "qty_as_of", (_period(dated), reason)
            return


def _period(dated: re.Match[str]) -> str:
    if dated["month"] is None:
        return dated["year"]
    month = f"{dated['year']}-{_MONTHS.index(dated['month'].lower()) + 1:02}"
    day = int(dated["day"] or 0)
    return f"{month}-{day:02}" if 1 <= day <= _LAST_DAY else month
