"""Big writes that a person need not wait for.

They are many small transactions, one acceptance, and projections in slices. Rows carry a staging id
and count for nothing until that id stands in ``accepted``, which is one row in one transaction.
From then on they are the log; deriving what is shown from them follows in slices at a stored
cursor, and whoever opens the matter finishes them before reading. Rows that were never accepted are
swept at the next opening.

Only the acceptance is forced to the disk: it carries all that was put in before it, and slices that
a power cut took are derived again. So a big write is the old state or the new one, wherever it is
cut, and a window's own act waits for no more than one small transaction of it.
"""

import os
from collections.abc import Collection, Iterator, Sequence

import sqlcipher3.dbapi2 as driver

from reviewer.errors import MatterError
from reviewer.model import MatterId
from reviewer.store import local, log, purged
from reviewer.store.database import Database
from reviewer.store.local import Derived
from reviewer.store.log import Changeset, DamagedError, Payload, Received, Waiting

_AT_ONCE, _AT_ONCE_ALONE = 100, 10_000
_IN = 500
_HELD = 64_000_000
_INCOMPLETE = "something that it says did not come with it"
_COUNTS = "(staging IS NULL OR staging = ? OR staging IN (SELECT staging FROM accepted))"
_NEVER_ACCEPTED = "staging IS NOT NULL AND staging NOT IN (SELECT staging FROM accepted)"


