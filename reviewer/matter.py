"""The open matter: the one way in for every write, and the view for every read.

``do`` takes an act, or a function that builds one from a view; the function runs under the writing
lock, so that what it checks is what it is written upon. Only ``Matter`` reads the clock. One thread
writes: the one that opened the matter.
"""

import gc
import os
import shutil
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self, TypeAlias

import sqlcipher3.dbapi2 as driver

from reviewer import __version__
from reviewer.acts import matters, undoing
from reviewer.errors import InputError, MatterError, RefusedError
from reviewer.model import (
    Act,
    Change,
    ChangesetId,
    MatterBody,
    MatterId,
    ReviewerId,
    Role,
)
from reviewer.queries import history, numbers, people
from reviewer.queries.view import ConnectionView, View
from reviewer.store import (
    backup,
    beside,
    cleaning,
    folding,
    index,
    keys,
    local,
    log,
    migrations,
    places,
    projection,
    rebuilding,
    register,
    rekeying,
    staging,
)
from reviewer.store.beside import FILE_NAME
from reviewer.store.database import Database, create_database, damage_in_words, open_database
from reviewer.store.deriving import Deriving
from reviewer.store.layers import LayerCache, Write, sweep_orphans
from reviewer.store.log import Author, Received
from reviewer.store.objects import Objects
from reviewer.store.register import Register
from reviewer.store.settings import Settings

Decision: TypeAlias = Act | Callable[[View], Act]
Listener: TypeAlias = Callable[[Change], None]


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo or redo did.

    The change, the act in words, and how many parts were left as they are.
    """

    change: Change
    sentence: str
    left: int


@dataclass(frozen=True, slots=True)
class CleanedHere:
    """What was deleted in the matter: texts and files; whether index and file are free of it."""

    layers: int
    files: int
    is_index_gone: bool
    is_packed: bool


def _builder(decision: Decision) -> Callable[[View], Sequence[Act]]:
    return lambda view: (decision(view) if callable(decision) else decision,)


def _together(changes: Sequence[Change]) -> Change:
    """One change out of those of a group."""
    return Change(
        changes[0].verb,
        tuple(one for change in changes for one in change.changesets),
        frozenset().union(*(change.exhibits for change in changes)),
        frozenset().union(*(change.passages for change in changes)),
        frozenset().union(*(change.kinds for change in changes)),
    )


class LongAct:
    """One act of many parts, each of which may stand alone: one undo, a transaction a part.

    Between them the window lives and reads what is written so far; whoever listens is told at the
    end. What is written when it is stopped, or when the power fails, stands.
    """

    def __init__(
        self, put_in: Callable[[Decision], Change], announce: Callable[[Change], None]
    ) -> None:
        """Use ``Matter.begin_long_act``."""
        self._put_in, self._announce = put_in, announce
        self._changes: list[Change] = []

    def do(self, decision: Decision) -> None:
        """Write a part.

        Raises:
            ReviewError: it is refused; what was written before stands.
        """
        self._changes.append(self._put_in(decision))

    def end(self) -> Change | None:
        """Tell whoever listens what all parts changed; nothing where none was written."""
        if not self._changes:
            return None
        change = _together(self._changes)
        self._announce(change)
        return change


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """An act makes none; to look for some among ten thousand operations costs a sixth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def app_version() -> str:
    """This program and its version, as every changeset names it."""
    return f"pincite {__version__}"


