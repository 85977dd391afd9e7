"""A folder that several copies of a matter share: immutable hand-over files, and no locks.

Every copy puts in what the folder does not hold yet and takes the others' files up. A file is named
by who put it in, how far they had come, and the hash of its own bytes, so one that is copied half
is known, waits and is told. Files of exhibits go into files of their own, each once, under the name
that the exhibit's bytes have. Taking up writes no act, so the folder comes to rest: no new file
without a new act. What is remembered of a folder (``exchanges``) is read from it again when lost.
A file of one's own that a disk has spoilt is put in again, under another name, before it is taken
away; no other file is ever changed.
"""

import os
import re
import secrets
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from reviewer.errors import InputError, MatterError, PassphraseError
from reviewer.matter import Matter
from reviewer.queries import people
from reviewer.said import said
from reviewer.sharing import exchanges, held, lacking, outgoing
from reviewer.sharing.chosen import all_exhibits
from reviewer.sharing.container import is_unfinished, write_container
from reviewer.sharing.handing_over import manifest_of, sha256_of
from reviewer.sharing.mailbox_files import (
    SUFFIX,
    MailboxFiles,
    exhibit_in,
    has_acts,
    is_ours,
    writer_in,
    writer_of,
)
from reviewer.sharing.outcomes import (
    FileTaken,
    IsStopped,
    Progress,
    Tell,
    go_on,
    never,
    say_nothing,
)
from reviewer.sharing.outgoing import Outgoing
from reviewer.sharing.portions import Form, Portion
from reviewer.sharing.received import Receiver
from reviewer.sharing.taking import Taking, summed
from reviewer.store import sending
from reviewer.store.beside import FILE_NAME

