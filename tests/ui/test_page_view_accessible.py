"""What a screen reader gets of a page, in its own UTF-16 units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible

from reviewer.text.layer import Span
from tests.ui.paper import make_paper
from ui.page_view.accessible import install_accessibility
from ui.page_view.utf16 import to_code_points, to_units
from ui.page_view.view import PageView

ROWS = [["A ship 🚢 at the dock."], ["The second page."]]


@pytest.fixture
def view(qtbot, renderer, theme, tmp_path) -> PageView:
    install_accessibility()
    view = PageView(renderer, theme)
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.set_document(make_paper(tmp_path, ROWS))
    view.set_page_label(lambda page: f"Tr. {page + 33} · PDF {page + 1}")
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_the_words_of_the_page_and_its_name_are_read(view):
    interface = QAccessible.queryAccessibleInterface(view)

    text = interface.textInterface()

    assert interface.role() == QAccessible.Role.Document
    assert interface.text(QAccessible.Text.Name) == "Exhibit page Tr. 33 · PDF 1"
    assert text.text(0, text.characterCount()).strip() == ROWS[0][0]
    assert text.characterCount() == len(ROWS[0][0]) + 2


def test_offsets_count_a_ship_as_two(view):
    text = QAccessible.queryAccessibleInterface(view).textInterface()

    text.setCursorPosition(9)

    assert view.caret == 8
    assert text.cursorPosition() == 9
    assert text.text(7, 9) == "🚢"


def test_a_letter_is_found_by_its_place_and_its_place_by_the_letter(view):
    text = QAccessible.queryAccessibleInterface(view).textInterface()

    rect = text.characterRect(2)
    text.setSelection(0, 2, 6)

    assert text.offsetAtPoint(rect.center()) == 2
    assert text.offsetAtPoint(QPoint(-5000, -5000)) == -1
    assert view.selection() == (Span(2, 6),)


@given(st.text(), st.data())
def test_every_offset_comes_back_from_utf_16(text, data):
    offset = data.draw(st.integers(0, len(text)))

    units = to_units(text, offset)

    assert units == len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
    assert to_code_points(text, units) == offset
