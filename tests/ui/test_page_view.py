"""The page view as a reviewer meets it: real PDFs, the real page worker, no screen."""

import os
import signal
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.text.layer import Span
from reviewer.workers.pages import PageWorker
from tests.ui.paper import Paper
from ui.page_view.document import Fit, Highlight, PagePosition, TagLook
from ui.page_view.rendering import PageRenderer
from ui.page_view.view import PageView
from ui.tokens import SELECTED, Scheme, contrast, tag_colours

LEFT = Qt.MouseButton.LeftButton


def look(tag: str, digit: str) -> TagLook:
    colours = tag_colours(tag, Scheme.LIGHT)
    return TagLook(digit, colours.page, colours.tint, colours.strong)


ADMISSION, DENIAL, QUANTITY = look("admission", "1"), look("denial", "2"), look("quantity", "3")


@pytest.fixture
def view(qtbot, renderer: PageRenderer, theme, transcript: Paper) -> PageView:
    view = PageView(renderer, theme)
    qtbot.addWidget(view)
    view.resize(760, 620)
    view.set_document(transcript)
    view.restore(PagePosition(0, 0.0, 1.0, Fit.FREE))
    with qtbot.waitExposed(view):
        view.show()
    return view


def span(paper: Paper, words: str, nth: int = 0) -> Span:
    return Span(*paper.span_of(words, nth))


def left_of(view: PageView, at: Span) -> QPoint:
    return view.rects_of([at])[0].center() - QPoint(view.rects_of([at])[0].width() // 2, 0)


def right_of(view: PageView, at: Span) -> QPoint:
    last = view.rects_of([at])[-1]
    return last.center() + QPoint(last.width() // 2, 0)


def drag(view: PageView, start: QPoint, end: QPoint) -> None:
    port = view.viewport()
    QTest.mousePress(port, LEFT, pos=start)
    QTest.mouseMove(port, start + QPoint(8, 0))
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, LEFT, pos=end)


def picture(view: PageView) -> QImage:
    return view.viewport().grab().toImage()


def colours_in(view: PageView, at: Span) -> set[str]:
    image, rect = picture(view), view.rects_of([at])[0]
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(rect.left() + 2, rect.right() - 2)
        for y in range(rect.top() + 2, rect.bottom() - 2)
    }


# --- reading --------------------------------------------------------------------------------------


def test_the_first_page_becomes_sharp(qtbot, view):
    qtbot.waitUntil(view.is_sharp)

    image = picture(view)
    darkest = min(image.pixelColor(x, 150).lightness() for x in range(image.width()))
    assert darkest < 100


def test_going_to_a_page_shows_it_and_says_so(qtbot, view):
    with qtbot.waitSignal(view.page_changed) as told:
        view.go_to(4)

    assert told.args == [4]
    assert view.current_page == 4


def test_a_position_is_found_again(view):
    view.go_to(3, 0.4)
    view.set_zoom(1.7)
    where = view.position()

    view.go_to(0)
    view.set_fit(Fit.PAGE)
    view.restore(where)

    again = view.position()
    assert (again.page, again.zoom, again.fit) == (where.page, where.zoom, where.fit)
    assert again.fraction == pytest.approx(where.fraction, abs=0.002)


def test_the_wheel_with_control_zooms_under_the_pointer(view, transcript):
    word = span(transcript, "warehouse")
    before = view.rects_of([word])[0].topLeft()

    where = QPointF(before)
    wheel = QWheelEvent(
        where,
        view.viewport().mapToGlobal(where),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt takes it by position only
    )
    QApplication.sendEvent(view.viewport(), wheel)

    after = view.rects_of([word])[0].topLeft()
    assert view.zoom > 1.1
    assert (after - before).manhattanLength() <= 2


def test_a_page_being_zoomed_is_soft_but_never_blank(qtbot, view):
    qtbot.waitUntil(view.is_sharp)

    view.set_zoom(1.6)

    image = picture(view)
    assert not view.is_sharp()
    assert min(image.pixelColor(x, 200).lightness() for x in range(image.width())) < 160


