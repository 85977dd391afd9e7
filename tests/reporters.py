"""Transcripts as many reporters print them, made at random with every line's true page and line.

Each line of testimony carries a word of its own, so that a test finds it again in whatever text a
reader made of the file, and asks how that line would be cited: right, not at all, or wrong.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random

TALK = (
    ("", "EXAMINATION"),
    ("", "BY MR. LEE:"),
    ("Q", "How many films did the team download in {w}"),
    ("", "March of 2024, about {w} of them?"),
    ("C", "MS. O'BRIEN-SMITH:  Objection.  Form {w}."),
    ("A", "About 2,400, a few dozen of {w}"),
    ("", "12 units at a time, {w} I believe."),
    ("C", "(Exhibit 7 {w} was marked.)"),
    ("Q", "And you kept {w} copies for seven years?"),
    ("C", "MR. McDONALD:  You may answer {w}."),
    ("C", "THE WITNESS:  A couple of {w}, yes."),
    ("Q", "Señor Núñez saw {w} at 10:15, correct?"),
    ("A", "I don't recall {w}."),
    ("Q", "On page 45 line 12 {w} you said so?"),
    ("A", "Yes.  {w}"),
    ("", "25 {w} of the boxes."),
)
WORD_LETTERS = "bcdfghklmnprstvz"


@dataclass(frozen=True)
class Style:
    """How a reporter prints; ``number`` is where and how the page number stands."""

    height: int = 25
    number: str = "top right"
    feeds: bool = True
    spaced: bool = False
    stamp: str = ""
    prefix: str = ""
    indent: int = 0
    gap: int = 3
    head: str = ""
    foot: str = ""
    court: bool = False
    bates: bool = False
    twin: bool = False
    front: str = ""
    back: tuple[str, ...] = ()
    breaks: str = ""
    first: int = 5
    pages: int = 8
    last: int = 25
    silent_blanks: bool = False
    wrapped: bool = False
    tabs: bool = False
    ends: str = "\n"
    mark: str = "Q.  "


@dataclass
class Made:
    """A transcript as printed; ``truth`` has volume, page and line by the word of each line."""

    style: Style
    text: str = ""
    truth: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    sheets: list[tuple[str, int, list[str]]] = field(default_factory=list)


def word(number: int) -> str:
    """A word of its own for every number, with no vowels that would make it another."""
    letters = []
    for _ in range(5):
        number, rest = divmod(number, len(WORD_LETTERS))
        letters.append(WORD_LETTERS[rest])
    return "y" + "".join(letters)


def some_style(random: Random) -> Style:
    """One of very many styles."""
    pick = random.choice
    height = pick((20, 22, 24, 25, 25, 25, 26, 28, 32, 40))
    prefix = pick(("",) * 6 + ("00012:01", "12:01", "0012 01"))
    feeds = random.random() < 0.6
    style = Style(
        height=height,
        number=pick(NUMBERS) if not prefix else pick(("none", "top right")),
        feeds=feeds,
        spaced=random.random() < 0.25,
        stamp=pick(("",) * 5 + STAMPS) if not prefix else "",
        prefix=prefix,
        indent=pick((0, 0, 1, 2, 5, 8)),
        gap=pick((1, 2, 3, 3, 5, 8)),
        head=pick(("", "", "Clark - Direct - Lee", "CONFIDENTIAL", "JANE CLARK 3/7/2024")),
        foot=pick(("", "", "Alderson Reporting Company", "800-555-0199  www.reporters.example")),
        court=random.random() < 0.15,
        bates=random.random() < 0.15,
        twin=random.random() < 0.06,
        front=pick(("", "", "cover", "roman", "index", "numbered")),
        back=tuple(x for x in BACK if random.random() < 0.3),
        breaks=pick(("",) * 6 + ("gap", "restart", "twice", "missing")),
        first=pick((1, 1, 2, 4, 5, 6, 98, 201, 997)),
        pages=random.randint(3, 12),
        last=random.randint(1, height),
        silent_blanks=random.random() < 0.15,
        wrapped=random.random() < 0.15,
        tabs=random.random() < 0.1,
        ends=pick(("\n", "\n", "\r\n", "\r")),
        mark=pick(("Q.  ", "Q.  ", "Q   ", "Q. ", "Q:  ", "QUESTION:  ")),
    )
    return replace(style, stamp="") if style.tabs else style


NUMBERS = (
    "top right", "top right", "top left", "top centre", "bottom centre", "bottom right",
    "bottom Page", "top Page", "top dashes", "amicus", "head", "foot of", "none",
)  # fmt: skip
STAMPS = ("left long", "left short", "right long", "right short", "after number", "left am")
BACK = ("certificate", "errata", "words", "exhibits")


def made(style: Style, random: Random) -> Made:
    """A transcript in a style."""
    made = Made(style)
    made.sheets = [*_front(style), *_testimony(style, made, random), *_back(style)]
    pages = [
        _page(style, kind, number, lines, at, len(made.sheets))
        for at, (kind, number, lines) in enumerate(made.sheets)
    ]
    made.text = ("\f" if style.feeds else "").join(pages).replace("\n", style.ends)
    return made


# What is said


def _numbers(style: Style) -> list[tuple[int, int]]:
    """Volume and printed number of each page of testimony."""
    numbers = [(1, style.first + at) for at in range(style.pages)]
    half = style.pages // 2
    if style.breaks == "gap":
        return numbers[:half] + [(1, n + 7) for _, n in numbers[half:]]
    if style.breaks == "restart":
        again = [(2, style.first + at) for at in range(style.pages - half)]
        return numbers[:half] + again
    if style.breaks == "twice":
        return [*numbers[:half], numbers[half - 1], *numbers[half:]]
    if style.breaks == "missing":
        return numbers[:1] + numbers[2:]
    return numbers


def _testimony(style: Style, made: Made, random: Random) -> list[tuple[str, int, list[str]]]:
    talk = _talk(style, random)
    sheets: list[tuple[str, int, list[str]]] = []
    numbers = _numbers(style)
    for at, (volume, number) in enumerate(numbers):
        count = style.height if at < len(numbers) - 1 else min(style.last, style.height)
        lines = []
        for line in range(1, count + 1):
            role, words = next(talk)
            if random.random() < 0.05 and line > 1:
                lines.append("")
                continue
            own = word(len(made.truth) * 7 + 11)
            if "{w}" in words:
                made.truth[own] = volume, number, line
            lines.append(role + words.format(w=own))
        sheets.append(("testimony", number, lines))
    return sheets


def _talk(style: Style, random: Random) -> Iterator[tuple[str, str]]:
    start = 0
    while True:
        for role, words in TALK[start:]:
            mark = {"Q": style.mark, "C": "     "}.get(role, "")
            if role == "A":
                mark = style.mark.replace("QUESTION", "ANSWER").replace("Q", "A")
            yield mark, words
        start = 2 + random.randrange(3) * 0


def _front(style: Style) -> list[tuple[str, int, list[str]]]:
    cover = [
        "UNITED STATES DISTRICT COURT",
        "",
        "DEPOSITION OF JANE CLARK",
        "March 7, 2024",
        "Volume I",
    ]
    index = ["I N D E X", "WITNESS                      PAGE", "JANE CLARK", "By Mr. Lee        5",
             "EXHIBITS", "7    Ledger      8", "12   Letter      9"]  # fmt: skip
    if style.front == "cover":
        return [("bare", 0, cover)]
    if style.front == "roman":
        return [("roman", 1, cover), ("roman", 2, index)]
    if style.front == "index":
        return [("bare", 0, cover), ("bare", 0, index)]
    if style.front == "numbered" and style.first > 2:
        return [("ruled", style.first - 2, cover), ("ruled", style.first - 1, index)]
    return []


def _back(style: Style) -> list[tuple[str, int, list[str]]]:
    number = max(n for _, n in _numbers(style)[-1:]) + 1
    sheets: list[tuple[str, int, list[str]]] = []
    certificate = ["CERTIFICATE OF REPORTER", "I, ANN POE, do hereby certify that the witness",
                   "was sworn and that this is a true record.", "ANN POE, CSR 1234"]  # fmt: skip
    errata = [
        "ERRATA SHEET",
        "PAGE  LINE  CHANGE",
        f"{style.first}   2   of to off",
        "REASON  Misheard",
    ]
    for one in style.back:
        if one == "certificate":
            sheets.append(("ruled", number, certificate))
            number += 1
        elif one == "errata":
            sheets.append(("bare", 0, errata))
        elif one == "words":
            sheets += [("columns", 1 + at, _index(at, style)) for at in range(3)]
        else:
            sheets.append(
                ("bare", 0, ["EXHIBIT INDEX", "7    Ledger      8", "12   Letter      9"])
            )
    return sheets


def _index(at: int, style: Style) -> list[str]:
    rows = []
    for n in range(30):
        cells = [f"word{at}{n}{c}  {style.first + n % 5}:{n % style.height + 1}" for c in "abc"]
        rows.append("".join(f"{cell:<26}" for cell in cells).rstrip())
    return rows


# How it is printed


def _page(style: Style, kind: str, number: int, lines: Sequence[str], at: int, count: int) -> str:
    if kind in {"testimony", "ruled"}:
        body = [_line(style, number, n, words) for n, words in enumerate(lines, 1)]
        if style.spaced:
            body = [part for line in body for part in (line, "")][:-1]
    else:
        body = [f"          {line}" if kind != "columns" else line for line in lines]
    top, bottom = _edges(style, kind, number, at, count)
    blanks = ["", "", ""] if not style.feeds else [""]
    whole = [*top, *([""] if top else []), *body, *([""] if bottom else []), *bottom, *blanks]
    return "\n".join(whole)


def _edges(
    style: Style, kind: str, number: int, at: int, count: int
) -> tuple[list[str], list[str]]:
    top: list[str] = []
    bottom: list[str] = []
    if style.court:
        top.append(
            f"Case 1:24-cv-00123-ABC   Document 12-3   Filed 06/05/24  Page {at + 3} of {count + 9}"
        )
    told = _number(style, kind, number, count)
    in_head = style.number == "head" and style.head and told
    if style.head:
        top.append(f"{style.head}{told:>40}" if in_head else f"          {style.head}")
    if told and not in_head:
        (bottom if style.number.startswith(("bottom", "foot")) else top).append(told)
    if style.foot:
        bottom.append(f"          {style.foot}")
    if style.twin and style.number != "none" and not style.prefix:
        (top if style.number.startswith(("bottom", "foot")) else bottom).append(f"{at + 1:>40}")
    if style.bates:
        bottom.append(f"{f'ACME{at + 1234:07}':>70}")
    return top, bottom


def _number(style: Style, kind: str, number: int, count: int) -> str:
    if kind == "bare" or style.number == "none":
        return ""
    told = ["", "i", "ii", "iii"][number] if kind == "roman" else str(number)
    forms = {
        "top right": f"{told:>60}", "top left": told, "top centre": f"{told:>35}",
        "bottom centre": f"{told:>35}", "bottom right": f"{told:>62}",
        "bottom Page": f"{'Page ' + told:>60}", "top Page": f"{'Page ' + told:>60}",
        "top dashes": f"{'- ' + told + ' -':>35}", "amicus": told.zfill(4),
        "head": told, "foot of": f"{'Page ' + told + ' of ' + str(count):>40}",
    }  # fmt: skip
    return forms[style.number]


def _line(style: Style, page: int, n: int, words: str) -> str:
    if not words.strip() and style.silent_blanks and 1 < n < style.height:
        return ""
    left = " " * style.indent + f"{n:>2}"
    time = f"10:{page % 60:02}:{n * 2 % 60:02}", f"{9 + page % 3}:{n * 2 % 60:02}"
    if style.prefix:
        width = {"00012:01": 5, "12:01": 1, "0012 01": 4}[style.prefix]
        joint = " " if style.prefix == "0012 01" else ":"
        left = f"{page:0{width}}{joint}{n:02}"
    elif style.stamp.startswith("left"):
        shown = time[0] if style.stamp == "left long" else time[1]
        shown += " AM" if style.stamp == "left am" else ""
        left = f"{shown:<9} {left}"
    elif style.stamp == "after number":
        left = f"{left} {time[0]}"
    text = f"{left}{' ' * max(style.gap, 2 if style.prefix == '0012 01' else 1)}{words}".rstrip()
    if style.tabs and not style.prefix:
        text = f"{n:>2}\t{words}".rstrip()
    if style.stamp.startswith("right"):
        text = f"{text:<72}{time[0] if style.stamp == 'right long' else time[1]}"
    if style.wrapped and len(words) > 44 and not style.stamp:
        cut = text.rindex(" ", 0, 44)
        text = text[:cut] + "\n" + " " * 12 + text[cut + 1 :]
    return text
