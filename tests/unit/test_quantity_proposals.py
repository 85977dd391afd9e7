"""What a passage proposes for a quantity, and that one act confirms all of it."""

import pytest

from reviewer.acts import tagging
from reviewer.matter import Matter
from reviewer.model import PassageId
from reviewer.queries import passages, proposals
from reviewer.queries.proposals import Proposal, is_assent
from reviewer.queries.quantity_proposals import of_quantity
from tests.unit.matters import add_text, add_transcript, make_matter, tag

DEPOSITION = (
    ("Q", "Q.  How many pages did you copy?"),
    ("A", "A.  About four hundred, I would estimate."),
    ("Q", "Q.  Was it for seven years?"),
    ("A", "A.  Correct."),
    ("Q", "Q.  How many films did you keep?"),
    ("A", "A.  None."),
)


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        yield made


def values(answer: str, question: str = "", kind: str = "", **written: str) -> dict[str, str]:
    found = of_quantity(answer, question, written, kind, is_assent)
    return {name: value for name, (value, _) in found.items()}


def reason(answer: str, name: str, question: str = "") -> str:
    return of_quantity(answer, question, {}, "", is_assent)[name][1]


def of(matter: Matter, passage: PassageId) -> dict[str, Proposal]:
    (on,) = passages.tags_of(matter.view, passage)
    found = proposals.of_tag(matter.view, passage, on)
    return {name: one for name, one in found.items() if name == "kind" or name.startswith("qty_")}


# --- what is proposed -----------------------------------------------------------------------------


def test_a_figure_with_its_unit_is_taken_apart():
    found = values("Around 81.7 terabytes of books, as of March 7, 2024.")

    assert found == {
        "kind": "data_size",
        "qty_text": "Around 81.7 terabytes",
        "qty_op": "approx",
        "qty_value": "81.7",
        "qty_unit": "TB",
        "qty_measure": "books",
        "qty_as_of": "2024-03-07",
    }


def test_the_reason_names_the_words_it_rests_on():
    answer = "About 400 pages."

    assert reason(answer, "qty_text", "How many?") == "the quantity in the answer"
    assert reason(answer, "qty_value", "How many?") == "from “About 400 pages”"
    assert reason(answer, "qty_unit") == "from “About 400 pages”"


def test_a_range_fills_both_its_ends():
    found = values("It took us between 3 and 5 days.")

    assert (found["qty_op"], found["qty_low"], found["qty_high"]) == ("range", "3", "5")
    assert "qty_value" not in found


def test_the_question_lends_a_bare_number_its_unit():
    found = values("About four hundred.", "How many large pages did you copy?")

    assert (found["qty_value"], found["qty_unit"]) == ("400", "page")
    assert found["qty_measure"] == "large pages"
    assert reason("400.", "qty_unit", "How many pages?") == "the question asks “how many pages”"


@pytest.mark.parametrize(
    ("question", "kind", "unit"),
    [
        ("How many days did it take?", "duration", "day"),
        ("What percentage of them was ours?", "percentage", "percent"),
        ("How many terabytes?", "data_size", "TB"),
    ],
)
def test_the_question_may_name_a_unit_of_measure(question, kind, unit):
    found = values("Twelve.", question)

    assert (found["kind"], found["qty_unit"]) == (kind, unit)


def test_the_answer_goes_before_the_question():
    assert values("No, it was 12 films.", "Were there 40 films?")["qty_value"] == "12"


def test_an_answer_that_only_agrees_takes_over_the_figure_of_the_question():
    found = of_quantity("Correct.", "Was it for seven years?", {}, "", is_assent)

    assert found["qty_value"] == (
        "7",
        "“seven years” in the question, which the answer agrees to",
    )


def test_a_question_that_is_not_agreed_to_proposes_nothing():
    assert values("I was not there.", "Was it for seven years?") == {}


