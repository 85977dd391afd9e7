from functools import partial

import pytest

from reviewer.acts import bulk, matters, passages, tagging
from reviewer.acts.tagging import CounselsWordsError
from reviewer.errors import InputError, RefusedError
from reviewer.model import FieldBody, Kind, PassageId, PersonBody, TagId, canonical, named_field_id
from reviewer.queries import entities, history, many
from reviewer.queries import passages as passage_queries
from reviewer.queries.passages import PassageFilter
from reviewer.store import log
from reviewer.text.layer import Span
from tests.unit.matters import NOON, add_text, add_transcript, make_matter
from tests.unit.replicas import Writer

ADMISSION, DENIAL, QUANTITY = TagId("admission"), TagId("denial"), TagId("quantity")
LINES = (
    ("Q", "Q.  Did you copy books?"),
    ("A", "A.  No.  Some pages, yes."),
    ("Q", "Q.  Do you recall how many?"),
    ("A", "A.  I don't recall."),
    ("Q", "Q.  Were there films?"),
    ("A", "A.  I believe about seven."),
)
WORDS = ("No.", "Some pages, yes.", "I don't recall.", "I believe about seven.")


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        yield made


@pytest.fixture
def marked(matter) -> list[PassageId]:
    return mark(matter)


def mark(matter) -> list[PassageId]:
    added = add_transcript(matter, LINES)
    found = []
    for words in WORDS:
        spans = (added.span(words),)
        change = matter.do(
            lambda view, spans=spans: passages.mark_passage(
                view, added.exhibit, added.layer, spans, added.occurrence
            )
        )
        found += change.passages
    return found


def tags_on(matter, passage: PassageId) -> dict[str, str]:
    return {str(on.tag): on.kind for on in passage_queries.tags_of(matter.view, passage)}


def told(matter) -> str:
    return next(history.acts(matter.view)).sentence


def shown(matter) -> dict[bytes, bytes | None]:
    return {one.entity: one.content for one in entities.shown(matter.view)}


def test_many_passages_are_tagged_as_one_act_and_those_that_have_it_are_left_out(matter, marked):
    matter.do(lambda view: tagging.tag_passage(view, marked[0], ADMISSION))

    change = matter.do(lambda view: bulk.tag_passages(view, [*marked, marked[1]], ADMISSION))

    assert change.passages == set(marked[1:])
    assert told(matter) == "tagged 3 passages as Admission"
    assert all(tags_on(matter, one) == {"admission": ""} for one in marked)
    assert matter.undo().sentence == "tagged 3 passages as Admission"
    assert [tags_on(matter, one) for one in marked] == [{"admission": ""}, {}, {}, {}]
    assert told(matter) == "took back: tagged 3 passages as Admission"


def test_counsels_words_are_left_out_of_many_and_refused_alone(matter):
    added = add_transcript(matter, [("Q", "Q.  You took them?"), ("A", "A.  Some pages, yes.")])
    found = []
    for words in ("You took them?", "Some pages, yes."):
        spans = (added.span(words),)
        change = matter.do(
            lambda view, spans=spans: passages.mark_passage(
                view, added.exhibit, added.layer, spans, added.occurrence
            )
        )
        found += change.passages
    question, answer = found

    change = matter.do(lambda view: bulk.tag_passages(view, found, ADMISSION))

    assert change.passages == {answer}
    assert tags_on(matter, question) == {}
    with pytest.raises(CounselsWordsError, match="press the digit twice"):
        matter.do(lambda view: bulk.tag_passages(view, [question], ADMISSION))


def test_one_passage_is_named_in_the_sentence_as_ever(matter, marked):
    matter.do(lambda view: bulk.tag_passages(view, marked[:1], ADMISSION))

    assert told(matter).startswith("tagged KL-0001 (")


def test_words_of_no_recollection_are_no_denial_among_many_either(matter, marked):
    matter.do(lambda view: bulk.tag_passages(view, marked, DENIAL))

    assert tags_on(matter, marked[2]) == {"no_recollection": ""}
    assert told(matter) == "tagged 4 passages as Denial, No recollection"
    matter.do(lambda view: bulk.tag_passages(view, marked[2:3], DENIAL, "evasive"))
    assert tags_on(matter, marked[2]) == {"no_recollection": "", "denial": "evasive"}


@pytest.mark.parametrize("first", [ADMISSION, DENIAL])
def test_what_is_denied_in_part_is_linked_with_what_is_admitted(matter, marked, first):
    steps = [
        lambda view: bulk.tag_passages(view, marked[1:2] + marked[3:], ADMISSION),
        lambda view: bulk.tag_passages(view, marked[:1], DENIAL, "in_part"),
    ]
    for step in steps if first == ADMISSION else steps[::-1]:
        matter.do(step)

    links = passage_queries.links_of(matter.view, marked[0])
    assert [(one.kind, one.other) for one in links] == [("in_part", marked[1])]


