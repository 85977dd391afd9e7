"""What people type or paste into names, notes and fields: kept to be read, or refused."""

import pytest

from reviewer import typed
from reviewer.acts import batches, issues, matters, passages, searches, tagging
from reviewer.errors import InputError
from reviewer.model import MatterBody, PersonBody, SavedSearchBody, Side, TagId, TemplateBody
from reviewer.queries import passages as passage_queries
from reviewer.queries import people, tags
from tests.unit.matters import add_text, make_matter, tag

NAMED = {
    "issue": lambda name, _: lambda view: issues.add_issue(view, name),
    "batch": lambda name, added: (
        lambda view: batches.make_batches(view, [batches.BatchDraft(name, (added.exhibit,))])
    ),
    "tag": lambda name, _: lambda view: tagging.define_tag(view, name, "teal"),
    "party": lambda name, _: lambda view: matters.name_party(view, name, Side.OURS),
    "person": lambda name, _: lambda view: matters.name_person(view, PersonBody(name)),
    "search": lambda name, _: (
        lambda view: searches.save_search(view, SavedSearchBody(name, "films"))
    ),
    "columns": lambda name, _: (
        lambda view: matters.save_template(view, TemplateBody(name, [["cite", "Cite"]]))
    ),
    "reviewer": lambda name, _: lambda view: matters.join(view, name),
    "matter": lambda name, _: lambda view: matters.edit_matter(view, MatterBody(name)),
}


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        yield made


@pytest.fixture
def added(matter):
    return add_text(matter, "There were about 2,400 films.")


@pytest.mark.parametrize("what", NAMED)
@pytest.mark.parametrize(
    "name", ["", " \n", "\x00\x07", "\u200b", "\u202e", "\ud800", "x" * 201, "x" * 10_000]
)
def test_a_name_that_nobody_could_read_is_refused_in_words(matter, added, what, name):
    changesets = len(matter.view.rows("SELECT id FROM changeset"))

    with pytest.raises(InputError) as refused:
        matter.do(NAMED[what](name, added))

    assert str(refused.value).startswith("A name can have 200" if len(name) > 200 else "Give the")
    assert len(matter.view.rows("SELECT id FROM changeset")) == changesets


@pytest.mark.parametrize("what", NAMED)
@pytest.mark.parametrize(
    "name", ["x" * 200, "عقد البيع", "שכר טרחה", "Family 👩‍👧", "=1+1", "Ñandú"]
)
def test_a_name_in_any_script_is_kept(matter, added, what, name):
    assert matter.do(NAMED[what](name, added)).changesets


def test_what_is_no_sign_leaves_a_name_and_its_words_stay_on_one_line(matter):
    matter.do(lambda view: issues.add_issue(view, " Fair\x00\u202e\nuse\ud83d\t(§ 107)\x07 "))

    assert [one.name for one in passage_queries.issues(matter.view)] == ["Fair use (§ 107)"]


def test_a_name_that_differs_in_nothing_to_be_seen_is_taken(matter):
    matter.do(lambda view: tagging.define_tag(view, "Key fact", "teal"))

    with pytest.raises(InputError, match="already"):
        matter.do(lambda view: tagging.define_tag(view, "Key\x00 fact\x07", "teal"))

    assert [one.name for one in tags.tags(matter.view)][-1] == "Key fact"


def test_notes_and_answers_keep_their_lines_and_lose_what_is_no_sign(matter, added):
    passage = tag(matter, added, "There were about 2,400 films.", "admission", "agent_employee")
    matter.do(lambda view: passages.note_passage(view, passage, "Ask\r\nDoe.\x00\ud83d\x1b[31m"))
    matter.do(
        lambda view: tagging.set_fields(
            view, passage, TagId("admission"), [("declarant", "\u202eJane\x07 Clark\ud83d")]
        )
    )

    card = passage_queries.card(matter.view, passage)
    assert [note.text for note in card.notes] == ["Ask\nDoe.[31m"]
    assert card.tags[0].fields["declarant"] == "Jane Clark"


def test_the_lines_of_a_caption_are_joined(matter):
    matter.do(lambda view: matters.edit_matter(view, MatterBody("Clark", "Clark,\n  v. Acme\x0b")))

    assert people.matter_of(matter.view).caption == "Clark, v. Acme"


def test_marks_that_join_letters_stay():
    assert typed.words("می\u200cخواهم 👩\u200d👧") == "می\u200cخواهم 👩\u200d👧"
