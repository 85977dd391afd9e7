"""The table of actions, which menus, shortcuts, palette, keys overlay and help read.

One registry, because the same key in two overlapping shortcuts fires neither. Single letters and
digits are shortcuts of the window: Qt itself withholds them while an editor has the focus. Keys
that lists and buttons need for themselves (arrows, Space, Enter) belong to the page alone.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.icons import Icons


class Menu(StrEnum):
    """Where an action stands in the menu; the value is the title."""

    MATTER = "Matter"
    EDIT = "Edit"
    TAG = "Tag"
    GO = "Go"
    VIEW = "View"
    HELP = "Help"


class Needs(StrEnum):
    """What must be there for an action to do anything."""

    NOTHING = "nothing"
    MATTER = "matter"
    EXHIBIT = "exhibit"
    WORDS = "words"
    PASSAGE = "passage"
    PAIR = "pair"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action; ``keys`` are written as Qt's portable text, ``help`` names a help page.

    ``on_page`` keys work while the page has the focus; ``begins`` opens a group in its menu.
    """

    id: str
    text: str
    keys: tuple[str, ...] = ()
    menu: Menu = Menu.MATTER
    icon: str = ""
    needs: Needs = Needs.MATTER
    help: str = "keys"
    on_page: bool = False
    begins: bool = False
    checkable: bool = False


