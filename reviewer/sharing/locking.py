"""The passphrase of a matter, as the window sets, changes and takes it away.

The matter is closed for it, so that no other connection holds what is exchanged. What was begun
from a file that is locked stays locked unless a person wants it otherwise: whoever locked it meant
its words, not this one file.
"""

from pathlib import Path

from reviewer.errors import ShareError
from reviewer.store import rekeying
from reviewer.store.rekeying import Rekeyed
from reviewer.store.settings import Settings

__all__ = ["Rekeyed", "check_passphrase", "is_sealed", "set_passphrase"]


_IN_THE_OPEN = (b"PK\x03\x04", b"SQLite format 3\0")
"""How a hand-over or package begins that is not sealed, and a review database that is not."""


def is_sealed(file: Path) -> bool:
    """Whether a file that was read needed its passphrase.

    Raises:
        ShareError: it is there no more.
    """
    try:
        with file.open("rb") as source:
            return not source.read(16).startswith(_IN_THE_OPEN)
    except OSError as error:
        raise ShareError(
            "This file cannot be read any more. Connect the place it lies on."
        ) from error


def check_passphrase(place: Path, passphrase: str) -> None:
    """Whether this opens a matter, before it is closed for changing it.

    Raises:
        PassphraseError: it does not.
    """
    rekeying.check_passphrase(place, passphrase)


def set_passphrase(
    place: Path, settings: Settings, passphrase: str | None, current: str | None = None
) -> Rekeyed:
    """Lock a closed matter with a passphrase, with another one, or with none any more.

    Raises:
        ReviewError: in words, why not; it is as it was.
    """
    return rekeying.set_passphrase(place, settings.folder, passphrase, current)
