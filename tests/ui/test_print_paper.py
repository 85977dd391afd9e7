"""Printing: the dialog by its keys, its preview, files and sheets, and the window awake."""

import os
import time
from pathlib import Path

import pymupdf
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from reviewer.exports.entries import Format
from reviewer.exports.paper import Grouping, PaperChoices
from reviewer.queries import history
from tests.ui.desks import Screen
from ui.dialogs.print_paper import PagesChoice, PrintPaper, Which
from ui.print_errands import PrintErrands
from ui.printing import pages_named, pdf_printer

ANSWER = "We never seeded."


@pytest.fixture
def tagged(screen: Screen) -> Screen:
    """The window on the certified transcript, one answer tagged."""
    screen.drag(ANSWER)
    screen.key("2")
    screen.key("F")
    return screen


def opened(screen: Screen) -> PrintPaper:
    """The dialog, its preview drawn."""
    screen.key("Ctrl+P", screen.window)
    dialog = screen.dialog(PrintPaper)
    previewed(screen, dialog)
    return dialog


def previewed(screen: Screen, dialog: PrintPaper) -> None:
    screen.qtbot.waitUntil(
        lambda: not dialog._later.isActive() and dialog.sheets_shown > 0, timeout=20_000
    )
    look(dialog)


def look(dialog: PrintPaper) -> None:
    """Keep a picture for whoever asked for one."""
    if folder := os.environ.get("PINCITE_PICTURES"):
        QApplication.processEvents()
        dialog.grab().save(str(Path(folder) / f"print-{dialog.product.currentData()}.png"))


def prints(screen: Screen) -> PrintErrands:
    return screen.window.errands.prints


def finished(screen: Screen) -> None:
    screen.qtbot.waitUntil(lambda: not prints(screen).is_running, timeout=20_000)


def words_of(path: Path) -> str:
    with pymupdf.open(path) as document:
        return " ".join(" ".join(page.get_text() for page in document).split())


def last_told(screen: Screen) -> str:
    """The last decision; that the page was looked at meanwhile is none."""
    view = screen.desk.bridge.view
    decided = (one for one in history.acts(view) if one.verb not in {"opened", "set_review"})
    return history.told(view, next(decided))


def test_ctrl_p_shows_the_pages_as_they_will_be(tagged: Screen) -> None:
    dialog = opened(tagged)

    assert dialog.sheets_shown == 1
    assert dialog.choices() == PaperChoices(grouping=Grouping.WITNESS, header=dialog.header.text())


def test_keys_choose_what_headings_there_are(tagged: Screen) -> None:
    dialog = opened(tagged)

    dialog.grouping.setFocus()
    tagged.key("Down", dialog.grouping)
    tagged.key("Space", dialog.notes)
    previewed(tagged, dialog)
    choices = dialog.choices()

    assert isinstance(choices, PaperChoices)
    assert (choices.grouping, choices.with_notes) == (Grouping.TAG, True)


def test_notes_and_what_may_be_privileged_stay_out_until_asked_for(tagged: Screen) -> None:
    choices = opened(tagged).choices()

    assert isinstance(choices, PaperChoices)
    assert not choices.with_notes
    assert not choices.include_privileged


def test_nothing_to_print_is_said_in_the_dialog(screen: Screen) -> None:
    screen.key("Ctrl+P", screen.window)
    dialog = screen.dialog(PrintPaper)

    dialog.pdf.click()

    assert dialog.isVisible()
    assert "nothing to print" in dialog.refusal.text()


def test_a_paper_is_written_and_told(tagged: Screen, tmp_path: Path) -> None:
    out = tmp_path / "paper.pdf"

    prints(tagged).write_to(out, tagged.desk, PaperChoices())
    finished(tagged)

    assert ANSWER in words_of(out)
    assert "paper.pdf" in last_told(tagged)
    assert tagged.said().startswith("Wrote 1 passage")


def test_passages_chosen_by_hand_are_printed_alone(tagged: Screen, tmp_path: Path) -> None:
    tagged.key("Escape")
    tagged.drag("I don't recall the number.")
    tagged.key("4")
    first, second = tagged.passages()[:2]
    out = tmp_path / "one.pdf"

    prints(tagged).write_to(out, tagged.desk, PaperChoices(chosen=(second.id,)))
    finished(tagged)

    said = words_of(out).replace("’", "'")
    assert second.quote.split("\n")[-1].replace("’", "'") in said
    assert first.pin.replace("-", "–") not in said


