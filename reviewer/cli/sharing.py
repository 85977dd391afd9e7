"""Commands between colleagues: begin from a file, hand over, take in, meet in a mailbox.

Exit code 3: a file was refused, or some of its acts were. What is known already, and exhibits whose
own file is not here, are no fault.
"""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from reviewer.cli import locking, printing
from reviewer.errors import InputError, PassphraseError, ShareError
from reviewer.matter import Matter, open_matter
from reviewer.queries import people
from reviewer.said import counted, listed, said
from reviewer.sharing import begin, handing_over, looking, mailbox, purging, taking
from reviewer.sharing.chosen import writers_of
from reviewer.sharing.handing_over import HandedOver, Wanted
from reviewer.sharing.outcomes import FileTaken, Preview, Reason, Taken
from reviewer.sharing.received import Receiver
from reviewer.sharing.would_differ import Coming
from reviewer.store import keys

_FILES_REFUSED = 3

Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse names it nowhere else


def arguments(commands: "Commands[argparse.ArgumentParser]") -> None:
    """What can be typed."""
    share = _command(commands, "share", "write a file for colleagues: what they lack")
    share.add_argument(
        "-o", "--out", type=Path, required=True, metavar="FILE",
        help="ends in .pincite-handover, .pincite-package (with all exhibits) or .pincite",
    )  # fmt: skip
    which = share.add_mutually_exclusive_group()
    which.add_argument(
        "--for", dest="for_person", default="", metavar="NAME", help="what this colleague lacks"
    )
    which.add_argument("--since", type=_day, metavar="DATE", help="acts of this day and after")
    share.add_argument("--with-exhibits", action="store_true", help="also the exhibits' own files")
    share.set_defaults(run=share_work)
    merge = _command(commands, "merge", "take in what colleagues handed over")
    merge.add_argument("files", type=Path, nargs="+", metavar="FILE")
    merge.add_argument("--dry-run", action="store_true", help="only tell what would come of it")
    merge.set_defaults(run=take_in)
    box = _command(commands, "mailbox", "exchange work through a folder that colleagues share")
    box.add_argument("folder", type=Path, metavar="DIR")
    box.add_argument("--with-exhibits", action="store_true", help="also the exhibits' own files")
    box.add_argument("--stop", action="store_true", help="use this folder no more as a mailbox")
    box.set_defaults(run=look_into_mailbox)
    for command in (share, merge, box):
        passphrase_of_file(command)
        command.add_argument("--json", action="store_true", help="JSON lines with stable keys")


def _command(
    commands: "Commands[argparse.ArgumentParser]", name: str, told: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=told, description=told)
    command.add_argument("matter", type=Path, help="the matter's folder")
    return command


def passphrase_of_file(command: argparse.ArgumentParser) -> None:
    """The passphrase that seals, or opens, what goes between colleagues."""
    command.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="holds the passphrase of the file"
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” is no day: write it like 2026-11-20") from error


def _passphrase(chosen: argparse.Namespace) -> str | None:
    return None if chosen.passphrase_file is None else keys.words_in(chosen.passphrase_file)


def begin_from(chosen: argparse.Namespace) -> int:
    """Make a matter from a file that a colleague handed over; what came locked stays locked."""
    own: Path | None = chosen.matter_passphrase_file
    if own is not None and chosen.unlocked:
        raise InputError("Give the matter a passphrase, or leave it --unlocked: not both.")
    with (
        _refusing(),
        begin.begin_from(
            chosen.from_file,
            chosen.dir,
            chosen.reviewer,
            initials=chosen.initials,
            passphrase=_passphrase(chosen),
            own_passphrase=None if own is None else keys.words_in(own),
            is_left_open=chosen.unlocked,
        ) as matter,
    ):
        is_locked = bool(matter.key)
        if chosen.json:
            told = {"matter": matter.id.hex(), "folder": str(matter.folder), "locked": is_locked}
            printing.line(told)
        title = people.matter_of(matter.view).title
        printing.say(said("“{title}” is ready in {folder}.", title=title, folder=chosen.dir))
    if is_locked:
        printing.say(_LOCKED if own is None else _LOCKED_ANEW)
        printing.say(locking.NOT_COVERED)
    return 0