_M, _E, _T, _G, _V, _H = Menu
_N = Needs
_DIGITS = tuple(
    ActionSpec(f"tag_{digit}", text, (str(digit),), _T, "tag", _N.WORDS, "tagging")
    for digit, text in enumerate(
        ("Admission", "Denial", "Quantity", "No recollection", *["Own tag"] * 5), start=1
    )
)
ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("new_matter", "New matter…", ("Ctrl+N",), _M, "folder-plus", _N.NOTHING, "index"),
    ActionSpec("open_matter", "Open matter…", ("Ctrl+O",), _M, "folder-open", _N.NOTHING, "index"),
    ActionSpec("open_copy", "Open a saved copy…", (), _M, "database", _N.NOTHING, "passphrase"),
    ActionSpec("sample_matter", "Open the sample matter", (), _M, "graduation-cap", _N.NOTHING,
               "sample-matter"),
    ActionSpec("import_files", "Import files…", ("Ctrl+I",), _M, "file-plus", _N.NOTHING, "import",
               begins=True),
    ActionSpec("import_folder", "Import a folder…", ("Ctrl+Shift+I",), _M, "folder", _N.NOTHING,
               "import"),
    ActionSpec("load_production", "Load a production…", (), _M, "table", _N.NOTHING, "load-files"),
    ActionSpec("import_report", "Imports…", (), _M, "list", help="import"),
    ActionSpec("recognise", "Recognise text…", (), _M, "scan-text", _N.EXHIBIT, "import"),
    ActionSpec("recognise_all", "Recognise text of all scans…", (), _M, "scan-text", help="import"),
    ActionSpec("character_set", "Read in another character set…", (), _M, "type", _N.EXHIBIT,
               "readings"),
    ActionSpec("numbers", "Numbers…", ("Ctrl+Shift+N",), _M, "hash", help="import"),
    ActionSpec("batches", "Batches…", (), _M, "group", help="left-to-do"),
    ActionSpec("samples", "Samples…", ("Ctrl+Shift+S",), _M, "percent", help="second-level"),
    ActionSpec("export_log", "Export the passage log…", ("Ctrl+E",), _M, "upload",
               help="passage-log"),
    ActionSpec("print", "Print…", ("Ctrl+P",), _M, "printer", help="paper"),
    ActionSpec("export_paper", "Save passages as PDF or Word…", ("Ctrl+Shift+E",), _M, "file-text",
               help="paper"),
    ActionSpec("custody_report", "Custody report…", (), _M, "scroll", help="custody"),
    ActionSpec("sequester", "Sequester this exhibit…", (), _M, "ban", _N.EXHIBIT, "clawback",
               begins=True),
    ActionSpec("purge", "Destroy this exhibit…", (), _M, "trash-2", _N.EXHIBIT, "clawback"),
    ActionSpec("clawback", "Sequestered and destroyed…", (), _M, "shield-alert", help="clawback"),
    ActionSpec("hand_over", "Hand over…", ("Ctrl+Shift+H",), _M, "share-2", help="handing-over",
               begins=True),
    ActionSpec("take_in", "Take in…", ("Ctrl+Shift+J",), _M, "import", _N.NOTHING, "handing-over"),
    ActionSpec("mailbox", "Mailbox folder…", (), _M, "mail-open", help="handing-over"),
    ActionSpec("exchange", "Exchange with the mailbox now", (), _M, "refresh-cw",
               help="handing-over"),
    ActionSpec("begin_from", "Begin from a colleague’s file…", (), _M, "download", _N.NOTHING,
               "handing-over"),
    ActionSpec("save_copy", "Save a copy…", (), _M, "save", help="passphrase"),
    ActionSpec("matter_details", "Caption, parties and people…", (), _M, "gavel", help="index",
               begins=True),
    ActionSpec("reviewer", "Reviewer…", (), _M, "user", _N.NOTHING, "index"),
    ActionSpec("reading_limits", "Time and memory for a file…", (), _M, "sliders-horizontal",
               _N.NOTHING, "import"),
    ActionSpec("passphrase", "Passphrase…", (), _M, "lock", help="passphrase"),
    ActionSpec("back_up", "Back up now", (), _M, "archive", help="backup", begins=True),
    ActionSpec("backup_folder", "Backup folder…", (), _M, "hard-drive", _N.NOTHING, "backup"),
    ActionSpec("restore", "Restore a backup…", (), _M, "archive-restore", _N.NOTHING, "backup"),
    ActionSpec("verify", "Verify the matter", (), _M, "shield-check", help="undo-history"),
    ActionSpec("close_matter", "Close matter", ("Ctrl+Shift+W",), _M, "x", help="index",
               begins=True),
    ActionSpec("quit", "Quit", ("Ctrl+Q",), _M, "power", _N.NOTHING, "index"),
    ActionSpec("undo", "Undo", ("Ctrl+Z",), _E, "undo-2", help="undo-history"),
    ActionSpec("redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), _E, "redo-2", help="undo-history"),
    ActionSpec("copy", "Copy", ("Ctrl+C",), _E, "copy", _N.WORDS, "reading", on_page=True,
               begins=True),
    ActionSpec("copy_cite", "Copy with citation", ("Ctrl+Shift+C",), _E, "text-quote", _N.WORDS,
               "cites"),
    ActionSpec("find", "Find in this exhibit", ("/", "Ctrl+F"), _E, "search", _N.EXHIBIT, "reading",
               begins=True),
    ActionSpec("search_all", "Search all exhibits", ("Ctrl+Shift+F",), _E, "file-search",
               help="search"),
    ActionSpec("term_report", "Search-term report…", (), _E, "file-spreadsheet", help="search"),
    ActionSpec("find_next", "Find next", ("F3",), _E, "chevron-down", help="search"),
    ActionSpec("find_previous", "Find previous", ("Shift+F3",), _E, "chevron-up", help="search"),
    ActionSpec("palette", "Search or run a command", ("Ctrl+K",), _E, "command", _N.NOTHING),
    *_DIGITS,
    ActionSpec("new_tag", "New tag…", (), _T, "plus", help="tagging"),
    ActionSpec("manage_tags", "Tags…", ("Ctrl+Shift+T",), _T, "tags", help="issues-and-tags"),
    ActionSpec("manage_issues", "Issues…", ("Ctrl+Shift+L",), _T, "layers",
               help="issues-and-tags"),
    ActionSpec("quick_mark", "Quick mark", ("Space",), _T, "highlighter", _N.WORDS, "tagging",
               on_page=True, begins=True),
    ActionSpec("repeat", "Same tag, kind and issues again", (".",), _T, "refresh-cw", _N.WORDS,
               "tagging"),
    ActionSpec("note", "Note", ("N",), _T, "message-square", _N.WORDS, "tagging"),
    ActionSpec("link", "Link with another passage", ("L",), _T, "link", _N.WORDS, "side-by-side"),
    ActionSpec("issues", "Set issues", ("I",), _T, "list-checks", _N.WORDS, "tagging"),
    ActionSpec("let_go", "No issues for the next tags", ("Shift+I",), _T, "list", help="tagging"),
    ActionSpec("privileged", "Possibly privileged", ("P",), _T, "shield-alert", _N.EXHIBIT,
               "tagging"),
    ActionSpec("confirm", "Confirm what is proposed", ("C",), _T, "check-check", _N.PASSAGE,
               "tagging"),
    ActionSpec("reads_right", "Received text reads right", ("T",), _T, "square-check",
               _N.PASSAGE, "reading"),
    ActionSpec("correct_text", "Correct received text", ("Shift+T",), _T, "pencil", _N.PASSAGE,
               "reading"),
    ActionSpec("check", "Check", ("Y",), _T, "check", _N.EXHIBIT, "second-level", begins=True),
    ActionSpec("confirm_status", "Confirm as attorney", ("Shift+Y",), _T, "scale", _N.EXHIBIT,
               "second-level"),
    ActionSpec("reject", "Reject…", ("X",), _T, "ban", _N.EXHIBIT, "second-level"),
    ActionSpec("reopen", "Take back the check or rejection", (), _T, "rotate-ccw", _N.EXHIBIT,
               "second-level"),
    ActionSpec("extent", "Passage takes the selected words", ("W",), _T, "move-horizontal",
               _N.PASSAGE, "tagging", begins=True),
    ActionSpec("withdraw", "Withdraw passage", ("Delete",), _T, "trash-2", _N.PASSAGE, "tagging",
               on_page=True),
    ActionSpec("go_on_after", "Go on after tagging", (), _T, "corner-down-left", help="tagging",
               checkable=True),
    ActionSpec("reviewed", "Reviewed, and on to the next unread", ("R",), _T, "circle-check",
               _N.EXHIBIT, "reading", begins=True),
    ActionSpec("next_unit", "Next unit", ("Down",), _G, "arrow-down", _N.EXHIBIT, "reading",
               on_page=True),
    ActionSpec("previous_unit", "Previous unit", ("Up",), _G, "arrow-up", _N.EXHIBIT, "reading",
               on_page=True),
    ActionSpec("go_on", "Go on", ("Return", "Enter"), _G, "corner-down-left", _N.EXHIBIT, "tagging",
               on_page=True),
    ActionSpec("next_sentence", "Next sentence", ("Ctrl+Down",), _G, "arrow-down", _N.EXHIBIT,
               "reading", on_page=True),
    ActionSpec("previous_sentence", "Previous sentence", ("Ctrl+Up",), _G, "arrow-up", _N.EXHIBIT,
               "reading", on_page=True),
    ActionSpec("extend_down", "Extend down", ("Shift+Down",), _G, "unfold-horizontal", _N.EXHIBIT,
               "reading", on_page=True),
    ActionSpec("extend_up", "Extend up", ("Shift+Up",), _G, "fold-horizontal", _N.EXHIBIT,
               "reading", on_page=True),
    ActionSpec("extend_sentence_down", "Extend down by a sentence", ("Ctrl+Shift+Down",), _G,
               "unfold-horizontal", _N.EXHIBIT, "reading", on_page=True),
    ActionSpec("extend_sentence_up", "Extend up by a sentence", ("Ctrl+Shift+Up",), _G,
               "fold-horizontal", _N.EXHIBIT, "reading", on_page=True),
    ActionSpec("next_passage", "Next passage", ("J",), _G, "chevron-down", _N.EXHIBIT, "reading",
               begins=True),
    ActionSpec("previous_passage", "Previous passage", ("K",), _G, "chevron-up", _N.EXHIBIT,
               "reading"),
    ActionSpec("next_left", "Next left to do", ("F4",), _G, "flag", help="left-to-do"),
    ActionSpec("previous_left", "Previous left to do", ("Shift+F4",), _G, "flag",
               help="left-to-do"),
    ActionSpec("next_drawn", "Next of the sample", ("F5",), _G, "percent", help="second-level"),
    ActionSpec("previous_drawn", "Previous of the sample", ("Shift+F5",), _G, "percent",
               help="second-level"),
    ActionSpec("go_to", "Go to page or cite…", ("G",), _G, "map-pin", help="cites", begins=True),
    ActionSpec("next_tab", "Next tab", ("Ctrl+Tab",), _G, "arrow-right", _N.EXHIBIT, "reading"),
    ActionSpec("previous_tab", "Previous tab", ("Ctrl+Shift+Tab",), _G, "arrow-left", _N.EXHIBIT,
               "reading"),
    ActionSpec("close_tab", "Close tab", ("Ctrl+W",), _G, "x", _N.EXHIBIT, "reading"),
    ActionSpec("next_pane", "Next pane", ("F6",), _G, "panel-right", begins=True),
    ActionSpec("previous_pane", "Previous pane", ("Shift+F6",), _G, "panel-left"),
    ActionSpec("zoom_in", "Zoom in", ("Ctrl++", "Ctrl+="), _V, "zoom-in", _N.EXHIBIT, "reading"),
    ActionSpec("zoom_out", "Zoom out", ("Ctrl+-",), _V, "zoom-out", _N.EXHIBIT, "reading"),
    ActionSpec("actual_size", "Actual size", ("Ctrl+0",), _V, "maximize", _N.EXHIBIT, "reading"),
    ActionSpec("fit_width", "Fit width", ("Ctrl+2",), _V, "move-horizontal", _N.EXHIBIT, "reading"),
    ActionSpec("fit_page", "Fit page", ("Ctrl+3",), _V, "file", _N.EXHIBIT, "reading"),
    ActionSpec("rotate", "Rotate page view", ("Ctrl+R",), _V, "rotate-cw", _N.EXHIBIT, "reading"),
    ActionSpec("split", "Two exhibits side by side", ("Ctrl+\\", "F8"), _V, "columns-2",
               _N.EXHIBIT, "side-by-side", begins=True, checkable=True),
    ActionSpec("open_beside", "Open beside", ("Ctrl+Return", "Ctrl+Enter"), _V, "split",
               _N.EXHIBIT, "side-by-side"),
    ActionSpec("other_side", "Go to the other side", ("F7",), _V, "arrow-right", _N.PAIR,
               "side-by-side"),
    ActionSpec("swap_sides", "Swap the sides", ("Shift+F7",), _V, "arrow-up-down", _N.PAIR,
               "side-by-side"),
    ActionSpec("full_table", "Passages at full height", ("Ctrl+J",), _V, "maximize-2", begins=True),
    ActionSpec("overview", "Overview", ("Ctrl+Shift+O",), _V, "chart-column", help="overview"),
    ActionSpec("show_exhibits", "Exhibit list", ("Ctrl+B",), _V, "panel-left", checkable=True),
    ActionSpec("show_inspector", "Passage and history", ("Ctrl+Shift+B",), _V, "panel-right",
               checkable=True),
    ActionSpec("history", "History", ("Ctrl+H",), _V, "history", help="undo-history"),
    ActionSpec("left", "Left to do", ("Ctrl+L",), _V, "flag", help="left-to-do"),
    ActionSpec("differences", "Differences", ("Ctrl+Shift+D",), _V, "merge", help="differences"),
    ActionSpec("colleagues", "Colleagues", ("Ctrl+Shift+P",), _V, "users", help="handing-over"),
    ActionSpec("check_readings", "Passages to check after a new reading…", (), _V, "git-compare",
               help="readings"),
    ActionSpec("transcript_report", "Transcript report…", (), _V, "scroll-text", _N.EXHIBIT,
               "transcripts"),
    ActionSpec("succeed", "Replace rough by certified…", (), _V, "file-check", _N.EXHIBIT,
               "readings"),
    ActionSpec("theme_system", "Colors of the system", (), _V, "sun-moon", _N.NOTHING, begins=True),
    ActionSpec("theme_light", "Light", (), _V, "sun", _N.NOTHING),
    ActionSpec("theme_dark", "Dark", (), _V, "moon", _N.NOTHING),
    ActionSpec("theme_contrast", "High contrast", (), _V, "contrast", _N.NOTHING),
    ActionSpec("language_system", "Language of the system", (), _V, "languages", _N.NOTHING,
               "accessibility", begins=True),
    ActionSpec("language_english", "English", (), _V, "languages", _N.NOTHING, "accessibility"),
    ActionSpec("language_german", "Deutsch", (), _V, "languages", _N.NOTHING, "accessibility"),
    ActionSpec("reading_pane", "Page in words", ("F9",), _V, "book-open-text", _N.EXHIBIT,
               "accessibility"),
    ActionSpec("larger_text", "Larger text", ("Ctrl+Alt++", "Ctrl+Alt+="), _V, "a-large-small",
               _N.NOTHING, "accessibility", begins=True),
    ActionSpec("smaller_text", "Smaller text", ("Ctrl+Alt+-",), _V, "a-large-small", _N.NOTHING,
               "accessibility"),
    ActionSpec("usual_text", "Usual text size", ("Ctrl+Alt+0",), _V, "type", _N.NOTHING,
               "accessibility"),
    ActionSpec("reduced_motion", "Less motion", (), _V, "snail", _N.NOTHING, "accessibility",
               checkable=True),
    ActionSpec("dim_pages", "Dim the paper", ("Ctrl+D",), _V, "eye-off", _N.NOTHING,
               checkable=True),
    ActionSpec("last_message", "Last message again", ("Ctrl+M",), _H, "message-square-text",
               _N.NOTHING, "accessibility"),
    ActionSpec("help", "Help", ("F1",), _H, "circle-question-mark", _N.NOTHING, "index"),
    ActionSpec("keys", "Keys", ("?", "Shift+?"), _H, "keyboard", _N.NOTHING),
    ActionSpec("copy_details", "Copy details for a report", (), _H, "clipboard", _N.NOTHING,
               "index"),
)  # fmt: skip


