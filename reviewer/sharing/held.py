"""Which acts a mailbox holds, by chain and exactly.

A chain that the folder holds from its first act on without a gap is one number and the id of its
last act, which stands for all before it; what lies past a gap or on another branch of a chain is
kept by its id. So two acts of one number, which only a copied or forged writer makes, are told
apart, and the folder still comes to rest. Only acts that are here are counted: what a file says of
acts that were not taken is not believed.
"""

from collections.abc import Iterable

from reviewer.matter import Matter
from reviewer.sharing.exchanges import InFolder
from reviewer.store import sending
from reviewer.store.sending import Link, Stored


def add(known: InFolder, links: Iterable[Link]) -> None:
    """The folder holds these acts."""
    for one in sorted(links, key=lambda link: link.wseq):
        if not _goes_on(known, one) and not _stands(known, one):
            known.beyond[one.id.hex()] = (one.writer.hex(), one.wseq, _hex(one.prev))
    _close_gaps(known)


def _goes_on(known: InFolder, one: Link) -> bool:
    """Whether an act is the next of its chain; then it is its last."""
    wseq, head = known.chains.get(one.writer.hex(), (0, ""))
    if one.wseq != wseq + 1 or _hex(one.prev) != head:
        return False
    known.chains[one.writer.hex()] = (one.wseq, one.id.hex())
    return True


def _stands(known: InFolder, one: Link) -> bool:
    return known.chains.get(one.writer.hex()) == (one.wseq, one.id.hex())


def _close_gaps(known: InFolder) -> None:
    late = sorted(known.beyond.items(), key=lambda item: item[1][1])
    for name, (writer, wseq, prev) in late:
        before = None if not prev else bytes.fromhex(prev)
        if _goes_on(known, Link(bytes.fromhex(name), bytes.fromhex(writer), wseq, before)):
            del known.beyond[name]


def _hex(prev: bytes | None) -> str:
    return "" if prev is None else prev.hex()


def lacking(matter: Matter, known: InFolder) -> list[Stored]:
    """The acts that are here and not in the folder, in the order of time."""
    cursor = matter.connection().cursor()
    forked = sending.forks(cursor)
    branches: set[bytes] = set()
    for writer, first in forked.items():
        wseq, head = known.chains.get(writer.hex(), (0, ""))
        if wseq >= first:
            branches |= sending.branch(cursor, writer, first, bytes.fromhex(head))
    return [one for one in sending.every(cursor) if not _is_held(known, one, forked, branches)]


def _is_held(known: InFolder, one: Stored, forked: dict[bytes, int], branches: set[bytes]) -> bool:
    if one.id.hex() in known.beyond:
        return True
    if one.wseq > known.chains.get(one.writer.hex(), (0, ""))[0]:
        return False
    first = forked.get(one.writer)
    return first is None or one.wseq < first or one.id in branches
