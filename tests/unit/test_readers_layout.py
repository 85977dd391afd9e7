"""One layout gives text, boxes and PDF, and nothing of what went in is lost."""

import pymupdf
import pytest

from reviewer.readers.layout import LaidOut, PlainParagraph, lay_out, lay_out_lines, lay_out_plain
from reviewer.readers.markup import ASIDE_COLOUR, sanitised, solid
from reviewer.text.geometry import PageGeometry

SENTENCE = "The quick well-known brown fox jumps over the lazy dog and so-called rain falls on it. "


def laid(markup: str) -> LaidOut:
    return lay_out(sanitised(markup))


def paragraphs(one: LaidOut) -> list[str]:
    return [one.text[p.start : p.end] for p in one.paragraphs]


def read(text: str) -> str:
    return " ".join(text.split())


def assert_covered(one: LaidOut) -> None:
    """Every seen character has a box on its page, and pages follow each other without a gap."""
    boxed: set[int] = set()
    end = 0
    for page in one.geometry:
        assert page.start == end
        end = page.end
        boxed |= _boxed(page)
    assert end == len(one.text)
    assert {i for i, c in enumerate(one.text) if not c.isspace()} <= boxed


def _boxed(page: PageGeometry) -> set[int]:
    found: set[int] = set()
    for line in page.lines:
        places = range(line.start, line.start + len(line.edges) - 1)
        assert page.start <= places.start
        assert places.stop <= page.end
        assert min(line.edges) >= 0
        assert max(line.edges) <= page.width + 1
        assert 0 <= line.y0 < line.y1 <= page.height + 1
        found.update(places)
    return found


def test_line_ends_of_the_layout_are_no_paragraph_ends():
    one = laid(f"<p>{SENTENCE * 4}</p><p>second<br>third</p>")

    assert read(paragraphs(one)[0]) == read(SENTENCE * 4)
    assert paragraphs(one)[1:] == ["second", "third"]
    assert "\n" in paragraphs(one)[0]
    assert_covered(one)


def test_a_word_broken_by_the_layout_stays_whole():
    address = "https://example.com/" + "abcdefghij" * 25

    one = laid(f"<p>See {address} there.</p><table><tr><td>{'z' * 300}</td><td>x</td></tr></table>")

    assert address in one.text
    assert "z" * 300 in one.text
    assert one.warnings == ()
    assert_covered(one)


def test_scripts_of_the_world_come_back_exactly():
    words = "emoji 😀 日本語 office ✓ naïve Ελλάδα हिन्दी"

    one = laid(f"<p>{words}</p>")

    assert read(one.text) == words


def test_right_to_left_lines_have_falling_edges():
    one = laid("<p>العربية</p>")

    (line,) = one.geometry[0].lines
    assert one.text == "العربية"
    assert list(line.edges) == sorted(line.edges, reverse=True)


def test_ligatures_are_spelt_out_and_soft_hyphens_dropped():
    assert laid("<p>e\ufb03cient soft\u00adware</p>").text == "efficient software"


def test_signs_that_the_engine_cannot_draw_are_shown_as_such():
    assert laid("<p>a \ufd3eb\ufdfd c</p>").text == "a \ufffdb\ufffd c"


def test_entities_are_read_once():
    assert laid("<p>AT&amp;amp;T &amp;lt;b&amp;gt;</p>").text == "AT&amp;T &lt;b&gt;"


def test_list_numbers_are_words_and_bullets_are_not():
    one = laid('<ol start="4"><li>four</li><li value="9">nine</li></ol><ul><li>dot</li></ul>')

    assert paragraphs(one) == ["4. four", "9. nine", "dot"]


def test_a_wide_table_gets_a_wider_page():
    cells = "".join(f"<td>column-{number:03}</td>" for number in range(30))

    one = laid(f"<table><tr>{cells}</tr></table>")

    assert one.warnings == ()
    assert one.geometry[0].width > 612
    assert_covered(one)


def test_cells_side_by_side_are_paragraphs_of_their_own():
    one = lay_out("<table><tr><td>aa</td><td>bb</td></tr></table>", "td{padding:0}")

    assert paragraphs(one) == ["aa", "bb"]


