"""Three copies of one matter, each with its own reviewer, that exchange what they hold.

Whatever they exchange, in whatever order, in parts and again and again: once every copy holds every
changeset, all say the same, in one number, and nothing that anybody wrote is lost.
"""

import itertools
import random
import shutil
import tempfile
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from reviewer.acts import batches as batch_acts
from reviewer.acts import exhibits as exhibit_acts
from reviewer.acts import issues as issue_acts
from reviewer.acts import own_tags, tagging
from reviewer.acts import passages as passage_acts
from reviewer.acts import readings as reading_acts
from reviewer.acts import searches as search_acts
from reviewer.errors import InputError
from reviewer.fields import LINK_KINDS
from reviewer.matter import Decision, Matter, adopt_matter
from reviewer.model import EntityId, OwnTagBody, PassageId, SavedSearchBody, TagId
from reviewer.queries import batches, history, left, links, overview, passages, saved_searches, tags
from reviewer.queries.unconfirmed import Ledger
from reviewer.sharing.state import state
from reviewer.sharing.verify import verify
from reviewer.store import checking
from reviewer.store.settings import Settings
from reviewer.text.layer import Span
from tests.unit.matters import NOON, Added, add_text, make_matter
from tests.unit.read_again import new_layer
from tests.unit.replicas import give, with_known_ids