_AGE, _LONG_AGE = 600, 86_400
"""Seconds after which a half-written file is nobody's any more: one of this copy, and any."""


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What one look into a mailbox came to.

    ``put`` counts files put in, ``taken`` files taken up, ``new`` the acts that were new.
    ``waiting`` are names of files that are not whole yet or of no copy of this matter, ``refused``
    those that cannot be taken: they are refused, or damaged for good.
    """

    put: int
    taken: int
    new: int
    differences: int
    exhibits_missing: int
    waiting: tuple[str, ...]
    refused: tuple[FileTaken, ...]


def set_up(matter: Matter, folder: Path) -> None:
    """Remember a folder as this copy's mailbox.

    Raises:
        MatterError: it is the folder of a matter, or cannot be written.
    """
    folder = folder.expanduser()
    _check(matter, folder)
    exchanges.record_mailbox(matter, folder, exchanges.in_mailbox(matter, folder))


def stop(matter: Matter, folder: Path) -> None:
    """The folder is this copy's mailbox no more; what lies in it stays, for the others.

    Raises:
        InputError: it is none.
        MatterError: that could not be remembered.
    """
    if not exchanges.is_mailbox(matter, folder):
        raise InputError(
            "This folder is no mailbox of this matter. Name the folder that you set up."
        )
    exchanges.forget_mailbox(matter, folder)


def exchange(
    matter: Matter,
    folder: Path,
    passphrase: str | None = None,
    *,
    with_exhibits: bool = False,
    tell: Tell = say_nothing,
    is_stopped: IsStopped = never,
) -> Exchanged:
    """Put in what the folder lacks, and take up what others put in.

    Args:
        matter: this copy.
        folder: the mailbox; made where it is not there yet.
        passphrase: seals what is put in, and opens what others put in.
        with_exhibits: also put in, and so pass on, the exhibits' own files.
        tell: is told how far it is.
        is_stopped: whether to stop; what was put in and taken up before stays.

    Raises:
        MatterError: it is the folder of a matter, or cannot be read or written.
        PassphraseError: what lies there is sealed, and no passphrase or a wrong one was given.
        StoppedError: ``is_stopped`` said so.
    """
    folder = folder.expanduser()
    _check(matter, folder)
    with exchanges.one_at_a_time(matter), Receiver() as receiver:
        visit = _Visit(matter, folder, passphrase, tell, is_stopped)
        visit.make(receiver, with_exhibits=with_exhibits)
        return visit.outcome()


def _check(matter: Matter, folder: Path) -> None:
    place = folder.absolute()
    own = matter.folder.absolute()
    if place == own or own in place.parents or (place / FILE_NAME).exists():
        raise MatterError(
            "This is the folder of a matter. Choose another one as mailbox, "
            "such as a folder on the share that holds nothing else."
        )
    with _reachable():
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK):
            raise PermissionError(folder)


@contextmanager
def _reachable() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise MatterError(
            "The mailbox cannot be read or written: it is full, read-only or not connected."
        ) from error


class _Visit:
    """One look into the folder."""

    def __init__(
        self,
        matter: Matter,
        folder: Path,
        passphrase: str | None,
        tell: Tell,
        is_stopped: IsStopped,
    ) -> None:
        self.put = self.taken = self.new = 0
        self.waiting: list[str] = []
        self.refused: list[FileTaken] = []
        self._matter, self._folder, self._passphrase = matter, folder, passphrase
        self._tell, self._is_stopped = tell, is_stopped
        self._cursor = matter.connection().cursor()
        self._known = exchanges.in_mailbox(matter, folder)
        self._was = deepcopy(self._known)
        self._files = MailboxFiles(folder, self._known)
        self._mine = writer_of(matter.view.writer)

    def make(self, receiver: Receiver, *, with_exhibits: bool) -> None:
        """Take up and put in; what was done is remembered, also where the rest fails."""
        try:
            self.sweep()
            self.take_up(receiver)
            self.put_in()
            if with_exhibits:
                self.put_in_files()
            self.take_spoilt_away()
        finally:
            self.remember()

    def outcome(self) -> Exchanged:
        """What it came to, and what stands in the matter now."""
        stands = summed(self._matter, ())
        exchanges.record_counted(self._matter, stands.differences)
        waiting, refused = tuple(self.waiting), tuple(self.refused)
        counts = (self.put, self.taken, self.new, stands.differences, stands.exhibits_missing)
        return Exchanged(*counts, waiting, refused)

    def take_up(self, receiver: Receiver) -> None:
        """Take in what is whole, new and wanted: first the acts, then the files they name."""
        taking = Taking(
            self._matter, receiver, self._passphrase, self._tell, self._is_stopped, is_listing=True
        )
        names = self._names()
        self._files.keep(names)
        self._look_after(name for name in names if writer_in(name) == self._mine)
        if not self._known.files <= set(names):
            # Somebody tidied the folder: it holds what it holds now.
            self._known.forget_contents()
        read = self._known.files | self._known.spoilt
        self._take_all(taking, [one for one in names if has_acts(one) and one not in read])
        self._take_all(taking, self._wanted_files(names))

    def _look_after(self, own: Iterable[str]) -> None:
        """What a spoilt file of this copy held counts as not being in the folder."""
        spoilt = self._files.spoilt(own)
        if not spoilt <= self._known.spoilt:
            self._known.forget_contents()
        self._known.spoilt = spoilt

    def take_spoilt_away(self) -> None:
        """Delete files of this copy that stayed spoilt; what they held was put in again."""
        for name in sorted(self._known.spoilt):
            if self._files.is_damaged(name):
                with _reachable():
                    (self._folder / name).unlink(missing_ok=True)
                self._known.spoilt.discard(name)

    def _take_all(self, taking: Taking, names: list[str]) -> None:
        for place, name in enumerate(names):
            go_on(self._is_stopped)
            self._tell(Progress("Taking up", place, len(names)))
            if self._files.is_whole(name):
                self._take_up(taking, name)
            elif self._files.is_damaged(name):
                told = self._damaged(name)
                self.refused.append(FileTaken(self._folder / name, refusal=told))
            else:
                self.waiting.append(name)

    def _damaged(self, name: str) -> str:
        """Whose file stays damaged, and what helps."""
        if exhibit_in(name):
            return _DAMAGED_FILE
        names = {one.id: one.name for one in people.reviewers(self._matter.view)}
        persons = (
            chain.person
            for chain in sending.chains(self._cursor)
            if writer_of(chain.writer) == writer_in(name)
        )
        known = names.get(next(persons, b""))
        return said(_DAMAGED_ACTS, name=known or name.partition("-")[0])

    def _names(self) -> list[str]:
        """What lies there of ours; what else looks like it is told."""
        with _reachable():
            every = sorted(path.name for path in self._folder.iterdir() if path.is_file())
        ours = [name for name in every if is_ours(name)]
        strange = (name for name in every if name not in set(ours) and not is_unfinished(name))
        self.waiting += [name for name in strange if ".pincite" in name]
        return ours

    def _wanted_files(self, names: list[str]) -> list[str]:
        """Files of exhibits that an act here names and that are not here."""
        found = {name: digest for name in names if (digest := exhibit_in(name))}
        if not found:
            return []
        wanted = lacking.named_here(self._matter) - self._matter.objects.names()
        return [name for name, digest in found.items() if bytes.fromhex(digest) in wanted]

    def _take_up(self, taking: Taking, name: str) -> None:
        one = taking.take(self._folder / name)
        came = one.taken
        if came.is_locked:
            raise PassphraseError(came.refusal)
        if came.is_unfinished:
            self.waiting.append(name)
            return
        if came.refusal or came.reasons:
            self.refused.append(came)
        if not came.refusal:
            self.taken += 1
            self.new += came.new
            held.add(self._known, sending.links(self._cursor, one.contents))
        # What was left out may come to fit when more is here: such a file is read again.
        if has_acts(name) and all(one.is_of_parts for one in came.reasons):
            self._known.files.add(name)

    def put_in(self) -> None:
        """Put in the acts that the folder does not hold, of everybody known here, as one file."""
        acts = held.lacking(self._matter, self._known)
        if not acts:
            return
        what = outgoing.outgoing(self._matter, tuple(acts), ())
        self._tell(Progress("Putting in", 0, len(acts)))
        parts = outgoing.portions(self._matter, what, self._tell, self._is_stopped)
        name = self._write(self._stem(acts), what, parts)
        held.add(self._known, sending.links(self._cursor, [one.id for one in acts]))
        self._known.files.add(name)

    def put_in_files(self) -> None:
        """Put in the exhibits' own files that the folder does not hold, each as a file."""
        with _reachable():
            there = {exhibit_in(path.name) for path in self._folder.iterdir()}
        exhibits = all_exhibits(self._matter)
        for digest in outgoing.outgoing(self._matter, (), exhibits).objects:
            if digest.hex() not in there:
                go_on(self._is_stopped)
                what = Outgoing((), {}, (digest,))
                pieces = outgoing.pieces(self._matter.objects.path(digest), digest)
                self._write(f"file-{digest.hex()}", what, pieces)

    def _stem(self, acts: Iterable[sending.Stored]) -> str:
        """Initials, the copy that puts it in, and how far it had come."""
        writer = self._matter.view.writer
        initials = people.initials_of(self._matter.view).get(self._matter.reviewer, "RV")
        plain = re.sub(r"[^\w]", "", initials)[:12] or "RV"
        last = max((one.wseq for one in acts if one.writer == writer), default=0)
        return f"{plain}-{self._mine}-{last}"

    def _write(self, stem: str, what: Outgoing, parts: Iterable[Portion]) -> str:
        """Under its name only when it is whole, and on the disk."""
        waiting = self._folder / f".{stem}.{secrets.token_hex(4)}.pincite-part"
        manifest = manifest_of(self._matter, Form.HAND_OVER, what)
        try:
            write_container(waiting, manifest, parts, self._passphrase)
            name = self._name(stem, sha256_of(waiting)[:16])
            with _reachable():
                waiting.replace(self._folder / name)
        finally:
            with _reachable():
                waiting.unlink(missing_ok=True)
        self.put += 1
        self._files.note_put(name)
        return name

    def _name(self, stem: str, digest: str) -> str:
        """Another name where a file of this one lies there: what holds the same is spoilt."""
        name, count = f"{stem}-{digest}{SUFFIX}", 1
        while has_acts(name) and (self._folder / name).exists():
            count += 1
            name = f"{stem.replace('-', f'-{count}-', 1)}-{digest}{SUFFIX}"
        return name

    def sweep(self) -> None:
        """Take away what this copy, or anybody long ago, left half written when it was stopped."""
        mine, now = f"-{self._mine}-", time.time()
        with _reachable():
            for path in self._folder.iterdir():
                if is_unfinished(path.name):
                    age = _AGE if mine in path.name else _LONG_AGE
                    if now - _written(path, now) > age:
                        path.unlink(missing_ok=True)

    def remember(self) -> None:
        """Keep what is known of the folder."""
        if self._known != self._was:
            exchanges.record_mailbox(self._matter, self._folder, self._known)