@pytest.mark.parametrize("tag", ["div", "blockquote", "table><tr><td", "ul><li", "span"])
def test_nesting_without_end_keeps_the_words(tag: str):
    close = "".join(f"</{one}>" for one in reversed(tag.split("><")))

    one = laid(f"<{tag}>" * 3000 + "deep" + close * 3000)

    assert one.text.strip() == "deep"


def test_a_picture_that_is_not_there_adds_no_words():
    one = laid('<p>before <img src="https://example.com/x.png"> after</p>')

    assert read(one.text) == "before after"


def test_a_broken_picture_adds_no_words():
    one = lay_out(
        '<p>a <img src="cid:x"> b <img src="data:image/png;base64,AAAA"> c</p>', "", [("x", b"no")]
    )

    assert read(one.text) == "a b c"


def test_scripts_and_hiding_styles_do_not_get_through():
    markup = (
        '<script>alert(1)</script><p style="display:none">kept</p><p '
        'style="position:absolute;margin-left:-9999px">too</p>'
        '<iframe src="x">gone</iframe><a href="javascript:x()" onclick="x()">link</a>'
    )

    safe = sanitised(markup)

    assert paragraphs(lay_out(safe)) == ["kept", "too", "link"]
    assert not any(word in safe for word in ("script", "position", "display", "href", "onclick"))


def test_a_stranger_cannot_draw_words_as_asides():
    colour, spaced = f"#{ASIDE_COLOUR:06x}", "rgb( 119, 121,123 )"

    one = laid(
        f'<p class="aside">one</p><p style="color:{colour}">two</p><font '
        f'color="{colour}">three</font>'
        f'<p style="color:{spaced}">four</p>'
    )

    assert paragraphs(one) == ["one", "two", "three", "four"]


def test_the_same_words_give_the_same_bytes():
    first, second = (
        laid(f"<h1>Title</h1><p>{SENTENCE}</p>"),
        laid(f"<h1>Title</h1><p>{SENTENCE}</p>"),
    )

    assert first == second
    assert first.pdf.startswith(b"%PDF")


def test_the_pdf_has_the_pages_of_the_geometry():
    one = laid(f"<p>{SENTENCE}</p>" * 150)

    assert len(pymupdf.open("pdf", one.pdf)) == len(one.geometry) > 1


def test_transcript_lines_keep_the_callers_text_to_the_code_point():
    pages = [
        [(f"{n:2}   ", f"Q.   What\tis “line” {page}:{n}?" if n % 4 else "") for n in range(1, 26)]
        for page in range(1, 5)
    ]

    one = lay_out_lines(pages)

    assert one.text == "".join(f"{text}\n" for lines in pages for _gutter, text in lines)
    assert len(one.geometry) == len(pymupdf.open("pdf", one.pdf)) == 4
    assert one.warnings == ()
    assert_covered(one)


def test_gutter_numbers_are_drawn_and_are_no_text():
    one = lay_out_lines([[(" 7  ", "Q. Yes?"), (" 8  ", "A. 9.")]])

    drawn = pymupdf.open("pdf", one.pdf)[0].get_text()
    assert one.text == "Q. Yes?\nA. 9.\n"
    assert "7" in drawn
    assert "8" in drawn


def test_overlong_transcript_lines_are_set_smaller_and_never_wrapped():
    one = lay_out_lines([[("1 ", "word " * 60), ("2 ", "next")]])

    assert len({line.y0 for line in one.geometry[0].lines}) == 2
    assert_covered(one)


def test_plain_paragraphs_show_marks_that_are_no_text():
    one = lay_out_plain(["first\nline", PlainParagraph("quoted\nwords", mark="> ")])

    assert paragraphs(one) == ["first\nline", "quoted\nwords"]
    assert solid(one.text) == "firstlinequotedwords"
    assert pymupdf.open("pdf", one.pdf)[0].get_text().count(">") == 2


def test_nothing_gives_one_blank_page():
    one = laid("")

    assert (one.text, len(one.geometry), one.paragraphs) == ("", 1, ())


def test_a_word_without_an_end_is_laid_out_whole_and_soon():
    word = "abcdefghij" * 10_000

    one = lay_out_plain([f"Token: {word} end"])

    assert "".join(one.text.split()) == f"Token:{word}end"
    assert not one.warnings
