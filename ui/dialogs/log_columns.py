"""Which columns a log has, in which order, under which names: made here and kept under a name.

A template is changed by saving it under its own name and copied by saving it under another; the
built-in ones can only be copied. Nothing is asked before one is replaced or removed, because each
is an act that undo takes back; only what was never saved is not dropped by a single key.
"""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from reviewer.acts import matters as acts
from reviewer.exports import templates
from reviewer.matter import Matter
from ui.controls import FilterField, QuietCombo, give_room, muted, section
from ui.dialogs.column_lists import AllColumns, ChosenColumns
from ui.dialogs.form import FormDialog

_LONGEST_NAME = 60
_BUILT_IN = frozenset(one.name for one in templates.BUILT_IN)


class LogColumns(FormDialog):
    """Saves and removes templates; each time it is one act."""

    help_page = "passage-log"
    saved = Signal(str)
    """The name of the template that was saved."""
    removed = Signal(str)

    def __init__(self, matter: Matter, name: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Columns of the log"), self.tr("Save"), parent)
        self._matter = matter
        self._loaded: tuple[object, ...] = ()
        self._is_warned = False
        self.template = QuietCombo(self.tr("Start from"), self)
        self.remove = self._button(self.tr("Remove"), self.tr("Remove this template"))
        self.search = FilterField(self.tr("Find a column…"), self)
        self.all = AllColumns(self)
        self.chosen = ChosenColumns(self)
        self.up = self._button(self.tr("Move up"), self.tr("Move up (Alt+↑)"))
        self.down = self._button(self.tr("Move down"), self.tr("Move down (Alt+↓)"))
        self.rename = self._button(self.tr("Rename"), self.tr("Change the printed name (F2)"))
        self.take_out = self._button(
            self.tr("Take out"), self.tr("Do not print this column (Delete)")
        )
        self.row_a_tag = QRadioButton(self.tr("One row a tag"), self)
        self.row_a_passage = QRadioButton(self.tr("One row a passage, its tags joined"), self)
        self.name = QLineEdit(self)
        self._build()
        self._connect()
        self.refresh(name)
        self.search.setFocus()

    # --- how it is built --------------------------------------------------------------------------

    def _button(self, text: str, told: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(told)
        button.setAccessibleDescription(told)
        return button

    def _build(self) -> None:
        self.form.addRow(self.tr("Start from"), _in_a_row(self.template, self.remove))
        self.column.addLayout(self._build_lists(), 1)
        self.column.addWidget(
            muted(
                self.tr(
                    "Drag a row, or press Alt+↑ and Alt+↓, to put it elsewhere. F2 renames it."
                ),
                self,
            )
        )
        self.column.addLayout(_in_a_row(self.row_a_tag, self.row_a_passage, is_wide=False))
        self.name.setPlaceholderText(self.tr("Name of the template, such as Court"))
        self.name.setAccessibleName(self.tr("Save as: name of the template"))
        self.name.setMaxLength(_LONGEST_NAME)
        save_as = QLabel(self.tr("Save as"), self)
        self.column.addLayout(_in_a_row(save_as, self.name, stretched=1))
        self.note = muted("", self)
        self.column.addWidget(self.note)
        self.finish()
        give_room(self, 960, 680)

    def _build_lists(self) -> QLayout:
        self.found, self.count = section("", self), section("", self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.found, 0, 0)
        grid.addWidget(self.count, 0, 1)
        grid.addWidget(self.search, 1, 0)
        grid.addWidget(self.all, 2, 0, 2, 1)
        grid.addWidget(self.chosen, 1, 1, 2, 1)
        buttons = _in_a_row(self.up, self.down, self.rename, self.take_out, is_wide=False)
        grid.addLayout(buttons, 3, 1)
        grid.setRowStretch(2, 1)
        grid.setColumnStretch(0, 12)
        grid.setColumnStretch(1, 9)
        return grid

    def _connect(self) -> None:
        self.template.currentIndexChanged.connect(self._on_template_chosen)
        self.remove.clicked.connect(self._on_remove)
        self.search.settled.connect(self._on_search)
        self.search.left_down.connect(self.all.setFocus)
        self.all.ticked.connect(self._on_ticked)
        self.chosen.taken_out.connect(self._on_taken_out)
        self.chosen.changed.connect(self._on_changed)
        for button, keys, step in (
            (self.up, "Alt+Up", self.chosen.move_up),
            (self.down, "Alt+Down", self.chosen.move_down),
        ):
            button.clicked.connect(step)
            # Not the button's own shortcut: that waits for its animation, and a held key would not.
            QShortcut(QKeySequence(keys), self).activated.connect(step)
        self.rename.clicked.connect(self.chosen.rename)
        self.take_out.clicked.connect(self.chosen.take_out)
        self.name.textChanged.connect(self._on_named)

    # --- what it shows ----------------------------------------------------------------------------

    def refresh(self, name: str) -> None:
        """Read the templates again and show one of them."""
        with QSignalBlocker(self.template):
            self.template.clear()
            for one in templates.templates(self._matter.view):
                told = (
                    self.tr("{name} (saved, {count} columns)")
                    if self._is_saved(one.name)
                    else self.tr("{name} (built in, {count} columns)")
                )
                self.template.addItem(told.format(name=one.name, count=len(one.columns)), one.name)
            self.template.setCurrentIndex(max(0, self.template.findData(name)))
        self._on_template_chosen()
        self._on_search("")

    def _on_template_chosen(self) -> None:
        template = templates.template_named(self._matter.view, self.template.currentData())
        self.all.tick(column.name for column, _ in template.columns)
        self.chosen.fill(template.columns)
        self.row_a_passage.setChecked(template.one_row_a_passage)
        self.row_a_tag.setChecked(not template.one_row_a_passage)
        self.remove.setEnabled(self._is_saved(template.name))
        self.name.setText("" if template.name in _BUILT_IN else template.name)
        self._loaded = self._shown()
        self._is_warned = False
        self.refuse("")
        self._on_named(self.name.text())

    def _is_saved(self, name: str) -> bool:
        return templates.is_saved(self._matter.view, name)

    def _shown(self) -> tuple[object, ...]:
        return (*self.chosen.columns(), self.row_a_passage.isChecked())

    def _on_search(self, words: str) -> None:
        found = self.all.narrow(words)
        if not words:
            told = self.tr("All columns")
        elif not found:
            told = self.tr("No column has these words")
        else:
            told = self.tr("{found} of {all} columns")
        self.found.setText(told.format(found=found, all=self.all.topLevelItemCount()))

    def _on_changed(self) -> None:
        row, count = self.chosen.row(), self.chosen.topLevelItemCount()
        self.count.setText(self.tr("Printed, in this order: {count}").format(count=count))
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)
        self.rename.setEnabled(row >= 0)
        self.take_out.setEnabled(row >= 0)

    def _on_ticked(self, name: str, is_on: bool) -> None:
        if is_on:
            self.chosen.put(name)
        else:
            self.chosen.drop(name)

    def _on_taken_out(self, _name: str) -> None:
        self.all.tick(name for name, _ in self.chosen.columns())

    def _on_named(self, name: str) -> None:
        """Say what saving under this name will do."""
        shown = str(self.template.currentData())
        is_change = self._is_saved(name)
        self.ok.setText(self.tr("Save changes") if is_change else self.tr("Save"))
        if is_change:
            told = self.tr("“{name}” is saved here and will be changed. Undo brings it back.")
        elif shown in _BUILT_IN and not self._is_saved(shown):
            told = self.tr(
                "“{shown}” is built in and stays as it is. Save your choice under a name."
            )
        else:
            told = self.tr("This will be saved beside “{shown}”.")
        self.note.setText(told.format(name=name.strip(), shown=shown))

    # --- what it does -----------------------------------------------------------------------------

    def accept(self) -> None:
        self.chosen.setFocus()  # a name that is still being typed counts
        if self.tries(self._save):
            super().accept()
            self.saved.emit(self.name.text().strip())
        elif not self.name.text().strip():
            self.name.setFocus()

    def _save(self) -> None:
        body = templates.template_body(
            self.name.text(),
            self.chosen.columns(),
            one_row_a_passage=self.row_a_passage.isChecked(),
        )
        self._matter.do(lambda view: acts.save_template(view, body))

    def _on_remove(self) -> None:
        name = str(self.template.currentData())
        if self.tries(lambda: self._matter.do(lambda view: acts.remove_template(view, name))):
            self.refresh(templates.DEFAULT.name)
            self.note.setText(
                self.tr("“{name}” was removed. Undo brings it back.").format(name=name)
            )
            self.template.setFocus()
            self.removed.emit(name)

    def reject(self) -> None:
        """What was never saved cannot be undone, so it is dropped on the second word only."""
        if self._shown() != self._loaded and not self._is_warned:
            self._is_warned = True
            self.refuse(
                self.tr("These changes are not saved. Press Esc or Cancel again to drop them.")
            )
            return
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves from the name and the button; in a list or the search it does not."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not is_enter or self.focusWidget() is self.name:
            super().keyPressEvent(event)


def _in_a_row(*widgets: QWidget, stretched: int = 0, is_wide: bool = True) -> QHBoxLayout:
    """Widgets side by side; one of them takes the room, or none does."""
    row = QHBoxLayout()
    row.setSpacing(10)
    for at, widget in enumerate(widgets):
        row.addWidget(widget, 1 if is_wide and at == stretched else 0)
    if not is_wide:
        row.addStretch(1)
    return row
