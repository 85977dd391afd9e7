import pytest

from reviewer.acts import issues as issue_acts
from reviewer.acts import passages as passage_acts
from reviewer.acts import tagging
from reviewer.acts.matters import name_party, name_person, new_id
from reviewer.acts.tagging import CounselsWordsError, Selection
from reviewer.errors import InputError, RefusedError
from reviewer.matter import Matter
from reviewer.model import EntityId, PassageId, PersonBody, Side, TagId
from reviewer.queries import passages, people, proposals, tags
from reviewer.queries.passages import TagOn
from reviewer.readers.reading import Facts
from reviewer.text.layer import Segment, SegmentKind, Span
from tests.unit.matters import Added, add_text, add_transcript, make_matter, tag

DEPOSITION = (
    ("Q", "Q.  Did you copy the books?"),
    ("C", "MS. ROE:  Objection. Form."),
    ("A", "A.  No.  We did keep some pages."),
    ("Q", "Q.  Was it for seven years?"),
    ("A", "A.  Correct."),
    ("Q", "Q.  Who ordered it?"),
    ("A", "A.  I don't recall a name."),
    ("Q", "Q.  Did you hide it?"),
    ("A", "A.  I don't believe so."),
    ("Q", "Q.  What does this mail say?"),
    ("A", "A.  I am reading, it says we took all."),
)


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        yield made


@pytest.fixture
def deposition(matter) -> Added:
    return add_transcript(matter, DEPOSITION)


def tags_on(matter: Matter, passage: PassageId) -> dict[str, str]:
    return {on.tag: on.kind for on in passages.tags_of(matter.view, passage)}


def proposed(matter: Matter, passage: PassageId) -> dict[str, str]:
    (on,) = passages.tags_of(matter.view, passage)
    return {name: one.value for name, one in proposals.of_tag(matter.view, passage, on).items()}


# --- no recollection ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "I don't recall.", "I do not remember that.", "I can’t recall",
        "I have no recollection of it.",
        "I have no memory of that.", "Not that I recall.", "I cannot remember.",
        "I don't specifically recall.", "I do not have any recollection.",
    ],
)  # fmt: skip
def test_words_of_non_recollection_make_the_tag_of_their_own(matter, words):
    added = add_text(matter, f"Before. {words} After.")

    passage = tag(matter, added, words, "denial")

    assert tags_on(matter, passage) == {"no_recollection": ""}


@pytest.mark.parametrize("words", ["I recall it well.", "No, I never did that.", "I remember."])
def test_other_words_stay_a_denial(matter, words):
    added = add_text(matter, f"Before. {words} After.")

    assert tags_on(matter, tag(matter, added, words, "denial")) == {"denial": ""}


def test_a_person_who_names_the_kind_may_call_it_a_denial(matter, deposition):
    passage = tag(matter, deposition, "I don't recall a name.", "denial", "evasive")

    assert tags_on(matter, passage) == {"denial": "evasive"}


def test_a_question_that_asks_what_is_recalled_does_not_make_no_recollection(matter):
    added = add_transcript(matter, [("Q", "Q.  You don't recall?"), ("A", "A.  No, I deny it.")])

    assert tags_on(matter, tag(matter, added, "No, I deny it.", "denial")) == {"denial": ""}


# --- counsel's words ------------------------------------------------------------------------------


def test_words_of_a_question_alone_are_asked_about_and_then_marked_as_counsels(matter, deposition):
    with pytest.raises(CounselsWordsError, match="counsel’s words"):
        tag(matter, deposition, "Did you copy the books?", "admission")
    assert passages.count(matter.view) == 0

    passage = tag(matter, deposition, "Did you copy the books?", "admission", counsels=True)

    assert passages.card(matter.view, passage).fields == {"counsels_words": "yes"}
    assert "declarant" not in proposed(matter, passage)


def test_a_mark_on_a_question_alone_is_asked_about_before_it_is_tagged(matter, deposition):
    spans = (deposition.span("Did you copy the books?"),)
    change = matter.do(
        lambda view: passage_acts.mark_passage(
            view, deposition.exhibit, deposition.layer, spans, deposition.occurrence
        )
    )
    (passage,) = change.passages
    admission = TagId("admission")

    with pytest.raises(CounselsWordsError, match="counsel’s words"):
        matter.do(lambda view: tagging.tag_passage(view, passage, admission))
    matter.do(lambda view: tagging.tag_passage(view, passage, admission, are_counsels_words=True))
    matter.do(lambda view: tagging.tag_passage(view, passage, TagId("quantity")))

    assert passages.card(matter.view, passage).fields == {"counsels_words": "yes"}
    assert set(tags_on(matter, passage)) == {"admission", "quantity"}


