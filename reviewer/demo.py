"""The sample matter, made from the files that ship with Pincite and worked on as a person would.

One command shows the whole way from a file on a disk to a row in the log. Everything goes through
the same acts as in the window; nothing here knows the exhibits' text by heart beyond the words it
quotes to tag them.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reviewer.acts import issues as issue_acts
from reviewer.acts import matters, tagging
from reviewer.acts import passages as passage_acts
from reviewer.errors import MatterError
from reviewer.exports import passage_log
from reviewer.ingest import Import, Status
from reviewer.matter import Matter, create_matter
from reviewer.model import Act, MatterBody, PersonBody, Side, TagId
from reviewer.queries import exhibits, passages, people
from reviewer.queries.view import View
from reviewer.resources import sample_exhibits
from reviewer.store import places
from reviewer.store.settings import Settings
from reviewer.text import anchors
from reviewer.workers.pool import WorkerPool

_TITLE = "Quillmarsh v. Veldrane"
_CAPTION = "Quillmarsh Press, Inc. et al. v. Veldrane Systems, Inc."
_PARTIES = (
    ("Quillmarsh Press, Inc.", Side.OURS),
    ("Ferrowick House LLC", Side.OURS),
    ("Lanternfall Pictures, Inc.", Side.OURS),
    ("Veldrane Systems, Inc.", Side.ADVERSE),
)
_LOG_NAME = "passage log - ATTORNEY WORK PRODUCT.csv"
_PICTURE_NAME = "window.png"
_SHOWN = "KL-0001"


@dataclass(frozen=True, slots=True)
class _Sample:
    """A passage to tag: words in the file whose name has ``where`` in it."""

    where: str
    words: str
    tag: str
    kind: str = ""
    issue: str = ""
    note: str = ""


_ISSUES = ("Acquisition", "Seeding", "Knowledge", "Films")
_SAMPLES = (
    _Sample(
        "certified",
        "No. We never seeded.",
        "denial",
        "testimonial_flat",
        "Seeding",
        "Compare Mail of 18 March.",
    ),
    _Sample(
        "certified", "We took the books. We did not take the films.", "denial", "in_part", "Films"
    ),
    _Sample("certified", "I don't recall the number.", "denial", "", "Knowledge"),
    _Sample("Pelgrave", "81.7 terabytes. I remember it", "quantity", "data_size", "Acquisition"),
    _Sample(
        "1612", "The main shelf alone is 35.7 terabytes.", "quantity", "data_size", "Acquisition"
    ),
    _Sample(
        "0905",
        "Seeding was left on from Friday night until this morning.",
        "admission",
        "agent_employee",
        "Seeding",
    ),
    _Sample(
        "Answer",
        "Veldrane admits that it did not seek a license",
        "admission",
        "judicial_pleading",
        "Knowledge",
    ),
    _Sample(
        "VELD0001234",
        "Inbound for the week was 81.7 terabytes.",
        "quantity",
        "data_size",
        "Acquisition",
    ),
    _Sample("Pelgrave", "No, I did not.", "denial", "testimonial_flat", "Knowledge"),
)


def run(folder: Path | None, *, with_window: bool) -> int:
    """Make the sample matter, tag, export, and show the window.

    Args:
        folder: where; otherwise a new folder beside other matters.
        with_window: without a screen a picture is written all the same.

    Returns:
        The exit code.
    """
    folder = folder or _free_folder()
    with create_matter(folder, MatterBody(_TITLE, _CAPTION), "Kim Lee", "KL") as matter:
        _name_people(matter)
        refused = _take_in(matter)
        tagged = _tag_samples(matter)
        log = folder / _LOG_NAME
        report = passage_log.export_log(matter, log, passage_log.LogChoices())
    _say(f"The sample matter lies in    {folder}")
    _say(f"{tagged} passages were tagged; the passage log ({report.rows} rows) is    {log}")
    if refused:
        _say(f"{refused} of the sample files could not be read.")
    return _show(folder, with_window=with_window) or (3 if refused else 0)


def new_sample_matter(
    folder: Path, reviewer: str, initials: str, settings: Settings | None = None
) -> Matter:
    """The sample matter without its exhibits, open, for a window that imports them itself.

    Raises:
        MatterError: the folder cannot be used.
    """
    matter = create_matter(folder, MatterBody(_TITLE, _CAPTION), reviewer, initials, settings)
    _name_people(matter)
    return matter


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def _free_folder() -> Path:
    top = places.default_folder()
    names = ("Sample matter", *(f"Sample matter {count}" for count in range(2, 1000)))
    return next(top / name for name in names if not (top / name).exists())


def _name_people(matter: Matter) -> None:
    for name, side in _PARTIES:
        matter.do(_naming(name, side))
    adverse = people.parties(matter.view)[-1].id.hex()
    for body in (
        PersonBody(
            "Imogen Tarrowby",
            ["Ms. Tarrowby", "i.tarrowby@veldrane.example"],
            adverse,
            "rule_30b6_designee",
        ),
        PersonBody(
            "Casimir Holt-Vane",
            ["Holt-Vane", "c.holtvane@veldrane.example"],
            adverse,
            "employee",
        ),
        PersonBody("Dorian Pelgrave", ["Pelgrave", "d.pelgrave@veldrane.example"], "", "nonparty"),
    ):
        matter.do(_naming_person(body))
    for issue in _ISSUES:
        matter.do(_adding_issue(issue))


def _naming(name: str, side: Side) -> Callable[[View], Act]:
    return lambda view: matters.name_party(view, name, side)


def _naming_person(body: PersonBody) -> Callable[[View], Act]:
    return lambda view: matters.name_person(view, body)


def _adding_issue(name: str) -> Callable[[View], Act]:
    return lambda view: issue_acts.add_issue(view, name)


def _take_in(matter: Matter) -> int:
    """Import the samples.

    Returns:
        How many were refused.
    """
    with WorkerPool(2) as pool:
        outcomes = Import(matter, [sample_exhibits()], pool).run()
    return sum(outcome.status is Status.REFUSED for outcome in outcomes)


def _tag_samples(matter: Matter) -> int:
    every = exhibits.exhibits(matter.view)
    names = {line.id: exhibits.occurrences_of(matter.view, line.id)[0].name for line in every}
    tagged = 0
    for sample in _SAMPLES:
        line = next((one for one in every if sample.where in names[one.id]), None)
        if line is not None:
            _tag(matter, line, sample)
            tagged += 1
    return tagged


def _tag(matter: Matter, line: exhibits.ExhibitLine, sample: _Sample) -> None:
    layer = matter.view.layer(line.layer)
    span = anchors.find_quote(layer, sample.words, 1)
    place = exhibits.occurrences_of(matter.view, line.id)[0].id
    selection = tagging.Selection(line.id, line.layer, (span,), place)
    change = matter.do(
        lambda view: tagging.tag_selection(view, selection, TagId(sample.tag), sample.kind)
    )
    passage = next(iter(change.passages))
    issues = {issue.name: issue.id for issue in passages.issues(matter.view)}
    if sample.issue:
        matter.do(lambda view: issue_acts.set_issues(view, [passage], [issues[sample.issue]]))
    if sample.note:
        matter.do(lambda view: passage_acts.note_passage(view, passage, sample.note))


def _show(folder: Path, *, with_window: bool) -> int:
    """Open the window, or draw it to a picture where there is no screen."""
    window = [sys.executable, "-m", "ui.app", str(folder), "--show", _SHOWN]
    if with_window and _has_screen():
        return subprocess.run(window, check=False).returncode  # noqa: S603 - our own program
    picture = folder / _PICTURE_NAME
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    drawing = [*window, "--screenshot", str(picture)]
    done = subprocess.run(drawing, check=False, env=environment)  # noqa: S603 - our own program
    if done.returncode != 0 or not picture.exists():
        raise MatterError(
            "The window could not be drawn. “python3 -m reviewer check” tells what is missing."
        )
    _say(f"A picture of the window is    {picture}")
    _say(f"Open it on a screen with    pincite open “{folder}”")
    return 0


def _has_screen() -> bool:
    if os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return False
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
