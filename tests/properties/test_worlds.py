"""Worlds of colleagues: all that ``colleagues`` do, and what weeks apart bring with them.

Three people and the second machine of one of them, clocks that are years wrong, the same file read
differently by two who imported it apart, backups that are restored and worked on, files that pass
through third hands, differences decided here and there, an exhibit locked away or destroyed. In the
end every copy says the same, nothing that anybody wrote is lost unless it was destroyed on purpose,
and no tag stands on words that the person who set it never saw there.
"""

import hashlib
import itertools
from dataclasses import dataclass

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import rule

from reviewer.acts import clawback, deciding, sampling, second_level, tagging
from reviewer.acts import passages as passage_acts
from reviewer.acts.matters import new_id
from reviewer.acts.sampling import SampleDraft
from reviewer.errors import InputError, RefusedError
from reviewer.matter import Decision, Matter, adopt_matter
from reviewer.model import EntityId, Kind, NoteBody, PassageId, ReviewerId, Role, TagId
from reviewer.queries import differences, people
from reviewer.queries.difference_kinds import Way
from reviewer.queries.draws import Population
from reviewer.queries.view import bodies_of
from reviewer.sharing import exchanges, handing_over
from reviewer.sharing.chosen import Wanted
from reviewer.sharing.received import Receiver
from reviewer.sharing.taking import Taking
from reviewer.store.settings import Settings
from reviewer.text.layer import TextLayer
from tests.properties.colleagues import COPIES, PICK, Colleagues
from tests.unit.matters import NOON, add_layer
from tests.unit.replicas import give

YEARS = 3 * 365 * 86_400
OTHER = "They copied every film. We paid nobody."
NOT_LOOKED_AT = frozenset({"add_reading", "show_reading", "bring_over", "undo", "redo", "decide"})
"""Verbs by which a passage may come to stand elsewhere without anybody looking at it."""


def folded(words: str) -> str:
    """Words without what a careful comparison leaves out of account."""
    return "".join(char for char in words.casefold() if char.isalnum())


@dataclass
class Saved:
    """A backup: what a copy held then, and whose it was."""

    changesets: list[bytes]
    person: ReviewerId


