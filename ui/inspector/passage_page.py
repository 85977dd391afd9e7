"""One passage with everything decided about it; each edit is one act.

The page is filled again after every act without being rebuilt, so that the focus stays where the
person works. Chip and fields of a tag are made once and kept for the next passage that carries it:
a step down a page must cost less than a frame.
"""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.acts import issues as issue_acts
from reviewer.acts import passages as acts
from reviewer.acts import tagging
from reviewer.fields import PASSAGE_FIELDS, FieldType, specs_of
from reviewer.model import Act, EntityId, PassageId, TagId
from reviewer.queries import links, passages, people, proposals, tags
from reviewer.queries.passages import PassageCard
from reviewer.queries.tags import TagRow
from reviewer.queries.view import View
from reviewer.text import citations
from ui import words
from ui.bridge import Bridge
from ui.controls import Chip, FlowLayout, IconButton, muted, plain, section
from ui.icons import Icons
from ui.inspector.cautions import Cautions, is_received
from ui.inspector.field_row import FieldRow
from ui.inspector.issue_picker import IssuePicker
from ui.inspector.link_rows import LinkRows
from ui.inspector.note_box import NoteBox
from ui.inspector.status_section import StatusSection
from ui.inspector.tag_section import TagSection
from ui.theme import SPACE, Theme
from ui.words import tag_name

_BAR_WIDTH = 3


