"""Makes ``.venv`` on a machine that has Python 3.11 and perhaps nothing else.

Standard library only. Packages are installed by the hashes of the lock and as wheels (a bare
machine has no compiler), from wherever the machine's pip is set up to look: a firm's mirror, proxy
and certificates are its own affair, so no index is named here.

Debian leaves ``ensurepip`` out of Python, and Qt links against system libraries that no wheel
carries. apt-get installs what is missing if this person may; otherwise the one line that does it is
printed.
"""

from __future__ import annotations

import ctypes
import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from reviewer.checkout import Checkout, SetupError

# Shared library → Debian package, found by adding to a bare Debian 12 until Qt ran without a
# screen.
LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
# A window on an X11 screen needs these as well; each brings its part of libxcb.
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
PROBE = "import PySide6.QtWidgets, pymupdf, sqlcipher3, sqlmodel"


def locked_versions(lock: str) -> dict[str, str]:
    """Name → version of every package that the lock wants on all platforms."""
    return dict(re.findall(r"^([\w.-]+)==(\S+) \\$", lock, re.MULTILINE))


def has_locked_packages(lock: Path) -> bool:
    """Whether the running interpreter can import every package of the lock at its version."""
    for name, version in locked_versions(lock.read_text("utf-8")).items():
        try:
            if importlib.metadata.version(name) != version:
                return False
        except importlib.metadata.PackageNotFoundError:
            return False
    return True


def make(checkout: Checkout) -> None:
    """Make the environment, or make it right where it is old or half made, and stamp it.

    Raises:
        SetupError: what is missing, and the line that provides it.
    """
    _say(f"Pincite sets itself up in {checkout.environment.name}: about 550 MB, once …")
    provide_system_packages()
    if not _can_install(checkout.python):
        _make_empty(checkout.environment)
    _install_packages(checkout)
    _probe(checkout.python)
    checkout.write_stamp()


def _can_install(python: Path) -> bool:
    """Whether an environment is there and whole enough to be installed into."""
    return python.exists() and _run([str(python), "-c", "import pip"], silent=True) == 0


def _make_empty(environment: Path) -> None:
    if _run([sys.executable, "-m", "venv", "--clear", str(environment)]) != 0:
        raise SetupError("Python could not make an environment here; it says why above.")


def _install_packages(checkout: Checkout) -> None:
    command = [str(checkout.python), "-m", "pip", "install", "--quiet", "--no-input"]
    command += ["--disable-pip-version-check", "--require-hashes", "--only-binary=:all:"]
    if _run([*command, "--requirement", str(checkout.lock)]) != 0:
        raise SetupError(
            "The packages could not be installed; pip says why above. Without a connection, "
            "name a folder that holds their wheels in PIP_FIND_LINKS and start again."
        )


def _probe(python: Path) -> None:
    """Import what leans on system libraries, so that a lack shows now and in words."""
    done = subprocess.run(  # noqa: S603  our own environment
        [str(python), "-c", PROBE], check=False, capture_output=True, text=True
    )
    if done.returncode != 0:
        reason = (done.stderr.strip().splitlines() or ["it gives no reason"])[-1]
        raise SetupError(f"The packages are installed, but one does not start: {reason}")


# --- packages of the system -----------------------------------------------------------------------


def provide_system_packages() -> None:
    """Install what Debian keeps apart from Python and from Qt's wheels, where that is missing.

    Raises:
        SetupError: something is missing that only the machine's owner can install.
    """
    missing = missing_packages()
    if missing and _may_install():
        _apt_install(missing)
        missing = missing_packages()
    if set(missing) - set(SCREEN_LIBRARIES.values()):
        raise SetupError(f"This machine lacks {', '.join(missing)}.\n{remedy(missing)}")
    if missing:
        _say(f"Without {', '.join(missing)} no window can open on X11.\n{remedy(missing)}")


def missing_packages() -> list[str]:
    """Debian's names of what this machine lacks."""
    packages = [] if importlib.util.find_spec("ensurepip") else ["python3-venv"]
    if sys.platform == "linux":
        wanted = {**LIBRARIES, **SCREEN_LIBRARIES}
        packages += [package for library, package in wanted.items() if not _loads(library)]
    return packages


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def remedy(packages: list[str]) -> str:
    """The one line that installs them, for whoever may."""
    if shutil.which("apt-get") is None:
        return "The system's package manager has them, perhaps under other names."
    line = f"apt-get update && apt-get install -y {' '.join(packages)}"
    shell = "sudo sh -c" if shutil.which("sudo") else "su -c"
    return f"This line installs it:\n    {shell} '{line}'"


def _may_install() -> bool:
    if sys.platform != "linux" or shutil.which("apt-get") is None:
        return False
    return _is_root() or (
        shutil.which("sudo") is not None and _run(["sudo", "-n", "true"], silent=True) == 0
    )


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _apt_install(packages: list[str]) -> None:
    _say(f"Installing {' '.join(packages)} …")
    apt = [] if _is_root() else ["sudo", "-n"]
    apt += ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    # Bare images come without package lists, long-lived machines with old ones.
    _run([*apt, "update"], silent=True)
    install = [*apt, "install", "--yes", "--no-install-recommends", *packages]
    if _run(install, silent=True) != 0:
        _say("apt-get could not install them all.")


# --- processes ------------------------------------------------------------------------------------


def _run(command: list[str], *, silent: bool = False) -> int:
    """Exit status; what the command prints goes to standard error, so that listings stay clean."""
    quiet = subprocess.DEVNULL
    return subprocess.run(  # noqa: S603  the commands of this module, without a shell
        command,
        check=False,
        stdin=quiet,
        stdout=quiet if silent else sys.stderr,
        stderr=quiet if silent else None,
        # A person's `user = true` would make pip refuse to work in an environment.
        env={**os.environ, "PIP_USER": "0"},
    ).returncode


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()
