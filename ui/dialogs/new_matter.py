"""A new matter: the case, who works on it, its parties, and the folder it lies in."""

import re
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from reviewer.acts import matters as acts
from reviewer.errors import ReviewError
from reviewer.matter import Decision, Matter, create_matter
from reviewer.model import MatterBody, PersonBody, Side
from ui.controls import give_room
from ui.dialogs.form import FormDialog, pick_folder
from ui.dialogs.people_tables import PartyTable, PersonTable, name_person
from ui.settings import WindowSettings, new_matters_folder, why_no_matter_may_lie
from ui.translation import told

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class NewMatter(FormDialog):
    """Makes the matter and hands it over open."""

    created = Signal(object)

    def __init__(self, settings: WindowSettings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("New matter"), self.tr("Make the matter"), parent)
        self._settings = settings
        known = settings.reviewer or ("", "")
        self.title = self._field(
            self.tr("Title"), self.tr("Short name of the case, such as Lee v. Orton")
        )
        self.caption = self._field(
            self.tr("Caption"), self.tr("As a brief prints it; may be left for later")
        )
        self.court = self._field(self.tr("Court"), "")
        self.docket = self._field(self.tr("Docket no."), "")
        self.name = self._field(
            self.tr("Your name"), self.tr("Stands beside every decision of yours"), known[0]
        )
        self.initials = self._field(
            self.tr("Your initials"), self.tr("Begin your numbers, such as KL-0001"), known[1]
        )
        self.folder = QLineEdit(str(new_matters_folder()), self)
        self._build_folder()
        self.parties = PartyTable((), self)
        self.persons = PersonTable((), self.parties, self)
        self.column.addWidget(self.parties, 1)
        self.column.addWidget(self.persons, 1)
        self.say(
            self.tr(
                "Which side a party stands on decides against whom a statement can be used. "
                "Separate several names of a person by a semicolon. "
                "All of it can be added later, too."
            )
        )
        self.finish()
        self.title.textEdited.connect(self._on_title)
        self.name.textEdited.connect(self._on_name)
        give_room(self, 680, 720)

    def _field(self, label: str, hint: str, text: str = "") -> QLineEdit:
        field = QLineEdit(text, self)
        field.setPlaceholderText(hint)
        field.setAccessibleName(label)
        self.form.addRow(label, field)
        return field

    def _build_folder(self) -> None:
        told_of = self.tr("Choose the folder")
        self.add_place(self.tr("Folder"), self.folder, self._on_choose, told_of)
        self._parent_folder = new_matters_folder()

    def _on_choose(self) -> None:
        pick_folder(self, self.tr("Where the matter shall lie"), self._on_chosen)

    def _on_chosen(self, folders: list[Path]) -> None:
        self._parent_folder = folders[0]
        self._on_title(self.title.text())

    def _on_title(self, title: str) -> None:
        name = " ".join(_UNFIT.sub(" ", title).split()).strip(". ")
        self.folder.setText(str(self._parent_folder / name if name else self._parent_folder))
        self.refuse(told(why_no_matter_may_lie(Path(self.folder.text()))))

    def _on_name(self, name: str) -> None:
        if name.strip():
            self.initials.setText(acts.initials_from(name))

    def accept(self) -> None:
        if not self.title.text().strip():
            self.refuse(self.tr("Give the matter a title, such as the short name of the case."))
            return
        if not self.name.text().strip():
            self.refuse(self.tr("Give your name: it stands beside every decision you make."))
            return
        try:
            matter = self._make()
        except ReviewError as refusal:
            self.refuse(told(refusal))
            return
        super().accept()
        self.created.emit(matter)

    def _make(self) -> Matter:
        body = MatterBody(
            self.title.text().strip(),
            self.caption.text().strip(),
            self.court.text().strip(),
            self.docket.text().strip(),
        )
        matter = create_matter(
            Path(self.folder.text()).expanduser(),
            body,
            self.name.text(),
            self.initials.text().strip(),
            self._settings.stored,
        )
        try:
            for _, name, side in self.parties.rows():
                matter.do(_naming(name, side))
            for _, person in self.persons.rows():
                matter.do(_naming_person(person, self.parties))
        except ReviewError:
            matter.close()
            raise
        return matter


def _naming(name: str, side: Side) -> Decision:
    return lambda view: acts.name_party(view, name, side)


def _naming_person(body: PersonBody, parties: PartyTable) -> Decision:
    return lambda view: name_person(view, body, None, parties)
