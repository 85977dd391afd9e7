"""Numbers that are no quantities: dates, times, cites, labels, list numbers, "one" as a pronoun.

Each rule looks a few pieces to the left and right. What is glued together (45:12, 512(c)(1)) was
cut as an identifier before and does not come here.
"""

from collections.abc import Sequence
from decimal import Decimal

from reviewer.text.quantities.numerals import STARTERS
from reviewer.text.quantities.pieces import Piece, Sort, is_glued

_MONTHS = frozenset(
    """
    january february april june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec
    """.split()  # noqa: SIM905 - one word a line would hide the rules below
)
_MONTHS_IN_CAPITALS = frozenset({"May", "March", "MAY", "MARCH"})
_LABELS = frozenset(
    """
    no nos number page pages p pp line lines ln ll paragraph paragraphs para paras section sections
    sec secs § ¶ # exhibit exhibits exh exhs ex exs tab tabs rule rules request requests
    interrogatory interrogatories rfa rfas rog rogs rfp rfps topic topics docket dkt ecf doc docs
    chapter chapters ch title article articles art volume vol vols fig figs ver version v room suite
    apt highway route bates question tr dep depo footnote fn n appendix app schedule annex clause
    subsection subpart tier invoice acct po id zip circuit amendment proposition episode
    """.split()  # noqa: SIM905 - one word a line would hide the rules below
)
# Words that are labels only in capitals: "Item 4", but "we could count 4 of them".
_LABELS_IN_CAPITALS = frozenset(
    """
    item items part parts figure figures table tables form unit building floor gate flight note
    type model class count counts lot account case file batch level step stage phase channel
    transcript windows category grade century answer
    """.split()  # noqa: SIM905 - as above
)
_JOINTS = frozenset({",", "and", "&", "or", "-", "–", "—", "to", "through", "thru"})
_DAY_HALVES = frozenset({"am", "pm", "a.m", "p.m", "o'clock", "o’clock", "noon", "midnight", "hrs"})
_DAY_PARTS = frozenset({"morning", "afternoon", "evening", "night"})
_SPOKEN_YEARS = frozenset(
    "in since of by until from through early late year during before after and to".split()  # noqa: SIM905 - one row
)
_FIRST_SPOKEN, _LAST_SPOKEN = 2000, 2099
_REPORTERS = frozenset({"u", "f", "s", "l", "p", "a", "cal", "fed", "cir", "stat", "wl", "c", "n"})
_BEHIND_ORDINALS = frozenset({"st", "nd", "rd", "th", "s", "d"})
_NOT_ONE = frozenset(
    """
    the that this which no any every each some another first last only's or a other next such
    everything loved
    """.split()  # noqa: SIM905 - as above
)
_NOT_COUNTED_BY_ONE = frozenset(
    """
    of is was another or and who whom that which thing day way more in to at could would should can
    has had might may must will cannot else by on for with from as if the a an it i you he she they
    we does did not about particularly where when time
    """.split()  # noqa: SIM905 - as above
)
_EARLIEST, _LATEST = 1700, 2100
_OF_YEAR, _OF_AGE, _OF_LIST = 4, 2, 3  # so many figures have a year, an age, a list number


