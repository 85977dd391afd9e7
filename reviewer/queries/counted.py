"""Sentences of acts on many passages, and on issues and tags with all that carries them.

Apart from ``history``, which tells acts on one passage by its number: here passages are counted,
and names are read from what the act put or took away, in as few queries for ten thousand passages
as for two.
"""

from collections.abc import Callable, Sequence

from reviewer.model import Kind
from reviewer.queries import tags
from reviewer.queries.view import View
from reviewer.said import listed, named, said
from reviewer.store import log

_ENOUGH = 300
_DECISION = "decide"

_OF_MANY = {
    "tag_passage": "tagged {passages} as {tags}",
    "untag_passage": "took {tags} off {passages}",
    "set_issues": "set the issues of {passages}",
    "set_fields": "filled in fields of {passages}",
    "set_passage_field": "changed {passages}",
    "confirm_proposals": "confirmed what was proposed for {passages}",
    "withdraw_passage": "withdrew {passages}",
    "check": "checked {judged}",
    "confirm": "confirmed {judged}",
    "reject": "rejected {judged}: {reason}",
    "reopen": "took back what was said at the second level of {judged}",
}
_OF_ANY = {
    "give_issues": "put {issues} on {passages}",
    "relieve_issues": "took {issues} off {passages}",
    "move_issue": "moved the issue {first}",
    "merge_issues": "merged the issue {first} into {kept_issues}",
    "split_issue": "split off the issue {first}, with {passages}",
    "remove_issue": "removed the issue {first}",
    "merge_tags": "merged the tag {first} into {kept_tags}",
    "split_tag": "split off the tag {first}, with {passages}",
    "remove_tag": "removed the tag {first} from {passages}",
}
_ON_PASSAGES = (
    Kind.PASSAGE, Kind.TAGGING, Kind.FIELD, Kind.PASSAGE_FIELD, Kind.PASSAGE_ISSUE, Kind.NOTE,
    Kind.STATUS,
)  # fmt: skip


def sentence(view: View, verb: str, changesets: Sequence[bytes]) -> str | None:
    """An act in words; ``None`` where it is about one passage, or nothing that is counted."""
    if verb == _DECISION:
        return _decided(view, changesets)
    if verb not in _OF_MANY and verb not in _OF_ANY:
        return None
    seqs = _seqs(view, changesets)
    count = _passages(view, seqs)
    if verb in _OF_MANY and count < 2:  # noqa: PLR2004 - one passage is named, not counted
        return None
    pattern = _OF_MANY.get(verb) or _OF_ANY[verb]
    told = {name: tell(view, seqs) for name, tell in _NAMES.items() if f"{{{name}}}" in pattern}
    return said(pattern, passages=_counted(count), **told)


def _decided(view: View, changesets: Sequence[bytes]) -> str | None:
    """How many differences one decision answered, where it was several."""
    count = view.rows(
        f"""SELECT count(*) FROM op WHERE seq IN (SELECT seq FROM changeset
            WHERE id IN ({_marks(changesets)})) AND kind = ?""",  # noqa: S608 - marks alone
        [*changesets, Kind.DECIDED.value],
    )[0][0]
    return said("decided {count:,} differences that are alike", count=count) if count > 1 else None


def _counted(count: int) -> str:
    return said("1 passage") if count == 1 else said("{count:,} passages", count=count)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _seqs(view: View, changesets: Sequence[bytes]) -> list[int]:
    found = view.rows(
        f"SELECT seq FROM changeset WHERE id IN ({_marks(changesets)}) ORDER BY seq",  # noqa: S608 - marks alone
        changesets,
    )
    return [row[0] for row in found]


def _passages(view: View, seqs: Sequence[int]) -> int:
    found = view.rows(
        f"""SELECT count(DISTINCT CASE kind WHEN 'passage' THEN entity ELSE subject END) FROM op
            WHERE seq IN ({_marks(seqs)}) AND kind IN ({_marks(_ON_PASSAGES)})""",  # noqa: S608 - marks alone
        [*seqs, *(kind.value for kind in _ON_PASSAGES)],
    )
    return int(found[0][0])