_DAMAGED_ACTS = (
    "This file by {name} is damaged: it has not changed for an hour and is not whole. Ask {name} "
    "to open the matter, so that Pincite puts in again what it held. If that cannot be, delete it: "
    "whoever has its acts puts them in again."
)
_DAMAGED_FILE = (
    "This file with an exhibit is damaged: it has not changed for an hour and is not whole. Delete "
    "it: a colleague who has the exhibit puts it in again."
)


def _written(path: Path, now: float) -> float:
    """When a file was written to last; one that has just got its name from its writer: now."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return now


def take_back(matter: Matter, folder: Path, files: Collection[bytes]) -> tuple[int, int]:
    """Delete the acts that this copy put in, and files of exhibits by their hashes.

    The next look into the folder puts in anew what is missing then, without what was destroyed.

    Returns:
        How many files were deleted, and how many with acts of other copies stay.

    Raises:
        MatterError: the folder cannot be reached.
    """
    mine, gone, others = writer_of(matter.view.writer), 0, 0
    named = {digest.hex() for digest in files}
    with exchanges.one_at_a_time(matter), _reachable():
        for path in list(folder.iterdir()):
            if writer_in(path.name) == mine or exhibit_in(path.name) in named:
                path.unlink(missing_ok=True)
                gone += 1
            elif has_acts(path.name):
                others += 1
    return gone, others
