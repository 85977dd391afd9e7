"""Taking in what a colleague handed over: a staged write, accepted as a whole.

Nothing of a file is believed: changesets are held against their ids and the format, payloads,
layers and geometry against their hashes and against what acts name, files against their names.
Rows go in invisibly, in small transactions; one row accepts them all. What was here stays as it
is. A changeset without something that it says waits, that is, it is not taken, and is counted.
Taking in writes no act. ``look`` says beforehand what it would come to.
"""

import os
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from reviewer.errors import (
    MatterError,
    PassphraseError,
    ShareError,
    UnfinishedError,
)
from reviewer.matter import Matter, no_search_for_cycles
from reviewer.queries import differences
from reviewer.sharing import exchanges
from reviewer.sharing.container import EVERYTHING
from reviewer.sharing.exchanges import Recorded
from reviewer.sharing.handing_over import sha256_of
from reviewer.sharing.lacking import Files, exhibits_missing
from reviewer.sharing.looking import look
from reviewer.sharing.outcomes import (
    FileTaken,
    FromColleague,
    IsStopped,
    Preview,
    Progress,
    Reason,
    Taken,
    Tell,
    go_on,
    never,
    say_nothing,
)
from reviewer.sharing.portions import (
    Acts,
    GeometryRows,
    LayerRows,
    Manifest,
    ObjectBytes,
    Portion,
    Unreadable,
)
from reviewer.sharing.proving import Texts
from reviewer.sharing.received import ReceivedFile, Receiver
from reviewer.sharing.sifting import (
    known_of,
    matters_agree,
    reasons_of,
    stands_already,
    taken_before,
)
from reviewer.store import arrivals, log
from reviewer.store.layers import Write
from reviewer.store.log import Payload, Received

__all__ = [
    "FileTaken", "FromColleague", "IsStopped", "Preview", "Progress", "Reason", "Taken", "Tell",
    "look", "never", "say_nothing", "take",
]  # fmt: skip

_PAUSE = 0.0005
_ROWS_AT_ONCE = 40
_BYTES_AT_ONCE = 1_000_000


def take(
    matter: Matter,
    paths: Sequence[Path],
    passphrase: str | None = None,
    tell: Tell = say_nothing,
    is_stopped: IsStopped = never,
) -> Taken:
    """Take files in, each as one staged write; a refused one is told and the others are taken.

    Raises:
        MatterError: another window takes something in, or the disk is full.
        StoppedError: ``is_stopped`` said so before a file was accepted; nothing of it was taken.
    """
    with exchanges.one_at_a_time(matter), Receiver() as receiver:
        taking = Taking(matter, receiver, passphrase, tell, is_stopped)
        files = tuple(taking.take(path).taken for path in paths)
        taken = summed(matter, files)
        exchanges.record_counted(matter, taken.differences)
    return taken


def summed(matter: Matter, files: Sequence[FileTaken]) -> Taken:
    """What several files came to, and what stands in the matter now.

    Differences are not counted again where no act came since.
    """
    known = exchanges.differences_counted(matter)
    return Taken(
        sum(one.new for one in files),
        sum(one.known for one in files),
        sum(one.rejected for one in files),
        _count_differences(matter) if known is None else known,
        exhibits_missing(matter),
        tuple(files),
    )


def _count_differences(matter: Matter) -> int:
    with matter.folding(), no_search_for_cycles():
        return differences.count_open(matter.view)


class Taking:
    """Takes one file after another."""

    def __init__(
        self,
        matter: Matter,
        receiver: Receiver,
        passphrase: str | None = None,
        tell: Tell = say_nothing,
        is_stopped: IsStopped = never,
        *,
        is_listing: bool = False,
    ) -> None:
        """Whoever makes one holds ``exchanges.one_at_a_time``.

        ``is_listing``: it is wanted which acts each file holds, so that each is read to its end.
        """
        self._is_listing = is_listing
        self._matter, self._receiver, self._passphrase = matter, receiver, passphrase
        self._tell, self._is_stopped = tell, is_stopped

    def take(self, path: Path) -> "One":
        """One file; a refusal is in what it came to.

        Raises:
            StoppedError: the person stopped it; nothing of this file was taken.
        """
        one = One(self._matter, path, self._tell, self._is_stopped, is_listing=self._is_listing)
        go_on(self._is_stopped)
        try:
            if not one.was_taken():
                with self._receiver.open(path, self._passphrase) as file, no_search_for_cycles():
                    one.take(file)
        except ShareError as refusal:
            one.taken = FileTaken(
                path,
                refusal=_words_of(refusal),
                is_locked=isinstance(refusal, PassphraseError),
                is_unfinished=isinstance(refusal, UnfinishedError),
            )
        return one


def _words_of(refusal: ShareError) -> str:
    """The sentence itself, which a window can say in another language."""
    return refusal.args[0] if refusal.args else ""


