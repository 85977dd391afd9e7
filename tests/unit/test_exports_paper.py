"""The attorney's page: what stands on it, in which order, in a PDF and in a Word file."""

import io
import shutil
import subprocess
from datetime import UTC, datetime

import msgspec
import pymupdf
import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.acts import passages as passage_acts
from reviewer.acts import tagging
from reviewer.errors import InputError
from reviewer.exports import paper_file
from reviewer.exports.entries import WORK_PRODUCT, Entry, Form, Format, Group, Paper, Turn
from reviewer.exports.manifest import manifest_path
from reviewer.exports.paper import Grouping, PaperChoices, paper
from reviewer.exports.paper_pdf import write_pdf
from reviewer.exports.paper_writers import Order, write_paper
from reviewer.model import TagId
from reviewer.queries import history, passages
from reviewer.queries.passages import PassageFilter
from reviewer.readers.reading import Facts
from reviewer.text import citations
from tests.unit.matters import add_text, add_transcript, make_matter, tag

NOW = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
TESTIMONY = (
    ("Q", "Q.  How many films did the team download in"),
    ("Q", "March of 2024?"),
    ("C", "MS. LEE:  Objection.  Form."),
    ("A", 'A.  About 2,400, "a few dozen" at a time.'),
    ("Q", "Q.  You are sure of that?"),
    ("A", "A.  Correct."),
)
ANSWER = 'About 2,400, "a few dozen" at a time.'


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path, caption="Clark v. Acme, Inc.", docket="4:25-cv-417") as made:
        yield made


@pytest.fixture
def marked(matter):
    """An answer with two tags, another one, and a mail."""
    transcript = add_transcript(matter, TESTIMONY)
    first = tag(matter, transcript, ANSWER, "quantity")
    matter.do(lambda view: _tagged(view, first))
    second = tag(matter, transcript, "Correct.", "admission")
    mail = add_text(
        matter, 'He wrote "never".\n\nIt\'s done.', "email", Facts(title="RE: Films"), name="m.eml"
    )
    third = tag(matter, mail, "It's done.", "denial", "informal")
    return first, second, third


def _tagged(view, passage):
    return tagging.tag_passage(view, passage, TagId("denial"), "belief")


def entries(made):
    return [one for group in made.groups for one in group.entries]


def words_of(path):
    with pymupdf.open(path) as document:
        return " ".join(" ".join(page.get_text(flags=0) for page in document).split())


def test_every_passage_stands_once_under_each_of_its_headings(matter, marked):
    by_tag = paper(matter.view, PaperChoices(grouping=Grouping.TAG), NOW)
    by_exhibit = paper(matter.view, PaperChoices(grouping=Grouping.EXHIBIT), NOW)

    found = {group.name: [one.number for one in group.entries] for group in by_tag.groups}
    assert list(found) == ["Admission", "Denial", "Quantity"]
    assert len(found["Denial"]) == 2
    assert found["Quantity"] == found["Denial"][:1]
    assert by_tag.rows == by_exhibit.rows == len(entries(by_exhibit)) == 3


def test_cites_are_those_of_the_log_with_en_dashes(matter, marked):
    made = paper(matter.view, PaperChoices(grouping=Grouping.EXHIBIT), NOW)

    wanted = {
        citations.rich(passages.citation(matter.view, passages.line_of(matter.view, one)))
        for one in marked
    }
    assert {one.cite for one in entries(made)} == wanted
    assert any("–" in one.cite for one in entries(made))


def test_question_and_answer_are_whole_and_an_objection_left_out_is_marked(matter, marked):
    first = entries(paper(matter.view, PaperChoices(grouping=Grouping.EXHIBIT), NOW))[0]

    assert first.turns == (
        Turn("Q.", "How many films did the team download in March of 2024?"),
        Turn("", "[objection omitted]", is_ours=True),
        Turn("A.", "About 2,400, “a few dozen” at a time."),
    )


def test_other_words_stand_in_quotation_marks(matter, marked):
    made = paper(matter.view, PaperChoices(filter=PassageFilter(tags=("denial",))), NOW)

    quoted = [turn.words for one in entries(made) for turn in one.quoted if not one.is_testimony]
    assert quoted == ["“It’s done.”"]


def test_the_legend_tells_the_tags_and_only_the_marks_that_are_met(matter, marked):
    legend = dict(paper(matter.view, PaperChoices(), NOW).legend)

    assert legend["Tags"] == "Admission (1), Denial (2), Quantity (1)"
    assert "[objection omitted]" in legend
    assert "[POSSIBLY PRIVILEGED]" not in legend


def test_notes_stay_out_unless_asked_for(matter, marked):
    matter.do(lambda view: passage_acts.note_passage(view, marked[0], "Ask about the logs."))

    without = entries(paper(matter.view, PaperChoices(), NOW))
    with_notes = paper(matter.view, PaperChoices(with_notes=True), NOW)

    assert not any(one.notes for one in without)
    assert [one.notes for one in entries(with_notes) if one.notes] == [("Ask about the logs.",)]
    assert "Note (work product)" in dict(with_notes.legend)


