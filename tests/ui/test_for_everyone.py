"""Everything can be reached, named, seen and read: by keys, by ear, at twice the size."""

from collections.abc import Iterator
from typing import ClassVar

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont, QFontMetrics, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QStyle,
    QTabBar,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

import ui.announcing
import ui.message_bar
from tests.ui import places
from tests.ui.desks import CERTIFIED, MAIL, Screen
from ui.dialogs.keys_overlay import KeysOverlay
from ui.message_bar import Offer
from ui.settings import WindowSettings
from ui.theme import Theme, text_of_system
from ui.tokens import LARGEST_TEXT, TEXT_SIZES, USUAL_TEXT, ThemeChoice

_CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)
# Parts of other controls: a person reaches them through those, and Qt names them by those.
_WITHIN = (QComboBox, QAbstractSpinBox, QLineEdit, QTabBar)
# These walk through all that other tests measure.
pytestmark = pytest.mark.unmeasured


def _controls(top: QWidget) -> Iterator[QWidget]:
    for one in top.findChildren(QWidget):
        if not one.isVisible() or isinstance(one, QHeaderView):
            continue
        is_own = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus) and not one.focusProxy()
        if (isinstance(one, _CONTROLS) or is_own) and not _is_within(one):
            yield one


def _is_within(one: QWidget) -> bool:
    parent = one.parentWidget()
    return isinstance(parent, _WITHIN) or one.objectName().startswith("qt_")


def _name(one: QWidget) -> str:
    if one.accessibleName():
        return one.accessibleName()
    if isinstance(one, QAbstractButton) and one.text():
        return one.text()
    labels = one.window().findChildren(QLabel)
    return next((label.text() for label in labels if label.buddy() is one), "")


def _is_reached(one: QWidget) -> bool:
    """By Tab, or by arrows: the list of the palette, and one choice of several that stand together.

    Tab reaches of such choices the one that is chosen.
    """
    parent = one.parentWidget()
    is_palette = parent is not None and parent.objectName() == "palette"
    is_choice = isinstance(one, QRadioButton) and one.group() is not None
    return is_palette or is_choice or bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _told(place: str, one: QWidget) -> tuple[str, str, str, str]:
    parent = type(one.parentWidget()).__name__
    return place, parent, type(one).__name__, one.objectName()


@pytest.mark.qt_log_ignore("does not support raise")
def test_every_control_has_a_name_and_an_icon_says_what_it_does(screen: Screen):
    nameless, wordless, unreached = set(), set(), set()
    for place, top in places.everywhere(screen):
        for one in _controls(top):
            if not _name(one).strip():
                nameless.add(_told(place, one))
            if isinstance(one, QAbstractButton) and not one.text() and not one.toolTip():
                wordless.add(_told(place, one))
            if one.isEnabled() and not _is_reached(one):
                unreached.add(_told(place, one))

    assert nameless == set()
    assert wordless == set()
    assert unreached == set()


@pytest.mark.qt_log_ignore("does not support raise")
def test_every_dialog_is_looked_at(screen: Screen):
    opened = {type(dialog) for _, dialog in places.dialogs(screen)}

    assert opened == places.dialog_classes()


def test_every_control_of_the_welcome_screen_has_a_name(empty_screen: Screen):
    controls = list(_controls(empty_screen.window))

    assert len(controls) > 5
    assert [_told("welcome", one) for one in controls if not _name(one).strip()] == []


# --- the size of the text -------------------------------------------------------------------------


def test_text_grows_by_keys_and_is_found_as_it_was_left(
    screen: Screen, window_settings: WindowSettings
):
    row = screen.desk.exhibits.list.rowHeight(1)

    for _ in TEXT_SIZES[TEXT_SIZES.index(USUAL_TEXT) :]:
        screen.key("Ctrl+Alt++", screen.page)
    places.settle()

    assert screen.window.font().pixelSize() == LARGEST_TEXT
    assert screen.desk.exhibits.list.rowHeight(1) == 2 * row
    assert "200 %" in screen.said()
    assert WindowSettings(window_settings.stored).text_pixels == LARGEST_TEXT
    screen.key("Ctrl+Alt+0", screen.page)
    assert screen.window.font().pixelSize() == USUAL_TEXT
    assert screen.desk.exhibits.list.rowHeight(1) == row


