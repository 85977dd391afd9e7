"""Where an exhibit was and is, in sentences: what a person reads before it is given back."""

from collections.abc import Iterator

from reviewer.queries import histories
from reviewer.queries.clawback import Relative, Sighting, Traces
from reviewer.queries.view import View
from reviewer.said import Said, listed, named, said

_HOW = {
    "parent": "It came out of {number} {title}, whose own file still contains it.",
    "mailbox": "It came out of the mailbox {number} {title}, whose own file still contains it.",
    "attachment": "{number} {title} is attached to it.",
    "same text": "{number} {title} has the same words.",
}


def sentences(view: View, traces: Traces) -> Iterator[Said]:
    """Who saw it, what left with it, what was made of it, and what hangs on it."""
    names = histories.names(view)

    def name(person: bytes) -> str:
        return names.get(person) or said("A reviewer")

    for seen in traces.seen:
        yield _looked(seen, name(seen.person))
    for person, count in traces.marked:
        passages = said("1 passage") if count == 1 else said("{count:,} passages", count=count)
        yield said("{name} marked {passages} on it.", name=name(person), passages=passages)
    for left in traces.exported:
        pattern, day = _SURE if left.is_sure else _MAY, f"{left.at:%Y-%m-%d}"
        product = named(left.product)
        yield said(pattern, name=left.name, product=product, who=name(left.person), day=day)
    for person in traces.holders:
        yield said("{name} has it too.", name=name(person))
    yield from (_related(one) for one in (*traces.family, *traces.same_text))
    for path in traces.intakes:
        yield said("The list of an import names its file: {path}.", path=path)


def _looked(seen: Sighting, name: str) -> Said:
    when = f"{seen.at:%Y-%m-%d %H:%M}"
    if not seen.pages:
        return said("{name} looked at it on {when} UTC.", name=name, when=when)
    pages = listed(_range(first, last) for first, last in seen.pages)
    is_one = len(seen.pages) == 1 and seen.pages[0][0] == seen.pages[0][1]
    pattern = _PAGE if is_one else _PAGES
    return said(pattern, name=name, pages=pages, when=when)


_PAGE = "{name} looked at page {pages} on {when} UTC."
_PAGES = "{name} looked at pages {pages} on {when} UTC."
_SURE = "“{name}” ({product}), written by {who} on {day}, holds it."
_MAY = "“{name}” ({product}), written by {who} on {day}, may hold it."


def _range(first: int, last: int) -> str:
    return f"{first}" if first == last else f"{first}–{last}"


def _related(one: Relative) -> Said:
    return said(_HOW[one.how], number=one.label, title=one.title)
