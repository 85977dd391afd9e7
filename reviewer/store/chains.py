"""How far each writer's chain is here, and how far each writer has said it knows the others.

A chain may come in parts and in any order, so two numbers are kept of each: the greatest that came,
after which its own writer goes on, and the greatest up to which none is missing, which is what this
copy has. Only the latter is witnessed in acts: to have seen the ninth act is not to have the third.
Of two changesets of one number, which only a forged or forked writer makes, the greater id stands,
so that every copy names the same head.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import sqlcipher3.dbapi2 as driver

from reviewer.model import WriterId

_COUNTED = "(staging IS NULL OR staging IN (SELECT staging FROM accepted))"


@dataclass(slots=True)
class _Chain:
    """One row of ``writer``."""

    wseq: int
    head: bytes
    person: bytes
    whole: int
    whole_head: bytes


class Chains:
    """The chains that some changesets belong to: read once, noted in memory, written once."""

    def __init__(self, cursor: driver.Cursor) -> None:
        """Nothing is read yet."""
        self._cursor = cursor
        self._chains: dict[bytes, _Chain] = {}
        self._seen: dict[tuple[bytes, bytes], tuple[int, bytes]] = {}

    def note(self, writer: bytes, wseq: int, changeset: bytes, person: bytes) -> None:
        """A changeset of this writer is in the log."""
        chain = self._chain(writer, person)
        if (wseq, changeset) > (chain.wseq, chain.head):
            chain.wseq, chain.head, chain.person = wseq, changeset, person
        if wseq == chain.whole and changeset > chain.whole_head:
            chain.whole_head = changeset
        elif wseq == chain.whole + 1:
            chain.whole, chain.whole_head = wseq, changeset
            if chain.wseq > wseq:
                self._go_on(writer, chain)

    def _chain(self, writer: bytes, person: bytes) -> _Chain:
        known = self._chains.get(writer)
        if known is None:
            row = self._cursor.execute(
                "SELECT wseq, head, person, whole, whole_head FROM writer WHERE writer = ?",
                (writer,),
            ).fetchone()
            known = self._chains[writer] = _Chain(*row) if row else _Chain(0, b"", person, 0, b"")
        return known

    def _go_on(self, writer: bytes, chain: _Chain) -> None:
        """A gap was closed: what came before it counts now."""
        later = self._cursor.execute(
            f"""SELECT wseq, max(id) FROM changeset WHERE writer = ? AND wseq > ? AND {_COUNTED}
                GROUP BY wseq ORDER BY wseq""",  # noqa: S608 - constant
            (writer, chain.whole),
        )
        for wseq, changeset in later:
            if wseq != chain.whole + 1:
                break
            chain.whole, chain.whole_head = wseq, changeset

    def note_witness(self, writer: bytes, seen: Mapping[str, tuple[int, str]]) -> None:
        """What an act of this writer says it has of others."""
        for other, (wseq, head) in seen.items():
            pair, known = (writer, bytes.fromhex(other)), (wseq, bytes.fromhex(head))
            self._seen[pair] = max(known, self._seen.get(pair, known))

    def write(self) -> None:
        """Put what was noted into its tables."""
        self._cursor.executemany(
            """INSERT OR REPLACE INTO writer (writer, wseq, head, person, whole, whole_head)
               VALUES (?, ?, ?, ?, ?, ?)""",
            [
                (writer, one.wseq, one.head, one.person, one.whole, one.whole_head)
                for writer, one in self._chains.items()
            ],
        )
        self._cursor.executemany(
            """INSERT INTO witness (writer, other, wseq, head) VALUES (?1, ?2, ?3, ?4)
               ON CONFLICT (writer, other) DO UPDATE SET wseq = ?3, head = ?4
               WHERE (?3, ?4) > (wseq, head)""",
            [(*pair, *known) for pair, known in self._seen.items()],
        )


def unwitnessed(cursor: driver.Cursor, writer: WriterId) -> dict[str, tuple[int, str]]:
    """What has come of others, without a gap, since this writer last said what it has."""
    rows = cursor.execute(
        """SELECT w.writer, w.whole, w.whole_head FROM writer w
           LEFT JOIN witness k ON k.writer = ?1 AND k.other = w.writer
           WHERE w.writer <> ?1 AND w.whole > coalesce(k.wseq, 0)""",
        (writer,),
    )
    return {other.hex(): (whole, head.hex()) for other, whole, head in rows}
