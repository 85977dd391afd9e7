"""The door in front of every start: inside an environment with the locked packages, or into one.

``python3 -m reviewer …`` in a clone makes ``.venv`` once, from ``.ci/requirements.lock``, and
stamps it with the lock's hash; with the stamp in place a start costs one file read and one
``exec``. Making it is the work of ``environment``, which is imported only then: this module runs
before every window and imports next to nothing. An environment that already has the locked packages
is used as it is, and an installed wheel, which has no lock beside it, was resolved by whoever
installed it.

Refused: a shell script (Windows), ``uv`` or ``pipx`` (not on a bare machine), installing into the
system's Python (Debian forbids it, and removing it again would be left to the person).
"""

import os
import sys
from pathlib import Path

from reviewer.checkout import Checkout, SetupError

# Compared as a number, because linters take a test for an unsupported version to be dead code.
OLDEST_PYTHON = 0x030B0000


def enter(arguments: list[str], checkout: Checkout) -> None:
    """Return where the packages can be imported, or replace this process by one that can.

    Raises:
        SetupError: the environment cannot be made here; its text says what would help.
    """
    if not checkout.is_present:
        return
    if sys.hexversion < OLDEST_PYTHON:
        raise SetupError("Pincite needs Python 3.11 or later: start it with a newer python3.")
    if not checkout.is_stamped:
        from reviewer import environment  # noqa: PLC0415  costs 20 ms that most starts can save

        if not environment.has_locked_packages(checkout.lock):
            environment.make(checkout)
        elif checkout.is_entered:
            checkout.write_stamp()
        else:
            return
    if not checkout.is_entered:
        _start_again(checkout.python, arguments)


def _start_again(python: Path, arguments: list[str]) -> None:
    command = [str(python), "-m", "reviewer", *arguments]
    sys.stderr.flush()
    if sys.platform == "win32":
        # exec on Windows returns to the shell at once and leaves two programs on one console.
        import subprocess  # noqa: PLC0415  only here, only there

        sys.exit(subprocess.call(command))  # noqa: S603  our own environment
    os.execv(command[0], command)  # noqa: S606  no shell is wanted
