"""A view: the read side of an open matter, as acts, panels and exports see it.

Acts take a ``View`` and never the ``Matter``, so that they can only read; inside ``Matter.do`` the
view reads through the writing connection, under the lock, so that what an act decides on is what it
is written upon.
"""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

import sqlcipher3.dbapi2 as driver

from reviewer.model import Body, Kind, MatterId, ReviewerId, Role, WriterId
from reviewer.store import shown
from reviewer.store.layers import (
    LayerCache,
    PageSize,
    page_geometry,
    page_sizes,
    read_structure,
)
from reviewer.text.geometry import PageGeometry
from reviewer.text.layer import TextLayer

B = TypeVar("B", bound=Body)
_LONG, _MOST = 200, 1000
"""A view remembers answers of at most so many rows, and at most so many answers."""


class View(Protocol):
    """What reading needs to know of an open matter."""

    @property
    def matter(self) -> MatterId:
        """The matter's id."""
        ...

    @property
    def writer(self) -> WriterId:
        """Who writes in this copy."""
        ...

    @property
    def reviewer(self) -> ReviewerId:
        """The person at the keyboard."""
        ...

    @property
    def role(self) -> Role:
        """In what capacity they act."""
        ...

    def rows(self, statement: str, parameters: Sequence[object] = ()) -> list[tuple]:  # type: ignore[type-arg]
        """All rows of one SQL query; ``queries`` and ``store`` alone write SQL."""
        ...

    def layer(self, layer: bytes) -> TextLayer:
        """A whole text layer."""
        ...

    def structure(self, layer: bytes, start: int, end: int) -> TextLayer:
        """What a text layer has around a range of its text, without the text."""
        ...

    def sizes(self, layer: bytes, rendition: bytes) -> list[PageSize]:
        """The pages of a rendition: size and range of text, in order."""
        ...

    def geometry(self, layer: bytes, rendition: bytes, page: int) -> PageGeometry:
        """The boxes of one page, counted from 1."""
        ...


class ConnectionView:
    """A view through one connection of the open review database."""

    def __init__(
        self,
        connection: driver.Connection,
        layers: LayerCache,
        matter: MatterId,
        writer: WriterId,
        reviewer: ReviewerId,
        role: Role = Role.REVIEWER,
    ) -> None:
        """``layers`` is shared by all views of one open matter: layers never change."""
        self.matter = matter
        self.writer = writer
        self.reviewer = reviewer
        self.role = role
        self._connection = connection
        self._layers = layers

    def rows(self, statement: str, parameters: Sequence[object] = ()) -> list[tuple]:  # type: ignore[type-arg]
        """See ``View``."""
        return list(self._connection.execute(statement, parameters))

    def layer(self, layer: bytes) -> TextLayer:
        """See ``View``."""
        return self._layers.get(self._connection.cursor(), layer)

    def structure(self, layer: bytes, start: int, end: int) -> TextLayer:
        """See ``View``."""
        return read_structure(self._connection.cursor(), layer, start, end)

    def sizes(self, layer: bytes, rendition: bytes) -> list[PageSize]:
        """See ``View``."""
        return page_sizes(self._connection.cursor(), layer, rendition)

    def geometry(self, layer: bytes, rendition: bytes, page: int) -> PageGeometry:
        """See ``View``."""
        return page_geometry(self._connection.cursor(), layer, rendition, page)