def test_text_follows_the_system_at_the_first_start(qapp: QApplication):
    before = qapp.font()
    try:
        for points, expected in ((9, USUAL_TEXT), (10, USUAL_TEXT), (20, LARGEST_TEXT)):
            font = QFont(before)
            font.setPointSizeF(points * 96 / qapp.primaryScreen().logicalDotsPerInch())
            qapp.setFont(font)

            assert text_of_system() == expected
    finally:
        qapp.setFont(before)


@pytest.mark.qt_log_ignore("does not support raise")
def test_nothing_is_cut_at_twice_the_size(screen: Screen, theme: Theme):
    theme.choose(theme.choice, LARGEST_TEXT)
    places.settle()
    assert screen.window.size() == QSize(1480, 920)

    cut = set()
    for place, top in places.everywhere(screen):
        if top is screen.window:
            assert top.width() <= 1480, place
        for one in _controls(top):
            if isinstance(one, QAbstractButton | QComboBox | QLineEdit) and _is_low(one):
                cut.add((*_told(place, one), one.height(), one.minimumSizeHint().height()))

    assert cut == set()


def _is_low(one: QWidget) -> bool:
    """Whether the text of a control is taller than the room for it."""
    return bool(one.height() < QFontMetrics(one.font()).height())


# --- going round ----------------------------------------------------------------------------------


def test_f6_goes_round_the_panes_and_back(screen: Screen):
    desk = screen.desk
    screen.key("Down")
    screen.key("2")
    screen.key("Ctrl+\\", screen.page)
    desk.pair.shown[0].page.setFocus()
    names = {desk.pair.shown[0].page: "left", desk.pair.shown[1].page: "right"}

    def after(keys: str) -> str:
        screen.key(keys)
        now = QApplication.focusWidget()
        assert now is not None
        if now in names:
            return names[now]
        parts = {"lists": desk.lists, "details": desk.right, "table": desk.table}
        return next(name for name, part in parts.items() if part.isAncestorOf(now))

    there = [after("F6") for _ in range(5)]
    back = [after("Shift+F6") for _ in range(5)]

    assert there == ["right", "details", "table", "lists", "left"]
    assert back == ["lists", "table", "details", "right", "left"]


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST])
@pytest.mark.qt_log_ignore("does not support raise")
def test_the_focus_can_be_seen_on_every_control(screen: Screen, theme: Theme, choice: ThemeChoice):
    theme.choose(choice)
    unseen, classes = set(), set()
    for place, top in places.everywhere(screen):
        for one in list(_controls(top)):
            if not isValid(one):
                continue  # made anew when the focus left what it belonged to
            kind = (type(one).__name__, one.property("kind"), one.objectName())
            if one.isEnabled() and kind not in classes and _takes_focus(one):
                classes.add(kind)
                plain = _drawn(one, has_focus=False)
                if isValid(one) and plain == _drawn(one, has_focus=True):
                    unseen.add(_told(place, one))

    assert unseen == set()


def _takes_focus(one: QWidget) -> bool:
    """By Tab; what covers the window while it is open need not show that it has the keys."""
    covers = isinstance(one, KeysOverlay)
    return bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus) and not covers


def _drawn(one: QWidget, *, has_focus: bool) -> QImage:
    one.window().activateWindow()
    if has_focus:
        one.setFocus(Qt.FocusReason.TabFocusReason)
    else:
        one.clearFocus()
    QApplication.processEvents()
    return one.grab().toImage()


# --- a screen reader ------------------------------------------------------------------------------