def test_what_may_be_privileged_is_left_out_and_counted(matter, marked):
    matter.do(lambda view: passage_acts.set_passage_field(view, marked[2], "privilege", "possible"))

    left = paper(matter.view, PaperChoices(), NOW)
    asked = paper(matter.view, PaperChoices(include_privileged=True), NOW)

    assert (left.rows, left.left_out_privileged) == (2, 1)
    assert any("1 passage possibly privileged" in one for one in left.told)
    assert (asked.rows, asked.left_out_privileged) == (3, 0)
    assert "POSSIBLY PRIVILEGED" in entries(asked)[-1].marks or any(
        "POSSIBLY PRIVILEGED" in one.marks for one in entries(asked)
    )


def test_passages_chosen_by_hand_come_in_the_order_of_the_record(matter, marked):
    chosen = (marked[1], marked[0])

    made = paper(matter.view, PaperChoices(chosen=chosen, grouping=Grouping.EXHIBIT), NOW)

    numbers = [passages.line_of(matter.view, one).number for one in (marked[0], marked[1])]
    assert [one.number for one in entries(made)] == numbers
    assert "2 passages chosen by hand" in made.told[0]


def test_a_linked_passage_is_named_by_its_cite(matter, marked):
    matter.do(lambda view: passage_acts.link_passages(view, "contradicts", marked[0], marked[2]))

    made = paper(matter.view, PaperChoices(grouping=Grouping.EXHIBIT), NOW)

    line = passages.line_of(matter.view, marked[2])
    cite = citations.rich(passages.citation(matter.view, line))
    assert ("Contradicts", cite) in entries(made)[0].facts


def test_nothing_to_print_is_refused_in_words(matter):
    with pytest.raises(InputError, match="nothing to print"):
        paper(matter.view, PaperChoices(), NOW)


def test_a_pdf_has_its_header_its_pages_counted_and_only_embedded_fonts(matter, marked, tmp_path):
    out = tmp_path / "out.pdf"

    report = paper_file.export_paper(matter, out, PaperChoices(), NOW)

    said = words_of(out)
    assert WORK_PRODUCT in said
    assert "Page 1 of 1" in said
    assert "Clark v. Acme, Inc., No. 4:25-cv-417" in said
    assert " / " not in said
    with pymupdf.open(out) as document:
        fonts = [one for page in document for one in page.get_fonts()]
        assert fonts
        assert all(kind != "n/a" for _, kind, *_ in fonts)
        assert [name for _, name, _ in document.get_toc()]
    assert report.rows == 3


def test_the_manifest_and_the_history_tell_what_left(matter, marked, tmp_path):
    out = tmp_path / "out.docx"

    report = paper_file.export_paper(matter, out, PaperChoices(), NOW)

    told = msgspec.json.decode(manifest_path(out).read_bytes())
    assert (told["product"], told["rows"]) == ("attorney’s page", 3)
    assert told["sha256"] == report.sha256
    assert "out.docx" in history.told(matter.view, next(iter(history.acts(matter.view))))


def test_giving_up_leaves_no_file_and_says_nothing(matter, marked, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    before = len(list(history.acts(matter.view)))
    steps = paper_file.export_steps(matter, folder / "out.pdf", PaperChoices(), NOW)

    for _ in range(4):
        next(steps)
    steps.close()

    assert list(folder.iterdir()) == []
    assert len(list(history.acts(matter.view))) == before


def test_a_paper_is_not_written_over_the_matter(matter, marked):
    with pytest.raises(InputError, match="over the matter itself"):
        paper_file.export_paper(matter, matter.folder / "objects" / "x.pdf", PaperChoices(), NOW)


def test_a_name_that_is_no_pdf_and_no_word_file_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"\.pdf or \.docx"):
        paper_file.form_of(tmp_path / "x.txt")


# --- Word -----------------------------------------------------------------------------------------


def style_of(paragraph):
    return paragraph.style.name


def test_a_word_file_has_headings_styles_and_fields(matter, marked, tmp_path):
    out = tmp_path / "out.docx"

    paper_file.export_paper(matter, out, PaperChoices(grouping=Grouping.TAG), NOW)

    document = Document(str(out))
    styles = [(style_of(one), one.text) for one in document.paragraphs]
    assert [text for name, text in styles if name == "Heading 1"] == [
        "Admission", "Denial", "Quantity",
    ]  # fmt: skip
    assert ("Testimony", "A.\tCorrect.") in styles
    assert document.sections[0].header.paragraphs[0].text == WORK_PRODUCT
    codes = document.sections[0].footer._element.iter(qn("w:instrText"))
    assert [one.text.strip() for one in codes] == ["PAGE", "NUMPAGES"]


