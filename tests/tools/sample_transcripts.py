"""Lays out the testimony of the samples: from a script of questions and answers to numbered lines.

One script gives the certified transcript and the rough draft, so that the two differ as they do in
life: by page, by cover, and by the words that the reporter had not yet corrected. A script has one
paragraph a line: ``Q.`` and ``A.`` open questions and answers, capitals and a colon colloquy, a
parenthesis stands alone.
"""

import re
from textwrap import wrap

LINES_A_PAGE = 25
WIDTH = 56

# What the reporter had on the screen that afternoon. One of these turns an answer round.
ROUGH_WORDS = (
    ("(The witness was sworn.)", "(Witness sworn.)"),
    ("a shadow library", "a SHAD/TKOE library"),
    ("acquisition at Veldrane", "acquisition at vel drain"),
    ("The infrastructure group.", "The STPRA*S/STRUBGT group."),
    ("Ms. Achterby", "Ms. Actor bee (phonetic)"),
    ("I do not dispute the figure.", "I do dispute the figure."),
    (" was marked for identification.)", " marked.)"),
    ("Lanternfall Pictures. You", "lantern fall pictures. You"),
)

Page = list[str]


def fixed_pages(source: str) -> list[Page]:
    """Covers, indexes, certificates: lines as they stand, pages parted by ``=== page``."""
    return [padded(part.split("\n")) for part in source.rstrip("\n").split("\n=== page\n")]


def testimony_pages(script: str) -> list[Page]:
    """The script set in numbered lines, page after page."""
    lines = [line for paragraph in script.splitlines() for line in set_paragraph(paragraph)]
    starts = range(0, len(lines), LINES_A_PAGE)
    return [padded(lines[start : start + LINES_A_PAGE]) for start in starts]


def set_paragraph(paragraph: str) -> list[str]:
    """One paragraph of the script as printed lines; run-overs begin at the margin."""
    if found := re.match(r"([QA]\.) (.*)", paragraph):
        return wrap(f"     {found[1]}   {found[2]}", WIDTH, drop_whitespace=True)
    if paragraph.startswith("BY "):
        return [paragraph]
    if re.match(r"(FURTHER )?EXAMINATION", paragraph):
        return [paragraph.center(WIDTH).rstrip()]
    if paragraph.startswith("("):
        return wrap(paragraph, WIDTH, initial_indent=" " * 10, subsequent_indent=" " * 10)
    return wrap(paragraph.replace(": ", ":  ", 1), WIDTH, initial_indent=" " * 10)


def padded(lines: list[str]) -> Page:
    """A page of exactly 25 lines."""
    if len(lines) > LINES_A_PAGE:
        message = f"This page has {len(lines)} lines: {lines[0]!r}"
        raise ValueError(message)
    return lines + [""] * (LINES_A_PAGE - len(lines))


def roughened(script: str) -> str:
    """The script as it stood before the reporter read it through."""
    for certified, rough in ROUGH_WORDS:
        if certified not in script:
            message = f"The testimony no longer says {certified!r}."
            raise ValueError(message)
        script = script.replace(certified, rough)
    return script


def ascii_transcript(pages: list[Page], header: str, footer: str) -> bytes:
    """The reporter's ASCII: page number, 25 numbered lines, form feeds between pages, CRLF."""
    printed = [ascii_page(number, page, header, footer) for number, page in enumerate(pages, 1)]
    return "\f".join(printed).replace("\n", "\r\n").encode("ascii")


def ascii_page(number: int, page: Page, header: str, footer: str) -> str:
    rows = [f"      {header}"] if header else []
    rows += [f"{number:>66}"]
    rows += [f"{line:>2}    {text}".rstrip() for line, text in enumerate(page, 1)]
    rows += [f"      {footer}"]
    return "\n".join(rows) + "\n"
