"""Searching across exhibits: rows, limits, fields, families, counts, saved searches, reports."""

import csv
import json

import pytest

from reviewer.acts import exhibits as exhibit_acts
from reviewer.acts import searches
from reviewer.errors import InputError
from reviewer.exports.term_report import export_terms
from reviewer.ingest import Import, Status
from reviewer.model import Origin, SavedSearchBody
from reviewer.queries import history
from reviewer.queries.saved_searches import saved_searches
from reviewer.queries.search import TermCount, as_typed, hits_in, search
from reviewer.queries.search_limits import SearchLimits
from reviewer.queries.search_terms import search_term_report, terms_in
from reviewer.readers.reading import Facts, Party
from reviewer.text.asking import parse
from reviewer.workers.pool import WorkerPool
from tests.unit.matters import add_text, add_transcript, make_matter, tag
from tests.unit.searches import cites, hits, indexed, words

TESTIMONY = [
    ("Q", "Q.  Did the team download the films?"),
    ("A", "A.  We did not seed. The team did"),
    ("A", "download about 2,400 films and books."),
    ("C", "MR. LEE:  Objection to films."),
    ("Q", "Q.  Who is the third-party vendor?"),
    ("A", "A.  A third party. Nobody's vendor."),
]


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        yield made


@pytest.fixture
def deposition(matter):
    return add_transcript(matter, TESTIMONY)


# --- hits -----------------------------------------------------------------------------------------


def test_a_hit_has_its_cite_and_a_line_of_context(matter, deposition):
    (hit,) = hits(matter, "seed")

    assert hit.citation == "Clark Dep. 5:2"
    assert (hit.exhibit, hit.occurrence) == (deposition.exhibit, deposition.occurrence)
    assert hit.layer == deposition.layer
    assert hit.spans == (deposition.span("seed"),)
    assert hit.before == "Q. Did the team download the films? A. We did not "
    assert (hit.words, hit.after[:14]) == ("seed", ". The team did")


def test_hits_stand_in_the_order_of_exhibits_and_of_their_text(matter, deposition):
    add_text(matter, "Books about films.\n\nFilms.")

    assert cites(matter, "films") == [
        "Clark Dep. 5:1",
        "Clark Dep. 5:3",
        "Clark Dep. 5:4",
        "KL-00002 para. 1",
        "KL-00002 para. 2",
    ]


def test_a_number_given_later_moves_an_exhibit_in_the_list(matter):
    first, second = add_text(matter, "one word"), add_text(matter, "another word")
    assert [bytes(hit.exhibit) for hit in hits(matter, "word")] == [first.exhibit, second.exhibit]

    matter.do(
        lambda view: exhibit_acts.set_occurrence_field(view, [second.occurrence], "marked", "A-1")
    )

    assert [bytes(hit.exhibit) for hit in hits(matter, "word")] == [second.exhibit, first.exhibit]


def test_two_tied_words_are_one_hit_with_two_spans(matter, deposition):
    (hit,) = hits(matter, "films pre/2 books")

    assert [deposition.text[span.start : span.end] for span in hit.spans] == ["films", "books"]
    assert hit.words == "films and books"
    assert cites(matter, "books pre/2 films") == []


def test_a_phrase_runs_over_the_line_end(matter, deposition):
    (hit,) = hits(matter, '"did download"')

    assert hit.citation == "Clark Dep. 5:2-3"
    assert hit.words == "did download"


def test_a_word_is_found_whole_and_its_compounds_when_asked_for(matter, deposition):
    assert words(matter, "party") == ["party"]
    assert words(matter, "*party*") == ["third-party", "party"]
    assert words(matter, '"third party"') == ["third-party", "third party"]
    assert words(matter, "third-party") == ["third-party"]
    assert words(matter, "nobody") == []
    assert words(matter, "nobody's") == ["Nobody's"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("film*", ["films", "films", "films"]),
        ("f?lms", ["films", "films", "films"]),
        ("*ilms", ["films", "films", "films"]),
        ("flims~2", ["films", "films", "films"]),
        ("sead~", ["seed"]),
        ("2,400", ["2,400"]),
        ("vend!", ["vendor", "vendor"]),
        ("team NOT w/1 did", ["team"]),
        ("nowhere OR seed", ["seed"]),
        ("nowhere AND seed", []),
    ],
)
def test_what_a_query_finds(matter, deposition, typed, found):
    assert words(matter, typed) == found


