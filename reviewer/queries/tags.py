"""The tags of a matter: four built in, others its own."""

from dataclasses import dataclass

from reviewer.errors import InputError
from reviewer.model import Kind, OwnTagBody, Tag, TagId
from reviewer.queries.view import View, bodies_of, in_order_made
from reviewer.said import said


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag: its id in the log, its word in files, its name on screen, the key that sets it (0.

    None), its colour.
    """

    id: TagId
    word: str
    name: str
    digit: int
    colour: str


BUILT_IN = (
    TagRow(TagId(Tag.ADMISSION), "admission", "Admission", 1, "admission"),
    TagRow(TagId(Tag.DENIAL), "denial", "Denial", 2, "denial"),
    TagRow(TagId(Tag.QUANTITY), "quantity", "Quantity", 3, "quantity"),
    TagRow(TagId(Tag.NO_RECOLLECTION), "no_recollection", "No recollection", 4, "no_recollection"),
)
LAST_DIGIT = 9
"""The last key that sets a tag."""


def tags(view: View) -> tuple[TagRow, ...]:
    """All tags, in the order of their keys."""
    # In the order made: a tag that gets another name or colour keeps its key.
    own = in_order_made(bodies_of(view, Kind.OWN_TAG, OwnTagBody), view)
    return BUILT_IN + tuple(
        TagRow(
            TagId(entity.hex()),
            body.name,
            body.name,
            digit if digit <= LAST_DIGIT else 0,
            body.colour,
        )
        for digit, (entity, body) in enumerate(own, start=len(BUILT_IN) + 1)
    )


def tag_named(view: View, word: str) -> TagRow:
    """The tag that a person means by its word, name or id.

    Raises:
        InputError: the matter has no such tag.
    """
    folded = word.casefold().replace(" ", "_").replace("-", "_")
    known = tags(view)
    for tag in known:
        if folded in {tag.id, tag.word.casefold().replace(" ", "_")}:
            return tag
    names = ", ".join(tag.word for tag in known)
    raise InputError(
        said("There is no tag “{word}” in this matter. There are: {names}.", word=word, names=names)
    )


def tag_of(view: View, tag: str) -> TagRow:
    """The tag of an id; one that was taken away keeps its id as its name."""
    found = next((row for row in tags(view) if row.id == tag), None)
    return found or TagRow(TagId(tag), tag, "Tag no longer defined", 0, "own")
