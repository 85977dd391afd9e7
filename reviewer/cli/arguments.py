"""What can be typed: the commands and their arguments, each bound to the function that runs it."""

import argparse
from pathlib import Path

from reviewer.cli import (
    clawback,
    counting,
    custody,
    deciding,
    differing,
    histories,
    issues,
    keeping,
    listing,
    loading,
    locking,
    mailing,
    ocr,
    papers,
    readings,
    searching,
    second_level,
    sharing,
    taking_in,
)
from reviewer.fields import LINK_KINDS
from reviewer.loadfiles.meanings import Meaning
from reviewer.readers.reading import ExhibitKind


def parser() -> argparse.ArgumentParser:
    """The parser of every command."""
    top = argparse.ArgumentParser(
        prog="pincite", description="Review evidence offline, with pin cites."
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _keeping(commands)
    _taking_in(commands)
    _recognising(commands)
    _deciding(commands)
    _listing(commands)
    _mailing(commands)
    _readings(commands)
    _issues(commands)
    _searching(commands)
    _counting(commands)
    second_level.arguments(commands)
    differing.arguments(commands)
    sharing.arguments(commands)
    locking.arguments(commands)
    locking.accept_everywhere(commands)
    _clawing_back(commands)
    return top


Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse names it nowhere else


def _command(
    commands: "Commands[argparse.ArgumentParser]", name: str, told: str
) -> argparse.ArgumentParser:
    return commands.add_parser(name, help=told, description=told)


def _matter(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    command.add_argument("matter", type=Path, help="the matter's folder")
    return command


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="JSON lines with stable keys")


def _keeping(commands: "Commands[argparse.ArgumentParser]") -> None:
    new = _command(commands, "new", "make a matter")
    new.add_argument("dir", type=Path)
    new.add_argument("--title", default=None, help="of a matter that is not begun from a file")
    new.add_argument(
        "--from", dest="from_file", type=Path, metavar="FILE",
        help="a hand-over with exhibits, a package or a review database from a colleague",
    )  # fmt: skip
    sharing.passphrase_of_file(new)
    new.add_argument(
        "--unlocked", action="store_true",
        help="with --from: leave the matter open, although the file is locked",
    )  # fmt: skip
    new.add_argument("--reviewer", required=True, help="your name")
    new.add_argument("--initials", default="", help="your initials (made from the name otherwise)")
    new.add_argument("--caption", default="")
    new.add_argument("--json", action="store_true")
    new.set_defaults(run=keeping.new)
    backup = _matter(_command(commands, "backup", "write a dated, verified backup"))
    backup.add_argument("-o", "--out", type=Path, required=True, metavar="DIR")
    _json(backup)
    backup.set_defaults(run=keeping.backup)
    restore = _command(commands, "restore", "make a matter from a backup")
    restore.add_argument("backup", type=Path)
    restore.add_argument("-o", "--out", type=Path, required=True, metavar="DIR")
    _json(restore)
    restore.set_defaults(run=keeping.restore)
    verify = _matter(_command(commands, "verify", "hold everything against its hash"))
    verify.add_argument(
        "--rebuild", action="store_true", help="first make what is shown anew from the log"
    )
    _json(verify)
    verify.set_defaults(run=keeping.verify)
    state = _matter(_command(commands, "state", "print the state of the matter as one SHA-256"))
    _json(state)
    state.set_defaults(run=keeping.state)
    opened = _matter(_command(commands, "open", "open the window"))
    opened.set_defaults(run=keeping.open_window)
    demo = _command(commands, "demo", "make the sample matter and open it")
    demo.add_argument("--no-window", action="store_true")
    demo.add_argument("-o", "--out", type=Path, default=None, metavar="DIR")
    demo.set_defaults(run=keeping.demo)


def _taking_in(commands: "Commands[argparse.ArgumentParser]") -> None:
    taking = _matter(_command(commands, "import", "import files and folders"))
    taking.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    taking.add_argument("--custodian", default="")
    taking.add_argument("--production", default="")
    taking.add_argument("--transcripts", choices=("rough", "certified"), default="")
    taking.add_argument("--workers", type=int, default=2, help="how many files are read at once")
    taking.add_argument(
        "--password-file",
        type=Path,
        default=None,
        metavar="FILE",
        help="passwords for locked files, one a line; they are not kept",
    )
    taking.add_argument(
        "--seconds-without-progress",
        type=float,
        default=None,
        metavar="S",
        help="how long a page or a message may take (60)",
    )
    taking.add_argument(
        "--memory",
        type=float,
        default=None,
        metavar="MB",
        help="how much memory one file may take, on Linux (1500)",
    )
    _json(taking)
    taking.set_defaults(run=taking_in.take_in)
    _loading(commands)
    intake = _matter(_command(commands, "intake", "tell what came of each import"))
    intake.add_argument("number", type=int, nargs="?", help="the import whose files to list")
    _json(intake)
    intake.set_defaults(run=taking_in.intake)


def _recognising(commands: "Commands[argparse.ArgumentParser]") -> None:
    scans = _matter(_command(commands, "ocr", "recognise the text of scans and pictures"))
    scans.add_argument(
        "exhibits", nargs="*", metavar="EXHIBIT", help="all that have no text if none is given"
    )
    scans.add_argument(
        "--languages", default="", metavar="LANG", help="such as eng+deu (English otherwise)"
    )
    _json(scans)
    scans.set_defaults(run=ocr.recognise)


def _loading(commands: "Commands[argparse.ArgumentParser]") -> None:
    one = _matter(_command(commands, "load", "load a production from its load files"))
    one.add_argument("file", type=Path, help="a .dat, .opt or .lfp, or the production’s folder")
    one.add_argument("--images", type=Path, metavar="FILE", help="the .opt or .lfp beside it")
    one.add_argument("--encoding", default="", help="such as cp1252 (found out otherwise)")
    for name, told in (
        ("--delimiter", "what stands between fields: the sign, tab, or a code such as U+0014"),
        ("--quote", "what stands around fields: the sign, a code, or none"),
        ("--line-break", "what stands for a line break inside a field, or none"),
    ):
        one.add_argument(name, default=None, metavar="SIGN", help=told)
    one.add_argument("--header", choices=("yes", "no"), help="whether the first row names fields")
    one.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="FIELD=MEANING",
        help=f"a field by name or number; {', '.join(one for one in Meaning if one)}, none",
    )
    one.add_argument("--images-first", action="store_true", help="images, even beside a native")
    one.add_argument("--dry-run", action="store_true", help="only tell what would be loaded")
    one.add_argument("--custodian", default="", help="of rows that name none")
    one.add_argument("--production", default="", help="of rows that name none")
    one.add_argument("--transcripts", choices=("rough", "certified"), default="")
    one.add_argument("--workers", type=int, default=2, help="how many files are read at once")
    _json(one)
    one.set_defaults(run=loading.load)