class RememberingView:
    """A view that asks the same thing once, until it is told to forget.

    What one key changes is told to a dozen panels, and each of them asks for the tags, the people,
    the exhibit. Whoever makes one says when: at every change, and before anyone else may write.
    """

    def __init__(self, source: Callable[[], View], on_first: Callable[[], None]) -> None:
        """A view of what ``source`` gives, which is another one when another person works.

        Args:
            source: the view to ask.
            on_first: called when there begins to be something to forget.
        """
        self._source, self._on_first = source, on_first
        self._known: dict[tuple[str, tuple[object, ...]], list[tuple]] = {}  # type: ignore[type-arg]

    @property
    def matter(self) -> MatterId:
        """See ``View``."""
        return self._source().matter

    @property
    def writer(self) -> WriterId:
        """See ``View``."""
        return self._source().writer

    @property
    def reviewer(self) -> ReviewerId:
        """See ``View``."""
        return self._source().reviewer

    @property
    def role(self) -> Role:
        """See ``View``."""
        return self._source().role

    def forget(self) -> None:
        """Ask anew from now on."""
        self._known.clear()

    def rows(self, statement: str, parameters: Sequence[object] = ()) -> list[tuple]:  # type: ignore[type-arg]
        """See ``View``; a long answer is read by one reader alone, and is not kept."""
        asked = (statement, tuple(parameters))
        found = self._known.get(asked)
        if found is None:
            found = self._source().rows(statement, parameters)
            if len(found) > _LONG:
                return found
            if len(self._known) >= _MOST:
                self.forget()
            if not self._known:
                self._on_first()
            self._known[asked] = found
        return found.copy()

    def layer(self, layer: bytes) -> TextLayer:
        """See ``View``."""
        return self._source().layer(layer)

    def structure(self, layer: bytes, start: int, end: int) -> TextLayer:
        """See ``View``."""
        return self._source().structure(layer, start, end)

    def sizes(self, layer: bytes, rendition: bytes) -> list[PageSize]:
        """See ``View``."""
        return self._source().sizes(layer, rendition)

    def geometry(self, layer: bytes, rendition: bytes, page: int) -> PageGeometry:
        """See ``View``."""
        return self._source().geometry(layer, rendition, page)


def like(words: str) -> str:
    """A pattern for ``LIKE … ESCAPE`` that finds these very words anywhere."""
    for sign in ("\\", "%", "_"):
        words = words.replace(sign, f"\\{sign}")
    return f"%{words}%"


def body_of(view: View, entity: bytes, body: type[B]) -> B | None:
    """What is shown of one entity; ``None`` where there is none, or it was taken away."""
    found = view.rows(
        "SELECT p.content FROM entity e JOIN payload p ON p.hash = e.payload WHERE e.entity = ?",
        (entity,),
    )
    return shown.read_body(found[0][0], body) if found else None


def bodies_of(
    view: View, kind: Kind, body: type[B], subject: bytes | None = None
) -> list[tuple[bytes, B]]:
    """Shown entities of a kind (on a subject, or all), earliest first."""
    where, parameters = ("e.kind = ?", [kind.value])
    if subject is not None:
        where, parameters = ("e.kind = ? AND e.subject = ?", [kind.value, subject])  # type: ignore[list-item]
    found = view.rows(
        f"""SELECT e.entity, p.content FROM entity e JOIN payload p ON p.hash = e.payload
            WHERE {where} ORDER BY e.hlc, e.entity""",  # noqa: S608 - constants
        parameters,
    )
    decoded = ((entity, shown.read_body(content, body)) for entity, content in found)
    return [(entity, one) for entity, one in decoded if one is not None]


def in_order_made(found: list[tuple[bytes, B]], view: View) -> list[tuple[bytes, B]]:
    """Entities in the order in which they were first named, whatever was said of them later."""
    if len(found) <= 1:
        return found
    marks = ", ".join("?" * len(found))
    made = dict(
        view.rows(
            f"""SELECT o.entity, min(c.hlc) FROM op o JOIN changeset c ON c.seq = o.seq
                WHERE o.entity IN ({marks}) GROUP BY o.entity""",  # noqa: S608 - marks alone
            [entity for entity, _ in found],
        )
    )
    return sorted(found, key=lambda one: (made.get(one[0], 0), one[0]))


def is_shown(view: View, entity: bytes) -> bool:
    """Whether an entity stands: written, and not taken away."""
    return bool(
        view.rows("SELECT 1 FROM entity WHERE entity = ? AND payload IS NOT NULL", (entity,))
    )
