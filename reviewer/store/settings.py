"""Local facts outside every matter: who sits here, where backups go, where one left off.

One JSON file in the folder of local facts. Nothing here travels with a matter, and nothing here is
needed to read one: a lost or damaged file costs only these conveniences.
"""

import os
from datetime import datetime
from pathlib import Path

import msgspec

from reviewer.model import MatterId, ReviewerId


class Identity(msgspec.Struct):
    """A person who works at this computer."""

    id: str
    name: str
    initials: str


class Place(msgspec.Struct):
    """What is remembered of one matter on this computer."""

    folder: str = ""
    title: str = ""
    opened_at: str = ""
    counts: str = ""
    backup_at: str = ""
    backup_folder: str = ""
    left_off: dict[str, str] = {}


class _Book(msgspec.Struct):
    people: list[Identity] = []
    backup_folder: str = ""
    theme: str = "system"
    values: dict[str, str] = {}
    matters: dict[str, Place] = {}


class Settings:
    """The local facts of one person on one computer."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is the folder of local facts; it is made when something is first written."""
        self.folder = folder
        self._path = folder / "settings.json"
        self._book = self._read()

    def _read(self) -> _Book:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=_Book)
        except (OSError, msgspec.MsgspecError):
            return _Book()

    def _write(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        waiting = self._path.with_name(f"{self._path.name}.{os.getpid()}.tmp")
        waiting.write_bytes(msgspec.json.format(msgspec.json.encode(self._book), indent=1))
        waiting.replace(self._path)

    def identity(self) -> Identity | None:
        """The person at this computer: the one named last; ``None`` before anyone was."""
        return self._book.people[-1] if self._book.people else None

    def name_reviewer(self, name: str, initials: str = "") -> ReviewerId:
        """Say who sits at this computer; the same name is the same person here."""
        name = " ".join(name.split())
        known = next((one for one in self._book.people if one.name == name), None)
        if known is None:
            known = Identity(os.urandom(16).hex(), name, initials)
        elif initials:
            known.initials = initials
        self._book.people = [one for one in self._book.people if one.name != name] + [known]
        self._write()
        return ReviewerId(bytes.fromhex(known.id))

    def reviewer_id(self) -> ReviewerId:
        """The id of the person at this computer; a new one where nobody was named yet."""
        known = self.identity()
        return ReviewerId(bytes.fromhex(known.id) if known else os.urandom(16))

    def identity_of(self, reviewer: bytes) -> Identity | None:
        """The person of an id, where they work at this computer."""
        return next((one for one in self._book.people if one.id == reviewer.hex()), None)

    def value(self, name: str, default: str = "") -> str:
        """A preference."""
        return self._book.values.get(name, default)

    def set_value(self, name: str, value: str) -> None:
        """Keep a preference."""
        if self._book.values.get(name) != value:
            self._book.values[name] = value
            self._write()

    def place(self, matter: MatterId) -> Place:
        """What is remembered of a matter."""
        return self._book.matters.get(matter.hex(), Place())

    def note_opened(
        self, matter: MatterId, folder: Path, title: str, counts: str, at: datetime
    ) -> None:
        """Remember that a matter was open, for the list of recent ones."""
        place = self.place(matter)
        place.folder, place.title, place.counts = str(folder), title, counts
        place.opened_at = at.isoformat()
        self._keep(matter, place)

    def note_left_off(self, matter: MatterId, left_off: dict[str, str]) -> None:
        """Remember where a matter was left: exhibit, page, zoom."""
        place = self.place(matter)
        place.left_off = left_off
        self._keep(matter, place)

    def note_backup(self, matter: MatterId, at: datetime, folder: Path) -> None:
        """Remember when and where a matter was last backed up."""
        place = self.place(matter)
        place.backup_at, place.backup_folder = at.isoformat(), str(folder)
        self._keep(matter, place)

    def _keep(self, matter: MatterId, place: Place) -> None:
        self._book.matters[matter.hex()] = place
        self._write()

    def recent(self) -> list[Place]:
        """Matters opened on this computer, the latest first."""
        known = [place for place in self._book.matters.values() if place.folder and place.opened_at]
        return sorted(known, key=lambda place: place.opened_at, reverse=True)

    @property
    def backup_folder(self) -> Path | None:
        """Where backups go; ``None`` until a folder was chosen."""
        return Path(self._book.backup_folder) if self._book.backup_folder else None

    def set_backup_folder(self, folder: Path) -> None:
        """Choose where backups go."""
        self._book.backup_folder = str(folder)
        self._write()
