"""Marks of other programs become passages with their authors."""

import pymupdf
import pytest

from reviewer.acts import foreign
from reviewer.ingest import Import, Status
from reviewer.queries import history, passages
from reviewer.queries.left import Left, left_to_do
from reviewer.queries.unconfirmed import Ledger
from reviewer.readers.reading import ForeignMark
from reviewer.text.layer import Span
from reviewer.workers.pool import WorkerPool
from tests.unit.matters import add_text, make_matter

WORDS = "We shipped forty units. Nobody asked for more."


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        yield made


def mark(start: int, end: int, **told: str) -> ForeignMark:
    return ForeignMark((Span(start, end),), told.pop("kind", "Highlight"), page=1, **told)


def take_over(matter, added, marks) -> None:
    for words in foreign.lots_of(marks):
        act = foreign.import_marks(matter.view, added.exhibit, added.layer, added.occurrence, words)
        if act.ops:
            matter.do(act)


def cards(matter):
    rows = matter.view.rows("SELECT id FROM passage ORDER BY quote", ())
    return [passages.card(matter.view, row[0]) for row in rows]


def test_a_mark_is_a_passage_without_a_tag_that_names_its_author(matter):
    added = add_text(matter, WORDS)

    take_over(matter, added, [mark(0, 22, author="Ann Other", date="2024-03-07", comment="Forty?")])

    (card,) = cards(matter)
    assert (card.line.quote, card.tags) == ("We shipped forty units", ())
    assert {name: card.fields[name] for name in ("marked_by", "marked_as", "marked_on")} == {
        "marked_by": "Ann Other",
        "marked_as": "Highlight",
        "marked_on": "2024-03-07",
    }
    assert [note.text for note in card.notes] == ["Ann Other: Forty?"]
    counts = {line.left: line.count for line in left_to_do(matter.view, Ledger())}
    assert counts[Left.QUICK_MARKS] == 1


def test_marks_on_the_same_words_are_one_passage(matter):
    added = add_text(matter, WORDS)

    take_over(
        matter,
        added,
        [
            mark(0, 22, author="Ann Other", comment="Forty?"),
            mark(0, 22, author="Bo Reed", kind="Underline"),
            mark(24, 45, author="Ann Other"),
        ],
    )

    other, both = cards(matter)
    assert both.fields["marked_by"] == "Ann Other; Bo Reed"
    assert both.fields["marked_as"] == "Highlight; Underline"
    assert other.fields["marked_by"] == "Ann Other"
    assert both.line.number != other.line.number


def test_marks_are_taken_over_once(matter):
    added = add_text(matter, WORDS)
    marks = [mark(0, 22, author="Ann Other", comment="Forty?"), mark(24, 45)]
    take_over(matter, added, marks)
    before = matter.projected_rows()

    take_over(matter, added, marks)

    assert matter.projected_rows() == before


def test_comments_on_no_words_are_no_passages(matter):
    added = add_text(matter, WORDS)

    take_over(matter, added, [ForeignMark((), "Text", "Ann Other", comment="Where?", page=1)])

    assert cards(matter) == []


def test_undo_takes_the_marks_back(matter):
    added = add_text(matter, WORDS)
    take_over(matter, added, [mark(0, 22, author="Ann Other", comment="Forty?")])

    matter.undo()

    assert cards(matter) == []


def test_a_marked_file_is_imported_with_its_marks_and_not_twice(tmp_path, matter):
    path = tmp_path / "marked.pdf"
    document = pymupdf.open()
    for at in range(3):
        page = document.new_page()
        for line in range(20):
            page.insert_text((72, 120 + 20 * line), f"Unit {at}-{line} was shipped in May.")
            box = page.search_for(f"{at}-{line} was")[0]
            page.add_highlight_annot(box).set_info(title="Ann Other", content=f"c{at}-{line}")
    document.save(path)

    with WorkerPool(1) as pool:
        first = Import(matter, [path], pool).run()
        again = Import(matter, [path], pool).run()

    assert [one.status for one in (*first, *again)] == [Status.IMPORTED, Status.OCCURRENCE]
    made = cards(matter)
    assert len(made) == 60
    assert {card.fields["marked_by"] for card in made} == {"Ann Other"}
    assert len({card.line.number for card in made}) == 60
    told = [one.sentence for one in history.acts(matter.view, 20)]
    assert any(one.startswith("took over the marks that ") for one in told)
