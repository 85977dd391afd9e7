"""Design tokens: every colour of the window, by scheme, and the arithmetic that keeps them legible.

Plain strings without Qt, so that a test can weigh every pair. The paper of a page is white in every
scheme; what is drawn on it therefore keeps the light colours of a tag.
"""

from dataclasses import dataclass
from enum import StrEnum


class ThemeChoice(StrEnum):
    """What the reviewer chose; ``SYSTEM`` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


USUAL_TEXT, LARGEST_TEXT = 13, 26
"""Pixels of the text as shipped, and twice that."""
TEXT_SIZES = (11, 12, USUAL_TEXT, 14, 15, 16, 18, 20, 23, LARGEST_TEXT)


class Scheme(StrEnum):
    """A complete set of tokens."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST_LIGHT = "contrast-light"
    CONTRAST_DARK = "contrast-dark"

    @property
    def is_dark(self) -> bool:
        """Light text on a dark ground."""
        return self in (Scheme.DARK, Scheme.CONTRAST_DARK)


_LIGHT = {
    "bg": "#F4F5F7",
    "panel": "#FFFFFF",
    "canvas": "#E6E8EC",
    "raised": "#FFFFFF",
    "line": "#E1E4E9",
    "line_strong": "#CBD1D9",
    "edge": "#858F9C",
    "text": "#1C2127",
    "muted": "#56606C",
    "faint": "#5E6974",
    "accent": "#2A5BB0",
    "accent_hover": "#234D96",
    "accent_text": "#FFFFFF",
    "accent_soft": "#E3ECFA",
    "accent_line": "#A9C2EC",
    "hover": "#ECEFF3",
    "selection": "#DCE7F9",
    "selection_text": "#14305F",
    "danger": "#B3261E",
    "danger_soft": "#FBE4E2",
    "ok": "#1F7A4D",
    "warn": "#8F5400",
    "warn_soft": "#FCF0D9",
}
_DARK = {
    "bg": "#15181C",
    "panel": "#1C2025",
    "canvas": "#101215",
    "raised": "#262B32",
    "line": "#2B3138",
    "line_strong": "#3C444E",
    "edge": "#75808D",
    "text": "#E4E7EB",
    "muted": "#9DA7B3",
    "faint": "#949EAA",
    "accent": "#7FAAF5",
    "accent_hover": "#9BBDF8",
    "accent_text": "#0E1B33",
    "accent_soft": "#1E2E4A",
    "accent_line": "#3A5688",
    "hover": "#262B32",
    "selection": "#25395C",
    "selection_text": "#E3ECFB",
    "danger": "#F2938C",
    "danger_soft": "#3E2423",
    "ok": "#6FCF9B",
    "warn": "#E5B25D",
    "warn_soft": "#3A2E1A",
}
_CONTRAST_LIGHT = _LIGHT | {
    "bg": "#FFFFFF",
    "canvas": "#D5D8DD",
    "line": "#3C444E",
    "line_strong": "#1C2127",
    "edge": "#000000",
    "text": "#000000",
    "muted": "#1C2127",
    "faint": "#2B3138",
    "accent": "#0B3D91",
    "accent_hover": "#062A66",
    "selection": "#BBD3FA",
    "selection_text": "#000000",
    "danger": "#8E1710",
    "ok": "#0F5A35",
    "warn": "#6B3F00",
}
_CONTRAST_DARK = _DARK | {
    "bg": "#000000",
    "panel": "#000000",
    "canvas": "#000000",
    "raised": "#0C0E10",
    "line": "#9DA7B3",
    "line_strong": "#E4E7EB",
    "edge": "#FFFFFF",
    "text": "#FFFFFF",
    "muted": "#E4E7EB",
    "faint": "#CBD1D9",
    "accent": "#A9C8FF",
    "accent_hover": "#CFE0FB",
    "accent_text": "#000000",
    "hover": "#1C2025",
    "selection": "#1B4A99",
    "selection_text": "#FFFFFF",
}
TOKENS = {
    Scheme.LIGHT: _LIGHT,
    Scheme.DARK: _DARK,
    Scheme.CONTRAST_LIGHT: _CONTRAST_LIGHT,
    Scheme.CONTRAST_DARK: _CONTRAST_DARK,
}

PAPER = "#FFFFFF"
INK = "#1C2127"
# What lies on paper, in every scheme: the words selected, those found, the one found now.
SELECTED = "#B3D0FA"
FOUND = "#FFE48A"
FOUND_NOW = "#FFB95C"
UNTAGGED = "slate"


@dataclass(frozen=True, slots=True)
class TagColours:
    """A tag's colours.

    ``strong`` (text, dots, ticks) and ``chip`` (the ground under it) are for panels of this scheme;
    ``page`` (bars, digits, outlines) and ``tint`` (the ground of a passage) are for white paper.
    """

    strong: str
    chip: str
    page: str
    tint: str


_HUES = {
    "green": ("#1A7047", "#C9EBD6", "#6FCF9B"),
    "red": ("#AE322A", "#FAD3CF", "#F2938C"),
    "blue": ("#2A5BB0", "#CFE0FB", "#8DB4F7"),
    "amber": ("#8F5400", "#FBE3BB", "#E5B25D"),
    "violet": ("#7548B0", "#E4D8F7", "#BE9DEB"),
    "teal": ("#0B6C78", "#C4E9EC", "#6CCAD4"),
    "plum": ("#8A3A6B", "#F5D3E6", "#E59AC6"),
    "olive": ("#5E6B12", "#E6EBC0", "#BCC96A"),
    "slate": ("#56606C", "#E3E7EC", "#A8B2BE"),
}
BUILT_IN_HUES = {
    "admission": "green",
    "denial": "red",
    "quantity": "blue",
    "no recollection": "amber",
}
OWN_TAG_HUES = ("violet", "teal", "plum", "olive", "amber", "slate")


def tag_colours(tag: str, scheme: Scheme) -> TagColours:
    """Colours of a built-in tag (by name), of a hue (``"teal"``) or of any ``"#RRGGBB"``."""
    name = tag.strip().lower().replace("_", " ")
    if name.startswith("#"):
        page, tint, light = _of_colour(name)
    else:
        page, tint, light = _HUES[BUILT_IN_HUES.get(name, name if name in _HUES else UNTAGGED)]
    if scheme.is_dark:
        panel = TOKENS[scheme]["panel"]
        return TagColours(light, mixed(light, panel, 0.2), page, tint)
    return TagColours(page, tint, page, tint)


def _of_colour(colour: str) -> tuple[str, str, str]:
    """A chosen colour made dark enough for paper, its tint, and the same light enough for night."""
    page, light = colour, colour
    while contrast(page, mixed(page, PAPER, 0.2)) < TEXT_CONTRAST:
        page = mixed(page, "#000000", 0.92)
    while contrast(light, mixed(light, _DARK["panel"], 0.2)) < TEXT_CONTRAST:
        light = mixed(light, "#FFFFFF", 0.92)
    return page, mixed(page, PAPER, 0.2), light


TEXT_CONTRAST = 4.5
EDGE_CONTRAST = 3.0
# Below this sRGB is linear (IEC 61966-2-1).
NEARLY_BLACK = 0.04045


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21.

    Source: WCAG 2.2, relative luminance and contrast ratio.
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, ground: str, share: float) -> str:
    """``share`` of a colour laid over a ground, channel by channel."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= NEARLY_BLACK else float(((value + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[int, int, int]:
    digits = colour.lstrip("#")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
