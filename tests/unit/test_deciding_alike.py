"""One decision for all differences that are alike, on two copies put together."""

from functools import partial

import pytest

from reviewer.acts import deciding_alike, matters
from reviewer.acts import passages as acts
from reviewer.acts.deciding_alike import DecidingAlike
from reviewer.errors import RefusedError
from reviewer.model import Kind, PersonBody
from reviewer.queries import difference_alike, differences
from reviewer.queries.difference_kinds import Way
from reviewer.sharing.state import state
from reviewer.text.layer import Span
from tests.unit.matters import add_text, tag
from tests.unit.two_copies import also, decide, keep, two_copies

WORDS = [f"Report {number} says that we never copied any book." for number in range(6)]


@pytest.fixture
def two(tmp_path):
    copies = two_copies(tmp_path, "\n\n".join(WORDS))
    yield copies
    copies.close()


def marked(two, tag_id="denial"):
    """A passage on each sentence, which both know."""
    made = [tag(two.kim, two.exhibit, words, tag_id) for words in WORDS]
    two.meet()
    return made


def answer(matter, passages, value):
    for one in passages:
        matter.do(partial(acts.set_passage_field, passage=one, name="importance", value=value))


def answered(matter):
    rows = matter.view.rows("SELECT importance FROM passage ORDER BY start")
    return [row[0] for row in rows]


def like(matter, wanted):
    every = differences.open_differences(matter.view)
    return difference_alike.alike(matter.view, wanted.found, every)


def decide_alike(matter, one, way, reviewer="", at_once=4):
    """Decide all that are like one, a few at a time; gives how far it came."""
    kept = next((version.id for version in one.versions if version.reviewer == reviewer), b"")
    going = DecidingAlike(matter.view, like(matter, one), way, kept, at_once)
    act = matter.begin_long_act()
    while not going.is_finished:
        going.go_on(act.do)
    act.end()
    return going.progress


def test_the_same_answers_of_the_same_people_are_alike_and_others_are_not(two):
    made = marked(two)
    answer(two.kim, made, "hot")
    answer(two.kay, made[:4], "warm")
    answer(two.kay, made[4:], "neutral")
    two.meet()

    sizes = sorted(len(like(two.kim, one)) for one in two.open())

    assert sizes == [2, 2, 4, 4, 4, 4]


def test_keeping_what_one_said_keeps_theirs_in_all_that_are_alike_as_one_act(two):
    made = marked(two)
    answer(two.kim, made, "hot")
    answer(two.kay, made[:3], "warm")
    answer(two.kay, made[3:5], "neutral")
    two.meet()
    one = next(each for each in two.open() if {v.value for v in each.versions} == {"hot", "warm"})
    before = state(two.kim.view)

    progress = decide_alike(two.kim, one, Way.KEEP, "Kay Long", at_once=2)
    two.meet()

    assert (progress.decided, progress.count_left) == (3, 0)
    assert answered(two.kay)[:3] == ["warm"] * 3
    assert len(two.open()) == 2
    target = two.kim.undo_target()
    assert target is not None
    assert target.sentence == "decided 3 differences that are alike"
    two.kim.undo()
    two.meet()
    assert len(two.open()) == 5
    assert (
        state(two.kim.view) != before
    )  # what was taken back is known as such, and nothing is lost
    two.kim.redo()
    two.meet()
    assert len(two.open()) == 2


def test_files_that_two_imported_from_one_folder_are_decided_at_once(two):
    for copy in (two.kim, two.kay):
        for number in range(5):
            add_text(copy, f"Page {number}.", name=f"files/page{number}.txt")
    add_text(two.kim, "Elsewhere.", name="files/other.txt")
    add_text(two.kay, "Elsewhere.", name="desk/other.txt")
    two.meet()
    found = [each for each in two.open() if each.kind == "same_place"]
    assert len(found) == 5

    progress = decide_alike(two.kay, found[0], Way.JOIN)
    two.meet()

    assert progress.decided == 5
    assert two.open() == ()
    assert two.kim.view.rows("SELECT count(*) FROM occurrence")[0][0] == 1 + 5 + 2
    assert [one.way for one in differences.decided(two.kim.view)] == [Way.JOIN] * 5


