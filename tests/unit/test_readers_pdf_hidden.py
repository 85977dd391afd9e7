"""What a PDF holds and its pages do not show: hidden words, layers, files, fields, pages."""

import json
from collections.abc import Callable
from pathlib import Path

import pymupdf
import pytest

from reviewer.errors import LockedError, SourceError
from reviewer.readers.options import ReadOptions
from reviewer.readers.pdf import read
from reviewer.readers.reading import Reading
from reviewer.text.layer import TextSource

BLACK, WHITE, GREY = (0, 0, 0), (1, 1, 1), (0.85, 0.85, 0.85)


def reading_of(
    document: pymupdf.Document, folder: Path, options: ReadOptions | None = None
) -> Reading:
    path = folder / "exhibit.pdf"
    document.save(path)
    return read(path, options or ReadOptions(), lambda done, total: None)


def one_page(draw: Callable[[pymupdf.Page], object]) -> pymupdf.Document:
    document = pymupdf.open()
    page = document.new_page(width=612, height=792)
    page.insert_text((72, 100), "We shipped forty units.", fontsize=11)
    draw(page)
    return document


def covered(page: pymupdf.Page) -> None:
    page.insert_text((72, 200), "Her number is 123-45-6789 and so on.", fontsize=11)
    box = page.search_for("123-45-6789")[0]
    page.draw_rect(box, color=BLACK, fill=BLACK)


def written_on_black(page: pymupdf.Page) -> None:
    page.draw_rect((70, 188, 300, 206), color=BLACK, fill=BLACK)
    page.insert_text((72, 200), "123-45-6789", fontsize=11, color=BLACK)


def struck_out(page: pymupdf.Page) -> None:
    page.insert_text((72, 200), "Her number is 123-45-6789 and so on.", fontsize=11)
    box = page.search_for("123-45-6789")[0]
    middle = (box.y0 + box.y1) / 2
    page.draw_line((box.x0, middle), (box.x1, middle), color=BLACK, width=box.height)


def labelled(page: pymupdf.Page) -> None:
    covered(page)
    box = page.search_for("123-45-6789")[0]
    page.insert_text((box.x0 + 2, box.y1 - 4), "REDACTED", fontsize=7, color=WHITE)


def under_an_annotation(page: pymupdf.Page) -> None:
    page.insert_text((72, 200), "Her number is 123-45-6789 and so on.", fontsize=11)
    square = page.add_rect_annot(page.search_for("123-45-6789")[0])
    square.set_colors(stroke=BLACK, fill=BLACK)
    square.update()


@pytest.mark.parametrize(
    "draw", [covered, struck_out, written_on_black, labelled, under_an_annotation]
)
def test_words_under_a_box_are_told_and_listed(tmp_path, draw):
    reading = reading_of(one_page(draw), tmp_path)

    assert reading.facts.hidden == ("Page 1, under a box: 123-45-6789",)
    told = [one for one in reading.warnings if "under a box" in one]
    assert len(told) == 1
    assert told[0].startswith("Page 1: words under a box (1) can still be read")
    assert "6789" not in told[0]


def test_words_under_a_box_do_not_name_the_exhibit(tmp_path):
    def covered_title(page: pymupdf.Page) -> None:
        page.insert_text((72, 60), "Settlement with John Doe", fontsize=20)
        page.insert_text((72, 300), "They agree that the films are paid for in May.")
        page.draw_rect(page.search_for("John Doe")[0], fill=BLACK)

    reading = reading_of(one_page(covered_title), tmp_path)

    assert "Page 1, under a box: John Doe" in reading.facts.hidden
    assert reading.facts.title == ""


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_words_under_a_box_of_a_turned_page_are_told(tmp_path, turn):
    document = one_page(covered)
    document[0].set_rotation(turn)

    reading = reading_of(document, tmp_path)

    assert reading.facts.hidden == ("Page 1, under a box: 123-45-6789",)


def shaded(page: pymupdf.Page) -> None:
    for at in range(4):
        page.draw_rect((70, 186 + 20 * at, 400, 206 + 20 * at), color=GREY, fill=GREY)
        page.insert_text((74, 200 + 20 * at), f"Row {at} of the table", fontsize=11)


def white_on_dark(page: pymupdf.Page) -> None:
    page.draw_rect((70, 186, 400, 206), color=BLACK, fill=(0.1, 0.1, 0.4))
    page.insert_text((74, 200), "Totals of the year", fontsize=11, color=WHITE)


