"""What a line of the history says that an act put."""

import pytest

from reviewer.acts import clawback, exhibits, issues, matters, tagging
from reviewer.acts import passages as acts
from reviewer.matter import Matter
from reviewer.model import EntityId, ExportedBody, PersonBody, Side
from reviewer.queries import differences, history, passages
from reviewer.queries.difference_kinds import Way
from tests.unit.matters import tag
from tests.unit.replicas import give
from tests.unit.two_copies import decide, keep, two_copies


@pytest.fixture
def two(tmp_path):
    made = two_copies(tmp_path)
    yield made
    made.close()


def last(matter: Matter) -> str:
    return str(next(history.acts(matter.view)).sentence)


@pytest.fixture
def differing(two):
    """Two answers about the importance of one passage."""
    passage = tag(two.kim, two.exhibit, "We never copied any book.", "denial")
    two.meet()
    for matter, value in ((two.kim, "hot"), (two.kay, "warm")):
        matter.do(
            lambda view, value=value: acts.set_passage_field(view, passage, "importance", value)
        )
    two.meet()
    return passage


def test_an_answer_is_told_with_its_field_and_its_value(two, differing):
    two.kim.do(lambda view: acts.set_passage_field(view, differing, "importance", "neutral"))

    assert last(two.kim) == "set Importance of KL-0001 (KL-00001, para. 1) to “neutral”"

    two.kim.do(lambda view: acts.set_passage_field(view, differing, "importance", ""))

    assert last(two.kim) == "took back Importance of KL-0001 (KL-00001, para. 1)"


def test_a_long_answer_is_cut(two):
    two.kim.do(
        lambda view: exhibits.set_exhibit_field(view, two.exhibit.exhibit, "title", "word " * 40)
    )

    assert last(two.kim).startswith("set Title of KL-00001 to “word word")
    assert last(two.kim).endswith("…”")
    assert last(two.kim).count("word") < 20


def test_what_was_added_or_defined_is_named(two):
    two.kim.do(lambda view: issues.add_issue(view, "Seeding"))
    assert last(two.kim) == "added the issue “Seeding”"
    issue = next(one.id for one in passages.issues(two.kim.view))
    two.kim.do(lambda view: issues.rename_issue(view, EntityId(issue), "Seeding, March"))
    assert last(two.kim) == "renamed an issue to “Seeding, March”"
    two.kim.do(lambda view: tagging.define_tag(view, "Evasive", "teal"))
    assert last(two.kim) == "defined the tag “Evasive”"
    two.kim.do(lambda view: matters.name_party(view, "Acme", Side.ADVERSE))
    assert last(two.kim) == "named the party “Acme”"
    two.kim.do(lambda view: matters.name_person(view, PersonBody("Ada Orr")))
    assert last(two.kim) == "named the person “Ada Orr”"


def test_what_was_handed_over_was_not_merely_exported(two):
    for product, told in (("hand-over", "handed over x"), ("passage log", "exported x")):
        two.kim.do(exhibits.exported(ExportedBody(product, "", 0, "", "x")))

        assert last(two.kim) == told


def test_a_decision_says_of_what_and_how_on_every_copy(two, differing):
    about = two.only().about
    keep(two.kim, two.only(), "Kay Long")
    give(two.kim, two.kay)

    assert last(two.kay) == f"kept what Kay Long said: {about}"


def test_a_decision_for_both_says_so(two, differing):
    about = two.only().about
    decide(two.kim, two.only(), Way.KEEP_ALL)

    assert last(two.kim) == f"let both stand: {about}"
    assert differences.count_open(two.kim.view) == 0


def test_nothing_is_told_of_what_stands_on_a_sequestered_exhibit(two, differing):
    keep(two.kim, two.only(), "Kay Long")
    two.kim.do(lambda view: clawback.sequester(view, two.exhibit.exhibit, "letter"))

    told = [str(one.sentence) for one in history.acts(two.kim.view)]

    assert not [one for one in told if "hot" in one or "warm" in one or "kept what" in one]
    assert "decided a difference" in told


def test_a_withdrawn_passage_keeps_its_number_in_the_history(two, differing):
    two.kim.do(lambda view: acts.note_passage(view, differing, "Ask Doe."))
    two.kim.do(lambda view: acts.withdraw_passage(view, differing))

    told = [str(one.sentence) for one in history.acts(two.kim.view)][:2]

    assert told == ["withdrew KL-0001", "wrote a note on KL-0001"]
