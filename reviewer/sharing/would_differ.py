"""Which entities would differ once some acts were taken in, found in memory.

The heads of an entity are the acts on it that no act names as a base, whoever's they are and in
whatever order they came; heads that say different things are a difference.
"""

import hashlib
from collections import defaultdict

from reviewer.matter import Matter
from reviewer.store import arrivals
from reviewer.store.log import Operation


class WouldDiffer:
    """Operations of acts that are not here, held against those that are."""

    def __init__(self, matter: Matter) -> None:
        """None yet."""
        self._cursor = matter.connection().cursor()
        self._said: defaultdict[bytes, dict[bytes, bytes]] = defaultdict(dict)
        self._bases: defaultdict[bytes, set[bytes]] = defaultdict(set)

    def note(self, changeset: bytes, op: Operation, content: bytes | None) -> None:
        """One operation of an act that is new."""
        entity = bytes.fromhex(op.entity)
        said = b"" if content is None else hashlib.sha256(content).digest()
        self._said[entity][changeset] = said
        self._bases[entity].update(bytes.fromhex(base) for base in op.bases)

    def count(self) -> int:
        """How many entities would differ that do not now."""
        here = arrivals.heads_with_contents(self._cursor, self._said.keys())
        gone = arrivals.superseded(self._cursor, self._said.keys())
        found = 0
        for entity, new in self._said.items():
            known = {
                one.changeset: b"" if one.content is None else hashlib.sha256(one.content).digest()
                for one in here.get(entity, ())
            }
            bases = self._bases[entity]
            heads = {
                changeset: said
                for changeset, said in (known | new).items()
                if changeset not in bases and (entity, changeset) not in gone
            }
            found += len(set(heads.values())) > 1 and len(set(known.values())) <= 1
        return found