def test_an_answer_brings_its_question_and_leaves_out_the_objection(matter, deposition):
    passage = tag(matter, deposition, "No.  We did keep some pages.", "admission")

    line = passages.line_of(matter.view, passage)
    assert line.question == "Did you copy the books?"
    assert line.quote == "No. We did keep some pages."
    assert passages.card(matter.view, passage).citation == "Clark Dep. 5:1, 3"


def test_several_spans_are_taken_as_they_were_given(matter, deposition):
    spans = (deposition.span("some pages"), deposition.span("Correct."))
    selection = Selection(deposition.exhibit, deposition.layer, spans)
    change = matter.do(lambda view: tagging.tag_selection(view, selection, TagId("admission")))

    (passage,) = change.passages
    assert passages.line_of(matter.view, passage).spans == spans


# --- denied in part -------------------------------------------------------------------------------


def links(matter: Matter, passage: PassageId) -> list[tuple[str, PassageId]]:
    return [(link.kind, link.other) for link in passages.card(matter.view, passage).links]


def span_tag(matter: Matter, added: Added, words: str, tag_id: str, kind: str = "") -> PassageId:
    """Tag just these words, without the question."""
    change = matter.do(
        lambda view: passage_acts.mark_passage(
            view, added.exhibit, added.layer, [added.span(words)], None
        )
    )
    (passage,) = change.passages
    matter.do(lambda view: tagging.tag_passage(view, passage, TagId(tag_id), kind))
    return passage


@pytest.mark.parametrize("is_denial_first", [True, False])
def test_a_partial_denial_and_what_is_admitted_are_linked_whichever_came_first(
    matter, deposition, is_denial_first
):
    made = {}
    parts = [("No.", "denial", "in_part"), ("We did keep some pages.", "admission", "")]
    for words, name, kind in parts if is_denial_first else parts[::-1]:
        made[name] = span_tag(matter, deposition, words, name, kind)
    span_tag(matter, deposition, "Correct.", "admission")

    assert links(matter, made["denial"]) == [("in_part", made["admission"])]
    assert links(matter, made["admission"]) == [("in_part", made["denial"])]


def test_a_denial_whose_kind_is_set_later_is_linked_then(matter, deposition):
    denied = span_tag(matter, deposition, "No.", "denial")
    admitted = span_tag(matter, deposition, "We did keep some pages.", "admission")
    assert links(matter, denied) == []

    for _ in range(2):
        matter.do(
            lambda view: tagging.set_fields(view, denied, TagId("denial"), [("kind", "in_part")])
        )

    assert links(matter, admitted) == [("in_part", denied)]


def test_a_flat_denial_is_not_linked_with_an_admission(matter, deposition):
    denied = span_tag(matter, deposition, "No.", "denial", "testimonial_flat")
    span_tag(matter, deposition, "We did keep some pages.", "admission")

    assert links(matter, denied) == []


# --- tagging and taking off -----------------------------------------------------------------------


def test_tagging_twice_is_refused_in_words(matter, deposition):
    passage = tag(matter, deposition, "Correct.", "admission")

    with pytest.raises(RefusedError, match="already carries the tag Admission"):
        tag(matter, deposition, "Correct.", "admission")
    with pytest.raises(RefusedError, match="already carries"):
        matter.do(lambda view: tagging.tag_passage(view, passage, TagId("admission")))


def test_a_tag_that_was_taken_off_brings_its_fields_back(matter, deposition):
    passage = tag(matter, deposition, "Correct.", "admission", "adoptive")
    matter.do(lambda view: tagging.untag_passage(view, passage, TagId("admission")))
    assert tags_on(matter, passage) == {}
    with pytest.raises(RefusedError, match="does not carry this tag"):
        matter.do(lambda view: tagging.untag_passage(view, passage, TagId("admission")))

    matter.do(lambda view: tagging.tag_passage(view, passage, TagId("admission")))

    assert tags_on(matter, passage) == {"admission": "adoptive"}


