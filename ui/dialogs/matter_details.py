"""A matter's caption, parties and people: asked when it is made, changed here."""

from collections.abc import Iterator

from PySide6.QtWidgets import QLineEdit, QWidget

from reviewer.acts import matters as acts
from reviewer.matter import Decision, Matter
from reviewer.model import EntityId, MatterBody, PersonBody, Side
from reviewer.queries import people
from ui.controls import give_room
from ui.dialogs.form import FormDialog
from ui.dialogs.people_tables import PartyTable, PersonTable, name_person


class MatterDetails(FormDialog):
    """Writes only what was changed, as one act."""

    def __init__(self, matter: Matter, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Caption, parties and people"), self.tr("Save"), parent)
        self._matter = matter
        self._body = people.matter_of(matter.view)
        self.title = self._field(
            self.tr("Title"), self._body.title, self.tr("Short name of the case")
        )
        self.caption = self._field(
            self.tr("Caption"), self._body.caption, self.tr("As a brief prints it")
        )
        self.court = self._field(self.tr("Court"), self._body.court, "")
        self.docket = self._field(self.tr("Docket no."), self._body.docket, "")
        self._zone = people.zone_of(matter.view)
        self.zone = self._field(
            self.tr("Time zone of mails"), self._zone, self.tr("Such as America/New_York")
        )
        parties = people.parties(matter.view)
        self.parties = PartyTable(parties, self)
        self.persons = PersonTable(people.persons(matter.view), self.parties, self)
        self.column.addWidget(self.parties, 2)
        self.column.addWidget(self.persons, 3)
        self.say(
            self.tr(
                "Sides decide against whom a statement can be used. "
                "Separate several names by a semicolon."
            )
        )
        self.finish()
        give_room(self, 760, 680)

    def _field(self, label: str, text: str, hint: str) -> QLineEdit:
        field = QLineEdit(text, self)
        field.setPlaceholderText(hint)
        field.setAccessibleName(label)
        self.form.addRow(label, field)
        return field

    def accept(self) -> None:
        decisions = list(self._decisions())
        if not decisions or self.tries(lambda: self._matter.do_all(decisions)):
            super().accept()

    def _decisions(self) -> Iterator[Decision]:
        body = MatterBody(
            self.title.text().strip(),
            self.caption.text().strip(),
            self.court.text().strip(),
            self.docket.text().strip(),
        )
        if body != self._body:
            yield lambda view: acts.edit_matter(view, body)
        zone = self.zone.text().strip()
        if zone != self._zone:
            yield lambda view: acts.set_zone(view, zone)
        # People may belong to a party that is new here, and leave one that goes.
        yield from self._party_decisions()
        yield from self._person_decisions()
        for entity in self.parties.removed:
            yield _remove_party(entity)

    def _party_decisions(self) -> Iterator[Decision]:
        known = {one.id: (one.name, one.side) for one in people.parties(self._matter.view)}
        for entity, name, side in self.parties.rows():
            if entity is None or known[entity] != (name, side):
                yield _name_party(name, side, entity)

    def _person_decisions(self) -> Iterator[Decision]:
        known = {
            one.id: PersonBody(
                one.name,
                list(one.aliases),
                one.party.id.hex() if one.party else "",
                one.role,
                one.is_attorney,
            )
            for one in people.persons(self._matter.view)
        }
        for entity, body in self.persons.rows():
            if entity is None or known[entity] != body:
                yield _name_person(body, entity, self.parties)
        for entity in self.persons.removed:
            yield acts.remove_person(EntityId(entity))


def _name_party(name: str, side: Side, entity: bytes | None) -> Decision:
    known = EntityId(entity) if entity is not None else None
    return lambda view: acts.name_party(view, name, side, known)


def _remove_party(entity: bytes) -> Decision:
    return lambda view: acts.remove_party(view, EntityId(entity))


def _name_person(body: PersonBody, entity: bytes | None, parties: PartyTable) -> Decision:
    return lambda view: name_person(view, body, entity, parties)