_LOCKED = (
    "It is locked with the passphrase of the file, because the file was. Without it nobody can "
    "open it again. With --unlocked it is left open; the command “passphrase” changes it."
)
_LOCKED_ANEW = "It is locked with its own passphrase. Without it nobody can open it again."


def share_work(chosen: argparse.Namespace) -> int:
    """Write a file for colleagues."""
    wanted = Wanted(
        for_person=chosen.for_person,
        since=chosen.since,
        with_exhibits=chosen.with_exhibits,
        passphrase=_passphrase(chosen),
    )
    if not chosen.out.absolute().parent.is_dir():
        raise InputError("The folder for the file is not there. Choose a folder that exists.")
    with open_matter(chosen.matter) as matter:
        made = handing_over.hand_over(matter, chosen.out, wanted)
        is_known = not wanted.for_person or bool(writers_of(matter, wanted.for_person))
    if chosen.json:
        printing.line(
            {
                "path": str(made.path),
                "form": made.form.value,
                "changesets": made.changesets,
                "layers": made.layers,
                "exhibits": made.exhibits,
                "bytes": made.bytes,
                "sha256": made.sha256,
            }
        )
    else:
        printing.columns(made.path, made.sha256)
    _say_handed(made)
    if not is_known:
        told = "Nobody named {name} has worked on this copy yet, so the file holds everything."
        printing.say(said(told, name=wanted.for_person))
    return 0


def _say_handed(made: HandedOver) -> None:
    """What is in the file, without what is not."""
    parts = [counted(made.changesets, "1 act", "{count:,} acts")]
    if made.layers:
        parts.append(counted(made.layers, "1 text of an exhibit", "{count:,} texts of exhibits"))
    if made.exhibits:
        several = "the files of {count:,} exhibits"
        parts.append(counted(made.exhibits, "the files of 1 exhibit", several))
    printing.say(said("In the file: {parts}.", parts=listed(parts)))


def take_in(chosen: argparse.Namespace) -> int:
    """Take files in, or tell what would come of it."""
    with open_matter(chosen.matter) as matter:
        if chosen.dry_run:
            return _look(chosen, matter)
        taken = taking.take(matter, chosen.files, _passphrase(chosen))
        _clean(matter)
    if chosen.json:
        printing.line(_counted(taken) | {"files": [_file(one) for one in taken.files]})
    for one in taken.files:
        _say_file(one)
    printing.say(
        said(
            "{new}, {known}. {differences}",
            new=counted(taken.new, "1 act is new", "{count:,} acts are new"),
            known=counted(taken.known, "1 was here", "{count:,} were here"),
            differences=counted(
                taken.differences,
                "1 difference waits for a decision.",
                "{count:,} differences wait for a decision.",
            )
            if taken.differences
            else "Nothing waits for a decision.",
        )
    )
    _say_missing(taken.exhibits_missing)
    return _FILES_REFUSED if taken.refused or taken.rejected else 0


def _clean(matter: Matter) -> None:
    """What colleagues destroyed is deleted here too; where that could not be done is told."""
    for sentence in purging.clean_purged(matter).not_reached:
        printing.say(sentence)


def _counted(what: Taken | FileTaken) -> dict[str, object]:
    counted: dict[str, object] = {
        "new": what.new,
        "known": what.known,
        "rejected": what.rejected,
    }
    if isinstance(what, Taken):
        counted["differences"] = what.differences
        counted["exhibits_missing"] = what.exhibits_missing
    return counted


def _file(one: FileTaken) -> dict[str, object]:
    reasons = [{"count": why.count, "reason": why.sentence} for why in one.reasons]
    return {"path": str(one.path), **_counted(one), "reasons": reasons, "refused": one.refusal}


def _say_file(one: FileTaken) -> None:
    if one.refusal:
        printing.say(said("{name}: {refusal}", name=one.path.name, refusal=one.refusal))
    _say_reasons(one.path, one.reasons)


