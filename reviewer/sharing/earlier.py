"""The matter as it was: an earlier state as a matter of its own, in a new folder.

It is built from the earlier changesets alone, under a new writer, so what is tried there is work
like any other and can be handed over.
"""

from datetime import date
from pathlib import Path

from reviewer.matter import Matter
from reviewer.sharing.exchanges import Recorded
from reviewer.sharing.taking import IsStopped, Tell, never, say_nothing
from reviewer.store.settings import Settings


def as_before(  # noqa: PLR0913 - what, where to, and the two ways of being told and stopped
    matter: Matter,
    moment: Recorded | date,
    folder: Path,
    settings: Settings | None = None,
    *,
    tell: Tell = say_nothing,
    is_stopped: IsStopped = never,
) -> Matter:
    """Make and open a matter as this one was before a taking in, or at the end of a day.

    Raises:
        MatterError: the folder is taken or refused, or nothing was here then; nothing is left.
    """
    raise NotImplementedError
