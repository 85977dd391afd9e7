"""Sentences of acts on many passages, and on issues and tags with all that carries them.

Apart from ``history``, which tells acts on one passage by its number: here passages are counted,
and names are read from what the act put or took away, in as few queries for ten thousand passages
as for two.
"""

from collections.abc import Callable, Sequence

from reviewer.model import Kind
from reviewer.queries import tags
from reviewer.queries.view import View

_OF_MANY = {
    "tag_passage": "tagged {passages} as {tags}",
    "untag_passage": "took {tags} off {passages}",
    "set_issues": "set the issues of {passages}",
    "set_fields": "filled in fields of {passages}",
    "set_passage_field": "changed {passages}",
    "confirm_proposals": "confirmed what was proposed for {passages}",
    "withdraw_passage": "withdrew {passages}",
}
_OF_ANY = {
    "give_issues": "put {issues} on {passages}",
    "relieve_issues": "took {issues} off {passages}",
    "move_issue": "moved the issue {issue}",
    "merge_issues": "merged the issue {issue} into {issues}",
    "split_issue": "split off the issue {issue}, with {passages}",
    "remove_issue": "removed the issue {issue}",
    "merge_tags": "merged the tag {tag} into {tags}",
    "split_tag": "split off the tag {tag}, with {passages}",
    "remove_tag": "removed the tag {tag} from {passages}",
}
_ON_PASSAGES = (
    Kind.PASSAGE, Kind.TAGGING, Kind.FIELD, Kind.PASSAGE_FIELD, Kind.PASSAGE_ISSUE, Kind.NOTE,
)  # fmt: skip


def sentence(view: View, verb: str, changesets: Sequence[bytes]) -> str | None:
    """An act in words; ``None`` where it is about one passage, or nothing that is counted."""
    if verb not in _OF_MANY and verb not in _OF_ANY:
        return None
    seqs = _seqs(view, changesets)
    count = _passages(view, seqs)
    if verb in _OF_MANY and count < 2:  # noqa: PLR2004 - one passage is named, not counted
        return None
    pattern = _OF_MANY.get(verb) or _OF_ANY[verb]
    told = {name: tell(view, seqs) for name, tell in _NAMES.items() if f"{{{name}}}" in pattern}
    return pattern.format(passages=_counted(count), **told)


def _counted(count: int) -> str:
    return "1 passage" if count == 1 else f"{count:,} passages"


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


def _said(view: View, seqs: Sequence[int], kind: Kind, key: str) -> list[str]:
    """What an act put under a key of its bodies; of one that took away, what stood there before."""
    put = view.rows(
        f"""SELECT DISTINCT json_extract(CAST(p.content AS TEXT), ?) FROM op o
            JOIN payload p ON p.hash = o.payload
            WHERE o.seq IN ({_marks(seqs)}) AND o.kind = ? ORDER BY 1""",  # noqa: S608 - marks alone
        [f"$.{key}", *seqs, kind.value],
    )
    return [row[0] for row in put] or _taken(view, seqs, kind, key)


def _taken(view: View, seqs: Sequence[int], kind: Kind, key: str) -> list[str]:
    """What the first entity that an act took away had said last."""
    found = view.rows(
        f"""SELECT json_extract(CAST(p.content AS TEXT), ?) FROM op o
            JOIN payload p ON p.hash = o.payload
            WHERE o.entity = (SELECT entity FROM op WHERE seq IN ({_marks(seqs)}) AND kind = ?
              AND payload IS NULL ORDER BY seq LIMIT 1)
            ORDER BY o.seq DESC LIMIT 1""",  # noqa: S608 - marks alone
        [f"$.{key}", *seqs, kind.value],
    )
    return [row[0] for row in found]


def _tags(view: View, seqs: Sequence[int]) -> str:
    names = [tags.tag_of(view, tag).name for tag in _said(view, seqs, Kind.TAGGING, "tag")]
    return ", ".join(names) or "another"


def _issues(view: View, seqs: Sequence[int]) -> str:
    issues = [bytes.fromhex(one) for one in _said(view, seqs, Kind.PASSAGE_ISSUE, "issue")]
    found = view.rows(
        f"""SELECT json_extract(CAST(p.content AS TEXT), '$.name'), max(o.seq) FROM op o
            JOIN payload p ON p.hash = o.payload WHERE o.entity IN ({_marks(issues)})
            GROUP BY o.entity ORDER BY 1""",  # noqa: S608 - marks alone
        issues,
    )
    return ", ".join(f"“{name}”" for name, _ in found) or "another"


def _named(view: View, seqs: Sequence[int], kind: Kind) -> str:
    """The issue or tag that went away in an act, else the one that it made or changed."""
    gone = _taken(view, seqs, kind, "name") or _said(view, seqs, kind, "name")
    return f"“{gone[0]}”" if gone else "that is not here"


def _own_tag(view: View, seqs: Sequence[int]) -> str:
    return _named(view, seqs, Kind.OWN_TAG)


def _issue(view: View, seqs: Sequence[int]) -> str:
    return _named(view, seqs, Kind.ISSUE)


_NAMES: dict[str, Callable[[View, Sequence[int]], str]] = {
    "tags": _tags,
    "tag": _own_tag,
    "issues": _issues,
    "issue": _issue,
}
