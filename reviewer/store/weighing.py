"""How much a hand-over would weigh, before it is written: what is said to a person who chooses.

Exact sizes would need the packing itself. Sums over the stored rows, each with the share that is
left of its kind once packed (measured on real matters), come within a third, and of a large log a
part is weighed for all.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import sqlcipher3.dbapi2 as driver

from reviewer.store.sending import Stored

_SLICE = 400
_MOST_SLICES = 12
_SHELL = 700
_BODY, _SAID, _SALT, _TEXT, _PACKED = 0.12, 0.25, 16, 0.4, 0.8


@dataclass(frozen=True, slots=True)
class Weight:
    """Passages that were marked, and bytes of the file without any exhibit's files."""

    passages: int
    bytes: int


def weight(
    cursor: driver.Cursor,
    acts: Sequence[Stored],
    texts: Collection[tuple[bytes, bytes]],
) -> Weight:
    """What these acts, and the texts (layer and rendition) that go with them, would weigh."""
    places = [one.seq for one in acts]
    starts = range(0, len(places), _SLICE)
    step = -(-len(starts) // _MOST_SLICES) or 1
    passages, size, weighed = 0, 0.0, 0
    for start in starts[::step]:
        part = places[start : start + _SLICE]
        marked, said = _acts(cursor, part)
        passages, size, weighed = passages + marked, size + said, weighed + len(part)
    share = len(places) / weighed if weighed else 0
    whole = _SHELL + size * share + sum(_texts(cursor, list(texts)))
    return Weight(round(passages * share), round(whole))


def _acts(cursor: driver.Cursor, places: Sequence[int]) -> tuple[int, float]:
    marks = ", ".join("?" * len(places))
    (bodies,) = cursor.execute(
        f"SELECT total(length(body)) FROM changeset WHERE seq IN ({marks})",  # noqa: S608 - marks
        places,
    ).fetchone()
    (marked,) = cursor.execute(
        f"""SELECT count(DISTINCT entity) FROM op
            WHERE seq IN ({marks}) AND kind = 'passage' AND payload IS NOT NULL""",  # noqa: S608 - marks
        places,
    ).fetchone()
    count, said = cursor.execute(
        f"""SELECT count(*), total(length(content)) FROM payload
            WHERE hash IN (SELECT payload FROM op WHERE seq IN ({marks}))""",  # noqa: S608 - marks
        places,
    ).fetchone()
    return marked, bodies * _BODY + said * _SAID + count * _SALT


def _texts(cursor: driver.Cursor, texts: Sequence[tuple[bytes, bytes]]) -> Iterator[float]:
    for layer in {layer for layer, _ in texts}:
        text, structure = cursor.execute(
            "SELECT total(length(text)), total(length(structure)) FROM layer WHERE layer = ?",
            (layer,),
        ).fetchone()
        yield text * _TEXT + structure * _PACKED
    for layer, rendition in texts:
        (pages,) = cursor.execute(
            "SELECT total(length(body)) FROM geometry WHERE layer = ? AND rendition = ?",
            (layer, rendition),
        ).fetchone()
        yield pages * _PACKED