class PassagePage(QWidget):
    """The upper part of the inspector while a passage is in hand."""

    picture_wanted = Signal(object)
    """A ``PassageLine`` whose words were received: whoever draws pages may show their picture."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._theme, self._icons = bridge, theme, Icons(theme)
        self.card: PassageCard | None = None
        self.sections: dict[str, TagSection] = {}
        self._made: dict[str, tuple[Chip, TagSection]] = {}
        """Of every tag met so far, in the order of the layouts; the hidden wait for a passage."""
        self._build()

    # --- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2 * SPACE)
        self._build_quote()
        self.status = StatusSection(self._theme, self)
        self._layout.addWidget(self.status)
        self._build_tags()
        self._build_rest()

    def _build_quote(self) -> None:
        self.question = muted(selectable=True)
        self.quote = plain(selectable=True)
        self.quote.setAccessibleName(self.tr("Quote"))
        self.picture = QLabel(self)
        self.picture.setAccessibleName(self.tr("Picture of these lines on the page"))
        self.picture.hide()
        self._bar = _Bar(self)
        words_of_it = QVBoxLayout(self._bar)
        words_of_it.setContentsMargins(_BAR_WIDTH + 10, 0, 0, 0)
        words_of_it.setSpacing(SPACE)
        for widget in (self.question, self.quote, self.picture):
            words_of_it.addWidget(widget)
        self.cite = muted(selectable=True)
        self.cite.setAccessibleName(self.tr("Pin cite"))
        self.bates = muted(selectable=True)
        self.bates.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.bates.setAccessibleName(self.tr("Bates number of the page"))
        row = QHBoxLayout()
        row.addWidget(self.cite, 3)
        row.addWidget(self.bates, 2)
        self.cautions = Cautions(self._theme, self)
        self.cautions.confirmed.connect(self._on_read_right)
        self.cautions.corrected.connect(self._on_corrected)
        self._layout.addWidget(self._bar)
        self._layout.addLayout(row)
        self._layout.addWidget(self.cautions)

    def _build_tags(self) -> None:
        self._layout.addSpacing(SPACE)
        self._layout.addWidget(section(self.tr("Tags"), self))
        holder = QWidget(self)
        self._chips = FlowLayout(holder)
        self._layout.addWidget(holder)
        self.add_button = IconButton(self._icons, "plus", self.tr("Add a tag"), self)
        self._add_menu = QMenu(self.add_button)
        self._add_menu.aboutToShow.connect(self.fill_tag_menu)
        self.add_button.setMenu(self._add_menu)
        self._chips.addWidget(self.add_button)
        self.confirm_all = QPushButton("", self)
        self.confirm_all.setAccessibleName(self.tr("Confirm all that is proposed"))
        self.confirm_all.clicked.connect(self.confirm_proposals)
        self.confirm_all.setObjectName("small")
        self._layout.addWidget(self.confirm_all, 0, Qt.AlignmentFlag.AlignLeft)
        self._sections = QVBoxLayout()
        self._sections.setSpacing(SPACE)
        self._layout.addLayout(self._sections)

    def _build_rest(self) -> None:
        self._layout.addSpacing(SPACE)
        self._layout.addWidget(section(self.tr("Issues"), self))
        self.issues = IssuePicker(self)
        self.issues.popup.toggled.connect(self._on_issue)
        self.issues.popup.added.connect(self._on_issue_added)
        self._layout.addWidget(self.issues)
        spec = next(one for one in PASSAGE_FIELDS if one.name == "importance")
        self.importance = FieldRow(spec, self._icons, parent=self)
        self.importance.decided.connect(self._on_passage_field)
        self._layout.addWidget(self.importance)
        self.privileged = QCheckBox(self.tr("Possibly privileged  (P)"), self)
        self.privileged.clicked.connect(self._on_privileged)
        self._layout.addWidget(self.privileged)
        self._layout.addSpacing(SPACE)
        self._layout.addWidget(section(self.tr("Note"), self))
        self.note = NoteBox(self)
        self.note.written.connect(self._on_note)
        self._layout.addWidget(self.note)
        self.links = LinkRows(self._icons, self._theme, self)
        self.links.chosen.connect(self._bridge.choose_passage)
        self._layout.addWidget(self.links)
        self.who = muted(selectable=True)
        self._layout.addWidget(self.who)
        self.foreign = muted(selectable=True)
        self.foreign.setWordWrap(True)
        self.foreign.setAccessibleName(self.tr("Marked in the file"))
        self._layout.addWidget(self.foreign)

    # --- showing ----------------------------------------------------------------------------------

    def show_passage(self, passage: bytes) -> None:
        """Show a passage, or the one in hand as it stands now."""
        view = self._bridge.view
        card = passages.card(view, passage)
        is_new = self.card is None or self.card.line.id != card.line.id
        self.card = card
        if is_new:
            self.cautions.begin()
            self.set_picture(passage, None)
        self._show_quote(view, card)
        self.status.show_status(view, card.line.id, card.line.status)
        self._show_tags(view, card, is_new=is_new)
        self._show_rest(view, card, is_new=is_new)
        if is_new and self.cautions.check.isVisibleTo(self):
            self.picture_wanted.emit(card.line)

    def _show_quote(self, view: View, card: PassageCard) -> None:
        line = card.line
        asked, answered = line.question, line.quote
        corrected = card.fields.get("corrected_quote", "")
        self.question.setText(self.tr("Q.  {0}").format(asked))
        self.question.setVisible(bool(asked))
        said = self.tr("A.  {0}").format(answered) if asked else f"“{answered}”"
        self.quote.setText(corrected or said)
        self.quote.setToolTip(
            self.tr("Corrected against the page. Received as: {0}").format(answered)
            if corrected
            else ""
        )
        self.cite.setText(citations.rich(card.citation))
        self.bates.setText(line.bates)
        self.bates.setVisible(bool(line.bates))
        self.cautions.show_card(view, card)

    def _show_tags(self, view: View, card: PassageCard, *, is_new: bool) -> None:
        on = {one.tag: one for one in card.tags}
        if is_new or set(on) != set(self.sections):
            self._choose_sections(view, list(on))
        count = 0
        for tag, part in self.sections.items():
            proposed = proposals.of_tag(view, card.line.id, on[tag])
            proposed = {name: one for name, one in proposed.items() if name in _names(part)}
            part.show_tag(on[tag], proposed)
            count += len(proposed)
        self.confirm_all.setVisible(count > 0)
        one, several = self.tr("Confirm 1 proposal  (C)"), self.tr("Confirm all {0} proposals  (C)")
        self.confirm_all.setText((one if count == 1 else several).format(count))

    def _choose_sections(self, view: View, wanted: Sequence[str]) -> None:
        """Show the chips and sections of these tags, each ready for another passage."""
        rows = {str(row.id): row for row in tags.tags(view)}
        names = {
            FieldType.PERSON: [person.name for person in people.persons(view)],
            FieldType.PARTY: [party.name for party in people.parties(view)],
        }
        for tag in wanted:
            row = rows.get(tag) or tags.tag_of(view, tag)
            if tag in self._made and self._made[tag][1].tag != row:
                self._forget(tag)
            if tag not in self._made:
                self._made[tag] = self._make(row, names)
            self._made[tag][1].begin(names)
        self._put_in_order(wanted)
        for tag, (chip, part) in self._made.items():
            chip.setVisible(tag in wanted)
            part.setVisible(tag in wanted)
        self.sections = {tag: self._made[tag][1] for tag in wanted}
        self._tint_bar()

    def _make(
        self, row: TagRow, names: Mapping[FieldType, Sequence[str]]
    ) -> tuple[Chip, TagSection]:
        told = self.tr("{0}  {1}").format(tag_name(row.name), row.digit or "").strip()
        chip = Chip(
            self._icons, told, self.tr("Take off the tag {0}").format(tag_name(row.name)), self
        )
        chip.setProperty("tag", str(row.id))
        chip.removed.connect(self._on_untag)
        part = TagSection(row, names, self._theme, self)
        part.decided.connect(self._on_field)
        self._tint(chip, part)
        return chip, part

    def _forget(self, tag: str) -> None:
        """A tag that got another name or colour is drawn anew."""
        for widget in self._made.pop(tag):
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()

    def _put_in_order(self, wanted: Sequence[str]) -> None:
        """Move chips and sections only where their order is another: most passages have one tag."""
        laid = [tag for tag, (chip, _) in self._made.items() if self._chips.indexOf(chip) >= 0]
        if [tag for tag in laid if tag in wanted] == list(wanted):
            return
        self._made = {tag: self._made[tag] for tag in dict.fromkeys((*wanted, *self._made))}
        self._chips.removeWidget(self.add_button)
        for chip, part in self._made.values():
            for layout, widget in ((self._chips, chip), (self._sections, part)):
                layout.removeWidget(widget)
                layout.addWidget(widget)
        self._chips.addWidget(self.add_button)

    def _show_rest(self, view: View, card: PassageCard, *, is_new: bool) -> None:
        self.issues.show_issues(passages.issues(view), card.issues)
        self.importance.show_value(card.line.importance)
        self.privileged.setChecked(card.line.privilege in {"possible", "confirmed"})
        initials = people.initials_of(view)
        self.note.show_notes(card.notes, view.reviewer, initials, is_new=is_new)
        self.links.show_links(links.of_passage(view, card.line.id), initials)
        told = self.tr("{0} · {1} · {2}")
        who = initials.get(card.line.person, "")
        self.who.setText(told.format(card.line.number, who, words.moment(card.line.created)))
        self.who.setToolTip(words.exact_moment(card.line.created))
        self._show_foreign(card.fields)

    def _show_foreign(self, fields: Mapping[str, str]) -> None:
        """Who marked these words in another program, before the file came here."""
        author, kind = fields.get("marked_by", ""), fields.get("marked_as", "")
        self.foreign.setVisible(bool(kind))
        told = (
            self.tr("Marked in the file by {0} ({1}) {2}")
            if author
            else self.tr("Marked in the file ({1}) {2}")
        )
        days = "; ".join(words.date(one[:10]) for one in fields.get("marked_on", "").split("; "))
        self.foreign.setText(told.format(author, words.marked_as(kind), days).strip())
        self.foreign.setToolTip(fields.get("marked_on", ""))

    def set_picture(self, passage: bytes, picture: QPixmap | None) -> None:
        """Show the lines as the page has them, below the words that were received for them."""
        if self.card is None or self.card.line.id != passage:
            return
        if picture is None:
            self.picture.hide()
            return
        width = max(120, self.width() - 24)
        ratio = self.devicePixelRatioF()
        scaled = picture.scaledToWidth(
            int(width * ratio), Qt.TransformationMode.SmoothTransformation
        )
        scaled.setDevicePixelRatio(ratio)
        self.picture.setPixmap(scaled)
        self.picture.show()

    def recolour(self) -> None:
        """Everything whose colour is a tag's or an icon's."""
        for chip, part in self._made.values():
            self._tint(chip, part)
            chip.button.recolour()
            part.recolour()
        self._tint_bar()
        self.add_button.recolour()
        self.cautions.recolour()
        self.links.recolour()
        self.status.recolour()

    def _tint(self, chip: Chip, part: TagSection) -> None:
        colours = self._theme.tag(part.tag.colour)
        chip.tint(colours.strong, colours.chip)

    def _tint_bar(self) -> None:
        first = next(iter(self.sections.values()), None)
        self._bar.tint(
            self._theme.tag(first.tag.colour).strong if first else self._theme.hex("line_strong")
        )

    # --- deciding ---------------------------------------------------------------------------------

    def commit(self) -> None:
        """Keep what was typed in any field or the note."""
        self.note.commit()
        for part in self.sections.values():
            part.commit()

    def _do(self, build: Callable[[View, PassageId], Act]) -> None:
        if self.card is not None:
            passage = self.card.line.id
            self._bridge.do(lambda view: build(view, passage))
            # A refusal leaves what stood before.
            if passages.is_standing(self._bridge.view, passage):
                self.show_passage(passage)

    def _on_field(self, tag: str, name: str, value: str) -> None:
        self._do(
            lambda view, passage: tagging.set_fields(view, passage, TagId(tag), [(name, value)])
        )

    def confirm_proposals(self) -> None:
        """Take over everything that is proposed."""
        self._do(tagging.confirm_proposals)

    def _on_untag(self) -> None:
        chip = self.sender()
        assert isinstance(chip, Chip)
        tag = TagId(chip.property("tag"))
        self._do(lambda view, passage: tagging.untag_passage(view, passage, tag))

    def fill_tag_menu(self) -> None:
        """Offer the tags that the passage does not carry."""
        self._add_menu.clear()
        for row in tags.tags(self._bridge.view):
            if row.id not in self.sections:
                told = self.tr("{0}  {1}").format(
                    row.digit or "", tag_name(row.name).replace("&", "&&")
                )
                action = self._add_menu.addAction(told.strip())
                action.setData(str(row.id))
                action.triggered.connect(self._on_tag)

    def _on_tag(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        tag = TagId(action.data())
        self._do(lambda view, passage: tagging.tag_passage(view, passage, tag))

    def _on_issue(self, issue: bytes) -> None:
        assert self.card is not None
        on = {one.id for one in self.card.issues} ^ {issue}
        self._do(lambda view, passage: issue_acts.set_issues(view, [passage], sorted(on)))

    def _on_issue_added(self, name: str, parent: bytes | None) -> None:
        assert self.card is not None
        if self._bridge.do(lambda view: issue_acts.add_issue(view, name, parent)) is None:
            return
        added = next(
            one
            for one in passages.issues(self._bridge.view)
            if one.name.casefold() == " ".join(name.split()).casefold() and one.parent == parent
        )
        self._on_issue(added.id)

    def _on_passage_field(self, name: str, value: str) -> None:
        self._do(lambda view, passage: acts.set_passage_field(view, passage, name, value))

    def _on_privileged(self, is_checked: bool) -> None:
        self._on_passage_field("privilege", "possible" if is_checked else "none")

    def _on_note(self, note: bytes | None, text: str) -> None:
        entity = None if note is None else EntityId(note)
        self._do(lambda view, passage: acts.note_passage(view, passage, text, entity))

    def _on_read_right(self) -> None:
        self._do(acts.check_against_page)

    def confirm_reading(self) -> None:
        """The received words of the passage in hand are those of the page."""
        if self._can_check():
            self._on_read_right()
            self._bridge.told.emit(self.tr("Reads as the page does"), True)

    def begin_correction(self) -> bool:
        """Let the received words of the passage in hand be corrected; whether there are any."""
        if can := self._can_check():
            self.cautions.open_editor()
        return can

    def _can_check(self) -> bool:
        if self.card is not None and is_received(self._bridge.view, self.card):
            return True
        self._bridge.refused.emit(
            self.tr("These words were not received with a picture: there is nothing to compare.")
        )
        return False

    def _on_corrected(self, text: str) -> None:
        self._do(lambda view, passage: acts.check_against_page(view, passage, text))

    def pointed_at(self) -> bytes | None:
        """The other end of the link that the focus is on."""
        return self.links.pointed_at()


def _names(part: TagSection) -> set[str]:
    return {spec.name for spec in specs_of(part.tag.id)}


class _Bar(QFrame):
    """Words with a bar at their left, in the colour of their first tag."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._color = QColor()

    def tint(self, color: str) -> None:
        """The colour of the bar; a style sheet would have all words styled anew."""
        self._color = QColor(color)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRect(0, 0, _BAR_WIDTH, self.height()), self._color)
        painter.end()
