"""The passphrase of a matter, as the window sets, changes and takes it away.

The matter is closed for it, so that no other connection holds what is exchanged.
"""

from pathlib import Path

from reviewer.store import rekeying
from reviewer.store.rekeying import Rekeyed
from reviewer.store.settings import Settings

__all__ = ["Rekeyed", "check_passphrase", "set_passphrase"]


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