def test_a_page_larger_than_one_picture_comes_in_squares(qtbot, view, renderer):
    view.set_zoom(4.0)

    qtbot.waitUntil(view.is_sharp)

    assert any(key.width == 1024 for key in renderer.cache)


def test_turning_the_view_keeps_the_page_and_the_words_in_step(qtbot, view, transcript):
    words = span(transcript, "third paragraph")
    view.set_hits([words])

    view.rotate()
    view.show_span(words)
    qtbot.waitUntil(view.is_sharp)

    rect = view.rects_of([words])[0]
    assert rect.height() > rect.width()
    colours = colours_in(view, words)
    assert "#FFE48A" in colours
    assert min(QColor(colour).lightness() for colour in colours) < 40


def test_a_hidden_span_is_brought_into_view(view, transcript):
    last = span(transcript, "words are mine", 5)

    view.show_span(last)

    rect = view.rects_of([last])[0]
    assert view.viewport().rect().contains(rect)


# --- selecting ------------------------------------------------------------------------------------


def test_dragging_selects_exactly_the_words_under_it(qtbot, view, transcript):
    words = span(transcript, "Harlow warehouse")

    with qtbot.waitSignal(view.selection_changed):
        drag(view, left_of(view, words), right_of(view, words))

    assert view.selection() == (words,)
    assert SELECTED in colours_in(view, words)


def test_a_drag_runs_over_a_page_break(view, transcript):
    start, end = span(transcript, "manifest."), span(transcript, "third paragraph", 1)
    view.go_to(0, 0.7)

    drag(view, left_of(view, start), right_of(view, end))

    assert view.selection() == (Span(start.start, end.end),)


def test_a_drag_past_the_edge_scrolls_on(qtbot, view, transcript):
    start = span(transcript, "Harlow")
    port = view.viewport()
    QTest.mousePress(port, LEFT, pos=left_of(view, start))

    QTest.mouseMove(port, QPoint(300, 500))
    QTest.mouseMove(port, QPoint(300, port.height() + 200))
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 400)
    QTest.mouseRelease(port, LEFT, pos=QPoint(300, port.height() + 200))

    selected = view.selection()[0]
    assert selected.start == start.start
    assert selected.end > span(transcript, "manifest.").start


def test_two_clicks_take_the_word_and_a_third_the_line(view, transcript):
    port, at = view.viewport(), view.rects_of([span(transcript, "hundred")])[0].center()

    QTest.mouseDClick(port, LEFT, pos=at)
    word = view.selected_text()
    QTest.mouseClick(port, LEFT, pos=at)

    assert word == "hundred"
    assert view.selected_text().strip() == "hundred units left the Harlow warehouse. Was"


def test_shift_and_a_click_extend_the_selection(view, transcript):
    port = view.viewport()
    start, end = span(transcript, "third"), span(transcript, "accurate")
    QTest.mouseClick(port, LEFT, pos=left_of(view, start))

    QTest.mouseClick(port, LEFT, Qt.KeyboardModifier.ShiftModifier, right_of(view, end))

    assert view.selection() == (Span(start.start, end.end),)


def test_the_keyboard_caret_selects_word_by_word(view, transcript):
    words = span(transcript, "third paragraph you")
    view.set_caret(words.start)

    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(view, Qt.Key.Key_Right, both)
    QTest.keyClick(view, Qt.Key.Key_Right, both)

    assert view.selected_text() == "third paragraph "


def test_shift_and_page_down_select_a_screenful(view, transcript):
    view.set_caret(0)

    QTest.keyClick(view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier)

    assert view.selection()[0].end > 400
    assert view.rects_of([Span(view.caret, view.caret + 1)])


