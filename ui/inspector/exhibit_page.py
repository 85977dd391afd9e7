"""One exhibit: its numbers and where each comes from, its people, its custody, where it was met."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from reviewer.acts import exhibits as acts
from reviewer.fields import EXHIBIT_FIELDS, OCCURRENCE_FIELDS, FieldSpec, FieldType
from reviewer.model import Change, ExhibitBody
from reviewer.queries import exhibits, people
from reviewer.queries.exhibits import ExhibitLine, OccurrenceLine
from reviewer.queries.view import body_of
from reviewer.readers.reading import Party
from ui import words
from ui.bridge import Bridge
from ui.controls import clear_layout, muted, plain, section
from ui.icons import Icons
from ui.inspector.beside_pages import BesidePages
from ui.inspector.field_row import FieldRow, LabelRow
from ui.inspector.loaded_fields import LoadedFields
from ui.inspector.mail_section import MailSection
from ui.inspector.readings_section import ReadingsSection
from ui.inspector.status_section import StatusSection
from ui.theme import SPACE, Theme
from ui.translation import told

_OF_EXHIBIT = ("title", "kind", "date", "author", "witness", "entity", "status", "cite_prefix")
_OF_OCCURRENCE = (
    "marked",
    "bates_begin",
    "bates_end",
    "custodian",
    "production",
    "confidentiality",
)
_OF_READINGS = frozenset({"layer", "exhibit_field", "*"})
_READING = frozenset({"review", "opened"})
_NOT_TESTIMONY = frozenset({"author"})
_TESTIMONY = frozenset({"witness", "entity", "status"})


class ExhibitPage(QWidget):
    """The upper part of the inspector while an exhibit is open and no passage is in hand."""

    character_set_asked = Signal()

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._icons = bridge, Icons(theme)
        self.line: ExhibitLine | None = None
        self._occurrence: OccurrenceLine | None = None
        self.rows: dict[str, FieldRow] = {}
        self._build(theme)
        bridge.changed.connect(self._on_changed)

    # --- building ---------------------------------------------------------------------------------

    def _build(self, theme: Theme) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * SPACE)
        self.title = plain("", self, role="title", selectable=True)
        self.meta = muted("", self)
        layout.addWidget(self.title)
        layout.addWidget(self.meta)
        self.reviews = muted("", self)
        layout.addWidget(self.reviews)
        self.status = StatusSection(theme, self)
        layout.addWidget(self.status)
        self.readings = ReadingsSection(self._bridge, self)
        self.readings.character_set_asked.connect(self.character_set_asked)
        layout.addWidget(self.readings.guess)
        layout.addSpacing(SPACE)
        layout.addWidget(section(self.tr("Numbers"), self))
        self.control = self._fact(layout, self.tr("Control"))
        self._add_rows(layout, OCCURRENCE_FIELDS, _OF_OCCURRENCE[:3], self._on_occurrence_field)
        self.origin = muted("", self)
        layout.addWidget(self.origin)
        layout.addSpacing(SPACE)
        layout.addWidget(section(self.tr("Exhibit"), self))
        self._add_rows(layout, EXHIBIT_FIELDS, _OF_EXHIBIT, self._on_exhibit_field)
        self.privileged = QCheckBox(self.tr("Possibly privileged  (P)"), self)
        self.privileged.clicked.connect(self._on_privileged)
        layout.addWidget(self.privileged)
        self._people_title = section(self.tr("People"), self)
        layout.addWidget(self._people_title)
        self.from_whom = self._fact(layout, self.tr("From"))
        self.to = self._fact(layout, self.tr("To"))
        self.cc = self._fact(layout, self.tr("Cc"))
        self.mail = MailSection(self._bridge, self)
        layout.addWidget(self.mail)
        layout.addSpacing(SPACE)
        self._build_custody(layout)

    def _build_custody(self, layout: QVBoxLayout) -> None:
        layout.addWidget(section(self.tr("Custody"), self))
        self._add_rows(layout, OCCURRENCE_FIELDS, _OF_OCCURRENCE[3:], self._on_occurrence_field)
        self.digest = self._fact(layout, self.tr("SHA-256"))
        self.bytes = self._fact(layout, self.tr("Size"))
        self.warnings = muted("", self)
        layout.addWidget(self.warnings)
        self.beside = BesidePages(self)
        layout.addWidget(self.beside)
        self.loaded = LoadedFields(self)
        layout.addWidget(self.loaded)
        layout.addWidget(self.readings)
        self._places_title = section("", self)
        layout.addWidget(self._places_title)
        self._places = QVBoxLayout()
        self._places.setSpacing(SPACE)
        layout.addLayout(self._places)

    def _add_rows(
        self, layout: QVBoxLayout, specs: Sequence[FieldSpec], names: Sequence[str], slot: object
    ) -> None:
        known = {spec.name: spec for spec in specs}
        persons = [person.name for person in people.persons(self._bridge.view)]
        for name in names:
            spec = known[name]
            if name == "kind":
                spec = FieldSpec("kind", spec.label, FieldType.CHOICE, words.KINDS)
            row = FieldRow(
                spec, self._icons, persons if spec.type == FieldType.PERSON else (), self
            )
            row.decided.connect(slot)
            self.rows[name] = row
            layout.addWidget(row)

    def _fact(self, layout: QVBoxLayout, label: str) -> "_Fact":
        fact = _Fact(label, self._icons.theme, self)
        layout.addWidget(fact)
        return fact

    # --- showing ----------------------------------------------------------------------------------

    def show_exhibit(self, exhibit: bytes, occurrence: bytes | None) -> None:
        """Show an exhibit as it was met in one place."""
        view = self._bridge.view
        self.line = exhibits.exhibit(view, exhibit)
        places = exhibits.occurrences_of(view, exhibit)
        self._occurrence = next((one for one in places if one.id == occurrence), places[0])
        self.title.setText(self.line.title)
        self.meta.setText(self._meta(self.line))
        self._show_reviews(self.line)
        self.status.show_status(view, exhibit, self.line.status)
        self._show_numbers(self._occurrence)
        self._show_fields(exhibit)
        self._show_people(exhibit)
        self._show_custody(exhibit)
        self._show_places(places)
        self.readings.show_readings(exhibit, self.line.kind)

    def shut(self) -> None:
        """The matter closes."""
        self.readings.shut()

    def _meta(self, line: ExhibitLine) -> str:
        rough = words.rough() if line.is_rough else ""
        parts = (words.kind_name(line.kind), words.pages(line.pages), words.date(line.date), rough)
        return " · ".join(part for part in parts if part)

    def _show_reviews(self, line: ExhibitLine) -> None:
        """How far everyone is who has begun."""
        view = self._bridge.view
        names = {row.id: row.name for row in people.reviewers(view)}
        found = exhibits.reviews_of(view, [line.id]).get(line.id, ())
        told = [
            words.how_far(names.get(one.person, ""), one.state, one.pages, line.pages)
            for one in found
        ]
        self.reviews.setText("\n".join(told))
        self.reviews.setVisible(bool(told))

    def _on_changed(self, change: Change) -> None:
        """What was typed here is not touched: only how far everyone is, and what is shown."""
        if self.line is not None and change.kinds & _READING:
            self._show_reviews(self.line)
        if self.line is not None and change.kinds & _OF_READINGS:
            self.readings.show_readings(self.line.id, self.line.kind)

    def _show_numbers(self, place: OccurrenceLine) -> None:
        assert self.line is not None
        self.control.show_text(self.line.control)
        for name in _OF_OCCURRENCE:
            self.rows[name].show_value(getattr(place, name))
        origins = {
            "read": self.tr(
                "Bates numbers were read from the page or file name: not confirmed yet"
            ),
            "computed": self.tr("Bates numbers were computed from the neighbours, not read"),
            "typed": self.tr("Bates numbers were typed or confirmed by a person"),
        }
        if self.loaded.show_place(self._bridge.view, place.id):
            origins["read"] = self.tr("Bates numbers come from the load file: not confirmed yet")
        self.origin.setText(origins.get(place.bates_origin, ""))
        self.origin.setVisible(bool(place.bates_origin))

    def _show_fields(self, exhibit: bytes) -> None:
        assert self.line is not None
        values = exhibits.exhibit_values(self._bridge.view, exhibit)
        values["title"], values["kind"] = self.line.title, self.line.kind
        for name in _OF_EXHIBIT:
            self.rows[name].show_value(values.get(name, ""))
            is_testimony = self.line.kind == "deposition"
            is_shown = name not in (_NOT_TESTIMONY if is_testimony else _TESTIMONY)
            self.rows[name].setVisible(is_shown)
        self.privileged.setChecked(values.get("privilege", "none") in {"possible", "confirmed"})

    def _show_people(self, exhibit: bytes) -> None:
        facts = exhibits.facts_of(self._bridge.view, exhibit)
        self.from_whom.show_text(_names(facts.sender))
        self.to.show_text(_names(facts.to))
        self.cc.show_text(_names(facts.cc))
        self._people_title.setVisible(bool(facts.sender or facts.to or facts.cc))
        assert self.line is not None
        self.mail.show_mail(exhibit, self.line.kind, facts)

    def _show_custody(self, exhibit: bytes) -> None:
        body = body_of(self._bridge.view, exhibit, ExhibitBody)
        digest = exhibit.hex()
        # A blank every eight digits, so that it wraps and can be compared by eye.
        self.digest.show_text(" ".join(digest[at : at + 8] for at in range(0, len(digest), 8)))
        self.bytes.show_text(self.locale().formattedDataSize(body.size) if body else "")
        warned = exhibits.reading_of(self._bridge.view, exhibit).warnings
        self.warnings.setText("\n".join(told(one) for one in warned))
        self.warnings.setVisible(bool(warned))
        self.beside.show_facts(exhibits.facts_of(self._bridge.view, exhibit))

    def _show_places(self, places: Sequence[OccurrenceLine]) -> None:
        clear_layout(self._places)
        self._places_title.setText(self.tr("Met in {0} places").format(len(places)))
        self._places_title.setVisible(len(places) > 1)
        for place in places if len(places) > 1 else ():
            self._places.addWidget(self._place_card(place))

    def _place_card(self, place: OccurrenceLine) -> QFrame:
        card = QFrame(self)
        is_here = self._occurrence is not None and place.id == self._occurrence.id
        card.setProperty("role", "card-selected" if is_here else "card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.setSpacing(0)
        layout.addWidget(plain(f"{place.label}  {place.name}", card))
        parts = (place.bates, place.custodian, place.production, place.path)
        layout.addWidget(muted(" · ".join(part for part in parts if part), card, selectable=True))
        return card

    # --- deciding ---------------------------------------------------------------------------------

    def commit(self) -> None:
        """Keep what was typed."""
        for row in self.rows.values():
            row.commit()

    def _on_exhibit_field(self, name: str, value: str) -> None:
        if self.line is not None:
            exhibit = self.line.id
            self._bridge.do(lambda view: acts.set_exhibit_field(view, exhibit, name, value))
            self._show_again()

    def _on_occurrence_field(self, name: str, value: str) -> None:
        if self._occurrence is not None:
            place = self._occurrence.id
            self._bridge.do(lambda view: acts.set_occurrence_field(view, [place], name, value))
            self._show_again()

    def _show_again(self) -> None:
        if self.line is not None and self._occurrence is not None:
            self.show_exhibit(self.line.id, self._occurrence.id)

    def _on_privileged(self, is_checked: bool) -> None:
        self._on_exhibit_field("privilege", "possible" if is_checked else "none")


class _Fact(QWidget):
    """A label and words that can be selected, not changed."""

    def __init__(self, label: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        name = muted(label, self)
        layout = LabelRow(name, theme)
        self.setLayout(layout)
        layout.setAlignment(name, Qt.AlignmentFlag.AlignTop)
        self.value = plain("", self, selectable=True)
        self.value.setAccessibleName(label)
        layout.addWidget(self.value, 1)

    def show_text(self, text: str) -> None:
        """Show these words; nothing where there are none."""
        self.value.setText(text)
        self.setVisible(bool(text))


def _names(parties: Sequence[Party]) -> str:
    return "; ".join(
        f"{one.name} <{one.address}>" if one.name and one.address else one.name or one.address
        for one in parties
    )
