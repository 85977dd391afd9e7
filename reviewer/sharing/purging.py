"""Destroying an exhibit wherever this computer reaches, and saying where it does not.

The act comes first: it is what colleagues hear of, and it is never taken back. Then everything is
deleted that only this exhibit used: in the matter its words, layouts and files and the index, which
is made anew; in the known backup folder by a fresh backup in the place of those before it, which
holds every act they held; in mailboxes the files that this copy put in. What nobody can delete from
here is named: files handed over, colleagues who have it, backups on a disk that is not connected,
a mail whose own file still contains it. Each step may be done twice and is finished at the next
opening where it was cut short; the same is done wherever the act arrives.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reviewer.acts import clawback as acts
from reviewer.errors import MatterError
from reviewer.matter import Matter
from reviewer.queries import clawback, people
from reviewer.queries.clawback import Traces
from reviewer.said import named, said
from reviewer.sharing import exchanges, mailbox
from reviewer.sharing.outcomes import Cleaned, Progress, Tell, say_nothing
from reviewer.store import backup


def purge(matter: Matter, exhibit: bytes, reason: str, tell: Tell = say_nothing) -> Cleaned:
    """Destroy an exhibit: its bytes, its words and everything said of it. Cannot be undone.

    Raises:
        ReviewError: refused; nothing was written.
    """
    traces = clawback.traces(matter.view, exhibit)
    matter.do(lambda view: acts.purge(view, exhibit, reason))
    cleaned = clean_purged(matter, tell)
    told = (
        *cleaned.not_reached,
        *beyond_reach(matter, traces),
    )
    return Cleaned(
        cleaned.layers, cleaned.files, cleaned.backups, cleaned.mailbox_files, tuple(told)
    )


def clean_purged(matter: Matter, tell: Tell = say_nothing) -> Cleaned:
    """Delete what acts have destroyed, here and beside the matter; nothing where all is done.

    After a taking in, and at opening: it goes on where it was cut short.

    Raises:
        MatterError: the disk is full, or another window is writing.
    """
    layers = files = 0
    not_reached: list[str] = []
    matter.forget_arrived()
    if matter.is_cleaning_due():
        tell(Progress(_HERE, 0, 0))
        here = matter.clean_purged()
        layers, files = here.layers, here.files
        if not (here.is_index_gone and here.is_packed):
            not_reached.append(_IN_USE)
    if not matter.is_cleaning_due(outside=True):
        return Cleaned(layers, files, not_reached=tuple(not_reached))
    outside = _Outside()
    tell(Progress(_RENEWING, 0, 0))
    outside.clean_backups(matter)
    tell(Progress(_TAKING_BACK, 0, 0))
    outside.clean_mailboxes(matter)
    if outside.is_whole:
        matter.note_cleaned_outside()
    return Cleaned(
        layers, files, outside.backups, outside.mailbox_files, (*not_reached, *outside.told)
    )


_HERE = said("Deleting its words and files, and writing the matter's file anew")
_RENEWING = said("Putting fresh backups in the place of the old ones")
_TAKING_BACK = said("Taking your files back from the mailbox")
_IN_USE = said(
    "Another program has the matter open, so traces may remain in its file. Close it there; they "
    "are deleted when the matter is opened next."
)


@dataclass
class _Outside:
    """What lies beside the matter, on its way; ``is_whole``: every place was there."""

    backups: int = 0
    mailbox_files: int = 0
    told: list[str] = field(default_factory=list)
    is_whole: bool = True

    def clean_backups(self, matter: Matter) -> None:
        """Put a fresh backup in the place of those that hold what was destroyed."""
        for folder in _backup_folders(matter):
            try:
                renewed = _renew(matter, folder)
            except MatterError as refusal:
                self._not_there(_BACKUPS, folder=str(folder), why=named(str(refusal)))
                continue
            self.backups += renewed.replaced
            self.told += [
                said(_LEFT, name=path.name, folder=str(path.parent)) for path in renewed.left
            ]

    def clean_mailboxes(self, matter: Matter) -> None:
        """Take back the files that this copy put into mailboxes."""
        for name in exchanges.mailboxes(matter):
            try:
                gone, others = mailbox.take_back(matter, Path(name), matter.destroyed_files())
            except MatterError:
                self._not_there(_MAILBOX, folder=name)
                continue
            self.mailbox_files += gone
            if others:
                files = said("1 file") if others == 1 else said("{count} files", count=others)
                self.told.append(said(_OF_OTHERS, files=files, folder=name))

    def _not_there(self, pattern: str, **values: str) -> None:
        self.is_whole = False
        self.told.append(said(pattern, **values))


_BACKUPS = (
    "The backups in {folder} still hold what was destroyed. {why} They are cleaned when the matter "
    "is opened and the folder is there."
)
_LEFT = (
    "The backup {name} in {folder} holds acts that are not here, so it was left. Delete it if it "
    "may go."
)
_MAILBOX = (
    "The mailbox {folder} was not reached, and your files in it still hold what was destroyed. "
    "They are taken back when the matter is opened and the folder is there."
)
_OF_OTHERS = (
    "{files} of colleagues in the mailbox {folder} may hold what was destroyed. Each is taken back "
    "when its own Pincite has heard of it."
)


def _renew(matter: Matter, folder: Path) -> backup.Renewed:
    if not folder.is_dir():
        raise MatterError("The folder is not there now.")
    return backup.renew(matter.connection(), matter.objects, folder, matter.title)


def _backup_folders(matter: Matter) -> list[Path]:
    known = matter.settings.place(matter.id).backup_folder
    found = [Path(known)] if known else []
    chosen = matter.settings.backup_folder
    if chosen is not None and chosen.is_dir() and backup.has_any(chosen, matter.id):
        found.append(chosen)
    return list(dict.fromkeys(found))


def beyond_reach(matter: Matter, traces: Traces) -> Iterator[str]:
    """Where an exhibit still is that nobody can delete from here."""
    names = {row.id: row.name for row in people.reviewers(matter.view)}
    for person in traces.holders:
        yield said(
            "{name} has it. It is deleted there when {name} takes in what you hand over next.",
            name=names.get(person) or said("A colleague"),
        )
    for one in traces.holds_it:
        yield said(
            "The file of {number} {title} contains it, because it came out of it.",
            number=one.label,
            title=one.title,
        )
    for one in traces.same_text:
        yield said("{number} {title} has the same words.", number=one.label, title=one.title)
    for path in traces.intakes:
        yield said("The list of an import names its file: {path}.", path=path)
    for left in traces.exported:
        yield said(
            "“{name}” ({product}), written on {day} by {who}, may hold it.",
            name=left.name,
            product=named(left.product),
            day=f"{left.at:%Y-%m-%d}",
            who=names.get(left.person) or said("A reviewer"),
        )
