import pytest

from reviewer.acts import issues as acts
from reviewer.acts import passages as passage_acts
from reviewer.errors import InputError, RefusedError
from reviewer.model import Act, EntityId, IssueBody, Kind, Op, PassageId
from reviewer.queries import history, many, passages
from tests.unit.matters import add_text, make_matter, tag

TEXT = "We never copied a book. There were films. Seven years went by. Nobody told us so."
NOWHERE = EntityId(b"\x01" * 16)


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        yield made


@pytest.fixture
def marked(matter) -> list[PassageId]:
    added = add_text(matter, TEXT)
    parts = ("We never copied a book.", "There were films.", "Seven years went by.")
    return [tag(matter, added, words, "admission") for words in parts]


def issue(matter, name: str, parent: bytes | None = None) -> EntityId:
    known = {one.id for one in passages.issues(matter.view)}
    matter.do(lambda view: acts.add_issue(view, name, parent))
    return EntityId(next(one.id for one in passages.issues(matter.view) if one.id not in known))


def tree(matter) -> list[tuple[str, bytes | None]]:
    return [(one.name, one.parent) for one in passages.issues(matter.view)]


def names_on(matter, passage: PassageId) -> list[str]:
    return [one.name for one in passages.issues_of(matter.view, passage)]


def give(matter, chosen, *issues: bytes) -> None:
    matter.do(lambda view: acts.give_issues(view, chosen, issues))


def told(matter) -> str:
    return next(history.acts(matter.view)).sentence


def test_an_issue_keeps_its_place_when_it_gets_another_name(matter):
    use, harm = issue(matter, "Use"), issue(matter, "Harm")

    matter.do(lambda view: acts.rename_issue(view, use, " Fair  use "))

    assert tree(matter) == [("Fair use", None), ("Harm", None)]
    with pytest.raises(InputError, match="already is an issue"):
        matter.do(lambda view: acts.rename_issue(view, harm, "FAIR USE"))
    matter.do(lambda view: acts.rename_issue(view, harm, "HARM"))
    assert tree(matter)[1] == ("HARM", None)


def test_an_issue_moves_below_another_and_back_to_the_top(matter):
    use, harm = issue(matter, "Use"), issue(matter, "Harm")

    matter.do(lambda view: acts.move_issue(view, harm, use))

    assert tree(matter) == [("Use", None), ("Harm", use)]
    assert told(matter) == "moved the issue “Harm”"
    matter.do(lambda view: acts.move_issue(view, harm, None))
    assert tree(matter) == [("Use", None), ("Harm", None)]


@pytest.mark.parametrize(
    ("moved", "parent", "sentence"),
    [
        ("Harm", "Use", "stands there already"),
        ("Use", "Harm", "two levels"),
        ("Use", "Use", "two levels"),
        ("Other", "Harm", "two levels"),
        ("Harm below Other", "Use", "already is an issue"),
    ],
)
def test_a_move_that_makes_no_sense_is_refused_in_words(matter, moved, parent, sentence):
    use, other = issue(matter, "Use"), issue(matter, "Other")
    known = {"Use": use, "Other": other, "Harm": issue(matter, "Harm", use)}
    known["Harm below Other"] = issue(matter, "Harm", other)

    with pytest.raises(InputError, match=sentence):
        matter.do(lambda view: acts.move_issue(view, known[moved], known[parent]))


def test_merging_moves_passages_and_the_issues_below_and_one_undo_takes_it_back(matter, marked):
    old, new = issue(matter, "Market"), issue(matter, "Markets")
    mine, twin = issue(matter, "Price", old), issue(matter, "price", new)
    lone = issue(matter, "Volume", old)
    give(matter, marked[:2], old)
    give(matter, marked[1:], new)
    give(matter, marked[:1], mine, lone)
    matter.do(lambda view: passage_acts.withdraw_passage(view, marked[0]))
    before = tree(matter)

    matter.do(lambda view: acts.merge_issues(view, old, new))

    assert tree(matter) == [("Markets", None), ("price", new), ("Volume", new)]
    assert told(matter) == "merged the issue “Market” into “Markets”, “price”"
    assert [names_on(matter, one) for one in marked[1:]] == [["Markets"], ["Markets"]]
    matter.do(lambda view: passage_acts.restore_passage(view, marked[0]))
    assert names_on(matter, marked[0]) == ["Markets", "price", "Volume"]
    assert twin in many.issue_counts(matter.view)
    for _ in range(2):
        matter.undo()
    assert tree(matter) == before
    assert names_on(matter, marked[1]) == ["Market", "Markets"]


def test_an_issue_of_no_passages_is_merged_as_well(matter):
    old, new = issue(matter, "A"), issue(matter, "B")

    matter.do(lambda view: acts.merge_issues(view, old, new))

    assert tree(matter) == [("B", None)]
    assert told(matter) == "merged the issue “A” into another"


