"""Two copies of one matter, whose reviewers work apart and then put together what they did."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewer.acts import deciding, tagging
from reviewer.matter import Matter, adopt_matter
from reviewer.model import Change, PassageId, TagId
from reviewer.queries import differences
from reviewer.queries.difference_kinds import Difference, Way
from reviewer.sharing.state import state
from reviewer.store.settings import Settings
from tests.unit.matters import NOON, Added, add_text, make_matter
from tests.unit.replicas import give

TEXT = "We never copied any book. There were about 2,400 films. Seven years went by."


@dataclass(frozen=True, slots=True)
class Two:
    """Kim Lee’s copy, Kay Long’s copy, and the exhibit that both have."""

    kim: Matter
    kay: Matter
    exhibit: Added

    def meet(self, *, first: str = "kim") -> None:
        """Both hold what either holds; ``first`` says who takes in first."""
        pair = (self.kay, self.kim) if first == "kim" else (self.kim, self.kay)
        give(*pair)
        give(*pair[::-1])
        assert state(self.kim.view) == state(self.kay.view)

    def open(self) -> tuple[Difference, ...]:
        """The open differences, which are the same on both copies."""
        found = differences.differences(self.kim.view)
        there = differences.differences(self.kay.view)
        assert [(one.id, one.versions, one.ways) for one in found] == [
            (one.id, one.versions, one.ways) for one in there
        ]
        for copy in (self.kim, self.kay):
            assert differences.count_open(copy.view) == len(found)
        return found

    def only(self) -> Difference:
        """The one open difference."""
        (found,) = self.open()
        return found

    def close(self) -> None:
        self.kim.close()
        self.kay.close()


def two_copies(folder: Path, text: str = TEXT) -> Two:
    """Kim makes the matter and imports an exhibit; Kay begins from a copy of it."""
    kim = make_matter(folder)
    exhibit = add_text(kim, text)
    return Two(kim, copy_for(kim, folder / "kay", "Kay Long"), exhibit)


def copy_for(matter: Matter, folder: Path, name: str, ahead: int = 30) -> Matter:
    """Another copy of a matter for another person, whose clock is some seconds ahead."""
    local = Settings(folder / "home")
    local.name_reviewer(name)
    seconds = itertools.count(ahead)
    made = adopt_matter(folder / "matter", matter.id, local, lambda: NOON + next(seconds))
    give(matter, made)
    return made


def also(matter: Matter, added: Added, words: str, tag: str, kind: str = "") -> PassageId:
    """Tag words that may be a passage already."""
    selection = tagging.Selection(
        added.exhibit, added.layer, (added.span(words),), added.occurrence
    )
    change = matter.do(lambda view: tagging.tag_selection(view, selection, TagId(tag), kind))
    (passage,) = change.passages
    return passage


def decide(matter: Matter, one: Difference, way: Way, kept: bytes = b"") -> Change:
    """Decide a difference as the window does."""
    return matter.do(lambda view: deciding.decide(view, one.id, way, kept))


def keep(matter: Matter, one: Difference, reviewer: str) -> Change:
    """Keep what somebody said."""
    (kept,) = (version.id for version in one.versions if version.reviewer == reviewer)
    return decide(matter, one, Way.KEEP, kept)


def names(one: Difference) -> Sequence[tuple[str, str]]:
    """What each version says, and whose it is."""
    return [(str(version.value), str(version.reviewer)) for version in one.versions]
