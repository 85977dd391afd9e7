import pytest

from reviewer.acts import exhibits as exhibit_acts
from reviewer.acts import issues as issue_acts
from reviewer.acts import passages as passage_acts
from reviewer.acts import tagging
from reviewer.errors import InputError, RefusedError
from reviewer.matter import Matter
from reviewer.model import EntityId, PassageId, TagId
from reviewer.queries import exhibits, passages
from reviewer.text.layer import Span
from tests.unit.matters import Added, add_text, make_matter, tag

TEXT = "We never copied any book. There were about 2,400 films, and seven years went by."
NOWHERE = PassageId(b"\xee" * 32)


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        yield made


@pytest.fixture
def added(matter) -> Added:
    return add_text(matter, TEXT)


@pytest.fixture
def passage(matter, added) -> PassageId:
    return tag(matter, added, "about 2,400 films", "quantity", "count")


def mark(matter: Matter, added: Added, *spans: Span) -> PassageId:
    change = matter.do(
        lambda view: passage_acts.mark_passage(view, added.exhibit, added.layer, spans, None)
    )
    (made,) = (one for one in change.passages if passages.is_standing(matter.view, one))
    return made


def widen(matter: Matter, added: Added, passage: PassageId, words: str) -> PassageId:
    change = matter.do(lambda view: passage_acts.widen_passage(view, passage, [added.span(words)]))
    (made,) = change.passages - {passage}
    return made


def card(matter: Matter, passage: PassageId) -> passages.PassageCard:
    return passages.card(matter.view, passage)


# --- marking --------------------------------------------------------------------------------------


def test_spans_are_trimmed_and_put_in_order(matter, added):
    later, earlier = added.span(" and seven years "), added.span(" any book")

    made = mark(matter, added, later, earlier)

    spans = passages.line_of(matter.view, made).spans
    assert spans == (added.span("any book"), added.span("and seven years"))


@pytest.mark.parametrize(
    ("spans", "sentence"),
    [
        ((), "no words"),
        ((Span(2, 3),), "no words"),
        ((Span(5, 5),), "no words"),
        ((Span(0, 10), Span(9, 20)), "overlap"),
        ((Span(0, len(TEXT) + 1),), "has 80 characters; this lies outside"),
        ((Span(-1, 5),), "outside"),
        ((Span(9, 5),), "outside"),
    ],
)
def test_a_selection_that_cannot_be_a_passage_is_refused(matter, added, spans, sentence):
    with pytest.raises(InputError, match=sentence):
        mark(matter, added, *spans)

    assert passages.count(matter.view) == 0


def test_marking_twice_is_refused(matter, added):
    mark(matter, added, added.span("any book"))

    with pytest.raises(RefusedError, match="marked already"):
        mark(matter, added, added.span("any book"))


def test_a_cite_names_the_occurrence_it_was_made_in(matter, added):
    twin = add_text(matter, TEXT, name="twin.txt")
    pairs = [(added.occurrence, "PX-1"), (twin.occurrence, "PX-2")]
    matter.do(lambda view: exhibit_acts.fill_numbers(view, pairs))
    in_twin = tag(matter, twin, "any book", "admission")
    in_first = tag(matter, added, "seven years", "admission")
    unplaced = mark(matter, added, added.span("We never"))

    assert card(matter, in_twin).citation.startswith("PX-2")
    assert card(matter, in_first).citation.startswith("PX-1")
    assert card(matter, unplaced).citation.startswith("PX-1")


def test_a_tag_made_once_shows_in_every_occurrence(matter, added, passage):
    twin = add_text(matter, TEXT, name="twin.txt")

    assert twin.exhibit == added.exhibit
    (line,) = passages.of_exhibit(matter.view, twin.exhibit)
    assert line.tags == ("quantity",)
    assert len(exhibits.occurrences_of(matter.view, added.exhibit)) == 2
    assert exhibits.exhibit(matter.view, added.exhibit).passages == 1


# --- widening -------------------------------------------------------------------------------------


def furnish(matter: Matter, added: Added, passage: PassageId) -> PassageId:
    """Put one of everything on a passage, and link it with another."""
    other = mark(matter, added, added.span("any book"))
    matter.do(lambda view: issue_acts.add_issue(view, "Scope"))
    (issue,) = passages.issues(matter.view)
    for decision in (
        lambda view: tagging.set_fields(view, passage, TagId("quantity"), [("qty_text", "2,400")]),
        lambda view: passage_acts.set_passage_field(view, passage, "importance", "hot"),
        lambda view: passage_acts.check_against_page(view, passage),
        lambda view: passage_acts.note_passage(view, passage, "Ask Doe."),
        lambda view: issue_acts.set_issues(view, [passage], [issue.id]),
        lambda view: passage_acts.link_passages(view, "same_fact", passage, other),
    ):
        matter.do(decision)
    return other