def _say_reasons(path: Path, reasons: Sequence[Reason]) -> None:
    for why in reasons:
        if why.is_of_parts:
            printing.say(said("{name}: {told}", name=path.name, told=why.sentence))
            continue
        printing.say(
            counted(
                why.count,
                "{name}: 1 act was not taken in. {reason}",
                "{name}: {count:,} acts were not taken in. {reason}",
                name=path.name,
                reason=why.sentence,
            )
        )


def _say_missing(count: int) -> None:
    if count:
        several = "The files of {count:,} exhibits are not here."
        printing.say(counted(count, "The file of 1 exhibit is not here.", several))


def _look(chosen: argparse.Namespace, matter: Matter) -> int:
    """Tell what would come of it; nothing is written."""
    passphrase = _passphrase(chosen)
    seen: list[Preview] = []
    refused: list[FileTaken] = []
    coming = Coming()
    with Receiver() as receiver:
        for path in chosen.files:
            try:
                one = looking.look(matter, path, passphrase, coming=coming, receiver=receiver)
                seen.append(one)
            except ShareError as refusal:
                refused.append(FileTaken(path, refusal=str(refusal)))
    now = taking.summed(matter, ())
    found = Taken(
        sum(one.new for one in seen),
        sum(one.known for one in seen),
        sum(one.rejected for one in seen),
        now.differences + sum(one.differences - one.settled for one in seen),
        max((one.exhibits_missing for one in seen), default=now.exhibits_missing),
        tuple(refused),
    )
    if chosen.json:
        told = [{"path": str(one.path), "sentences": list(one.sentences)} for one in seen]
        printing.line(_counted(found) | {"files": [*told, *map(_file, refused)]})
    for one in seen:
        for sentence in one.sentences:
            printing.say(said("{name}: {told}", name=one.path.name, told=sentence))
    for bad in refused:
        _say_file(bad)
    return _FILES_REFUSED if refused or found.rejected else 0


def look_into_mailbox(chosen: argparse.Namespace) -> int:
    """Put in what the mailbox lacks, and take up what others put in."""
    if chosen.stop:
        return _stop_mailbox(chosen)
    with open_matter(chosen.matter) as matter, _refusing():
        done = mailbox.exchange(
            matter, chosen.folder, _passphrase(chosen), with_exhibits=chosen.with_exhibits
        )
        _clean(matter)
    if chosen.json:
        printing.line(
            {
                "put": done.put,
                "taken": done.taken,
                "new": done.new,
                "differences": done.differences,
                "exhibits_missing": done.exhibits_missing,
                "waiting": list(done.waiting),
                "refused": [_file(one) for one in done.refused],
            }
        )
    for name in done.waiting:
        printing.say(said("{name}: not whole yet, or not of this matter; it waits.", name=name))
    for one in done.refused:
        _say_file(one)
    printing.say(
        "Nothing to put in, and nothing to take up."
        if not (done.put or done.taken or done.waiting or done.refused)
        else said(
            "{put}, {taken} taken up; {new}.",
            put=counted(done.put, "1 file was put in", "{count:,} files were put in"),
            taken=done.taken,
            new=counted(done.new, "1 act is new", "{count:,} acts are new"),
        )
    )
    return _FILES_REFUSED if done.refused else 0


def _stop_mailbox(chosen: argparse.Namespace) -> int:
    """Use the folder no more; nothing in it is touched."""
    with open_matter(chosen.matter) as matter:
        mailbox.stop(matter, chosen.folder)
    if chosen.json:
        printing.line({"stopped": str(chosen.folder)})
    printing.say(
        said(
            "{folder} is no mailbox of this matter any more. What lies in it stays.",
            folder=chosen.folder,
        )
    )
    return 0


@contextmanager
def _refusing() -> Iterator[None]:
    """A sealed file is a file that is refused, not a matter that is locked."""
    try:
        yield
    except PassphraseError as refusal:
        raise ShareError(*refusal.args) from refusal
