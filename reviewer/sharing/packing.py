r"""Acts packed small for a file that goes by mail, and rebuilt to the byte.

A changeset's body is canonical JSON, so it need not travel: its fields do, and the body is written
anew where it arrives. Twenty acts say the same matter, writer, person, verbs and kinds twenty
times, and ids as hex; here each id stands once as raw bytes, a word once, a payload's hash not at
all (it is computed from salt and bytes), ``prev`` and ``wseq`` only where they do not simply go on.
What is rebuilt is held against its stored id, so that no fault of this module, and no flipped bit,
can make a changeset that nobody wrote. A body that is not exactly this version's travels whole.

*Form* (version 1): ``PA\x01``, the length of the first part in 4 bytes (big-endian), the first
part, then one zlib stream. The first part is what cannot be compressed: ids in the order of their
first mention, then the salts. The stream is msgpack of ``_Pack``. An id is mentioned as 0 where it
is the next one of the first part, as n where it is n places back from the newest (the newest is 1).

Refused: zstd (a dependency for a tenth of the size), one compressed JSON lines file (twice the
size: hashes and salts as hex), leaving out derived ids (they would tie this form to every kind).
"""

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

import msgspec

from reviewer.model import MatterId
from reviewer.sharing.portions import Acts
from reviewer.store import log
from reviewer.store.log import SALT, Changeset, DamagedError, Operation, Payload, Received

LARGEST = 128 * 1024 * 1024
"""Bytes that a pack may unfold to; what is far above is no hand-over but an attack."""
_MAGIC = b"PA\x01"
_SMALL = 200_000
_LENGTH = 4

_encode_body = msgspec.json.Encoder(order="sorted").encode


class _Op(msgspec.Struct, array_like=True, frozen=True):
    """``subject`` and ``payload`` are lists of no or one mention; ``is_here``: its words follow."""

    entity: int
    kind: int
    bases: list[int]
    subject: list[int]
    payload: list[int]
    is_here: bool


class _Act(msgspec.Struct, array_like=True, frozen=True):
    """A body in fields: words by their place in ``words``, ids as mentions."""

    id: int
    matter: int
    writer: int
    person: int
    skipped: int
    prev: list[int]
    later: int
    role: int
    app: int
    verb: int
    undoes: list[int]
    group: list[int]
    seen: list[tuple[int, int, int]]
    sig: bytes | None
    ops: list[_Op]


class _Pack(msgspec.Struct, array_like=True, frozen=True):
    """``lengths``: of each id; ``whole``: place, id, body and signature of what is not in fields.

    ``contents`` are the payloads that operations say are here, in their order; ``loose`` all others
    (hash, salt, bytes).
    """

    lengths: bytes
    words: list[str]
    acts: list[_Act]
    whole: list[tuple[int, bytes, bytes, bytes | None]]
    contents: list[bytes]
    loose: list[tuple[bytes, bytes, bytes]]


_decode_pack = msgspec.msgpack.Decoder(_Pack).decode


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What a pack held, and how many of its changesets are not what their ids say."""

    acts: Acts
    damaged: int


def pack(acts: Acts) -> bytes:
    """Changesets and payloads in their small form."""
    packer = _Packer(acts.payloads)
    for place, received in enumerate(acts.changesets):
        body = _in_fields(received)
        if body is None:
            packer.whole.append((place, received.id, received.body, received.sig))
        else:
            packer.add(received, body)
    return packer.packed()


def _in_fields(received: Received) -> Changeset | None:
    """The body where it is of this version in every rule of the format; else it travels whole."""
    try:
        matter = log.decode(received.body).matter
        body = log.check(received, MatterId(bytes.fromhex(matter)))
    except ValueError:
        return None
    is_plain = isinstance(body, Changeset) and len(matter) == 2 * 16
    return body if is_plain and isinstance(body, Changeset) else None


@dataclass(slots=True)
class _Chains:
    """Where each writer's chain stands so far in one pack, and the time of the act before."""

    last: dict[bytes, tuple[int, bytes]] = field(default_factory=dict)
    time: int = 0

    def step(self, writer: bytes, wseq: int, changeset: bytes, time: int) -> None:
        self.last[writer] = (wseq, changeset)
        self.time = time