@pytest.mark.parametrize(
    ("tag_id", "kind", "sentence"),
    [
        ("denial", "rfa", "Kind can be: testimonial_flat"),
        ("admission", "in_part", "Kind can be: party_statement"),
        ("unheard", "", "There is no tag “unheard”"),
        ("no_recollection", "rfa", "There is no field “kind” here"),
    ],
)
def test_a_kind_or_tag_that_is_none_is_refused(matter, deposition, tag_id, kind, sentence):
    with pytest.raises(InputError, match=sentence):
        tag(matter, deposition, "Correct.", tag_id, kind)


def test_fields_are_checked_and_an_empty_value_takes_the_answer_away(matter, deposition):
    passage = tag(matter, deposition, "Correct.", "admission")

    def fill(*values):
        matter.do(lambda view: tagging.set_fields(view, passage, TagId("admission"), values))

    with pytest.raises(InputError, match="wants a date"):
        fill(("declarant", "Jane Clark"), ("statement_date", "next May"))
    assert passages.tags_of(matter.view, passage)[0].fields == {}
    fill(("declarant", " Jane Clark "), ("statement_date", "2026-05"))
    assert passages.tags_of(matter.view, passage)[0].fields == {
        "declarant": "Jane Clark",
        "statement_date": "2026-05",
    }
    fill(("declarant", ""))
    assert passages.tags_of(matter.view, passage)[0].fields == {"statement_date": "2026-05"}


def test_fields_belong_to_a_tag_and_some_must_be_given(matter, deposition):
    passage = tag(matter, deposition, "Correct.", "admission")

    with pytest.raises(RefusedError, match="Tag the passage first"):
        matter.do(
            lambda view: tagging.set_fields(view, passage, TagId("denial"), [("kind", "general")])
        )
    with pytest.raises(InputError, match="nothing to set"):
        matter.do(lambda view: tagging.set_fields(view, passage, TagId("admission"), []))


def test_own_tags_have_a_name_of_their_own(matter, deposition):
    matter.do(lambda view: tagging.define_tag(view, "  Key   fact ", "teal"))
    own = tags.tag_named(matter.view, "key fact")
    passage = tag(matter, deposition, "Correct.", own.id, "whatever kind")

    assert (own.name, own.digit, own.colour) == ("Key fact", 5, "teal")
    assert tags_on(matter, passage) == {own.id: "whatever kind"}
    for name in ("", "KEY FACT", "denial"):
        with pytest.raises(InputError, match="name"):
            matter.do(lambda view, name=name: tagging.define_tag(view, name, "teal"))
    matter.do(
        lambda view: tagging.define_tag(view, "Fact", "teal", EntityId(bytes.fromhex(own.id)))
    )
    assert tags.tag_of(matter.view, own.id).name == "Fact"
    assert tags.tag_of(matter.view, "00" * 16).name == "Tag no longer defined"


# --- proposals ------------------------------------------------------------------------------------


def test_correct_adopts_the_words_of_the_question(matter, deposition):
    passage = tag(matter, deposition, "Correct.", "admission")

    found = proposed(matter, passage)
    assert found["adopted"] == "Was it for seven years?"
    assert found["kind"] == "adoptive"
    assert found["declarant"] == "CLARK, JANE"
    assert found["under_oath"] == "yes"
    assert found["statement_date"] == "2026-06-03"


def test_everything_proposed_can_be_confirmed_in_one_act(matter, deposition):
    passage = tag(matter, deposition, "Correct.", "admission")
    wanted = proposed(matter, passage)

    matter.do(lambda view: tagging.confirm_proposals(view, passage))

    (on,) = passages.tags_of(matter.view, passage)
    assert {"kind": on.kind, **on.fields} == wanted
    assert proposed(matter, passage) == {}
    with pytest.raises(RefusedError, match="Nothing is proposed"):
        matter.do(lambda view: tagging.confirm_proposals(view, passage))


def test_a_document_read_aloud_and_talk_of_counsel_propose_nobody(matter, deposition):
    aloud = tag(matter, deposition, "it says we took all.", "admission")
    assert "declarant" not in proposed(matter, aloud)

    counsel = tag(matter, deposition, "Objection. Form.", "quantity")
    assert "declarant" not in proposed(matter, counsel)
    assert "under_oath" not in proposed(matter, counsel)


