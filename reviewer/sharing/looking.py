"""A look into a colleague's file: what taking it in would come to, in words.

Nothing is written and no lock is taken: the acts are checked as they would be, and held against
what is here in memory.
"""

from collections import Counter, defaultdict, deque
from pathlib import Path

from reviewer.matter import Matter
from reviewer.model import Kind, ReviewerBody
from reviewer.queries import people
from reviewer.said import said
from reviewer.sharing.lacking import Files, exhibits_missing
from reviewer.sharing.outcomes import (
    FromColleague,
    IsStopped,
    Preview,
    Progress,
    Reason,
    Tell,
    go_on,
    never,
    say_nothing,
)
from reviewer.sharing.portions import (
    Acts,
    GeometryRows,
    LayerRows,
    Manifest,
    ObjectBytes,
    Portion,
    Unreadable,
)
from reviewer.sharing.proving import Texts
from reviewer.sharing.received import ReceivedFile, open_received
from reviewer.sharing.sifting import known_of, matters_agree, reasons_of, stands_already
from reviewer.sharing.would_differ import WouldDiffer
from reviewer.store import arrivals, log, purged
from reviewer.store.log import Changeset, DamagedError, Payload, Received, Waiting
from reviewer.store.shown import read_body

_INCOMPLETE = "something that it says did not come with it"


def look(
    matter: Matter,
    path: Path,
    passphrase: str | None = None,
    tell: Tell = say_nothing,
    is_stopped: IsStopped = never,
    before: set[bytes] | None = None,
) -> Preview:
    """Tell what taking a file in would do.

    ``before`` are the acts of files that would be taken in before this one; its own are added.

    Raises:
        ShareError: the file cannot be taken in.
        StoppedError: ``is_stopped`` said so.
    """
    with open_received(path, passphrase) as file:
        matters_agree(matter, file.manifest)
        looking = _Looking(matter, tell, is_stopped, set() if before is None else before)
        if stands_already(matter, file.manifest):
            looking.known = file.manifest.changesets
        else:
            looking.look(file)
        return looking.preview(path, file.manifest)


