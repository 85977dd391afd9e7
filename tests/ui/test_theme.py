"""The look keeps its promises: legible in every scheme, sharp at both densities, its own fonts."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QRadioButton

from reviewer.resources import resource
from ui.icons import Icons
from ui.theme import FONT_PIXELS, Theme
from ui.tokens import (
    BUILT_IN_HUES,
    EDGE_CONTRAST,
    FOUND,
    FOUND_NOW,
    INK,
    OWN_TAG_HUES,
    PAPER,
    SELECTED,
    TEXT_CONTRAST,
    TOKENS,
    Scheme,
    ThemeChoice,
    contrast,
    tag_colours,
)

GROUNDS = {
    # On the soft grounds: the strips of links and first steps, warnings, the banner of backups.
    "text": (
        *("bg", "panel", "canvas", "raised", "hover", "selection"),
        *("accent_soft", "warn_soft", "danger_soft"),
    ),
    "muted": ("bg", "panel", "canvas", "raised", "hover", "accent_soft", "warn_soft"),
    "faint": ("bg", "panel", "raised"),
    "accent": ("bg", "panel", "raised", "hover", "accent_soft"),
    "danger": ("bg", "panel", "danger_soft"),
    "ok": ("bg", "panel"),
    "warn": ("bg", "panel", "warn_soft"),
    "selection_text": ("selection", "accent_soft"),
    "accent_text": ("accent", "accent_hover"),
}
ANY_COLOURS = ("#FFFF00", "#123456", "#888888", "#FFFFFF", "#000000", "#ff00ff")


@pytest.mark.parametrize("scheme", Scheme)
def test_text_stands_out_from_every_ground_it_is_set_on(scheme):
    tokens = TOKENS[scheme]

    weak = {
        (text, ground): contrast(tokens[text], tokens[ground])
        for text, grounds in GROUNDS.items()
        for ground in grounds
        if contrast(tokens[text], tokens[ground]) < TEXT_CONTRAST
    }

    assert weak == {}


@pytest.mark.parametrize("scheme", Scheme)
def test_edges_of_fields_and_the_focus_ring_stand_out(scheme):
    tokens = TOKENS[scheme]

    weak = [
        (edge, ground)
        for edge, grounds in (
            ("edge", ("bg", "panel", "raised")),
            ("accent", ("bg", "panel", "raised", "accent_soft", "hover")),
        )
        for ground in grounds
        if contrast(tokens[edge], tokens[ground]) < EDGE_CONTRAST
    ]

    assert weak == []


@pytest.mark.parametrize("scheme", Scheme)
def test_bars_frames_and_marks_stand_out_from_what_they_lie_on(scheme):
    """Bars of the overview on their tracks, columns of time, the frame of the active side."""
    tokens = TOKENS[scheme]
    bars = {tag: tag_colours(tag, scheme).strong for tag in (*BUILT_IN_HUES, *OWN_TAG_HUES)}
    drawn = bars | {name: tokens[name] for name in ("accent", "ok", "warn", "danger")}

    weak = [
        (name, ground)
        for name, colour in drawn.items()
        for ground in ("panel", "bg", "hover")
        if contrast(colour, tokens[ground]) < EDGE_CONTRAST
    ]

    assert weak == []
    assert contrast(tokens["edge"], tokens["panel"]) >= EDGE_CONTRAST  # columns of other times


def test_a_hit_is_told_from_a_tag_by_more_than_its_colour():
    """The grounds of hits are none of the grounds of tags, and both let the words be read."""
    tints = {tag_colours(tag, Scheme.LIGHT).tint for tag in (*BUILT_IN_HUES, *OWN_TAG_HUES)}

    assert not tints & {FOUND, FOUND_NOW, SELECTED}
    assert min(contrast(INK, one) for one in (*tints, FOUND, FOUND_NOW)) > TEXT_CONTRAST


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("tag", [*BUILT_IN_HUES, *OWN_TAG_HUES, *ANY_COLOURS])
def test_a_tag_is_legible_on_its_chip_on_its_panel_and_on_paper(scheme, tag):
    colours = tag_colours(tag, scheme)
    pairs = [
        (colours.strong, colours.chip),
        (colours.strong, TOKENS[scheme]["panel"]),
        (colours.page, colours.tint),
        (colours.page, PAPER),
        (INK, colours.tint),
    ]

    assert [pair for pair in pairs if contrast(*pair) < TEXT_CONTRAST] == []


def test_words_stay_black_under_selection_and_hits():
    assert min(contrast(INK, ground) for ground in (SELECTED, FOUND, FOUND_NOW)) > 7


def test_a_chosen_theme_overrides_the_system(qapp: QApplication):
    theme = Theme(ThemeChoice.DARK)

    theme.choose(ThemeChoice.LIGHT)

    assert (theme.scheme, theme.is_dark) == (Scheme.LIGHT, False)
    assert theme.palette().color(QPalette.ColorRole.Window) == theme.color("bg")
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.color("bg")


def test_a_change_of_theme_is_told(qtbot):
    theme = Theme(ThemeChoice.LIGHT)

    with qtbot.waitSignal(theme.changed):
        theme.choose(ThemeChoice.CONTRAST)

    assert theme.scheme in (Scheme.CONTRAST_LIGHT, Scheme.CONTRAST_DARK)


def test_the_style_sheet_has_no_token_left_open(theme: Theme):
    assert "$" not in theme.style_sheet()


def test_the_window_is_set_in_the_shipped_font(theme: Theme):
    assert QFontInfo(theme.font()).family() == "Inter"


def test_icons_are_tinted_and_sharp_at_one_and_two_pixels_a_point(theme: Theme):
    icon = Icons(theme).icon("circle-check", "ok", 18)

    sharp = icon.pixmap(QSize(18, 18), 2.0).toImage()
    colours = {
        sharp.pixelColor(x, y).name()
        for x in range(sharp.width())
        for y in range(sharp.height())
        if sharp.pixelColor(x, y).alpha() == 255
    }

    assert icon.availableSizes() == [QSize(18, 18), QSize(36, 36)]
    assert colours == {theme.hex("ok").lower()}


def test_fonts_and_icons_come_with_their_licences():
    assert "SIL Open Font License" in resource("fonts/Inter-LICENSE.txt").read_text("utf-8")
    assert "ISC License" in resource("icons/LICENSE").read_text("utf-8")


@pytest.mark.parametrize("pixels", range(9, 30))
def test_a_chosen_radio_button_is_round_whatever_the_size_of_text(qtbot, theme: Theme, pixels: int):
    theme.choose(ThemeChoice.LIGHT, pixels)
    button = QRadioButton()
    qtbot.addWidget(button)
    button.setChecked(True)
    button.resize(button.sizeHint())

    drawn = button.grab().toImage()
    theme.choose(ThemeChoice.LIGHT, FONT_PIXELS)  # as other tests find it

    accent = theme.color("accent")
    rows = [
        [x for x in range(drawn.width()) if drawn.pixelColor(x, y) == accent]
        for y in range(drawn.height())
    ]
    highest = next(row for row in rows if row)
    across = max(len(row) and row[-1] - row[0] + 1 for row in rows)
    assert len(highest) <= 0.75 * across