def highlighted(page: pymupdf.Page) -> None:
    page.add_highlight_annot(page.search_for("forty units")[0])


def framed(page: pymupdf.Page) -> None:
    page.draw_rect((60, 80, 400, 120), color=BLACK, width=2)


def on_coloured_paper(page: pymupdf.Page) -> None:
    page.draw_rect(page.rect, color=GREY, fill=GREY, overlay=False)


@pytest.mark.parametrize("draw", [shaded, white_on_dark, highlighted, framed, on_coloured_paper])
def test_words_that_can_be_read_are_not_called_hidden(tmp_path, draw):
    reading = reading_of(one_page(draw), tmp_path)

    assert reading.facts.hidden == ()
    assert not any("not show" in one or "under a box" in one for one in reading.warnings)


def test_invisible_words_on_empty_paper_are_listed_and_no_words_of_the_exhibit(tmp_path):
    document = one_page(
        lambda page: page.insert_text((72, 300), "Do not tell them.", render_mode=3)
    )

    reading = reading_of(document, tmp_path)

    assert reading.layer.text == "We shipped forty units."
    assert reading.facts.hidden == ("Page 1, drawn invisibly: Do not tell them.",)
    assert any("“Do not tell them.”" in one for one in reading.warnings)


def test_invisible_words_over_letters_drawn_as_shapes_stay_as_received_text(tmp_path):
    def outlined(page: pymupdf.Page) -> None:
        for at in range(16):
            page.draw_line((72 + 5 * at, 292), (74 + 5 * at, 300), width=1.5)
        page.insert_text((72, 300), "Forty units more", render_mode=3, fontsize=11)

    reading = reading_of(one_page(outlined), tmp_path)

    assert "Forty units more" in reading.layer.text
    assert [one.source for one in reading.layer.sources] == [TextSource.OCR_RECEIVED]
    assert reading.facts.hidden == ()


@pytest.mark.parametrize(
    ("size", "colour", "why"),
    [
        (11, WHITE, "in the colour of what is behind it"),
        (0.8, BLACK, "too small to be read"),
    ],
)
def test_words_too_pale_or_small_to_see_stay_and_are_told(tmp_path, size, colour, why):
    document = one_page(
        lambda page: page.insert_text((72, 300), "secret price", fontsize=size, color=colour)
    )

    reading = reading_of(document, tmp_path)

    assert "secret price" in reading.layer.text
    assert reading.facts.hidden == (f"Page 1, {why}: secret price",)
    assert any(why in one and "stand in its text" in one for one in reading.warnings)


def test_words_beyond_the_page_are_listed_and_left_out(tmp_path):
    document = one_page(lambda page: page.insert_text((72, 500), "Below the crop.", fontsize=11))
    document[0].set_cropbox(pymupdf.Rect(0, 0, 612, 400))

    reading = reading_of(document, tmp_path)

    assert reading.layer.text == "We shipped forty units."
    assert reading.facts.hidden == ("Page 1, beyond the edge of the page: Below the crop.",)


def test_words_in_a_layer_that_is_off_are_listed(tmp_path):
    document = one_page(lambda page: None)
    layer = document.add_ocg("Draft", on=False)
    document[0].insert_text((72, 300), "Old price: 90 dollars", fontsize=11, oc=layer)

    reading = reading_of(document, tmp_path)

    assert reading.layer.text == "We shipped forty units."
    assert reading.facts.hidden == (
        "Page 1, in a layer that is switched off: Old price: 90 dollars",
    )


# Forms and files


def test_values_of_form_fields_stand_in_the_text_and_are_listed(tmp_path):
    def filled(page: pymupdf.Page) -> None:
        field = pymupdf.Widget()
        field.field_name, field.field_value = "Quantity", "40 units"
        field.field_type = pymupdf.mupdf.PDF_WIDGET_TYPE_TEXT
        field.rect = pymupdf.Rect(72, 200, 300, 220)
        page.add_widget(field)
        box = pymupdf.Widget()
        box.field_name, box.field_value = "Accepted", True
        box.field_type = pymupdf.mupdf.PDF_WIDGET_TYPE_CHECKBOX
        box.rect = pymupdf.Rect(72, 240, 90, 258)
        page.add_widget(box)

    reading = reading_of(one_page(filled), tmp_path)

    assert "40 units" in reading.layer.text
    assert reading.facts.filled == (("Quantity", "40 units"), ("Accepted", "Yes"))