class BigWrite:
    """Changesets from elsewhere on their way into the log: put in, then accepted.

    ``new`` are put in, ``known`` were here, ``rejected`` are damaged or came without something that
    they say, ``faults`` tells why. What they say may come before or after them, in any call of
    ``put``, or not at all where a purge covers it.
    """

    def __init__(self, database: Database, matter: MatterId) -> None:
        """Nothing is written yet."""
        self.new = self.known = self.rejected = 0
        self.faults: list[str] = []
        self._database = database
        self._matter = matter
        self._staging = begin()
        self._lacking: dict[bytes, set[bytes]] = {}
        self._early: dict[bytes, Payload] = {}
        self._early_bytes = 0
        self._has_waiting = False
        self._queue: tuple[list[Received], list[Payload]] = [], []
        self._queued_bytes = 0

    def put(self, changesets: Sequence[Received], payloads: Sequence[Payload]) -> None:
        """Put some in, invisible, in small transactions; what is not sound is counted.

        Where no other window waits to write, what several calls bring is written at once: ids lie
        anywhere in the tables, so that each transaction writes most of their pages again.
        """
        self._queue[0].extend(changesets)
        self._queue[1].extend(payloads)
        self._queued_bytes += sum(len(one.body) for one in changesets)
        self._queued_bytes += sum(len(one.content) for one in payloads)
        is_enough = len(self._queue[0]) >= _AT_ONCE_ALONE or self._queued_bytes >= _HELD
        if is_enough or not self._database.is_alone:
            self._put_queued()

    def _put_queued(self) -> None:
        changesets, payloads = self._queue
        self._queue, self._queued_bytes = ([], []), 0
        if changesets or payloads:
            self._put(changesets, payloads)

    def _put(self, changesets: Sequence[Received], payloads: Sequence[Payload]) -> None:
        self._database.make_room(is_wide=True)
        unique = {one.id: one for one in changesets}
        known = known_among(self._database.reader.cursor(), list(unique), self._staging)
        self.known += len(changesets) - len(unique.keys() - known)
        bodies = list(self._checked([one for one in unique.values() if one.id not in known]))
        self._has_waiting |= any(isinstance(body, Waiting) for _, body in bodies)
        lacked = self._lacked(bodies)
        sound = list(self._sound(payloads, lacked))
        self._write(bodies, sound)
        self._note_lacking(lacked, {one.hash for one in sound})

    def _checked(
        self, changesets: Sequence[Received]
    ) -> Iterator[tuple[Received, Changeset | Waiting]]:
        for one in changesets:
            try:
                yield one, log.check(one, self._matter)
            except DamagedError as fault:
                self._reject(str(fault))

    def _reject(self, fault: str, count: int = 1) -> None:
        self.rejected += count
        self.faults.append(fault)

    def _lacked(
        self, bodies: Sequence[tuple[Received, Changeset | Waiting]]
    ) -> dict[bytes, set[bytes]]:
        """By changeset what it says, of these and of those before that still lack something."""
        said = {one.id: log.payloads_of(body) for one, body in bodies}
        return self._lacking | said

    def _sound(
        self, payloads: Sequence[Payload], lacked: dict[bytes, set[bytes]]
    ) -> Iterator[Payload]:
        """Those that are wanted and are what their hash says; others wait for who says them."""
        wanted = set().union(*lacked.values())
        early = [self._early.pop(one) for one in wanted & self._early.keys()]
        self._early_bytes -= sum(len(one.content) for one in early)
        known = self._known({one.hash for one in payloads} - wanted)
        for payload in (*payloads, *early):
            if payload.hash in known:
                continue
            try:
                log.check_payload(payload)
            except DamagedError as fault:
                self.faults.append(str(fault))
                continue
            if payload.hash in wanted or self._has_waiting:
                yield payload
            else:
                self._keep_early(payload)

    def _known(self, payloads: set[bytes]) -> set[bytes]:
        return payloads_here(self._database.reader.cursor(), payloads)

    def _keep_early(self, payload: Payload) -> None:
        """In memory: what nothing ever says is not written."""
        if self._early_bytes < _HELD and payload.hash not in self._early:
            self._early[payload.hash] = payload
            self._early_bytes += len(payload.content)

    def _write(
        self, bodies: Sequence[tuple[Received, Changeset | Waiting]], payloads: Sequence[Payload]
    ) -> None:
        read = [body for _, body in bodies if isinstance(body, Changeset)]
        gone = purged.said_in_vain(self._database.reader.cursor(), read)
        # First who says it, then what is said: of what is cut off here, the sweep finds all.
        count = _AT_ONCE_ALONE if self._database.is_alone else _AT_ONCE
        for start in range(0, len(bodies), count):
            with self._database.transaction(is_forced=False) as cursor:
                self.new += stage(cursor, self._staging, bodies[start : start + count])
        kept = sorted((one for one in payloads if one.hash not in gone), key=lambda one: one.hash)
        for start in range(0, len(kept), 2 * count):
            with self._database.transaction(is_forced=False) as cursor:
                put_payloads(cursor, kept[start : start + 2 * count])

    def _note_lacking(self, lacked: dict[bytes, set[bytes]], came: set[bytes]) -> None:
        missing = set().union(*lacked.values()) - came
        missing -= payloads_here(self._database.reader.cursor(), missing)
        self._lacking = {
            changeset: said & missing for changeset, said in lacked.items() if said & missing
        }

    def accept(self, *, in_part: bool = True) -> int:
        """From here on they are part of the log, but for those that came incomplete.

        Args:
            in_part: whether those that are complete are accepted without the others.

        Returns:
            How many changesets are new.

        Raises:
            DamagedError: one is not sound, and they are not to be accepted in part.
            MatterError: another window took the same in meanwhile; nothing was accepted.
        """
        self._put_queued()
        with self._database.transaction() as cursor:
            if _staged(cursor, self._staging) != self.new:
                raise MatterError(
                    "Another window is taking the same file in. Do it again in a moment."
                )
            left_out = self._incomplete(cursor)
            if (left_out or self.faults) and not in_part:
                raise DamagedError([*self.faults, _INCOMPLETE][0])
            leave_out(cursor, left_out)
            self.new -= len(left_out)
            if left_out:
                self._reject(_INCOMPLETE, len(left_out))
            if self.new:
                accept(cursor, self._staging)
        return self.new

    def _incomplete(self, cursor: driver.Cursor) -> set[bytes]:
        """Those that lack something which no purge, here or among them, covers."""
        if not self._lacking:
            return set()
        staged = (body for _, body in _bodies(cursor, self._staging))
        read = [body for body in staged if isinstance(body, Changeset)]
        gone = purged.said_in_vain(cursor, read)
        return {one for one, lacked in self._lacking.items() if not lacked <= gone}

    def drop(self) -> None:
        """Take away again what was put in, instead of accepting it."""
        self._queue, self._queued_bytes = ([], []), 0
        with self._database.transaction() as cursor:
            leave_out(cursor, {changeset for changeset, _ in _bodies(cursor, self._staging)})


def begin() -> int:
    """A staging id that no row carries yet, in no process that has the matter open."""
    return int.from_bytes(os.urandom(7), "big")


def known_among(cursor: driver.Cursor, changesets: Sequence[bytes], staging: int) -> set[bytes]:
    """Those of the changesets that are in the log, or were put in with this big write."""
    found: set[bytes] = set()
    for start in range(0, len(changesets), _IN):
        part = changesets[start : start + _IN]
        marks = ", ".join("?" * len(part))
        rows = cursor.execute(
            f"SELECT id FROM changeset WHERE id IN ({marks}) AND {_COUNTS}",  # noqa: S608 - marks
            (*part, staging),
        )
        found.update(row[0] for row in rows)
    return found


