"""The fields of one tag on one passage: the needed ones first, the rest behind *More fields*.

What holds a value or a proposal is never hidden: *Confirm all* must not confirm what nobody saw.
A section is made once and serves every passage that carries its tag: making a form anew at each
step down a page cost more than everything else that a step does.
"""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from reviewer.fields import FieldSpec, FieldType, specs_of
from reviewer.queries.passages import TagOn
from reviewer.queries.proposals import Proposal
from reviewer.queries.tags import TagRow
from ui.controls import section
from ui.icons import Icons
from ui.inspector.field_row import FieldRow
from ui.theme import SPACE, Theme
from ui.words import tag_name


class TagSection(QWidget):
    """Kind and fields of a tag."""

    decided = Signal(str, str, str)
    """Tag, field, value."""

    def __init__(
        self,
        tag: TagRow,
        names: Mapping[FieldType, Sequence[str]],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.tag = tag
        self._names, self._theme, self._icons = dict(names), theme, Icons(theme)
        self.rows: dict[str, FieldRow] = {}
        """Those of the passage that is shown; rows that wait for another one are kept apart."""
        self._made: dict[str, FieldRow] = {}
        self._values: Mapping[str, str] = {}
        self._proposals: Mapping[str, Proposal] = {}
        self._main, self._rest = QVBoxLayout(), QWidget(self)
        self._build()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE, 0, SPACE)
        layout.setSpacing(SPACE + 2)
        head = QHBoxLayout()
        head.setSpacing(SPACE + 2)
        self._dot = QLabel(self)
        self._dot.setFixedSize(QSize(8, 8))
        head.addWidget(self._dot)
        head.addWidget(section(tag_name(self.tag.name), self), 1)
        layout.addLayout(head)
        self._main.setSpacing(SPACE + 2)
        layout.addLayout(self._main)
        self.more = QToolButton(self)
        self.more.setObjectName("more")
        self.more.setText(self.tr("More fields"))
        self.more.setAccessibleName(self.tr("More fields of {0}").format(tag_name(self.tag.name)))
        self.more.setCheckable(True)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.toggled.connect(self._on_more)
        layout.addWidget(self.more)
        self._below = QVBoxLayout(self._rest)
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.setSpacing(SPACE + 2)
        self._rest.hide()
        layout.addWidget(self._rest)
        self.recolour()

    def recolour(self) -> None:
        """Draw dot and chevron in the colours in force."""
        strong = self._theme.tag(self.tag.colour).strong
        self._dot.setStyleSheet(f"background: {strong}; border-radius: 4px;")
        icon = "chevron-down" if self.more.isChecked() else "chevron-right"
        self.more.setIcon(self._icons.icon(icon, size=14))
        for row in self._made.values():
            row.confirm.recolour()

    def begin(self, names: Mapping[FieldType, Sequence[str]]) -> None:
        """Another passage is to be shown: what was opened for the last one is not for it."""
        self.rows = {}
        self._values, self._proposals = {}, {}
        self.more.setChecked(False)
        if self._names != names:
            self._names = dict(names)
            for row in self._made.values():
                if row.spec.type in self._names:
                    row.editor.offer(self._names[row.spec.type])

    def show_tag(self, on: TagOn, proposals: Mapping[str, Proposal]) -> None:
        """Show a tag's fields; those that hold nothing stay behind *More fields*."""
        self._values, self._proposals = {**on.fields, "kind": on.kind}, proposals
        self._arrange()
        for row in self.rows.values():
            self._fill(row)
        self.more.setVisible(self.more.isChecked() or len(self.rows) < len(specs_of(self.tag.id)))

    def _arrange(self) -> None:
        """Every row where it belongs; one that stands above stays there, under whose hands it is.

        Rows are made when they are first to be seen: a form of twenty costs a frame or two.
        """
        is_open = self.more.isChecked()
        for rank, spec in enumerate(_in_order(specs_of(self.tag.id))):
            row = self.rows.get(spec.name)
            if row is not None and row.parentWidget() is self:
                continue
            if self._is_needed(spec) and not (is_open and row is not None):
                self._place(spec, rank, self._main)
            elif is_open:
                self._place(spec, rank, self._below)
            elif spec.name in self._made:
                self._made[spec.name].hide()
                self.rows.pop(spec.name, None)

    def _is_needed(self, spec: FieldSpec) -> bool:
        name = spec.name
        is_told = bool(self._values.get(name)) or name in self._proposals
        return is_told or spec.is_required or name == "kind"

    def _place(self, spec: FieldSpec, rank: int, layout: QVBoxLayout) -> None:
        row = self._made.get(spec.name)
        if row is None:
            row = FieldRow(spec, self._icons, self._names.get(spec.type, ()), self)
            row.setProperty("rank", rank)
            row.decided.connect(self._on_decided)
            self._made[spec.name] = row
        if layout.indexOf(row) < 0:
            above = sum(
                one.property("rank") < rank
                for one in self._made.values()
                if layout.indexOf(one) >= 0
            )
            layout.insertWidget(above, row)
        row.show()
        self.rows[spec.name] = row
        self._fill(row)

    def _fill(self, row: FieldRow) -> None:
        name = row.spec.name
        row.show_value(self._values.get(name, ""), self._proposals.get(name))

    def _on_decided(self, name: str, value: str) -> None:
        self.decided.emit(self.tag.id, name, value)

    def _on_more(self, is_open: bool) -> None:
        self._arrange()
        self._rest.setVisible(is_open)
        self.recolour()

    def commit(self) -> None:
        """Keep what was typed."""
        for row in self.rows.values():
            row.commit()


def _in_order(specs: Sequence[FieldSpec]) -> Iterable[FieldSpec]:
    """Kind, what is required, the others."""
    return sorted(specs, key=lambda spec: (spec.name != "kind", not spec.is_required))