def test_a_form_that_draws_its_own_pages_is_told(tmp_path):
    document = one_page(lambda page: None)
    document.xref_set_key(document.pdf_catalog(), "AcroForm", "<</XFA (x) /Fields []>>")

    reading = reading_of(document, tmp_path)

    assert any("XFA" in one for one in reading.warnings)


def test_files_attached_to_a_place_on_a_page_are_children(tmp_path):
    document = one_page(
        lambda page: page.add_file_annot((72, 300), b"title,year\n", filename="films.csv")
    )
    document.embfile_add("again", b"title,year\n", filename="films.csv")
    document.embfile_add("other", b"more", filename="more.txt")

    reading = reading_of(document, tmp_path)

    assert [(child.name, child.content) for child in reading.children] == [
        ("films.csv", b"title,year\n"),
        ("more.txt", b"more"),
    ]


def test_a_portfolio_says_that_its_files_are_what_was_sent(tmp_path):
    document = one_page(lambda page: None)
    document.embfile_add("films", b"title,year\n", filename="films.csv")
    document.xref_set_key(document.pdf_catalog(), "Collection", "<</Type/Collection>>")

    reading = reading_of(document, tmp_path)

    assert [child.name for child in reading.children] == ["films.csv"]
    assert any("portfolio" in one for one in reading.warnings)


# Locked and broken files


def locked(folder: Path, user: str) -> Path:
    path = folder / "locked.pdf"
    one_page(lambda page: None).save(
        path, encryption=pymupdf.mupdf.PDF_ENCRYPT_AES_256, user_pw=user, owner_pw="counsel"
    )
    return path


def test_a_file_locked_for_changes_alone_opens_and_a_free_copy_is_shown(tmp_path):
    reading = read(locked(tmp_path, ""), ReadOptions(), lambda done, total: None)

    assert reading.layer.text == "We shipped forty units."
    assert reading.rendition is not None
    with pymupdf.open("pdf", reading.rendition) as copy:
        assert not copy.metadata["encryption"]


def test_the_right_password_among_several_opens(tmp_path):
    path = locked(tmp_path, "films")

    reading = read(path, ReadOptions(passwords=("", "no", "films")), lambda done, total: None)

    assert reading.layer.text == "We shipped forty units."
    with pytest.raises(LockedError, match="does not open with that password"):
        read(path, ReadOptions(passwords=("no",)), lambda done, total: None)


def test_a_file_locked_by_a_system_of_its_sender_is_refused_by_its_name(tmp_path):
    path = tmp_path / "locked.pdf"
    content = locked(tmp_path, "films").read_bytes()
    path.write_bytes(content.replace(b"/Filter/Standard", b"/Filter/FilmLock"))

    with pytest.raises(SourceError, match="FilmLock") as refusal:
        read(path, ReadOptions(), lambda done, total: None)

    assert not isinstance(refusal.value, LockedError)


def test_pages_that_no_list_leads_to_are_shown_and_told(tmp_path):
    document = one_page(lambda page: None)
    document.new_page().insert_text((72, 100), "And ten more.")
    path = tmp_path / "lost.pdf"
    content = document.tobytes()
    assert content.count(b"/Pages 2 0 R") == 1
    path.write_bytes(content.replace(b"/Pages 2 0 R", b"/Pages 99 0R"))

    reading = read(path, ReadOptions(), lambda done, total: None)

    assert reading.layer.text == "We shipped forty units.\nAnd ten more."
    assert reading.rendition is not None
    assert any("list of pages" in one for one in reading.warnings)


def test_a_list_of_pages_that_goes_in_a_circle_is_read_or_refused(tmp_path):
    document = one_page(lambda page: None)
    root = int(document.xref_get_key(document.pdf_catalog(), "Pages")[1].split()[0])
    document.xref_set_key(root, "Kids", f"[{root} 0 R]")
    path = tmp_path / "circle.pdf"
    document.save(path)

    try:
        reading = read(path, ReadOptions(), lambda done, total: None)
    except SourceError:
        return

    assert reading.layer.text == "We shipped forty units."


def test_a_page_of_the_largest_size_is_read(tmp_path):
    document = pymupdf.open()
    page = document.new_page(width=36_000, height=36_000)
    page.draw_rect((0, 0, 30_000, 30_000), fill=GREY)
    page.insert_text((20_000, 20_000), "Plan of the works", fontsize=300)

    reading = reading_of(document, tmp_path)

    assert reading.layer.text == "Plan of the works"
    assert reading.geometry[0].width == 36_000


