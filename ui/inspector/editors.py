"""Editors of one field each, by the type of the field.

All of them are alike to the row that holds them: ``show_value`` shows what stands or is proposed,
``decided`` says what a person decided. Showing never decides, and what is shown never changes under
the hands of someone who types.
"""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QMenu, QToolButton, QVBoxLayout, QWidget

from reviewer.fields import FieldSpec, FieldType
from ui import words
from ui.controls import QuietCombo, SavingLine

_EXAMPLES = {
    FieldType.DATE: "2024-03-07",
    FieldType.PERIOD: "2024-01/2024-03",
    FieldType.DECIMAL: "81.7",
    FieldType.COUNT: "0",
    FieldType.CITE: "45:12-46:3",
}


def editor_for(spec: FieldSpec, names: Sequence[str], parent: QWidget) -> "Editor":
    """The editor of a field; ``names`` are offered while one types."""
    if spec.type == FieldType.CHOICE:
        return ChoiceEditor(spec, parent)
    if spec.type == FieldType.CHOICES:
        return ChoicesEditor(spec, parent)
    return LineEditor(spec, names, parent)


class Editor(QWidget):
    """An editor around one control."""

    decided = Signal(str)

    def __init__(self, control: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.control = control
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(control)
        self.setFocusProxy(control)

    def show_value(self, value: str, *, is_proposed: bool) -> None:
        """Show a value that stands, or one that is proposed."""
        if bool(self.control.property("proposed")) != is_proposed:
            self.control.setProperty("proposed", is_proposed)
            self.control.style().unpolish(self.control)
            self.control.style().polish(self.control)
        self._show(value)

    def _show(self, value: str) -> None:
        raise NotImplementedError

    def told(self) -> str:
        """What is shown, in words."""
        raise NotImplementedError

    def offer(self, names: Sequence[str]) -> None:
        """Offer these names while one types; only lines can."""

    def commit(self) -> None:
        """Hand on what was typed and not yet kept; only lines can hold such words."""


class LineEditor(Editor):
    """Words, a date, a number; people and parties are offered while one types."""

    def __init__(self, spec: FieldSpec, names: Sequence[str], parent: QWidget) -> None:
        self._line = SavingLine(words.label_of(spec), parent)
        super().__init__(self._line, parent)
        self._line.setPlaceholderText(_EXAMPLES.get(spec.type, ""))
        self._names: QStringListModel | None = None
        if names:
            self.offer(names)
        self._line.entered.connect(self.decided)

    def offer(self, names: Sequence[str]) -> None:
        if self._names is not None:
            self._names.setStringList(list(names))
            return
        self._names = QStringListModel(list(names), self._line)
        completer = QCompleter(self._names, self._line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._on_completed)
        self._line.setCompleter(completer)

    def _on_completed(self, name: str) -> None:
        self._line.setText(name)
        self._line.setModified(False)
        self.decided.emit(name)

    def _show(self, value: str) -> None:
        self._line.show_text(value)

    def told(self) -> str:
        return self._line.text()

    def commit(self) -> None:
        self._line.commit()


class ChoiceEditor(Editor):
    """One of several words."""

    def __init__(self, spec: FieldSpec, parent: QWidget) -> None:
        self._combo = QuietCombo(words.label_of(spec), parent)
        super().__init__(self._combo, parent)
        self._combo.addItem(self.tr("—"), "")
        for value in spec.choices:
            if value:
                self._combo.addItem(words.choice(value), value)
        self._combo.activated.connect(self._on_activated)

    def _on_activated(self, place: int) -> None:
        self.decided.emit(self._combo.itemData(place))

    def _show(self, value: str) -> None:
        place = self._combo.findData(value)
        if place < 0:
            # A newer version's word: shown as it is, never lost.
            self._combo.addItem(words.choice(value), value)
            place = self._combo.count() - 1
        self._combo.setCurrentIndex(place)

    def told(self) -> str:
        return self._combo.currentText()


class ChoicesEditor(Editor):
    """Some of several words, checked in a menu."""

    def __init__(self, spec: FieldSpec, parent: QWidget) -> None:
        self._button = QToolButton(parent)
        super().__init__(self._button, parent)
        self._button.setAccessibleName(words.label_of(spec))
        self._button.setObjectName("choices")
        self._button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._menu = QMenu(self._button)
        for value in spec.choices:
            action = self._menu.addAction(words.choice(value))
            action.setCheckable(True)
            action.setData(value)
            action.triggered.connect(self._on_triggered)
        self._button.setMenu(self._menu)

    def _on_triggered(self, _checked: bool) -> None:
        chosen = [action.data() for action in self._menu.actions() if action.isChecked()]
        self.decided.emit("; ".join(chosen))

    def _show(self, value: str) -> None:
        chosen = [part.strip() for part in value.split(";") if part.strip()]
        for action in self._menu.actions():
            action.setChecked(action.data() in chosen)
        self._button.setText(", ".join(words.choice(one) for one in chosen) or self.tr("—"))

    def told(self) -> str:
        return self._button.text()