def test_a_denial_of_belief_is_proposed_as_one(matter, deposition):
    passage = tag(matter, deposition, "I don't believe so.", "denial")

    found = proposed(matter, passage)
    assert (found["kind"], found["hedge"]) == ("belief", "belief")
    assert found["hedge_text"] == "I don't believe"


MAIL = (
    "We copied it all.\n\n"
    "On Monday Ann wrote:\n\n> We must not copy.\n\n"
    "Begin forwarded message:\n\nTen of them."
)


def mail(matter: Matter) -> Added:
    kinds = [
        (
            "We copied it all.",
            SegmentKind.TOP,
            "Jane Clark <jane@acme.example>",
            "2024-03-07T10:00:00Z",
        ),
        ("> We must not copy.", SegmentKind.QUOTED, "Ann Doe", ""),
        ("Ten of them.", SegmentKind.FORWARDED, "Bob Roe", ""),
    ]
    segments = [
        Segment(MAIL.index(words), MAIL.index(words) + len(words), kind, author, date)
        for words, kind, author, date in kinds
    ]
    return add_text(matter, MAIL, "email", segments=segments)


def test_whoever_wrote_a_part_of_a_mail_is_proposed_and_not_its_sender(matter):
    added = mail(matter)

    own = proposed(matter, tag(matter, added, "We copied it all.", "denial"))
    assert (own["declarant"], own["statement_date"]) == ("Jane Clark", "2024-03-07")
    assert own["kind"] == "informal"
    for words, author in (("We must not copy.", "Ann Doe"), ("Ten of them.", "Bob Roe")):
        assert proposed(matter, tag(matter, added, words, "quantity"))["declarant"] == author


def test_quoted_words_of_nobody_named_propose_nobody(matter):
    words = "We must not copy."
    quoted = [Segment(0, len(words), SegmentKind.QUOTED)]
    added = add_text(matter, words, "email", Facts(author="Jane Clark"), segments=quoted)

    assert "declarant" not in proposed(matter, tag(matter, added, words, "denial"))


def test_an_article_proposes_nobody(matter):
    added = add_text(matter, "They took 81.7 terabytes.", "article", Facts(author="Lea Lind"))

    found = proposed(matter, tag(matter, added, "They took 81.7 terabytes.", "quantity"))

    assert {name for name in found if name != "kind" and not name.startswith("qty_")} == set()


def test_a_memo_proposes_its_author_and_day(matter):
    added = add_text(
        matter, "We took it.", "memo", Facts(author="Lea Lind", date="2024-05-06T10:00")
    )

    found = proposed(matter, tag(matter, added, "We took it.", "admission"))
    assert (found["declarant"], found["statement_date"]) == ("Lea Lind", "2024-05-06")


@pytest.mark.parametrize(
    ("side", "against"), [(Side.ADVERSE, "Acme"), (Side.OURS, None), (Side.NEUTRAL, None)]
)
def test_against_whom_follows_from_the_sides(matter, deposition, side, against):
    matter.do(lambda view: name_party(view, "Acme", side))
    (party,) = people.parties(matter.view)
    body = PersonBody("Jane Clark", ["J. Clark"], party.id.hex(), "officer_director")
    matter.do(lambda view: name_person(view, body))
    passage = tag(matter, deposition, "Correct.", "admission")

    found = proposed(matter, passage)
    assert found.get("usable_against") == against
    assert found["declarant_role"] == "officer_director"


@pytest.mark.parametrize(
    ("side", "against"), [(Side.ADVERSE, "Acme Corp."), (Side.OURS, None), (Side.NEUTRAL, None)]
)
def test_a_designee_is_used_against_the_party_it_speaks_for_though_nobody_listed_it(
    matter, side, against
):
    matter.do(lambda view: name_party(view, "Acme Corp.", side))
    facts = Facts(witness="CLARK, JANE", entity="ACME, CORP", date="2026-06-03")
    designee = add_transcript(matter, DEPOSITION, facts=facts)

    found = proposed(matter, tag(matter, designee, "Correct.", "admission"))

    assert found.get("usable_against") == against