class Worlds(Colleagues):
    """``away`` are further copies; any of them changes places with one that is worked on."""

    receiver: Receiver

    def __init__(self) -> None:
        super().__init__()
        self.count = itertools.count()
        self.backups: list[Saved] = []
        self.saw: dict[tuple[bytes, str], set[str]] = {}
        # Ids are the same in every world: what is remembered outside a matter must not be shared.
        self.copies[0].settings = Settings(self.folder / "home")
        first = self.copies[1]
        self.away: list[Matter] = [self.another(first, first.reviewer, None)]

    def copy(self, first: Matter, name: str) -> Matter:
        """Clocks are years apart."""
        made = super().copy(first, name)
        years = {"Ann Doe": YEARS, "Kay Long": -YEARS}[name]
        clock = made._clock
        made._clock = lambda: clock() + years
        return made

    def another(self, first: Matter, person: ReviewerId, part: list[bytes] | None) -> Matter:
        """A copy of all, or of a part, on which a person works who works elsewhere too."""
        name = f"copy {next(self.count)}"
        seconds = itertools.count()
        made = adopt_matter(
            self.folder / name,
            first.id,
            Settings(self.folder / name / "home"),
            lambda: NOON + next(seconds),
        )
        give(first, made, part)
        made.work_as(person)
        return made

    def teardown(self) -> None:
        self.copies += self.away
        super().teardown()

    def all_say_the_same(self) -> None:
        super().all_say_the_same()
        for one in self.copies:
            self.no_tag_on_other_words(one)
        found = {str(differences.differences(one.view)) for one in self.copies}
        assert len(found) == 1

    def no_tag_on_other_words(self, matter: Matter) -> None:
        """A tag stands where whoever set it saw these words, or where a person said it may."""
        rows = matter.view.rows(
            """SELECT p.id, t.tag, p.quote, p.standing FROM passage p
               JOIN tagging t ON t.passage = p.id"""
        )
        for passage, tag, quote, standing in rows:
            seen = self.saw.get((passage, tag), set())
            assert standing == "accepted" or folded(quote) in seen, (tag, quote, seen)

    def act(self, copy: int, decision: Decision) -> None:
        matter = self.copies[copy]
        try:
            change = matter.do(decision)
        except (InputError, RefusedError):
            return
        self.written.update(change.changesets)
        if change.verb not in NOT_LOOKED_AT:
            self.look_at(matter, change.passages)

    def look_at(self, matter: Matter, touched: frozenset[PassageId]) -> None:
        for passage in touched:
            rows = matter.view.rows(
                """SELECT t.tag, p.quote FROM passage p JOIN tagging t ON t.passage = p.id
                   WHERE p.id = ?""",
                (passage,),
            )
            for tag, quote in rows:
                self.saw.setdefault((passage, tag), set()).add(folded(quote))

    @rule(
        copy=COPIES, pick=PICK, text=st.sampled_from(["Ask Ann", "Seen", ""]), is_new=st.booleans()
    )
    def note(self, copy, pick, text, is_new):
        """Notes are written by one and changed or taken away by another."""
        matter, passage = self.copies[copy], self.passage(copy, pick)
        found = bodies_of(matter.view, Kind.NOTE, NoteBody, passage)
        note = None if is_new or not found else EntityId(found[pick % len(found)][0])
        self.act(copy, lambda view: passage_acts.note_passage(view, passage, text, note))

    @rule(copy=COPIES, pick=PICK, value=st.sampled_from(["2400", "2900", ""]))
    def amount(self, copy, pick, value):
        passage = self.passage(copy, pick)
        self.act(
            copy,
            lambda view: tagging.set_fields(
                view, passage, TagId("quantity"), [("qty_value", value)]
            ),
        )

    @rule(giver=COPIES, taker=COPIES, is_named=st.booleans(), arrives=st.booleans())
    def hand_over(self, giver, taker, is_named, arrives):
        """What the other lacks goes by a file, if that is not lost on its way."""
        if giver == taker:
            return
        source, target = self.copies[giver], self.copies[taker]
        known = {one.id: one.name for one in people.reviewers(source.view)}
        name = known.get(target.reviewer, "")
        out = self.folder / f"{next(self.count)}.pincite-handover"
        wanted = Wanted(for_person=name) if is_named and name else Wanted()
        handing_over.hand_over(source, out, wanted)
        self.written |= self.hold(source)
        if not arrives:
            return
        expected = self.hold(source) | self.hold(target)
        with exchanges.one_at_a_time(target):
            came = Taking(target, self.receiver).take(out).taken
        assert not came.refusal
        assert not came.rejected
        assert self.hold(target) == expected, came
        assert target.projected_rows() == target.rebuilt_rows()

    @rule(copy=COPIES, pick=PICK)
    def change_places(self, copy, pick):
        """Somebody else's copy is worked on for a while."""
        other = pick % len(self.away)
        self.copies[copy], self.away[other] = self.away[other], self.copies[copy]

    @rule(copy=COPIES)
    def back_up(self, copy):
        matter = self.copies[copy]
        self.backups.append(Saved(sorted(self.hold(matter)), matter.reviewer))

    @rule(pick=PICK)
    def restore_beside(self, pick):
        """A backup is restored and worked on while the copy it was made of goes on too."""
        if not self.backups or len(self.away) > 2:
            return
        saved = self.backups[pick % len(self.backups)]
        source = next((one for one in self.copies if set(saved.changesets) <= self.hold(one)), None)
        if source is not None:
            self.away.append(self.another(source, saved.person, saved.changesets))

    @rule(copy=COPIES, reading=st.sampled_from([OTHER, f"- 1 -\n{OTHER}"]))
    def import_apart(self, copy, reading):
        """The same file, which one program reads with its page number and another without."""
        matter = self.copies[copy]
        add_layer(matter, TextLayer(reading), native=OTHER.encode(), name=f"{copy}.txt")
        self.written |= self.hold(matter)

    @rule(copy=COPIES, role=st.sampled_from(list(Role)))
    def take_a_role(self, copy, role):
        matter = self.copies[copy]
        matter.work_as(matter.reviewer, role)

    @rule(copy=COPIES, pick=PICK, way=st.sampled_from(["check", "confirm", "reject", "reopen"]))
    def second_level(self, copy, pick, way):
        chosen = [self.passage(copy, pick)]
        acts: dict[str, Decision] = {
            "check": lambda view: second_level.check(view, chosen),
            "confirm": lambda view: second_level.confirm(view, chosen),
            "reject": lambda view: second_level.reject(view, chosen, "Not what he said"),
            "reopen": lambda view: second_level.reopen(view, chosen),
        }
        self.act(copy, acts[way])

    @rule(copy=COPIES, pick=PICK, version=PICK, way=st.sampled_from(list(Way)))
    def decide(self, copy, pick, version, way):
        found = differences.differences(self.copies[copy].view)
        if not found:
            return
        one = found[pick % len(found)]
        kept = one.versions[version % len(one.versions)].id
        self.act(copy, lambda view: deciding.decide(view, one.id, way, kept))

    @rule(copy=COPIES, pick=PICK, way=st.sampled_from(["sequester", "lift", "lift", "purge"]))
    def claw_back(self, copy, pick, way):
        """The exhibit of this world stays; what was imported apart may be destroyed."""
        exhibits = [self.exhibit.exhibit, hashlib.sha256(OTHER.encode()).digest()]
        exhibit = exhibits[1] if way == "purge" else exhibits[pick % 2]
        acts: dict[str, Decision] = {
            "sequester": lambda view: clawback.sequester(view, exhibit, "Sent by mistake"),
            "lift": lambda view: clawback.lift(view, exhibit),
            "purge": lambda view: clawback.purge(view, exhibit, "By order"),
        }
        self.act(copy, acts[way])

    @rule(copy=COPIES, seed=st.integers(0, 9))
    def draw_a_sample(self, copy, seed):
        draft = SampleDraft(f"Check {seed}", Population(), "1", "all", str(seed))
        self.act(copy, lambda view: sampling.draw_sample(view, new_id(), draft))


class TestWorlds(Worlds.TestCase):  # type: ignore[valid-type, misc]  # made by hypothesis
    settings = settings(max_examples=max(200, settings().max_examples), stateful_step_count=16)

    def runTest(self) -> None:  # noqa: N802 - as unittest names it
        """One process reads the files of all worlds."""
        with Receiver() as Worlds.receiver:
            super().runTest()
