import pytest

from reviewer.acts import own_tags as acts
from reviewer.acts import passages as passage_acts
from reviewer.acts import tagging
from reviewer.errors import InputError, RefusedError
from reviewer.model import EntityId, OwnTagBody, PassageId, TagId
from reviewer.queries import entities, history, passages, tags
from tests.unit.matters import add_transcript, make_matter, tag

ADMISSION, DENIAL, QUANTITY = TagId("admission"), TagId("denial"), TagId("quantity")
LINES = (
    ("Q", "Q.  Did you copy books?"),
    ("A", "A.  No.  Some pages, yes."),
    ("Q", "Q.  Do you recall how many?"),
    ("A", "A.  I don't recall."),
    ("Q", "Q.  Were there films?"),
    ("A", "A.  I believe about seven."),
)


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        yield made


@pytest.fixture
def own(matter) -> TagId:
    return define(matter, "Damages")


@pytest.fixture
def marked(matter, own) -> list[PassageId]:
    added = add_transcript(matter, LINES)
    words = ("No.", "I don't recall.", "I believe about seven.")
    return [tag(matter, added, one, own) for one in words]


def define(matter, name: str) -> TagId:
    matter.do(lambda view: tagging.define_tag(view, name, "teal"))
    return tags.tag_named(matter.view, name).id


def answer(matter, passage: PassageId, tag_id: TagId, **values: str) -> None:
    matter.do(lambda view: tagging.set_fields(view, passage, tag_id, list(values.items())))


def on(matter, passage: PassageId) -> dict[str, dict[str, str]]:
    return {
        tags.tag_of(matter.view, one.tag).word: {
            **one.fields,
            **({"kind": one.kind} if one.kind else {}),
        }
        for one in passages.tags_of(matter.view, passage)
    }


def told(matter) -> str:
    return next(history.acts(matter.view)).sentence


def shown(matter) -> dict[bytes, bytes | None]:
    return {one.entity: one.content for one in entities.shown(matter.view) if one.content}


def test_a_tag_keeps_its_key_when_it_gets_another_name_and_colour(matter, own):
    define(matter, "Notice")

    matter.do(lambda view: tagging.define_tag(view, "Harm", "red", EntityId(bytes.fromhex(own))))

    assert [(row.name, row.digit) for row in tags.tags(matter.view)[4:]] == [
        ("Harm", 5),
        ("Notice", 6),
    ]


def test_a_merged_tag_takes_its_answers_along_and_one_undo_takes_it_back(matter, own, marked):
    notice = define(matter, "Notice")
    answer(matter, marked[0], own, declarant="Ann Doe", hedge="belief")
    answer(matter, marked[2], own, declarant="Ann Doe", statement_date="2024")
    matter.do(lambda view: tagging.tag_passage(view, marked[2], notice))
    answer(matter, marked[2], notice, declarant="Jane Clark", statement_date="2024")
    before = shown(matter)

    stays = acts.what_stays(matter.view, own, notice)
    matter.do(lambda view: acts.merge_tags(view, own, notice))

    assert [(one.passage, one.name, one.value, one.reason) for one in stays] == [
        (marked[2], "declarant", "Ann Doe", "There it says “Jane Clark”.")
    ]
    assert on(matter, marked[0]) == {"Notice": {"declarant": "Ann Doe", "hedge": "belief"}}
    assert on(matter, marked[2]) == {
        "Notice": {"declarant": "Jane Clark", "statement_date": "2024"}
    }
    assert [row.name for row in tags.tags(matter.view)[4:]] == ["Notice"]
    assert told(matter) == "merged the tag “Damages” into Notice"
    matter.undo()
    assert shown(matter) == before


def test_what_the_other_tag_cannot_hold_is_named_before_and_left(matter, own, marked):
    answer(matter, marked[0], own, kind="sarcastic", declarant="Ann Doe")

    stays = acts.what_stays(matter.view, own, ADMISSION)
    matter.do(lambda view: acts.merge_tags(view, own, ADMISSION))

    assert [(one.name, one.value) for one in stays] == [("kind", "sarcastic")]
    assert "none of them" in stays[0].reason
    assert on(matter, marked[0]) == {"admission": {"declarant": "Ann Doe"}}


def test_words_of_no_recollection_are_no_denial_after_a_merge_either(matter, own, marked):
    matter.do(lambda view: passage_acts.withdraw_passage(view, marked[1]))

    matter.do(lambda view: acts.merge_tags(view, own, DENIAL))
    matter.do(lambda view: passage_acts.restore_passage(view, marked[1]))

    assert on(matter, marked[0]) == {"denial": {}}
    assert on(matter, marked[1]) == {"no_recollection": {}}


@pytest.mark.parametrize("first", ["denied", "admitted"])
def test_a_merge_links_what_is_denied_in_part_with_what_is_admitted(matter, own, first):
    added = add_transcript(matter, LINES)
    denied, admitted = (own, ADMISSION) if first == "denied" else (DENIAL, own)
    one = tag(matter, added, "No.", denied)
    other = tag(matter, added, "Some pages, yes.", admitted)
    answer(matter, one, denied, kind="in_part")

    matter.do(lambda view: acts.merge_tags(view, own, DENIAL if first == "denied" else ADMISSION))

    links = passages.links_of(matter.view, one)
    assert [(link.kind, link.other) for link in links] == [("in_part", other)]


@pytest.mark.parametrize("stays", [False, True])
def test_chosen_passages_get_a_new_tag_with_what_was_answered(matter, own, marked, stays):
    answer(matter, marked[0], own, declarant="Ann Doe")
    new = OwnTagBody("Part", "red")

    matter.do(
        lambda view: acts.split_tag(view, own, new, [marked[0], marked[0], marked[2]], stays=stays)
    )

    kept = {"Damages": {"declarant": "Ann Doe"}} if stays else {}
    assert on(matter, marked[0]) == {"Part": {"declarant": "Ann Doe"}} | kept
    assert on(matter, marked[1]) == {"Damages": {}}
    assert told(matter) == "split off the tag “Part”, with 2 passages"
    with pytest.raises(InputError, match="already is a tag"):
        matter.do(lambda view: acts.split_tag(view, own, new, marked))
    with pytest.raises(RefusedError, match="None of these"):
        matter.do(lambda view: acts.split_tag(view, QUANTITY, OwnTagBody("More", "red"), marked))


def test_a_removed_tag_is_off_every_passage(matter, own, marked):
    before = shown(matter)

    matter.do(lambda view: acts.remove_tag(view, own))

    assert [on(matter, one) for one in marked] == [{}, {}, {}]
    assert told(matter) == "removed the tag “Damages” from 3 passages"
    matter.undo()
    assert shown(matter) == before
    assert tags.tag_named(matter.view, "Damages").digit == 5


def test_merging_and_removing_what_is_built_in_or_not_there_is_refused_in_words(matter, own):
    for work, sentence in (
        (lambda view: acts.merge_tags(view, ADMISSION, own), "built in"),
        (lambda view: acts.merge_tags(view, own, own), "with itself"),
        (lambda view: acts.merge_tags(view, own, TagId("sarcasm")), "no tag"),
        (lambda view: acts.remove_tag(view, DENIAL), "built in"),
        (lambda view: acts.what_stays(view, DENIAL, own), "built in"),
    ):
        with pytest.raises(InputError, match=sentence):
            matter.do(work)
