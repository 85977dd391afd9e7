"""Why a file from a colleague is not taken in, in words.

The child that reads it says which of these it was, never the sentence: what comes out of a process
that has read a stranger's file is not shown to a person as the program's own words.
"""

from enum import StrEnum

from reviewer.errors import PassphraseError, ShareError, UnfinishedError


class Refusal(StrEnum):
    """One reason each; the text is what goes over the pipe."""

    GONE = "gone"
    FOLDER = "folder"
    NO_FILE = "no-file"
    CLOSED_OFF = "closed-off"
    EMPTY = "empty"
    UNFINISHED = "unfinished"
    FOREIGN = "foreign"
    OTHER_DATABASE = "other-database"
    STRANGE_DATABASE = "strange-database"
    COPIED_OPEN = "copied-open"
    NEWER = "newer"
    DAMAGED = "damaged"
    TOO_LARGE = "too-large"
    TOO_SLOW = "too-slow"
    CRASHED = "crashed"
    NO_START = "no-start"
    LOCKED = "locked"
    WRONG_PASSPHRASE = "wrong-passphrase"  # noqa: S105 - a reason
    PERHAPS_LOCKED = "perhaps-locked"


SENTENCES: dict[Refusal, str] = {
    Refusal.GONE: "There is no such file any more. Look where your colleague’s file lies now.",
    Refusal.FOLDER: "This is a folder. Choose the file in it that your colleague handed over.",
    Refusal.NO_FILE: "This is no ordinary file, so nothing can be taken in from it.",
    Refusal.CLOSED_OFF: (
        "This file cannot be read: you may not open it, or the place it lies on is not connected."
    ),
    Refusal.EMPTY: (
        "This file is empty. If it is still being copied, wait until it is whole; "
        "else ask your colleague to send it again."
    ),
    Refusal.UNFINISHED: (
        "This file is not whole. If it is still being copied, wait until it is; "
        "else it was damaged on its way: ask your colleague to send it again."
    ),
    Refusal.FOREIGN: (
        "This is no file of Pincite. Choose a hand-over, a package or a review database."
    ),
    Refusal.OTHER_DATABASE: "This is a database of another program, not a matter of Pincite.",
    Refusal.STRANGE_DATABASE: (
        "This review database holds what Pincite never writes, so nothing was taken in from it. "
        "Ask your colleague for a hand-over instead, and tell them about this file."
    ),
    Refusal.COPIED_OPEN: (
        "This file was copied while the matter was open, so its last acts may be missing. "
        "Ask your colleague to close the matter, or to use “Save a copy”, and for a fresh copy."
    ),
    Refusal.NEWER: (
        "This file was written by a newer Pincite. Install that version to take it in; "
        "nothing was changed."
    ),
    Refusal.DAMAGED: (
        "This file is damaged, and nothing in it could be read. "
        "Ask your colleague to send it again."
    ),
    Refusal.TOO_LARGE: (
        "This file holds more than Pincite reads from a colleague’s file, so nothing was taken in. "
        "Ask for a hand-over of the acts alone."
    ),
    Refusal.TOO_SLOW: "Reading this file came to no end and was given up. Nothing was taken in.",
    Refusal.CRASHED: "This file stopped the program that reads it. Nothing was taken in.",
    Refusal.NO_START: (
        "Files of colleagues cannot be read: the program that reads them does not start. "
        "Start Pincite again."
    ),
    Refusal.LOCKED: "This file is locked with a passphrase. Ask your colleague for it.",
    Refusal.WRONG_PASSPHRASE: (
        "This passphrase does not open the file. Look at capitals and spaces, "
        "or ask your colleague whether it is the one for this file."
    ),
    Refusal.PERHAPS_LOCKED: (
        "This file is locked with a passphrase, or it is no file of Pincite. "
        "Ask your colleague for the passphrase."
    ),
}


class RefusedFileError(ShareError):
    """A file that is not read any further; only within ``sharing``, and in the child."""

    def __init__(self, refusal: Refusal) -> None:
        """Its text is the sentence for this reason."""
        super().__init__(SENTENCES[refusal])
        self.refusal = refusal


_WAITING = frozenset({Refusal.EMPTY, Refusal.UNFINISHED})
_LOCKED = frozenset({Refusal.LOCKED, Refusal.WRONG_PASSPHRASE, Refusal.PERHAPS_LOCKED})


def refused(refusal: Refusal) -> ShareError:
    """The error of the tree that a person meets."""
    if refusal in _LOCKED:
        return PassphraseError(SENTENCES[refusal])
    if refusal in _WAITING:
        return UnfinishedError(SENTENCES[refusal])
    return ShareError(SENTENCES[refusal])


class Loss(StrEnum):
    """Why a part of a file could not be read."""

    DAMAGED = "damaged"
    TOO_LARGE = "too-large"
    STRANGE = "strange"
    ABSENT = "absent"
    STAGED = "staged"
    HERE = "here"


LOSSES: dict[Loss, str] = {
    Loss.DAMAGED: "A part of the file is damaged.",
    Loss.TOO_LARGE: "A part of the file is larger than Pincite reads.",
    Loss.STRANGE: "A part of the file is not written as Pincite writes it.",
    Loss.ABSENT: "The file holds less than it says.",
    Loss.STAGED: "Acts were still being taken in when the file was copied, and are left out.",
    Loss.HERE: "A part of the file is damaged; what it holds is here already.",
}
