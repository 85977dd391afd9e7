"""Handing over and taking in beside the window: each is done by a process of its own.

The process opens the matter as a second program would and writes in slices, so the window's own
acts never wait long. Whoever holds an ``Errand`` asks it from time to time; nothing here waits.
Stopping asks the process to end where it is: until a file is accepted nothing has happened.
"""

from pathlib import Path
from typing import TypeAlias

import msgspec

from reviewer.errors import ReviewError
from reviewer.sharing.handing_over import Extent, HandedOver, Wanted
from reviewer.sharing.mailbox import Exchanged
from reviewer.sharing.taking import Preview, Progress, Taken


class LookOrder(msgspec.Struct, frozen=True, tag=True):
    """Look into a file: the outcome is a ``Preview``."""

    path: Path


class TakeOrder(msgspec.Struct, frozen=True, tag=True):
    """Take files in: the outcome is ``Taken``."""

    paths: tuple[Path, ...]


class ShareOrder(msgspec.Struct, frozen=True, tag=True):
    """Write a file for colleagues: the outcome is ``HandedOver``."""

    out: Path
    wanted: Wanted


class MailboxOrder(msgspec.Struct, frozen=True, tag=True):
    """Look into a mailbox: the outcome is ``Exchanged``."""

    folder: Path
    with_exhibits: bool = False


Order: TypeAlias = LookOrder | TakeOrder | ShareOrder | MailboxOrder
Outcome: TypeAlias = Preview | Taken | HandedOver | Exchanged | Extent


class Errand:
    """One order on its way; ask ``progress`` and ``is_over`` from a timer.

    Use ``start``.
    """

    outcome: Outcome | None
    failure: ReviewError | None

    @property
    def is_over(self) -> bool:
        """Whether there is an outcome, or a failure (a ``StoppedError`` where it was stopped)."""
        raise NotImplementedError

    def progress(self) -> Progress | None:
        """The latest word of how far it is, and read what has come; never waits."""
        raise NotImplementedError

    def stop(self) -> None:
        """Ask it to end; ``is_over`` soon after. What was accepted stays."""
        raise NotImplementedError

    def end(self) -> None:
        """End it now, as when the window closes."""
        raise NotImplementedError


def start(folder: Path, order: Order, passphrase: str | None = None) -> Errand:
    """Start an order on the matter in a folder.

    ``passphrase`` is that of the file or the mailbox.
    """
    raise NotImplementedError
