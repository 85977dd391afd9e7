"""What was decided is told as it was when somebody decided it, whatever became of it since."""

from functools import partial

import pytest

from reviewer.acts import issues
from reviewer.acts import passages as acts
from reviewer.model import EntityId, PassageId
from reviewer.queries import differences, passages
from reviewer.queries.difference_kinds import Way
from tests.unit.matters import add_text
from tests.unit.two_copies import also, decide, keep, names, two_copies

BOOKS, FILMS = "We never copied any book.", "There were about 2,400 films."


@pytest.fixture
def two(tmp_path):
    copies = two_copies(tmp_path)
    yield copies
    copies.close()


def decided(two):
    """The one decision, the same on both copies: how, by whom, and what both had said."""
    two.meet()
    (one,), (there,) = (differences.decided(copy.view) for copy in (two.kim, two.kay))
    assert (one.difference, one.by, one.at) == (there.difference, there.by, there.at)
    return one


def test_two_passages_that_were_joined_are_told_with_the_words_and_tags_they_had(two):
    also(two.kim, two.exhibit, f"{BOOKS} {FILMS}", "denial")
    also(two.kay, two.exhibit, f"{BOOKS} {FILMS[:-1]}", "denial")
    two.meet()
    before = names(two.only())

    decide(two.kay, two.only(), Way.JOIN)
    standing = two.kay.view.rows("SELECT id FROM passage")
    two.kay.do(partial(acts.withdraw_passage, passage=PassageId(standing[0][0])))

    one = decided(two)
    assert names(one.difference) == before
    assert (one.by, one.way) == ("Kay Long", Way.JOIN)
    assert one.at > max(version.at for version in one.difference.versions)
    assert one.difference.where in {"KL-0001", "KL2-0001"}


def test_a_tag_that_was_not_kept_is_told_with_its_kind_and_its_words(two):
    also(two.kim, two.exhibit, BOOKS, "denial", "specific")
    theirs = also(two.kay, two.exhibit, f"{BOOKS} {FILMS}", "admission")
    two.meet()
    before = names(two.only())

    keep(two.kim, two.only(), "Kay Long")
    two.kim.do(partial(acts.withdraw_passage, passage=theirs))

    one = decided(two)
    assert names(one.difference) == before
    assert f"Denial (specific): “{BOOKS}”" in dict(before)
    assert one.kept == next(v.id for v in one.difference.versions if v.reviewer == "Kay Long")


def test_names_that_were_joined_are_told_as_they_were_defined(two):
    for copy in (two.kim, two.kay):
        copy.do(partial(issues.add_issue, name="Mirror addresses"))
    two.meet()
    before = names(two.only())

    decide(two.kim, two.only(), Way.JOIN)
    (kept,) = passages.issues(two.kim.view)
    two.kim.do(partial(issues.rename_issue, issue=EntityId(kept.id), name="Copies elsewhere"))

    one = decided(two)
    assert names(one.difference) == before
    assert one.difference.about == "The issue “Mirror addresses” twice"


def test_places_that_were_joined_are_told_with_their_exhibit_and_both_who_met_it(two):
    for copy in (two.kim, two.kay):
        add_text(copy, "Page one.", name="files/page1.txt")
    two.meet()
    before = two.only()

    decide(two.kim, before, Way.JOIN)

    one = decided(two)
    assert names(one.difference) == names(before)
    assert one.difference.about == before.about
    assert {version.reviewer for version in one.difference.versions} == {"Kim Lee", "Kay Long"}


def test_what_both_said_is_told_with_both_names(two):
    for copy in (two.kim, two.kay):
        also(copy, two.exhibit, BOOKS, "denial")
    also(two.kay, two.exhibit, BOOKS[:-1], "admission")
    two.meet()
    found = [each for each in two.open() if each.kind == "opposed"]
    before = names(found[0])
    assert "Kim Lee and Kay Long" in dict(before).values()

    keep(two.kim, found[0], "Kay Long")

    assert names(decided(two).difference) == before
