"""What can be said of a colleague's file before all of it is read, and why parts are left out."""

from collections import Counter

from reviewer.errors import ShareError
from reviewer.matter import Matter
from reviewer.said import counted, said
from reviewer.sharing import exchanges
from reviewer.sharing.container import NOTHING, Known
from reviewer.sharing.exchanges import Recorded
from reviewer.sharing.lacking import exhibits_missing
from reviewer.sharing.outcomes import Reason
from reviewer.sharing.portions import Form, Manifest
from reviewer.sharing.refusals import LOSSES, Loss
from reviewer.store import arrivals, sending

_REASONS = {
    "text": "The text of an exhibit that they name did not come with them.",
    "file": "The file of an exhibit came damaged, and was not kept.",
    "it belongs to another matter": "They belong to another matter.",
    "something that it says did not come with it": (
        "Something that they say did not come with them."
    ),
}
_DAMAGED = "They are damaged: they are not what their ids say, or not written as Pincite writes."


def matters_agree(matter: Matter, manifest: Manifest) -> None:
    """Refuse a file of another matter.

    Raises:
        ShareError: it is of another matter.
    """
    if manifest.matter != matter.id.hex():
        raise ShareError(
            said(
                "This file belongs to another matter, “{title}”. "
                "Open that matter to take it in; nothing was changed.",
                title=manifest.title,
            )
        )


def taken_before(matter: Matter, digest: str) -> Recorded | None:
    """The record of a file of these bytes that was taken in whole, where nothing is lacking.

    Then it need not be opened once more.
    """
    found = (one for one in exchanges.takings(matter) if one.sha256 == digest and one.is_whole)
    known = next(found, None)
    return None if known is None or (known.has_files and exhibits_missing(matter)) else known


def stands_already(matter: Matter, manifest: Manifest) -> bool:
    """Whether all that a file holds is here: the chains that it names, up to where it says.

    If it holds files of exhibits, none may lack here.
    """
    if not manifest.upto or (manifest.exhibits and exhibits_missing(matter)):
        return False
    cursor = matter.connection().cursor()
    return all(
        arrivals.has_whole(cursor, bytes.fromhex(writer), wseq, bytes.fromhex(head))
        for writer, (wseq, head) in manifest.upto.items()
    )


def known_of(matter: Matter, manifest: Manifest) -> Known:
    """What a file need not give: texts and files of exhibits that are here."""
    if not (manifest.layers or manifest.exhibits or manifest.form is Form.REVIEW_DATABASE):
        return NOTHING
    cursor = matter.connection().cursor()
    named = {one.layer for one in sending.layers_named(cursor)}
    return Known(
        layers=frozenset(named & arrivals.layers_here(cursor)),
        objects=frozenset(name.hex() for name in matter.objects.names()),
    )


def reasons_of(faults: Counter[str]) -> tuple[Reason, ...]:
    """Why acts were left out, in words, the most frequent first; then what else was damaged."""
    told: Counter[str] = Counter()
    for fault, count in faults.items():
        known = _REASONS.get(fault) or (fault if fault in LOSSES.values() else _DAMAGED)
        told[known] += count
    here = told.pop(LOSSES[Loss.HERE], 0)
    reasons = [Reason(sentence, count) for sentence, count in told.most_common()]
    return (*reasons, *([Reason(_here(here), here, is_of_parts=True)] if here else ()))


def _here(count: int) -> str:
    return counted(
        count,
        "1 part of the file is damaged; what it holds is here already.",
        "{count} parts of the file are damaged; what they hold is here already.",
    )
