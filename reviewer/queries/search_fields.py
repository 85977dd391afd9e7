"""What is known of exhibits beside their text, as a query asks for it: ``from:``, ``tag:``, ….

A field is a few words, read by the same rules as a text: whole words, phrases, wildcards, near and
not so near. Values are looked at once however many exhibits share them.
"""

import re
from collections.abc import Callable, Iterable

from reviewer.errors import InputError
from reviewer.queries import tags
from reviewer.queries.view import View
from reviewer.text.asked import And, Asked, InField, Literal, Near, NotNear, Phrase, Wild
from reviewer.text.citations import BatesNumber
from reviewer.text.hits import Finder
from reviewer.text.words import Words, shown

_PEOPLE = """SELECT e.id, {own} coalesce((
      SELECT group_concat(
        coalesce(s.value ->> 'name', '') || ' ' || coalesce(s.value ->> 'address', ''), ' / ')
      FROM json_each(j.facts, '$.facts') f, json_each(f.value) s WHERE f.key IN ({keys})), '')
  FROM exhibit e JOIN (SELECT r.entity, CAST(p.content AS TEXT) AS facts FROM entity r
    JOIN payload p ON p.hash = r.payload WHERE r.kind = 'layer') j ON j.entity = e.reading"""

_VALUES = {
    "title": "SELECT id, title FROM exhibit",
    "witness": "SELECT id, witness FROM exhibit WHERE witness <> ''",
    "kind": "SELECT id, kind FROM exhibit",
    "from": _PEOPLE.format(own="e.author || ' / ' ||", keys="'sender'"),
    "to": _PEOPLE.format(own="", keys="'to', 'cc', 'bcc'"),
    "date": """SELECT id, substr(date, 1, 4) || ' ' || substr(date, 1, 7) || ' '
        || substr(date, 1, 10) FROM exhibit WHERE date <> ''""",
    "number": """SELECT exhibit, label || ' / ' || marked FROM occurrence
        UNION SELECT owner, label FROM number WHERE series = 'control_number'""",
    "bates": """SELECT exhibit, bates_begin || ' / ' || bates_end FROM occurrence
        WHERE bates_begin <> ''""",
    "custodian": "SELECT exhibit, custodian FROM occurrence WHERE custodian <> ''",
    "name": "SELECT exhibit, name FROM occurrence",
    "issue": """SELECT DISTINCT p.exhibit, json_extract(CAST(b.content AS TEXT), '$.name')
        FROM passage_issue i JOIN passage p ON p.id = i.passage
        JOIN entity e ON e.entity = i.issue JOIN payload b ON b.hash = e.payload""",
}


def exhibits_with(view: View, asked: InField) -> frozenset[bytes]:
    """The exhibits of which a field holds what is asked."""
    holds = _held(asked)
    if asked.field == "tag":
        return frozenset(one for one, value in _tags(view) if holds(value))
    found = {one for one, value in view.rows(_VALUES[asked.field]) if holds(value or "")}
    if asked.field == "bates":
        found |= _within_bates(view, asked)
    return frozenset(found)


def _held(asked: InField) -> Callable[[str], bool]:
    known: dict[str, bool] = {}
    needed = _needed(asked.part)

    def holds(value: str) -> bool:
        if needed not in value.lower() and value.isascii():
            return False
        if value not in known:
            known[value] = Finder(Words(value)).matches(asked.part)
        return known[value]

    return holds


def _needed(asked: Asked) -> str:
    """Letters without which no value of ASCII holds what is asked; most are seen at a glance."""
    if isinstance(asked, Literal):
        return shown(asked.term)
    if isinstance(asked, Wild):
        return max(re.split(r"[*?]", shown(asked.pattern)), key=len)
    if isinstance(asked, Phrase):
        return max(map(_needed, asked.words), key=len)
    if isinstance(asked, And):
        return max(map(_needed, asked.parts), key=len)
    if isinstance(asked, Near | NotNear):
        return _needed(asked.left)
    return ""


def _tags(view: View) -> Iterable[tuple[bytes, str]]:
    names = {one.id: f"{one.word} / {one.name}" for one in tags.tags(view)}
    found = view.rows(
        "SELECT DISTINCT p.exhibit, t.tag FROM tagging t JOIN passage p ON p.id = t.passage"
    )
    return [(exhibit, names.get(tag, "")) for exhibit, tag in found]


def _within_bates(view: View, asked: InField) -> set[bytes]:
    """Exhibits whose range has a number somewhere between its ends."""
    if not isinstance(asked.part, Literal):
        return set()
    wanted = _bates(shown(asked.part.term).upper())
    if wanted is None:
        return set()
    found = set()
    for exhibit, begin, end in view.rows(
        "SELECT exhibit, bates_begin, bates_end FROM occurrence WHERE bates_end <> ''"
    ):
        low, high = _bates(begin), _bates(end)
        if low is None or high is None or low.prefix.upper() != wanted.prefix:
            continue
        if low.number <= wanted.number <= high.number:
            found.add(exhibit)
    return found


def _bates(text: str) -> BatesNumber | None:
    try:
        return BatesNumber.parse(text)
    except InputError:
        return None
