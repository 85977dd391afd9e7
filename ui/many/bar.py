"""The bar of a selection: how many, and what can be done with all of them at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from reviewer.model import PassageId, TagId
from reviewer.queries import many, passages, people, tags
from reviewer.queries.passages import IssueRow
from ui import words
from ui.bridge import Bridge
from ui.controls import MARGIN, IconButton
from ui.icons import Icons
from ui.many.acts import ManyActs
from ui.many.picker import Choosable, Picker
from ui.theme import SPACE, Theme
from ui.words import tag_name

_KEYS = {Qt.Key.Key_I: "issues", Qt.Key.Key_C: "confirm", Qt.Key.Key_P: "privileged"}
_LEAST = 320
"""Pixels in which the bar stands with icons alone."""
_FIRST, _LAST = Qt.Key.Key_1.value, Qt.Key.Key_9.value


class ManyBar(QFrame):
    """Stands over a list while two or more of its passages are selected."""

    cleared = Signal()
    """Nothing shall be selected any more."""

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        chosen: Callable[[], Sequence[PassageId]],
        parent: QWidget | None = None,
        *,
        is_narrow: bool = False,
    ) -> None:
        """``is_narrow``: tags and issues stand in the bar, everything else in its menu."""
        super().__init__(parent)
        self._bridge, self._theme, self._icons = bridge, theme, Icons(theme)
        self.acts = ManyActs(bridge, chosen, self)
        self._buttons: list[tuple[QToolButton, str]] = []
        self._is_narrow = is_narrow
        self._build()
        self._build_pickers()
        theme.changed.connect(self._draw_icons)
        self.hide()

    def _build(self) -> None:
        self.setAccessibleName(self.tr("What is selected"))
        self.setObjectName("many_bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, SPACE // 2, MARGIN, SPACE // 2)
        row.setSpacing(SPACE)
        self._count = QLabel(self)
        self._count.setProperty("role", "heading")
        row.addWidget(self._count)
        row.addSpacing(SPACE)
        self._tag_button = self._button("tag", self.tr("Tag"), self._fill_tags)
        self._issue_button = self._button("list-checks", self.tr("Issues"))
        self._issue_button.clicked.connect(self.open_issues)
        self._declarant_button = self._button("user", self.tr("Declarant…"))
        self._declarant_button.clicked.connect(self.open_declarants)
        for icon, text, act in (
            ("check-check", self.tr("Confirm"), self.acts.confirm),
            ("copy", self.tr("Copy"), self.acts.copy),
            ("printer", self.tr("Print…"), self.acts.ask_print),
            ("upload", self.tr("Export…"), self.acts.ask_export),
        ):
            self._button(icon, text).clicked.connect(act)
        self._more_button = self._button("ellipsis", self.tr("More"), self._fill_more)
        in_bar = (self._tag_button, self._issue_button, self._more_button)
        for button, _ in self._buttons:
            row.addWidget(button)
            button.setHidden(self._is_narrow and button not in in_bar)
        row.addStretch(1)
        self._close = IconButton(self._icons, "x", self.tr("Select nothing"), self)
        self._close.clicked.connect(self.cleared)
        row.addWidget(self._close)
        self._draw_icons()

    def _button(
        self, icon: str, text: str, fill: Callable[[QMenu], None] | None = None
    ) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setAccessibleName(text)
        button.setToolTip(text)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if fill is not None:
            menu = QMenu(button)
            menu.aboutToShow.connect(lambda: fill(menu))
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._buttons.append((button, icon))
        return button

    def _build_pickers(self) -> None:
        self.issues = Picker(self.tr("Find or add an issue"), self.tr("Add “{0}”"), self)
        self.issues.stays_open = True
        self.issues.taken.connect(self._on_issue)
        self.issues.typed.connect(self._on_new_issue)
        self.declarants = Picker(self.tr("Who said it"), self.tr("Take “{0}”"), self)
        self.declarants.taken.connect(self.acts.set_declarant)
        self.declarants.typed.connect(self.acts.set_declarant)

    def _draw_icons(self) -> None:
        for button, icon in self._buttons:
            button.setIcon(self._icons.icon(icon, size=16))
        self._close.recolour()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), _LEAST), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the words of buttons out, the last ones first, where there is no room for them."""
        for button, _ in self._buttons:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for button, _ in reversed(self._buttons):
            if super().minimumSizeHint().width() <= self.width():
                break
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    # --- what is selected -------------------------------------------------------------------------

    def show_count(self, count: int) -> None:
        """Show how many are selected; one is no selection to speak of."""
        self._count.setText(self.tr("{0} selected").format(words.number(count)))
        self.setVisible(count > 1)
        self._fit()

    def fill_menu(self, menu: QMenu) -> None:
        """Put what the bar does into a menu."""
        tags_menu = menu.addMenu(self._icons.icon("tag"), self.tr("Tag"))
        tags_menu.aboutToShow.connect(lambda: self._fill_tags(tags_menu))
        for icon, text, act in (
            ("list-checks", self.tr("Issues…"), self.open_issues),
            ("user", self.tr("Declarant…"), self.open_declarants),
            ("check-check", self.tr("Confirm what is proposed"), self.acts.confirm),
            ("shield-alert", self.tr("Possibly privileged"), self.acts.set_privileged),
        ):
            menu.addAction(self._icons.icon(icon), text, act)
        menu.addSeparator()
        for icon, text, act in (
            ("copy", self.tr("Copy"), self.acts.copy),
            ("printer", self.tr("Print…"), self.acts.ask_print),
            ("upload", self.tr("Export…"), self.acts.ask_export),
        ):
            menu.addAction(self._icons.icon(icon), text, act)
        menu.addSeparator()
        self._fill_second_level(
            menu.addMenu(self._icons.icon("list-checks"), self.tr("Second level"))
        )
        menu.addAction(self._icons.icon("trash-2"), self.tr("Withdraw"), self.acts.withdraw)

    def _fill_second_level(self, menu: QMenu) -> None:
        """What the second level and attorneys say of them; whoever may not is told so."""
        for way, text, key in (
            ("check", self.tr("Check"), "Y"),
            ("confirm", self.tr("Confirm as attorney"), "Shift+Y"),
            ("reject", self.tr("Reject…"), "X"),
            ("reopen", self.tr("Take back"), ""),
        ):
            action = menu.addAction(f"{text}\t{key}" if key else text)
            action.triggered.connect(_asking(self.acts.ask_judgement, way))

    def takes(self, key: int) -> bool:
        """Whether a key without modifiers does something to a selection."""
        return _FIRST <= key <= _LAST or key in _KEYS

    def press(self, key: int) -> None:
        """Do what a key does to a selection: a digit tags, I, C and P as on the page."""
        if _FIRST <= key <= _LAST:
            self.acts.press(key - _FIRST + 1)
            return
        does = {
            "issues": self.open_issues,
            "confirm": self.acts.confirm,
            "privileged": self.acts.set_privileged,
        }
        does[_KEYS[Qt.Key(key)]]()

    # --- menus ------------------------------------------------------------------------------------

    def _fill_tags(self, menu: QMenu) -> None:
        menu.clear()
        on = many.tags_on(self._bridge.view, self.acts.chosen())
        carried = {tag for one in on.values() for tag in one}
        for row in tags.tags(self._bridge.view):
            key = f"\t{row.digit}" if row.digit else ""
            action = menu.addAction(tag_name(row.name).replace("&", "&&") + key)
            action.triggered.connect(_calling(self.acts.tag, row.id))
        if carried:
            off = menu.addMenu(self.tr("Take off"))
            for tag in sorted(carried):
                row = tags.tag_of(self._bridge.view, tag)
                action = off.addAction(tag_name(row.name).replace("&", "&&"))
                action.triggered.connect(_calling(self.acts.untag, TagId(tag)))

    def _fill_more(self, menu: QMenu) -> None:
        menu.clear()
        if self._is_narrow:
            self.fill_menu(menu)
            return
        menu.addAction(self.tr("Possibly privileged"), self.acts.set_privileged)
        self._fill_second_level(menu.addMenu(self.tr("Second level")))
        menu.addAction(self.tr("Withdraw"), self.acts.withdraw)

    def open_issues(self) -> None:
        """Open the list of issues, those checked that all of the passages bear on."""
        self._show_issues()
        self.issues.open_at(self._place_for(self._issue_button))

    def _show_issues(self) -> None:
        chosen, view = self.acts.chosen(), self._bridge.view
        on = many.issues_on(view, chosen)
        every = passages.issues(view)
        names = {issue.id: issue.name for issue in every}
        having = {issue.id: sum(issue.id in one for one in on.values()) for issue in every}
        self.issues.show_choices(
            [
                Choosable(
                    ("      " if issue.parent else "") + issue.name,
                    issue,
                    _state(having[issue.id], len(chosen)),
                    names.get(issue.parent, "") if issue.parent else "",
                    self._part(having[issue.id], len(chosen)),
                )
                for issue in every
            ]
        )

    def _part(self, having: int, of: int) -> str:
        """How many of them, where it is some: a half check alone is easily missed."""
        if having in {0, of}:
            return ""
        return self.tr("{0} of {1}").format(words.number(having), words.number(of))

    def _on_issue(self, issue: object) -> None:
        assert isinstance(issue, IssueRow)
        on = many.issues_on(self._bridge.view, self.acts.chosen())
        has_all = sum(issue.id in one for one in on.values()) == len(self.acts.chosen())
        (self.acts.relieve if has_all else self.acts.give)(issue)
        self._show_issues()

    def _on_new_issue(self, name: str) -> None:
        self.acts.give_new(name, None)
        self._show_issues()

    def open_declarants(self) -> None:
        """Open the list of people."""
        known = people.persons(self._bridge.view)
        self.declarants.show_choices(
            [Choosable(one.name, one.name, None, " ".join(one.aliases)) for one in known]
        )
        self.declarants.open_at(self._place_for(self._declarant_button))

    def _place_for(self, button: QWidget) -> QWidget:
        """Where a picker opens: below its button, else at the list."""
        return button if self.isVisible() else self.parentWidget() or self


def _state(having: int, of: int) -> Qt.CheckState:
    if having == 0:
        return Qt.CheckState.Unchecked
    return Qt.CheckState.Checked if having == of else Qt.CheckState.PartiallyChecked


def _asking(ask: Callable[[str], None], way: str) -> Callable[[], None]:
    return lambda: ask(way)


def _calling(act: Callable[[TagId], None], tag: TagId) -> Callable[[], None]:
    return lambda: act(tag)