@pytest.mark.parametrize(
    ("gone", "kept", "sentence"),
    [
        ("Use", "Use", "with itself"),
        ("Use", "Harm", "stands below"),
        ("Use", "Part", "has issues below it"),
        ("Use", "nowhere", "not in the matter"),
        ("nowhere", "Use", "not in the matter"),
    ],
)
def test_a_merge_that_makes_no_sense_is_refused_in_words(matter, gone, kept, sentence):
    use, other = issue(matter, "Use"), issue(matter, "Other")
    known = {"Use": use, "nowhere": NOWHERE}
    known |= {"Harm": issue(matter, "Harm", use), "Part": issue(matter, "Part", other)}

    with pytest.raises(InputError, match=sentence):
        matter.do(lambda view: acts.merge_issues(view, known[gone], known[kept]))


@pytest.mark.parametrize("stays", [False, True])
def test_a_new_issue_takes_chosen_passages_of_another(matter, marked, stays):
    use = issue(matter, "Use")
    give(matter, marked[:2], use)

    matter.do(
        lambda view: acts.split_issue(view, use, "Film", [*marked[1:], marked[1]], stays=stays)
    )

    kept = ["Use", "Film"] if stays else ["Film"]
    assert [names_on(matter, one) for one in marked] == [["Use"], kept, []]
    assert told(matter) == "split off the issue “Film”, with 1 passage"
    with pytest.raises(RefusedError, match="None of these"):
        matter.do(lambda view: acts.split_issue(view, use, "More", marked[2:]))


def test_what_is_split_off_stands_beside_the_old_one(matter, marked):
    use = issue(matter, "Use")
    harm = issue(matter, "Harm", use)
    give(matter, marked, harm)

    matter.do(lambda view: acts.split_issue(view, harm, "Price", marked[:1]))

    assert tree(matter) == [("Use", None), ("Harm", use), ("Price", use)]
    with pytest.raises(InputError, match="already is an issue"):
        matter.do(lambda view: acts.split_issue(view, harm, "price", marked[1:]))


def test_a_removed_issue_is_off_every_passage_and_those_below_are_at_the_top(matter, marked):
    use = issue(matter, "Use")
    issue(matter, "Harm", use)
    give(matter, marked, use)

    matter.do(lambda view: acts.remove_issue(view, use))

    assert tree(matter) == [("Harm", None)]
    assert many.issue_counts(matter.view) == {}
    assert told(matter) == "removed the issue “Use”"
    matter.undo()
    assert many.issue_counts(matter.view) == {use: 3}


def test_an_issue_is_not_removed_while_one_below_it_has_no_name_of_its_own_at_the_top(matter):
    use = issue(matter, "Use")
    issue(matter, "Harm", use)
    issue(matter, "harm")

    with pytest.raises(InputError, match="Merge the two"):
        matter.do(lambda view: acts.remove_issue(view, use))


def test_issues_are_given_to_and_taken_off_passages_that_lack_or_have_them(matter, marked):
    use, harm = issue(matter, "Use"), issue(matter, "Harm")
    give(matter, marked[:1], use)

    change = matter.do(lambda view: acts.give_issues(view, [*marked, marked[0]], [use]))

    assert change.passages == set(marked[1:])
    assert told(matter) == "put “Use” on 2 passages"
    with pytest.raises(RefusedError, match="already"):
        give(matter, marked, use)
    matter.do(lambda view: acts.relieve_issues(view, marked[:2], [use, harm]))
    assert told(matter) == "took “Use” off 2 passages"
    assert [names_on(matter, one) for one in marked] == [[], [], ["Use"]]
    with pytest.raises(RefusedError, match="None of these"):
        matter.do(lambda view: acts.relieve_issues(view, marked, [harm]))
    for way in (acts.give_issues, acts.relieve_issues):
        with pytest.raises(InputError, match="not in the matter"):
            matter.do(lambda view, way=way: way(view, marked, [NOWHERE]))


def test_a_new_issue_is_made_and_given_in_one_act(matter, marked):
    use = issue(matter, "Use")

    matter.do(lambda view: acts.give_new_issue(view, marked[1:], " Films ", use))

    assert tree(matter) == [("Use", None), ("Films", use)]
    assert told(matter) == "put “Films” on 2 passages"
    matter.do(lambda view: passage_acts.withdraw_passage(view, marked[0]))
    with pytest.raises(InputError, match="withdrawn"):
        matter.do(lambda view: acts.give_new_issue(view, marked[:1], "Lone"))
    assert tree(matter) == [("Use", None), ("Films", use)]


def test_two_copies_that_moved_issues_below_each_other_still_show_both(matter):
    """What two acts leave that were right apart: a circle, seen only after a merge."""
    use, harm = issue(matter, "Use"), issue(matter, "Harm")
    moved = matter.do(lambda view: acts.move_issue(view, harm, use))
    assert moved.kinds == {"issue"}
    matter.do(Act("move_issue", (Op(use, Kind.ISSUE, None, IssueBody("Use", harm.hex())),)))

    assert tree(matter) == [("Use", None), ("Harm", None)]
