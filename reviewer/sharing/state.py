"""One number for what a matter says.

``state`` is the SHA-256 of one canonical line an entity, in the order of the entity's id:
``[entity, kind, shown payload or null, [head…], difference]`` and a line end. It comes from
changesets and payloads alone, so it is equal on every copy that holds the same changesets, whatever
bytes, views, exports or unknown kinds lie beside them. Of what was purged the payload is the one
word ``purged``, for good.
"""

import hashlib

import msgspec

from reviewer.model import VIEWS_AND_EXPORTS, Kind, canonical
from reviewer.queries import entities
from reviewer.queries.view import View

_PURGED = "purged"
_KINDS = frozenset(kind.value for kind in Kind) - {kind.value for kind in VIEWS_AND_EXPORTS}


def state(view: View) -> str:
    """The state of the matter, as 64 hex digits."""
    heads = entities.heads_of_all(view)
    digest = hashlib.sha256()
    for one in entities.shown(view):
        if one.kind in _KINDS:
            said = None if one.content is None else msgspec.json.decode(one.content)
            if one.is_purged:
                said = _PURGED
            names = sorted(head.hex() for head in heads.get(one.entity, ()))
            line = [one.entity.hex(), one.kind, said, names, one.is_different]
            digest.update(canonical(line) + b"\n")
    return digest.hexdigest()
