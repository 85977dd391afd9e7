"""The first five minutes: the strip follows what is done, by whatever keys."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from reviewer.exports import passage_log
from reviewer.exports.log_choices import LogChoices
from tests.ui.desks import MAIL, Screen
from ui.first_steps import SEARCHED, STEPS, ask_for


@pytest.fixture
def led(screen: Screen) -> Screen:
    """The sample matter as it opens for the first time."""
    ask_for(screen.settings, screen.desk.bridge.matter.id)
    assert screen.window._steps is not None
    screen.window._steps.take_up()
    QApplication.processEvents()
    return screen


def step(screen: Screen) -> int:
    assert screen.window._steps is not None
    return screen.window._steps.step


def test_it_opens_at_an_answer_that_nobody_has_tagged_ready_for_one_key(led: Screen):
    words = led.desk.document.words_ready()

    assert led.window.guide.isVisible()
    assert led.pages.layer.text[words[-1].start : words[-1].end].find("We never seeded") > 0
    assert led.passages() == ()
    assert led.window.guide.dots.accessibleName() == f"Step 1 of {STEPS}"
    assert led.page.hasFocus()


def test_two_tags_lead_to_the_search_and_the_search_to_the_mail(led: Screen):
    for key in ("2", "F"):
        led.key(key, led.page)
    assert step(led) == 2
    led.key("Down", led.page)
    led.key("1", led.page)
    assert step(led) == 3

    assert led.window._steps is not None
    led.window._steps.note_search("something else")
    assert step(led) == 3
    led.window._steps.note_search(SEARCHED)

    assert step(led) == 4


def test_another_exhibit_beside_is_the_fourth_step_whichever_way_it_came(led: Screen):
    assert led.window._steps is not None
    led.window._steps._go_to(4)

    led.open(MAIL)
    led.window.actions_table["split"].trigger()

    assert step(led) == 5


def test_what_left_the_matter_is_the_last_step_and_the_strip_says_so(led: Screen, tmp_path):
    led.key("2", led.page)
    assert led.window._steps is not None
    led.window._steps._go_to(STEPS)

    passage_log.export_log(led.desk.bridge.matter, tmp_path / "log.csv", LogChoices())

    assert step(led) == STEPS + 1
    assert "all there is" in led.window.guide.words.text()


def test_how_far_one_has_come_is_kept_and_the_strip_can_be_put_away_for_good(led: Screen):
    led.key("2", led.page)
    folder = led.desk.bridge.matter.folder
    led.forget_backup()
    led.window.close_matter()
    assert not led.window.guide.isVisible()

    led.window.open_place(folder)
    assert step(led) == 2
    led.window.guide.close_button.click()
    led.forget_backup()
    led.window.close_matter()
    led.window.open_place(folder)

    assert not led.window.guide.isVisible()


def test_a_matter_of_ones_own_has_no_strip(screen: Screen):
    assert not screen.window.guide.isVisible()
    assert step(screen) == 0


def test_every_part_of_the_strip_has_a_name(led: Screen):
    assert led.window.guide.accessibleName()
    for button in led.window.guide.findChildren(QPushButton):
        assert not button.isVisible() or button.text()
    assert led.window.guide.close_button.accessibleName()
