"""Samples: what was drawn and how far it is, what came of it, and the drawing of a new one.

What would be drawn is said in a sentence before it is done; the report of a sample stands beside it
and never a rate without its number and interval.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.acts import sampling
from reviewer.acts.matters import new_id
from reviewer.acts.sampling import SampleDraft
from reviewer.errors import ReviewError
from reviewer.exports import sample_report
from reviewer.model import EntityId, Status
from reviewer.queries import draws, exhibits, people, samples, tags
from reviewer.queries.draws import EXHIBITS, PASSAGES, Population
from reviewer.queries.passages import PassageFilter
from reviewer.queries.samples import Rate, Report, SampleLine
from reviewer.said import Said, said
from ui import words
from ui.bridge import Bridge
from ui.controls import QuietCombo, give_room, muted, plain, section
from ui.dialogs.form import pick_new_file
from ui.dialogs.help_viewer import give_help
from ui.dialogs.row_table import RowTable
from ui.translation import told
from ui.words import tag_name

_MARGIN = 20
_FROM = 1


class Samples(QDialog):
    """The samples of the matter, the report of one, and the drawing of another."""

    walk_asked = Signal(object)
    """The id of a sample to be gone through."""

    def __init__(
        self, bridge: Bridge, wanted: PassageFilter, parent: QWidget | None = None
    ) -> None:
        """``wanted`` is what the table is narrowed to: one may draw from just that."""
        super().__init__(parent)
        self._bridge, self._wanted = bridge, wanted
        self.setWindowTitle(self.tr("Samples"))
        give_help(self, "second-level")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.reload)
        self._build()
        bridge.changed.connect(self._soon.start)
        bridge.refused.connect(self._refuse)
        self.reload()

    # --- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 16)
        column.setSpacing(10)
        self._build_lists(column)
        column.addWidget(section(self.tr("Draw a new sample"), self))
        column.addLayout(self._build_form())
        self.told = muted("", self)
        column.addWidget(self.told)
        self.refusal = plain("", self, role="error")
        self.refusal.hide()
        column.addWidget(self.refusal)
        column.addStretch()  # takes what the lists leave while there is no sample yet
        column.addLayout(self._build_buttons())
        give_room(self, 760, 720)

    def _build_lists(self, column: QVBoxLayout) -> None:
        names = (self.tr("Sample"), self.tr("Drawn from"), self.tr("Dealt with"))
        self.table = RowTable(self.tr("Samples"), names, _FROM, self)
        self.table.itemSelectionChanged.connect(self._on_chosen)
        self._empty = muted(
            self.tr(
                "No samples yet. A sample is drawn at random and gone through by somebody else: "
                "F5 opens the next one of it, Y checks it, X rejects it."
            ),
            self,
        )
        self.walk_button = self._button(self.tr("Go through it"), self._on_walk)
        self.save_button = self._button(self.tr("Save the report…"), self._on_save)
        self.remove_button = self._button(self.tr("Remove sample"), self._on_remove)
        row = QHBoxLayout()
        for button in (self.walk_button, self.save_button, self.remove_button):
            row.addWidget(button)
        row.addStretch(1)
        self.verdict = plain("", self)
        titles = (self.tr("Of"), self.tr("Overturned"), self.tr("Rate"), self.tr("95% interval"))
        self.rates = RowTable(self.tr("Report of the sample"), titles, 0, self)
        for part in (self.table, self._empty):
            column.addWidget(part, 2 if part is self.table else 0)
        column.addLayout(row)
        column.addWidget(self.verdict)
        column.addWidget(self.rates, 2)

    def _button(self, text: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(slot)
        return button

    def _build_form(self) -> QFormLayout:
        self.of = QuietCombo(self.tr("Draw from"), self)
        for text, population in self._populations():
            self.of.addItem(text, population)
        self.tag = self._choice(self.tr("Tag"), self.tr("Every tag"), self._tags())
        self.reviewer = self._choice(self.tr("Of"), self.tr("Everyone"), self._people())
        self.kind = self._choice(self.tr("Kind of exhibit"), self.tr("Every kind"), self._kinds())
        self.unchecked = QCheckBox(self.tr("Only what nobody has checked yet"), self)
        self.unchecked.setChecked(True)
        self.how_many = self._line(self.tr("How many"), "40")
        told_of = self.tr("A number, a share such as 10%, or precision: ±5% at 95%")
        self.how_many.setToolTip(told_of)
        self.how_many.setPlaceholderText(told_of)
        self.seed = self._line(self.tr("Seed"), "")
        self.seed.setPlaceholderText(self.tr("made at random; type one to draw the same again"))
        self.name = self._line(self.tr("Name"), "")
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.addRow(self.tr("Draw from"), self.of)
        form.addRow(self.tr("Narrowed to"), _beside(self.tag, self.reviewer, self.kind))
        form.addRow("", self.unchecked)
        form.addRow(self.tr("How many"), self.how_many)
        form.addRow(self.tr("Seed"), self.seed)
        form.addRow(self.tr("Name"), self.name)
        for field in (self.of, self.tag, self.reviewer, self.kind):
            field.currentIndexChanged.connect(self._tell)
        self.unchecked.toggled.connect(self._tell)
        self.how_many.textChanged.connect(self._tell)
        return form

    def _populations(self) -> list[tuple[str, str]]:
        found = [
            (self.tr("Passages"), PASSAGES),
            (self.tr("Exhibits"), EXHIBITS),
            (self.tr("Exhibits without a tagged passage: what was missed?"), "untagged"),
        ]
        if self._wanted != PassageFilter():
            found.insert(1, (self.tr("Passages, as the table is filtered"), "table"))
        return found

    def _choice(self, name: str, every: str, choices: list[tuple[str, object]]) -> QuietCombo:
        combo = QuietCombo(name, self)
        combo.addItem(every, None)
        for text, value in choices:
            combo.addItem(text, value)
        return combo

    def _line(self, name: str, text: str) -> QLineEdit:
        line = QLineEdit(text, self)
        line.setAccessibleName(name)
        return line

    def _tags(self) -> list[tuple[str, object]]:
        return [(tag_name(row.name), str(row.id)) for row in tags.tags(self._bridge.view)]

    def _people(self) -> list[tuple[str, object]]:
        return [(row.name, row.id.hex()) for row in people.reviewers(self._bridge.view)]

    def _kinds(self) -> list[tuple[str, object]]:
        present = exhibits.kind_counts(self._bridge.view)
        return [(words.kind_group(kind), kind) for kind in words.KINDS if present.get(kind)]

    def _build_buttons(self) -> QHBoxLayout:
        self.draw_button = self._button(self.tr("Draw the sample"), self.draw)
        self.draw_button.setProperty("kind", "primary")
        self.draw_button.setDefault(True)
        close = self._button(self.tr("Close"), self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.draw_button)
        return row

    # --- what is shown ----------------------------------------------------------------------------

    def reload(self) -> None:
        """Show the samples as they are now, and what may be drawn."""
        if self._bridge.matter.is_closed:
            return
        kept = self._current()
        lines = samples.samples(self._bridge.view)
        with self.table.refilling():
            for line in lines:
                self._add(line)
        if lines and not self.table.choose(kept):
            self.table.setCurrentCell(0, 0)
        for part in (self.table, self.walk_button, self.save_button, self.remove_button):
            part.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        self._on_chosen()
        self._tell()

    def _add(self, line: SampleLine) -> None:
        body = line.body
        told_of = self.tr("{count} of {population}: {filter}").format(
            count=words.number(len(line.members)),
            population=words.number(body.population),
            filter=told(_with_kinds(sample_report.population_again(body.filter))),
        )
        drawn = QTableWidgetItem(told_of)
        seed = self.tr("Seed {seed}, drawn {when}")
        drawn.setToolTip(seed.format(seed=body.seed, when=words.exact_moment(line.at)))
        done = self.tr("{done} of {all}").format(
            done=words.number(line.reviewed), all=words.number(len(line.members))
        )
        self.table.add(line.id, (QTableWidgetItem(body.name), drawn, QTableWidgetItem(done)))

    def _current(self) -> EntityId | None:
        found = self.table.current_id()
        return EntityId(found) if found is not None else None

    def _report(self) -> Report | None:
        current = self._current()
        if current is None:
            return None
        view = self._bridge.view
        return samples.report(view, samples.sample(view, current))

    def _on_chosen(self) -> None:
        report = self._report()
        for part in (self.verdict, self.rates):
            part.setVisible(report is not None)
        if report is None:
            return
        self.verdict.setText(self._verdict(report))
        view = self._bridge.view
        names = {row.id.hex(): row.name for row in people.reviewers(view)}
        rows = [(tag_name(tags.tag_of(view, one.key).name), one) for one in report.by_tag]
        nobody = self.tr("A reviewer not named here")
        rows += [(names.get(one.key, nobody), one) for one in report.by_reviewer]
        self.rates.setRowCount(0)
        for name, rate in rows:
            self._add_rate(name, rate)
        self.rates.setVisible(bool(rows))

    def _verdict(self, report: Report) -> str:
        rate = told(self._in_this_language(sample_report.rate_said(report.overall)))
        if report.elusion is not None:
            return self.tr("Missed or wrong: {rate}").format(rate=rate)
        text = self.tr("Overturned: {rate}").format(rate=rate)
        added = sum(count for _, count in report.added)
        if added:
            one, several = self.tr("; 1 tag added"), self.tr("; {count} tags added")
            text += words.counted(added, one, several)
        return text

    def _in_this_language(self, sentence: Said) -> Said:
        """The same with its percentages written as the table below writes them."""
        values = dict(sentence.values)
        for name, value in values.items():
            if isinstance(value, Said):
                values[name] = self._in_this_language(value)
            elif str(value).endswith("%"):
                values[name] = self._percent(float(str(value)[:-1]))
        return said(sentence.pattern, **values)

    def _percent(self, share: float) -> str:
        return self.tr("{share}%").format(share=self.locale().toString(share, "f", 1))

    def _add_rate(self, name: str, rate: Rate) -> None:
        place = self.rates.rowCount()
        self.rates.insertRow(place)
        low, high = (self.locale().toString(100 * one, "f", 1) for one in rate.interval)
        count = self.tr("{count} of {of}").format(
            count=words.number(rate.count), of=words.number(rate.of)
        )
        share = self._percent(100 * rate.share)
        interval = self.tr("{low}% to {high}%").format(low=low, high=high)
        if rate.is_small:
            interval = self.tr("{interval}, few").format(interval=interval)
        for column, text in enumerate((name, count, share, interval)):
            self.rates.setItem(place, column, QTableWidgetItem(text))

    # --- what would be drawn ----------------------------------------------------------------------

    def population(self) -> Population:
        """What is chosen to draw from."""
        of, person = self.of.currentData(), self.reviewer.currentData()
        reviewer = bytes.fromhex(person) if person else None
        kinds = (str(self.kind.currentData()),) if self.kind.currentData() else ()
        is_unchecked = self.unchecked.isChecked()
        if of in {EXHIBITS, "untagged"}:
            return Population(
                EXHIBITS, PassageFilter(), kinds, reviewer, of == "untagged", is_unchecked
            )
        if of == "table":
            return Population(PASSAGES, self._wanted)
        on = (str(self.tag.currentData()),) if self.tag.currentData() else ()
        steps = (Status.TAGGED.value,) if is_unchecked else ()
        wanted = PassageFilter(tags=on, person=reviewer, kinds=kinds, statuses=steps)
        return Population(PASSAGES, wanted)

    def _tell(self) -> None:
        """What would be drawn, before it is drawn."""
        of = self.of.currentData()
        self.tag.setEnabled(of == PASSAGES)
        for field in (self.reviewer, self.kind, self.unchecked):
            field.setEnabled(of != "table")
        count = len(draws.population_of(self._bridge.view, self.population()))
        try:
            size = min(draws.size_of(self.how_many.text(), count), count)
        except ReviewError as refusal:
            self.told.setText(told(refusal))
            self.draw_button.setEnabled(False)
            return
        text = self.tr("{size} of {count} would be drawn at random.")
        nothing = self.tr("Nothing fits this: there is nothing to draw from.")
        self.told.setText(
            text.format(size=words.number(size), count=words.number(count)) if count else nothing
        )
        self.draw_button.setEnabled(size > 0)

    def _refuse(self, said: str) -> None:
        self.refusal.setText(said)
        self.refusal.setVisible(bool(said))

    # --- what is done -----------------------------------------------------------------------------

    def draw(self) -> None:
        """Draw the sample, as one act."""
        self._refuse("")
        wanted = self.population()
        told_of = str(sample_report.population_said(self._bridge.view, wanted))
        name = self.name.text().strip() or self._free_name()
        draft = SampleDraft(name, wanted, self.how_many.text(), told_of, self.seed.text())
        sample = new_id()
        if self._bridge.do(lambda view: sampling.draw_sample(view, sample, draft)) is not None:
            self.name.clear()
            self.reload()
            self.table.choose(sample)
            self._bridge.told.emit(self.tr("Sample drawn: {name}").format(name=name), True)

    def _free_name(self) -> str:
        known = {line.body.name.casefold() for line in samples.samples(self._bridge.view)}
        stem, number = self.tr("Sample"), 1
        while f"{stem} {number}".casefold() in known:
            number += 1
        return f"{stem} {number}"

    def _on_walk(self) -> None:
        if (sample := self._current()) is not None:
            self.accept()
            self.walk_asked.emit(sample)

    def _on_remove(self) -> None:
        sample = self._current()
        if sample and self._bridge.do(lambda view: sampling.remove_sample(view, sample)):
            said = self.tr("Sample removed; what was said of its members stays")
            self._bridge.told.emit(said, True)

    def _on_save(self) -> None:
        report = self._report()
        if report is not None:
            title = self.tr("Where the report shall lie")
            name = f"{report.sample.body.name}.csv".replace("/", "-")
            pick_new_file(self, title, name, self.save)

    def save(self, paths: list[Path]) -> None:
        """Write the report there."""
        report, matter = self._report(), self._bridge.matter
        if report is None:
            return
        written = self._bridge.attempt(
            lambda: sample_report.export_report(matter, report, paths[0])
        )
        if written is not None:
            said = self.tr("Wrote the report: {name}").format(name=paths[0].name)
            self._bridge.told.emit(said, False)


def _with_kinds(sentence: Said) -> Said:
    """A sentence in which kinds of exhibits are called as everywhere in the window."""
    values = dict(sentence.values)
    for name, value in values.items():
        if isinstance(value, Said):
            values[name] = _with_kinds(value)
        elif name == "kinds":
            values[name] = ", ".join(map(words.kind_name, str(value).split(", ")))
    return said(sentence.pattern, **values)


def _beside(*fields: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for field in fields:
        row.addWidget(field, 1)
    return row