def _judged(view: View, seqs: Sequence[int]) -> str:
    """Of how many passages, or else exhibits, an act at the second level spoke."""
    count, passages = view.rows(
        f"""SELECT count(*), total(e.kind = 'passage') FROM op o LEFT JOIN entity e
              ON e.entity = o.subject
            WHERE o.seq IN ({_marks(seqs)}) AND o.kind = 'status'""",  # noqa: S608 - marks alone
        seqs,
    )[0]
    return _counted(count) if passages else said("{count:,} exhibits", count=count)


def _reason(view: View, seqs: Sequence[int]) -> str:
    found = _put(view, seqs, Kind.STATUS, "reason")
    return f"“{found[0]}”" if found and found[0] else said("something")


def _said(view: View, seqs: Sequence[int], kind: Kind, key: str) -> list[str]:
    """What an act put under a key of its bodies; of one that took away, what stood there before."""
    return _put(view, seqs, kind, key) or _taken(view, seqs, kind, key)


def _put(view: View, seqs: Sequence[int], kind: Kind, key: str) -> list[str]:
    found = view.rows(
        f"""SELECT DISTINCT json_extract(CAST(p.content AS TEXT), ?) FROM op o
            JOIN payload p ON p.hash = o.payload
            WHERE o.seq IN ({_marks(seqs)}) AND o.kind = ? ORDER BY 1""",  # noqa: S608 - marks alone
        [f"$.{key}", *seqs, kind.value],
    )
    return [row[0] for row in found]


def _taken(view: View, seqs: Sequence[int], kind: Kind, key: str) -> list[str]:
    """What entities that an act took away had said; some hundreds of them name every kind."""
    found = view.rows(
        f"""SELECT DISTINCT json_extract(CAST(p.content AS TEXT), ?) FROM op o
            JOIN payload p ON p.hash = o.payload
            WHERE o.entity IN (SELECT entity FROM op WHERE seq IN ({_marks(seqs)}) AND kind = ?
              AND payload IS NULL ORDER BY seq, entity LIMIT {_ENOUGH}) ORDER BY 1""",  # noqa: S608 - marks alone
        [f"$.{key}", *seqs, kind.value],
    )
    return [row[0] for row in found]


def _tags(view: View, seqs: Sequence[int]) -> str:
    return _tag_names(view, _said(view, seqs, Kind.TAGGING, "tag"))


def _kept_tags(view: View, seqs: Sequence[int]) -> str:
    return _tag_names(view, _put(view, seqs, Kind.TAGGING, "tag"))


def _tag_names(view: View, ids: Sequence[str]) -> str:
    names = [named(tags.tag_of(view, tag).name) for tag in ids]
    return listed(names) if names else said("another")


def _issues(view: View, seqs: Sequence[int]) -> str:
    return _issue_names(view, _said(view, seqs, Kind.PASSAGE_ISSUE, "issue"))


def _kept_issues(view: View, seqs: Sequence[int]) -> str:
    return _issue_names(view, _put(view, seqs, Kind.PASSAGE_ISSUE, "issue"))


def _issue_names(view: View, ids: Sequence[str]) -> str:
    issues = [bytes.fromhex(one) for one in ids]
    found = view.rows(
        f"""SELECT json_extract(CAST(p.content AS TEXT), '$.name'), max(o.seq) FROM op o
            JOIN payload p ON p.hash = o.payload WHERE o.entity IN ({_marks(issues)})
            GROUP BY o.entity ORDER BY 1""",  # noqa: S608 - marks alone
        issues,
    )
    return ", ".join(f"“{name}”" for name, _ in found) or said("another")


def _first(view: View, seqs: Sequence[int]) -> str:
    """The issue or tag that an act was about: it did that first."""
    body = view.rows("SELECT body FROM changeset WHERE seq = ?", (seqs[0],))[0][0]
    found = view.rows(
        """SELECT json_extract(CAST(p.content AS TEXT), '$.name') FROM op o
           JOIN payload p ON p.hash = o.payload WHERE o.entity = ? ORDER BY o.seq DESC LIMIT 1""",
        (bytes.fromhex(log.decode(body).ops[0].entity),),
    )
    return f"“{found[0][0]}”" if found else said("that is not here")


_NAMES: dict[str, Callable[[View, Sequence[int]], str]] = {
    "tags": _tags,
    "kept_tags": _kept_tags,
    "issues": _issues,
    "kept_issues": _kept_issues,
    "first": _first,
    "judged": _judged,
    "reason": _reason,
}
