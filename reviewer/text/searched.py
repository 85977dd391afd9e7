"""Which text of a layer is searched: all of it, but not the word index that a reporter printed.

Every word of a transcript stands there a second time, with cites that are not its own. Such pages
follow the last numbered line; they are blanked, so that all offsets stay.
"""

from collections.abc import Iterator

from reviewer.text.layer import Span, TextLayer
from reviewer.text.sheet_roles import is_word_index


def searched_text(layer: TextLayer) -> str:
    """The text of a layer with blanks for what is not searched; of the same length."""
    text = layer.text
    for span in _word_indexes(layer):
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _word_indexes(layer: TextLayer) -> Iterator[Span]:
    if not layer.lines:
        return
    is_after_one = False
    for span in _behind_the_lines(layer):
        rows = [row for row in layer.text[span.start : span.end].split("\n") if row.strip()]
        is_after_one = is_word_index(rows, is_after_one=is_after_one)
        if is_after_one:
            yield span


def _behind_the_lines(layer: TextLayer) -> Iterator[Span]:
    """The pages behind the last numbered line; where there are no pages, all that is left."""
    last = layer.lines[-1].end
    behind = [Span(page.start, page.end) for page in layer.pages if page.start >= last]
    yield from behind or [Span(last, len(layer.text))]
