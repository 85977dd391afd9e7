"""The look: Fusion, our tokens as a QPalette, one short style sheet, Inter.

No third-party style: each pins its own Qt or wears Material's capitals. Our palette is always set,
because on bare X11 Qt's own switch to dark does nothing; the system is only asked which it prefers.
The theme is one object that ``ui.app`` makes and hands on.
"""

from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from reviewer.resources import resource
from ui.tokens import TEXT_SIZES, TOKENS, USUAL_TEXT, Scheme, TagColours, ThemeChoice, tag_colours

FONT_FAMILY = "Inter"
FONT_PIXELS = USUAL_TEXT
RADIUS = 6
SPACE = 4
# Ten points at 96 dots an inch: what desktops call their usual size is this or a little less.
_PIXELS_OF_SYSTEMS = 13.4
_FONTS_LOADED = "fonts_loaded"


class _Drawings:
    """The folder of pictures that a style sheet names; gone when nobody holds it any more.

    An object of Python's own, because Qt would not keep one of its own as a property.
    """

    def __init__(self) -> None:
        self.folder = QTemporaryDir()


class Theme(QObject):
    """The colours in force, and the one who puts them on the application."""

    changed = Signal()

    def __init__(
        self,
        choice: ThemeChoice = ThemeChoice.SYSTEM,
        text_pixels: int = FONT_PIXELS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._choice = choice
        self._text_pixels = text_pixels
        self._is_still = False
        self._blink = QGuiApplication.styleHints().cursorFlashTime()
        self._scheme = scheme_for(choice)
        self._drawings = _Drawings()

    @property
    def scheme(self) -> Scheme:
        return self._scheme

    @property
    def choice(self) -> ThemeChoice:
        return self._choice

    @property
    def is_dark(self) -> bool:
        return self._scheme.is_dark

    @property
    def text_pixels(self) -> int:
        return self._text_pixels

    @property
    def small_pixels(self) -> int:
        """The size of meta lines."""
        return self.scaled(11)

    @property
    def is_still(self) -> bool:
        """Whether nothing shall move by itself."""
        return self._is_still

    def keep_still(self, *, is_still: bool) -> None:
        """Let nothing move by itself: no fading, no sliding, no blinking caret."""
        self._is_still = is_still
        self._refresh()

    def scaled(self, pixels: float) -> int:
        """A length drawn for text of the usual size, as long as the text in force asks for."""
        return round(pixels * self._text_pixels / FONT_PIXELS)

    def _round(self) -> int:
        """Half a radio button, chosen or not: of a radius that is larger, Qt draws a square."""
        return min(self.scaled(14) + 2, self.scaled(6) + 2 * self.scaled(5)) // 2

    def hex(self, token: str) -> str:
        """A token's colour as ``#RRGGBB``."""
        return TOKENS[self._scheme][token]

    def color(self, token: str) -> QColor:
        """A token's colour."""
        return QColor(self.hex(token))

    def tag(self, tag: str) -> TagColours:
        """Colours of a tag by its name, by a hue's name or by any ``#RRGGBB``."""
        return tag_colours(tag, self._scheme)

    def choose(self, choice: ThemeChoice, text_pixels: int | None = None) -> None:
        """Override or follow the system; applied at once to a running application."""
        self._choice = choice
        self._text_pixels = text_pixels or self._text_pixels
        self._refresh()

    def install(self, app: QApplication) -> None:
        """Put style, fonts and colours on the application and follow the system from now on."""
        app.setStyle("Fusion")
        load_fonts()
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)
        self._apply(app)

    def palette(self) -> QPalette:
        """The tokens in Qt's roles."""
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self.color(token))
        for role in (_Role.Text, _Role.ButtonText, _Role.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("edge"))
        return palette

    def style_sheet(self) -> str:
        """What the palette cannot say, with the tokens filled in."""
        sizes = {
            "small": f"{self.small_pixels}px",
            "large": f"{self.scaled(15)}px",
            "icon": f"{self.scaled(16)}px",
            "tick": f"{self.scaled(14)}px",
            "inside": f"{self.scaled(6)}px",
            "within": f"{self.scaled(14) - 2}px",
            "rim": f"{self.scaled(5)}px",
            "round": f"{self._round()}px",
            "radius": f"{RADIUS}px",
            "chevron": self._drawn("chevron-down", "muted"),
            "check": self._drawn("check", "accent_text"),
            "earlier": self._drawn("chevron-left", "muted"),
            "later": self._drawn("chevron-right", "muted"),
            "first": self._drawn("chevron-left", "line_strong"),
            "last": self._drawn("chevron-right", "line_strong"),
            "scroller": f"{self.scaled(52)}px",
        }
        sheet = _STYLE_SHEET + (_STILL if self._is_still else "")
        return Template(sheet).substitute(TOKENS[self._scheme] | sizes)

    def font(self, pixels: int | None = None, weight: int = QFont.Weight.Normal) -> QFont:
        """Inter at a pixel size (the text size where none is given)."""
        font = QFont(FONT_FAMILY)
        font.setPixelSize(pixels or self._text_pixels)
        font.setWeight(QFont.Weight(weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def _drawn(self, icon: str, token: str) -> str:
        """The path of an icon in a token's colour: a style sheet takes pictures from files only."""
        path = Path(self._drawings.folder.path()) / f"{icon}-{token}-{self._scheme}.svg"
        if not path.exists():
            svg = resource(f"icons/{icon}.svg").read_text(encoding="utf-8")
            svg = svg.replace("currentColor", self.hex(token)).replace(
                'stroke-width="2"', 'stroke-width="2.5"'
            )
            path.write_text(svg, encoding="utf-8")
        return path.as_posix()

    def _on_system_changed(self) -> None:
        if self._choice in (ThemeChoice.SYSTEM, ThemeChoice.CONTRAST):
            self._refresh()

    def _refresh(self) -> None:
        self._scheme = scheme_for(self._choice)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._apply(app)
        self.changed.emit()

    def _apply(self, app: QApplication) -> None:
        app.setFont(self.font())
        app.setPalette(self.palette())
        app.setStyleSheet(self.style_sheet())
        # What the system itself forbids to move or to blink stays forbidden.
        app.setCursorFlashTime(0 if self._is_still else self._blink)
        # The pictures that the style sheet names must last as long as it is in force, which may be
        # longer than this theme.
        app.setProperty("drawings", self._drawings)


def scheme_for(choice: ThemeChoice) -> Scheme:
    """The tokens for a choice, asking the system where the choice leaves it open."""
    if choice is ThemeChoice.LIGHT:
        return Scheme.LIGHT
    if choice is ThemeChoice.DARK:
        return Scheme.DARK
    hints = QGuiApplication.styleHints()
    is_dark = hints.colorScheme() == Qt.ColorScheme.Dark
    wants_contrast = (
        hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    )
    if choice is ThemeChoice.CONTRAST or wants_contrast:
        return Scheme.CONTRAST_DARK if is_dark else Scheme.CONTRAST_LIGHT
    return Scheme.DARK if is_dark else Scheme.LIGHT


def text_of_system() -> int:
    """The size among ours that is nearest to the text of the system, whose usual one is ours too.

    Systems give points, and mean more pixels by them where all text shall be large.
    """
    font = QGuiApplication.font()
    points = font.pointSizeF()
    dots = QGuiApplication.primaryScreen().logicalDotsPerInch()
    pixels = points * dots / 72 if points > 0 else font.pixelSize()
    grown = FONT_PIXELS * max(1.0, pixels / _PIXELS_OF_SYSTEMS)
    return min(TEXT_SIZES, key=lambda size: abs(size - grown))


def load_fonts() -> None:
    """Make the shipped fonts known to Qt; asking twice does no harm."""
    application = QGuiApplication.instance()
    if application is None or application.property(_FONTS_LOADED):
        return
    application.setProperty(_FONTS_LOADED, True)
    for path in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


_Role = QPalette.ColorRole
_ROLES = {
    _Role.Window: "bg",
    _Role.WindowText: "text",
    _Role.Base: "panel",
    _Role.AlternateBase: "bg",
    _Role.Text: "text",
    _Role.Button: "panel",
    _Role.ButtonText: "text",
    _Role.BrightText: "danger",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "accent_text",
    _Role.ToolTipBase: "raised",
    _Role.ToolTipText: "text",
    _Role.PlaceholderText: "faint",
    _Role.Link: "accent",
    _Role.Accent: "accent",
    _Role.Mid: "line_strong",
    _Role.Dark: "line_strong",
    _Role.Light: "panel",
    _Role.Midlight: "line",
}

_STILL = "* { widget-animation-duration: 0; }"
_STYLE_SHEET = """
QToolTip { background: $raised; color: $text; border: 1px solid $line_strong; padding: 4px 6px; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="title"] { font-weight: 600; font-size: $large; }
QLabel[role="section"] { color: $muted; font-weight: 600; font-size: $small; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="error"] { color: $danger; }
QLabel[role="key"] { color: $muted; background: $bg; border: 1px solid $line_strong;
    border-radius: 4px; padding: 0 5px; font-size: $small; }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox, QDateEdit {
    background: $panel; border: 1px solid $edge; border-radius: $radius; padding: 5px 8px;
    selection-background-color: $accent; selection-color: $accent_text; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border: 2px solid $accent; padding: 4px 7px; }
QDateEdit { padding: 4px 8px 3px 8px; } QDateEdit:focus { padding: 3px 7px 2px 7px; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url($chevron); width: $tick; height: $tick; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: 0; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: 0; padding: 0 2px; }
QAbstractSpinBox QLineEdit:focus, QComboBox QLineEdit:focus { border: 0; padding: 0 2px; }
QCheckBox, QRadioButton { spacing: 7px; }
QCheckBox::indicator, QTreeView::indicator, QListView::indicator, QTableView::indicator {
    width: $tick; height: $tick; border: 1px solid $edge; border-radius: 4px; background: $panel; }
QCheckBox::indicator:checked, QTreeView::indicator:checked, QListView::indicator:checked,
QTableView::indicator:checked { background: $accent; border-color: $accent; image: url($check); }
QListView::indicator:indeterminate { background: $selection; border-color: $accent; }
QRadioButton::indicator { width: $tick; height: $tick; border: 1px solid $edge;
    border-radius: $round; background: $panel; }
QRadioButton::indicator:checked { width: $inside; height: $inside; border: $rim solid $accent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent;
    width: $within; height: $within; }
QRadioButton::indicator:checked:focus { border: $rim solid $accent; width: $inside;
    height: $inside; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $bg; color: $faint; }
QPushButton { background: $panel; border: 1px solid $line_strong; border-radius: $radius;
    padding: 5px 12px; font-weight: 500; }
QPushButton:hover { background: $hover; } QPushButton:pressed { background: $line; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 11px; outline: 0; }
QPushButton:disabled { color: $faint; background: $bg; }
QPushButton[kind="primary"] { background: $accent; color: $accent_text; border-color: $accent; }
QPushButton[kind="primary"]:disabled { background: transparent; color: $muted;
    border-color: $edge; }
QPushButton[kind="primary"]:hover { background: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="danger"] { background: $danger; color: $accent_text; border-color: $danger; }
QPushButton[kind="danger"]:disabled { background: transparent; color: $muted;
    border-color: $edge; }
QPushButton[kind="danger"]:focus { border: 2px solid $text; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: $muted; }
QPushButton[kind="quiet"]:hover { background: $hover; color: $text; }
QPushButton[kind="quiet"]:focus { border-color: $accent; color: $text; }
QToolButton, QPushButton { icon-size: $icon; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: $radius;
    padding: 4px; }
QToolButton:hover { background: $hover; } QToolButton:checked { background: $accent_soft; }
QToolButton:focus { border: 1px solid $accent; }
QToolButton::menu-indicator { image: none; }
QTreeView, QListView, QTableView { background: $panel; border: 0; outline: 0;
    selection-background-color: $selection; selection-color: $selection_text;
    alternate-background-color: $panel; gridline-color: $line; }
QHeaderView { background: $panel; }
QHeaderView::section { background: $panel; color: $muted; border: 0; padding: 6px 10px;
    border-bottom: 1px solid $line_strong; font-size: $small; font-weight: 600; text-align: left; }
QTableCornerButton::section { background: $panel; border: 0; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; padding: 8px 14px 7px 14px; border: 0;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:hover { color: $text; } QTabBar::tab:focus { background: $accent_soft; }
QTabBar::scroller { width: $scroller; } QTabBar::tear { width: 0; border: 0; image: none; }
QTabBar QToolButton::left-arrow { image: url($earlier); width: $tick; height: $tick; }
QTabBar QToolButton::right-arrow { image: url($later); width: $tick; height: $tick; }
QTabBar QToolButton::left-arrow:disabled { image: url($first); }
QTabBar QToolButton::right-arrow:disabled { image: url($last); }
QTabWidget::pane { border: 0; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line_strong; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 36px; } QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover { background: $edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: $bg; border: 0; }
QSplitter::handle { background: $line; } QSplitter::handle:hover { background: $accent_line; }
QSplitter::handle:horizontal { width: 1px; } QSplitter::handle:vertical { height: 1px; }
QProgressBar { background: $line; border: 0; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QMenu { background: $raised; border: 1px solid $line_strong; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 10px; border-radius: 5px; }
QMenu::item:selected { background: $selection; color: $selection_text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 5px 4px; }
QFrame[role="card"] { background: $panel; border: 1px solid $line; border-radius: 8px; }
QFrame[role="card-selected"] { background: $accent_soft; border: 1px solid $accent_line;
    border-radius: 8px; }
QFrame[role="floating"] { background: $raised; border: 1px solid $line_strong;
    border-radius: 10px; }
"""
