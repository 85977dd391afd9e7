"""Preferences of the window, typed, on the one file of local facts.

Values there are strings; here they get their types, and a value that no longer fits is the default
again, because a preference is never worth an error. The only module of the window that knows the
store's local facts: where they lie, who sits here, which matters were open. It can be used before
Qt is imported, so that a matter is opened first.
"""

import base64
import binascii
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.matter import Matter
from reviewer.model import MatterId
from reviewer.said import said
from reviewer.store import backup, places
from reviewer.store.settings import Settings
from ui.tokens import TEXT_SIZES, ThemeChoice

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray


@dataclass(frozen=True, slots=True)
class RecentMatter:
    """A matter that was open on this computer."""

    folder: Path
    title: str
    counts: str
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A dated backup, and the matter it is of as its folder is called."""

    path: Path
    at: datetime
    of: str


@dataclass(frozen=True, slots=True)
class LastBackup:
    """When (UTC) and where a matter was last backed up."""

    at: datetime
    folder: Path


class WindowSettings:
    """What the window remembers on this computer."""

    def __init__(self, stored: Settings | None = None) -> None:
        self.stored = stored or Settings(places.home())

    @property
    def folder(self) -> Path:
        """Where the local facts lie."""
        return self.stored.folder

    @property
    def reviewer(self) -> tuple[str, str] | None:
        """Name and initials of the person at this computer; ``None`` before anyone was named."""
        known = self.stored.identity()
        return (known.name, known.initials) if known else None

    @property
    def backup_folder(self) -> Path | None:
        return self.stored.backup_folder

    def last_backup(self, matter: MatterId) -> LastBackup | None:
        """The last backup of a matter from this computer."""
        place = self.stored.place(matter)
        if not place.backup_at:
            return None
        return LastBackup(datetime.fromisoformat(place.backup_at), Path(place.backup_folder))

    def note_backup(self, matter: MatterId, folder: Path) -> None:
        self.stored.note_backup(matter, datetime.now(UTC), folder)

    def note_opened(self, matter: Matter, counts: str) -> None:
        """Put a matter at the head of the recent ones."""
        now = datetime.now(UTC)
        first = f"first_opened_{matter.id.hex()}"
        self.stored.set_value(first, self.stored.value(first, now.isoformat()))
        self.stored.note_opened(matter.id, matter.place, matter.title, counts, now)

    def is_known_for_a_day(self, matter: MatterId) -> bool:
        """Whether a matter was first opened here more than a day ago."""
        first = self.stored.value(f"first_opened_{matter.hex()}")
        return bool(first) and datetime.now(UTC) - datetime.fromisoformat(first) > timedelta(days=1)

    def recent(self) -> list[RecentMatter]:
        """Matters that are still where they were, the latest first."""
        return [
            RecentMatter(
                Path(one.folder), one.title, one.counts, datetime.fromisoformat(one.opened_at)
            )
            for one in self.stored.recent()
            if Path(one.folder).exists()
        ]

    def folder_of(self, matter: str) -> Path | None:
        """Where a matter (its id in hex) was open last; ``None`` where it is no longer."""
        known = self.stored.place(MatterId(bytes.fromhex(matter)))
        folder = Path(known.folder)
        return folder if known.folder and folder.is_dir() else None

    @property
    def theme(self) -> ThemeChoice:
        value = self.stored.value("theme", ThemeChoice.SYSTEM)
        return ThemeChoice(value) if value in set(ThemeChoice) else ThemeChoice.SYSTEM

    def set_theme(self, choice: ThemeChoice) -> None:
        self.stored.set_value("theme", choice.value)

    @property
    def text_pixels(self) -> int:
        """The size of the text that was chosen; 0 where it was left to the system."""
        value = self.stored.value("text_pixels")
        return int(value) if value.isdecimal() and int(value) in TEXT_SIZES else 0

    def set_text_pixels(self, pixels: int) -> None:
        self.stored.set_value("text_pixels", str(pixels))

    @property
    def language(self) -> str:
        """The language chosen for the window; empty for that of the system."""
        return self.stored.value("language")

    def set_language(self, language: str) -> None:
        self.stored.set_value("language", language)

    def flag(self, name: str, *, default: bool = False) -> bool:
        """A yes or no."""
        return self.stored.value(name, "yes" if default else "no") == "yes"

    def set_flag(self, name: str, value: bool) -> None:
        self.stored.set_value(name, "yes" if value else "no")

    def state(self, name: str) -> "QByteArray":
        """What a splitter, a header or a window said of itself; empty where nothing was kept."""
        from PySide6.QtCore import QByteArray  # noqa: PLC0415 - see above

        try:
            return QByteArray(base64.b64decode(self.stored.value(name), validate=True))
        except (binascii.Error, ValueError):
            return QByteArray()

    def set_state(self, name: str, state: "QByteArray") -> None:
        self.stored.set_value(name, base64.b64encode(state.data()).decode("ascii"))

    def left_off(self, matter: MatterId) -> dict[str, str]:
        """Where a matter was left."""
        return dict(self.stored.place(matter).left_off)

    def note_left_off(self, matter: Matter, where: dict[str, str]) -> None:
        self.stored.note_left_off(matter.id, where)


def new_matters_folder() -> Path:
    """Where a new matter is made unless the person chooses."""
    return places.default_folder()


def why_no_matter_may_lie(folder: Path) -> str:
    """Why a matter may not be made in a folder, as a sentence; empty when it may."""
    reason = places.why_refused(folder)
    if not reason:
        return ""
    return said(
        "This folder {reason}. A matter open there can be damaged; choose another.",
        reason=said(reason),
    )


def backups_below(folder: Path) -> list[BackupFile]:
    """The backups in a folder, newest first."""
    return [BackupFile(one.path, one.at, one.path.parent.name) for one in backup.find(folder)]