class Keys(QWidget):
    """A parent that notes which keys its children leave alone."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        self.heard += event.text()


def test_digits_and_letters_are_left_to_the_actions(qtbot, renderer, theme, transcript):
    parent = Keys()
    qtbot.addWidget(parent)
    view = PageView(renderer, theme, parent)
    view.set_document(transcript)

    for key in (Qt.Key.Key_1, Qt.Key.Key_R, Qt.Key.Key_Period, Qt.Key.Key_Space):
        QTest.keyClick(view, key)

    assert parent.heard == "1r. "
    view.set_document(None)


def test_copied_words_have_no_line_numbers_and_read_as_typed(view, transcript):
    words = "twelve\n    hundred units left"
    view.select((span(transcript, words),))
    view.copy()
    raw = QGuiApplication.clipboard().text()

    view.set_as_typed(lambda spans: " ".join(transcript.text[slice(s.start, s.end)] for s in spans))
    view.copy()

    assert raw == words
    assert QGuiApplication.clipboard().text() == words


def test_a_new_document_has_nothing_selected(qtbot, view, transcript):
    view.select((Span(0, 10),))

    with qtbot.waitSignal(view.selection_changed) as told:
        view.set_document(transcript)

    assert told.args == [None]


# --- what is marked -------------------------------------------------------------------------------


def passage(at: Span, *tags: TagLook, name: bytes = b"p", active: bool = False) -> Highlight:
    return Highlight(name, (at,), tags, active)


def test_a_passage_is_tinted_and_its_type_stays_black(qtbot, view, transcript):
    words = span(transcript, "third paragraph you wrote")
    qtbot.waitUntil(view.is_sharp)

    view.set_highlights([passage(words, ADMISSION)])

    colours = colours_in(view, words)
    assert ADMISSION.tint in colours
    assert min(QColor(colour).lightness() for colour in colours) < 60


def test_every_tag_of_a_passage_has_its_bar_in_the_margin(view, transcript):
    words = span(transcript, "that accurate when you wrote it?")
    view.set_highlights([passage(words, ADMISSION, QUANTITY)])

    bars = margin_colours(view, words)

    assert {ADMISSION.strong, QUANTITY.strong} <= bars


def test_overlapping_passages_stand_in_lanes_of_their_own(view, transcript):
    outer = span(transcript, "third paragraph you wrote that twelve\n    hundred units left")
    inner = span(transcript, "twelve\n    hundred")
    view.set_highlights([passage(outer, ADMISSION), passage(inner, DENIAL, name=b"q")])

    bars = margin_colours(view, span(transcript, "hundred units"))

    assert {ADMISSION.strong, DENIAL.strong} <= bars


def margin_colours(view: PageView, at: Span) -> set[str]:
    image, rect = picture(view), view.rects_of([at])[0]
    return {image.pixelColor(x, rect.center().y()).name().upper() for x in range(rect.left() - 10)}


def test_the_active_passage_is_outlined_in_its_colour(view, transcript):
    words = span(transcript, "third paragraph")
    view.set_highlights([passage(words, DENIAL, active=True)])
    rect = view.rects_of([words])[0]

    image = picture(view)
    above = {
        image.pixelColor(rect.center().x(), y).name().upper()
        for y in range(rect.top() - 6, rect.top() + 3)
    }

    assert any(contrast(colour, "#FFFFFF") > 3 for colour in above)


def test_clicking_a_passage_takes_it_and_clicking_again_the_one_beneath(qtbot, view, transcript):
    outer = passage(span(transcript, "third paragraph you wrote"), ADMISSION, name=b"outer")
    words = span(transcript, "paragraph")
    inner = Highlight(b"inner", (words,), (DENIAL,))
    at = view.rects_of([words])[0].center()
    view.set_highlights([outer, inner])

    with qtbot.waitSignal(view.passage_clicked) as first:
        QTest.mouseClick(view.viewport(), LEFT, pos=at)
    view.set_highlights([outer, Highlight(b"inner", (words,), (DENIAL,), active=True)])
    with qtbot.waitSignal(view.passage_clicked) as second:
        QTest.mouseClick(view.viewport(), LEFT, pos=at)

    assert (first.args, second.args) == ([b"inner"], [b"outer"])


def test_ticks_in_the_scroll_bar_show_where_passages_lie(view, transcript):
    late = span(transcript, "words are mine", 5)
    view.set_highlights([passage(late, DENIAL)])
    bar = view.verticalScrollBar()

    ((fraction, colour, _active),) = bar.ticks
    image = bar.grab().toImage()
    drawn = {
        image.pixelColor(image.width() - 5, y).name().upper()
        for y in range(int(fraction * image.height()) - 3, int(fraction * image.height()) + 3)
    }

    assert 0.9 < fraction < 1.0
    assert colour in drawn


def test_many_marks_on_a_page_look_the_same_as_few(qtbot, view, transcript):
    words = span(transcript, "third paragraph you wrote")
    qtbot.waitUntil(view.is_sharp)
    view.set_highlights([passage(words, ADMISSION)])
    few = colours_in(view, words)

    other = span(transcript, "words are mine.")
    crowd = [passage(other, QUANTITY, name=bytes([n])) for n in range(250)]
    view.set_highlights([passage(words, ADMISSION), *crowd])

    assert colours_in(view, words) == few


def test_what_find_found_is_coloured_apart_from_where_it_stands(view, transcript):
    hits = [span(transcript, "hundred"), span(transcript, "hundred", 1)]

    view.set_hits(hits, 1)

    assert "#FFE48A" in colours_in(view, hits[0])
    assert "#FFB95C" in colours_in(view, hits[1])


def test_the_unit_ready_to_be_tagged_is_framed(view, transcript):
    unit = Span(span(transcript, "Q.").start, span(transcript, "when you wrote it?").end)
    before = picture(view)

    view.set_unit((unit,))
    framed = picture(view)
    view.set_unit(())

    assert framed != before
    assert picture(view) == before


def test_dimmed_paper_is_darker_and_its_type_still_legible(qtbot, view):
    qtbot.waitUntil(view.is_sharp)

    view.set_dimmed(True)

    paper = picture(view).pixelColor(400, 50).name()
    assert contrast(paper, "#FFFFFF") > 1.1
    assert contrast(paper, "#000000") > 12


# --- when things go wrong -------------------------------------------------------------------------


@pytest.fixture
def own_worker() -> Iterator[PageWorker]:
    worker = PageWorker()
    worker.start()
    yield worker
    worker.close()


def test_a_killed_worker_is_replaced_and_the_page_comes_again(qtbot, theme, transcript, own_worker):
    renderer = PageRenderer(own_worker)
    view = PageView(renderer, theme)
    qtbot.addWidget(view)
    view.set_document(transcript)
    view.show()
    qtbot.waitUntil(view.is_sharp)

    with qtbot.waitSignal(renderer.restarted):
        os.kill(own_worker.pid, signal.SIGTERM)
    view.go_to(5)

    qtbot.waitUntil(view.is_sharp)
    renderer.shut()


def test_a_page_that_cannot_be_drawn_says_so_in_words(qtbot, renderer, theme, transcript, tmp_path):
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"no pdf at all")
    broken = type(transcript)(
        "broken", path, *(getattr(transcript, name) for name in list(vars(transcript))[2:])
    )
    view = PageView(renderer, theme)
    qtbot.addWidget(view)
    view.set_document(broken)

    with qtbot.waitSignal(renderer.page_failed) as failed, qtbot.waitExposed(view):
        view.show()

    assert failed.args[0].reason == "This exhibit's file cannot be opened as a PDF."
    assert renderer.failure("broken", 0) == failed.args[0].reason


def test_memory_stays_bounded_over_two_thousand_pages(qtbot, view, renderer, long_transcript):
    renderer.cache.set_capacity(24 * 1024 * 1024)
    view.set_document(long_transcript)

    for page in range(0, 2000, 97):
        view.go_to(page)
        qtbot.waitUntil(view.is_sharp)

    assert renderer.cache.bytes_kept <= 24 * 1024 * 1024
    assert view.verticalScrollBar().maximum() > 2_000_000


def test_a_view_can_be_thrown_away(qtbot, renderer, theme, transcript):
    view = PageView(renderer, theme)
    view.set_document(transcript)
    view.show()

    view.close()
    view.deleteLater()
    QApplication.sendPostedEvents(None, 0)

    other = PageView(renderer, theme)
    qtbot.addWidget(other)
    other.set_document(transcript)
    other.show()
    qtbot.waitUntil(other.is_sharp)
