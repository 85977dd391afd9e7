"""A reviewer at work: any acts in any order, with undo, redo, closing and opening between them.

What queries show is written down after every act. Undo must show what was shown before, redo what
was shown after, and the rows in the file must always be those that a rebuild from the log makes.
Numbers are left out: one that was given is not given again.
"""

import itertools
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from reviewer.acts import batches as batch_acts
from reviewer.acts import bulk, intakes, tagging
from reviewer.acts import exhibits as exhibit_acts
from reviewer.acts import issues as issue_acts
from reviewer.acts import matters as matter_acts
from reviewer.acts import own_tags as own_tag_acts
from reviewer.acts import passages as passage_acts
from reviewer.acts import readings as reading_acts
from reviewer.acts import searches as search_acts
from reviewer.errors import InputError
from reviewer.exports import templates
from reviewer.fields import FIELDS, LINK_KINDS
from reviewer.matter import Decision, Matter, open_matter
from reviewer.model import (
    EntityId,
    IntakeBody,
    Kind,
    MatterBody,
    OwnTagBody,
    PassageId,
    PersonBody,
    SavedSearchBody,
    Side,
    Tag,
    TagId,
    TemplateBody,
)
from reviewer.queries import batches, entities, exhibits, links, passages, people, readings, tags
from reviewer.text.layer import Span
from tests.unit.matters import NOON, Added, add_text, add_transcript, make_matter
from tests.unit.read_again import new_layer
from tests.unit.replicas import with_known_ids

TEXT = "We never copied any book. There were about 2,400 films.\n\nSeven years went by."
READ_ANEW = (
    "We never copied any book.  There were about 2,400 films.\n\nSeven years went by.",
    "Page 1\nWe never copied any book. There were about 2,900 films.\n\nSeven years went by.",
    "Another text altogether.",
)
LINES = (
    ("Q", "Q.  Did you copy books?"),
    ("A", "A.  No.  Some pages, yes."),
    ("C", "MS. O'BRIEN:  Objection."),
    ("Q", "Q.  Do you recall how many?"),
    ("A", "A.  I don't recall."),
)
PLACES = st.tuples(st.integers(0, 80), st.integers(1, 30))
PICK = st.integers(0, 6)
PICKS = st.lists(PICK, min_size=1, max_size=4)
TAGS = st.sampled_from([TagId(tag.value) for tag in Tag])
FIELD_VALUES = (
    ("kind", "in_part"), ("kind", "rfa"), ("kind", "count"), ("declarant", "Jane Clark"),
    ("statement_date", "2024-03"), ("qty_value", "2400"), ("hedge", "belief"), ("declarant", ""),
)  # fmt: skip
NEVER_TAKEN_BACK = {
    "passage_number", "control_number", "prefix", "cited_in", "exhibit", "layer", "intake",
    "intake_files",
}  # fmt: skip


def shown(matter: Matter) -> object:
    """Everything that panels read, numbers excepted."""
    view = matter.view
    lines = [one for line in exhibits.exhibits(view) for one in passages.of_exhibit(view, line.id)]
    cards = [passages.card(view, line.id) for line in lines]
    return (
        people.matter_of(view),
        people.parties(view),
        people.persons(view),
        sorted((tag.name, tag.colour) for tag in tags.tags(view)),
        sorted((issue.id, issue.name, issue.parent) for issue in passages.issues(view)),
        sorted(
            (line.id, line.title, line.kind, line.date, line.marked, line.bates, line.occurrences)
            for line in exhibits.exhibits(view)
        ),
        sorted(
            (place.id, place.marked, place.bates, place.bates_origin, place.custodian)
            for line in exhibits.exhibits(view)
            for place in exhibits.occurrences_of(view, line.id)
        ),
        sorted(
            (
                card.line.id,
                (card.line.exhibit, card.line.layer, card.line.spans, card.line.quote),
                (card.line.standing, card.line.is_unsettled, card.citation),
                card.line.tags,
                card.line.issues,
                [(on.tag, on.kind, sorted(on.fields.items())) for on in card.tags],
                sorted(note.text for note in card.notes),
                sorted((link.kind, link.other) for link in card.links),
                sorted(card.fields.items()),
            )
            for card in cards
        ),
        {
            one.entity: one.content
            for one in entities.shown(view)
            if one.content and one.kind not in NEVER_TAKEN_BACK
        },
    )


