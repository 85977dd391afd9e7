"""Where a live matter may lie, and where it must not.

SQLite's locks are not kept on network shares, and synchronised folders replace files under an open
database: a share with broken locks lost every row in a test. So both are refused, in words, before
anything is written there; backups and hand-overs, whose files never change, may lie on them.
"""

import os
import sys
from pathlib import Path

import platformdirs

from reviewer.errors import MatterError
from reviewer.said import said

_NETWORK = frozenset({
    "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "9p", "ncpfs", "webdav", "davfs",
    "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.glusterfs", "ceph",
    "lustre",
})  # fmt: skip
_SYNCHRONISED = (
    "onedrive", "dropbox", "google drive", "googledrive", "my drive", "icloud drive", "iclouddrive",
    "mobile documents", "cloudstorage", "nextcloud", "owncloud", "box sync", "syncthing", "pcloud",
    "sync",
)  # fmt: skip
_MARKERS = (".dropbox", ".dropbox.cache", ".stfolder", ".owncloudsync.log", ".nextcloudsync.log")
_REMOTE_DRIVE = 4


def home() -> Path:
    """The folder of local facts (settings, writers, last places).

    It never travels with a matter. ``PINCITE_HOME`` in the environment moves it.
    """
    moved = os.environ.get("PINCITE_HOME")
    return Path(moved) if moved else Path(platformdirs.user_data_dir("pincite", appauthor=False))


def default_folder() -> Path:
    """Where new matters are made unless the person chooses: a local folder."""
    moved = os.environ.get("PINCITE_HOME")
    if moved:
        return Path(moved) / "matters"
    documents = Path(platformdirs.user_documents_dir()) / "Pincite"
    return documents if why_refused(documents) is None else home() / "matters"


def check_place(folder: Path) -> None:
    """Refuse a folder in which a live matter would be lost.

    Raises:
        MatterError: it is a network share or a synchronised folder.
    """
    reason = why_refused(folder)
    if reason is not None:
        raise MatterError(
            said(
                "This folder {reason}, and a matter that is open there can be damaged. "
                "Keep the matter in a folder of this computer. That folder can be its mailbox, "
                "where your work and your colleagues’ meets; backups and hand-overs may lie there.",
                reason=reason,
            )
        )


def why_refused(folder: Path) -> str | None:
    """Why a folder may not hold a live matter, as the middle of a sentence.

    ``None`` when it may.
    """
    place = folder.expanduser().absolute()
    if _is_network(place):
        return said("lies on a network share")
    if _is_synchronised(place):
        return said("is kept in step with the cloud or with another computer")
    return None


def _is_synchronised(place: Path) -> bool:
    for folder in (place, *place.parents):
        name = folder.name.casefold()
        if any(name == word or name.startswith(f"{word} -") for word in _SYNCHRONISED):
            return True
        if any((folder / marker).exists() for marker in _MARKERS):
            return True
    return False


def _is_network(place: Path) -> bool:
    if sys.platform == "win32":
        return _is_remote_drive(place)
    if sys.platform == "darwin":
        return place.parts[:2] == ("/", "Volumes") and os.path.ismount(Path(*place.parts[:3]))
    return _mount_type(place) in _NETWORK


def _is_remote_drive(place: Path) -> bool:
    if str(place).startswith(("\\\\", "//")):
        return True
    import ctypes  # noqa: PLC0415 - Windows alone

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - absent from other systems' stubs
    return bool(kernel.GetDriveTypeW(f"{place.drive}\\") == _REMOTE_DRIVE)


def _mount_type(place: Path) -> str:
    """The kind of file system that a path lies on, from the kernel's own list."""
    best, kind = -1, ""
    try:
        lines = (
            Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace").splitlines()
        )
    except OSError:
        return ""
    for line in lines:
        before, _, after = line.partition(" - ")
        point = Path(before.split()[4].replace("\\040", " "))
        if place.is_relative_to(point) and len(point.parts) > best:
            best, kind = len(point.parts), after.split()[0]
    return kind
