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
from operator import attrgetter

import sqlcipher3.dbapi2 as driver

from reviewer.errors import MatterError
from reviewer.model import MatterId
from reviewer.store import arrivals, local, log, purged
from reviewer.store.database import Database
from reviewer.store.local import Derived
from reviewer.store.log import Changeset, DamagedError, Payload, Received, Waiting
from reviewer.store.pacing import Pace

_HELD, _MOST_HELD = 64_000_000, 30_000
"""Bytes that are held before they are written, and changesets."""
_CHANGESETS, _PAYLOADS, _DROPPED = (60, _MOST_HELD), (200, 2 * _MOST_HELD), (30, 10_000)
"""How many are in the first slice, beside another window and alone."""
_IN = 500
_HASH = attrgetter("hash")
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
        self._bodies: dict[bytes, tuple[Received, Changeset | Waiting]] = {}
        self._payloads: dict[bytes, Payload] = {}
        self._held_bytes = 0
        self._changesets = Pace(database, *_CHANGESETS)
        self._said = Pace(database, *_PAYLOADS)

    def put(self, changesets: Sequence[Received], payloads: Sequence[Payload]) -> None:
        """Check some and put them in, invisible; what is not sound is counted.

        They are held until there are many: ids lie anywhere in the tables, and the more are written
        in the order of their ids, the fewer pages each small transaction writes again.
        """
        unique = {one.id: one for one in changesets}
        known = known_among(self._database.reader.cursor(), list(unique), self._staging)
        known |= unique.keys() & self._bodies.keys()
        self.known += len(changesets) - len(unique.keys() - known)
        bodies = list(self._checked([one for one in unique.values() if one.id not in known]))
        self._has_waiting |= any(isinstance(body, Waiting) for _, body in bodies)
        lacked = self._lacked(bodies)
        sound = list(self._sound(payloads, lacked))
        self._hold(bodies, sound)
        self._note_lacking(lacked)
        if self._held_bytes >= _HELD or len(self._bodies) >= _MOST_HELD:
            self.write()

    def _hold(
        self, bodies: Sequence[tuple[Received, Changeset | Waiting]], payloads: Sequence[Payload]
    ) -> None:
        self._bodies.update((one.id, (one, body)) for one, body in bodies)
        self._payloads.update((one.hash, one) for one in payloads)
        self._held_bytes += sum(len(one.body) for one, _ in bodies)
        self._held_bytes += sum(len(one.content) for one in payloads)

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
        held = payloads & self._payloads.keys()
        return held | payloads_here(self._database.reader.cursor(), payloads - held)

    def _keep_early(self, payload: Payload) -> None:
        """In memory: what nothing ever says is not written."""
        if self._early_bytes < _HELD and payload.hash not in self._early:
            self._early[payload.hash] = payload
            self._early_bytes += len(payload.content)

    def write(self) -> None:
        """Write what is held, in small transactions; ``accept`` does it too."""
        bodies, payloads = list(self._bodies.values()), self._payloads
        self._bodies, self._payloads, self._held_bytes = {}, {}, 0
        if not (bodies or payloads):
            return
        self._database.make_room(is_wide=True)
        read = [body for _, body in bodies if isinstance(body, Changeset)]
        gone = purged.said_in_vain(self._database.reader.cursor(), read)
        kept = sorted((one for one in payloads.values() if one.hash not in gone), key=_HASH)
        # First who says it, then what is said: of what is cut off here, the sweep finds all.
        for part in self._changesets.slices(bodies):
            with self._database.transaction(is_forced=False) as cursor:
                self.new += stage(cursor, self._staging, part)
        for some in self._said.slices(kept):
            with self._database.transaction(is_forced=False) as cursor:
                put_payloads(cursor, some)

    def _note_lacking(self, lacked: dict[bytes, set[bytes]]) -> None:
        missing = set().union(*lacked.values()) - self._payloads.keys()
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
        self.write()
        self._database.fold_beside()
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
        self._bodies, self._payloads, self._held_bytes = {}, {}, 0
        found = self._database.reader.execute(_OF_STAGING, (self._staging,))
        _take_away(self._database, [row[0] for row in found.fetchall()])


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
    new = log.insert_staged(cursor, changesets, staging)
    if new < len(changesets):
        # What another big write put in and never accepted counts for nothing: it is taken over.
        cursor.executemany(
            f"DELETE FROM changeset WHERE id = ? AND staging <> ? AND {_NEVER_ACCEPTED}",  # noqa: S608 - constant
            [(received.id, staging) for received, _ in changesets],
        )
        new += log.insert_staged(cursor, changesets, staging)
    return new


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