def test_the_page_in_words_is_read_line_by_line_and_tagged_from(screen: Screen):
    screen.key("Down")
    screen.key("F9")
    reading = screen.desk.reading.edit
    lines = reading.toPlainText().splitlines()

    assert QApplication.focusWidget() is reading
    assert any(line.startswith("4  Q. Good morning.") for line in lines)
    assert reading.textCursor().block().text().startswith("4  Q.")
    assert "Tr. 4" in reading.accessibleName()

    row = next(row for row, line in enumerate(lines) if "You have been designated" in line)
    for _ in range(row - reading.textCursor().blockNumber()):
        screen.key("Down")
    screen.key("Return")
    screen.key("2")

    (made,) = screen.passages()
    assert "designated" in made.question
    screen.key("F9")
    assert QApplication.focusWidget() is screen.page
    assert not reading.isVisible()


def test_a_page_without_line_numbers_is_read_in_words_too(screen: Screen):
    screen.open(MAIL)
    screen.key("F9")

    text = screen.desk.reading.edit.toPlainText()
    assert "Intake plan" in text
    screen.open(CERTIFIED)
    places.settle()
    assert screen.desk.reading.edit.toPlainText() != text


class _Heard:
    """What a screen reader would be told, in the place of the system's own."""

    AnnouncementPoliteness = QAccessible.AnnouncementPoliteness
    said: ClassVar[list[tuple[str, bool]]] = []

    @staticmethod
    def isActive() -> bool:  # noqa: N802 - Qt's name
        return True

    @classmethod
    def updateAccessibility(  # noqa: N802 - Qt's name
        cls, event: QAccessibleAnnouncementEvent
    ) -> None:
        is_urgent = event.politeness() == cls.AnnouncementPoliteness.Assertive
        cls.said.append((event.message(), is_urgent))


def test_steps_and_acts_are_told_to_a_screen_reader(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(ui.message_bar, "QAccessible", _Heard)
    monkeypatch.setattr(ui.announcing, "QAccessible", _Heard)
    _Heard.said.clear()

    screen.key("Down")
    screen.qtbot.waitUntil(lambda: bool(_Heard.said))
    screen.key("2")
    screen.key("F")
    screen.key("Ctrl+Z")
    screen.key("Ctrl+Z")

    told = [words for words, _ in _Heard.said]
    assert "4:4–7" in told[0]
    assert "state your name" in told[0]
    assert any(words.startswith("Tagged as Denial") for words in told)
    assert any(words.startswith("Took back") for words in told)
    assert [words for words, is_urgent in _Heard.said if is_urgent] == []


def test_the_last_message_can_be_had_again(screen: Screen):
    screen.key("Down")
    screen.key("2")
    words = screen.said()
    screen.window.messages.hide()

    screen.key("Ctrl+M")

    assert words
    assert screen.said() == words


def test_the_button_of_a_message_is_pressed_without_the_mouse(screen: Screen):
    pressed: list[bool] = []
    messages = screen.window.messages
    screen.page.setFocus()
    for key in ("Escape", "Return"):
        messages.say("Wrote 3 acts", offer=Offer("Show in folder", lambda: pressed.append(True)))

        screen.key("Ctrl+M")
        assert QApplication.focusWidget() is messages._button
        screen.key(key)

        assert not messages.isVisible()
        assert screen.page.hasFocus(), "the keyboard is back where it was"
    assert pressed == [True]


# --- motion ---------------------------------------------------------------------------------------


def test_less_motion_stops_what_moves_by_itself_and_is_kept(screen: Screen, qapp: QApplication):
    blink = qapp.cursorFlashTime()
    style, hint = QApplication.style(), QStyle.StyleHint.SH_Widget_Animation_Duration

    screen.window.actions_table["reduced_motion"].trigger()

    assert style.styleHint(hint, None, screen.page) == 0
    assert qapp.cursorFlashTime() == 0
    screen.window.status.set_job("Counting", 0, 0)
    assert screen.window.status.progress.maximum() == 1
    assert screen.settings.flag("reduced_motion")
    screen.window.actions_table["reduced_motion"].trigger()
    assert qapp.cursorFlashTime() == blink
