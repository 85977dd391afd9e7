"""One number for what a matter says.

``state`` is the SHA-256 of one canonical line an entity, in the order of the entity's id: ``[entity, kind, shown
payload or null, [head…], difference]`` and a line end. It comes from changesets and payloads alone, so it is equal on
every copy that holds the same changesets, whatever bytes, views, exports or unknown kinds lie beside them.
"""

import hashlib

import msgspec

from reviewer.model import VIEWS_AND_EXPORTS, Kind, canonical
from reviewer.queries.view import View

_KINDS = frozenset(kind.value for kind in Kind) - {kind.value for kind in VIEWS_AND_EXPORTS}


def state(view: View) -> str:
    """The state of the matter, as 64 hex digits."""
    heads: dict[bytes, list[str]] = {}
    for entity, changeset in view.rows(
        """SELECT o.entity, c.id FROM op o JOIN changeset c ON c.seq = o.seq
           WHERE NOT EXISTS (SELECT 1 FROM superseded s WHERE s.entity = o.entity AND s.base = c.id)"""
    ):
        heads.setdefault(entity, []).append(changeset.hex())
    digest = hashlib.sha256()
    for entity, kind, content, is_different in view.rows(
        """SELECT e.entity, e.kind, p.content, e.is_different FROM entity e
           LEFT JOIN payload p ON p.hash = e.payload ORDER BY e.entity"""
    ):
        if kind in _KINDS:
            shown = None if content is None else msgspec.json.decode(content)
            line = [entity.hex(), kind, shown, sorted(heads.get(entity, [])), bool(is_different)]
            digest.update(canonical(line) + b"\n")
    return digest.hexdigest()
