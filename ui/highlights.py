"""The passages of an exhibit as its page draws them: tags, notes, links, what a pointer is told."""

from collections.abc import Iterator, Mapping, Sequence

from reviewer.queries import links, passages, tags
from reviewer.queries.exhibits import ExhibitLine
from reviewer.queries.links import LinkMark
from reviewer.queries.passages import PassageLine
from reviewer.queries.view import View
from ui.page_view.document import Highlight, TagLook
from ui.theme import Theme
from ui.words import choice, tag_name


def highlights(
    view: View, theme: Theme, exhibit: ExhibitLine, chosen: bytes | None
) -> Iterator[Highlight]:
    """The passages of the layer that is shown; ``chosen`` is drawn as the one in hand."""
    rows = tags.tags(view)
    looks = {str(row.id): _look(theme, row.digit, row.colour) for row in rows}
    names = {str(row.id): tag_name(row.name) for row in rows}
    noted = passages.noted(view, exhibit.id)
    tied = links.marks_of_exhibit(view, exhibit.id)
    for line in passages.of_exhibit(view, exhibit.id):
        if line.layer == exhibit.layer:
            yield Highlight(
                line.id,
                line.spans,
                tuple(looks[tag] for tag in line.tags if tag in looks),
                line.id == chosen,
                _told(line, names, tied.get(line.id, ())),
                line.id in noted,
                line.id in tied,
            )


def _look(theme: Theme, digit: int | None, colour: str) -> TagLook:
    tag = theme.tag(colour)
    return TagLook(str(digit) if digit else "", tag.page, tag.tint, tag.strong)


def _told(line: PassageLine, names: Mapping[str, str], tied: Sequence[LinkMark]) -> str:
    """A passage's number, its tags, and what it is tied to."""
    first = f"{line.number}  {', '.join(names.get(tag, tag) for tag in line.tags)}".strip()
    rest = (f"{choice(one.reads)}: {one.number} ({one.place})" for one in tied)
    return "\n".join((first, *rest))
