"""Sentences of legal prose and testimony, for stepping a selection from one to the next.

A stop ends a sentence unless what stands before it is abbreviated (a title, a reporter, "v.", an
initial) or what follows does not look like a beginning. Abbreviations that can end a sentence
("Inc.", "U.S.") do so only before a word that commonly begins one. Blank lines, and lines that open
with a designator or a speaker, always end one; single line ends never do, because in most layers
the layout made them. Rules and a list were preferred to a model: they are the same on every
machine, and what they do wrong a reviewer corrects with one more key.
"""

import re
from collections.abc import Iterator

from reviewer.text.layer import Span

# Never the end of a sentence: something must follow.
_OPEN = frozenset(
    """
    mr mrs ms mx dr prof hon rev st messrs mmes gen gov sen rep sgt capt col lt maj cmdr pres atty
    v vs nos p pp para paras ch art arts sec secs cl ex exs fig figs vol vols ed eds app
    cf e.g i.e viz accord ann stat const reg regs supp cal wash mass ill conn del ariz ark colo fla
    ga ind kan ky la md me mich minn miss mo mont neb nev okla or ore pa tenn tex va vt wis wyo
    a.2d f.2d f.3d p.2d s.ct l.ed f.supp u.s.c c.f.r fed crim civ evid proc rul r bankr
    vet cong rec wall br am tit doc comp prod tech soc haw rev pub ins atty op bd comm dept ent
    mfg hosp sch ass lab labs sys servs intern nat natl rptr misc cas bus int'l nat'l comm'n gov't
    dist cir ct jan feb mar apr jun jul aug sept oct nov dec approx dep depo tr ll id.at
    """.split()  # noqa: SIM905 - one word a line would hide the rules below
)
# May end a sentence, if a new one plainly begins.
_MAYBE = frozenset(
    """
    inc corp co ltd llc l.l.c lp l.p plc bros assn ass'n dep't u.s u.k u.n d.c n.y a.m p.m jr sr esq
    ph.d m.d j.d etc al seq id ibid supra infra op cit ed.d b.a m.a n.a s.a cal.app et
    """.split()  # noqa: SIM905 - one word a line would hide the rules below
)
_BEGINNINGS = frozenset(
    """
    the a an this that these those he she it we they i you his her its our their there here in on at
    but and so when while where if although though because as after before under since however
    thus therefore moreover further furthermore finally first second third both each no not all
    some such what who how why is are was were do does did have has had to for with by from
    plaintiff plaintiffs defendant defendants petitioner respondent appellant appellee yes
    """.split()  # noqa: SIM905 - one word a line would hide the rules below
)
_STOP = re.compile(r"[.?!…]+[\"”’')\]»]*(?:\[\d{1,3}\])*(?=\s)")
_NEXT = re.compile(r"\s+([\"“‘'(\[«]*)(\S+)")
_LAST_WORD = re.compile(r"[^\s(\[\"“‘—–]*$")
_BREAK = re.compile(
    r"\n[^\S\n]*\n\s*|\n(?=[^\S\n]*(?:[QA](?:[.:]\s|\t|[^\S\n]{2,})|[A-Z][A-Z.'’ -]{2,40}:\s))"
)
_DESIGNATOR = re.compile(r"\s*(?:[QA][.:]|[QA](?=\t|\s{2}))\s+")
_FIGURE = re.compile(r"[*$]?\.?\d|[*$]")
_ENUMERATOR = re.compile(r"(?:[A-Za-z]|[ivxIVX]{1,5}|\d{1,3})(?:\.\d{1,3})*\.")


def sentences(text: str, span: Span) -> list[Span]:
    """The sentences within a span, in order, without white space around them.

    A designator ("Q.", "A.") belongs to no sentence of its own: it opens the first.
    """
    found: list[Span] = []
    start = span.start
    for block in _BREAK.finditer(text, span.start, span.end):
        found += _of_block(text, start, block.start())
        start = block.end()
    found += _of_block(text, start, span.end)
    return found


def _of_block(text: str, start: int, end: int) -> Iterator[Span]:
    designator = _DESIGNATOR.match(text, start, end)
    sought = designator.end() if designator else start
    for stop in _STOP.finditer(text, sought, end):
        if stop.start() >= start and _ends_sentence(text, start, stop, end):
            yield from _stripped(text, start, stop.end())
            start = stop.end()
    yield from _stripped(text, start, end)


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if words.strip():
        start += len(words) - len(words.lstrip())
        yield Span(start, start + len(words.strip()))


def _ends_sentence(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    following = _NEXT.match(text, stop.end(), end)
    if following is None:
        return False
    opening, word = following[1], following[2]
    if not (opening or word[0].isupper() or _FIGURE.match(word)):
        return False
    if stop[0][0] in "?!":
        return True
    before = _LAST_WORD.search(text, start, stop.start())
    last = (before[0] if before else "").lower().strip("*")
    is_closed = stop[0][-1] in "\"”’'»]"
    return is_closed or _closes(last, word, is_first=before is not None and before.start() == start)


def _closes(last: str, word: str, *, is_first: bool) -> bool:
    """Whether a stop behind one word and before another ends a sentence."""
    begins = word.strip(",.;:'’\"”").lower() in _BEGINNINGS
    # "No." is a number before digits, and the commonest answer before anything else.
    if last in _OPEN or (last == "no" and word[0].isdigit()):
        return False
    if (is_first or len(last) == 1) and _ENUMERATOR.fullmatch(f"{last}."):
        return False
    if last in _MAYBE or _is_initials(last):
        return begins
    return True


def _is_initials(word: str) -> bool:
    """``j.k`` or ``gen.stat``: letters with stops between them."""
    return re.fullmatch(r"(?:[a-z']+\.)+[a-z0-9]{1,5}", word) is not None
