"""The fields of one tag on one passage: the needed ones first, the rest behind *More fields*.

What holds a value or a proposal is never hidden: *Confirm all* must not confirm what nobody saw.
"""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QToolButton, QVBoxLayout, QWidget

from reviewer.fields import FieldSpec, FieldType, specs_of
from reviewer.queries.passages import TagOn
from reviewer.queries.proposals import Proposal
from reviewer.queries.tags import TagRow
from ui.controls import section
from ui.icons import Icons
from ui.inspector.field_row import FieldRow
from ui.theme import SPACE, Theme


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
        self._names, self._theme, self._icons = names, theme, Icons(theme)
        self.rows: dict[str, FieldRow] = {}
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
        head.addWidget(section(self.tag.name, self), 1)
        layout.addLayout(head)
        self._main.setSpacing(SPACE + 2)
        layout.addLayout(self._main)
        self.more = QToolButton(self)
        self.more.setObjectName("more")
        self.more.setText(self.tr("More fields"))
        self.more.setAccessibleName(self.tr("More fields of {0}").format(self.tag.name))
        self.more.setCheckable(True)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.toggled.connect(self._on_more)
        layout.addWidget(self.more)
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(SPACE + 2)
        self._rest.hide()
        layout.addWidget(self._rest)
        self.recolour()

    def recolour(self) -> None:
        """Draw dot and chevron in the colours in force."""
        strong = self._theme.tag(self.tag.colour).strong
        self._dot.setStyleSheet(f"background: {strong}; border-radius: 4px;")
        icon = "chevron-down" if self.more.isChecked() else "chevron-right"
        self.more.setIcon(self._icons.icon(icon, size=14))
        for row in self.rows.values():
            row.confirm.recolour()

    def show_tag(self, on: TagOn, proposals: Mapping[str, Proposal]) -> None:
        """Show a tag's fields; those that hold nothing stay behind *More fields*."""
        self._values, self._proposals = {**on.fields, "kind": on.kind}, proposals
        for spec in _in_order(specs_of(self.tag.id)):
            is_first = spec.is_required or spec.name == "kind"
            if is_first or self._values.get(spec.name) or spec.name in proposals:
                self._need(spec, self._main)
        for row in self.rows.values():
            self._fill(row)
        self.more.setVisible(self.more.isChecked() or len(self.rows) < len(specs_of(self.tag.id)))

    def _need(self, spec: FieldSpec, layout: QLayout) -> None:
        """A row is made when it is first to be seen: a form of twenty costs a frame or two."""
        if spec.name in self.rows:
            return
        row = FieldRow(spec, self._icons, self._names.get(spec.type, ()), self)
        row.decided.connect(self._on_decided)
        self.rows[spec.name] = row
        layout.addWidget(row)
        self._fill(row)

    def _fill(self, row: FieldRow) -> None:
        name = row.spec.name
        row.show_value(self._values.get(name, ""), self._proposals.get(name))

    def _on_decided(self, name: str, value: str) -> None:
        self.decided.emit(self.tag.id, name, value)

    def _on_more(self, is_open: bool) -> None:
        rest = self._rest.layout()
        assert rest is not None
        for spec in specs_of(self.tag.id) if is_open else ():
            self._need(spec, rest)
        self._rest.setVisible(is_open)
        self.recolour()

    def commit(self) -> None:
        """Keep what was typed."""
        for row in self.rows.values():
            row.commit()


def _in_order(specs: Sequence[FieldSpec]) -> Iterable[FieldSpec]:
    """Kind, what is required, the others."""
    return sorted(specs, key=lambda spec: (spec.name != "kind", not spec.is_required))