def test_what_cannot_be_decided_so_is_left_open_and_told(two):
    added = {copy: [add_text(copy, f"Mail {n}.", name=f"m{n}.eml") for n in range(3)]
             for copy in (two.kim, two.kay)}  # fmt: skip
    add_text(two.kay, "Attached to Kay’s alone.", parent=added[two.kay][1])
    two.meet()
    mails = [each for each in two.open() if each.kind == "same_place"]

    progress = decide_alike(two.kim, mails[0], Way.KEEP, "Kim Lee")

    assert progress.decided == 2
    ((why, count),) = progress.left.items()
    assert (count, why.endswith("is attached to one of them alone. Keep both.")) == (1, True)
    (left,) = differences.differences(two.kim.view)
    with pytest.raises(RefusedError, match="attached to one of them alone"):
        decide_alike(two.kim, left, Way.KEEP, "Kim Lee")


def test_what_was_changed_after_it_was_found_is_left_open(two):
    made = marked(two)
    answer(two.kim, made, "hot")
    answer(two.kay, made, "warm")
    two.meet()
    one = two.open()[0]
    wanted = like(two.kim, one)
    going = DecidingAlike(two.kim.view, wanted, Way.KEEP, one.versions[0].id, 2)
    act = two.kim.begin_long_act()
    going.go_on(act.do)
    answer(two.kim, [wanted[-1].found.passages[0]], "neutral")

    while not going.is_finished:
        going.go_on(act.do)
    act.end()

    assert going.progress.decided == len(made) - 1
    assert list(going.progress.left) == ["It was changed meanwhile. Look at it again."]


def test_tags_against_each_other_are_alike_whatever_words_they_stand_on(two):
    for words in WORDS[:3]:
        also(two.kim, two.exhibit, words, "denial")
        also(two.kay, two.exhibit, words, "admission")
    also(two.kim, two.exhibit, WORDS[4], "admission")
    also(two.kay, two.exhibit, WORDS[4], "denial")
    two.meet()
    first = two.open()[0]
    assert len(like(two.kim, first)) == 3

    decide_alike(two.kim, first, Way.KEEP, "Kay Long")
    two.meet()

    tags = two.kay.view.rows("SELECT tags FROM passage ORDER BY start")
    assert [row[0] for row in tags[:3]] == ["admission"] * 3
    assert len(two.open()) == 1


def test_almost_the_same_words_and_withdrawn_work_are_alike_by_what_was_done(two):
    made = marked(two)
    for one in made[:3]:
        two.kim.do(partial(acts.withdraw_passage, passage=one))
        two.kay.do(partial(acts.note_passage, passage=one, text="Key"))
    for words in WORDS[3:5]:
        also(two.kay, two.exhibit, words[:-1], "denial")
    two.meet()

    by_kind = {one.kind: len(like(two.kim, one)) for one in two.open()}

    assert by_kind == {"withdrawn": 3, "duplicate": 2}


def test_names_that_two_defined_alike_are_joined_at_once_but_not_those_that_say_more(two):
    for copy in (two.kim, two.kay):
        for name in ("Ann Doe", "Bob Roe", "Cy Poe"):
            role = "expert" if (copy, name) == (two.kay, "Cy Poe") else "employee"
            copy.do(partial(matters.name_person, body=PersonBody(name, role=role)))
    two.meet()
    found = {one.about: len(like(two.kim, one)) for one in two.open()}

    assert sorted(found.values()) == [1, 2, 2]


def test_of_many_decided_in_two_ways_one_is_decided_between_without_the_others(two):
    made = marked(two)
    answer(two.kim, made, "hot")
    answer(two.kay, made, "warm")
    two.meet()
    decide_alike(two.kim, two.open()[0], Way.KEEP, "Kim Lee")
    keep(two.kay, differences.differences(two.kay.view)[0], "Kay Long")
    two.meet()

    one = two.only()
    keep(two.kim, one, "Kay Long")
    two.meet()

    assert two.open() == ()
    assert sorted(answered(two.kay)) == ["hot"] * 5 + ["warm"]


def test_many_decided_in_two_ways_are_decided_between_at_once(two):
    made = marked(two)
    answer(two.kim, made, "hot")
    answer(two.kay, made, "warm")
    two.meet()
    first = two.open()[0]
    decide_alike(two.kim, first, Way.KEEP, "Kim Lee")
    decide_alike(two.kay, first, Way.KEEP, "Kay Long")
    two.meet()
    again = two.open()
    assert len(again) == len(made)
    assert len(like(two.kim, again[0])) == len(made)

    decide_alike(two.kim, again[0], Way.KEEP, "Kay Long")
    two.meet()

    assert two.open() == ()
    assert answered(two.kim) == ["warm"] * len(made)


