"""LibreOffice, where the machine has it: files of old programs become ones that we read ourselves.

It runs as a process of its own, with a profile of its own that forbids macros, links and every
connection, and is ended after a time. It stays in the process group of the reader that started it,
so that whoever ends the reader ends it, too. The program itself is started and not the script
around it, whose end would leave it running. Nothing depends on it: without it, what it alone could
open is refused in words. ``PINCITE_OFFICE`` names the program, or says ``none``.
"""

import os
import re
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from shutil import which

from reviewer.errors import SourceError
from reviewer.said import said

_PATIENCE = 50.0
_TRIES = 3
# What LibreOffice returns when it wants to be started again, as after making its profile.
_AGAIN = frozenset({79, 81})
_NAMES = ("soffice", "libreoffice", "loffice")
_PLACES = (
    "/usr/lib/libreoffice/program", "/usr/lib64/libreoffice/program",
    "/opt/libreoffice/program", "/Applications/LibreOffice.app/Contents/MacOS",
    "C:/Program Files/LibreOffice/program", "C:/Program Files (x86)/LibreOffice/program",
)  # fmt: skip
_BINARIES = ("soffice.bin", "soffice.exe", "soffice")
_SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Misc", "UseLocking", "false"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Office.Calc/Content/Update", "Link", "1"),
    ("Inet/Settings", "ooInetProxyType", "1"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def program() -> Path | None:
    """The office program of this machine, if there is one that may be used."""
    return _found(os.environ.get("PINCITE_OFFICE", ""))


def maker(found: Path) -> str:
    """What an office program calls itself, for whoever asks what drew the pages."""
    notes = found.with_name("versionrc")
    said_in = notes.read_text(encoding="utf-8", errors="replace") if notes.is_file() else ""
    version = re.search(r"^UpdateID=LibreOffice_([\d.]+)", said_in, re.MULTILINE)
    build = re.search(r"^buildid=(\S+)", said_in, re.MULTILINE)
    return " ".join(["LibreOffice", *(one[1] for one in (version, build) if one)])


def converted(content: bytes, ending: str, into: str, what: str) -> bytes:
    """A file written anew in another format.

    Args:
        content: the file.
        ending: of the file's own format, as in ".doc".
        into: the ending of the format wanted, without the dot.
        what: how a sentence names the file, as in "Word file".

    Raises:
        SourceError: there is no office program, or it cannot open the file in time.
    """
    found = program()
    if found is None:
        raise SourceError(
            said(
                "This {what} is of an old kind, which takes LibreOffice to read, and this computer "
                "has none. Open it where it was made, save it in today's format or as PDF, and "
                "load that.",
                what=what,
            )
        )
    with tempfile.TemporaryDirectory(prefix="office-") as folder:
        source = Path(folder) / f"exhibit{ending}"
        source.write_bytes(content)
        made = source.with_suffix(f".{into}")
        _run(found, ["--convert-to", into, "--outdir", folder, str(source)], what)
        if not made.is_file() or not made.stat().st_size:
            raise SourceError(said("LibreOffice could not open this {what}.", what=what))
        return made.read_bytes()


@cache
def _found(named: str) -> Path | None:
    if named.lower() == "none":
        return None
    given = [Path(named)] if named else [Path(one) for one in map(which, _NAMES) if one]
    folders = [one.resolve().parent for one in given] + ([] if named else list(map(Path, _PLACES)))
    return next(
        (folder / name for folder in folders for name in _BINARIES if (folder / name).is_file()),
        None,
    )


def _run(found: Path, arguments: list[str], what: str) -> None:
    """Run LibreOffice to its end, or end it."""
    profile = Path(_profile().name).as_uri()
    options = ["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"]
    command = [str(found), f"-env:UserInstallation={profile}", *options, *arguments]
    for _ in range(_TRIES):
        try:
            ended = subprocess.run(  # noqa: S603 - the program found, and names of our own
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_PATIENCE,
                check=False,
                env=_surroundings(),
            )
        except subprocess.TimeoutExpired as error:
            raise SourceError(
                said("LibreOffice took too long over this {what} and was ended.", what=what)
            ) from error
        except OSError as error:
            raise SourceError(said("LibreOffice could not be started.")) from error
        if ended.returncode not in _AGAIN:
            return


def _surroundings() -> dict[str, str]:
    """No screen, and sockets between its own parts in the folder for temporary files."""
    ours = {"SAL_USE_VCLPLUGIN": "svp", "OSL_SOCKET_PATH": tempfile.gettempdir()}
    return {**os.environ, **(ours if sys.platform != "win32" else {})}


@cache
def _profile() -> tempfile.TemporaryDirectory[str]:
    """The profile of this process, which goes with it."""
    folder = tempfile.TemporaryDirectory(prefix="office-profile-", ignore_cleanup_errors=True)
    user = Path(folder.name) / "user"
    user.mkdir()
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items '
        f'xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>',
        encoding="utf-8",
    )
    return folder