def _deciding(commands: "Commands[argparse.ArgumentParser]") -> None:
    tag = _matter(_command(commands, "tag", "mark words and tag them"))
    tag.add_argument("exhibit", help="control number, marked number, or the start of an id")
    tag.add_argument(
        "tag", help="admission, denial, quantity, no_recollection, or a tag of the matter's own"
    )
    words = tag.add_mutually_exclusive_group(required=True)
    words.add_argument("--quote", help="the words themselves")
    words.add_argument(
        "--span", action="append", metavar="A:B", help="code points; may be repeated"
    )
    words.add_argument("--cite", help="a pin cite such as 45:12-46:3")
    tag.add_argument("--nth", type=int, default=None, help="which of several equal quotes, from 1")
    tag.add_argument("--kind", default="")
    tag.add_argument("--field", action="append", default=[], metavar="NAME=VALUE")
    tag.add_argument("--note", default="")
    tag.add_argument(
        "--counsels-words", action="store_true", help="tag the words of a question alone"
    )
    _json(tag)
    tag.set_defaults(run=deciding.tag)
    withdraw = _matter(_command(commands, "withdraw", "take a passage out of tables and logs"))
    withdraw.add_argument("passage")
    withdraw.set_defaults(run=deciding.withdraw)
    for name, told, run in (
        ("link", "tie two passages together", deciding.link),
        ("unlink", "take a tie between two passages off", deciding.unlink),
    ):
        tie = _matter(_command(commands, name, told))
        tie.add_argument("passage", help="a passage’s number or the start of its id")
        tie.add_argument("kind", choices=LINK_KINDS, metavar="KIND", help=", ".join(LINK_KINDS))
        tie.add_argument("other", help="the other passage")
        if name == "link":
            _json(tie)
        tie.set_defaults(run=run)
    note = _matter(_command(commands, "note", "write a note on a passage"))
    note.add_argument("passage")
    note.add_argument("text")
    note.set_defaults(run=deciding.note)
    undo = _matter(_command(commands, "undo", "take back your last act"))
    undo.add_argument("--redo", action="store_true", help="put back what was undone last")
    undo.add_argument("--past", action="store_true", help="go past what others have overruled")
    undo.set_defaults(run=deciding.undo)


