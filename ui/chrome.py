"""The style sheet of the window's own parts: bars, fields and labels that no panel has.

Kept apart from the theme's sheet, which is the application's; both take their colours from the
tokens, so that a change of scheme reaches them together.
"""

from string import Template

from ui.theme import Theme
from ui.tokens import TOKENS

_SHEET = """
QMainWindow, QWidget#shell { background: $bg; }
QWidget#top_bar { background: $bg; border-bottom: 1px solid $line; }
QWidget#status_bar { background: $bg; border-top: 1px solid $line; }
QWidget#tab_strip { background: $panel; border-bottom: 1px solid $line; }
QWidget#find_strip { background: $panel; border-bottom: 1px solid $line; }
QWidget#link_strip { background: $accent_soft; border-top: 1px solid $accent_line; }
QWidget#tag_bar { background: $panel; border-top: 1px solid $line; }
QWidget#banner { background: $warn_soft; border-bottom: 1px solid $line; }
QWidget#guide { background: $accent_soft; border-bottom: 1px solid $line; }
QTabBar#exhibit_tabs::tab { padding: $above 14px $above 14px; min-width: $narrowest;
    max-width: $widest; }
QTabBar#exhibit_tabs::tab:focus { background: $accent_soft; }
QTabWidget#right > QTabBar::tab { padding: $above 10px $above 10px; }
QTabWidget#right > QTabBar { background: $panel; }
QTabWidget#right { background: $panel; }
QToolButton#matter_name { font-weight: 600; padding: 5px 8px; }
QDialog QTableView::item, QDialog QListView::item { padding: 3px 8px; }
QDialog QTableView QLineEdit { padding: 2px 6px; border-radius: 0; }
QDialog QTableView QComboBox { border-radius: 0; border-color: $line; }
QDialog QListWidget#columns::item { padding: 2px 8px; border: 1px solid $line; border-radius: 5px;
    margin: 2px; color: $muted; }
QDialog QListWidget#columns { background: transparent; }
QDialog QListWidget, QDialog QTableView, QDialog QTreeView {
    border: 1px solid $line; border-radius: 6px; }
QDialog QListWidget:focus, QDialog QTableView:focus, QDialog QTreeView:focus,
QDialog QScrollArea:focus { border: 1px solid $accent; }
QToolButton#term { border: 1px solid $line_strong; border-radius: 10px; padding: 1px 8px;
    font-size: $small; }
QToolButton#term:focus { border: 1px solid $accent; background: $accent_soft; }
QToolButton#status { border: 1px solid transparent; padding: 0 4px; font-size: $small; }
QToolButton#status:focus { border-color: $accent; }
QPushButton#search_field { text-align: left; color: $muted; font-weight: 400; background: $panel;
    border: 1px solid $edge; padding: 6px 10px; }
QPushButton#search_field:hover { border-color: $accent; }
QPushButton#search_field:focus { border: 2px solid $accent; padding: 5px 9px; }
QLabel[role="small-muted"] { color: $muted; font-size: $small; }
QLabel[role="warning"] { color: $warn; background: $warn_soft; border-radius: 4px; padding: 1px 6px;
    font-size: $small; font-weight: 500; }
QLabel[role="display"] { font-size: $display; font-weight: 600; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: $accent;
    font-weight: 600; padding: 4px 8px; }
QPushButton[kind="link"]:hover { background: $hover; }
QPushButton[kind="link"]:focus { border: 1px solid $accent; }
QPushButton[kind="link"][at="edge"] { padding: 4px 0; }
QPushButton[kind="tight"] { padding: 5px 6px; }
QPushButton[kind="tight"]:focus { padding: 4px 5px; }
QLineEdit#page_field { padding: 3px 4px; border-radius: 6px; }
QLineEdit#page_field:focus { padding: 2px 3px; }
QFrame#palette { background: $panel; border: 1px solid $line_strong; border-radius: 10px; }
QFrame#palette QLineEdit { border: 0; padding: 13px 14px; font-size: $large;
    background: transparent; }
QFrame#palette QListView { background: $panel; border: 0; border-top: 1px solid $line;
    border-bottom-left-radius: 10px; border-bottom-right-radius: 10px; padding: 6px; }
"""


def chrome_sheet(theme: Theme) -> str:
    """The sheet in the colours now in force."""
    lengths = {"small": 11, "large": 15, "display": 26, "above": 11, "narrowest": 84, "widest": 230}
    sizes = {name: f"{theme.scaled(pixels)}px" for name, pixels in lengths.items()}
    return Template(_SHEET).substitute(TOKENS[theme.scheme] | sizes)