def test_a_pleading_is_used_against_the_party_that_answers(matter):
    matter.do(lambda view: name_party(view, "Acme Corp.", Side.ADVERSE))
    answer = add_text(matter, "Acme denies it.", "pleading", Facts(author="Acme Corp."))

    found = proposed(matter, tag(matter, answer, "Acme denies it.", "denial"))

    assert found["usable_against"] == "Acme Corp."


def test_a_role_nobody_gave_is_not_proposed(matter, deposition):
    matter.do(lambda view: name_person(view, PersonBody("Jane Clark")))

    assert "declarant_role" not in proposed(
        matter, tag(matter, deposition, "Correct.", "admission")
    )


def test_a_designee_speaks_for_the_company(matter):
    facts = Facts(witness="LEE, KIM", entity="Acme", date="2026-06-03")
    added = add_transcript(matter, DEPOSITION, facts=facts)

    found = proposed(matter, tag(matter, added, "We did keep some pages.", "admission"))
    assert found["on_behalf_of"] == "Acme"
    assert found["declarant_role"] == "rule_30b6_designee"
    assert found["kind"] == "corporate_30b6"


def test_what_a_person_decided_is_not_proposed(matter, deposition):
    passage = tag(matter, deposition, "Correct.", "admission", "agent_employee")
    on = passages.tags_of(matter.view, passage)[0]

    assert "kind" not in proposals.of_tag(matter.view, passage, on)
    blank = TagOn("admission", "", on.person, on.at, {"declarant": "Nobody"})
    assert "declarant" not in proposals.of_tag(matter.view, passage, blank)


def test_a_selection_of_nothing_is_refused(matter, deposition):
    selection = Selection(deposition.exhibit, deposition.layer, (Span(3, 3),))
    with pytest.raises(InputError, match="no words"):
        matter.do(lambda view: tagging.tag_selection(view, selection, TagId("denial")))


# --- issues that come with a tag ------------------------------------------------------------------


def _issue(matter: Matter, name: str) -> bytes:
    matter.do(lambda view: issue_acts.add_issue(view, name))
    return next(one.id for one in passages.issues(matter.view) if one.name == name)


def test_issues_that_come_with_a_tag_are_part_of_its_act_and_of_its_undo(matter, deposition):
    films = _issue(matter, "Films")
    words = Selection(deposition.exhibit, deposition.layer, (deposition.span("A.  Correct."),))

    change = matter.do(
        lambda view: tagging.tag_selection(view, words, TagId("admission"), issues=(films,))
    )

    (passage,) = change.passages
    assert len(change.changesets) == 1
    assert [one.name for one in passages.issues_of(matter.view, passage)] == ["Films"]
    assert matter.undo().sentence.startswith("tagged")
    assert not passages.is_standing(matter.view, passage)


def test_a_second_tag_adds_issues_and_takes_none_off(matter, deposition):
    films, books = _issue(matter, "Films"), _issue(matter, "Books")
    words = Selection(deposition.exhibit, deposition.layer, (deposition.span("A.  Correct."),))
    change = matter.do(
        lambda view: tagging.tag_selection(view, words, TagId("admission"), issues=(films,))
    )
    (passage,) = change.passages

    matter.do(
        lambda view: tagging.tag_passage(view, passage, TagId("quantity"), "", (films, books))
    )

    assert {one.name for one in passages.issues_of(matter.view, passage)} == {"Films", "Books"}


def test_an_issue_that_is_not_there_is_refused_before_anything_is_written(matter, deposition):
    words = Selection(deposition.exhibit, deposition.layer, (deposition.span("A.  Correct."),))

    with pytest.raises(InputError, match="not in the matter"):
        matter.do(
            lambda view: tagging.tag_selection(view, words, TagId("denial"), issues=(bytes(16),))
        )
    assert passages.count(matter.view) == 0


def test_a_new_issue_is_added_and_set_in_one_act(matter, deposition):
    words = Selection(deposition.exhibit, deposition.layer, (deposition.span("A.  Correct."),))
    (passage,) = matter.do(
        lambda view: tagging.tag_selection(view, words, TagId("admission"))
    ).passages

    change = matter.do(lambda view: tagging.set_new_issue(view, passage, new_id(), "  Films "))

    assert len(change.changesets) == 1
    assert [one.name for one in passages.issues_of(matter.view, passage)] == ["Films"]
    matter.undo()
    assert passages.issues(matter.view) == ()