def _issues(commands: "Commands[argparse.ArgumentParser]") -> None:
    every = _matter(_command(commands, "issues", "list the issues with their passages"))
    _json(every)
    every.set_defaults(run=issues.listing)
    one = _matter(_command(commands, "issue", "add, rename, merge, move or remove an issue"))
    ways = one.add_subparsers(dest="what", required=True, metavar="WHAT")
    below = "the issue above it (without it: at the top)"
    for what, told in (
        ("add", "add an issue"),
        ("rename", "give an issue another name"),
        ("merge", "put everything of one issue under another"),
        ("move", "put an issue below another one, or at the top"),
        ("remove", "take an issue off every passage and away"),
    ):
        way = _command(ways, what, told)
        if what != "add":
            way.add_argument("issue", help="its name, or “Above > Below”")
        if what in {"add", "rename"}:
            way.add_argument("name")
        if what == "merge":
            way.add_argument("into")
        if what in {"add", "move"}:
            way.add_argument("--below", default="", metavar="ISSUE", help=below)
        way.set_defaults(run=issues.rearrange)
    put = _matter(_command(commands, "set-issues", "put issues on passages, as one act"))
    put.add_argument("issues", nargs="*", metavar="ISSUE")
    put.add_argument("--passages", nargs="+", required=True, metavar="PASSAGE")
    way_of = put.add_mutually_exclusive_group()
    way_of.set_defaults(way="just")
    for flag, told in (
        ("put", "besides those that are on them"),
        ("off", "take these off"),
    ):
        way_of.add_argument(f"--{flag}", dest="way", action="store_const", const=flag, help=told)
    put.set_defaults(run=issues.put_on)


def _readings(commands: "Commands[argparse.ArgumentParser]") -> None:
    listed = _matter(_command(commands, "readings", "list the readings of an exhibit"))
    listed.add_argument("exhibit", help="its number, or the beginning of its SHA-256")
    listed.add_argument("--show", type=int, metavar="N", help="show this one of them")
    _json(listed)
    listed.set_defaults(run=readings.readings)
    again = _matter(_command(commands, "read-again", "read an exhibit once more"))
    again.add_argument("exhibit", help="its number, or the beginning of its SHA-256")
    again.add_argument("--encoding", default="", help="the character set, such as cp1252")
    again.add_argument("--whole-page", action="store_true", help="all of a web page")
    again.add_argument("--reorder", action="store_true", help="the lines of a PDF by their place")
    again.add_argument("--recognise", default="", metavar="LANG", help="OCR, as in eng or eng+deu")
    again.add_argument("--lines-a-page", type=int, default=0, metavar="N")
    again.add_argument("--first-page", type=int, default=0, metavar="N")
    again.add_argument(
        "--testimony", type=readings.sheets, nargs="*", default=[], metavar="5-120",
        help="the sheets that may be cited by line",
    )  # fmt: skip
    again.add_argument("--password", default="", help="of a locked file")
    again.add_argument("--keep-shown", action="store_true", help="add it without showing it")
    _json(again)
    again.set_defaults(run=readings.read_again)
    succeed = _matter(
        _command(commands, "succeed", "put a certified transcript in the place of a rough one")
    )
    succeed.add_argument("rough")
    succeed.add_argument("certified")
    succeed.set_defaults(run=readings.succeed)
    waiting = _matter(
        _command(commands, "unsettled", "list the passages to check after a new reading")
    )
    _json(waiting)
    waiting.set_defaults(run=readings.unsettled)
    settle = _matter(_command(commands, "settle", "say where a passage stands in a new reading"))
    settle.add_argument("passage", help="its number, or the beginning of its id")
    settle.add_argument(
        "how", choices=("accept", "keep", "bring-over"),
        help="the words proposed, the older reading, or look for it once more",
    )  # fmt: skip
    settle.set_defaults(run=readings.settle)


def _mailing(commands: "Commands[argparse.ArgumentParser]") -> None:
    thread = _matter(_command(commands, "thread", "list the conversation a mail belongs to"))
    thread.add_argument("exhibit")
    thread.set_defaults(run=mailing.thread)
    headers = _matter(_command(commands, "headers", "print the headers of a mail as sent"))
    headers.add_argument("exhibit")
    headers.set_defaults(run=mailing.headers)
    zone = _matter(_command(commands, "zone", "say in which time zone times of mails are shown"))
    zone.add_argument("zone", help="a place such as America/New_York; empty for none")
    zone.set_defaults(run=mailing.zone)
    for command in (thread, headers):
        _json(command)