class _Packer:
    """Gathers ids, words and contents in the order of their first mention."""

    def __init__(self, payloads: Sequence[Payload]) -> None:
        self.whole: list[tuple[int, bytes, bytes, bytes | None]] = []
        self._payloads = {one.hash: one for one in payloads}
        self._acts: list[_Act] = []
        self._ids: dict[bytes, int] = {}
        self._words: dict[str, int] = {}
        self._here: dict[bytes, Payload] = {}
        self._chains = _Chains()

    def add(self, received: Received, body: Changeset) -> None:
        """Take one changeset apart."""
        writer, time = bytes.fromhex(body.writer), int(body.hlc)
        wseq, head = self._chains.last.get(writer, (0, None))
        prev = None if body.prev is None else bytes.fromhex(body.prev)
        self._acts.append(
            _Act(
                # In the order in which they are read: a mention counts from what came before it.
                id=self._id(received.id),
                matter=self._id(bytes.fromhex(body.matter)),
                writer=self._id(writer),
                person=self._id(bytes.fromhex(body.person)),
                skipped=body.wseq - wseq - 1,
                prev=[] if prev == head else self._maybe(body.prev) or [-1],
                later=time - self._chains.time,
                role=self._word(body.role),
                app=self._word(body.app),
                verb=self._word(body.verb),
                undoes=self._maybe(body.undoes),
                group=self._maybe(body.group),
                seen=[self._seen(other, *known) for other, known in sorted(body.seen.items())],
                sig=received.sig,
                ops=[self._op(op) for op in body.ops],
            )
        )
        self._chains.step(writer, body.wseq, received.id, time)

    def _op(self, op: Operation) -> _Op:
        payload = None if op.payload is None else bytes.fromhex(op.payload)
        is_here = payload is not None and self._puts_here(payload)
        return _Op(
            entity=self._id(bytes.fromhex(op.entity)),
            kind=self._word(op.kind),
            bases=[self._id(bytes.fromhex(base)) for base in op.bases],
            subject=self._maybe(op.subject),
            payload=[] if is_here else self._maybe(op.payload),
            is_here=is_here,
        )

    def _puts_here(self, digest: bytes) -> bool:
        """Whether the words of an operation are in this pack and were not yet put in."""
        payload = self._payloads.get(digest)
        if payload is None or digest in self._here or not _is_its_hash(payload):
            return False
        self._here[digest] = payload
        return True

    def _seen(self, other: str, wseq: int, head: str) -> tuple[int, int, int]:
        return (self._id(bytes.fromhex(other)), wseq, self._id(bytes.fromhex(head)))

    def _maybe(self, text: str | None) -> list[int]:
        return [] if text is None else [self._id(bytes.fromhex(text))]

    def _id(self, value: bytes) -> int:
        known = len(self._ids)
        place = self._ids.setdefault(value, known)
        return known - place

    def _word(self, word: str) -> int:
        return self._words.setdefault(word, len(self._words))

    def packed(self) -> bytes:
        """All that was gathered, in its stored form."""
        loose = [one for one in self._payloads.values() if one.hash not in self._here]
        rest = _Pack(
            lengths=bytes(map(len, self._ids)),
            words=list(self._words),
            acts=self._acts,
            whole=self.whole,
            contents=[one.content for one in self._here.values()],
            loose=[(one.hash, one.salt, one.content) for one in loose],
        )
        first = b"".join(chain(self._ids, (one.salt for one in self._here.values())))
        length = len(first).to_bytes(_LENGTH, "big")
        said = msgspec.msgpack.encode(rest)
        # A hand-over of a day's work is to be small, one of a year's to be made soon.
        level = 9 if len(said) < _SMALL else 6
        return _MAGIC + length + first + zlib.compress(said, level)


def _is_its_hash(payload: Payload) -> bool:
    salted = hashlib.sha256(payload.salt + payload.content).digest()
    return len(payload.salt) == SALT and salted == payload.hash


def unpack(packed: bytes) -> Unpacked:
    """The changesets and payloads of a pack.

    Raises:
        DamagedError: it is none, or damaged as a whole.
    """
    head = len(_MAGIC) + _LENGTH
    if packed[: len(_MAGIC)] != _MAGIC or len(packed) < head:
        raise DamagedError("these are no packed acts of this version")
    end = head + int.from_bytes(packed[len(_MAGIC) : head], "big")
    if end > len(packed):
        raise DamagedError("the packed acts end too early")
    try:
        rest = _decode_pack(_unfolded(packed[end:]))
        return _Unpacker(packed[head:end], rest).unpacked()
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise DamagedError(str(error)) from error


def _unfolded(stream: bytes) -> bytes:
    """What a zlib stream unfolds to, never more than ``LARGEST``."""
    inflater = zlib.decompressobj()
    try:
        content = inflater.decompress(stream, LARGEST)
    except zlib.error as error:
        raise DamagedError("the packed acts are damaged") from error
    if not inflater.eof or inflater.unused_data:
        raise DamagedError("the packed acts are too large, or end too early")
    return content


