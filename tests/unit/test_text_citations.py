"""Pin cites: written in the forms of the field, and read back."""

import pytest

from reviewer.errors import InputError, RefusedError
from reviewer.text.bates import bates_range
from reviewer.text.citations import (
    BatesFault,
    BatesNumber,
    CiteName,
    bates_gaps,
    bates_sequence,
    cite,
    parse,
    pin,
    place,
    rich,
    spans_of,
)
from reviewer.text.layer import Paragraph, PhysicalPage, PrintedLine, Role, Span, Stamp, TextLayer


def transcript(first_page: int = 34, pages: int = 3) -> TextLayer:
    """Pages of 25 lines "34:01 words"; line 7 of each page is blank."""
    text, lines = "", []
    for page in range(first_page, first_page + pages):
        for line in range(1, 26):
            words = "" if line == 7 else f"{page}:{line:02} words"
            lines.append(PrintedLine(page, line, len(text), len(text) + len(words), Role.ANSWER))
            text += words + "\n"
    return TextLayer(text, lines=tuple(lines))


LAYER = transcript()


def lines(begin: str, end: str) -> Span:
    """From the first code point of one line to the last of another."""
    return Span(LAYER.text.index(begin), LAYER.text.index(end) + len(end) + len(" words"))


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([("34:12", "34:12")], "34:12"),
        ([("34:12", "34:18")], "34:12-18"),
        ([("34:12", "35:03")], "34:12-35:3"),
        ([("34:13", "34:14"), ("34:16", "34:17")], "34:13-14, 16-17"),
        ([("34:12", "34:18"), ("36:02", "36:05")], "34:12-18, 36:2-5"),
        ([("34:12", "35:03"), ("35:10", "35:10")], "34:12-35:3, 35:10"),
        ([("34:13", "34:14"), ("34:15", "34:17")], "34:13-17"),
        ([("34:06", "34:06"), ("34:08", "34:08")], "34:6-8"),
    ],
)
def test_a_transcript_is_cited_by_page_and_line_and_read_back(spans, expected):
    written = pin(LAYER, [lines(*each) for each in spans])

    assert written == expected
    assert pin(LAYER, spans_of(LAYER, parse(written))) == expected


def test_white_space_at_the_ends_of_a_selection_is_not_cited():
    line = lines("34:12", "34:12")

    assert pin(LAYER, [Span(line.start - 1, line.end + 1)]) == "34:12"


def test_words_without_printed_line_are_cited_by_the_natives_page():
    layer = TextLayer(
        "cover\nwords",
        pages=(PhysicalPage(1, 0, 6), PhysicalPage(2, 6, 11)),
        lines=(PrintedLine(1, 1, 6, 11),),
    )

    assert pin(layer, [Span(0, 5)]) == "physical p. 1"
    assert spans_of(layer, parse("physical p. 1")) == (Span(0, 5),)
    assert spans_of(layer, parse("p. 1")) == (Span(6, 11),)


PLEADING = TextLayer(
    "Admitted.\nDenied.\nDenied in part.\nSigned",
    pages=(PhysicalPage(1, 0, 18), PhysicalPage(2, 18, 40)),
    paragraphs=(
        Paragraph(0, 9, "¶ 37"),
        Paragraph(10, 17, "¶ 38"),
        Paragraph(18, 33, "¶ 40"),
        Paragraph(34, 40),
    ),
    stamps=(Stamp(1, "ABC0001236"), Stamp(2, "ABC0001237")),
)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([Span(0, 9)], "¶ 37"),
        ([Span(0, 17)], "¶¶ 37-38"),
        ([Span(0, 9), Span(18, 33)], "¶¶ 37, 40"),
        ([Span(18, 40)], "ABC0001237"),
        ([Span(10, 40)], "ABC0001236-ABC0001237"),
    ],
)
def test_pleadings_are_cited_by_paragraph_else_by_the_stamped_page(spans, expected):
    assert pin(PLEADING, spans) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¶ 37", [Span(0, 9)]),
        ("PX-14 ¶¶ 37-38", [Span(0, 17)]),
        ("¶¶ 37 and 40", [Span(0, 9), Span(18, 33)]),
        ("at ABC-0001236", [Span(0, 17)]),
        ("ABC0001236-37", [Span(0, 40)]),
        ("p. 2", [Span(18, 40)]),
        ("pp. 1-2", [Span(0, 40)]),
        ("para. 2", [Span(10, 17)]),
    ],
)
def test_other_forms_lead_to_their_words(text, expected):
    assert list(spans_of(PLEADING, parse(text))) == expected


