"""What each page of a transcript is for: front matter, testimony, certificate, errata, index.

Testimony is everything from the first page on which someone speaks to the last; a page inside that
range on which nobody speaks and that is headed as something else (a certificate between two
volumes) is that. Pages before keep their cites, if they print page and line; of what comes after
the testimony only errata do, for its numbers are often another paper's.
"""

import re
from collections.abc import Sequence

from reviewer.text.layer import Role
from reviewer.text.roles import Spoken
from reviewer.text.understood import SheetRole

_REFERENCE = re.compile(r"(?<![\d:])\d{1,4}:\d{1,2}(?![\d:])")
_TURN = re.compile(r"\s*(?:[QA][.:]?\s|[A-Z .]{4,40}:\s)")
_HEADINGS = (
    (SheetRole.ERRATA, re.compile(r"^\W*(?:errata|corrections?|changes)(?: (?:sheet|page)s?)?\W*$"
                                  r"|\bchanges? to (?:the )?(?:testimony|deposition)\b", re.I)),
    (SheetRole.INDEX, re.compile(r"^\W*(?:word |exhibit |concordance )?index(?: of .{3,30})?\W*$"
                                 r"|^\W*i n d e x\W*$"
                                 r"|^\W*(?:concordance|exhibits|exhibit list)\W*$"
                                 r"|^\W*(?:government|defendant|plaintiff|deposition|trial)"
                                 r"['’]?s?['’]? exhibits\W*$", re.I)),
    (SheetRole.CERTIFICATE, re.compile(
        r"\bhereby (?:further )?certify\b|\bI (?:further )?certify that\b"
        r"|^\W*(?:(?:court )?reporter['’]?s?['’]? )?certificat(?:e|ion)(?: (?:of|page)\b.*)?\W*$"
        r"|^\W*c e r t i f i c a t e\W*$|^\W*(?:jurat|(?:signature|signing) page)\W*$"
        r"|^\W*(?:acknowledge?ment of|declaration under)\b|\bsubscribed and sworn\b", re.I)),
)  # fmt: skip
_FEW_ROWS = 5


def sheet_roles(
    pages: Sequence[Sequence[str]], spoken: Sequence[Sequence[Spoken]], indexes: set[int]
) -> list[SheetRole]:
    """The role of each page.

    Args:
        pages: the rows of each page, as printed.
        spoken: what each row is.
        indexes: pages known to list words with page and line.
    """
    speaking = [i for i, rows in enumerate(spoken) if i not in indexes and _is_speaking(rows)]
    first, last = (speaking[0], speaking[-1]) if speaking else (0, len(pages) - 1)
    speaks = set(speaking)
    roles = []
    for index, rows in enumerate(pages):
        headed = None if index in speaks or not speaking else _headed(rows)
        if index in indexes:
            roles.append(SheetRole.INDEX)
        elif index < first:
            roles.append(SheetRole.FRONT)
        elif index > last:
            roles.append(headed or SheetRole.OTHER)
        else:
            roles.append(headed or SheetRole.TESTIMONY)
    return roles


def _is_speaking(rows: Sequence[Spoken]) -> bool:
    """Whether someone begins or goes on speaking on most of a page, or two turns begin there."""
    turns = sum(one.opens and one.role in {Role.QUESTION, Role.ANSWER, Role.COLLOQUY}
                for one in rows)  # fmt: skip
    going_on = sum(one.role in {Role.QUESTION, Role.ANSWER, Role.COLLOQUY} for one in rows)
    return turns > 0 or (len(rows) > _FEW_ROWS and going_on > len(rows) / 2)


def _headed(rows: Sequence[str]) -> SheetRole | None:
    return next(
        (role for role, heading in _HEADINGS if any(heading.search(row) for row in rows)), None
    )


def word_indexes(pages: Sequence[Sequence[str]]) -> set[int]:
    """Pages that list words with their page:line."""
    found: set[int] = set()
    for index, rows in enumerate(pages):
        texts = [row for row in rows if row]
        if is_word_index(texts, is_after_one=index - 1 in found):
            found.add(index)
    return found


def is_word_index(rows: Sequence[str], *, is_after_one: bool) -> bool:
    """Whether the rows of a page list words with their page:line; less proof behind such a page."""
    share = sum(bool(_REFERENCE.search(row)) for row in rows) / max(len(rows), 1)
    needed = 0.3 if is_after_one else 0.5
    return len(rows) >= _FEW_ROWS and share >= needed and not any(_TURN.match(row) for row in rows)