def _listing(commands: "Commands[argparse.ArgumentParser]") -> None:
    exhibits = _matter(_command(commands, "exhibits", "list the exhibits"))
    exhibits.set_defaults(run=listing.exhibits)
    text = _matter(_command(commands, "text", "print an exhibit's text"))
    text.add_argument("exhibit")
    text.set_defaults(run=listing.text)
    passages = _matter(_command(commands, "passages", "list the passages"))
    passages.set_defaults(run=listing.passages)
    history = _matter(_command(commands, "history", "tell the log in sentences"))
    histories.arguments(history)
    linked = _matter(_command(commands, "links", "list the passages that one is linked with"))
    linked.add_argument("passage", help="a passage’s number or the start of its id")
    linked.set_defaults(run=listing.linked)
    for command in (exhibits, text, passages, history, linked):
        _json(command)
    log = _matter(_command(commands, "log", "export the passage log"))
    log.add_argument("-o", "--out", type=Path, required=True, metavar="FILE")
    log.add_argument(
        "--target",
        choices=("excel", "load", "xlsx"),
        help="excel unless FILE ends in .xlsx",
    )
    log.add_argument(
        "--sort", metavar="COLUMN", help="order of the rows, by a column's system name"
    )
    log.add_argument("--descending", action="store_true", help="with --sort: from the last")
    log.add_argument("--columns", default="default", metavar="NAME")
    log.add_argument("--one-row-a-passage", action="store_true")
    log.add_argument("--include-privileged", action="store_true")
    log.add_argument("--with-rejected", action="store_true", help="rejected passages as well")
    log.add_argument(
        "--keep-formulas", action="store_true", help="leave formula-like cells as they are"
    )
    _json(log)
    log.set_defaults(run=listing.log)
    paper = _matter(_command(commands, "paper", "write passages as pages for counsel"))
    papers.arguments(paper)
    _json(paper)
    told = _matter(_command(commands, "custody", "write where every file came from, with hashes"))
    custody.arguments(told)
    _json(told)


def _clawing_back(commands: "Commands[argparse.ArgumentParser]") -> None:
    told = "lock an exhibit away with its passages, or lift that"
    sequester = _matter(_command(commands, "sequester", told))
    clawback.arguments_of_sequester(sequester)
    told = "destroy an exhibit’s bytes and words; this cannot be undone"
    purge = _matter(_command(commands, "purge", told))
    clawback.arguments_of_purge(purge)
    told = "list what is sequestered or destroyed, with who saw and exported it"
    every = _matter(_command(commands, "clawback", told))
    every.set_defaults(run=clawback.listing)
    for command in (sequester, purge, every):
        _json(command)


def _searching(commands: "Commands[argparse.ArgumentParser]") -> None:
    search = _matter(_command(commands, "search", "find words in every exhibit"))
    search.add_argument("query", help="words, with AND, OR, NOT, w/5, pre/5, * and ~")
    kinds = [kind.value for kind in ExhibitKind]
    search.add_argument("--kind", action="append", default=[], choices=kinds, metavar="KIND")
    search.add_argument("--witness", action="append", default=[], metavar="NAME")
    search.add_argument("--from", dest="date_from", default="", metavar="DATE")
    search.add_argument("--to", dest="date_to", default="", metavar="DATE")
    search.add_argument("--role", choices=("Q", "A"), default="", help="questions or answers")
    tagged = search.add_mutually_exclusive_group()
    tagged.add_argument("--tagged", action="store_true", help="only in tagged passages")
    tagged.add_argument("--untagged", action="store_true", help="only outside of them")
    search.add_argument("--family", action="store_true", help="also the rest of each family")
    _json(search)
    search.set_defaults(run=searching.find)
    terms = _matter(_command(commands, "terms", "write the report of a list of search terms"))
    terms.add_argument("file", type=Path, help="a text file, one term a line")
    terms.add_argument("-o", "--out", type=Path, required=True, metavar="FILE")
    _json(terms)
    terms.set_defaults(run=searching.terms)


def _counting(commands: "Commands[argparse.ArgumentParser]") -> None:
    left = _matter(_command(commands, "left", "count what is left to do"))
    left.add_argument("--mine", action="store_true", help="only what you have left")
    left.add_argument("--batch", default="", metavar="NAME")
    _json(left)
    left.set_defaults(run=counting.left_to_do)
    batch = _matter(_command(commands, "batch", "list, make and give away batches"))
    ways = batch.add_subparsers(dest="way", required=True, metavar="WAY")
    listed = _command(ways, "list", "list the batches")
    _json(listed)
    listed.set_defaults(run=counting.list_batches)
    make = _command(ways, "make", "put unread exhibits into batches, families together")
    make.add_argument("--name", required=True, help="what the batches are called; each is numbered")
    make.add_argument("--kind", default="", help="such as deposition; every kind otherwise")
    make.add_argument("--size", type=int, default=50, help="exhibits a batch")
    make.add_argument("--to", action="append", default=[], metavar="REVIEWER", help="in turn")
    make.set_defaults(run=counting.make_batches)
    assign = _command(ways, "assign", "give a batch to a reviewer, or to nobody")
    assign.add_argument("batch", metavar="NAME")
    assign.add_argument("to", metavar="REVIEWER")
    assign.set_defaults(run=counting.assign_batch)
    remove = _command(ways, "remove", "remove a batch; its exhibits stay")
    remove.add_argument("batch", metavar="NAME")
    remove.set_defaults(run=counting.remove_batch)
