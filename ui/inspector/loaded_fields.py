"""What the load file said of an exhibit in one place: its row and every field that has a value."""

from pathlib import PurePath

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.queries.loaded import loaded_fields
from reviewer.queries.view import View
from ui.controls import muted, plain, section
from ui.theme import SPACE

_LONGEST = 600


class LoadedFields(QWidget):
    """A part of the exhibit's page; hidden where no load file named the exhibit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(section(self.tr("Load file"), self))
        self.source = muted("", self)
        layout.addWidget(self.source)
        self.fields = plain("", self, selectable=True)
        self.fields.setAccessibleName(self.tr("Fields of the load file"))
        layout.addWidget(self.fields)

    def show_place(self, view: View, occurrence: bytes) -> bool:
        """Show the row of this occurrence; says whether it has one."""
        body = loaded_fields(view, occurrence)
        self.setVisible(body is not None)
        if body is None:
            return False
        name = PurePath(body.source.replace("\\", "/")).name
        self.source.setText(self.tr("Row {row} of {name}").format(row=body.row, name=name))
        lines = (f"{named}: {_shortened(value)}" for named, value in body.fields if value.strip())
        self.fields.setText("\n".join(lines))
        return True


def _shortened(value: str) -> str:
    return value if len(value) <= _LONGEST else value[:_LONGEST] + "…"