def sweep(database: Database) -> int:
    """Take away what lay there when the file was opened, staged and never accepted.

    Returns:
        How many changesets went; their payloads go with them.
    """
    swept = database.reader.execute(_SWEPT, (database.found.changeset,)).fetchall()
    _take_away(database, [row[0] for row in swept])
    return len(swept)


# With the plus, by way of the index of what is staged, which may be nothing.
_SWEPT = f"SELECT id FROM changeset WHERE +seq <= ? AND {_NEVER_ACCEPTED} ORDER BY seq"  # noqa: S608 - constant
_OF_STAGING = "SELECT id FROM changeset WHERE staging = ? ORDER BY seq"


def _take_away(database: Database, changesets: Sequence[bytes]) -> None:
    """Take staged changesets away in slices, each with what it says and nothing else says."""
    if not changesets:
        return
    reader = database.reader.cursor()
    last = arrivals.last_place(reader)
    kept = _said_elsewhere(reader, changesets)
    for part in Pace(database, *_DROPPED).slices(changesets):
        with database.transaction(is_forced=False) as cursor:
            for seq, body in cursor.execute(_AFTER, (last,)):
                last = seq
                kept |= _said_in(body)
            _delete(cursor, part, kept)


_AFTER = "SELECT seq, body FROM changeset WHERE seq > ? ORDER BY seq"


def leave_out(cursor: driver.Cursor, changesets: Collection[bytes]) -> None:
    """Take staged changesets away, with what they say and nothing else says."""
    if changesets:
        _delete(cursor, sorted(changesets), _said_elsewhere(cursor, changesets))


def _said_elsewhere(cursor: driver.Cursor, changesets: Collection[bytes]) -> set[bytes]:
    """The payloads that other changesets say, in the log or on their way into it."""
    left, derived = set(changesets), local.projected(cursor)
    said = {row[0] for row in cursor.execute("SELECT payload FROM op WHERE payload IS NOT NULL")}
    after = 2**62 if derived is None else derived.seq
    for changeset, body in cursor.execute(_NOT_DERIVED, (after,)):
        if changeset not in left:
            said |= _said_in(body)
    return said


_NOT_DERIVED = f"""SELECT id, body FROM changeset WHERE seq > ?
  UNION ALL SELECT id, body FROM changeset WHERE {_NEVER_ACCEPTED}"""  # noqa: S608 - constant


def _delete(cursor: driver.Cursor, changesets: Sequence[bytes], kept: Collection[bytes]) -> None:
    """Delete those that were not accepted meanwhile, and what they say but what is kept."""
    gone: list[bytes] = []
    said: set[bytes] = set()
    for start in range(0, len(changesets), _IN):
        part = changesets[start : start + _IN]
        marks = ", ".join("?" * len(part))
        found = cursor.execute(
            f"SELECT id, body FROM changeset WHERE id IN ({marks}) AND {_NEVER_ACCEPTED}",  # noqa: S608 - marks
            part,
        )
        for changeset, body in found.fetchall():
            gone.append(changeset)
            said |= _said_in(body)
    every = [(one,) for one in sorted(said.difference(kept))]
    cursor.executemany("DELETE FROM payload WHERE hash = ?", every)
    cursor.executemany("DELETE FROM changeset WHERE id = ?", [(one,) for one in gone])


def _staged(cursor: driver.Cursor, staging: int) -> int:
    found = cursor.execute("SELECT count(*) FROM changeset WHERE staging = ?", (staging,))
    return int(found.fetchone()[0])


def _bodies(cursor: driver.Cursor, staging: int) -> list[tuple[bytes, Changeset | Waiting]]:
    found = cursor.execute("SELECT id, body FROM changeset WHERE staging = ?", (staging,))
    return [(changeset, log.read(body)) for changeset, body in found.fetchall()]


def _said_in(body: bytes) -> set[bytes]:
    """Payloads of a body of this version; what others name cannot be known, and stays."""
    return log.payloads_of(log.read(body))