def test_a_wider_passage_carries_everything_but_what_was_said_of_the_exact_words(
    matter, added, passage
):
    other = furnish(matter, added, passage)
    before = card(matter, passage)

    wider = widen(matter, added, passage, "There were about 2,400 films")

    now = card(matter, wider)
    assert now.line.number == before.line.number
    assert [(on.tag, on.kind, on.fields) for on in now.tags] == [
        ("quantity", "count", {"qty_text": "2,400"})
    ]
    assert now.issues == before.issues
    assert [note.text for note in now.notes] == ["Ask Doe."]
    assert now.fields == {"importance": "hot"}
    assert [(link.kind, link.other) for link in now.links] == [("same_fact", other)]
    assert [(link.kind, link.other) for link in card(matter, other).links] == [("same_fact", wider)]
    assert now.occurrence == before.occurrence
    assert passages.resolve(matter.view, now.line.number) == wider
    with pytest.raises(InputError, match="not in the matter"):
        card(matter, passage)


def test_narrowing_back_leaves_what_was_taken_off_since(matter, added, passage):
    furnish(matter, added, passage)
    wider = widen(matter, added, passage, "There were about 2,400 films")
    matter.do(lambda view: tagging.untag_passage(view, wider, TagId("quantity")))
    matter.do(lambda view: tagging.tag_passage(view, wider, TagId("admission")))
    matter.do(lambda view: issue_acts.set_issues(view, [wider], []))

    back = widen(matter, added, wider, "about 2,400 films")

    assert back == passage
    now = card(matter, back)
    assert [on.tag for on in now.tags] == ["admission"]
    assert now.issues == ()
    assert [note.text for note in now.notes] == ["Ask Doe."]
    assert now.fields == {"importance": "hot"}
    assert now.line.number == "KL-0001"


def test_a_wider_passage_keeps_all_numbers_in_their_order(matter, added, passage):
    owner = matter.reviewer
    matter.do(lambda view: passage_acts.withdraw_passage(view, passage))
    matter.work_as(matter.settings.name_reviewer("Ann Doe"))
    matter.do(lambda view: passage_acts.restore_passage(view, passage))
    wider = widen(matter, added, passage, "There were about 2,400 films")
    matter.work_as(owner)

    widest = widen(matter, added, wider, "There were about 2,400 films, and seven years")

    assert passages.line_of(matter.view, widest).number == "KL-0001"


def test_words_marked_again_after_they_were_widened_get_a_number_of_their_own(
    matter, added, passage
):
    wider = widen(matter, added, passage, "There were about 2,400 films")

    again = tag(matter, added, "about 2,400 films", "admission")

    assert again == passage
    assert passages.line_of(matter.view, wider).number == "KL-0001"
    assert passages.line_of(matter.view, again).number == "KL-0002"
    assert passages.resolve(matter.view, "KL-0001") == wider
    assert passages.resolve(matter.view, "KL-0002") == again


def test_widening_to_the_same_or_to_marked_words_is_refused(matter, added, passage):
    mark(matter, added, added.span("any book"))

    for words in ("about 2,400 films", "any book"):
        with pytest.raises(RefusedError, match="a passage already"):
            widen(matter, added, passage, words)


def test_a_link_to_the_wider_words_themselves_is_not_carried(matter, added, passage):
    wide = mark(matter, added, added.span("There were about 2,400 films"))
    matter.do(lambda view: passage_acts.link_passages(view, "same_fact", passage, wide))
    matter.do(lambda view: passage_acts.withdraw_passage(view, wide))
    assert card(matter, passage).links == ()

    wider = widen(matter, added, passage, "There were about 2,400 films")

    assert wider == wide
    assert card(matter, wider).links == ()


# --- withdrawing and restoring --------------------------------------------------------------------


def test_a_withdrawn_passage_comes_back_with_everything_on_it(matter, added, passage):
    furnish(matter, added, passage)
    before = card(matter, passage)
    matter.do(lambda view: passage_acts.withdraw_passage(view, passage))
    assert not passages.is_standing(matter.view, passage)

    matter.do(lambda view: passage_acts.restore_passage(view, passages.resolve(view, "KL-0001")))

    now = card(matter, passage)
    assert (now.tags, now.issues, now.notes, now.links, now.fields) == (
        before.tags, before.issues, before.notes, before.links, before.fields,
    )  # fmt: skip


def test_restoring_is_refused_where_there_is_nothing_to_restore(matter, added, passage):
    with pytest.raises(RefusedError, match="not withdrawn"):
        matter.do(lambda view: passage_acts.restore_passage(view, passage))
    with pytest.raises(InputError, match="not in the matter"):
        matter.do(lambda view: passage_acts.restore_passage(view, NOWHERE))

    widen(matter, added, passage, "There were about 2,400 films")
    with pytest.raises(RefusedError, match="widened or narrowed"):
        matter.do(lambda view: passage_acts.restore_passage(view, passage))