def test_an_exhibit_without_a_word_is_a_row_of_its_own(matter, deposition):
    other = add_text(matter, "Something else.", facts=Facts(title="Memo of May"))

    (hit,) = hits(matter, "NOT films")

    assert (bytes(hit.exhibit), hit.spans, hit.words) == (other.exhibit, (), "Memo of May")
    assert hit.citation == "KL-00002"


def test_hits_are_found_only_as_far_as_they_are_looked_at(matter):
    for number in range(30):
        add_text(matter, f"word {number}")
    with indexed(matter) as index:
        found = search(matter.view, index, "word")

        assert (len(found.exhibits), found.hits_known, found.is_settled) == (30, 0, False)
        assert len(found.hits(0, 10)) == 10
        assert (found.hits_known, found.is_exact) == (10, True)
        assert [hit.exhibit for hit in found.hits(25, 10)] == list(found.exhibits[25:])
        assert len(list(found.all_hits())) == 30


def test_hits_of_an_open_exhibit_are_given_for_colouring(matter, deposition):
    found = hits_in(matter.view, parse("films w/3 books"), deposition.exhibit, deposition.layer)

    assert [[deposition.text[s.start : s.end] for s in hit] for hit in found] == [
        ["films", "books"]
    ]


# --- limits ---------------------------------------------------------------------------------------


def test_words_of_questions_or_of_answers_alone(matter, deposition):
    assert cites(matter, "download", SearchLimits(role="Q")) == ["Clark Dep. 5:1"]
    assert cites(matter, "download", SearchLimits(role="A")) == ["Clark Dep. 5:3"]
    assert cites(matter, "objection", SearchLimits(role="A")) == []
    assert cites(matter, "films w/30 vendor", SearchLimits(role="Q")) == ["Clark Dep. 5:1, 5"]
    with pytest.raises(InputError, match="Q for questions"):
        hits(matter, "download", SearchLimits(role="X"))


def test_kinds_witnesses_and_dates(matter, deposition):
    mail = add_text(matter, "films", "email", Facts(title="Re: films", date="2024-03-11"))

    def exhibits(**limits):
        return [hit.exhibit for hit in hits(matter, "films AND NOT x", SearchLimits(**limits))]

    assert set(exhibits(kinds=("email",))) == {mail.exhibit}
    assert set(exhibits(witnesses=("Jane Clark",))) == {deposition.exhibit}
    assert exhibits(witnesses=("Lee",)) == []
    assert set(exhibits(date_from="2024-01", date_to="2024-03")) == {mail.exhibit}
    assert set(exhibits(date_from="2026")) == {deposition.exhibit}
    assert exhibits(date_to="2023-12-31") == []


def test_hits_that_are_tagged_and_hits_that_are_left(matter, deposition):
    tag(matter, deposition, "We did not seed.", "denial")

    assert words(matter, "seed OR books", SearchLimits(is_tagged=True)) == ["seed"]
    assert words(matter, "seed OR books", SearchLimits(is_tagged=False)) == ["books"]


def test_the_rest_of_a_family_is_shown_beside_its_hit(matter):
    mail = add_text(matter, "See the list attached.", "email", facts=Facts(title="Lists"))
    kept = add_text(matter, "films and books", parent=mail, facts=Facts(title="list.txt"))
    add_text(matter, "unrelated")

    found = hits(matter, "films", SearchLimits(with_family=True))

    assert [(bytes(hit.exhibit), hit.is_family) for hit in found] == [
        (mail.exhibit, True),
        (kept.exhibit, False),
    ]