def test_a_plain_denial_is_not_linked(matter, marked):
    matter.do(lambda view: bulk.tag_passages(view, marked[:1], DENIAL))

    matter.do(lambda view: bulk.tag_passages(view, marked[1:2], ADMISSION))

    assert passage_queries.links_of(matter.view, marked[0]) == ()


def test_a_kind_set_on_many_links_them_once(matter, marked):
    matter.do(lambda view: bulk.tag_passages(view, marked[1:2], ADMISSION))
    matter.do(lambda view: bulk.tag_passages(view, marked[:1], DENIAL))

    matter.do(lambda view: bulk.set_field(view, marked, "kind", "in_part", DENIAL))

    assert len(passage_queries.links_of(matter.view, marked[0])) == 1
    matter.do(lambda view: bulk.set_field(view, marked, "kind", "belief", DENIAL))
    matter.do(lambda view: bulk.set_field(view, marked, "kind", "in_part", DENIAL))
    assert len(passage_queries.links_of(matter.view, marked[0])) == 1


def test_a_tag_is_taken_off_those_that_carry_it(matter, marked):
    matter.do(lambda view: bulk.tag_passages(view, marked[:2], ADMISSION))

    change = matter.do(lambda view: bulk.untag_passages(view, marked, ADMISSION))

    assert change.passages == set(marked[:2])
    assert told(matter) == "took Admission off 2 passages"
    with pytest.raises(RefusedError, match="None of these"):
        matter.do(lambda view: bulk.untag_passages(view, marked, ADMISSION))


def test_a_declarant_goes_to_every_tag_that_has_one(matter, marked):
    matter.do(lambda view: bulk.tag_passages(view, marked[:3], ADMISSION))
    matter.do(lambda view: bulk.tag_passages(view, marked[:1], QUANTITY))
    matter.do(
        lambda view: tagging.set_fields(view, marked[1], ADMISSION, [("declarant", "Ann Doe")])
    )

    matter.do(lambda view: bulk.set_field(view, marked, "declarant", "Ann Doe"))

    said = [
        {
            str(on.tag): on.fields.get("declarant")
            for on in passage_queries.tags_of(matter.view, one)
        }
        for one in marked
    ]
    both = {"admission": "Ann Doe", "quantity": "Ann Doe"}
    assert said == [both, {"admission": "Ann Doe"}, {"admission": "Ann Doe"}, {}]
    assert told(matter) == "filled in fields of 2 passages"
    with pytest.raises(RefusedError, match="already"):
        matter.do(lambda view: bulk.set_field(view, marked, "declarant", " Ann Doe "))
    matter.do(lambda view: bulk.set_field(view, marked, "declarant", "", QUANTITY))
    assert passage_queries.tags_of(matter.view, marked[0])[1].fields == {}


def test_a_field_that_no_tag_has_or_that_cannot_hold_this_is_refused(matter, marked):
    matter.do(lambda view: bulk.tag_passages(view, marked, ADMISSION))

    for name, value, sentence in (
        ("qty_value", "7", "Tag them first"),
        ("statement_date", "soon", "wants a date"),
    ):
        with pytest.raises(InputError, match=sentence):
            matter.do(lambda view, n=name, v=value: bulk.set_field(view, marked, n, v))


def test_many_are_possibly_privileged_at_once(matter, marked):
    change = matter.do(
        lambda view: bulk.set_passage_fields(view, marked[:2], "privilege", "possible")
    )

    assert change.passages == set(marked[:2])
    assert told(matter) == "changed 2 passages"
    with pytest.raises(RefusedError, match="already"):
        matter.do(lambda view: bulk.set_passage_fields(view, marked[:2], "privilege", "possible"))


def test_proposals_are_confirmed_as_they_are_one_by_one(matter, tmp_path):
    with make_matter(tmp_path / "other") as other:
        for one in (matter, other):
            body = PersonBody("Jane Clark", ["CLARK, JANE"], role="employee")
            one.do(partial(matters.name_person, body=body))
        marked, same = mark(matter), mark(other)
        assert marked == same
        for one in (matter, other):
            one.do(lambda view: bulk.tag_passages(view, marked[:3], ADMISSION))
            one.do(lambda view: bulk.tag_passages(view, marked, QUANTITY))

        matter.do(lambda view: bulk.confirm_passages(view, marked))
        for passage in marked:
            other.do(partial(tagging.confirm_proposals, passage=passage))

        for passage in marked:
            ours, theirs = (passage_queries.tags_of(m.view, passage) for m in (matter, other))
            assert [(on.tag, on.kind, on.fields) for on in ours] == [
                (on.tag, on.kind, on.fields) for on in theirs
            ]
            assert all(on.fields["declarant"] for on in ours)
    assert told(matter) == "confirmed what was proposed for 4 passages"
    with pytest.raises(RefusedError, match="Nothing is proposed"):
        matter.do(lambda view: bulk.confirm_passages(view, marked))


