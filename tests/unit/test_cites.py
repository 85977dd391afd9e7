"""A pasted cite finds the exhibit that it means, among others of nearly the same name."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.errors import InputError
from reviewer.matter import Matter
from reviewer.queries.cites import cited
from reviewer.readers.reading import Facts, TranscriptStatus
from tests.unit.matters import Added, add_transcript, make_matter

CERTIFIED = (("Q", "Do you dispute it?"), ("A", "I do not dispute it."))
ROUGH = (("Q", "Do you dispute it?"), ("A", "I do dispute it."))


@pytest.fixture
def matter(tmp_path: Path) -> Iterator[Matter]:
    with make_matter(tmp_path) as matter:
        yield matter


@pytest.fixture
def certified(matter: Matter) -> Added:
    facts = Facts(witness="CLARK, JANE", entity="Acme Corp.")
    return add_transcript(matter, CERTIFIED, facts=facts)


@pytest.fixture
def rough(matter: Matter, certified: Added) -> Added:
    facts = Facts(witness="CLARK, JANE", entity="Acme Corp.", status=TranscriptStatus.ROUGH)
    return add_transcript(matter, ROUGH, facts=facts)


@pytest.mark.parametrize(
    "cite",
    [
        "Acme Corp. 30(b)(6) Dep. (Clark) 5:2",
        "Clark Dep. 5:2",
        "clark dep 5:2",
        "Clark 5:2",
    ],
)
def test_a_designee_is_cited_by_the_company_or_by_the_witness(matter, certified, cite):
    place = cited(matter.view, cite)

    assert place.exhibit == certified.exhibit
    assert certified.text[place.spans[0].start : place.spans[0].end] == "I do not dispute it."


def test_of_rough_and_certified_the_cite_says_which(matter, certified, rough):
    assert cited(matter.view, "Clark Dep. 5:2").exhibit == certified.exhibit
    assert cited(matter.view, "Clark Dep. 5:2 (rough)").exhibit == rough.exhibit


def test_a_rough_that_is_not_here_is_not_taken_for_the_certified_one(matter, certified):
    with pytest.raises(InputError, match="No rough transcript is cited as “Clark Dep"):
        cited(matter.view, "Clark Dep. 5:2 (rough)")


def test_a_name_that_nobody_bears_is_refused_in_words(matter, certified):
    with pytest.raises(InputError, match="No exhibit is cited as “Lark Dep"):
        cited(matter.view, "Lark Dep. 5:2")