def test_limits_are_kept_in_a_saved_search():
    limits = SearchLimits(
        kinds=("email",), date_from="2024", role="A", is_tagged=False, with_family=True
    )

    assert SearchLimits.from_saved(limits.as_saved()) == limits
    assert SearchLimits.from_saved({"of a later version": ["x"]}) == SearchLimits()


# --- fields ---------------------------------------------------------------------------------------


def test_fields_ask_for_what_is_known_of_an_exhibit(matter, deposition):
    facts = Facts(
        title="Re: Intake plan",
        date="2024-03-11T16:12:00+00:00",
        author="Ann Able",
        sender=(Party("Ann Able", "ann@example.org"),),
        to=(Party("Kim Lee", "kim@example.org"),),
        cc=(Party("Bo Day", "bo@example.org"),),
    )
    bates = (
        ("bates_begin", "ABC0001236", Origin.TYPED),
        ("bates_end", "ABC0001240", Origin.TYPED),
        ("custodian", "Able, Ann", Origin.TYPED),
    )
    mail = add_text(matter, "81.7 terabytes", "email", facts, name="intake.eml", fields=bates)
    tag(matter, mail, "81.7", "quantity")

    def finds(typed):
        return {hit.exhibit for hit in hits(matter, typed)}

    for typed in (
        "from:able",
        "from:ann@example.org",
        "to:kim",
        "to:bo",
        'title:"intake plan"',
        "subject:int* AND terabytes",
        "kind:email",
        "date:2024-03",
        "date:2024",
        "bates:ABC0001238",
        "bates:abc*",
        "custodian:able",
        "name:intake*",
        "number:KL-00002",
        "tag:quantity",
        "NOT witness:clark",
        "kind:email OR nowhere",
    ):
        assert finds(typed) == {mail.exhibit}, typed
    for typed in ("from:kim", "to:ann", "bates:ABC0001241", "tag:denial", "date:2025"):
        assert finds(typed) == set(), typed
    assert finds("witness:clark") == {deposition.exhibit}
    assert finds("witness:clark AND NOT seed") == set()


# --- counts and notes -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value", ["Müller-Weg 5", "Muller-Weg 5", "The muller-weg, again", "Mu\u0308ller\u2010Weg"]
)
@pytest.mark.parametrize("typed", ["muller-weg", "MÜLLER-WEG", "*er-weg", '"muller-weg"', "mul*"])
def test_a_field_is_read_as_a_text_is(matter, value, typed):
    add_text(matter, "Nothing of it here.", facts=Facts(title=value))

    assert len(hits(matter, f"title:{typed}")) == 1


def test_every_word_of_a_query_is_counted(matter, deposition):
    add_text(matter, "films films")
    with indexed(matter) as index:
        found = search(matter.view, index, 'films AND (book* OR "third party")')

        assert found.understood == 'films AND (book* OR "third party")'
        assert found.terms() == (
            TermCount("films", 2, 5),
            TermCount("book*", 1, 1),
            TermCount('"third party"', 1, None),
        )


def test_a_pattern_that_stands_for_too_many_words_is_cut_off_and_says_so(matter):
    add_text(matter, " ".join(f"w{number:04}x" for number in range(1_200)))
    with indexed(matter) as index:
        found = search(matter.view, index, "w*x")

        assert len(found.hits(0, 5)) == 5
        assert any("more than 1,000 words" in note for note in found.notes)


def test_longer_words_that_are_not_counted_are_named(matter):
    add_text(matter, "The Act applies. The Act’s scope, an Act-based claim, an actor.")
    with indexed(matter) as index:
        found = search(matter.view, index, "act OR claim")

        assert [hit.words for hit in found.all_hits()] == ["Act", "claim"]
        (note,) = found.notes
        assert "Not counted: act-based, act's. Write act* to find" in note


# --- as it is typed -------------------------------------------------------------------------------


def test_first_hits_come_while_a_word_is_typed(matter, deposition):
    with indexed(matter) as index:
        assert as_typed(matter.view, index, "f") == ()
        assert [hit.words for hit in as_typed(matter.view, index, "fi")] == ["films"]
        assert [hit.words for hit in as_typed(matter.view, index, "third pa")] == ["third-party"]
        assert as_typed(matter.view, index, "films AND (") == ()
        assert as_typed(matter.view, index, "zz") == ()