class Matter:
    """An open matter. Close it, or use it in a ``with`` statement."""

    def __init__(
        self, folder: Path, database: Database, settings: Settings, clock: log.Clock = time.time
    ) -> None:
        """Use ``create_matter`` or ``open_matter``."""
        self.folder = folder
        self.objects = Objects(beside.objects_of(database.path))
        self.settings = settings
        self.is_closed = False
        self._database = database
        self._clock = clock
        self._layers = LayerCache()
        self._deriving = Deriving(database, self._layers)
        self._passed: tuple[int, set[ChangesetId]] = (0, set())
        self._listeners: list[Listener] = []
        cursor = database.writer.cursor()
        self.id = local.matter_of(cursor)
        self._register = Register(settings.folder, self.id, database.path)
        known = self._register.writer(
            lambda writer: log.position(cursor, writer),
            lambda changeset: log.before_act(cursor, changeset),
            settings.reviewer_id(),
        )
        role = settings.role_in(self.id, known.reviewer)
        self._author = Author(self.id, known.writer, known.reviewer, role.value, app_version())
        self._refresh_views()

    def _refresh_views(self) -> None:
        author, layers = self._author, self._layers
        self.view: View = ConnectionView(
            self._database.reader, layers, self.id, author.writer, author.person, self.role
        )
        self._own = ConnectionView(
            self._database.writer, layers, self.id, author.writer, author.person, self.role
        )

    def __enter__(self) -> Self:
        """The matter itself."""
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Close it, whatever happened."""
        self.close()

    @property
    def path(self) -> Path:
        """The review database."""
        return self._database.path

    @property
    def place(self) -> Path:
        """How it is named to open it again: its folder, or a review database that lies alone."""
        return beside.place_of(self.path)

    @property
    def index_path(self) -> Path:
        """Where its index lies, or would."""
        return beside.index_of(self.path)

    @property
    def key(self) -> str:
        """What a child needs to open it too, to be told through its pipe; empty if not locked."""
        key = keys.held(self.path)
        return "" if key is None else key.text

    @property
    def reviewer(self) -> ReviewerId:
        """The person at the keyboard."""
        return self._author.person

    @property
    def role(self) -> Role:
        """In what capacity that person acts: said by them, proved by nothing."""
        return Role(self._author.role)

    def listen(self, listener: Listener) -> None:
        """Call this after every act, with what it changed."""
        self._listeners.append(listener)

    def do(self, decision: Decision, rows: Sequence[Write] = ()) -> Change:
        """Write one act: durable when this returns.

        Args:
            decision: the act, or what builds it.
            rows: layer and geometry rows that it names, as for ``put_rows``: a few go in with it,
                since two transactions cost twice as much.

        Raises:
            ReviewError: the act is refused; nothing was written.
        """
        return self._write([_builder(decision)], rows)

    def do_all(self, decisions: Sequence[Decision]) -> Change:
        """Write several acts as one: one transaction, one undo; each is built upon those before it.

        Raises:
            ReviewError: one of them is refused; nothing was written.
        """
        return self._write([_builder(decision) for decision in decisions])

    def _write(
        self,
        builders: Sequence[Callable[[View], Sequence[Act]]],
        rows: Sequence[Write] = (),
    ) -> Change:
        change = self._put_in(builders, rows, os.urandom(16) if len(builders) > 1 else None)
        self.announce(change)
        return change

    def _put_in(
        self,
        builders: Sequence[Callable[[View], Sequence[Act]]],
        rows: Sequence[Write],
        group: bytes | None,
    ) -> Change:
        with no_search_for_cycles(), self._database.transaction() as cursor:
            self._join_first(cursor)
            for statement, parameters in rows:
                cursor.execute(statement, parameters)
            # Each is built when those before it stand.
            changes = [self._append(cursor, build(self._own), group) for build in builders]
            position = log.position(cursor, self._author.writer)
        self._register.note(position)
        return _together(changes)

    def begin_long_act(self) -> "LongAct":
        """An act whose parts are written one by one; see there."""
        group = os.urandom(16)
        return LongAct(
            lambda decision: self._put_in([_builder(decision)], (), group), self.announce
        )

    def _join_first(self, cursor: driver.Cursor) -> None:
        """A copy that begins a new writer names its person and takes a prefix before its first act.

        Not at opening: reading, verifying and restoring a copy must leave it as it is.
        """
        is_made = people.is_made(self._own)
        if is_made and numbers.prefix_of(self._own) is None:
            name, initials = _name_of(self)
            self._append(cursor, [matters.join(self._own, name, initials)], None)

    def _append(self, cursor: driver.Cursor, acts: Sequence[Act], group: bytes | None) -> Change:
        if not all(act.ops for act in acts):
            raise InputError("There is nothing to change.")
        written = log.append(cursor, self._author, acts, self._clock, group)
        entities = {op.entity for act in acts for op in act.ops}
        touched = projection.project(cursor, entities, self._layers)
        return Change(
            acts[0].verb,
            tuple(one.id for one in written),
            frozenset(touched.exhibits),
            frozenset(touched.passages),
            frozenset(touched.kinds),
        )

    def announce(self, change: Change) -> None:
        """Tell whoever listens."""
        for listener in self._listeners:
            listener(change)

    def put_rows(self, writes: Sequence[Write]) -> None:
        """Put layer and geometry rows in, before the act that names them."""
        with self._database.transaction() as cursor:
            for statement, parameters in writes:
                cursor.execute(statement, parameters)

    def put_layers(self, writes: Sequence[Write], layers: Collection[bytes]) -> None:
        """Put in whole layers of which acts may be here already: passages on them get their words.

        Args:
            writes: all rows of the layers, as for ``put_rows``.
            layers: their ids.
        """
        with self._database.transaction() as cursor:
            for statement, parameters in writes:
                cursor.execute(statement, parameters)
            projection.refresh_layers(cursor, layers, self._layers)

    def undo_target(self) -> history.Entry | None:
        """The act that ``undo`` would take back."""
        return history.undo_target(self.view, self._passed_by())

    def redo_target(self) -> history.Entry | None:
        """The undo that ``redo`` would take back."""
        return history.redo_target(self.view, self._passed_by())

    def _passed_by(self) -> Collection[ChangesetId]:
        """Acts of which undo or redo found nothing left, until something comes from elsewhere."""
        version = self._database.version_of_data()
        if self._passed[0] != version:
            self._passed = (version, set())
        return self._passed[1]

    def undo(self) -> Undone:
        """Take back this reviewer's last act that stands.

        Raises:
            RefusedError: there is none, or all of it was changed since: then the next call passes
                it by.
        """
        return self._reverse(history.undo_target, undoing.undo, "There is nothing to undo.")

    def redo(self) -> Undone:
        """Put back what was undone last.

        Raises:
            RefusedError: there is nothing to put back, or all of it was changed since, as there.
        """
        return self._reverse(history.redo_target, undoing.redo, "There is nothing to redo.")

    def _reverse(
        self,
        target: Callable[[View, Collection[ChangesetId]], history.Entry | None],
        reverse: Callable[[View, history.Entry], undoing.Undoing],
        nothing: str,
    ) -> Undone:
        left, sentence, passed = 0, "", self._passed_by()

        def build(view: View) -> Sequence[Act]:
            nonlocal left, sentence
            found = target(view, passed)
            if found is None:
                raise RefusedError(nothing)
            try:
                made = reverse(view, found)
            except undoing.OverruledError:
                self._passed[1].add(found.changesets[0])
                raise
            left, sentence = made.left, found.sentence
            return made.acts

        change = self._write([build])
        return Undone(change, sentence, left)

    def take_in(self, changesets: Sequence[Received], payloads: Sequence[log.Payload]) -> int:
        """Put checked changesets and payloads of this matter into the log, as one staged write.

        Returns:
            How many were new.

        Raises:
            log.DamagedError: one of them is not what it says; nothing was written.
        """
        written = self.begin_big_write()
        try:
            written.put(changesets, payloads)
            written.accept(in_part=False)
        except BaseException:
            written.drop()
            raise
        self.finish_projections()
        return written.new

    def begin_big_write(self) -> staging.BigWrite:
        """A staged write, put in by and by; after ``accept``, ``project_slice`` shows it."""
        self._passed[1].clear()
        return staging.BigWrite(self._database, self.id)

    def project_slice(self) -> projection.Touched | None:
        """Derive what is shown from the next few accepted acts, in one short transaction.

        Returns:
            What changed, or ``None`` when nothing is left to do.
        """
        return self._deriving.step()

    @property
    def is_alone(self) -> bool:
        """Whether no other program had the matter open when this one opened it."""
        return self._database.is_alone

    def finish_projections(self) -> None:
        """Derive what is shown from everything accepted, in slices."""
        with no_search_for_cycles():
            while self.project_slice() is not None:
                pass
        folding.fold(self._database)

    def folding(self) -> AbstractContextManager[None]:
        """Fold in what was written, while something else is done that only reads."""
        return folding.folding(self._database)

    def tidy(self) -> None:
        """After opening: finish what was accepted, and sweep what a crash left.

        Not while another window has the matter open: what looks left over may be its import.
        """
        self.finish_projections()
        if not self._database.is_alone:
            return
        staging.sweep(self._database)
        with self._database.transaction() as cursor:
            sweep_orphans(cursor, self._database.found)
        self.objects.sweep()
        rekeying.sweep(self.path)
        if self.is_cleaning_due():
            self.clean_purged()

    def is_cleaning_due(self, *, outside: bool = False) -> bool:
        """Whether something was destroyed that is not deleted yet, in the matter or beside it."""
        return cleaning.is_pending(self._database.reader.cursor(), outside=outside)

    def clean_purged(self) -> CleanedHere:
        """Delete the texts, layouts and files of exhibits that were destroyed, and the index.

        Again from the beginning where it was cut short; where nothing is left to do, it does that.
        """
        with self._database.transaction() as cursor:
            purged = cleaning.exhibits(cursor)
            going = cleaning.take_rows(cursor)
        files = sum(self.objects.remove(digest) for digest in sorted(going.objects))
        for exhibit in purged:
            shutil.rmtree(self.objects.kept_pages / exhibit.hex(), ignore_errors=True)
        self.forget_layers()
        is_index_gone = self._drop_index()
        is_packed = cleaning.pack(self._database.writer)
        if is_packed and is_index_gone:
            with self._database.transaction() as cursor:
                cleaning.finish(cursor)
        return CleanedHere(len(going.layers), files, is_index_gone, is_packed)

    def forget_layers(self) -> None:
        """Hold no text in memory any more: its exhibit may have been destroyed."""
        self._layers = LayerCache()
        self._refresh_views()

    def forget_arrived(self) -> None:
        """Leave nothing in the write-ahead log of words of destroyed exhibits that came again.

        They are never shown: they go in with what they came with, and are dropped at once.
        """
        if cleaning.exhibits(self._database.reader.cursor()):
            cleaning.fold(self._database.writer)

    def _drop_index(self) -> bool:
        try:
            index.drop_index(self.path)
        except MatterError:
            return False
        return True

    def destroyed_files(self) -> frozenset[bytes]:
        """The hashes of files that only exhibits used that were destroyed."""
        return cleaning.going_now(self._database.reader.cursor()).objects

    def note_cleaned_outside(self) -> None:
        """Backups and mailboxes hold nothing any more of what was destroyed."""
        with self._database.transaction() as cursor:
            cleaning.finish_outside(cursor)

    def rebuild(self) -> None:
        """Make every projection anew from the log."""
        self._database.make_room(is_wide=True)
        with no_search_for_cycles(), self._database.transaction() as cursor:
            rebuilding.rebuild(cursor, self._layers)
        self._database.make_room(is_wide=False)

    def projected_rows(self) -> dict[str, str]:
        """A hash over the rows of every projection, by table, in the order of their keys."""
        return rebuilding.digests(self._database.reader.cursor())

    def rebuilt_rows(self) -> dict[str, str]:
        """The same hashes as a rebuild from the log would make them; nothing is changed."""
        self._database.make_room(is_wide=True)
        with no_search_for_cycles(), self._database.rolled_back() as cursor:
            rebuilding.rebuild(cursor, LayerCache())
            found = rebuilding.digests(cursor)
        self._database.make_room(is_wide=False)
        return found

    def connection(self) -> driver.Connection:
        """The reading connection, for verify and backup."""
        return self._database.reader

    def back_up(self, folder: Path) -> backup.Backup:
        """Write a dated, verified backup of everything.

        Raises:
            MatterError: the folder cannot be written.
        """
        title = self.title
        made = backup.back_up(self._database.reader, self.objects, folder, title)
        self.settings.note_backup(self.id, made.at, folder)
        return made

    @property
    def title(self) -> str:
        """The title of the case."""
        return people.matter_of(self.view).title

    def work_as(self, reviewer: ReviewerId, role: Role | None = None) -> None:
        """Another person takes the keyboard, or the same one in another role.

        Another person writes with a writer of their own from now on; a role alone changes only what
        the next acts say. Both are remembered on this computer.

        Raises:
            MatterError: the role cannot be kept.
        """
        if role is not None:
            self.settings.note_role(self.id, reviewer, role)
        role = self.settings.role_in(self.id, reviewer)
        if (reviewer, role) == (self.reviewer, self.role):
            return
        if reviewer != self.reviewer:
            known = self._register.set_reviewer(reviewer)
            self._author = replace(self._author, writer=known.writer, person=reviewer)
        self._author = replace(self._author, role=role.value)
        self._refresh_views()

    def sit_down(self) -> None:
        """Whoever is named just like somebody the matter knows, and is new to it, is that person.

        So one who began on a second computer, or works on a restored copy, goes on as themselves.
        """
        known = self.settings.identity_of(self.reviewer)
        rows = people.reviewers(self.view) if known is not None else ()
        if any(row.id == self.reviewer for row in rows):
            return
        found = next((row for row in rows if known is not None and row.name == known.name), None)
        if found is not None:
            self.work_as(ReviewerId(found.id))

    def has_changed_elsewhere(self) -> int:
        """A number that changes when another window writes to the matter."""
        return self._database.version_of_data()

    def extent(self) -> tuple[object, ...]:
        """How far the log and the layers go, and how much of them is shown."""
        return self._database.extent()

    def close(self) -> bool:
        """Leave one whole file on the disk.

        Returns:
            Whether it could: not while another window holds the matter.
        """
        if self.is_closed:
            return True
        self.is_closed = True
        self._register.close()
        return self._database.close()


def create_matter(  # noqa: PLR0913 - all that a new matter is made of
    folder: Path,
    body: MatterBody,
    reviewer_name: str,
    initials: str = "",
    settings: Settings | None = None,
    clock: log.Clock = time.time,
    *,
    passphrase: str | None = None,
) -> Matter:
    """Make a new matter in a folder of its own and open it; locked if there is a passphrase.

    Raises:
        MatterError: the place is refused, or something lies there.
        InputError: no title, or no name.
    """
    settings = settings or Settings(places.home())
    is_new = not folder.exists()
    if reviewer_name.strip():
        settings.name_reviewer(reviewer_name, initials)
    matter = adopt_matter(folder, MatterId(os.urandom(16)), settings, clock, passphrase)
    try:
        matter.do_all(
            [
                lambda view: matters.create_matter(view, body),
                lambda view: matters.join(view, reviewer_name, initials),
            ]
        )
    except BaseException:
        matter.close()
        matter.path.unlink(missing_ok=True)
        if is_new:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    return matter


def adopt_matter(
    folder: Path,
    matter: MatterId,
    settings: Settings | None = None,
    clock: log.Clock = time.time,
    passphrase: str | None = None,
    key: keys.Key | None = None,
) -> Matter:
    """An empty review database for a matter whose id is known, to be filled by its caller.

    With a passphrase, or the key of another copy, it is locked from its first byte.

    Raises:
        MatterError: the place is refused, or something lies there.
    """
    places.check_place(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MatterError("The folder cannot be made. Choose a folder of your own.") from error
    key = key if passphrase is None else keys.new_key(passphrase)
    database = create_database(folder / FILE_NAME, key)
    with database.transaction() as cursor:
        local.name_matter(cursor, matter)
    return Matter(folder, database, settings or Settings(places.home()), clock)


def open_matter(
    place: Path,
    settings: Settings | None = None,
    clock: log.Clock = time.time,
    passphrase: str | None = None,
    key: str = "",
) -> Matter:
    """Open a matter: its folder, or a review database of whatever name.

    Args:
        place: the folder, or the file.
        settings: the local facts; those of this computer unless given.
        clock: what tells the time.
        passphrase: what it is locked with, as typed.
        key: the same as a ``Matter`` that has it open tells it.

    Raises:
        PassphraseError: it is locked, and this is not its passphrase.
        MatterError: in words, why it cannot be used.
    """
    path = beside.review_database(place)
    places.check_place(path.parent)
    if key:
        keys.hold(path, keys.key_from(key))
    settings = settings or Settings(places.home())

    def is_at_home(connection: driver.Connection) -> bool:
        return register.is_at_home(settings.folder, path, connection)

    with damage_in_words(), keys.unlocked(path, passphrase):
        migrations.bring_up_to_date(path, is_at_home=is_at_home)
        database = open_database(path, is_at_home)
        try:
            matter = Matter(path.parent, database, settings, clock)
            matter.tidy()
            matter.sit_down()
        except BaseException:
            database.close()
            raise
    return matter


def _name_of(matter: Matter) -> tuple[str, str]:
    """The person at the keyboard: as this computer knows them, else as the matter does."""
    known = matter.settings.identity_of(matter.reviewer)
    if known is not None:
        return known.name, known.initials
    found = next((row for row in people.reviewers(matter.view) if row.id == matter.reviewer), None)
    return (found.name, found.initials) if found else ("Reviewer", "RV")