def test_requests_are_cited_by_their_own_label():
    layer = TextLayer(
        "one\ntwo\nthree",
        paragraphs=(
            Paragraph(0, 3, "RFA No. 12"),
            Paragraph(4, 7, "RFA No. 13"),
            Paragraph(8, 13, "Interrog. No. 13"),
        ),
    )

    assert pin(layer, [Span(0, 7)]) == "RFA Nos. 12-13"
    assert pin(layer, [Span(0, 3), Span(8, 13)]) == "RFA No. 12, Interrog. No. 13"
    assert spans_of(layer, parse("RFA Nos. 12-13")) == (Span(0, 7),)
    assert spans_of(layer, parse("Resp. to No. 12")) == (Span(0, 3),)
    with pytest.raises(RefusedError, match=r"may be any of these: RFA No. 13, Interrog. No. 13"):
        spans_of(layer, parse("No. 13"))


def test_mail_without_pages_is_cited_by_counted_paragraphs():
    mail = TextLayer("Dear Lee,\n\nWe did.\nJane")
    given = TextLayer(mail.text, paragraphs=(Paragraph(0, 9), Paragraph(11, 23)))

    assert pin(mail, [Span(11, 18)]) == "para. 2"
    assert pin(mail, [Span(11, 23)]) == "paras. 2-3"
    assert spans_of(mail, parse("paras. 2-3")) == (Span(11, 23),)
    assert pin(given, [Span(19, 23)]) == "para. 2"
    assert spans_of(given, parse("para. 2")) == (Span(11, 23),)


def test_text_without_any_structure_is_cited_by_its_lines_with_words():
    text = "  One\n\n \nTwo words\n\tThree"
    layer, other = TextLayer(text), TextLayer(text.replace("\n", " "))

    counted = [pin(layer, [Span(at, at + 1)]) for at in range(len(text)) if text[at].strip()]

    assert counted == ["para. 1"] * 3 + ["para. 2"] * 8 + ["para. 3"] * 5
    assert pin(layer, [Span(2, len(text))]) == "paras. 1-3"
    assert pin(other, [Span(2, len(text))]) == "para. 1"


def test_spans_that_have_no_better_form_in_common_are_cited_by_counted_paragraphs():
    layer = TextLayer("one\ntwo", paragraphs=(Paragraph(0, 3, "¶ 1"), Paragraph(4, 7)))

    assert pin(layer, [Span(0, 3), Span(4, 7)]) == "paras. 1, 2"


def test_a_place_knows_every_coordinate_of_its_span():
    known = place(PLEADING, Span(0, 33))

    assert (known.label_begin, known.label_end) == ("¶ 37", "¶ 40")
    assert (known.physical_begin, known.physical_end) == (1, 2)
    assert (known.bates_begin, known.bates_end) == ("ABC0001236", "ABC0001237")
    assert known.page_begin is known.line_end is None


@pytest.mark.parametrize(
    ("name", "pin_text", "expected"),
    [
        (CiteName(is_transcript=True, witness="JANE A. CLARK"), "45:12", "Clark Dep. 45:12"),
        (
            CiteName(is_transcript=True, witness="O'BRIEN-SMITH, ANN"),
            "1:2",
            "O'Brien-Smith Dep. 1:2",
        ),
        (
            CiteName(is_transcript=True, witness="Dr. Jo McDONALD, Ph.D."),
            "1:2",
            "McDonald Dep. 1:2",
        ),
        (CiteName(is_transcript=True, witness="Jan van der Berg"), "1:2", "van der Berg Dep. 1:2"),
        (
            CiteName(is_transcript=True, witness="Jane Clark", entity="Acme", is_rough=True),
            "45:12-46:3",
            "Acme 30(b)(6) Dep. (Clark) 45:12-46:3 (rough)",
        ),
        (
            CiteName(is_transcript=True, witness="Jane Clark", volume="II"),
            "212:4-9",
            "Clark Dep. vol. II, 212:4-9",
        ),
        (CiteName(prefix="Clark Tr.", is_transcript=True, witness="Lee"), "1:2", "Clark Tr. 1:2"),
        (CiteName(is_transcript=True, control="KL-00049"), "1:2", "KL-00049 1:2"),
        (CiteName(marked="PX-14", bates="ABC0001234"), "ABC0001236", "PX-14 at ABC0001236"),
        (CiteName(bates="ABC0001234"), "ABC0001236", "ABC0001234 at ABC0001236"),
        (CiteName(bates="ABC0001234"), "ABC0001234", "ABC0001234"),
        (CiteName(marked="PX-14"), "¶ 37", "PX-14 ¶ 37"),
        (CiteName(control="KL-00049"), "p. 3", "KL-00049 p. 3"),
    ],
)
def test_a_cite_names_the_exhibit_as_the_field_does(name, pin_text, expected):
    assert cite(name, pin_text) == expected


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        ("Clark Dep. 45:12-46:3 (rough)", "Clark Dep. 45:12–46:3 (rough)"),
        ("PX-14 ¶¶ 37-38", "PX-14 ¶¶ 37–38"),
        ("KL-00049 pp. 3-4", "KL-00049 pp. 3–4"),
        ("PX-14 at ABC-0001236-ABC-0001238", "PX-14 at ABC-0001236–ABC-0001238"),
        ("GM-2019-0001234", "GM-2019-0001234"),
        ("PX-14-2", "PX-14-2"),
    ],
)
def test_rich_cites_have_en_dashes_in_ranges_alone(plain, expected):
    assert rich(plain) == expected