# --- saved searches -------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["zy", "zyx", "zyły", "zy-x", "zy7"])
def test_two_letters_find_whatever_the_third_one_is(matter, word):
    add_text(matter, f"once {word} twice")

    with indexed(matter) as index:
        assert [hit.words for hit in as_typed(matter.view, index, "zy")] == [word]


def test_a_search_is_kept_under_a_name_and_taken_away(matter):
    body = SavedSearchBody("Seeding", "seed* w/5 films", {"kinds": ["email"]})
    matter.do(lambda view: searches.save_search(view, body))
    matter.do(lambda view: searches.save_search(view, SavedSearchBody("SEEDING", "seed!")))

    (kept,) = saved_searches(matter.view)
    assert (kept.name, kept.query, kept.limits) == ("SEEDING", "seed!", SearchLimits())
    with pytest.raises(InputError, match="Column 1"):
        matter.do(lambda view: searches.save_search(view, SavedSearchBody("Bad", "(a")))
    with pytest.raises(InputError, match="a name"):
        matter.do(lambda view: searches.save_search(view, SavedSearchBody(" ", "a")))

    matter.do(lambda view: searches.remove_search(view, "seeding"))

    assert saved_searches(matter.view) == ()
    with pytest.raises(InputError, match="No search is saved"):
        matter.do(lambda view: searches.remove_search(view, "seeding"))
    matter.undo()
    assert [one.name for one in saved_searches(matter.view)] == ["SEEDING"]
    assert "a saved search" in history.told(matter.view, next(iter(history.acts(matter.view))))


# --- the term report ------------------------------------------------------------------------------


def test_a_term_report_counts_exhibits_hits_and_what_no_other_term_finds(matter, deposition):
    add_text(matter, "films films")
    add_text(matter, "vendor")
    with indexed(matter) as index:
        rows = search_term_report(
            matter.view, index, terms_in(["films", "", "# remark", "vendor w/9 party", "(bad"])
        )

    assert [(row.term, row.documents, row.hits, row.unique) for row in rows] == [
        ("films", 2, 5, 1),
        ("vendor w/9 party", 1, 2, 0),
        ("(bad", 0, 0, 0),
    ]
    assert rows[2].refused.endswith("(Column 1.)")


def test_a_term_report_leaves_as_a_file_with_its_manifest(matter, deposition, tmp_path):
    with indexed(matter) as index:
        rows = search_term_report(matter.view, index, ["films", "(bad"])

    sha256 = export_terms(matter, rows, tmp_path / "terms.csv")

    with (tmp_path / "terms.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.reader(file))
    assert table[0][0] == "Term"
    assert table[1] == ["films", "films", "1", "3", "1", ""]
    assert table[2][:2] == ["(bad", ""]
    manifest = json.loads((tmp_path / "terms.csv.manifest.json").read_bytes())
    assert (manifest["sha256"], manifest["rows"]) == (sha256, 2)
    assert "exported terms.csv" in history.told(matter.view, next(iter(history.acts(matter.view))))


# --- real files -----------------------------------------------------------------------------------


def test_every_term_of_a_printed_word_index_is_found_at_exactly_its_cites(matter, corpora):
    path = corpora / "truth" / "word_index_page_line.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    rows = [row for row in rows if row["equals_whole_word_scan"]]
    (document,) = {row["doc"] for row in rows}
    with WorkerPool(size=1) as pool:
        (outcome,) = Import(matter, [corpora / document], pool).run()
    assert outcome.status is Status.IMPORTED

    wrong = {}
    with indexed(matter) as index:
        for row in rows:
            found = search(matter.view, index, f'"{row["term"]}"').all_hits()
            places = sorted({hit.citation.rpartition(" ")[2] for hit in found})
            wanted = sorted({f"{page}:{line}" for page, line in row["hits"]})
            if places != wanted:
                wrong[row["term"]] = (places, wanted)

    assert len(rows) > 1_400
    assert wrong == {}