class _Looking:
    """What is counted while the portions go by."""

    def __init__(
        self, matter: Matter, tell: Tell, is_stopped: IsStopped, before: set[bytes]
    ) -> None:
        self._before = before
        self.known = self.new = 0
        self._matter = matter
        self._tell, self._is_stopped = tell, is_stopped
        self._cursor = matter.connection().cursor()
        self._texts, self._files = Texts(matter), Files(matter)
        self._differing = WouldDiffer(matter)
        self._faults: Counter[str] = Counter()
        self._acts: Counter[bytes] = Counter()
        self._passages: defaultdict[bytes, set[bytes]] = defaultdict(set)
        self._names: dict[bytes, str] = {}
        self._natives: set[bytes] = set()
        self._exhibits: set[bytes] = set()
        self._seen: set[bytes] = set()
        self._late: list[tuple[Received, dict[bytes, Payload]]] = []
        self._lacking: list[tuple[bytes, Changeset, set[bytes]]] = []
        self._purges: list[Changeset] = []

    def look(self, file: ReceivedFile) -> None:
        """Go through a file."""
        for portion in file.portions(known_of(self._matter, file.manifest)):
            go_on(self._is_stopped)
            self._take(portion)
            self._tell(Progress("Looking into the file", len(self._seen), file.manifest.changesets))
        for one, payloads in self._late:
            if self._texts.ready([one], payloads)[0]:
                self._count(one, payloads)
            else:
                self._faults["text"] += 1
        self._judge_incomplete()

    def _judge_incomplete(self) -> None:
        """What something lacks may be gone with an exhibit that was destroyed."""
        if not self._lacking:
            return
        bodies = [body for _, body, _ in self._lacking] + self._purges
        gone = purged.said_in_vain(self._cursor, bodies)
        for changeset, body, lacked in self._lacking:
            if lacked <= gone:
                self._admit(changeset, body, {})
            else:
                self._faults[_INCOMPLETE] += 1

    def _take(self, portion: Portion) -> None:
        if isinstance(portion, Acts):
            self._take_acts(portion)
        elif isinstance(portion, LayerRows):
            deque(self._texts.layer(portion), maxlen=0)
        elif isinstance(portion, GeometryRows):
            deque(self._texts.layout(portion), maxlen=0)
        elif isinstance(portion, ObjectBytes):
            self._natives.add(bytes.fromhex(portion.sha256))
        elif isinstance(portion, Unreadable):
            self._faults[portion.reason] += max(portion.count, 1)

    def _take_acts(self, acts: Acts) -> None:
        ids = [one.id for one in acts.changesets]
        known = arrivals.known_ids(self._cursor, ids) | self._before.intersection(ids)
        self.known += len(known)
        met = known.union(one for one in ids if one in self._seen)
        fresh = [one for one in acts.changesets if one.id not in met]
        self._seen.update(ids)
        payloads = {one.hash: one for one in acts.payloads}
        self._texts.note_purges(fresh)
        ready, waiting = self._texts.ready(fresh, payloads)
        self._late += [(one, payloads) for one in waiting]
        for one in ready:
            self._count(one, payloads)

    def _count(self, one: Received, payloads: dict[bytes, Payload]) -> None:
        try:
            body = log.check(one, self._matter.id)
        except DamagedError as fault:
            self._faults[str(fault)] += 1
            return
        lacked = self._lacked(body, payloads)
        if isinstance(body, Changeset) and any(op.kind == Kind.PURGE for op in body.ops):
            self._purges.append(body)
        if lacked and isinstance(body, Changeset):
            self._lacking.append((one.id, body, lacked))
        else:
            self._admit(one.id, body, payloads)

    def _lacked(self, body: Changeset | Waiting, payloads: dict[bytes, Payload]) -> set[bytes]:
        """What a changeset says that neither came, sound, nor is here."""
        wanted = log.payloads_of(body)
        lacked = wanted - {one for one in wanted & payloads.keys() if _is_sound(payloads[one])}
        return lacked - arrivals.known_payloads(self._cursor, lacked) if lacked else lacked

    def _admit(
        self, changeset: bytes, body: Changeset | Waiting, payloads: dict[bytes, Payload]
    ) -> None:
        self.new += 1
        self._before.add(changeset)
        self._acts[bytes.fromhex(body.person)] += 1
        if isinstance(body, Changeset):
            self._note(changeset, body, payloads)

    def _note(self, changeset: bytes, body: Changeset, payloads: dict[bytes, Payload]) -> None:
        person = bytes.fromhex(body.person)
        for op in body.ops:
            entity = bytes.fromhex(op.entity)
            content = payloads[hash_].content if (hash_ := _hash(op.payload)) in payloads else None
            self._differing.note(changeset, op, content)
            if op.kind == Kind.PASSAGE and op.payload is not None:
                self._passages[person].add(entity)
            elif op.kind == Kind.EXHIBIT and op.payload is not None:
                self._exhibits.add(entity)
            elif op.kind == Kind.REVIEWER:
                named = read_body(content, ReviewerBody)
                if named is not None:
                    self._names[entity] = named.name

    def preview(self, path: Path, manifest: Manifest) -> Preview:
        """What was counted."""
        rejected = sum(self._faults.values())
        reasons = reasons_of(self._faults)
        colleagues = self._colleagues()
        differing = self._differing.count()
        missing = self._missing()
        counts = (self.new, self.known)
        told = sentences(counts, colleagues, differing, missing, reasons)
        return Preview(
            path,
            manifest,
            self.new,
            self.known,
            rejected,
            reasons,
            colleagues,
            differing,
            missing,
            self._texts.new,
            told,
        )

    def _colleagues(self) -> tuple[FromColleague, ...]:
        known = {one.id: one.name for one in people.reviewers(self._matter.view)} | self._names
        every = {entity for found in self._passages.values() for entity in found}
        here = arrivals.known_entities(self._cursor, every)
        return tuple(
            FromColleague(
                person,
                known.get(person, ""),
                len(self._passages[person] - here),
                self._acts[person],
            )
            for person in sorted(self._acts, key=lambda one: known.get(one, ""))
        )

    def _missing(self) -> int:
        new = self._exhibits - arrivals.known_entities(self._cursor, self._exhibits)
        here = self._matter.objects.names() | self._natives
        return exhibits_missing(self._matter, self._natives) + len(new - here)


def _is_sound(payload: Payload) -> bool:
    try:
        log.check_payload(payload)
    except DamagedError:
        return False
    return True


def _hash(text: str | None) -> bytes:
    return b"" if text is None else bytes.fromhex(text)


def sentences(
    counts: tuple[int, int],
    colleagues: tuple[FromColleague, ...],
    differing: int,
    missing: int,
    reasons: tuple[Reason, ...],
) -> tuple[str, ...]:
    """What a look came to, a sentence each."""
    new, known = counts
    told = [_of_colleague(one) for one in colleagues]
    if not new and not reasons:
        told.append(said("Everything in this file is here already."))
    elif known:
        told.append(said("{count} acts are here already.", count=known))
    if differing:
        told.append(
            _counted(differing, "1 differs from what is here.", "{count} differ from what is here.")
        )
    if missing:
        told.append(
            _counted(
                missing,
                "The file of 1 exhibit is not here.",
                "The files of {count} exhibits are not here.",
            )
        )
    told += [
        said("{count} acts cannot be taken in. {reason}", count=one.count, reason=one.sentence)
        for one in reasons
    ]
    return tuple(told)


def _counted(count: int, one: str, several: str) -> str:
    return said(one) if count == 1 else said(several, count=count)


def _of_colleague(one: FromColleague) -> str:
    name = one.name or said("someone whose name is not here")
    if not one.passages:
        return _acts_of(one.acts, name)
    if one.passages == 1:
        return said("1 new passage by {name}.", name=name)
    return said("{count} new passages by {name}.", count=one.passages, name=name)


def _acts_of(count: int, name: str) -> str:
    if count == 1:
        return said("1 new act by {name}.", name=name)
    return said("{count} new acts by {name}.", count=count, name=name)
