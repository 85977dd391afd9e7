"""Commands on a matter as a whole: new, backup, restore, verify, state, open, demo."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from reviewer import demo as sample
from reviewer.cli import locking, printing, sharing
from reviewer.errors import InputError, MatterError
from reviewer.matter import create_matter, open_matter
from reviewer.model import MatterBody
from reviewer.queries import people
from reviewer.said import counted, said
from reviewer.sharing import restoring
from reviewer.sharing import verify as verifying
from reviewer.sharing.gaps import Missing
from reviewer.sharing.state import state as state_of
from reviewer.store import keys


def new(chosen: argparse.Namespace) -> int:
    """Make a matter, or begin one from a colleague's file."""
    if chosen.from_file is not None:
        return sharing.begin_from(chosen)
    if chosen.title is None:
        raise InputError("Give the matter a --title, or begin it --from a colleague’s file.")
    body = MatterBody(chosen.title, chosen.caption)
    named = chosen.matter_passphrase_file or chosen.passphrase_file
    passphrase = None if named is None else keys.words_in(named)
    with create_matter(
        chosen.dir, body, chosen.reviewer, chosen.initials, passphrase=passphrase
    ) as matter:
        if chosen.json:
            printing.line({"matter": matter.id.hex(), "folder": str(matter.folder)})
        printing.say(f"“{chosen.title}” is ready in {chosen.dir}.")
    return 0


def backup(chosen: argparse.Namespace) -> int:
    """Write a backup."""
    with open_matter(chosen.matter) as matter:
        made = matter.back_up(chosen.out)
    if chosen.json:
        printing.line({"path": str(made.path), "at": printing.instant(made.at)})
    else:
        printing.columns(made.path)
    printing.say("The backup was written and read back.")
    return 0


def restore(chosen: argparse.Namespace) -> int:
    """Make a matter from a backup."""
    with restoring.restore(chosen.backup, chosen.out) as matter:
        if chosen.json:
            printing.line({"matter": matter.id.hex(), "folder": str(matter.folder)})
        printing.say(f"“{people.matter_of(matter.view).title}” was restored to {chosen.out}.")
    return 0


def verify(chosen: argparse.Namespace) -> int:
    """Hold everything against its hash; exit code 6 where something is damaged."""
    with open_matter(chosen.matter) as matter:
        if chosen.rebuild:
            matter.rebuild()
        found = verifying.verify(matter)
        is_locked = bool(matter.key)
    if chosen.json:
        printing.line(
            {
                "changesets": found.changesets,
                "payloads": found.payloads,
                "layers": found.layers,
                "objects": found.objects,
                "passages": found.passages,
                "findings": list(found.findings),
                "missing": [_missing(one) for one in found.missing],
                "copies": list(found.copies),
            }
        )
    if is_locked and not chosen.key_on_stdin:
        printing.say(locking.NOT_COVERED)
    missing = (one.sentence for one in found.missing)
    for told in (*found.findings, *found.copies, *missing):
        printing.say(told)
    if found.findings:
        return 6
    printing.say(
        said(
            "Sound: {acts}, {texts}, {files} and {passages} are what their hashes say.",
            acts=counted(found.changesets, "1 act", "{count:,} acts"),
            texts=counted(found.layers, "1 text", "{count:,} texts"),
            files=counted(found.objects, "1 file", "{count:,} files"),
            passages=counted(found.passages, "1 passage", "{count:,} passages"),
        )
    )
    return 0


def _missing(one: Missing) -> dict[str, object]:
    """What is known to be with a colleague, with its stable keys."""
    return {
        "reviewer": one.name,
        "acts": one.acts,
        "exhibits": one.exhibits,
        "after": "" if one.after is None else printing.instant(one.after),
        "sentence": one.sentence,
    }


def state(chosen: argparse.Namespace) -> int:
    """Print the state."""
    with open_matter(chosen.matter) as matter:
        found = state_of(matter.view)
    if chosen.json:
        printing.line({"state": found})
    else:
        printing.columns(found)
    return 0


def open_window(chosen: argparse.Namespace) -> int:
    """Start the window as a process of its own."""
    place: Path = chosen.matter
    if not place.exists():
        raise MatterError("There is no matter here: the folder is missing.")
    window = [sys.executable, "-m", "ui.app", str(place)]
    named = chosen.matter_passphrase_file
    environment = {**os.environ, **({keys.VARIABLE: str(named)} if named else {})}
    return subprocess.run(window, check=False, env=environment).returncode  # noqa: S603 - our own program


def demo(chosen: argparse.Namespace) -> int:
    """Make the sample matter and show it."""
    return sample.run(chosen.out, with_window=not chosen.no_window)