# Pages without words


def test_a_scan_with_nothing_but_a_stamp_is_a_page_without_text(tmp_path):
    document = pymupdf.open()
    for at in range(2):
        page = document.new_page(width=612, height=792)
        picture = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 612, 792))
        picture.clear_with(220)
        page.insert_image(page.rect, pixmap=picture)
        page.insert_text((430, 770), f"META-{41 + at:06}")
    document.new_page().insert_text((72, 100), "A page of words that has no picture at all.")

    reading = reading_of(document, tmp_path)

    assert reading.facts.textless == (1, 2)
    assert "Pages 1, 2 are pictures with hardly any text." in reading.warnings


def test_a_page_whose_font_tells_no_meanings_counts_as_without_text(tmp_path):
    def garbled(page: pymupdf.Page) -> None:
        writer = pymupdf.TextWriter(page.rect)
        writer.append((72, 300), "\ue010\ue011\ue012" * 12, font=pymupdf.Font("cjk"))
        writer.write_text(page)

    reading = reading_of(one_page(garbled), tmp_path)

    assert reading.facts.textless == (1,)
    assert any("not readable as the file gives it" in one for one in reading.warnings)


# The order of lines


def test_lines_are_put_by_their_place_when_asked(tmp_path):
    document = pymupdf.open()
    page = document.new_page(width=612, height=792)
    left = [f"left column, line number {at} of ten" for at in range(10)]
    right = [f"right column, line number {at} of ten" for at in range(10)]
    for at in reversed(range(10)):
        page.insert_text((330, 120 + 14 * at), right[at], fontsize=10)
        page.insert_text((60, 120 + 14 * at), left[at], fontsize=10)
    page.insert_text((60, 80), "A heading that runs over both of the columns here", fontsize=12)

    as_written = reading_of(document, tmp_path)
    by_place = reading_of(document, tmp_path, ReadOptions(is_reordered=True))

    heading = "A heading that runs over both of the columns here"
    assert as_written.layer.text.splitlines()[0] == right[9]
    assert by_place.layer.text.splitlines() == [heading, *left, *right]


def test_rows_of_a_table_stay_whole_when_lines_go_by_place(tmp_path):
    document = pymupdf.open()
    page = document.new_page(width=612, height=792)
    for at in range(8):
        page.insert_text((300, 120 + 16 * at), f"{at}0 units", fontsize=10)
    for at in range(8):
        page.insert_text((60, 120 + 16 * at), f"Item {at}", fontsize=10)

    reading = reading_of(document, tmp_path, ReadOptions(is_reordered=True))

    assert reading.layer.text.split("\n")[:4] == ["Item 0", "00 units", "Item 1", "10 units"]


# Real files


def truth(corpora: Path, name: str):
    return [json.loads(line) for line in (corpora / "truth" / name).read_text("utf-8").splitlines()]


def test_black_boxes_of_real_files_are_found_and_of_no_others(corpora):
    boxes = {row["path"]: row for row in truth(corpora, "redaction.jsonl")}
    for row in truth(corpora, "pdf_facts.jsonl"):
        path = corpora / row["path"]
        if row["mupdf_pages"] and path.stat().st_size < 700_000:
            options = ReadOptions(passwords=(row.get("password") or "",))
            reading = read(path, options, lambda done, total: None)

            found = [one for one in reading.facts.hidden if "under a box" in one]
            expected = boxes.get(row["path"], {}).get("readable_text_under_black_boxes", 0)
            assert bool(found) == (expected != 0), row["path"]
            assert expected is None or len(found) == expected


def test_what_is_known_of_real_files_is_found(corpora):
    rows = (corpora / "MANIFEST.tsv").read_text("utf-8").splitlines()
    counted = 0
    for path, *_, expected in (row.split("\t") for row in rows if row.startswith("pdf-annotated")):
        reading = read(corpora / path, ReadOptions(), lambda done, total: None)

        kinds = [mark.kind for mark in reading.marks]
        for name, count in (
            part.rsplit("x", 1) for part in expected.split("annots ")[1].split(";")[0].split(",")
        ):
            if name != "FileAttachment":
                assert kinds.count(name) == int(count), path
                counted += int(count)
            else:
                assert len(reading.children) >= int(count), path
    assert counted
