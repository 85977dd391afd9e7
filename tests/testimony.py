"""An invented deposition and the ways in which reporters print one."""

from collections.abc import Callable, Sequence
from itertools import cycle, islice

PARTS = (
    ("", "JANE CLARK,"),
    ("", "having been first duly sworn, testified as follows:"),
    ("", "EXAMINATION"),
    ("", "BY MR. LEE:"),
    ("Q", "Q.  How many films did the team download in"),
    ("Q", "March of 2024?"),
    ("C", "MS. O'BRIEN-SMITH:  Objection.  Form."),
    ("A", "A.  About 2,400, a few dozen of them"),
    ("A", "12 units at a time, I believe."),
    ("P", "(Exhibit 7 was marked.)"),
    ("Q", "Q.  And you kept the copies for seven years?"),
    ("C", "MR. McDONALD:  You may answer."),
    ("A", "THE WITNESS:  A couple of copies, yes."),
    ("Q", "Q.  You are sure of that?"),
    ("A", "A.  I don't recall."),
)
HEIGHT = 25
FIRST_PAGE = 5


def spoken(pages: int = 4, height: int = HEIGHT) -> list[list[tuple[str, str]]]:
    """Role and words of every line of every page; the testimony runs over the page ends."""
    body = islice(cycle(PARTS[4:]), pages * height - 4)
    lines = [*PARTS[:4], *body]
    return [lines[at : at + height] for at in range(0, len(lines), height)]


def printed(
    page: Callable[[int, Sequence[str]], str], pages: Sequence[Sequence[tuple[str, str]]]
) -> str:
    """The whole transcript; ``page`` prints each page from its number and its numbered lines."""
    sheets = []
    for at, lines in enumerate(pages):
        numbered = [f"{n:>2}   {words}" for n, (_, words) in enumerate(lines, 1)]
        sheets.append(page(FIRST_PAGE + at, numbered))
    return "".join(sheets)


def number_at_top(number: int, lines: Sequence[str]) -> str:
    return f"{number:>60}\n\n" + "\n".join(lines) + "\n\f"


def number_at_foot(number: int, lines: Sequence[str]) -> str:
    body = "\n".join(lines)
    return f"     Clark - Direct - Lee\n\n{body}\n\n                    Page {number}\n\f"


def number_at_foot_without_breaks(number: int, lines: Sequence[str]) -> str:
    return "\n".join(lines) + f"\n\n{number:>40}\n\n\n"


def amicus(number: int, lines: Sequence[str]) -> str:
    return f"{number:05}\n" + "\n".join(f" {line}" for line in lines) + "\n"


def page_and_line(number: int, lines: Sequence[str]) -> str:
    first, *others = lines
    body = "\n".join(f"      {line}" for line in others)
    return f"{number:05}:01{first[2:]}\n{body}\n"


def double_spaced(number: int, lines: Sequence[str]) -> str:
    return "                   ROUGH DRAFT\n\n" + "\n\n".join(lines) + f"\n\n{number:>50}\n\f"


def stamped_left(number: int, lines: Sequence[str]) -> str:
    body = "\n".join(f"10:{number:02}:{n:02} {line}" for n, line in enumerate(lines))
    return f"{number:>60}\n{body}\n\f"


def stamped_right(number: int, lines: Sequence[str]) -> str:
    body = "\n".join(f"{line:<65}10:{n:02}" for n, line in enumerate(lines))
    return f"{number:>60}\n{body}\n\f"


def header_with_number(number: int, lines: Sequence[str]) -> str:
    return f"Clark - Direct - Lee{number:>40}\n\n" + "\n".join(lines) + "\n\n\n"


def tabbed(number: int, lines: Sequence[str]) -> str:
    body = "\n".join(line.replace("   ", "\t", 1) for line in lines)
    return f"\t\t\t\t\t\t\t{number}\n{body}\n\f"


def stamped_by_the_minute(number: int, lines: Sequence[str]) -> str:
    body = "\n".join(f"10:{n:02}  {line}" for n, line in enumerate(lines))
    return f"{number:>60}\n{body}\n\f"


def page_and_line_throughout(number: int, lines: Sequence[str]) -> str:
    return "".join(f"{number}:{n:02}   {line[5:]}\n" for n, line in enumerate(lines, 1))


def numbered_twice(number: int, lines: Sequence[str]) -> str:
    body = "\n".join(lines)
    return f"{number:>60}\n{body}\n        Page {number + 3} of 90\n\f"


STYLES = (
    number_at_top,
    number_at_foot,
    number_at_foot_without_breaks,
    amicus,
    page_and_line,
    double_spaced,
    stamped_left,
    stamped_right,
    header_with_number,
    tabbed,
    stamped_by_the_minute,
    page_and_line_throughout,
    numbered_twice,
)
