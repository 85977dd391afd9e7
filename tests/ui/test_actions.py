"""The table of actions: one place, no key twice, every action in the help."""

import re
from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from reviewer.fields import specs_of
from reviewer.model import Tag
from reviewer.resources import resource
from tests.ui.desks import Screen
from ui.actions import ACTIONS, Actions, Menu, Needs
from ui.desk_slots import desk_slots
from ui.icons import Icons
from ui.kinds import KINDS, kind_at, kinds_of
from ui.theme import Theme

_ARROWS = {"Down": "↓", "Up": "↑", "Return": "Enter"}


def test_no_two_actions_share_a_key():
    keys = Counter(QKeySequence(key).toString() for spec in ACTIONS for key in spec.keys)

    assert [key for key, count in keys.items() if count > 1] == []


def test_every_id_is_given_once_and_every_key_is_one_that_qt_knows():
    assert len({spec.id for spec in ACTIONS}) == len(ACTIONS)
    for spec in ACTIONS:
        for key in spec.keys:
            assert QKeySequence(key).toString(), key


@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.id)
def test_every_action_is_documented_with_its_key(spec):
    text = " ".join(resource("help/keys.md").read_text(encoding="utf-8").split())
    name = spec.text.rstrip("…").casefold()

    assert f"*{name}*" in text.casefold(), f"{spec.text} is not in keys.md"
    for key in spec.keys[:1]:
        shown = key if not key.isdigit() or int(key) < 5 else "5 to 9"
        for word, sign in _ARROWS.items():
            shown = shown.replace(word, sign)
        assert shown in text, f"{key} is not in keys.md"


def test_every_action_has_an_icon_that_is_shipped_and_a_help_page_that_exists():
    for spec in ACTIONS:
        assert resource(f"icons/{spec.icon}.svg").is_file(), spec.id
        assert resource(f"help/{spec.help}.md").is_file(), spec.id


def test_the_letters_of_kinds_are_unique_and_every_kind_has_one():
    for tag in (Tag.ADMISSION, Tag.DENIAL, Tag.QUANTITY):
        letters = [one.letter for one in kinds_of(tag)]
        choices = next(spec.choices for spec in specs_of(tag) if spec.name == "kind")

        assert len(set(letters)) == len(letters)
        assert {one.kind for one in kinds_of(tag)} == set(choices)
    in_part = kind_at(Tag.DENIAL, "p")
    assert in_part is not None
    assert in_part.kind == "in_part"
    assert kinds_of("an own tag") == ()


def test_the_letters_of_kinds_are_documented():
    text = resource("help/keys.md").read_text(encoding="utf-8")
    for tag, digit in ((Tag.ADMISSION, 1), (Tag.DENIAL, 2), (Tag.QUANTITY, 3)):
        head = f"| {digit} {tag.value.capitalize()} |"
        row = next(line for line in text.splitlines() if line.startswith(head))
        found = re.findall(r"(?:\| |, )([A-Z]) ", row)

        assert found == [one.letter for one in KINDS[tag]]


def test_actions_are_enabled_only_where_they_can_do_something(qtbot: QtBot, theme: Theme):
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window, Icons(theme))

    actions.enable(frozenset({Needs.NOTHING}))
    assert actions["new_matter"].isEnabled()
    assert not actions["tag_1"].isEnabled()

    actions.enable(frozenset(Needs))
    assert all(actions[spec.id].isEnabled() for spec in ACTIONS)


def test_every_action_of_the_table_does_something_on_an_open_matter(screen: Screen):
    wired = set(desk_slots(screen.desk))
    for spec in ACTIONS:
        is_window = screen.window.actions_table[spec.id].receivers("2triggered(bool)") > 0

        assert is_window or spec.id in wired, spec.id


def test_every_action_stands_in_the_menu_of_the_matter(screen: Screen):
    menus = {menu.title(): menu for menu in screen.window.top._menus}

    assert set(menus) == {menu.value for menu in Menu}
    for spec in ACTIONS:
        assert screen.window.actions_table[spec.id] in menus[spec.menu.value].actions()


def test_the_question_mark_shows_the_keys_and_any_key_puts_them_away(screen: Screen):
    screen.key("?", screen.page)
    assert screen.window.keys.isVisible()

    screen.key("X", screen.window.keys)

    assert not screen.window.keys.isVisible()
    assert QApplication.focusWidget() is screen.page
