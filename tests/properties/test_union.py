"""Three copies of one matter, each with its own reviewer, that exchange what they hold.

Whatever they exchange, in whatever order, in parts and again and again: once every copy holds every
changeset, all say the same, in one number, and nothing that anybody wrote is lost.
"""

import itertools
import random
import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from reviewer.acts import exhibits as exhibit_acts
from reviewer.acts import issues as issue_acts
from reviewer.acts import passages as passage_acts
from reviewer.acts import tagging
from reviewer.errors import InputError
from reviewer.matter import Decision, Matter, adopt_matter
from reviewer.model import PassageId, TagId
from reviewer.queries import passages
from reviewer.sharing.state import state
from reviewer.sharing.verify import verify
from reviewer.store import checking
from reviewer.store.settings import Settings
from reviewer.text.layer import Span
from tests.unit.matters import NOON, Added, add_text, make_matter
from tests.unit.replicas import give, with_known_ids

TEXT = "We never copied any book. There were about 2,400 films. Seven years went by."
COPIES = st.integers(0, 2)
PICK = st.integers(0, 4)
TAGS = st.sampled_from([TagId("admission"), TagId("denial"), TagId("quantity")])
SPANS = st.sampled_from([Span(0, 25), Span(26, 55), Span(39, 54), Span(56, 76), Span(0, 76)])
FORGOTTEN = {"witness"}
"""Who has seen what is known from acts too, but an act of one's own is needed to say it."""


class Colleagues(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.ids = with_known_ids()
        first = make_matter(self.folder)
        self.exhibit: Added = add_text(first, TEXT)
        self.copies = [first, self.copy(first, "Kay Long"), self.copy(first, "Ann Doe")]
        self.written: set[bytes] = set()

    def copy(self, first: Matter, name: str) -> Matter:
        """A colleague of the same initials, whose clock is an hour behind or ahead."""
        folder = self.folder / name
        local = Settings(folder / "home")
        local.name_reviewer(name)
        seconds = itertools.count(3600 if name == "Ann Doe" else -3600)
        made = adopt_matter(folder / "matter", first.id, local, lambda: NOON + next(seconds))
        give(first, made)
        return made

    def teardown(self) -> None:
        try:
            self.all_say_the_same()
        finally:
            for one in self.copies:
                one.close()
            self.ids.undo()
            shutil.rmtree(self.folder)

    def all_say_the_same(self) -> None:
        held = [self.hold(one) for one in self.copies]
        for source, target in itertools.permutations(self.copies, 2):
            give(source, target)

        assert all(self.hold(one) == set().union(*held) for one in self.copies)
        assert self.written <= self.hold(self.copies[0])
        assert len({state(one.view) for one in self.copies}) == 1
        for one in self.copies:
            assert one.projected_rows() == self.copies[0].projected_rows() == one.rebuilt_rows()
            assert not [line for line in verify(one).findings if "The file of" not in line]
            self.check_numbers(one)

    def check_numbers(self, matter: Matter) -> None:
        labels = matter.view.rows("SELECT label, owner FROM number WHERE series = 'passage_number'")
        owners: dict[str, set[bytes]] = {}
        for label, owner in labels:
            owners.setdefault(label, set()).add(owner)
        for label, found in owners.items():
            assert passages.resolve(matter.view, label) in found

    def hold(self, matter: Matter) -> set[bytes]:
        return {one.id for one in checking.changesets(matter.connection())}

    def act(self, copy: int, decision: Decision) -> None:
        try:
            self.written.update(self.copies[copy].do(decision).changesets)
        except InputError:
            return

    def passage(self, copy: int, pick: int) -> PassageId:
        found = self.copies[copy].view.rows("SELECT id FROM passage ORDER BY id")
        return PassageId(found[pick % len(found)][0]) if found else PassageId(bytes(32))

    @rule(copy=COPIES, span=SPANS, tag=TAGS, kind=st.sampled_from(["", "in_part"]))
    def tag(self, copy, span, tag, kind):
        made = tagging.Selection(
            self.exhibit.exhibit, self.exhibit.layer, (span,), self.exhibit.occurrence
        )
        self.act(copy, lambda view: tagging.tag_selection(view, made, tag, kind))

    @rule(copy=COPIES, pick=PICK, tag=TAGS)
    def untag(self, copy, pick, tag):
        passage = self.passage(copy, pick)
        self.act(copy, lambda view: tagging.untag_passage(view, passage, tag))

    @rule(copy=COPIES, pick=PICK, span=SPANS)
    def widen(self, copy, pick, span):
        passage = self.passage(copy, pick)
        self.act(copy, lambda view: passage_acts.widen_passage(view, passage, [span]))

    @rule(copy=COPIES, pick=PICK, value=st.sampled_from(["hot", "warm", ""]))
    def importance(self, copy, pick, value):
        passage = self.passage(copy, pick)
        self.act(
            copy,
            lambda view: passage_acts.set_passage_field(view, passage, "importance", value),
        )

    @rule(copy=COPIES, pick=PICK)
    def withdraw(self, copy, pick):
        passage = self.passage(copy, pick)
        self.act(copy, lambda view: passage_acts.withdraw_passage(view, passage))

    @rule(copy=COPIES, name=st.sampled_from(["Use", "Harm"]), pick=PICK)
    def issue(self, copy, name, pick):
        passage = self.passage(copy, pick)
        self.act(copy, lambda view: issue_acts.add_issue(view, name))
        every = [one.id for one in passages.issues(self.copies[copy].view)]
        self.act(copy, lambda view: issue_acts.set_issues(view, [passage], every))

    @rule(copy=COPIES, value=st.sampled_from(["PX-1", "PX-2", ""]))
    def number(self, copy, value):
        place = self.exhibit.occurrence
        self.act(copy, lambda view: exhibit_acts.fill_numbers(view, [(place, value)]))

    @rule(copy=COPIES)
    def meet_again(self, copy):
        add_text(self.copies[copy], TEXT, name=f"again {copy}.txt")

    @rule(copy=COPIES)
    def undo(self, copy):
        try:
            self.copies[copy].undo()
        except InputError:
            return

    @rule(giver=COPIES, taker=COPIES, seed=st.integers(0, 2**16))
    def exchange(self, giver, taker, seed):
        """Some of what one holds, in any order; an act may come before the one it is based on."""
        if giver == taker:
            return
        chance = random.Random(seed)
        known = sorted(self.hold(self.copies[giver]))
        part = chance.sample(known, chance.randint(0, len(known)))
        give(self.copies[giver], self.copies[taker], part)
        matter = self.copies[taker]
        assert matter.projected_rows() == matter.rebuilt_rows()


TestColleagues = Colleagues.TestCase
TestColleagues.settings = settings(max_examples=settings().max_examples, stateful_step_count=20)