def test_a_paper_on_a_printer_is_told_as_printed(tagged: Screen, tmp_path: Path) -> None:
    out = tmp_path / "printed.pdf"

    prints(tagged).print_on(pdf_printer(out), tagged.desk, PaperChoices())
    tagged.qtbot.waitUntil(lambda: "Printed" in tagged.said(), timeout=20_000)

    with pymupdf.open(out) as document:
        assert document.page_count == 1
        assert document[0].rect.width == 612
    assert "attorney’s page (printed)" in last_told(tagged)


def test_pages_of_the_exhibit_carry_their_marks_and_where_they_are_from(
    tagged: Screen, tmp_path: Path
) -> None:
    out = tmp_path / "pages.pdf"
    wanted = PagesChoice(Which.MARKED, "", "PRIVILEGED", Format.LETTER)

    prints(tagged).write_to(out, tagged.desk, wanted)
    finished(tagged)

    said = words_of(out)
    with pymupdf.open(out) as document:
        assert document.page_count == 1
        picture = document[0].get_pixmap(dpi=72)
        if folder := os.environ.get("PINCITE_PICTURES"):
            document[0].get_pixmap(dpi=90).save(str(Path(folder) / "print-sheet.png"))
    assert "PRIVILEGED" in said
    assert "page 1 of 1" in said
    assert "Denial" in said
    assert _has_tint(picture), "the passage is not marked"
    assert "pages.pdf" in last_told(tagged)


def _has_tint(picture: pymupdf.Pixmap) -> bool:
    """Whether something reddish, the tint of a denial, stands on the page."""
    found = set(zip(*[iter(picture.samples)] * 3, strict=False))
    return any(red > 235 and green < 225 and blue < 225 and red - blue > 20
               for red, green, blue in found)  # fmt: skip


def test_pages_that_are_not_there_are_refused_in_words(tagged: Screen, tmp_path: Path) -> None:
    wanted = PagesChoice(Which.RANGES, "seven", "", Format.LETTER)

    prints(tagged).write_to(tmp_path / "x.pdf", tagged.desk, wanted)

    assert "no such page" in tagged.said()


def test_the_preview_of_pages_follows_what_is_typed(tagged: Screen) -> None:
    dialog = opened(tagged)

    dialog.product.setFocus()
    tagged.key("Down", dialog.product)
    dialog.which.setFocus()
    tagged.key("End", dialog.which)
    dialog.ranges.setFocus()
    tagged.qtbot.keyClicks(dialog.ranges, "1-2")
    previewed(tagged, dialog)

    tagged.qtbot.waitUntil(lambda: dialog.sheets_shown == 2, timeout=20_000)
    look(dialog)
    assert not dialog.word.isEnabled()


def test_giving_up_leaves_nothing_behind(tagged: Screen, tmp_path: Path) -> None:
    out = tmp_path / "paper.docx"

    prints(tagged).write_to(out, tagged.desk, PaperChoices())
    tagged.qtbot.waitUntil(tagged.window.status.cancel.isVisible, timeout=20_000)
    tagged.window.status.cancel.click()

    assert not prints(tagged).is_running
    assert [one.name for one in tmp_path.iterdir() if "paper" in one.name] == []


def test_the_window_stays_awake_while_a_paper_is_written(tagged: Screen, tmp_path: Path) -> None:
    """Measured in time of the processor: what else runs on the machine is not the window's."""
    gaps: list[float] = []
    last = time.process_time()

    def beat() -> None:
        nonlocal last
        now = time.process_time()
        gaps.append(now - last)
        last = now

    timer = QTimer(interval=1)
    timer.timeout.connect(beat)
    timer.start()
    prints(tagged).write_to(tmp_path / "paper.pdf", tagged.desk, PaperChoices())
    finished(tagged)
    timer.stop()

    assert len(gaps) > 1
    assert sorted(gaps)[-3] < 0.05, sorted(gaps)[-5:]


@pytest.mark.parametrize(
    ("words", "pages"),
    [("1-3, 7", [0, 1, 2, 6]), ("2–2", [1]), ("3,1", [2, 0]), ("9-99", [8, 9]), ("", [])],
)
def test_pages_are_named_as_people_write_them(words: str, pages: list[int]) -> None:
    assert pages_named(words, 10) == pages
