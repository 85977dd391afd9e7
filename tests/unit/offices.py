"""Colleagues with a copy each, who pass files to each other."""

from pathlib import Path

from reviewer.matter import Matter, adopt_matter
from reviewer.model import ReviewerId
from reviewer.queries import people
from reviewer.sharing import begin, exchanges, handing_over, taking
from reviewer.sharing.chosen import Wanted
from reviewer.sharing.handing_over import HandedOver
from reviewer.sharing.outcomes import FileTaken, Taken
from reviewer.sharing.received import Receiver
from reviewer.sharing.taking import Taking
from reviewer.store.settings import Settings
from tests.unit.matters import Added, tag
from tests.unit.replicas import give

TEXT = "We never copied any book. There were about 2,400 films. Seven years went by."
WORDS = ("We never copied any book.", "There were about 2,400 films.", "Seven years went by.")


def hand(matter: Matter, out: Path, name: str = "", **more: object) -> HandedOver:
    """Hand over to somebody, or everything."""
    return handing_over.hand_over(matter, out, Wanted(for_person=name, **more))  # type: ignore[arg-type]


def begin_copy(file: Path, folder: Path, name: str) -> Matter:
    """A colleague of this name begins from a file, at a computer of their own."""
    return begin.begin_from(file, folder / "matter", name, settings=Settings(folder / "home"))


def copy_of(matter: Matter, folder: Path, name: str) -> Matter:
    """The copy of a colleague who began from all that this one holds; sooner than by a file."""
    settings = Settings(folder / "home")
    settings.name_reviewer(name)
    made = adopt_matter(folder / "matter", matter.id, settings)
    give(matter, made)
    for digest, path in matter.objects.all():
        made.objects.take(path, digest)
    known = next((one.id for one in people.reviewers(made.view) if one.name == name), None)
    if known is not None:
        made.work_as(ReviewerId(known))
    return made


def pass_on(source: Matter, target: Matter, place: Path, name: str = "") -> Taken:
    """One hands over to the other, who takes it in."""
    out = place / f"{len(list(place.iterdir()))}.pincite-handover"
    hand(source, out, name)
    return taking.take(target, [out])


def take(receiver: Receiver, target: Matter, file: Path) -> FileTaken:
    """Take a file in, read by a process that is there already."""
    with exchanges.one_at_a_time(target):
        return Taking(target, receiver).take(file).taken


def deny(matter: Matter, exhibit: Added, number: int = 0) -> None:
    """Tag one of the sentences as a denial."""
    tag(matter, exhibit, WORDS[number], "denial")


def held(matter: Matter) -> set[bytes]:
    """The changesets that a copy holds."""
    return {row[0] for row in matter.view.rows("SELECT id FROM changeset")}