@pytest.mark.parametrize("answer", ["None.", "No films.", "Zero.", "Nothing."])
def test_nothing_is_a_quantity_where_it_is_asked_how_many(answer):
    found = values(answer, "How many films did you keep?")

    assert (found["qty_op"], found["qty_value"], found["qty_unit"]) == ("none_zero", "0", "film")


def test_of_several_the_one_asked_for_is_proposed_and_the_number_of_them_told():
    answer = "Well, 2 people took 2,400, a dozen at a time."

    found = values(answer, "How many films?")

    assert (found["qty_value"], found["qty_unit"]) == ("2400", "film")
    told = reason(answer, "qty_value", "How many films?")
    assert told == "“2,400” in the answer, one of 3 quantities there"


def test_what_a_person_wrote_decides_which_one_is_meant():
    words = "We took 40 films and 12 books."

    assert values(words, qty_text="12 books")["qty_value"] == "12"
    assert values(words, qty_value="12")["qty_text"] == "12 books"
    assert values("We took 40 films for $9.", kind="money")["qty_text"] == "$9"


def test_nothing_is_proposed_against_what_a_person_wrote():
    assert values("We took 40 films.", qty_value="41") == {}
    assert values("We took 40 films.", qty_text="a great many") == {}


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("I would estimate 400 pages.", "estimate"),
        ("If I had to guess, 400 pages.", "guess"),
        ("We measured 400 pages.", "measured"),
        ("It is 400 pages, according to the ledger.", "record"),
        ("I calculated 400 pages.", "calculation"),
        ("I was told 400 pages.", "hearsay"),
    ],
)
def test_the_basis_is_proposed_where_the_words_say_it(words, basis):
    assert values(words)["qty_basis"] == basis


def test_no_basis_is_proposed_where_the_words_do_not_say_it():
    assert "qty_basis" not in values("It was 400 pages.")


@pytest.mark.parametrize(
    ("words", "as_of"),
    [
        ("It was 40 TB in 2019.", "2019"),
        ("It was 40 TB as of March of 2024.", "2024-03"),
        ("It was 40 TB as of July 4, 2024.", "2024-07-04"),
    ],
)
def test_the_day_beside_as_of_is_proposed(words, as_of):
    assert values(words)["qty_as_of"] == as_of


@pytest.mark.parametrize("words", ["See Clark Dep. 45:12.", "On March 7, 2024, we met.", ""])
def test_words_without_a_quantity_propose_none(words):
    assert "qty_text" not in values(words)


# --- in a matter ----------------------------------------------------------------------------------


def test_a_passage_of_testimony_proposes_from_its_answer_and_its_question(matter):
    added = add_transcript(matter, DEPOSITION)

    found = of(matter, tag(matter, added, "About four hundred, I would estimate.", "quantity"))

    assert {name: one.value for name, one in found.items()} == {
        "kind": "count",
        "qty_text": "About four hundred",
        "qty_op": "approx",
        "qty_value": "400",
        "qty_unit": "page",
        "qty_measure": "pages",
        "qty_basis": "estimate",
    }


def test_other_tags_are_proposed_no_quantity(matter):
    added = add_text(matter, "They took 81.7 terabytes.")

    assert of(matter, tag(matter, added, "They took 81.7 terabytes.", "admission")) == {}


def test_one_act_confirms_all_that_is_proposed_and_one_undo_takes_it_back(matter):
    added = add_text(matter, "They took about 81.7 terabytes.")
    passage = tag(matter, added, "They took about 81.7 terabytes.", "quantity")
    proposed = {name: one.value for name, one in of(matter, passage).items()}

    matter.do(lambda view: tagging.confirm_proposals(view, passage))
    (on,) = passages.tags_of(matter.view, passage)
    confirmed = {"kind": on.kind, **on.fields}
    left = proposals.of_tag(matter.view, passage, on)
    matter.undo()
    (before,) = passages.tags_of(matter.view, passage)

    assert proposed.items() <= confirmed.items()
    assert proposed["qty_value"] == "81.7"
    assert left == {}
    assert (before.kind, before.fields) == ("", {})