TEXT = "We never copied any book. There were about 2,400 films. Seven years went by."
READ_ANEW = (f"Page 1\n{TEXT}", TEXT.replace("2,400", "2,900"), TEXT.replace("We n", "N"))
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
        assert len({str(one.projected_rows()) for one in self.copies}) == 1
        # Verifying derives every row anew; where all are equal, two copies stand for the others.
        for one in (self.copies[0], self.copies[-1]):
            verified = verify(one)
            assert not [line for line in verified.findings if "The file of" not in line]
            assert not [one for one in verified.missing if one.acts]
            self.check_numbers(one)
        assert len({str(self.shown(one)) for one in self.copies}) == 1

    def shown(self, matter: Matter) -> object:
        """What panels read; rows of one table may come in another order on another copy."""
        view, ledger = matter.view, Ledger()
        ledger.catch_up(view)
        ledger.work(view)
        assert list(history.acts(view))
        lines = passages.of_exhibit(view, self.exhibit.exhibit)
        return (
            passages.issues(view),
            [(one.id, one.name) for one in tags.tags(view)],
            [(one.id, one.name, one.reviewer, one.exhibits) for one in batches.batches(view)],
            saved_searches.saved_searches(view),
            sorted((one.id, one.number, one.tags, one.issues) for one in lines),
            sorted((one.id, one.layer, one.spans, one.standing, one.is_unsettled) for one in lines),
            sorted(
                (one.id, sorted((tie.kind, tie.line.id) for tie in links.of_passage(view, one.id)))
                for one in lines
            ),
            sorted(map(str, overview.overview(view).tags + overview.overview(view).issues)),
            [
                (line.left, line.count)
                for line in left.left_to_do(view, ledger)
                if line.left not in left.OF_EXHIBITS
            ],
        )

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

    def an_issue(self, copy: int, pick: int) -> EntityId:
        known = passages.issues(self.copies[copy].view)
        return EntityId(known[pick % len(known)].id if known else bytes(16))

    @rule(copy=COPIES, pick=PICK, other=PICK, way=st.sampled_from(["merge", "move", "top", "gone"]))
    def rearrange(self, copy, pick, other, way):
        """Apart, two may put each issue below the other, or merge each into the other."""
        issue, into = self.an_issue(copy, pick), self.an_issue(copy, other)
        acts: dict[str, Decision] = {
            "merge": lambda view: issue_acts.merge_issues(view, issue, into),
            "move": lambda view: issue_acts.move_issue(view, issue, into),
            "top": lambda view: issue_acts.move_issue(view, issue, None),
            "gone": lambda view: issue_acts.remove_issue(view, issue),
        }
        self.act(copy, acts[way])

    @rule(copy=COPIES, pick=PICK, other=PICK, stays=st.booleans())
    def split(self, copy, pick, other, stays):
        issue, chosen = self.an_issue(copy, pick), [self.passage(copy, other)]
        self.act(
            copy, lambda view: issue_acts.split_issue(view, issue, "Part", chosen, stays=stays)
        )

    @rule(copy=COPIES, pick=PICK, into=PICK, way=st.sampled_from(["new", "split", "merge", "gone"]))
    def own_tag(self, copy, pick, into, way):
        view = self.copies[copy].view
        known = [one.id for one in tags.tags(view)]
        own, target = TagId(known[-1 - pick % 2]), TagId(known[into % len(known)])
        chosen = [self.passage(copy, pick)]
        acts: dict[str, Decision] = {
            "new": lambda view: tagging.define_tag(view, "Key fact", "teal"),
            "split": lambda view: own_tags.split_tag(
                view, target, OwnTagBody("Part", "teal"), chosen
            ),
            "merge": lambda view: own_tags.merge_tags(view, own, target),
            "gone": lambda view: own_tags.remove_tag(view, own),
        }
        self.act(copy, acts[way])

    @rule(copy=COPIES, pick=PICK, other=PICK, kind=st.sampled_from(LINK_KINDS), tie=st.booleans())
    def link(self, copy, pick, other, kind, tie):
        ends = self.passage(copy, pick), self.passage(copy, other)
        way = passage_acts.link_passages if tie else passage_acts.unlink_passages
        self.act(copy, lambda view: way(view, kind, *ends))

    @rule(copy=COPIES, pick=PICK, way=st.sampled_from(["new", "name", "mine", "out", "in", "gone"]))
    def batch(self, copy, pick, way):
        known = batches.batches(self.copies[copy].view)
        batch = known[pick % len(known)].id if known else EntityId(bytes(16))
        mine, held = self.copies[copy].reviewer, [self.exhibit.exhibit]
        acts: dict[str, Decision] = {
            "new": lambda view: batch_acts.make_batches(
                view, [batch_acts.BatchDraft("Mail 1", tuple(held))]
            ),
            "name": lambda view: batch_acts.rename_batch(view, batch, f"Mail {pick}"),
            "mine": lambda view: batch_acts.assign_batch(view, batch, mine),
            "out": lambda view: batch_acts.take_from_batch(view, batch, held),
            "in": lambda view: batch_acts.add_to_batch(view, batch, held),
            "gone": lambda view: batch_acts.remove_batch(view, batch),
        }
        self.act(copy, acts[way])

    @rule(copy=COPIES, name=st.sampled_from(["Films", "films"]), is_kept=st.booleans())
    def saved_search(self, copy, name, is_kept):
        body = SavedSearchBody(name, f"films AND {copy}x")
        if is_kept:
            self.act(copy, lambda view: search_acts.save_search(view, body))
        else:
            self.act(copy, lambda view: search_acts.remove_search(view, name))

    @rule(copy=COPIES, text=st.sampled_from(READ_ANEW))
    def read_anew(self, copy, text):
        """Each may read the file again by themselves, and settle what another one moved."""
        exhibit = self.exhibit.exhibit
        body = [new_layer(one, self.exhibit, text) for one in self.copies][copy]
        self.act(copy, lambda view: reading_acts.add_reading(view, exhibit, body, show=True))

    @rule(copy=COPIES, pick=PICK, way=st.sampled_from(["accept", "keep", "bring"]))
    def settle(self, copy, pick, way):
        passage = self.passage(copy, pick)
        acts: dict[str, Decision] = {
            "accept": lambda view: reading_acts.accept_place(view, passage),
            "keep": lambda view: reading_acts.keep_place(view, passage),
            "bring": lambda view: reading_acts.bring_over(view, [passage]),
        }
        self.act(copy, acts[way])

    @rule(copy=COPIES, state=st.sampled_from(["", "started", "reviewed"]))
    def review(self, copy, state):
        exhibit = self.exhibit.exhibit
        self.act(copy, lambda view: exhibit_acts.set_review(view, exhibit, state))

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