class One:
    """One file on its way in.

    ``taken`` is what came of it, ``contents`` the ids of the acts it says it holds, where they are
    wanted.
    """

    def __init__(
        self, matter: Matter, path: Path, tell: Tell, is_stopped: IsStopped, *, is_listing: bool
    ) -> None:
        """Nothing is read yet."""
        self.taken = FileTaken(path)
        self.contents: list[bytes] = []
        self._is_listing = is_listing
        self._matter, self._path = matter, path
        self._tell, self._is_stopped = tell, is_stopped
        self._texts, self._files = Texts(matter), Files(matter)
        self._big = matter.begin_big_write()
        self._waiting: list[tuple[Received, tuple[Payload, ...]]] = []
        self._lost: Counter[str] = Counter()
        self._done = 0
        self._total = 0
        self._digest = ""

    def was_taken(self) -> bool:
        """Whether these very bytes were taken in before, so that all of it is here.

        What cannot be read is not known; whoever opens it says why.
        """
        try:
            self._digest = sha256_of(self._path)
        except MatterError:
            return False
        known = taken_before(self._matter, self._digest)
        if known is None or self._is_listing:
            return False
        self.taken = replace(self.taken, known=known.new + known.known)
        return True

    def take(self, file: ReceivedFile) -> None:
        """Read, check, put in, accept and show what a file holds.

        Raises:
            ShareError: it is of another matter, or cannot be read; nothing was changed.
            StoppedError: the person stopped it; nothing was changed.
        """
        matters_agree(self._matter, file.manifest)
        if not self._is_listing and stands_already(self._matter, file.manifest):
            self._read_through(file)
            return
        place = arrivals.last_place(self._matter.connection().cursor())
        try:
            self._put_in(file)
            go_on(self._is_stopped)
            self._big.accept()
        except BaseException:
            self._big.drop()
            self._files.take_away()
            raise
        self._show()
        self._tell_outcome()
        self._record(file.manifest, self._span(place))

    def _read_through(self, file: ReceivedFile) -> None:
        """All of it is here: it is only heard whether the file is whole."""
        for portion in file.portions(EVERYTHING):
            go_on(self._is_stopped)
            self._put(portion)
        self._tell_outcome()
        self.taken = replace(self.taken, known=file.manifest.changesets)
        self._record(file.manifest, (0, 0))

    def _put_in(self, file: ReceivedFile) -> None:
        self._total = file.manifest.changesets
        for portion in file.portions(known_of(self._matter, file.manifest)):
            go_on(self._is_stopped)
            self._put(portion)
        self._files.drop()
        for one, payloads in self._waiting:
            ready, _ = self._texts.ready([one], {payload.hash: payload for payload in payloads})
            if ready:
                self._big.put(ready, payloads)
            else:
                self._lost["text"] += 1
        self._big.write()

    def _put(self, portion: Portion) -> None:
        if isinstance(portion, Acts):
            self._put_acts(portion)
        elif isinstance(portion, LayerRows):
            self._put_rows(self._texts.layer(portion))
        elif isinstance(portion, GeometryRows):
            self._put_rows(self._texts.layout(portion))
        elif isinstance(portion, ObjectBytes):
            self._tell(Progress("Taking in exhibits", len(self._files.kept), 0))
            self._files.piece(portion)
        elif isinstance(portion, Unreadable):
            self._lost[portion.reason] += max(portion.count, 1)

    def _put_acts(self, acts: Acts) -> None:
        self._tell(Progress("Taking in acts", self._done, self._total))
        self._done += len(acts.changesets)
        self._texts.note_purges(acts.changesets)
        said = {one.hash: one for one in acts.payloads}
        ready, waiting = self._texts.ready(acts.changesets, said)
        self._waiting += [(one, _said_by(one, said)) for one in waiting]
        self._files.note(acts.changesets, acts.payloads)
        self._big.put(ready, acts.payloads)
        if self._is_listing:
            self.contents += [one.id for one in acts.changesets]
        self._pause()

    def _put_rows(self, writes: Iterable[Write]) -> None:
        slice_: list[Write] = []
        size = 0
        for write in writes:
            slice_.append(write)
            size += sum(len(one) for one in write[1] if isinstance(one, str | bytes))
            if len(slice_) >= _ROWS_AT_ONCE or size >= _BYTES_AT_ONCE:
                self._matter.put_rows(slice_)
                slice_, size = [], 0
                self._pause()
        if slice_:
            self._matter.put_rows(slice_)

    def _pause(self) -> None:
        """The window that has the matter open may have waited to write."""
        if not self._matter.is_alone:
            time.sleep(_PAUSE)

    def _show(self) -> None:
        shown = 0
        while self._matter.project_slice() is not None:
            self._tell(Progress("Showing what is new", shown, 0))
            shown += 1

    def _tell_outcome(self) -> None:
        lost = sum(self._lost.values())
        damaged = Counter({"file": self._files.damaged} if self._files.damaged else {})
        self.taken = replace(
            self.taken,
            new=self._big.new,
            known=self._big.known,
            rejected=self._big.rejected + lost,
            reasons=reasons_of(Counter(self._big.faults) + self._lost + damaged),
            layers=self._texts.new,
            objects=len(self._files.kept),
        )

    def _span(self, place: int) -> tuple[int, int]:
        if not self._big.new:
            return 0, 0
        return arrivals.places_after(self._matter.connection().cursor(), place)

    def _record(self, manifest: Manifest, span: tuple[int, int]) -> None:
        taken = self.taken
        if self._is_listing and not taken.new:
            return  # a mailbox is looked into all day
        exchanges.record_taking(
            self._matter,
            Recorded(
                os.urandom(8).hex(),
                self._path.name,
                manifest.name,
                exchanges.now(),
                taken.new,
                taken.known,
                taken.rejected,
                *span,
                self._digest,
                not taken.reasons,
                manifest.exhibits > 0,
            ),
        )


def _said_by(one: Received, known: dict[bytes, Payload]) -> tuple[Payload, ...]:
    names = log.payloads_of(log.read(one.body))
    return tuple(known[payload] for payload in names if payload in known)
