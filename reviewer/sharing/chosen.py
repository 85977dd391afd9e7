"""Which acts go into a file, and which exhibits' bytes with them.

What a colleague has is taken from their own acts, each of which witnesses what its writer had. What
was handed to them from here counts only where a person asks for what came since the last one: a
stick can be lost, and acts are small. Bytes of exhibits are not, so they go once. Of several
machines of one person the one that has least counts, and a hand-over counts for those machines only
that were known when it was made: a copy that was restored since has less than the one before. In
doubt more goes, never less.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from reviewer.matter import Matter
from reviewer.queries import people
from reviewer.sharing import exchanges
from reviewer.sharing.exchanges import Handed
from reviewer.sharing.portions import Form
from reviewer.store import sending
from reviewer.store.sending import Stored


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to go: everything, unless it is for a person, since a day, or since the last one."""

    for_person: str = ""
    since: date | None = None
    since_last: bool = False
    with_exhibits: bool = False
    passphrase: str | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """The acts that go, in the order of time, and the exhibits whose bytes go with them.

    ``known`` is how far the other is thought to have come, ``upto`` how far they come with this, by
    writer; ``is_all``: they are thought to have all that is here once they have this;
    ``exhibits_go``: the bytes of every exhibit that they may have, not only some.
    """

    acts: tuple[Stored, ...]
    exhibits: tuple[bytes, ...]
    known: Mapping[bytes, int]
    upto: Mapping[bytes, int]
    is_all: bool
    exhibits_go: bool = False


def choose(matter: Matter, wanted: Wanted, form: Form = Form.HAND_OVER) -> Chosen:
    """What of the matter goes."""
    cursor = matter.connection().cursor()
    whole = {one.writer: one.whole for one in sending.chains(cursor)}
    is_package = form is Form.PACKAGE
    if wanted.since is not None and not is_package:
        acts = sending.since(cursor, start_of(wanted.since))
        exhibits = _named_by(matter, acts) if wanted.with_exhibits else ()
        return Chosen(tuple(acts), exhibits, {}, {}, is_all=False)
    earlier = [] if is_package else _earlier(matter, wanted)
    known = {} if is_package else _known(matter, wanted, earlier)
    for writer, first in sending.forks(cursor).items():
        if writer in known:
            known[writer] = min(known[writer], first - 1)
    acts = sending.beyond(cursor, known)
    exhibits_go = wanted.with_exhibits or is_package
    exhibits = _bytes_for(matter, wanted, earlier) if exhibits_go else ()
    return Chosen(tuple(acts), exhibits, known, whole, is_all=True, exhibits_go=exhibits_go)


def start_of(day: date) -> int:
    """The hybrid time at which a day begins here."""
    begun = datetime.combine(day, time()).astimezone()
    return max(0, int(begun.timestamp() * 1000)) << 16


def _earlier(matter: Matter, wanted: Wanted) -> list[Handed]:
    """The hand-overs from here that count for this one."""
    made = exchanges.handed(matter)
    if wanted.for_person:
        return [one for one in made if same_name(one.to, wanted.for_person)]
    return [one for one in made if not one.to] if wanted.since_last else []


def same_name(one: str, other: str) -> bool:
    """Whether two names are one, whatever their case and spaces."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _known(matter: Matter, wanted: Wanted, earlier: list[Handed]) -> dict[bytes, int]:
    if wanted.for_person:
        counting = earlier if wanted.since_last else []
        return had_by(matter, writers_of(matter, wanted.for_person), counting)
    return _last(earlier) if wanted.since_last else {}


def _last(earlier: Iterable[Handed]) -> dict[bytes, int]:
    latest = next(iter(earlier), None)
    return {} if latest is None else _vector(latest)


def _vector(made: Handed) -> dict[bytes, int]:
    return {bytes.fromhex(writer): number for writer, number in made.upto.items()}


def writers_of(matter: Matter, name: str) -> list[bytes]:
    """The writers of everyone of this name."""
    persons = {one.id for one in people.reviewers(matter.view) if same_name(one.name, name)}
    cursor = matter.connection().cursor()
    return [one.writer for one in sending.chains(cursor) if one.person in persons]


def had_by(
    matter: Matter, writers: Iterable[bytes], earlier: Iterable[Handed] = ()
) -> dict[bytes, int]:
    """How far each chain is with all of these writers at least; those of one person, or several.

    Where no writer is known, hand-overs that were made before there was any count alone.
    """
    cursor = matter.connection().cursor()
    witnessed, made = sending.witnesses(cursor), list(earlier)
    whole = {one.writer: one.whole for one in sending.chains(cursor)}
    each = [
        most(
            {writer: whole.get(writer, 0)},  # a writer has all of its own acts
            witnessed.get(writer, {}),
            *(_vector(one) for one in made if writer.hex() in one.writers),
        )
        for writer in writers
    ]
    if not each:
        return most(*(_vector(one) for one in made if not one.writers))
    return _least(each)


def most(*vectors: Mapping[bytes, int]) -> dict[bytes, int]:
    """As far as any of these says."""
    found: dict[bytes, int] = {}
    for vector in vectors:
        for writer, number in vector.items():
            found[writer] = max(number, found.get(writer, 0))
    return found


def _least(vectors: list[dict[bytes, int]]) -> dict[bytes, int]:
    writers = set(vectors[0]).intersection(*vectors)
    return {writer: min(vector[writer] for vector in vectors) for writer in writers}


def all_exhibits(matter: Matter) -> tuple[bytes, ...]:
    """Every exhibit whose bytes may leave."""
    return _allowed(matter, sending.arrivals(matter.connection().cursor()))


def _named_by(matter: Matter, acts: Iterable[Stored]) -> tuple[bytes, ...]:
    """The exhibits that some acts take in, and may leave."""
    cursor = matter.connection().cursor()
    places = {one.seq for one in acts}
    return _allowed(
        matter, (one for one, (seq, _) in sending.arrivals(cursor).items() if seq in places)
    )


def _bytes_for(matter: Matter, wanted: Wanted, earlier: list[Handed]) -> tuple[bytes, ...]:
    """The exhibits whose bytes the other is not known to have: neither took in nor was given."""
    cursor = matter.connection().cursor()
    machines = {writer.hex() for writer in writers_of(matter, wanted.for_person)}
    counting = (one for one in earlier if machines <= set(one.writers))
    given = max((one.bytes_upto for one in counting), default=0)
    persons = {one.id for one in people.reviewers(matter.view) if _is_for(one.name, wanted)}
    found = sending.arrivals(cursor)
    return _allowed(
        matter, (one for one, (seq, who) in found.items() if seq > given and not who & persons)
    )


def _is_for(name: str, wanted: Wanted) -> bool:
    return bool(wanted.for_person) and same_name(name, wanted.for_person)


def _allowed(matter: Matter, exhibits: Iterable[bytes]) -> tuple[bytes, ...]:
    locked = sending.locked_away(matter.connection().cursor())
    return tuple(one for one in exhibits if one not in locked)