@pytest.mark.parametrize(
    "text",
    [
        "34:12–35:3",
        "34:12 to 35:3",
        "T34:12-35:3",
        "34/12-35/3",
        "p. 34, l. 12 to p. 35, l. 3",
        "Clark Dep. 34:12-35:3",
        "(Clark Dep. at 34:12—35:3.)",
        "Clark Dep. vol. II, 0034:12-35:03 (rough)",
        "“Clark Tr. 34:12 - 35:3;”",
    ],
)
def test_pasted_forms_of_one_place_are_read_alike(text):
    (found,) = parse(text).ranges

    assert (found.page_begin, found.line_begin, found.page_end, found.line_end) == (34, 12, 35, 3)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Clark Dep. 45:12-46:3", "Clark Dep."),
        ("Acme 30(b)(6) Dep. (Clark) 45:12", "Acme 30(b)(6) Dep. (Clark)"),
        ("PX-14 at ABC0001236", "PX-14"),
        ("PX-14 ABC0001236", "PX-14"),
        ("KL-00049 p. 3", "KL-00049"),
        ("Def.'s Resp. to RFA No. 12", "Def.'s Resp. to"),
        ("Clark Dep. 45", "Clark Dep."),
        ("PX-14", "PX-14"),
        ("45:12", ""),
    ],
)
def test_what_stands_before_the_pin_is_the_name(text, name):
    assert parse(text).name == name


def test_lines_given_as_page_and_lines_stay_on_the_page():
    assert pin(LAYER, spans_of(LAYER, parse("p. 34, ll. 12-18"))) == "34:12-18"


def test_a_bare_page_is_the_whole_printed_page():
    (span,) = spans_of(LAYER, parse("Clark Dep. 35"))

    assert pin(LAYER, [span]) == "35:1-25"


@pytest.mark.parametrize(
    ("layer", "text", "words"),
    [
        (LAYER, "99:1", "There is no printed page 99: they run from 34 to 36."),
        (LAYER, "34:26", "Page 34 has no line 26: its lines run from 1 to 25."),
        (LAYER, "34:12-10", "The cite ends at 34:10, before it begins."),
        (LAYER, "p. 99", "There is no printed page 99 in this transcript."),
        (LAYER, "pp. 36-34", "The cite ends before it begins."),
        (LAYER, "physical p. 1", "This exhibit has no pages that a cite could name."),
        (LAYER, "ABC0001236", "No page of this exhibit is stamped ABC0001236."),
        (LAYER, "PX-14", "The cite names no page, line, paragraph or Bates number."),
        (LAYER, "¶ 3", "This exhibit has no ¶ 3."),
        (PLEADING, "45:12", "This exhibit has no printed line numbers."),
        (PLEADING, "p. 7", "There is no page 7: this exhibit has 2 pages."),
        (PLEADING, "pp. 2-1", "The cite ends before it begins."),
        (PLEADING, "¶¶ 38-37", "The cite ends before it begins."),
        (PLEADING, "para. 9", "This exhibit has no paragraph 9."),
        (PLEADING, "paras. 0-2", "This exhibit has no paragraph 0 to 2."),
    ],
)
def test_a_place_that_is_not_there_is_refused_in_words(layer, text, words):
    with pytest.raises(RefusedError) as refused:
        spans_of(layer, parse(text))

    assert str(refused.value) == words


@pytest.mark.parametrize("text", ["", " ( ) ", "x" * 500])
def test_what_is_no_cite_at_all_is_refused(text):
    with pytest.raises(InputError, match="cite"):
        parse(text)