class _Unpacker:
    """Puts changesets together again; every mention is looked up within bounds."""

    def __init__(self, first: bytes, rest: _Pack) -> None:
        self._rest = rest
        self._ids = _cut(first, rest.lengths)
        self._newest = 0
        salts = first[sum(rest.lengths) :]
        if len(salts) != SALT * len(rest.contents):
            raise DamagedError("the packed acts do not hold together")
        self._salts = iter([salts[at : at + SALT] for at in range(0, len(salts), SALT)])
        self._contents = iter(rest.contents)
        self._payloads: list[Payload] = []
        self._chains = _Chains()

    def unpacked(self) -> Unpacked:
        """All of it."""
        made = [self._received(act) for act in self._rest.acts]
        whole = {one[0]: Received(one[1], one[2], one[3]) for one in self._rest.whole}
        changesets = tuple(_in_order(made, whole))
        loose = [Payload(*one) for one in self._rest.loose]
        lost = len(made) + len(self._rest.whole) - len(changesets)
        return Unpacked(Acts(changesets, (*self._payloads, *loose)), lost)

    def _received(self, act: _Act) -> Received | None:
        """One changeset, or ``None`` where its body is not what its id says."""
        changeset, body = self._body(act)
        encoded = _encode_body(body)
        if hashlib.sha256(encoded).digest() != changeset:
            return None
        return Received(changeset, encoded, act.sig)

    def _body(self, act: _Act) -> tuple[bytes, Changeset]:
        changeset, matter, writer = self._id(act.id), self._id(act.matter), self._id(act.writer)
        person = self._id(act.person)
        wseq, head = self._chains.last.get(writer, (0, None))
        wseq, time = wseq + 1 + act.skipped, self._chains.time + act.later
        if not (0 < wseq < 2**53 and 0 <= time < 2**63):
            raise DamagedError("a number in the packed acts is out of range")
        body = Changeset(
            v=log.VERSION,
            matter=matter.hex(),
            writer=writer.hex(),
            person=person.hex(),
            wseq=wseq,
            prev=self._prev(act.prev, head),
            hlc=str(time),
            role=self._word(act.role),
            app=self._word(act.app),
            verb=self._word(act.verb),
            undoes=self._maybe(act.undoes),
            group=self._maybe(act.group),
            seen={self._hex(other): (n, self._hex(known)) for other, n, known in act.seen},
            ops=[self._op(op) for op in act.ops],
        )
        self._chains.step(writer, wseq, changeset, time)
        return changeset, body

    def _prev(self, said: list[int], head: bytes | None) -> str | None:
        if not said:
            return None if head is None else head.hex()
        return None if said[0] < 0 else self._hex(said[0])

    def _op(self, op: _Op) -> Operation:
        entity = self._hex(op.entity)
        kind = self._word(op.kind)
        bases = [self._hex(base) for base in op.bases]
        subject = self._maybe(op.subject)
        payload = self._next_payload() if op.is_here else self._maybe(op.payload)
        return Operation(entity, kind, bases, subject, payload)

    def _next_payload(self) -> str:
        content, salt = next(self._contents, None), next(self._salts, None)
        if content is None or salt is None:
            raise DamagedError("the packed acts do not hold together")
        digest = hashlib.sha256(salt + content).digest()
        self._payloads.append(Payload(digest, salt, content))
        return digest.hex()

    def _maybe(self, said: list[int]) -> str | None:
        return self._hex(said[0]) if said else None

    def _hex(self, back: int) -> str:
        return self._id(back).hex()

    def _id(self, back: int) -> bytes:
        place = self._newest - back
        if not 0 <= place < len(self._ids):
            raise DamagedError("the packed acts name what is not there")
        self._newest += back == 0
        return self._ids[place]

    def _word(self, place: int) -> str:
        if not 0 <= place < len(self._rest.words):
            raise DamagedError("the packed acts name what is not there")
        return self._rest.words[place]


def _cut(first: bytes, lengths: bytes) -> list[bytes]:
    """The ids, one after the other, each of its length."""
    if sum(lengths) > len(first):
        raise DamagedError("the packed acts do not hold together")
    at, found = 0, []
    for length in lengths:
        found.append(first[at : at + length])
        at += length
    return found


def _in_order(made: Sequence[Received | None], whole: dict[int, Received]) -> Iterator[Received]:
    """What was rebuilt and what travelled whole, in the order in which it was packed."""
    rest = iter(made)
    for place in range(len(made) + len(whole)):
        one = whole[place] if place in whole else next(rest, None)
        if one is not None:
            yield one
