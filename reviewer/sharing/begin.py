"""Beginning one's own copy of a matter from a file that a colleague handed over.

The file may be a hand-over with exhibits, a package or a review database. It is checked like any
file from a colleague; where it is refused nothing is left. Whoever is named exactly like a person
the matter already knows is that person; a new writer begins all the same. What came locked stays
locked, with the passphrase of the file, unless another one or none is wanted.
"""

from pathlib import Path

from reviewer import typed
from reviewer.errors import ShareError
from reviewer.matter import Matter, adopt_matter
from reviewer.model import MatterId
from reviewer.queries import people
from reviewer.said import counted
from reviewer.sharing import exchanges, locking, own_folder
from reviewer.sharing.outcomes import IsStopped, Reason, Tell, never, say_nothing
from reviewer.sharing.received import Receiver
from reviewer.sharing.taking import Taking
from reviewer.store import places
from reviewer.store.settings import Settings


def begin_from(  # noqa: PLR0913 - from what, where, who, and how it is told
    file: Path,
    folder: Path,
    name: str,
    *,
    initials: str = "",
    passphrase: str | None = None,
    own_passphrase: str | None = None,
    is_left_open: bool = False,
    settings: Settings | None = None,
    tell: Tell = say_nothing,
    is_stopped: IsStopped = never,
) -> Matter:
    """Make and open a matter that holds what the file holds.

    Args:
        file: a hand-over with exhibits, a package or a review database.
        folder: where the matter is to lie.
        name: who begins.
        initials: theirs.
        passphrase: opens the file, and locks the matter where the file needs it.
        own_passphrase: locks the matter instead.
        is_left_open: the matter is not locked, whatever the file was.
        settings: the local facts; those of this computer unless given.
        tell: is told how far it is.
        is_stopped: whether to stop.

    Raises:
        InputError: no name.
        ShareError: the file cannot be taken in, or not all of it; nothing is left.
        MatterError: the folder is taken or refused.
        StoppedError: ``is_stopped`` said so; nothing is left.
    """
    name = typed.name(name, "Give the reviewer’s name.")
    own_folder.check_empty(folder)
    is_new = not folder.exists()
    settings = settings or Settings(places.home())
    with Receiver() as receiver:
        with receiver.open(file, passphrase) as received:
            matter_id = MatterId(bytes.fromhex(received.manifest.matter))
        if own_passphrase is None and passphrase is not None and not is_left_open:
            own_passphrase = passphrase if locking.is_sealed(file) else None
        settings.name_reviewer(name, initials)
        matter = adopt_matter(folder, matter_id, settings, passphrase=own_passphrase)
        with own_folder.nothing_left_of(matter, is_new=is_new):
            with exchanges.one_at_a_time(matter):
                taken = Taking(matter, receiver, passphrase, tell, is_stopped).take(file).taken
            if taken.refusal:
                raise ShareError(taken.refusal)
            _check_whole(matter, taken.reasons)
            matter.sit_down()
    return matter


def _check_whole(matter: Matter, reasons: tuple[Reason, ...]) -> None:
    if reasons:
        raise ShareError(
            counted(
                sum(one.count for one in reasons),
                "This file is not whole, so no matter was begun from it: 1 act cannot be taken. "
                "{reason} Ask your colleague for a fresh file.",
                "This file is not whole, so no matter was begun from it: {count} acts cannot be "
                "taken. {reason} Ask your colleague for a fresh file.",
                reason=reasons[0].sentence,
            )
        )
    if not people.is_made(matter.view):
        raise ShareError(
            "This file holds only what is new since an earlier one, so no matter can be begun from "
            "it. Ask your colleague for all of it: a hand-over for everyone, or a package."
        )
