"""Colleagues: who has how much of whose work, the mailbox, and what went out and came in.

A tab at the right that is made when it is first asked for: who works alone never needs it. Hidden,
it asks nothing. What is told of a colleague is what is known here: what they said they had, and
what was handed to them, told apart, because a file may get lost on the way.
"""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reviewer.model import Change, Role
from reviewer.sharing import colleagues, exchanges
from reviewer.sharing.colleagues import Colleague
from reviewer.sharing.exchanges import Handed, Recorded
from ui import share_words, words
from ui.bridge import Bridge
from ui.controls import (
    MARGIN,
    FlowLayout,
    IconButton,
    PanelHeader,
    clear_layout,
    muted,
    paint_as_panel,
    plain,
    section,
)
from ui.icons import Icons
from ui.mailboxes import Mailboxes
from ui.theme import SPACE, Theme
from ui.translation import told

_MOST = 40
_LATER_MS = 250


@dataclass(frozen=True, slots=True)
class _Went:
    """A taking or a hand-over, to be listed with the others by its time."""

    at: datetime
    taken: Recorded | None = None
    handed: Handed | None = None


class ColleaguesPanel(QWidget):
    """The colleagues of one matter."""

    hand_over_asked = Signal(object)
    """The person (bytes) to hand over to, or None."""
    take_in_asked = Signal()
    before_asked = Signal(object)
    """A ``Recorded``: show the matter as it was before."""
    mailbox_asked = Signal()
    exchange_asked = Signal()
    differences_asked = Signal()
    closed = Signal()

    def __init__(
        self,
        bridge: Bridge,
        mailboxes: Mailboxes,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._mailboxes, self._icons = bridge, mailboxes, Icons(theme)
        self._later = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._later.timeout.connect(self.reload)
        self._build()
        bridge.changed.connect(self._on_changed)
        bridge.at_rest.connect(self._on_at_rest)
        mailboxes.changed.connect(self._show_mailbox)

    # --- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        paint_as_panel(self)
        self.setAccessibleName(self.tr("Colleagues"))
        self.header = PanelHeader(self.tr("Colleagues"), self)
        self.header.row.setContentsMargins(MARGIN, MARGIN, MARGIN, SPACE)
        close = IconButton(self._icons, "x", self.tr("Close colleagues"), self)
        close.clicked.connect(self.closed)
        self.header.add(close)
        self.body = QWidget(self)
        inside = QVBoxLayout(self.body)
        inside.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        inside.setSpacing(2 * SPACE)
        self.people = QVBoxLayout()
        self.people.setSpacing(2 * SPACE)
        inside.addWidget(self._build_buttons())
        inside.addLayout(self.people)
        inside.addSpacing(SPACE)
        inside.addWidget(section(self.tr("Mailbox folder"), self.body))
        inside.addLayout(self._build_mailbox())
        inside.addSpacing(SPACE)
        self._listed = section(self.tr("Handed over and taken in"), self.body)
        inside.addWidget(self._listed)
        self.list = QVBoxLayout()
        self.list.setSpacing(SPACE)
        inside.addLayout(self.list)
        inside.addStretch(1)
        paint_as_panel(self.body)
        self.area = QScrollArea(self)
        self.area.setWidget(self.body)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.area, 1)

    def _build_buttons(self) -> QWidget:
        self.hand_over = self._button(
            self.tr("Hand over…"), lambda: self.hand_over_asked.emit(None)
        )
        self.take_in = self._button(self.tr("Take in…"), self.take_in_asked.emit)
        return self._beside(self.hand_over, self.take_in)

    def _beside(self, *buttons: QPushButton) -> QWidget:
        """Buttons beside each other, or below where the text is too large for that."""
        holder = QWidget(self.body)
        flow = FlowLayout(holder)
        for button in buttons:
            flow.addWidget(button)
        return holder

    def _build_mailbox(self) -> QVBoxLayout:
        self.mailbox = plain("", self.body, selectable=True)
        self.mailbox_said = muted("", self.body, selectable=True)
        self.mailbox_refused = plain("", self.body, role="error", selectable=True)
        self.exchange = self._button(self.tr("Exchange now"), self.exchange_asked.emit)
        self.set_up = self._button(self.tr("Set up…"), self.mailbox_asked.emit)
        column = QVBoxLayout()
        column.setSpacing(SPACE)
        for label in (self.mailbox, self.mailbox_said, self.mailbox_refused):
            column.addWidget(label)
        column.addWidget(self._beside(self.exchange, self.set_up))
        return column

    def _button(self, text: str, slot: object, spoken: str = "", kind: str = "") -> QPushButton:
        button = QPushButton(text, self.body)
        button.setAutoDefault(True)
        if spoken:
            button.setAccessibleName(spoken)
        if kind:
            button.setProperty("kind", kind)
        button.clicked.connect(slot)
        return button

    # --- what is shown ----------------------------------------------------------------------------

    def reload(self) -> None:
        """Tell everything anew; the place in the list stays."""
        self._later.stop()
        if self._bridge.matter.is_closed:
            return
        scrolled = self.area.verticalScrollBar().value()
        found = colleagues.colleagues(self._bridge.matter)
        self.header.count.setText(words.number(len(found)) if found else "")
        self._show_people(found)
        self._show_mailbox()
        self._show_list()
        self.body.adjustSize()
        self.area.verticalScrollBar().setValue(scrolled)

    def _show_people(self, found: tuple[Colleague, ...]) -> None:
        clear_layout(self.people)
        if not found:
            told_of = self.tr(
                "Nobody else has worked on this matter yet. Hand it over, and take in what "
                "comes back: nothing of yours is replaced."
            )
            self.people.addWidget(muted(told_of, self.body))
        for one in found:
            self.people.addWidget(self._card(one))

    def _card(self, one: Colleague) -> QFrame:
        card = QFrame(self.body)
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(SPACE)
        column.addWidget(plain(one.name, card, role="heading", selectable=True))
        if one.role not in {"", Role.REVIEWER}:
            told_of = self.tr("Role: {role}").format(role=words.role(one.role))
            column.addWidget(muted(told_of, card, selectable=True))
        for sentence in (self._has_of_mine(one), self._here_of_theirs(one)):
            column.addWidget(muted(sentence, card, selectable=True))
        if one.known_missing:
            column.addWidget(plain(self._missing(one), card, role="error", selectable=True))
        button = QPushButton(self.tr("Hand over…"), card)
        button.setAccessibleName(self.tr("Hand over to {name}").format(name=one.name))
        button.setAutoDefault(True)
        button.clicked.connect(lambda: self.hand_over_asked.emit(bytes(one.person)))
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return card

    def _has_of_mine(self, one: Colleague) -> str:
        """“Has your work up to Tuesday 14:10; 34 acts not handed over.”."""
        parts = []
        if one.has_up_to is not None:
            parts.append(
                self.tr("has your work up to {when}").format(when=share_words.when(one.has_up_to))
            )
        else:
            parts.append(self.tr("is not known to have any of your work"))
        is_later = one.has_up_to is None or (
            one.handed_up_to is not None and one.handed_up_to > one.has_up_to
        )
        if one.handed_up_to is not None and is_later:
            parts.append(
                self.tr("was handed it up to {when}").format(
                    when=share_words.when(one.handed_up_to)
                )
            )
        parts.append(self._left(one.not_handed_over))
        return _sentence("; ".join(parts))

    def _left(self, count: int) -> str:
        """What a colleague may still lack; what lies in the mailbox was handed over to nobody."""
        if not count:
            return self.tr("nothing is left to hand over")
        last = self._mailboxes.last
        is_in_mailbox = last is not None and last.exchanged is not None
        told_of = (
            self.tr("{acts} not known to be taken up")
            if is_in_mailbox
            else self.tr("{acts} not handed over")
        )
        return told_of.format(acts=share_words.acts(count))

    def _here_of_theirs(self, one: Colleague) -> str:
        if one.here_up_to is None:
            return self.tr("You have nothing of their work yet.")
        return self.tr("You have their work up to {when} ({acts}).").format(
            when=share_words.when(one.here_up_to), acts=share_words.acts(one.acts)
        )

    def _missing(self, one: Colleague) -> str:
        if one.here_up_to is None and one.known_missing > 1:
            return self.tr(
                "{acts} of this colleague are not here. Ask for a fresh hand-over."
            ).format(acts=share_words.acts(one.known_missing))
        if one.known_missing == 1 or one.here_up_to is None:
            return self.tr("1 act of this colleague is not here. Ask for a fresh hand-over.")
        return self.tr(
            "{acts} of this colleague after {day} are not here. Ask for a fresh hand-over."
        ).format(acts=share_words.acts(one.known_missing), day=words.day(one.here_up_to))

    # --- the mailbox ------------------------------------------------------------------------------

    def _show_mailbox(self) -> None:
        if not self.isVisible() or self._bridge.matter.is_closed:
            return
        folder = self._mailboxes.folder
        self.exchange.setVisible(folder is not None)
        self.exchange.setEnabled(not self._mailboxes.is_looking)
        self.set_up.setText(self.tr("Set up…") if folder is None else self.tr("Change…"))
        if folder is None:
            self.mailbox.setText(self.tr("None."))
            self.mailbox_said.setText(
                self.tr("A folder that all of you reach; Pincite exchanges there by itself.")
            )
            self.mailbox_refused.hide()
            return
        self.mailbox.setText(folder.name or str(folder))
        self.mailbox.setToolTip(str(folder))
        self.mailbox_said.setText("\n".join(self._mailbox_says()))
        refused = self._mailbox_refuses()
        self.mailbox_refused.setText("\n".join(refused))
        self.mailbox_refused.setVisible(bool(refused))

    def _mailbox_says(self) -> list[str]:
        last = self._mailboxes.last
        if self._mailboxes.is_looking:
            return [self.tr("Exchanging…")]
        if self._mailboxes.is_locked:
            return [self.tr("Waits for its passphrase.")]
        if last is None:
            return [self.tr("Not looked into yet.")]
        lines = [self.tr("Looked into {when}.").format(when=share_words.when(last.at))]
        found = last.exchanged
        if found is None:
            return lines
        if found.put:
            lines.append(self.tr("{files} put in.").format(files=share_words.files(found.put)))
        if found.taken:
            lines.append(self.tr("{files} taken up.").format(files=share_words.files(found.taken)))
        if found.waiting:
            lines.append(
                self.tr("Still being copied, and waiting: {names}").format(
                    names=", ".join(found.waiting)
                )
            )
        return lines

    def _mailbox_refuses(self) -> list[str]:
        last = self._mailboxes.last
        if last is None:
            return []
        if last.refusal:
            return [last.refusal]
        found = last.exchanged.refused if last.exchanged is not None else ()
        return [f"{one.path.name}: {told(one.refusal)}" for one in found]

    # --- what went out and came in ----------------------------------------------------------------

    def _show_list(self) -> None:
        clear_layout(self.list)
        matter = self._bridge.matter
        found = [_Went(one.at, taken=one) for one in exchanges.takings(matter)]
        found += [_Went(one.at, handed=one) for one in exchanges.handed(matter)]
        found.sort(key=lambda one: one.at, reverse=True)
        if not found:
            self.list.addWidget(muted(self.tr("Nothing yet."), self.body))
        for one in found[:_MOST]:
            self.list.addWidget(self._line(one))

    def _line(self, one: _Went) -> QWidget:
        line = QWidget(self.body)
        column = QVBoxLayout(line)
        column.setContentsMargins(0, SPACE, 0, SPACE)
        column.setSpacing(1)
        if one.taken is not None:
            said, name = self._taken(one.taken), one.taken.name
        else:
            assert one.handed is not None
            said, name = self._handed(one.handed), one.handed.path.replace("\\", "/").split("/")[-1]
        column.addWidget(plain(said, line, selectable=True))
        told_of = f"{words.moment(one.at)} · {share_words.came_in(name)}"
        below = muted(told_of, line, selectable=True)
        below.setToolTip(name)
        column.addWidget(below)
        if one.taken is not None and one.taken.last:
            taken = one.taken
            button = QPushButton(self.tr("As before this…"), line)
            button.setProperty("kind", "link")
            button.setProperty("at", "edge")
            button.setAccessibleName(self.tr("As before {what}").format(what=said))
            button.clicked.connect(lambda: self.before_asked.emit(taken))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return line

    def _taken(self, one: Recorded) -> str:
        parts = [self.tr("Took in {acts}").format(acts=share_words.acts(one.new))]
        if one.person:
            parts = [
                self.tr("Took in {acts} from {name}").format(
                    acts=share_words.acts(one.new), name=one.person
                )
            ]
        if one.rejected:
            parts.append(self.tr("{acts} refused").format(acts=share_words.acts(one.rejected)))
        return "; ".join(parts)

    def _handed(self, one: Handed) -> str:
        acts = share_words.acts(one.changesets)
        if one.to:
            return self.tr("Handed {acts} to {name}").format(acts=acts, name=one.to)
        return self.tr("Handed {acts} to everyone").format(acts=acts)

    # --- what happens -----------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def _on_changed(self, _change: Change) -> None:
        # While a file is taken in, who has what is told when all of it is here.
        if self.isVisible() and not self._bridge.is_away:
            self._later.start()

    def _on_at_rest(self) -> None:
        if self.isVisible():
            self._later.start()

    def focus_first(self) -> None:
        """The keyboard belongs to the panel."""
        self.hand_over.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