def test_a_difference_opened_again_is_like_one_that_never_was_decided(two):
    made = marked(two)[:2]
    answer(two.kim, made, "hot")
    answer(two.kay, made, "warm")
    two.meet()
    decide(two.kim, two.open()[0], Way.KEEP, two.open()[0].versions[0].id)
    two.kim.undo()

    opened = two.kim.view.rows("SELECT count(*) FROM entity WHERE is_different = 1")[0][0]
    assert opened == 1
    assert len(like(two.kim, differences.differences(two.kim.view)[0])) == 2


@pytest.mark.parametrize("at_once", [1, 4])
def test_what_another_of_the_decisions_answered_on_the_way_is_gone(two, at_once):
    also(two.kim, two.exhibit, f"{WORDS[0]}\n\n{WORDS[1]}", "denial")
    for words in WORDS[:2]:
        also(two.kay, two.exhibit, words, "admission")
    two.meet()
    one, _ = two.open()
    assert len(like(two.kim, one)) == 2

    progress = decide_alike(two.kim, one, Way.KEEP, "Kay Long", at_once=at_once)
    two.meet()

    assert (progress.decided, progress.count_left) == (1, 0)
    assert two.open() == ()


def test_a_part_holds_a_few_so_that_a_window_lives_between_them(two):
    assert deciding_alike.AT_ONCE < 50
    made = marked(two)
    answer(two.kim, made, "hot")
    answer(two.kay, made, "warm")
    two.meet()

    decide_alike(two.kim, two.open()[0], Way.KEEP_ALL, at_once=2)

    parts = two.kim.view.rows("SELECT count(*) FROM changeset WHERE verb = 'decide'")[0][0]
    assert parts == 3
    groups = two.kim.view.rows(
        "SELECT count(DISTINCT act_group) FROM changeset WHERE verb='decide'"
    )
    assert groups[0][0] == 1
    kinds = two.kim.view.rows("SELECT count(*) FROM entity WHERE kind = ?", (Kind.DECIDED.value,))
    assert kinds[0][0] == len(made)


def imported_twice(two, count=4):
    """Files that both imported from one folder, each by itself."""
    for copy in (two.kim, two.kay):
        for number in range(count):
            add_text(copy, f"Page {number}.", name=f"files/page{number}.txt")
    two.meet()
    return [each for each in two.open() if each.kind == "same_place"]


def places(two):
    return two.kay.view.rows("SELECT count(*) FROM occurrence")[0][0]


def test_of_many_decided_apart_one_is_taken_up_without_the_others(two):
    found = imported_twice(two)
    decide_alike(two.kim, found[0], Way.KEEP_ALL)
    decide_alike(two.kay, found[0], Way.KEEP, "Kay Long")
    two.meet()
    again = two.open()
    assert [one.kind for one in again] == ["decision"] * 4
    assert places(two) == 1 + 4

    keep(two.kay, again[0], "Kim Lee")
    two.meet()

    assert len(two.open()) == 3
    assert places(two) == 1 + 4 + 1
    keep(two.kim, two.open()[0], "Kay Long")
    two.meet()
    assert len(two.open()) == 2
    assert places(two) == 1 + 4 + 1


def test_many_decided_apart_are_decided_between_at_once(two):
    found = imported_twice(two)
    decide_alike(two.kim, found[0], Way.KEEP_ALL)
    decide_alike(two.kay, found[0], Way.KEEP, "Kay Long")
    two.meet()
    again = two.open()
    assert len(like(two.kim, again[0])) == 4

    decide_alike(two.kim, again[0], Way.KEEP, "Kim Lee")
    two.meet()

    assert two.open() == ()
    assert places(two) == 1 + 4 + 4


def test_extents_that_two_gave_a_passage_are_alike_by_what_became_of_it(two):
    made = marked(two)
    for number, one in enumerate(made[:4]):
        wider = two.exhibit.span(WORDS[number])
        span = Span(wider.start, wider.end - 1)
        two.kim.do(partial(acts.widen_passage, passage=one, spans=(span,)))
        if number < 3:
            two.kay.do(partial(acts.withdraw_passage, passage=one))
    two.meet()

    sizes = {one.kind: len(like(two.kim, one)) for one in two.open()}

    assert sizes == {"passage": 3}
