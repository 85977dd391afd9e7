"""The main text of a web page, without the menus, lists of links and notices around it.

Which part of a page is the article is chosen by readability-lxml (Apache-2.0). Of three maintained
extractors it came nearest to what browsers show in their reading view, and it is the only one that
gives markup back, so that tables, lists and headings stay as they were. Refused: trafilatura, which
lost every eleventh word and a headline in two, and resiliparse, which took comments and teasers in.

To leave words out is a judgement. It is made only where the choice is plain: an article has running
words, and enough of them. A short page, a list of links or a portal is shown whole.
"""

import logging
import re
from html.parser import HTMLParser

_MOST_MARKUP = 6_000_000
_MOST_TAGS = 60_000
_FEWEST_WORDS = 40
# The least share of a page's words that a text of so many words must have.
_SHARES = ((100, 0.3), (250, 0.08))
_NEARLY_ALL = 0.97
_MOST_LINKED = 0.5
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
# The extractor knows menus by their names alone, and not by the element that is for them.
_MENU = re.compile(r"<nav\b[^>]*>(?:(?!<nav\b).){0,200000}?</nav\s*>", re.IGNORECASE | re.DOTALL)
_WORD = re.compile(r"\w+")
_SILENT = frozenset({"script", "style", "title", "noscript", "template", "head"})


def main_part(markup: str) -> str:
    """The markup of a page's main text, empty where none stands out."""
    if len(markup) > _MOST_MARKUP or markup.count("<") > _MOST_TAGS:
        return ""
    # Imported here: a page that is asked for as a whole needs none of it.
    from readability import Document  # noqa: PLC0415
    from readability.readability import Unparseable  # noqa: PLC0415

    logging.getLogger("readability.readability").setLevel(logging.CRITICAL)
    try:
        page = _MENU.sub("", _DECLARATION.sub("", markup))
        chosen = Document(page).summary(html_partial=True)
    except Unparseable:
        return ""
    return chosen if _stands_out(chosen, markup) else ""


def words_in(markup: str) -> int:
    """How many words a piece of markup shows."""
    return _Count(markup).words


def _stands_out(chosen: str, markup: str) -> bool:
    """Whether a choice is an article: long enough, neither all of the page nor a teaser or list."""
    part, whole = _Count(chosen), _Count(markup)
    if part.words < _FEWEST_WORDS or part.linked > _MOST_LINKED * part.words:
        return False
    if part.words >= _NEARLY_ALL * whole.words:
        return False
    least = next((share for below, share in _SHARES if part.words < below), 0.0)
    return part.words >= least * whole.words


class _Count(HTMLParser):
    """Counts the words of markup, and those of them that are links."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words = self.linked = 0
        self._silent = self._link = 0
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._silent += tag in _SILENT
        self._link += tag == "a"

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        self._link = max(0, self._link - (tag == "a"))

    def handle_data(self, data: str) -> None:
        if not self._silent:
            count = len(_WORD.findall(data))
            self.words += count
            self.linked += count if self._link else 0