def test_many_are_withdrawn_and_come_back_with_one_undo(matter, marked):
    matter.do(lambda view: passages.withdraw_passage(view, marked[0]))
    before = shown(matter)

    matter.do(lambda view: bulk.withdraw_passages(view, marked))

    assert told(matter) == "withdrew 3 passages"
    assert passage_queries.count(matter.view) == 0
    with pytest.raises(InputError, match="withdrawn"):
        matter.do(lambda view: bulk.withdraw_passages(view, marked))
    matter.undo()
    assert shown(matter) == before


@pytest.mark.parametrize(
    "act",
    [
        lambda view, marked: bulk.tag_passages(view, marked, ADMISSION),
        lambda view, _: bulk.tag_passages(view, [], ADMISSION),
    ],
)
def test_a_tag_that_all_of_them_carry_is_refused_in_words(matter, marked, act):
    matter.do(lambda view: bulk.tag_passages(view, marked, ADMISSION))

    with pytest.raises(RefusedError, match="carry the tag Admission already"):
        matter.do(lambda view: act(view, marked))


def test_tags_and_kinds_that_are_not_there_are_refused(matter, marked):
    for name, kind, sentence in (("sarcasm", "", "no tag"), ("denial", "rfa", "none of them")):
        with pytest.raises(InputError, match=sentence):
            matter.do(lambda view, n=name, k=kind: bulk.tag_passages(view, marked, TagId(n), k))


def test_an_act_of_more_operations_than_a_changeset_holds_is_one_undo(matter, marked, monkeypatch):
    monkeypatch.setattr(log, "MAX_OPERATIONS", 2)
    before = shown(matter)

    change = matter.do(lambda view: bulk.tag_passages(view, marked, ADMISSION, "rfa"))

    assert len(change.changesets) == 4
    assert told(matter) == "tagged 4 passages as Admission"
    for _ in range(2):
        undone = matter.undo()
        assert undone.sentence.endswith("tagged 4 passages as Admission")
        assert undone.left == 0
        assert {key: value for key, value in shown(matter).items() if value} == before
        assert told(matter) == "took back: tagged 4 passages as Admission"
        assert matter.redo().left == 0
        assert told(matter) == "put back: tagged 4 passages as Admission"
        assert all(tags_on(matter, one) == {"admission": "rfa"} for one in marked)
    assert matter.projected_rows() == matter.rebuilt_rows()


def test_tagging_many_at_once_shows_what_tagging_them_one_by_one_shows(matter, marked, tmp_path):
    with make_matter(tmp_path / "other") as other:
        same = mark(other)
        matter.do(lambda view: bulk.tag_passages(view, marked[:1], DENIAL, "in_part"))
        other.do(lambda view: tagging.tag_passage(view, same[0], DENIAL, "in_part"))

        for tag_id in (ADMISSION, DENIAL):
            matter.do(lambda view, one=tag_id: bulk.tag_passages(view, marked, one))
            for passage in same:
                wanted = tagging.tag_for(
                    passage_queries.line_of(other.view, passage).quote, tag_id, ""
                )
                if not passage_queries.has_tag(other.view, passage, wanted):
                    other.do(partial(tagging.tag_passage, passage=passage, tag=tag_id))

        kinds = {Kind.TAGGING, Kind.FIELD, Kind.LINK}
        ours, theirs = (
            {one.entity: one.content for one in entities.shown(m.view) if one.kind in kinds}
            for m in (matter, other)
        )
    assert ours == theirs


def test_of_a_great_act_what_changed_since_is_left_and_counted_and_the_rest_goes_back(matter):
    added = add_text(matter, " ".join(f"Film {count:04d}." for count in range(2_100)))
    spans = [Span(start, start + 10) for start in range(0, 2_100 * 11, 11)]
    matter.do_all(
        [
            lambda view, span=span: passages.mark_passage(
                view, added.exhibit, added.layer, (span,), added.occurrence
            )
            for span in spans
        ]
    )
    found = many.ids_of(matter.view, PassageFilter())
    matter.do(lambda view: bulk.set_passage_fields(view, found, "importance", "hot"))
    changed = found[::1_000]
    for one in changed:
        entity = named_field_id(Kind.PASSAGE_FIELD, one, "importance")
        Writer(matter).write(
            entity,
            "passage_field",
            canonical(FieldBody("importance", "warm")),
            subject=one,
            bases=entities.heads(matter.view, entity),
            hlc=int(NOON * 1000 + 9_000_000) << 16,
        ).take_in(matter)

    undone = matter.undo()

    assert undone.left == len(changed) == 3
    assert len(undone.change.passages) == 2_100 - 3
    marked = many.lines(matter.view, found)
    assert {one.id: one.importance for one in marked if one.importance} == dict.fromkeys(
        changed, "warm"
    )
    assert matter.redo().left == 0
    assert sum(one.importance == "hot" for one in many.lines(matter.view, found)) == 2_100 - 3