def is_label(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the piece before a number makes it a label: ``No. 3``, ``page 12``, ``¶ 7``."""
    before = at - 1
    if pieces[before].word == "." and pieces[before - 1].sort is Sort.WORD:
        before -= 1
        if _is_initial(pieces, before) and pieces[at].sort is Sort.FIGURE:
            return True
    elif pieces[before].word in {"(", "[", "#"} and pieces[before - 1].word in _LABELS:
        before -= 1
    piece = pieces[before]
    if piece.word == "no":
        return pieces[at - 1].word == "." or piece.printed == "No"
    if piece.word in _LABELS_IN_CAPITALS:
        return piece.printed[0].isupper()
    return piece.word in _LABELS


def is_chained(pieces: Sequence[Piece], at: int, last: int) -> bool:
    """Whether a number goes on after a label's: ``lines 4-7``, ``¶¶ 3, 5 and 7``."""
    if last < 0:
        return False
    before = at
    while before > last and pieces[before - 1].word in _JOINTS | {"§", "¶"} and at - before <= 1:
        before -= 1
    return before == last and before < at


def is_dated(pieces: Sequence[Piece], at: int, end: int) -> bool:
    """Whether a number is part of a date or a time of day."""
    is_figure = pieces[at].sort is Sort.FIGURE
    before = at - 1 - (pieces[at - 1].word in {".", "-", "/"})
    behind = end + (pieces[end].word in {"of", "-", "/"} and is_figure)
    if _is_month(pieces[before]) or (_is_month(pieces[behind]) and is_figure):
        return True
    if pieces[before].word == "," and pieces[before - 1].sort is Sort.FIGURE:
        month = pieces[before - 2 - (pieces[before - 2].word == ".")]
        if _is_month(month):
            return True
    if (pieces[at - 2].word, pieces[at - 1].word) == ("on", "the") and is_figure:
        return pieces[end].sort is not Sort.WORD
    return _is_time(pieces, end)


def _is_time(pieces: Sequence[Piece], end: int) -> bool:
    """Whether what follows makes a number a time of day: ``9 a.m.``, ``7 in the morning``."""
    words = [one.word for one in pieces[end : end + 3]]
    if words[0] in _DAY_HALVES or words in (["a", ".", "m"], ["p", ".", "m"]):
        return True
    if words[0] in {"this", "that", "in", "at", "tomorrow", "yesterday"}:
        return bool(_DAY_PARTS.intersection(words[1:]))
    return False


def is_slashed(pieces: Sequence[Piece], at: int, end: int) -> bool:
    """Whether a slash ties figures to others that make no fraction: 7/6, 24/7."""
    before, behind = pieces[at - 1].word == "/", pieces[end].word == "/"
    before = before and is_glued(pieces, at) and pieces[at - 2].sort is not Sort.WORD
    behind = behind and is_glued(pieces, end) and pieces[end + 1].sort is not Sort.WORD
    return before or behind


def is_code(printed: str) -> bool:
    """Whether figures begin with a nought, as codes and times of day do: 0730."""
    return len(printed) > 1 and printed.isdigit() and printed[0] == "0"


def is_age(pieces: Sequence[Piece], at: int, end: int) -> bool:
    """Whether figures stand between commas behind a name, as newspapers give an age."""
    name = pieces[at - 2]
    if pieces[at - 1].word != "," or pieces[end].word != "," or name.sort is not Sort.WORD:
        return False
    return name.printed[0].isupper() and len(pieces[at].word) <= _OF_AGE


def is_year(pieces: Sequence[Piece], at: int, value: Decimal) -> bool:
    """Whether four figures without a comma look like a year."""
    printed = pieces[at].printed
    if len(printed) == _OF_AGE and pieces[at - 1].word in {"'", "’"}:
        return True
    return len(printed) == _OF_YEAR and printed.isdigit() and _EARLIEST <= value < _LATEST


def is_spoken_year(pieces: Sequence[Piece], at: int, value: Decimal) -> bool:
    """Whether number words behind "in" or the like are a year: in two thousand and nineteen."""
    return pieces[at - 1].word in _SPOKEN_YEARS and _FIRST_SPOKEN <= value <= _LAST_SPOKEN


def is_cited(pieces: Sequence[Piece], at: int, end: int) -> bool:
    """Whether figures stand beside a reporter or code: ``17 U.S.C.``, ``550 F.3d``, ``at 12``."""
    behind, before = pieces[end], pieces[at - 1]
    if before.word in {"d", "th"} and pieces[at - 2].sort is Sort.FIGURE:
        return True
    if behind.word in _REPORTERS and behind.printed[0].isupper() and pieces[end + 1].word == ".":
        return True
    if behind.sort is Sort.IDENTIFIER and behind.printed[0] == "F":
        return True
    if pieces[at - 1].sort is Sort.IDENTIFIER and pieces[at - 1].word[:1].isalpha():
        return is_glued(pieces, at)
    return behind.word in {"§", "¶"}


def is_ordinal(pieces: Sequence[Piece], end: int) -> bool:
    """Whether letters or a hyphen glued behind figures make a name of them: 3rd, 1980s, 10-K."""
    behind = pieces[end]
    if not is_glued(pieces, end):
        return False
    if behind.word in _BEHIND_ORDINALS:
        return True
    if behind.word in {"'", "’"} and pieces[end + 1].word == "s":
        return True
    if behind.word in {"-", "/", "_"}:
        follows = pieces[end + 1]
        return follows.sort is Sort.WORD and len(follows.word) == 1 and is_glued(pieces, end + 1)
    return False


def is_enumerator(text: str, pieces: Sequence[Piece], at: int, end: int) -> bool:
    """Whether a number opens a line or stands alone in brackets, as list numbers do."""
    piece, behind = pieces[at], pieces[end]
    if len(piece.printed) > _OF_LIST or end != at + 1 or not piece.printed.isdigit():
        return False
    if pieces[at - 1].word in {"(", "["} and behind.word in {")", "]"}:
        return pieces[at - 1].word == "[" or len(piece.printed) < _OF_LIST
    if not _opens_line(text, pieces, at):
        return False
    if behind.word in {".", ")"} and is_glued(pieces, end):
        follows = pieces[end + 1]
        return follows.sort is not Sort.EDGE and follows.start > behind.end
    return behind.printed in {"Q", "A"}


def is_line_number(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """Whether figures stand at the edge of a printed line, apart from its words, or alone on it."""
    piece, behind = pieces[at], pieces[at + 1]
    if len(piece.printed) > _OF_LIST or not piece.printed.isdigit():
        return False
    if behind.sort is Sort.EDGE or not _opens_line(text, pieces, at):
        return False
    gap = text[piece.end : behind.start]
    is_alone = "\n" in gap and pieces[at - 1].sort is not Sort.EDGE
    return is_alone or ("\n" not in gap and (len(gap) > 1 or "\t" in gap))


def is_name(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a capitalised word right before figures makes a name of them: Llama 3, Planet 9."""
    before = pieces[at - 1]
    if before.sort is not Sort.WORD or not any(map(str.isupper, before.printed)):
        return False
    return pieces[at - 2].sort in {Sort.WORD, Sort.FIGURE} or pieces[at - 2].word in {",", "&", "/"}


def is_product(before: Piece) -> bool:
    """Whether a word is written as only names of products are: iPhone, LLaMA."""
    inner = before.printed[1:]
    return (
        before.sort is Sort.WORD
        and any(map(str.isupper, inner))
        and not (before.printed.isupper() or before.printed[:2] in {"Mc", "O'", "O’"})
    )


def is_pronoun(pieces: Sequence[Piece], at: int, end: int) -> bool:
    """Whether "one" counts nothing: the one, one of them, one would think."""
    if pieces[at].word != "one" or end != at + 1:
        return False
    before, behind = pieces[at - 1], pieces[end]
    if before.word in _NOT_ONE:
        return True
    if behind.word in {"to", "or", "in"} and pieces[end + 1].word in STARTERS - {"a", "an"}:
        return False
    return behind.word in _NOT_COUNTED_BY_ONE or behind.word in {"’s", "'s", "-", "'", "’"}


def _is_initial(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a piece is an initial before a stop, and no designator of question or answer."""
    return (
        len(pieces[at].word) == 1
        and pieces[at].printed.isupper()
        and (pieces[at].word not in {"a", "q"} or pieces[at - 1].word == ".")
    )


def _is_month(piece: Piece) -> bool:
    return piece.word in _MONTHS or piece.printed in _MONTHS_IN_CAPITALS


def _opens_line(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """Whether a piece is the first of its line."""
    before = pieces[at - 1]
    return before.sort is Sort.EDGE or "\n" in text[before.end : pieces[at].start]
