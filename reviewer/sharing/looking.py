"""A look into a colleague's file: what taking it in would come to, in words.

Nothing is written and no lock is taken: the acts are checked as they would be, and what would
differ is found by taking them in, in memory (``would_differ``).
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from reviewer.matter import Matter
from reviewer.model import Kind, ReviewerBody
from reviewer.queries import people
from reviewer.said import counted, said
from reviewer.sharing.container import EVERYTHING
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
from reviewer.sharing.received import ReceivedFile, Receiver
from reviewer.sharing.sifting import known_of, matters_agree, reasons_of, stands_already
from reviewer.sharing.would_differ import Changed, Coming
from reviewer.store import arrivals, layers, log, purged
from reviewer.store.log import Changeset, DamagedError, Payload, Received, Waiting
from reviewer.store.shown import read_body

_INCOMPLETE = "something that it says did not come with it"
_HELD = 64_000_000


def look(  # noqa: PLR0913 - at what, how it is read, and how it is told
    matter: Matter,
    path: Path,
    passphrase: str | None = None,
    tell: Tell = say_nothing,
    is_stopped: IsStopped = never,
    *,
    coming: Coming | None = None,
    receiver: Receiver | None = None,
) -> Preview:
    """Tell what taking a file in would do.

    Args:
        matter: nothing in it is changed.
        path: the file.
        passphrase: opens it.
        tell: is told how far it is.
        is_stopped: whether to stop.
        coming: what files hold that would be taken in before this one; its own is added.
        receiver: reads the file; else a process is started for it.

    Raises:
        ShareError: the file cannot be taken in.
        StoppedError: ``is_stopped`` said so.
    """
    with ExitStack() as stack:
        if receiver is None:
            receiver = stack.enter_context(Receiver())
        file = stack.enter_context(receiver.open(path, passphrase))
        matters_agree(matter, file.manifest)
        looking = _Looking(matter, tell, is_stopped, Coming() if coming is None else coming)
        looking.look(file)
        return looking.preview(path, file.manifest)


class _Looking:
    """What is counted while the portions go by."""

    def __init__(self, matter: Matter, tell: Tell, is_stopped: IsStopped, coming: Coming) -> None:
        self._coming = coming
        self.known = self.new = 0
        self._matter = matter
        self._tell, self._is_stopped = tell, is_stopped
        self._cursor = matter.connection().cursor()
        self._texts, self._files = Texts(matter), Files(matter)
        self._faults: Counter[str] = Counter()
        self._acts: Counter[bytes] = Counter()
        self._passages: defaultdict[bytes, set[bytes]] = defaultdict(set)
        self._names: dict[bytes, str] = {}
        self._natives: set[bytes] = set()
        self._exhibits: set[bytes] = set()
        self._seen: set[bytes] = set()
        self._late: list[tuple[Received, dict[bytes, Payload]]] = []
        self._lacking: list[tuple[Received, Changeset, dict[bytes, Payload], set[bytes]]] = []
        self._early: dict[bytes, Payload] = {}
        self._early_bytes = 0
        self._purges: list[Changeset] = []

    def look(self, file: ReceivedFile) -> None:
        """Go through a file."""
        is_here = stands_already(self._matter, file.manifest)
        self.known = file.manifest.changesets if is_here else 0
        known = EVERYTHING if is_here else known_of(self._matter, file.manifest)
        for portion in file.portions(known):
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
        """What something lacks may have come apart, or be gone with what was destroyed."""
        if not self._lacking:
            return
        bodies = [body for _, body, _, _ in self._lacking] + self._purges
        gone = purged.said_in_vain(self._cursor, bodies)
        for one, body, payloads, lacked in self._lacking:
            apart = _sound(self._early, lacked)
            if lacked <= gone | apart.keys():
                self._admit(one, body, payloads | apart)
            else:
                self._faults[_INCOMPLETE] += 1

    def _take(self, portion: Portion) -> None:
        if isinstance(portion, Acts):
            self._take_acts(portion)
        elif isinstance(portion, LayerRows):
            self._take_text(portion)
        elif isinstance(portion, GeometryRows):
            deque(self._texts.layout(portion), maxlen=0)
        elif isinstance(portion, ObjectBytes):
            self._natives.add(bytes.fromhex(portion.sha256))
        elif isinstance(portion, Unreadable):
            self._faults[portion.reason] += max(portion.count, 1)

    def _take_text(self, rows: LayerRows) -> None:
        writes = self._texts.layer(rows)
        parts = [values[1:] for statement, values in writes if statement == layers.PUT_PART]
        if parts:
            self._coming.note_text(rows.layer, parts)

    def _take_acts(self, acts: Acts) -> None:
        ids = [one.id for one in acts.changesets]
        known = arrivals.known_ids(self._cursor, ids)
        known.update(one for one in ids if one in self._coming)
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
        self._keep_early(acts)

    def _keep_early(self, acts: Acts) -> None:
        """What came without the acts that say it: they may come elsewhere in the file."""
        taken = {name for one in acts.changesets for name in _said_by(one)}
        for payload in acts.payloads:
            if payload.hash not in taken and self._early_bytes < _HELD:
                self._early[payload.hash] = payload
                self._early_bytes += len(payload.content)

    def _count(self, one: Received, payloads: dict[bytes, Payload]) -> None:
        try:
            body = log.check(one, self._matter.id)
        except DamagedError as fault:
            self._faults[str(fault)] += 1
            return
        sound = _sound(payloads, log.payloads_of(body))
        lacked = log.payloads_of(body) - sound.keys()
        lacked -= arrivals.known_payloads(self._cursor, lacked)
        if isinstance(body, Changeset) and any(op.kind == Kind.PURGE for op in body.ops):
            self._purges.append(body)
        if lacked and isinstance(body, Changeset):
            self._lacking.append((one, body, sound, lacked))
        else:
            self._admit(one, body, sound)

    def _admit(
        self, one: Received, body: Changeset | Waiting, payloads: dict[bytes, Payload]
    ) -> None:
        self.new += 1
        self._coming.note(one, body, payloads)
        self._acts[bytes.fromhex(body.person)] += 1
        if isinstance(body, Changeset):
            self._note(body, payloads)

    def _note(self, body: Changeset, payloads: dict[bytes, Payload]) -> None:
        person = bytes.fromhex(body.person)
        for op in body.ops:
            entity = bytes.fromhex(op.entity)
            content = payloads[hash_].content if (hash_ := _hash(op.payload)) in payloads else None
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
        self._tell(Progress("Comparing", 0, 0))
        changed = self._coming.changed(self._matter)
        missing = self._missing()
        counts = (self.new, self.known)
        told = sentences(counts, colleagues, changed, missing, reasons)
        return Preview(
            path,
            manifest,
            self.new,
            self.known,
            rejected,
            reasons,
            colleagues,
            changed.opened,
            missing,
            self._texts.new,
            told,
            changed.settled,
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


def _sound(payloads: dict[bytes, Payload], wanted: set[bytes]) -> dict[bytes, Payload]:
    """Those that are wanted and are what their hash says."""
    return {one: payloads[one] for one in wanted & payloads.keys() if _is_sound(payloads[one])}


def _is_sound(payload: Payload) -> bool:
    try:
        log.check_payload(payload)
    except DamagedError:
        return False
    return True


def _said_by(one: Received) -> set[bytes]:
    try:
        return log.payloads_of(log.read(one.body))
    except DamagedError:
        return set()


def _hash(text: str | None) -> bytes:
    return b"" if text is None else bytes.fromhex(text)


def sentences(
    counts: tuple[int, int],
    colleagues: tuple[FromColleague, ...],
    changed: Changed,
    missing: int,
    reasons: tuple[Reason, ...],
) -> tuple[str, ...]:
    """What a look came to, a sentence each."""
    new, known = counts
    told = [_of_colleague(one) for one in colleagues]
    if not new and all(one.is_of_parts for one in reasons):
        told.append(said("Everything in this file is here already."))
    elif known:
        told.append(counted(known, "1 act is here already.", "{count} acts are here already."))
    told += _of_differences(changed)
    if missing:
        told.append(
            counted(
                missing,
                "The file of 1 exhibit is not here.",
                "The files of {count} exhibits are not here.",
            )
        )
    return (*told, *map(left_out, reasons))


def _of_differences(changed: Changed) -> Iterator[str]:
    if changed.opened:
        yield counted(
            changed.opened, "1 differs from what is here.", "{count} differ from what is here."
        )
    if changed.settled:
        yield counted(
            changed.settled,
            "1 difference that waits here is settled by it.",
            "{count} differences that wait here are settled by it.",
        )


def left_out(reason: Reason) -> str:
    """What of a file is left out, and why; or what of it is damaged besides."""
    if reason.is_of_parts:
        return reason.sentence
    return counted(
        reason.count,
        "1 act cannot be taken in. {reason}",
        "{count} acts cannot be taken in. {reason}",
        reason=reason.sentence,
    )


def _of_colleague(one: FromColleague) -> str:
    name = one.name or said("someone whose name is not here")
    if not one.passages:
        return _acts_of(one.acts, name)
    several = "{count} new passages by {name}."
    return counted(one.passages, "1 new passage by {name}.", several, name=name)


def _acts_of(count: int, name: str) -> str:
    return counted(count, "1 new act by {name}.", "{count} new acts by {name}.", name=name)