class ReviewerAtWork(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.ids = with_known_ids()
        seconds = itertools.count()
        self.clock: Callable[[], float] = lambda: NOON + next(seconds)
        self.matter: Matter = make_matter(self.folder)
        self.done: list[tuple[object, object]] = []
        self.undone: list[tuple[object, object]] = []

    @initialize()
    def fill(self) -> None:
        self.exhibits: list[Added] = [
            add_text(self.matter, TEXT),
            add_transcript(self.matter, LINES),
        ]

    def teardown(self) -> None:
        self.matter.close()
        self.ids.undo()
        shutil.rmtree(self.folder)

    # --- acts ---

    def act(self, *decisions: Decision) -> None:
        before = shown(self.matter)
        try:
            change = self.matter.do_all(decisions)
        except InputError:
            assert shown(self.matter) == before
            return
        target = self.matter.undo_target()
        if target is None or target.changesets != change.changesets:
            # A reading that was added and is not shown stays: there is nothing to take back.
            assert shown(self.matter) == before
            return
        self.done.append((before, shown(self.matter)))
        self.undone.clear()

    def passage(self, pick: int) -> PassageId:
        found = self.matter.view.rows("SELECT id FROM passage ORDER BY id")
        return PassageId(found[pick % len(found)][0]) if found else PassageId(bytes(32))

    def span(self, added: Added, place: tuple[int, int]) -> Span:
        start = place[0] % len(added.text)
        return Span(start, min(start + place[1], len(added.text)))

    def selection(self, pick: int, place: tuple[int, int]) -> tagging.Selection:
        added = self.exhibits[pick % len(self.exhibits)]
        spans = (self.span(added, place),)
        return tagging.Selection(added.exhibit, added.layer, spans, added.occurrence)

    @rule(pick=PICK, place=PLACES)
    def mark(self, pick, place):
        made = self.selection(pick, place)
        self.act(
            lambda view: passage_acts.mark_passage(
                view, made.exhibit, made.layer, made.spans, made.occurrence
            )
        )

    @rule(pick=PICK, place=PLACES, tag=TAGS, kind=st.sampled_from(["", "in_part"]))
    def tag_words(self, pick, place, tag, kind):
        made = self.selection(pick, place)
        self.act(lambda view: tagging.tag_selection(view, made, tag, kind, are_counsels_words=True))

    @rule(pick=PICK, tag=TAGS, put=st.booleans())
    def tag_again(self, pick, tag, put):
        passage = self.passage(pick)
        way = tagging.tag_passage if put else tagging.untag_passage
        self.act(lambda view: way(view, passage, tag))

    @rule(pick=PICK, tag=TAGS, values=st.lists(st.sampled_from(FIELD_VALUES), max_size=3))
    def fields(self, pick, tag, values):
        passage = self.passage(pick)
        known = {spec.name: spec for spec in FIELDS[tag]}
        fitting = [
            (name, value)
            for name, value in values
            if name in known and (not known[name].choices or value in known[name].choices)
        ]
        self.act(lambda view: tagging.set_fields(view, passage, tag, fitting))

    @rule(pick=PICK)
    def confirm(self, pick):
        passage = self.passage(pick)
        self.act(lambda view: tagging.confirm_proposals(view, passage))

    @rule(pick=PICK, text=st.sampled_from(["", "first", "second"]), again=st.booleans())
    def note(self, pick, text, again):
        passage = self.passage(pick)
        found = entities.shown_on(self.matter.view, Kind.NOTE, passage)
        old = EntityId(found[0]) if again and found else None
        self.act(lambda view: passage_acts.note_passage(view, passage, text, old))

    @rule(pick=PICK, value=st.sampled_from(["", "hot", "warm"]))
    def importance(self, pick, value):
        passage = self.passage(pick)
        self.act(lambda view: passage_acts.set_passage_field(view, passage, "importance", value))

    @rule(pick=PICK, corrected=st.sampled_from(["", "2,401"]))
    def check(self, pick, corrected):
        passage = self.passage(pick)
        self.act(lambda view: passage_acts.check_against_page(view, passage, corrected))

    @rule(name=st.sampled_from(["Use", "Scope", "Harm"]), above=PICK)
    def issue(self, name, above):
        known = passages.issues(self.matter.view)
        parent = known[above].id if above < len(known) else None
        self.act(lambda view: issue_acts.add_issue(view, name, parent))

    @rule(name=st.sampled_from(["Fair use", "Damage"]), pick=PICK)
    def rename(self, name, pick):
        known = passages.issues(self.matter.view)
        issue = EntityId(known[pick % len(known)].id if known else bytes(16))
        self.act(lambda view: issue_acts.rename_issue(view, issue, name))

    @rule(picks=st.lists(PICK, min_size=1, max_size=3), chosen=st.sets(PICK, max_size=2))
    def put_issues(self, picks, chosen):
        known = passages.issues(self.matter.view)
        on = [known[pick].id for pick in chosen if pick < len(known)]
        wanted = [self.passage(pick) for pick in picks]
        self.act(lambda view: issue_acts.set_issues(view, wanted, on))

    @rule(
        way=st.sampled_from([issue_acts.give_issues, issue_acts.relieve_issues]),
        picks=PICKS, pick=PICK,
    )  # fmt: skip
    def many_issues(self, way, picks, pick):
        wanted = [self.passage(one) for one in picks]
        self.act(lambda view: way(view, wanted, [self.an_issue(pick)]))

    @rule(pick=PICK, other=PICK, way=st.sampled_from(["merge", "move", "top", "remove"]))
    def rearrange(self, pick, other, way):
        issue, into = self.an_issue(pick), self.an_issue(other)
        acts: dict[str, Decision] = {
            "merge": lambda view: issue_acts.merge_issues(view, issue, into),
            "move": lambda view: issue_acts.move_issue(view, issue, into),
            "top": lambda view: issue_acts.move_issue(view, issue, None),
            "remove": lambda view: issue_acts.remove_issue(view, issue),
        }
        self.act(acts[way])

    @rule(pick=PICK, picks=PICKS, stays=st.booleans())
    def split(self, pick, picks, stays):
        issue, wanted = self.an_issue(pick), [self.passage(one) for one in picks]
        self.act(lambda view: issue_acts.split_issue(view, issue, "Part", wanted, stays=stays))

    def an_issue(self, pick: int) -> EntityId:
        known = passages.issues(self.matter.view)
        return EntityId(known[pick % len(known)].id if known else bytes(16))

    @rule(picks=PICKS, tag=TAGS, kind=st.sampled_from(["", "in_part"]), put=st.booleans())
    def tag_many(self, picks, tag, kind, put):
        wanted = [self.passage(one) for one in picks]
        if put:
            self.act(lambda view: bulk.tag_passages(view, wanted, tag, kind))
        else:
            self.act(lambda view: bulk.untag_passages(view, wanted, tag))

    @rule(picks=PICKS, value=st.sampled_from(["", "Jane Clark", "Ann Doe"]))
    def declarant_of_many(self, picks, value):
        wanted = [self.passage(one) for one in picks]
        self.act(lambda view: bulk.set_field(view, wanted, "declarant", value))

    @rule(picks=PICKS, way=st.sampled_from(["confirm", "withdraw", "privileged"]))
    def do_to_many(self, picks, way):
        wanted = [self.passage(one) for one in picks]
        acts: dict[str, Decision] = {
            "confirm": lambda view: bulk.confirm_passages(view, wanted),
            "withdraw": lambda view: bulk.withdraw_passages(view, wanted),
            "privileged": lambda view: bulk.set_passage_fields(
                view, wanted, "privilege", "possible"
            ),
        }
        self.act(acts[way])

    @rule(
        pick=PICK, into=PICK, picks=PICKS, way=st.sampled_from(["merge", "split", "remove", "put"])
    )
    def own_tags(self, pick, into, picks, way):
        known = tags.tags(self.matter.view)
        own = TagId(known[-1 - pick % 3].id)
        target = TagId(known[into % len(known)].id)
        wanted = [self.passage(one) for one in picks]
        body = OwnTagBody("Part", "teal")
        acts: dict[str, Decision] = {
            "merge": lambda view: own_tag_acts.merge_tags(view, own, target),
            "split": lambda view: own_tag_acts.split_tag(view, target, body, wanted),
            "remove": lambda view: own_tag_acts.remove_tag(view, own),
            "put": lambda view: bulk.tag_passages(view, wanted, own),
        }
        self.act(acts[way])

    @rule(pick=PICK, place=PLACES)
    def widen(self, pick, place):
        passage = self.passage(pick)
        span = self.span(self.exhibits[0], place)
        self.act(lambda view: passage_acts.widen_passage(view, passage, [span]))

    @rule(text=st.sampled_from(READ_ANEW), show=st.booleans())
    def read_anew(self, text, show):
        added = self.exhibits[0]
        body = new_layer(self.matter, added, text)
        self.act(lambda view: reading_acts.add_reading(view, added.exhibit, body, show=show))

    @rule(pick=PICK)
    def show_reading(self, pick):
        added = self.exhibits[0]
        known = readings.readings_of(self.matter.view, added.exhibit)
        reading = known[pick % len(known)].entity
        self.act(lambda view: reading_acts.show_reading(view, added.exhibit, reading))

    @rule(pick=PICK, place=PLACES, way=st.sampled_from(["accept", "choose", "keep", "bring"]))
    def settle(self, pick, place, way):
        passage, start = self.passage(pick), place[0] % 20
        acts: dict[str, Decision] = {
            "accept": lambda view: reading_acts.accept_place(view, passage),
            "choose": lambda view: reading_acts.accept_place(
                view, passage, [Span(start, start + 4)]
            ),
            "keep": lambda view: reading_acts.keep_place(view, passage),
            "bring": lambda view: reading_acts.bring_over(view, [passage]),
        }
        self.act(acts[way])

    @rule(back=st.booleans())
    def succeed(self, back):
        one, other = (each.exhibit for each in self.exhibits[:: -1 if back else 1])
        self.act(lambda view: reading_acts.succeed(view, one, other))

    @rule(pick=PICK)
    def withdraw(self, pick):
        passage = self.passage(pick)
        self.act(lambda view: passage_acts.withdraw_passage(view, passage))

    @rule(pick=PICK)
    def restore(self, pick):
        rows = self.matter.view.rows("SELECT entity FROM entity WHERE kind = 'passage' ORDER BY 1")
        passage = PassageId(rows[pick % len(rows)][0] if rows else bytes(32))
        self.act(lambda view: passage_acts.restore_passage(view, passage))

    @rule(one=PICK, other=PICK, kind=st.sampled_from(LINK_KINDS), tie=st.booleans())
    def link(self, one, other, kind, tie):
        ends = self.passage(one), self.passage(other)
        if tie:
            self.act(lambda view: passage_acts.link_passages(view, kind, *ends))
        else:
            self.act(lambda view: passage_acts.unlink_passages(view, kind, *ends))

    @rule(pick=PICK, state=st.sampled_from(["", "started", "reviewed"]))
    def review(self, pick, state):
        added = self.exhibits[pick % 2]
        self.act(lambda view: exhibit_acts.set_review(view, added.exhibit, state))

    @rule(pick=PICK, name=st.sampled_from(["title", "date"]), value=st.sampled_from(["", "2024"]))
    def exhibit_field(self, pick, name, value):
        added = self.exhibits[pick % 2]
        self.act(lambda view: exhibit_acts.set_exhibit_field(view, added.exhibit, name, value))

    @rule(first=st.sampled_from(["ABC0000007", "X"]), picks=st.lists(PICK, max_size=3))
    def bates(self, first, picks):
        places = [self.exhibits[pick % 2].occurrence for pick in picks]
        self.act(lambda view: exhibit_acts.set_bates(view, places, first))

    @rule(values=st.lists(st.tuples(PICK, st.sampled_from(["", "PX-1", "PX-2"])), max_size=3))
    def marked(self, values):
        pairs = [(self.exhibits[pick % 2].occurrence, value) for pick, value in values]
        self.act(lambda view: exhibit_acts.fill_numbers(view, pairs))

    @rule(name=st.sampled_from(["Acme", "Clark"]), side=st.sampled_from(list(Side)))
    def party(self, name, side):
        known = {one.name: EntityId(one.id) for one in people.parties(self.matter.view)}
        self.act(lambda view: matter_acts.name_party(view, name, side, known.get(name)))

    @rule(name=st.sampled_from(["Jane Clark", "Ann Doe"]), pick=PICK, gone=st.booleans())
    def person(self, name, pick, gone):
        sides = people.parties(self.matter.view)
        party = sides[pick].id.hex() if pick < len(sides) else ""
        known = {one.name: EntityId(one.id) for one in people.persons(self.matter.view)}
        if gone and name in known:
            self.act(matter_acts.remove_person(known[name]))
        else:
            body = PersonBody(name, party=party, role="employee")
            self.act(lambda view: matter_acts.name_person(view, body, known.get(name)))

    @rule(caption=st.sampled_from(["", "In re Acme"]))
    def caption(self, caption):
        body = MatterBody("Clark v. Acme", caption)
        self.act(lambda view: matter_acts.edit_matter(view, body))

    @rule(name=st.sampled_from(["Damages", "Notice"]))
    def own_tag(self, name):
        self.act(lambda view: tagging.define_tag(view, name, "teal"))

    @rule(name=st.sampled_from(["Wide", "wide", "Short"]), gone=st.booleans())
    def template(self, name, gone):
        body = TemplateBody(name, [["number", "No."]])
        if gone and templates.is_saved(self.matter.view, name):
            self.act(lambda view: matter_acts.remove_template(view, name))
        else:
            self.act(lambda view: matter_acts.save_template(view, body))

    @rule(name=st.sampled_from(["Films", "films", "Books"]), gone=st.booleans())
    def saved_search(self, name, gone):
        if gone:
            self.act(lambda view: search_acts.remove_search(view, name))
        else:
            body = SavedSearchBody(name, f"{name} AND books")
            self.act(lambda view: search_acts.save_search(view, body))

    @rule(pick=PICK, name=st.sampled_from(["Mail 1", "Mail 2"]))
    def make_batch(self, pick, name):
        draft = batch_acts.BatchDraft(name, (self.exhibits[pick % 2].exhibit,))
        self.act(lambda view: batch_acts.make_batches(view, [draft]))

    @rule(pick=PICK, way=st.sampled_from(["name", "mine", "in", "out", "gone"]))
    def batch(self, pick, way):
        known = batches.batches(self.matter.view)
        batch = known[pick % len(known)].id if known else EntityId(bytes(16))
        held, mine = [self.exhibits[pick % 2].exhibit], self.matter.reviewer
        acts: dict[str, Decision] = {
            "name": lambda view: batch_acts.rename_batch(view, batch, f"Mail {pick}"),
            "mine": lambda view: batch_acts.assign_batch(view, batch, mine),
            "in": lambda view: batch_acts.add_to_batch(view, batch, held),
            "out": lambda view: batch_acts.take_from_batch(view, batch, held),
            "gone": lambda view: batch_acts.remove_batch(view, batch),
        }
        self.act(acts[way])

    @rule(path=st.sampled_from(["mail", "box"]))
    def intake(self, path):
        """An import's report is no act of a reviewer: undo passes over it."""
        body = IntakeBody([path], "Doe", "", {"loaded": 1})
        told = [[f"{path}/1.eml", "loaded", "", "email", ""]]
        self.matter.do(lambda _: intakes.record_intake(matter_acts.new_id(), body, 1, told))

    @rule(pick=PICK, tag=TAGS, value=st.sampled_from(["hot", "warm"]))
    def several_as_one(self, pick, tag, value):
        passage = self.passage(pick)
        self.act(
            lambda view: passage_acts.set_passage_field(view, passage, "importance", "neutral"),
            lambda view: tagging.tag_passage(view, passage, tag),
            lambda view: passage_acts.set_passage_field(view, passage, "importance", value),
            lambda view: tagging.untag_passage(view, passage, tag),
        )

    # --- back, forth, and another day ---

    @precondition(lambda self: self.done)
    @rule(steps=st.integers(1, 4))
    def undo(self, steps):
        for before, after in self.done[: -steps - 1 : -1]:
            assert shown(self.matter) == after
            assert self.matter.undo().left == 0
            assert shown(self.matter) == before
            self.undone.append(self.done.pop())

    @precondition(lambda self: self.undone)
    @rule(steps=st.integers(1, 4))
    def redo(self, steps):
        for before, after in self.undone[: -steps - 1 : -1]:
            assert shown(self.matter) == before
            assert self.matter.redo().left == 0
            assert shown(self.matter) == after
            self.done.append(self.undone.pop())

    @rule()
    def another_day(self):
        before = shown(self.matter)
        assert self.matter.close()
        self.matter = open_matter(self.folder / "matter", clock=self.clock)
        assert shown(self.matter) == before

    @invariant()
    def links_read_from_both_ends_and_only_between_passages_that_stand(self) -> None:
        view = self.matter.view
        rows = {row[1]: row[0] for row in view.rows("SELECT row, id FROM passage")}
        told = {
            one: sorted((tie.kind, bytes(tie.line.id)) for tie in links.of_passage(view, one))
            for one in rows
        }
        for one, ties in told.items():
            assert all((kind, one) in told[other] for kind, other in ties)
        marked = links.marks_of_rows(view, list(rows.values()))
        assert {one: len(ties) for one, ties in told.items() if ties} == {
            one: len(marks) for one, marks in marked.items()
        }

    @invariant()
    def rows_are_those_of_a_rebuild(self) -> None:
        assert self.matter.projected_rows() == self.matter.rebuilt_rows()


TestReviewerAtWork = ReviewerAtWork.TestCase
TestReviewerAtWork.settings = settings(
    max_examples=settings().max_examples // 2, stateful_step_count=30
)
