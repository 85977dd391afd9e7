"""Batches: made, given to people, changed, taken away, each with one act that undo takes back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.acts import batches as acts
from reviewer.acts import exhibits as exhibit_acts
from reviewer.acts.batches import BatchDraft
from reviewer.errors import InputError
from reviewer.matter import Matter
from reviewer.model import EntityId, ReviewerId
from reviewer.queries import batches, history
from tests.unit.matters import Added, add_text, make_matter


@pytest.fixture
def matter(tmp_path: Path) -> Iterator[Matter]:
    with make_matter(tmp_path) as matter:
        yield matter


@pytest.fixture
def letters(matter: Matter) -> list[Added]:
    return [add_text(matter, f"Letter {count}.", "email") for count in range(5)]


def make(matter: Matter, *drafts: BatchDraft) -> list[EntityId]:
    matter.do(lambda view: acts.make_batches(view, drafts))
    return [batches.batch_named(matter.view, draft.name).id for draft in drafts]


def ids(*added: Added) -> tuple[bytes, ...]:
    return tuple(one.exhibit for one in added)


def last_sentence(matter: Matter) -> str:
    return next(history.acts(matter.view)).sentence


def test_a_batch_has_its_exhibits_and_its_reviewer(matter, letters):
    (batch,) = make(matter, BatchDraft(" Mail  1 ", ids(*letters[:3]), matter.reviewer))

    (line,) = batches.batches(matter.view)
    assert (line.id, line.name, line.reviewer) == (batch, "Mail 1", matter.reviewer)
    assert (line.exhibits, line.unread, line.started, line.reviewed) == (3, 3, 0, 0)
    assert batches.exhibits_of(matter.view, batch) == list(ids(*letters[:3]))
    assert batches.batches_for(matter.view, matter.reviewer) == (line,)
    assert last_sentence(matter) == "made batch “Mail 1”"


def test_many_batches_are_one_act_that_one_undo_takes_back(matter, letters):
    make(matter, *(BatchDraft(f"Mail {one.text}", ids(one)) for one in letters))
    assert len(batches.batches(matter.view)) == 5
    assert last_sentence(matter) == "made 5 batches"

    matter.undo()

    assert batches.batches(matter.view) == ()
    assert matter.projected_rows() == matter.rebuilt_rows()


def test_more_exhibits_than_one_changeset_holds_are_one_act_all_the_same(matter):
    many = [add_text(matter, f"Page {count}.") for count in range(60)]
    drafts = [BatchDraft(f"Slice {count}", ids(*many)) for count in range(40)]

    change = matter.do(lambda view: acts.make_batches(view, drafts))

    assert len(change.changesets) == 2
    assert all(line.exhibits == 60 for line in batches.batches(matter.view))
    assert last_sentence(matter) == "made 40 batches"
    matter.undo()
    assert batches.batches(matter.view) == ()


def test_how_far_a_batch_is_counts_for_the_reviewer_who_has_it(matter, letters):
    (batch,) = make(matter, BatchDraft("Mail", ids(*letters)))
    for one, state in zip(letters, ("started", "reviewed", "reviewed"), strict=False):
        matter.do(
            lambda view, one=one, state=state: exhibit_acts.set_review(view, one.exhibit, state)
        )
    mine = batches.batches(matter.view)[0]
    other = join(matter, "Ann Doe")

    matter.do(lambda view: acts.assign_batch(view, batch, other))

    theirs = batches.batches(matter.view)[0]
    assert (mine.unread, mine.started, mine.reviewed) == (2, 1, 2)
    assert (theirs.unread, theirs.started, theirs.reviewed) == (5, 0, 0)
    assert last_sentence(matter) == "said who has batch “Mail”"


def join(matter: Matter, name: str) -> ReviewerId:
    """Another person works here for one act."""
    first = matter.reviewer
    matter.settings.name_reviewer(name, "AD")
    matter.work_as(matter.settings.reviewer_id())
    other = matter.reviewer
    added = add_text(matter, f"{name} was here.")
    matter.do(lambda view: exhibit_acts.set_review(view, added.exhibit, "started"))
    matter.work_as(first)
    return other


def test_batches_stand_in_the_order_in_which_people_count(matter, letters):
    make(matter, *(BatchDraft(f"Mail {count}", ids(letters[0])) for count in (10, 2, 1)))

    names = [line.name for line in batches.batches(matter.view)]
    assert names == ["Mail 1", "Mail 2", "Mail 10"]


def test_a_batch_can_go_back_to_nobody(matter, letters):
    (batch,) = make(matter, BatchDraft("Mail", ids(*letters), matter.reviewer))

    matter.do(lambda view: acts.assign_batch(view, batch, b""))

    assert batches.batches(matter.view)[0].reviewer == b""


def test_a_batch_is_renamed_but_not_to_a_name_that_is_taken(matter, letters):
    first, second = make(matter, BatchDraft("A", ids(letters[0])), BatchDraft("B", ids(letters[1])))

    matter.do(lambda view: acts.rename_batch(view, first, "a"))
    assert batches.batch_named(matter.view, " A ").name == "a"
    assert last_sentence(matter) == "renamed batch “a”"
    with pytest.raises(InputError, match="already is a batch named “A”"):
        matter.do(lambda view: acts.rename_batch(view, second, "A"))


def test_exhibits_go_in_and_out(matter, letters):
    (batch,) = make(matter, BatchDraft("Mail", ids(letters[0])))

    matter.do(lambda view: acts.add_to_batch(view, batch, ids(*letters[:3])))
    assert batches.exhibits_of(matter.view, batch) == list(ids(*letters[:3]))
    assert last_sentence(matter) == "put exhibits into batch “Mail”"
    matter.do(lambda view: acts.take_from_batch(view, batch, ids(letters[0], letters[4])))

    assert batches.exhibits_of(matter.view, batch) == list(ids(*letters[1:3]))
    assert last_sentence(matter) == "took exhibits out of batch “Mail”"
    matter.undo()
    matter.undo()
    assert batches.exhibits_of(matter.view, batch) == [letters[0].exhibit]


def test_a_batch_that_goes_leaves_its_exhibits_and_comes_back_by_undo(matter, letters):
    (batch,) = make(matter, BatchDraft("Mail", ids(*letters)))

    matter.do(lambda view: acts.remove_batch(view, batch))

    assert batches.batches(matter.view) == ()
    assert matter.view.rows("SELECT 1 FROM batch_exhibit") == []
    assert last_sentence(matter) == "removed batch “Mail”"
    matter.undo()
    assert batches.batches(matter.view)[0].exhibits == 5


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (BatchDraft("", (b"x",)), "Give the batch a name"),
        (BatchDraft("Mail", ()), "has no exhibits"),
        (BatchDraft("Mail", (bytes(32),)), "not in the matter"),
    ],
)
def test_a_batch_that_cannot_be_is_refused_in_words(matter, letters, draft, said):
    if draft.exhibits == (b"x",):
        draft = BatchDraft("  ", ids(letters[0]))
    with pytest.raises(InputError, match=said):
        matter.do(lambda view: acts.make_batches(view, [draft]))


def test_nothing_to_put_into_a_batch_is_refused(matter):
    with pytest.raises(InputError, match="No exhibit is left"):
        matter.do(lambda view: acts.make_batches(view, []))


def test_a_name_is_given_once_whatever_its_case(matter, letters):
    with pytest.raises(InputError, match="already is a batch"):
        make(matter, BatchDraft("Mail", ids(letters[0])), BatchDraft("MAIL", ids(letters[1])))


def test_someone_who_never_worked_here_gets_no_batch(matter, letters):
    with pytest.raises(InputError, match="has not worked on the matter"):
        make(matter, BatchDraft("Mail", ids(letters[0]), bytes(16)))


def test_what_changes_nothing_is_refused(matter, letters):
    (batch,) = make(matter, BatchDraft("Mail", ids(letters[0])))
    with pytest.raises(InputError, match="in the batch already"):
        matter.do(lambda view: acts.add_to_batch(view, batch, ids(letters[0])))
    with pytest.raises(InputError, match="None of these"):
        matter.do(lambda view: acts.take_from_batch(view, batch, ids(letters[1])))


def test_a_batch_that_is_not_there_is_refused(matter, letters):
    gone = EntityId(bytes(16))
    for decide in (
        lambda view: acts.assign_batch(view, gone, b""),
        lambda view: acts.rename_batch(view, gone, "Mail"),
        lambda view: acts.add_to_batch(view, gone, ids(letters[0])),
        lambda view: acts.take_from_batch(view, gone, ids(letters[0])),
        lambda view: acts.remove_batch(view, gone),
    ):
        with pytest.raises(InputError, match="not in the matter, or was removed"):
            matter.do(decide)
    with pytest.raises(InputError, match="No batch is named “Mail”"):
        batches.batch_named(matter.view, "Mail")


def test_unread_exhibits_fall_into_batches_with_their_families(matter):
    mails = [add_text(matter, f"Mail {count}.", "email") for count in range(4)]
    hung = [add_text(matter, f"Sheet {count}.", parent=mails[1]) for count in range(2)]
    deeper = add_text(matter, "Deeper.", parent=hung[0])
    add_text(matter, "A memo.", "memo")
    matter.do(lambda view: exhibit_acts.set_review(view, mails[2].exhibit, "started"))

    heaps = batches.split_unread(matter.view, "email", 3)

    assert [set(heap) for heap in heaps] == [
        set(ids(mails[0])),
        set(ids(mails[1], *hung, deeper)),
        set(ids(mails[3])),
    ]
    assert bytes(heaps[1][0]) == ids(mails[1])[0]
    everything = batches.split_unread(matter.view, "", 100)
    assert len(everything) == 1
    assert len(everything[0]) == 7


def test_a_batch_is_read_in_its_order_and_families_stay_together(matter):
    mails = [add_text(matter, f"Mail {count}.", "email") for count in range(3)]
    sheet = add_text(matter, "A sheet.", "attachment", parent=mails[0])
    add_text(matter, "Another sheet.", "attachment", parent=mails[1])
    (batch,) = make(matter, BatchDraft("Mail", ids(mails[0], mails[1], sheet)))
    wanted = [mails[0].occurrence, sheet.occurrence, mails[1].occurrence]

    assert batches.following(matter.view, batch, wanted[0]) == wanted[1:]
    assert batches.following(matter.view, batch, wanted[1]) == [wanted[2], wanted[0]]
    assert batches.following(matter.view, batch, mails[2].occurrence) == wanted


def test_what_is_in_a_batch_is_not_put_into_another(matter, letters):
    make(matter, BatchDraft("Mail", ids(*letters[:4])))

    assert batches.split_unread(matter.view, "", 10) == [ids(letters[4])]


def test_the_same_exhibit_met_twice_is_put_into_one_batch_once(matter, letters):
    add_text(matter, letters[0].text, "email", name="again.eml")

    assert sum(map(len, batches.split_unread(matter.view, "", 2))) == 5


def test_names_count_on_past_those_that_are_taken():
    assert list(batches.names_for(" Mail ", 3, ["mail 2"])) == ["Mail 1", "Mail 3", "Mail 4"]
    assert list(batches.names_for("", 3, [])) == []
