"""What is left to do, over any acts in any order: always what counting by hand gives.

The ledger follows the log from the first act to the last, through undo, redo and reopening; it must
never differ from one that begins anew, nor from asking every passage by itself.
"""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from reviewer.acts import batches as batch_acts
from reviewer.acts import second_level, tagging
from reviewer.errors import ReviewError
from reviewer.fields import specs_of
from reviewer.model import Role
from reviewer.queries import batches, exhibits, left, passages
from reviewer.queries.left import Left, Scope
from reviewer.queries.unconfirmed import Ledger
from tests.properties.test_undo import PICK, ReviewerAtWork


class ReviewerWithMuchLeft(ReviewerAtWork):
    def __init__(self) -> None:
        super().__init__()
        self.ledger = Ledger()

    @rule(name=st.sampled_from(["Mail", "Memos"]), picks=st.sets(st.integers(0, 1), max_size=2))
    def batch(self, name, picks):
        chosen = tuple(self.exhibits[pick].exhibit for pick in picks)
        draft = batch_acts.BatchDraft(name, chosen, self.matter.reviewer)
        self.act(lambda view: batch_acts.make_batches(view, [draft]))

    @rule(pick=PICK, which=st.integers(0, 1), gone=st.booleans())
    def change_batch(self, pick, which, gone):
        known = batches.batches(self.matter.view)
        if known:
            batch, exhibit = known[pick % len(known)].id, self.exhibits[which].exhibit
            change = batch_acts.take_from_batch if gone else batch_acts.add_to_batch
            self.act(lambda view: change(view, batch, [exhibit]))

    @rule(pick=PICK, way=st.sampled_from(["check", "reject", "reopen"]))
    def judge(self, pick, way):
        """An attorney decides; all else is done as a reviewer."""
        rows = self.matter.view.rows("SELECT id FROM passage ORDER BY id")
        if not rows:
            return
        chosen = [rows[pick % len(rows)][0]]
        more = ("Not ours.",) if way == "reject" else ()
        act = getattr(second_level, way)
        self.matter.work_as(self.matter.reviewer, Role.ATTORNEY)
        self.act(lambda view: act(view, chosen, *more))
        self.matter.work_as(self.matter.reviewer, Role.REVIEWER)

    @rule(seconds=st.sampled_from([0.0, 10.0]))
    def count(self, seconds):
        self.ledger.work(self.matter.view, seconds)

    @invariant()
    def counts_are_those_made_by_hand(self) -> None:
        view = self.matter.view
        self.ledger.work(view)
        anew = Ledger()
        anew.work(view)
        assert sorted(one.row for one in self.ledger.waiting()) == sorted(
            one.row for one in anew.waiting()
        )
        scopes = [Scope(), Scope(is_mine=True)]
        scopes += [Scope(batch=line.id) for line in batches.batches(view)]
        for scope in scopes:
            found = left.left_to_do(view, self.ledger, scope)
            assert {line.left: line.count for line in found} == self.by_hand(scope)

    def by_hand(self, scope: Scope) -> dict[Left, int]:
        view = self.matter.view
        lines = exhibits.exhibits(view)
        if scope.batch is not None:
            within = batches.exhibits_of(view, scope.batch)
            lines = tuple(line for line in lines if line.id in within)
        states = [exhibits.review_state(view, line.id) for line in lines]
        cards = [
            passages.card(view, one.id)
            for line in lines
            for one in passages.of_exhibit(view, line.id)
            if one.status != "rejected"
        ]
        return {
            Left.UNREAD: states.count(""),
            Left.STARTED: states.count("started"),
            Left.QUICK_MARKS: sum(not card.tags for card in cards),
            Left.MISSING: sum(any(map(_is_short, card.tags)) for card in cards),
            Left.PROPOSED: sum(self._would_write(card.line.id) for card in cards),
            Left.UNCHECKED: 0,
            Left.UNCITED: sum(not card.line.pin for card in cards),
            Left.UNSETTLED: sum(card.line.is_unsettled for card in cards),
            Left.CHANGED: sum(self._is_changed(card.line) for card in cards),
        }

    def _is_changed(self, line: passages.PassageLine) -> bool:
        """Whether a reviewer coded it after it was checked: what stands on it, one by one."""
        on = self.matter.view.rows(
            """SELECT e.kind, e.hlc, c.role FROM entity e JOIN changeset c ON c.id = e.changeset
               WHERE e.subject = ?""",
            (line.id,),
        )
        said = [hlc for kind, hlc, _ in on if kind == "status"]
        coded = {"tagging", "field", "passage_field", "passage_issue"}
        return line.status == "checked" and any(
            hlc > max(said) and role == "reviewer" for kind, hlc, role in on if kind in coded
        )

    def _would_write(self, passage) -> bool:
        try:
            return bool(tagging.confirm_proposals(self.matter.view, passage).ops)
        except ReviewError:
            return False


def _is_short(on: passages.TagOn) -> bool:
    """Whether a required field of a tag has no answer."""
    answers = {**on.fields, "kind": on.kind}
    return any(spec.is_required and not answers.get(spec.name) for spec in specs_of(on.tag))


TestReviewerWithMuchLeft = ReviewerWithMuchLeft.TestCase
TestReviewerWithMuchLeft.settings = settings(
    max_examples=max(settings().max_examples // 5, 5), stateful_step_count=20
)