_SIGNS = {"Down": "↓", "Up": "↑", "Return": "Enter"}


def text_of(spec: ActionSpec) -> str:
    """What an action is called in the language of the window."""
    return QCoreApplication.translate("Actions", spec.text)


def title_of(menu: Menu) -> str:
    """What a menu is called in the language of the window."""
    return QCoreApplication.translate("Actions", menu.value)


def key_text(spec: ActionSpec) -> str:
    """The first key of an action as this system writes it; empty when it has none.

    Arrows are shown as they are on the keys, where Qt would spell them out.
    """
    if not spec.keys:
        return ""
    modifiers, plus, key = spec.keys[0].rpartition("+")
    sign = _SIGNS.get(key, "")
    written = QKeySequence(f"{modifiers}{plus}A" if sign else spec.keys[0])
    text = written.toString(QKeySequence.SequenceFormat.NativeText)
    return text[:-1] + sign if sign else text


class Actions(QObject):
    """The QActions of one window, by their id."""

    def __init__(self, window: QWidget, icons: Icons) -> None:
        super().__init__(window)
        self._window = window
        self._icons = icons
        self._made: dict[str, QAction] = {}
        self._drawn: set[str] = set()
        self._specs = {spec.id: spec for spec in ACTIONS}
        self._pages: list[QWidget] = []
        for spec in ACTIONS:
            self._make(spec)

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def spec(self, name: str) -> ActionSpec:
        """What the table says of an action."""
        return self._specs[name]

    def connect_all(self, slots: dict[str, Callable[[], None]]) -> None:
        """Give actions what they do; a name that the table lacks is a fault."""
        for name, slot in slots.items():
            self._made[name].triggered.connect(_without_checked(slot))

    def disconnect_all(self, names: Iterable[str]) -> None:
        """Take away what actions do, because what did it is going."""
        for name in names:
            self._made[name].triggered.disconnect()

    def set_pages(self, pages: Sequence[QWidget]) -> None:
        """The widgets in which the keys of the page work."""
        for spec in ACTIONS:
            if not spec.on_page:
                continue
            for old in self._pages:
                old.removeAction(self._made[spec.id])
            for page in pages:
                page.addAction(self._made[spec.id])
        self._pages = list(pages)

    def enable(self, present: frozenset[Needs]) -> None:
        """Enable what can do something while just these things are there."""
        for spec in ACTIONS:
            is_on = spec.needs is Needs.NOTHING or spec.needs in present
            self._made[spec.id].setEnabled(is_on)

    def draw_icons(self, names: Iterable[str]) -> None:
        """Draw the icons of actions that will be seen: all at once cost a start 40 ms."""
        for name in names:
            if icon := self._specs[name].icon:
                self._made[name].setIcon(self._icons.icon(icon))
                self._drawn.add(name)

    def draw_every_icon(self) -> None:
        """The same for a menu that is about to show, whichever actions it holds."""
        self.draw_icons(self._specs.keys() - self._drawn)

    def refresh_icons(self) -> None:
        """Draw those that were drawn again, in the colours of the theme now in force."""
        self.draw_icons(tuple(self._drawn))

    def in_menu(self, menu: Menu) -> list[ActionSpec]:
        """The actions of one menu, in their order."""
        return [spec for spec in ACTIONS if spec.menu is menu]

    def _make(self, spec: ActionSpec) -> None:
        action = QAction(text_of(spec), self)
        action.setObjectName(spec.id)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setCheckable(spec.checkable)
        action.setAutoRepeat(spec.id in _REPEATING)
        if spec.on_page:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        else:
            self._window.addAction(action)
        self._made[spec.id] = action


_REPEATING = frozenset(
    {
        "next_unit", "previous_unit", "next_sentence", "previous_sentence", "extend_down",
        "extend_up", "extend_sentence_down", "extend_sentence_up", "next_passage",
        "previous_passage", "zoom_in", "zoom_out", "find_next", "find_previous",
    }
)  # fmt: skip


def _without_checked(slot: Callable[[], None]) -> Callable[[bool], None]:
    """``triggered`` hands over a boolean that no action here wants."""

    def call(_checked: bool = False) -> None:
        slot()

    return call
