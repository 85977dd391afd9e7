"""What one file may cost at this computer: a preference, or 60 seconds and 1.5 GB.

The seconds are counted without progress, a page or a message at a time. A preference that is no
number, or none that a file could be read with, counts as none.
"""

from dataclasses import replace

from reviewer.errors import InputError
from reviewer.store.settings import Settings
from reviewer.workers.pool import Limits, WorkerPool

SECONDS = "reading_seconds"
MEGABYTES = "reading_megabytes"
_LEAST_SECONDS = 1.0
_LEAST_MEGABYTES = 300
_MEGABYTE = 1_000_000


def limits_of(settings: Settings) -> Limits:
    """The limits as they are set at this computer."""
    limits = Limits()
    for name in (SECONDS, MEGABYTES):
        try:
            limits = _with(limits, name, float(settings.value(name) or 0))
        except (ValueError, InputError):
            continue
    return limits


def pool_for(settings: Settings, kept: WorkerPool | None, size: int = 2) -> WorkerPool:
    """The pool that is kept, or one with the limits as they are set now if those changed."""
    limits = limits_of(settings)
    if kept is not None and kept.limits == limits:
        return kept
    if kept is not None:
        kept.close()
    return WorkerPool(size, limits)


def keep_limits(settings: Settings, seconds: float, megabytes: float) -> None:
    """Read files with these limits at this computer from now on; the usual ones are not written.

    Raises:
        InputError: no file could be read with them.
    """
    kept, usual = limited(Limits(), seconds, megabytes), Limits()
    is_usual = kept.seconds_without_progress == usual.seconds_without_progress
    settings.set_value(SECONDS, "" if is_usual else f"{seconds:g}")
    is_usual = kept.memory_bytes == usual.memory_bytes
    settings.set_value(MEGABYTES, "" if is_usual else f"{megabytes:g}")


def limited(limits: Limits, seconds: float | None, megabytes: float | None) -> Limits:
    """The limits with what a person typed for one import.

    Raises:
        InputError: no file could be read with them.
    """
    for name, value in ((SECONDS, seconds), (MEGABYTES, megabytes)):
        if value is not None:
            limits = _with(limits, name, value)
    return limits


def _with(limits: Limits, name: str, value: float) -> Limits:
    if name == SECONDS:
        if value < _LEAST_SECONDS:
            raise InputError("A file needs at least one second without progress.")
        return replace(limits, seconds_without_progress=value)
    if value < _LEAST_MEGABYTES:
        raise InputError("Reading a file needs at least 300 megabytes of memory.")
    return replace(limits, memory_bytes=int(value * _MEGABYTE))
