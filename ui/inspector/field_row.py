"""One field of a form: label, editor, what is proposed and why, and what is wrong in words."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reviewer.errors import InputError
from reviewer.fields import FieldSpec, checked
from reviewer.queries.proposals import Proposal
from ui import words
from ui.controls import IconButton, plain
from ui.icons import Icons
from ui.inspector.editors import editor_for
from ui.theme import SPACE, Theme
from ui.translation import told

_LABEL_WIDTH, _WIDEST_LABEL = 94, 150
_NO_END = 16_777_215


class LabelRow(QBoxLayout):
    """A label beside what it names; above it where the text is so large that both had no room."""

    def __init__(self, label: QLabel, theme: Theme) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self._label, self._theme = label, theme
        self.setContentsMargins(0, 0, 0, 0)
        self.addWidget(label)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        width = self._theme.scaled(_LABEL_WIDTH)
        is_above = width > _WIDEST_LABEL
        way = QBoxLayout.Direction
        self.setDirection(way.TopToBottom if is_above else way.LeftToRight)
        self.setSpacing(SPACE // 2 if is_above else 2 * SPACE)
        self._label.setMinimumWidth(0 if is_above else width)
        self._label.setMaximumWidth(_NO_END if is_above else width)


class FieldRow(QWidget):
    """A field with its editor. A value it cannot hold is refused beside it and goes no further."""

    decided = Signal(str, str)
    """The field's word, and the value a person decided."""

    def __init__(
        self,
        spec: FieldSpec,
        icons: Icons,
        names: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.spec = spec
        self._value = ""
        self._proposal: Proposal | None = None
        self.editor = editor_for(spec, names, self)
        self.editor.decided.connect(self._on_decided)
        self._build(icons)

    def _build(self, icons: Icons) -> None:
        self._label = QLabel(words.label_of(self.spec), self)
        self._label.setProperty("role", "muted")
        self._label.setWordWrap(True)
        self._label.setBuddy(self.editor.control)
        self.confirm = IconButton(icons, "check", self.tr("Confirm"), self)
        self.confirm.setAccessibleName(
            self.tr("Confirm what is proposed: {0}").format(words.label_of(self.spec))
        )
        self.confirm.clicked.connect(self._on_confirmed)
        row = QHBoxLayout()
        row.setSpacing(SPACE // 2)
        row.addWidget(self.editor, 1)
        row.addWidget(self.confirm)
        self.reason = plain("", self)
        self.reason.setObjectName("reason")
        self.fault = plain("", self, role="error")
        beside = LabelRow(self._label, icons.theme)
        beside.addLayout(row, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE // 2)
        layout.addLayout(beside)
        layout.addWidget(self.reason)
        layout.addWidget(self.fault)
        for widget in (self.confirm, self.reason, self.fault):
            widget.hide()

    def show_value(self, value: str, proposal: Proposal | None = None) -> None:
        """Show what a person decided, else what is proposed."""
        self._value, self._proposal = value, None if value else proposal
        shown = self._proposal.value if self._proposal else value
        self.editor.show_value(shown, is_proposed=self._proposal is not None)
        self.confirm.setVisible(self._proposal is not None)
        self.reason.setVisible(self._proposal is not None)
        reason = self._proposal.reason if self._proposal else ""
        self.reason.setText(self.tr("Proposed: {0}").format(told(reason)) if reason else "")
        self.editor.control.setToolTip(self.reason.text() or (self.editor.told() if value else ""))
        self.editor.control.setAccessibleDescription(self.reason.text())
        is_missing = self.spec.is_required and not shown
        label = words.label_of(self.spec)
        self._label.setText(self.tr("{0} *").format(label) if self.spec.is_required else label)
        self._label.setToolTip(self.tr("Needed for the log") if is_missing else "")
        self.fault.hide()

    def _on_confirmed(self) -> None:
        if self._proposal is not None:
            self._on_decided(self._proposal.value)

    def _on_decided(self, value: str) -> None:
        try:
            kept = checked((self.spec,), self.spec.name, value)
        except InputError as error:
            self.fault.setText(told(error))
            self.fault.show()
            return
        self.fault.hide()
        if kept != self._value:
            self.decided.emit(self.spec.name, kept)
        elif self._proposal is not None:
            # An emptied proposal is no decision: it is proposed again.
            self.show_value(self._value, self._proposal)

    def commit(self) -> None:
        """Keep what was typed."""
        self.editor.commit()