def payloads_here(cursor: driver.Cursor, payloads: Collection[bytes]) -> set[bytes]:
    """Those of the payloads that are here."""
    found: set[bytes] = set()
    every = sorted(payloads)
    for start in range(0, len(every), _IN):
        part = every[start : start + _IN]
        marks = ", ".join("?" * len(part))
        rows = cursor.execute(f"SELECT hash FROM payload WHERE hash IN ({marks})", part)  # noqa: S608 - marks
        found.update(row[0] for row in rows)
    return found


def stage(
    cursor: driver.Cursor,
    staging: int,
    changesets: Sequence[tuple[Received, Changeset | Waiting]],
) -> int:
    """Put checked changesets in, invisible.

    Returns:
        How many were new here.
    """
    # What another big write put in and never accepted counts for nothing: it is taken over.
    cursor.executemany(
        f"DELETE FROM changeset WHERE id = ? AND staging <> ? AND {_NEVER_ACCEPTED}",  # noqa: S608 - constant
        [(received.id, staging) for received, _ in changesets],
    )
    return log.insert_staged(cursor, changesets, staging)


def put_payloads(cursor: driver.Cursor, payloads: Sequence[Payload]) -> None:
    """Put in what changesets say; in the order of their key the tree is gone through once."""
    cursor.executemany(
        "INSERT OR IGNORE INTO payload (hash, salt, content) VALUES (?, ?, ?)",
        sorted((payload.hash, payload.salt, payload.content) for payload in payloads),
    )


def accept(cursor: driver.Cursor, staging: int) -> None:
    """From this row on, the staged changesets are part of the log."""
    first = cursor.execute(
        "SELECT min(seq) FROM changeset WHERE staging = ?", (staging,)
    ).fetchone()[0]
    known = local.projected(cursor)
    if first is not None and (known is None or first <= max(known.seq, known.until)):
        # Another big write that is being derived has come further than where this one begins.
        before = first - 1 if known is None else min(first - 1, known.seq)
        local.note_projected(cursor, Derived(before))
    cursor.execute("INSERT INTO accepted (staging) VALUES (?)", (staging,))


def sweep(cursor: driver.Cursor, until: int) -> int:
    """Take away what was staged up to this place and never accepted.

    Returns:
        How many changesets went; their payloads go with them.
    """
    swept = cursor.execute(
        f"SELECT id FROM changeset WHERE seq <= ? AND {_NEVER_ACCEPTED}",  # noqa: S608 - constant
        (until,),
    ).fetchall()
    leave_out(cursor, {row[0] for row in swept})
    return len(swept)


def leave_out(cursor: driver.Cursor, changesets: Collection[bytes]) -> None:
    """Take staged changesets away, with what they say and nothing else says."""
    if not changesets:
        return
    derived = local.projected(cursor)
    bodies = cursor.execute(
        f"SELECT id, body FROM changeset WHERE seq > ? OR {_NEVER_ACCEPTED}",  # noqa: S608 - constant
        (2**62 if derived is None else derived.seq,),
    ).fetchall()
    said = {changeset: _said_in(body) for changeset, body in bodies}
    cursor.executemany(
        f"DELETE FROM changeset WHERE id = ? AND {_NEVER_ACCEPTED}",  # noqa: S608 - constant
        [(changeset,) for changeset in sorted(changesets)],
    )
    gone = set().union(*(said[changeset] for changeset in changesets))
    gone -= set().union(*(said[one] for one in said.keys() - set(changesets)))
    kept = cursor.execute("SELECT payload FROM op WHERE payload IS NOT NULL")
    gone -= {row[0] for row in kept}
    cursor.executemany("DELETE FROM payload WHERE hash = ?", [(one,) for one in sorted(gone)])


def _staged(cursor: driver.Cursor, staging: int) -> int:
    found = cursor.execute("SELECT count(*) FROM changeset WHERE staging = ?", (staging,))
    return int(found.fetchone()[0])


def _bodies(cursor: driver.Cursor, staging: int) -> list[tuple[bytes, Changeset | Waiting]]:
    found = cursor.execute("SELECT id, body FROM changeset WHERE staging = ?", (staging,))
    return [(changeset, log.read(body)) for changeset, body in found.fetchall()]


def _said_in(body: bytes) -> set[bytes]:
    """Payloads of a body of this version; what others name cannot be known, and stays."""
    return log.payloads_of(log.read(body))