def test_the_paragraphs_of_an_entry_stay_together(matter, marked, tmp_path):
    out = tmp_path / "out.docx"

    paper_file.export_paper(matter, out, PaperChoices(), NOW)

    for one in Document(str(out)).paragraphs:
        if style_of(one) in {"Entry cite", "Testimony"}:
            assert one.paragraph_format.keep_with_next, one.text


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_writer_opens_the_word_file_and_counts_its_pages(matter, marked, tmp_path):
    out = tmp_path / "out.docx"
    paper_file.export_paper(matter, out, PaperChoices(), NOW)

    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
         "--convert-to", "pdf", "--outdir", str(tmp_path / "writer"), str(out)],
        check=True, timeout=120, capture_output=True,
    )  # fmt: skip

    said = words_of(tmp_path / "writer" / "out.pdf")
    assert "Page 1 of 1" in said
    assert "You are sure of that?" in said


# --- Every paper ----------------------------------------------------------------------------------

# Letters of the scripts whose text the PDF writer keeps exactly; see readers.typesetting.
_LETTERS = st.sampled_from("abcxyzABCéüßñçøžλπДжщ0123456789.,;:!?()-–—“”‘’§¶&<>$%€")
_WORDS = st.lists(st.text(_LETTERS, min_size=1, max_size=14), min_size=1, max_size=300).map(
    " ".join
)
_TURNS = st.lists(
    st.builds(Turn, st.sampled_from(["Q.", "A.", ""]), _WORDS), min_size=1, max_size=5
).map(tuple)
_ENTRIES = st.builds(
    Entry, st.just("KL-1"), st.just("Clark Dep. 1:2–3"), _WORDS, st.just(""), _TURNS,
    facts=st.lists(st.tuples(st.just("Declarant"), _WORDS), max_size=2).map(tuple),
)  # fmt: skip
_GROUPS = st.lists(
    st.builds(Group, _WORDS, st.lists(_ENTRIES, min_size=1, max_size=6).map(tuple)),
    min_size=1,
    max_size=3,
).map(tuple)


def _of(groups, size=Format.LETTER):
    return Paper(
        WORK_PRODUCT, "Clark v. Acme", "", "Passages", (), (), groups, "", size, 1, 0, 0, ""
    )


def _letters(text):
    return "".join(char for char in text if not char.isspace())


@given(_GROUPS, st.sampled_from(Format))
@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
def test_no_word_of_any_paper_is_lost_between_pages(tmp_path_factory, groups, size):
    out = tmp_path_factory.mktemp("paper") / "x.pdf"

    write_paper(Order(_of(groups, size), Form.PDF, NOW), out, lambda _done, _total: None)

    with pymupdf.open(out) as document:
        width, height = size.points
        # The bodies of the pages alone: what stands on every page would come between two halves.
        body = pymupdf.Rect(0, 90, width, height - 70)
        said = _letters("".join(page.get_text(flags=0, clip=body) for page in document))
        assert document.page_count >= 1
    for group in groups:
        for one in group.entries:
            for turn in one.quoted:
                assert _letters(turn.words) in said


def test_a_heading_stays_with_what_follows_and_no_line_stands_alone(tmp_path):
    turn = Turn("A.", "word " * 700)
    long = Entry("1", "Clark Dep. 1:2", "", "", (Turn("Q.", "And then?"), turn))
    short = Entry("2", "Clark Dep. 9:9", "", "", (Turn("Q.", "Yes?"), Turn("A.", "Yes.")))
    groups = tuple(Group(f"Part {at}", (short, long, short)) for at in range(12))
    out = tmp_path / "x.pdf"

    with out.open("w+b") as file:
        write_pdf(_of(groups), file, lambda _done, _total: None)

    with pymupdf.open(out) as document:
        for page in document:
            body = page.get_text(clip=pymupdf.Rect(0, 90, 612, 722)).strip().split("\n")
            assert not body[-1].startswith("Part "), "a heading at the foot of a page"
            assert "Clark Dep. 1:2" not in body[-1], "a cite without its words"
            words = [line for line in body if set(line.split()) == {"word"}]
            first_other = next((at for at, one in enumerate(body) if one not in words), len(body))
            assert first_other != 1 or not words, "a line alone at the head of a page"


@given(st.integers(min_value=1, max_value=45))
@settings(deadline=None, max_examples=15)
def test_a_cite_never_stands_at_the_foot_of_a_page_without_its_words(lines):
    filler = Entry("1", "PX-1", "", "", tuple(Turn("A.", "Yes.") for _ in range(lines)))
    long = Entry(
        "2", "Clark Dep. 1:2", "", "", (Turn("Q.", "why " * 60), Turn("A.", "word " * 900))
    )
    out = io.BytesIO()

    write_pdf(_of((Group("Part", (filler, long)),)), out, lambda _done, _total: None)

    with pymupdf.open("pdf", out.getvalue()) as document:
        for page in document:
            body = page.get_text(clip=pymupdf.Rect(0, 90, 612, 722)).strip().split("\n")
            assert "Clark Dep. 1:2" not in body[-1] + body[-2 if len(body) > 1 else -1]
