"""Local facts outside every matter: who sits here, where backups go, where one left off.

One JSON file in the folder of local facts. Nothing here travels with a matter, and nothing here is
needed to read one: a lost or damaged file costs only these conveniences.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import msgspec

from reviewer.errors import MatterError
from reviewer.model import MatterId, ReviewerId, Role

_ID = re.compile("[0-9a-f]{32}")


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
    roles: dict[str, str] = {}


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
            book = msgspec.json.decode(self._path.read_bytes(), type=_Book)
        except (OSError, msgspec.MsgspecError):
            return _Book()
        book.people = [one for one in book.people if _ID.fullmatch(one.id)]
        return book

    @contextmanager
    def _changed(self) -> Iterator[_Book]:
        """The book as it stands on the disk now, to be changed and written back.

        Read anew, because another window may have written to it since.

        Raises:
            MatterError: it cannot be written.
        """
        self._book = self._read()
        yield self._book
        waiting = self._path.with_name(f"{self._path.name}.{os.getpid()}.tmp")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            waiting.write_bytes(msgspec.json.format(msgspec.json.encode(self._book), indent=1))
            waiting.replace(self._path)
        except OSError as error:
            raise MatterError(
                "What Pincite remembers on this computer could not be saved: the disk is full, "
                "or its folder is read-only."
            ) from error

    def identity(self) -> Identity | None:
        """The person at this computer: the one named last; ``None`` before anyone was."""
        return self._book.people[-1] if self._book.people else None

    def name_reviewer(self, name: str, initials: str = "") -> ReviewerId:
        """Say who sits at this computer; the same name is the same person here."""
        name = " ".join(name.split())
        with self._changed() as book:
            known = next((one for one in book.people if one.name == name), None)
            if known is None:
                known = Identity(os.urandom(16).hex(), name, initials)
            elif initials:
                known.initials = initials
            book.people = [one for one in book.people if one.name != name] + [known]
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
            with self._changed() as book:
                book.values[name] = value

    def place(self, matter: MatterId) -> Place:
        """What is remembered of a matter."""
        return self._book.matters.get(matter.hex(), Place())

    def note_opened(
        self, matter: MatterId, folder: Path, title: str, counts: str, at: datetime
    ) -> None:
        """Remember that a matter was open, for the list of recent ones.

        A saved copy, which is a file and no folder, stands there beside the matter it is a copy of.
        """
        key = matter.hex() if not folder.is_file() else f"{matter.hex()} {folder}"
        with self._changed() as book:
            place = book.matters.setdefault(key, Place())
            place.folder, place.title, place.counts = str(folder), title, counts
            place.opened_at = at.isoformat()

    def note_left_off(self, matter: MatterId, left_off: dict[str, str]) -> None:
        """Remember where a matter was left: exhibit, page, zoom."""
        with self._place_changed(matter) as place:
            place.left_off = left_off

    def role_in(self, matter: MatterId, reviewer: bytes) -> Role:
        """In what capacity a person works on a matter: a reviewer, until they say otherwise."""
        said = self.place(matter).roles.get(reviewer.hex(), "")
        return Role(said) if said in set(Role) else Role.REVIEWER

    def note_role(self, matter: MatterId, reviewer: bytes, role: Role) -> None:
        """Keep in what capacity a person works on a matter."""
        if self.role_in(matter, reviewer) is not role:
            with self._place_changed(matter) as place:
                place.roles[reviewer.hex()] = role.value

    def note_backup(self, matter: MatterId, at: datetime, folder: Path) -> None:
        """Remember when and where a matter was last backed up."""
        with self._place_changed(matter) as place:
            place.backup_at, place.backup_folder = at.isoformat(), str(folder)

    @contextmanager
    def _place_changed(self, matter: MatterId) -> Iterator[Place]:
        with self._changed() as book:
            yield book.matters.setdefault(matter.hex(), Place())

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
        with self._changed() as book:
            book.backup_folder = str(folder)
