"""The same verbs without a window, for scripts and checks.

Listings go to standard output, sentences to standard error. With ``--json`` every listing is JSON
lines with stable keys; all offsets are code points of the text that ``pincite text`` prints. Exit
codes: 0 done, 1 a fault of Pincite, 2 wrong use, 3 some files refused, 4 the matter cannot be used,
5 the act is refused, 6 verify found damage.
"""

import sys
from collections.abc import Sequence

from reviewer.cli import locking
from reviewer.cli.arguments import parser
from reviewer.errors import (
    InputError,
    MatterDamagedError,
    MatterError,
    RefusedError,
    ReviewError,
)
from reviewer.store.database import damage_in_words

DONE, FAULT, WRONG_USE, FILES_REFUSED, NO_MATTER, ACT_REFUSED, DAMAGED = range(7)


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A quote must come out as it is, whatever the terminal's own encoding.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        chosen = parser().parse_args(list(arguments))
        with damage_in_words(), locking.unlocking(chosen):
            return int(chosen.run(chosen))
    except ReviewError as refusal:
        sys.stderr.write(f"{refusal}\n")
        is_verify = arguments[:1] == ["verify"]
        return DAMAGED if is_verify and isinstance(refusal, MatterDamagedError) else _code(refusal)
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. What was done before is kept.\n")
        return FAULT


def _code(refusal: ReviewError) -> int:
    if isinstance(refusal, RefusedError):
        return ACT_REFUSED
    if isinstance(refusal, InputError):
        return WRONG_USE
    if isinstance(refusal, MatterError):
        return NO_MATTER
    return FILES_REFUSED
