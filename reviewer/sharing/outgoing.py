"""The portions of a file for colleagues, one after the other, never all in memory.

Texts and layouts stand before the acts that name them, and a group of acts ends early where its
texts are long. Natives and renditions come last, in pieces.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reviewer.errors import MatterError
from reviewer.matter import Matter
from reviewer.sharing.outcomes import IsStopped, Progress, Tell, go_on
from reviewer.sharing.portions import Acts, GeometryRows, LayerRows, ObjectBytes, Portion
from reviewer.store import log, sending
from reviewer.store.log import Waiting
from reviewer.store.sending import NamedLayer, Stored

_ACTS_AT_ONCE = 500
_TEXTS_AT_ONCE = 16
PIECE = 1024 * 1024

Texts = Mapping[int, list[NamedLayer]]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What a file is to hold; ``objects`` are the hashes of natives and renditions."""

    acts: tuple[Stored, ...]
    texts: Texts
    objects: tuple[bytes, ...]

    @property
    def layers(self) -> int:
        """How many texts there are."""
        return len({one.layer for named in self.texts.values() for one in named})


def outgoing(matter: Matter, acts: tuple[Stored, ...], exhibits: tuple[bytes, ...]) -> Outgoing:
    """The texts that some acts name, and the files of some exhibits that are here."""
    cursor = matter.connection().cursor()
    places = {one.seq for one in acts}
    texts: dict[int, list[NamedLayer]] = {}
    renditions: dict[bytes, set[bytes]] = {}
    purged = sending.purged(cursor)
    for one in sending.layers_named(cursor):
        renditions.setdefault(one.exhibit, set()).add(one.rendition)
        if one.seq in places and one.exhibit not in purged:
            texts.setdefault(one.seq, []).append(one)
    return Outgoing(acts, texts, _objects(matter, exhibits, renditions))


def _objects(
    matter: Matter, exhibits: tuple[bytes, ...], renditions: Mapping[bytes, set[bytes]]
) -> tuple[bytes, ...]:
    if not exhibits:
        return ()
    files = _files_of(matter, renditions)
    kept = {one for exhibit in sending.locked_away(matter.connection().cursor())
            for one in files(exhibit)}  # fmt: skip
    here = matter.objects.names()
    wanted = dict.fromkeys(one for exhibit in exhibits for one in sorted(files(exhibit)))
    return tuple(one for one in wanted if one in here and one not in kept)


class _FilesOf:
    """The natives and renditions of one exhibit."""

    def __init__(
        self, parts: Mapping[bytes, list[bytes]], renditions: Mapping[bytes, set[bytes]]
    ) -> None:
        self._parts, self._renditions = parts, renditions

    def __call__(self, exhibit: bytes) -> set[bytes]:
        natives = self._parts.get(exhibit, [exhibit])
        return {*natives, *self._renditions.get(exhibit, ())} - (
            {exhibit} if exhibit in self._parts else set()
        )


def _files_of(matter: Matter, renditions: Mapping[bytes, set[bytes]]) -> _FilesOf:
    return _FilesOf(sending.parts_of(matter.connection().cursor()), renditions)


def carried(matter: Matter, exhibits: Iterable[bytes], objects: Iterable[bytes]) -> int:
    """How many of some exhibits go with their own files: those that are here, and may leave."""
    parts, going = sending.parts_of(matter.connection().cursor()), set(objects)
    return sum(going.issuperset(parts.get(one, (one,))) for one in exhibits)


def size_of(matter: Matter, objects: Iterable[bytes]) -> int:
    """Bytes of some natives and renditions."""
    return sum(matter.objects.path(one).stat().st_size for one in objects)


def portions(
    matter: Matter, what: Outgoing, tell: Tell, is_stopped: IsStopped
) -> Iterator[Portion]:
    """Everything of it, in order.

    Raises:
        MatterError: a text or a file is not what its hash says.
        StoppedError: the person stopped it.
    """
    sent: set[bytes] = set()
    done = 0
    for group in _groups(what):
        go_on(is_stopped)
        tell(Progress("Writing acts", done, len(what.acts)))
        for one in group:
            yield from _texts(matter, what.texts.get(one.seq, ()), sent)
        yield _acts(matter, group)
        done += len(group)
    for place, digest in enumerate(what.objects):
        tell(Progress("Writing exhibits", place, len(what.objects)))
        for piece in pieces(matter.objects.path(digest), digest):
            go_on(is_stopped)
            yield piece


def _groups(what: Outgoing) -> Iterator[list[Stored]]:
    group: list[Stored] = []
    texts = 0
    for one in what.acts:
        group.append(one)
        texts += len(what.texts.get(one.seq, ()))
        if len(group) >= _ACTS_AT_ONCE or texts >= _TEXTS_AT_ONCE:
            yield group
            group, texts = [], 0
    if group:
        yield group


def _texts(matter: Matter, named: Iterable[NamedLayer], sent: set[bytes]) -> Iterator[Portion]:
    cursor = matter.connection().cursor()
    for one in named:
        if one.layer not in sent:
            parts = sending.layer_parts(cursor, one.layer)
            if parts:
                yield LayerRows(one.layer, tuple(parts))
        if one.layer + one.rendition not in sent:
            pages = sending.geometry_bodies(cursor, one.layer, one.rendition)
            if pages:
                yield GeometryRows(one.layer, one.rendition, tuple(pages))
        sent.update((one.layer, one.layer + one.rendition))


def _acts(matter: Matter, group: list[Stored]) -> Acts:
    cursor = matter.connection().cursor()
    changesets = sending.changesets(cursor, group)
    bodies = [log.read(one.body) for one in changesets]
    said = {payload for body in bodies for payload in log.payloads_of(body)}
    payloads = sending.payloads(cursor, said)
    if any(isinstance(body, Waiting) for body in bodies):
        payloads += sending.unnamed_payloads(cursor)
    return Acts(tuple(changesets), tuple(payloads))


def pieces(path: Path, digest: bytes) -> Iterator[ObjectBytes]:
    """One native or rendition.

    Raises:
        MatterError: it cannot be read.
    """
    try:
        with path.open("rb") as source:
            size = path.stat().st_size
            offset = 0
            while True:
                content = source.read(PIECE)
                yield ObjectBytes(digest.hex(), offset, size, content)
                offset += len(content)
                if offset >= size or not content:
                    return
    except OSError as error:
        raise MatterError(
            "The file of an exhibit cannot be read, so nothing was handed over. Run “verify”."
        ) from error