@pytest.mark.parametrize(
    "act",
    [
        lambda view: passage_acts.withdraw_passage(view, NOWHERE),
        lambda view: passage_acts.note_passage(view, NOWHERE, "words"),
        lambda view: passage_acts.set_passage_field(view, NOWHERE, "importance", "hot"),
        lambda view: passage_acts.check_against_page(view, NOWHERE),
        lambda view: passage_acts.widen_passage(view, NOWHERE, [Span(0, 5)]),
        lambda view: passage_acts.link_passages(view, "adopts", NOWHERE, NOWHERE),
        lambda view: tagging.tag_passage(view, NOWHERE, TagId("denial")),
    ],
)
def test_what_is_not_in_the_matter_is_refused(matter, act):
    with pytest.raises(InputError, match="not in the matter, or was withdrawn"):
        matter.do(act)


# --- links, notes, issues, fields -----------------------------------------------------------------


def test_links_are_checked(matter, added, passage):
    other = mark(matter, added, added.span("any book"))

    def link(kind: str, one: PassageId, end: PassageId) -> None:
        matter.do(lambda view: passage_acts.link_passages(view, kind, one, end))

    with pytest.raises(InputError, match="can be linked as: contradicts"):
        link("likes", passage, other)
    with pytest.raises(InputError, match="not linked with itself"):
        link("adopts", passage, passage)
    link("adopts", passage, other)
    with pytest.raises(RefusedError, match="linked so already"):
        link("adopts", other, passage)
    matter.do(lambda view: passage_acts.unlink_passages(view, "adopts", other, passage))
    assert card(matter, passage).links == ()


def test_notes_are_written_changed_and_taken_away(matter, passage):
    def write(text: str, note: EntityId | None = None) -> None:
        matter.do(lambda view: passage_acts.note_passage(view, passage, text, note))

    with pytest.raises(InputError, match="note is empty"):
        write("  ")
    write(" Ask Doe. ")
    (note,) = card(matter, passage).notes
    assert note.text == "Ask Doe."
    write("Ask Lee.", EntityId(note.id))
    assert [one.text for one in card(matter, passage).notes] == ["Ask Lee."]
    write("", EntityId(note.id))
    assert card(matter, passage).notes == ()


def test_what_was_checked_against_the_page_can_be_corrected(matter, passage):
    matter.do(lambda view: passage_acts.check_against_page(view, passage, " about 2,401 films "))
    assert card(matter, passage).fields == {
        "checked": "corrected", "corrected_quote": "about 2,401 films",
    }  # fmt: skip

    matter.do(lambda view: passage_acts.check_against_page(view, passage))

    assert card(matter, passage).fields["checked"] == "confirmed"
    with pytest.raises(InputError, match="can be: hot, warm, neutral"):
        matter.do(
            lambda view: passage_acts.set_passage_field(view, passage, "importance", "boiling")
        )


def test_issues_have_two_levels_and_names_of_their_own(matter, passage):
    def add(name: str, parent: bytes | None = None) -> None:
        matter.do(lambda view: issue_acts.add_issue(view, name, parent))

    add(" Fair  use ")
    top = passages.issues(matter.view)[0]
    add("Harm", top.id)
    below = passages.issues(matter.view)[1]
    assert [(one.name, one.parent) for one in (top, below)] == [
        ("Fair use", None),
        ("Harm", top.id),
    ]
    for name, parent, sentence in (
        ("", None, "a name"),
        ("FAIR USE", None, "already is an issue"),
        ("Deeper", below.id, "two levels"),
        ("Lost", b"\x01" * 16, "not in the matter"),
    ):
        with pytest.raises(InputError, match=sentence):
            add(name, parent)
    for issue, name, sentence in (
        (below.id, " ", "a name"),
        (b"\x01" * 16, "Name", "not in the matter"),
    ):
        with pytest.raises(InputError, match=sentence):
            matter.do(
                lambda view, one=issue, to=name: issue_acts.rename_issue(view, EntityId(one), to)
            )


def test_issues_on_passages_are_made_just_these(matter, added, passage):
    other = mark(matter, added, added.span("any book"))
    for name in ("Use", "Harm"):
        matter.do(lambda view, name=name: issue_acts.add_issue(view, name))
    use, harm = (one.id for one in passages.issues(matter.view))
    matter.do(lambda view: issue_acts.set_issues(view, [passage], [use]))

    matter.do(lambda view: issue_acts.set_issues(view, [passage, other], [harm]))
    matter.do(lambda view: issue_acts.rename_issue(view, EntityId(harm), "Market harm"))

    for one in (passage, other):
        assert passages.line_of(matter.view, one).issues == "Market harm"
    with pytest.raises(RefusedError, match="just these issues"):
        matter.do(lambda view: issue_acts.set_issues(view, [passage, other], [harm]))
    with pytest.raises(InputError, match="not in the matter"):
        matter.do(lambda view: issue_acts.set_issues(view, [passage], [b"\x01" * 16]))
