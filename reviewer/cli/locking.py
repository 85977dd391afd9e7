"""Commands about the passphrase of a matter, and how every other command gets it.

The words come from a file that is named, on the command line or in the environment, and are never
written anywhere. A window that starts a command gives it the key through its standard input.
"""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reviewer.cli import printing
from reviewer.errors import RefusedError
from reviewer.matter import open_matter
from reviewer.said import counted, said
from reviewer.sharing import saved_copy
from reviewer.store import beside, keys, places, rekeying

NOT_COVERED = (
    "The passphrase locks the review database, its index and the texts in its backups. It does not "
    "lock the exhibits’ own files in the folder “objects”: keep the matter on a disk that is "
    "encrypted (BitLocker, FileVault, LUKS)."
)
_WITHOUT_MATTER = ("new", "restore")

Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse names it nowhere else


def arguments(commands: "Commands[argparse.ArgumentParser]") -> None:
    """The commands of this module."""
    told = "lock a matter with a passphrase, change it, or take it away"
    one = commands.add_parser("passphrase", help=told, description=told)
    one.add_argument("matter", type=Path, help="the matter's folder")
    ways = one.add_mutually_exclusive_group(required=True)
    ways.add_argument("--set-file", type=Path, metavar="FILE", help="holds the passphrase to set")
    ways.add_argument("--change-file", type=Path, metavar="FILE", help="holds the new passphrase")
    ways.add_argument("--remove", action="store_true", help="lock it no longer")
    one.add_argument("--json", action="store_true", help="JSON lines with stable keys")
    one.set_defaults(run=passphrase)
    told = "save a copy of the review database, without the exhibits' files"
    copy = commands.add_parser("save-copy", help=told, description=told)
    copy.add_argument("matter", type=Path, help="the matter's folder")
    copy.add_argument("-o", "--out", type=Path, required=True, metavar="FILE.pincite")
    lock = copy.add_mutually_exclusive_group()
    lock.add_argument(
        "--passphrase-file", type=Path, metavar="FILE",
        help="holds a passphrase of the copy's own (without it: that of the matter, if it has one)",
    )  # fmt: skip
    lock.add_argument("--unlocked", action="store_true", help="without any passphrase")
    copy.add_argument("--json", action="store_true", help="JSON lines with stable keys")
    copy.set_defaults(run=save_copy)


def accept_everywhere(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Let every command take the matter's passphrase.

    Where ``--passphrase-file`` is that of a file from or for a colleague, the matter's has its long
    name alone.
    """
    for name, command in commands.choices.items():
        is_about_matter = any(action.dest == "matter" for action in command._actions)  # noqa: SLF001 - argparse shows them nowhere else
        if not is_about_matter and name not in _WITHOUT_MATTER:
            continue
        taken = "--passphrase-file" in command._option_string_actions  # noqa: SLF001 - as above
        command.add_argument(
            *(() if taken else ("--passphrase-file",)), "--matter-passphrase-file",
            type=Path, dest="matter_passphrase_file", metavar="FILE",
            help=f"holds the matter's passphrase (or name it in {keys.VARIABLE})",
        )  # fmt: skip
        command.add_argument("--key-on-stdin", action="store_true", help=argparse.SUPPRESS)


@contextmanager
def unlocking(chosen: argparse.Namespace) -> Iterator[None]:
    """While a command runs, its matter opens with the passphrase that was named."""
    if getattr(chosen, "key_on_stdin", False):
        text = sys.stdin.readline().strip()
        if text:
            keys.hold(beside.review_database(chosen.matter), keys.key_from(text))
    named = getattr(chosen, "matter_passphrase_file", None)
    with keys.offering(None if named is None else keys.words_in(named)):
        yield


def passphrase(chosen: argparse.Namespace) -> int:
    """Set, change or take away."""
    database = beside.review_database(chosen.matter)
    is_locked = keys.salt_of(database) is not None
    if chosen.set_file is not None and is_locked:
        raise RefusedError("This matter has a passphrase. Change it with --change-file.")
    if chosen.change_file is not None and not is_locked:
        raise RefusedError("This matter has no passphrase. Set one with --set-file.")
    file = chosen.set_file or chosen.change_file
    new = None if file is None else keys.words_in(file)
    done = rekeying.set_passphrase(chosen.matter, places.home(), new, keys.offered())
    if chosen.json:
        printing.line({"locked": done.is_locked, "unprotected": list(map(str, done.unprotected))})
    _tell(done)
    return 0


def _tell(done: rekeying.Rekeyed) -> None:
    if not done.is_locked:
        printing.say("The matter has no passphrase any more.")
        return
    printing.say("The matter is locked with the passphrase. Without it nobody can open it again.")
    printing.say(NOT_COVERED)
    for path in done.unprotected:
        printing.say(
            said("“{path}” is a copy from before an update and is not locked.", path=str(path))
        )
    printing.say("Backups that were written before are not locked with it. Delete them if you may.")


def save_copy(chosen: argparse.Namespace) -> int:
    """Save a copy."""
    own = None if chosen.passphrase_file is None else keys.words_in(chosen.passphrase_file)
    with open_matter(chosen.matter) as matter:
        saved = saved_copy.save_copy(matter, chosen.out, own, in_the_open=chosen.unlocked)
    if chosen.json:
        printing.line(
            {
                "path": str(saved.path),
                "bytes": saved.size,
                "locked": saved.is_locked,
                "changesets": saved.changesets,
                "exhibits": saved.exhibits,
                "passages": saved.passages,
            }
        )
    printing.say(
        said(
            "The copy holds {exhibits} and {passages}, and was read back. "
            "The exhibits’ own files are not in it.",
            exhibits=counted(saved.exhibits, "1 exhibit", "{count:,} exhibits"),
            passages=counted(saved.passages, "1 passage", "{count:,} passages"),
        )
    )
    return 0