# --- Bates numbers --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "prefix", "number", "width", "suffix"),
    [
        ("ABC0001234", "ABC", 1234, 7, ""),
        ("GM_2019_0001234", "GM_2019_", 1234, 7, ""),
        ("3M-000123", "3M-", 123, 6, ""),
        ("ABC 0001234.2-CONF", "ABC ", 1234, 7, ".2-CONF"),
        ("KL-00049", "KL-", 49, 5, ""),
    ],
)
def test_a_bates_number_keeps_prefix_width_and_suffix(text, prefix, number, width, suffix):
    read = BatesNumber.parse(text)

    assert read == BatesNumber(prefix, number, width, suffix)
    assert str(read) == text


@pytest.mark.parametrize("text", ["PX-14", "0001234", "abc0001234", "No. 1234", ""])
def test_what_is_no_bates_number_is_refused(text):
    with pytest.raises(InputError, match="not a Bates number"):
        BatesNumber.parse(text)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("ABC0001234-1236", "ABC0001236"),
        ("ABC0001234-36", "ABC0001236"),
        ("ABC0001234 – ABC0001236", "ABC0001236"),
        ("ABC-0001234-ABC-0001236", "ABC-0001236"),
        ("ABC0001234-0001233", "ABC0001234-0001233"),
        ("ABC0001234", "ABC0001234"),
    ],
)
def test_ranges_are_read_before_single_numbers(text, end):
    assert str(bates_range(text)[1]) == end


def test_bates_arithmetic_keeps_the_width():
    begin = BatesNumber.parse("ABC0000999")

    assert [str(each) for each in bates_sequence(begin, 2)] == ["ABC0000999", "ABC0001000"]
    with pytest.raises(InputError, match="no number 1000 pages before"):
        begin.add(-1000)


def test_gaps_overlaps_and_wrong_page_counts_are_found():
    def number(value: int, prefix: str = "ABC") -> BatesNumber:
        return BatesNumber(prefix, value, 7)

    findings = bates_gaps(
        [
            (number(10), number(12), 3),
            (number(1), number(5), 4),
            (number(12), number(20), None),
            (number(14), number(15), None),
            (number(21), number(21), 1),
            (number(3, "XYZ"), number(3, "XYZ"), 1),
        ]
    )

    assert [(each.fault, each.begin.number, each.end.number) for each in findings] == [
        (BatesFault.PAGES, 1, 5),
        (BatesFault.GAP, 6, 9),
        (BatesFault.OVERLAP, 12, 12),
        (BatesFault.OVERLAP, 14, 15),
    ]


@pytest.mark.parametrize(
    ("labels", "spans", "written"),
    [
        (("Sheet1!A1", "Sheet1!B1", "Sheet1!C1"), [Span(0, 1)], "Sheet1!A1"),
        (("Sheet1!A1", "Sheet1!B1", "Sheet1!C1"), [Span(0, 3)], "Sheet1!A1 to Sheet1!B1"),
        (
            ("'Q1 Sales'!A1", "x", "'Q1 Sales'!C1"),
            [Span(0, 1), Span(4, 5)],
            "'Q1 Sales'!A1, 'Q1 Sales'!C1",
        ),
        (("cell A1", "cell B1", "cell C12"), [Span(0, 1), Span(4, 5)], "cell A1, C12"),
        (("slide 1", "slide 2", "slide 3"), [Span(0, 3)], "slide 1-2"),
        (("slide 1", "slide 2", "slide 3"), [Span(0, 1), Span(4, 5)], "slide 1, 3"),
    ],
)
def test_cells_and_slides_are_cited_and_read_back(labels, spans, written):
    paragraphs = tuple(Paragraph(2 * at, 2 * at + 1, one) for at, one in enumerate(labels))
    layer = TextLayer("a\nb\nc", paragraphs=paragraphs)

    assert pin(layer, spans) == written
    assert spans_of(layer, parse(f"PX-3 {written}")) == tuple(spans)
    assert parse(f"PX-3 {written}").name == "PX-3"


def test_a_range_of_cells_may_be_pasted_as_the_program_writes_it():
    paragraphs = (Paragraph(0, 1, "Sheet1!A1"), Paragraph(2, 3, "Sheet1!B9"))
    layer = TextLayer("a\nb", paragraphs=paragraphs)

    assert spans_of(layer, parse("KL-00012 at Sheet1!$A$1:$B$9")) == (Span(0, 3),)
