"""How the window looks: light or dark, how large its text, how still, in which language."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ui import translation
from ui.actions import Actions
from ui.message_bar import MessageBar
from ui.settings import WindowSettings
from ui.theme import Theme
from ui.tokens import TEXT_SIZES, USUAL_TEXT, ThemeChoice


class Look(QObject):
    """Changes the look at once, and keeps it for the next start."""

    dimmed = Signal(bool)
    """Whether pages are dimmed where the window is dark."""

    def __init__(
        self, settings: WindowSettings, theme: Theme, actions: Actions, messages: MessageBar
    ) -> None:
        super().__init__(messages)
        self._settings, self._theme = settings, theme
        self._actions, self._messages = actions, messages

    def slots(self) -> dict[str, Callable[[], None]]:
        """What the actions of the table do here."""
        return {
            "theme_system": lambda: self.choose_theme(ThemeChoice.SYSTEM),
            "theme_light": lambda: self.choose_theme(ThemeChoice.LIGHT),
            "theme_dark": lambda: self.choose_theme(ThemeChoice.DARK),
            "theme_contrast": lambda: self.choose_theme(ThemeChoice.CONTRAST),
            "language_system": lambda: self._choose_language(translation.SYSTEM),
            "language_english": lambda: self._choose_language(translation.ENGLISH),
            "language_german": lambda: self._choose_language(translation.GERMAN),
            "larger_text": lambda: self._step_text(1),
            "smaller_text": lambda: self._step_text(-1),
            "usual_text": lambda: self._set_text(USUAL_TEXT),
            "reduced_motion": self._on_motion,
            "dim_pages": self._on_dim,
        }

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Light, dark, high contrast, or as the system has it."""
        self._settings.set_theme(choice)
        self._theme.choose(choice)

    def _step_text(self, by: int) -> None:
        """The next size of the text, larger or smaller."""
        sizes = sorted({*TEXT_SIZES, self._theme.text_pixels})
        place = sizes.index(self._theme.text_pixels) + by
        self._set_text(sizes[max(0, min(place, len(sizes) - 1))])

    def _set_text(self, pixels: int) -> None:
        """All text of the window, and what holds it, from now on in this size."""
        self._settings.set_text_pixels(pixels)
        self._theme.choose(self._theme.choice, pixels)
        percent = round(100 * pixels / USUAL_TEXT)
        self._messages.say(self.tr("Text at {percent} %").format(percent=percent))

    def _choose_language(self, language: str) -> None:
        """Another language, from the next start on: half a window in each helps nobody."""
        self._settings.set_language(language)
        self._messages.say(self.tr("The language changes when Pincite is started again."))

    def _on_motion(self) -> None:
        is_on = self._actions["reduced_motion"].isChecked()
        self._settings.set_flag("reduced_motion", is_on)
        self._theme.keep_still(is_still=is_on)

    def _on_dim(self) -> None:
        is_on = self._actions["dim_pages"].isChecked()
        self._settings.set_flag("dim_pages", is_on)
        self.dimmed.emit(is_on)
