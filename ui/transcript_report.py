"""The transcript report: what was understood of a transcript, how sure, and how to correct it.

A tab at the right, beside the page, because every line of it is checked against the page: it opens
the place it tells of. What a reader got wrong (lines a page, the first page number, which sheets
are testimony) is said in three fields; the file is then read again, and the new reading stands
beside the old one. Words of the reporter are shown as printed, counts and pins as they are cited.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.errors import InputError
from reviewer.model import Change
from reviewer.queries import exhibits, transcripts
from reviewer.queries.cites import CitedPlace
from reviewer.queries.transcripts import CitedMention, TranscriptReport
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import ExhibitKind
from reviewer.said import said
from reviewer.text.examinations import Examination, Objection
from reviewer.text.layer import Span
from reviewer.text.names import as_written
from reviewer.text.understood import SheetRange, Understood
from ui import transcript_words, words
from ui.bridge import Bridge
from ui.controls import MARGIN, IconButton, PanelHeader, muted, paint_as_panel, plain, section
from ui.icons import Icons
from ui.theme import SPACE, Theme
from ui.translation import told

_PLACE, _EXHIBIT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_MOST_LINES, _MOST_PAGES = 60, 99_999
_SHOWN = frozenset({"layer", "exhibit_field", "occurrence", "occurrence_field", "*"})


class PlaceTree(QTreeWidget):
    """A tree whose rows open with Enter, as they do with a double click."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.itemActivated.emit(item, 0)
        else:
            super().keyPressEvent(event)


class TranscriptReportPanel(QWidget):
    """What was understood of the transcript on the screen."""

    place_asked = Signal(object)
    """A ``CitedPlace`` to show."""
    reading_asked = Signal(object, object)
    """The exhibit (bytes) to be read again, and the ``ReadOptions`` for it."""
    closed = Signal()

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._icons = bridge, Icons(theme)
        self._exhibit: bytes | None = None
        self._occurrence: bytes | None = None
        self._layer: bytes | None = None
        self._build()
        bridge.exhibit_chosen.connect(self._on_chosen)
        bridge.changed.connect(self._on_changed)
        self.refresh()

    # --- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        paint_as_panel(self)
        self.setAccessibleName(self.tr("Transcript report"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        header = PanelHeader(self.tr("Transcript"), self)
        header.row.setContentsMargins(MARGIN, MARGIN, MARGIN, SPACE)
        self.close_button = IconButton(self._icons, "x", self.tr("Close the report"), self)
        self.close_button.clicked.connect(self.closed)
        header.add(self.close_button)
        column.addWidget(header)
        self.nothing = muted("", self)
        self.nothing.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        column.addWidget(self.nothing)
        self.body = QWidget(self)
        column.addWidget(self.body, 1)
        column.addStretch(0)
        inside = QVBoxLayout(self.body)
        inside.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        inside.setSpacing(2 * SPACE)
        inside.addWidget(self._build_verdict())
        inside.addWidget(self._build_tree(), 1)
        inside.addWidget(self._build_link())
        inside.addWidget(section(self.tr("Read it otherwise"), self.body))
        inside.addLayout(self._build_corrections())

    def _build_verdict(self) -> QFrame:
        """How sure the reading is, in words before figures."""
        self.verdict = QFrame(self.body)
        self.verdict.setObjectName("verdict")
        column = QVBoxLayout(self.verdict)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        self.sure = plain("", self.verdict, selectable=True)
        self.doubts = plain("", self.verdict, role="error", selectable=True)
        self.facts = muted("", self.verdict, selectable=True)
        for label in (self.sure, self.doubts, self.facts):
            column.addWidget(label)
        return self.verdict

    def _build_tree(self) -> PlaceTree:
        self.tree = PlaceTree(self.body)
        self.tree.setColumnCount(2)
        self.tree.setAccessibleName(self.tr("What the transcript holds"))
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.setIndentation(3 * SPACE)
        self.tree.setMinimumHeight(160)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setStyleSheet(f"QTreeView::item {{ padding: {SPACE // 2}px 0; }}")
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.itemActivated.connect(self._on_activated)
        self.tree.currentItemChanged.connect(lambda *_: self._show_link())
        return self.tree

    def _build_link(self) -> QPushButton:
        self.open_button = QPushButton(self.tr("Open the exhibit"), self.body)
        self.open_button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.open_button.clicked.connect(self._on_open)
        self.open_button.hide()
        return self.open_button

    def _build_corrections(self) -> QVBoxLayout:
        self.lines = self._spin(self.tr("Lines a page"), _MOST_LINES)
        self.first = self._spin(self.tr("First page number"), _MOST_PAGES)
        self.sheets = QLineEdit(self.body)
        self.sheets.setAccessibleName(self.tr("Sheets with testimony"))
        self.sheets.setPlaceholderText(self.tr("as found, or 4-77, 80-91"))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(2 * SPACE)
        form.setVerticalSpacing(SPACE)
        for name, field in (
            (self.tr("Lines a page"), self.lines),
            (self.tr("First page"), self.first),
            (self.tr("Testimony"), self.sheets),
        ):
            form.addRow(name, field)
        self.refusal = plain("", self.body, role="error")
        self.refusal.hide()
        self.again_button = QPushButton(self.tr("Read again"), self.body)
        self.again_button.setProperty("kind", "primary")
        self.again_button.clicked.connect(self.read_again)
        self.sheets.returnPressed.connect(self.read_again)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.again_button)
        column = QVBoxLayout()
        column.setSpacing(SPACE)
        column.addLayout(form)
        column.addWidget(
            muted(
                self.tr(
                    "Sheets are the pages you turn over here, counted from 1. The first page is "
                    "the number printed on the first sheet with numbered lines."
                ),
                self.body,
            )
        )
        column.addWidget(self.refusal)
        column.addLayout(row)
        return column

    def _spin(self, name: str, most: int) -> QSpinBox:
        field = QSpinBox(self.body)
        field.setRange(0, most)
        field.setSpecialValueText(self.tr("as found"))
        field.lineEdit().setTextMargins(SPACE, 0, SPACE, 0)
        field.setAccessibleName(name)
        return field

    # --- showing ----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the transcript in hand as it was read."""
        if self._bridge.matter.is_closed:
            return
        self._exhibit, self._occurrence = self._bridge.exhibit, self._bridge.occurrence
        view = self._bridge.view
        is_there = self._exhibit is not None and exhibits.has_exhibit(view, self._exhibit)
        line = exhibits.exhibit(view, self._exhibit) if self._exhibit and is_there else None
        is_transcript = line is not None and line.kind == ExhibitKind.DEPOSITION
        self.body.setVisible(is_transcript)
        self.nothing.setVisible(not is_transcript)
        self.nothing.setText(
            self.tr("This exhibit is no transcript.")
            if line is not None
            else self.tr("Open a transcript: what was understood of it is shown here.")
        )
        self._layer = line.layer if line is not None else None
        if line is not None and is_transcript:
            self._show(transcripts.report_of(view, line.id))

    def _show(self, report: TranscriptReport) -> None:
        self._show_verdict(report)
        self.tree.clear()
        if report.understood:
            self._show_sheets(report.understood)
        self._show_examinations(report)
        self._show_mentions(report)
        self._show_objections(report)
        self._show_errata(report)
        self._show_asked()
        self._show_link()

    def _show_verdict(self, report: TranscriptReport) -> None:
        known = report.understood
        if known is None:
            self.sure.setText(self.tr("This reading does not say how sure it is. Read it again."))
            self.doubts.hide()
            self.facts.hide()
            return
        if not known.is_cited:
            sure = self.tr("No line is cited: the pages and lines are not certain.")
        elif known.doubts:
            sure = self.tr("Lines are cited, but not everywhere ({percent} % sure).")
        else:
            sure = self.tr("Pages and lines are certain ({percent} %).")
        self.sure.setText(sure.format(percent=known.confidence))
        self.doubts.setText("\n".join(told(one) for one in known.doubts))
        self.doubts.setVisible(bool(known.doubts))
        self.facts.setText(" · ".join(self._facts(known, report.status)))
        self.facts.show()

    def _facts(self, known: Understood, status: str) -> Iterable[str]:
        yield transcript_words.transcript_format(known.format.value)
        if known.pages:
            yield words.pages(known.pages)
        if known.first_page:
            yield self.tr("Tr. {first}–{last}").format(first=known.first_page, last=known.last_page)
        if known.lines_a_page:
            yield self.tr("{count} lines a page").format(count=known.lines_a_page)
        if known.volumes > 1:
            yield self.tr("{count} volumes").format(count=known.volumes)
        if known.pages:
            yield self.tr("{percent} % of the lines fit").format(percent=known.fitting)
        yield transcript_words.transcript_status(status)

    def _show_sheets(self, known: Understood) -> None:
        top = self._section(self.tr("Sheets"), len(known.ranges))
        for one in known.ranges:
            printed = _ranged(one.first_page, one.last_page)
            item = self._row(top, self._sheets_name(one), f"Tr. {printed}" if printed else "", None)
            item.setData(0, _PLACE, one.first)
        top.setExpanded(True)

    def _sheets_name(self, one: SheetRange) -> str:
        role = transcript_words.sheet_role(one.role.value)
        form = (
            self.tr("Sheet {sheets}: {role}")
            if one.first == one.last
            else self.tr("Sheets {sheets}: {role}")
        )
        return form.format(sheets=_ranged(one.first, one.last), role=role)

    def _show_examinations(self, report: TranscriptReport) -> None:
        top = self._section(self.tr("Examinations"), len(report.examinations))
        witnesses = dict.fromkeys(one.examination.witness for one in report.examinations)
        heads = {
            name: self._row(top, name or self.tr("Witness not named"), "", None)
            for name in witnesses
            if len(witnesses) > 1
        }
        for one in report.examinations:
            parent = heads.get(one.examination.witness, top)
            item = self._row(parent, self._examined(one.examination), one.pin, one.examination.span)
            counts = self.tr("{questions} questions, {answers} answers").format(
                questions=words.number(one.examination.questions),
                answers=words.number(one.examination.answers),
            )
            named = filter(None, (one.examination.witness, item.text(0), counts))
            item.setToolTip(0, "\n".join(named))
        for item in (top, *heads.values()):
            item.setExpanded(True)

    def _examined(self, one: Examination) -> str:
        name = transcript_words.examination(one.kind)
        if not one.examiner:
            return name
        return self.tr("{examination}: {examiner}").format(
            examination=name, examiner=as_written(one.examiner)
        )

    def _show_mentions(self, report: TranscriptReport) -> None:
        top = self._section(self.tr("Exhibits mentioned"), len(report.mentions))
        for one in report.mentions:
            item = self._row(top, self._mentioned(one), one.pin, one.mention.spans[0])
            if one.exhibit is not None and one.occurrence is not None:
                item.setData(0, _EXHIBIT, (one.occurrence, one.exhibit))
            for span in one.mention.spans[1:]:
                self._row(item, one.mention.called, self._pin(span), span)
        top.setExpanded(bool(report.mentions))

    def _mentioned(self, one: CitedMention) -> str:
        notes = []
        if one.mention.marked:
            notes.append(self.tr("marked"))
        if one.mention.received:
            notes.append(self.tr("received"))
        if one.exhibit is not None:
            control = exhibits.exhibit(self._bridge.view, one.exhibit).control
            notes.append(self.tr("is {exhibit}").format(exhibit=control))
        return ", ".join((one.mention.called, *notes))

    def _show_objections(self, report: TranscriptReport) -> None:
        top = self._section(self.tr("Objections"), len(report.objections))
        grounds = Counter(g for one in report.objections for g in one.objection.grounds)
        top.setToolTip(
            0,
            ", ".join(
                f"{transcript_words.ground(name)} {count}" for name, count in grounds.most_common()
            ),
        )
        for one in report.objections:
            self._row(top, self._objected(one.objection), one.pin, one.objection.span)

    def _objected(self, one: Objection) -> str:
        parts = [transcript_words.ground(ground) for ground in one.grounds]
        if one.ruling:
            parts.append(transcript_words.ruling(one.ruling))
        who = as_written(one.speaker)
        return f"{who}: {', '.join(parts)}" if parts else who

    def _show_errata(self, report: TranscriptReport) -> None:
        if not report.errata:
            return
        top = self._section(self.tr("Errata"), len(report.errata))
        for one in report.errata:
            lines = _ranged(one.first_line, one.last_line)
            span = transcripts.span_of_line(self._bridge.view, self._layer or b"", one)
            self._row(top, one.change or self.tr("Change"), f"{one.page}:{lines}", span)
        top.setExpanded(True)

    def _section(self, name: str, count: int) -> QTreeWidgetItem:
        top = QTreeWidgetItem(self.tree, [name, words.number(count)])
        font = top.font(0)
        font.setBold(True)
        top.setFont(0, font)
        top.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
        return top

    def _row(
        self, parent: QTreeWidgetItem, text: str, pin: str, span: Span | None
    ) -> QTreeWidgetItem:
        shown = QFontMetrics(self.tree.font()).elidedText(
            pin, Qt.TextElideMode.ElideRight, self.tree.fontInfo().pixelSize() * 9
        )
        item = QTreeWidgetItem(parent, [text, shown])
        item.setToolTip(0, text)
        item.setToolTip(1, pin)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{text}, {pin}" if pin else text)
        if span is not None:
            item.setData(0, _PLACE, (span.start, span.end))
        return item

    def _pin(self, span: Span) -> str:
        return transcripts.pin_of(self._bridge.view, self._layer or b"", span)

    def _show_asked(self) -> None:
        """What a person said of this reading stands in the fields."""
        options = self._asked()
        self.lines.setValue(options.lines_a_page)
        self.first.setValue(options.first_page)
        self.sheets.setText(", ".join(_ranged(a, b, "-") for a, b in options.testimony))
        self.refusal.hide()

    def _asked(self) -> ReadOptions:
        """What was asked of the reading shown: what else was corrected is asked for again."""
        if self._exhibit is None:
            return ReadOptions()
        asked = exhibits.facts_of(self._bridge.view, self._exhibit).asked
        return ReadOptions.of_said(asked)

    def _show_link(self) -> None:
        item = self.tree.currentItem()
        self.open_button.setVisible(item is not None and item.data(0, _EXHIBIT) is not None)

    # --- doing ------------------------------------------------------------------------------------

    def _on_activated(self, item: QTreeWidgetItem, _column: int) -> None:
        place = item.data(0, _PLACE)
        if self._exhibit is None or self._occurrence is None or place is None:
            item.setExpanded(not item.isExpanded())
            return
        span = self._sheet_span(place) if isinstance(place, int) else Span(*place)
        self.place_asked.emit(CitedPlace(self._exhibit, self._occurrence, (span,)))

    def _sheet_span(self, sheet: int) -> Span:
        """The first line of a sheet."""
        line = exhibits.exhibit(self._bridge.view, self._exhibit or b"")
        sizes = self._bridge.matter.view.sizes(line.layer, line.rendition)
        start = sizes[min(sheet, len(sizes)) - 1].start
        text = self._bridge.view.layer(line.layer).text
        end = text.find("\n", start)
        return Span(start, len(text) if end < 0 else end)

    def _on_open(self) -> None:
        item = self.tree.currentItem()
        linked = item.data(0, _EXHIBIT) if item is not None else None
        if linked is not None:
            occurrence, exhibit = linked
            self.place_asked.emit(CitedPlace(exhibit, occurrence, ()))

    def read_again(self) -> None:
        """Ask for a new reading with what the fields say."""
        if self._exhibit is None:
            return
        try:
            testimony = sheets_in(self.sheets.text())
        except InputError as refusal:
            self.refusal.setText(told(refusal))
            self.refusal.show()
            self.sheets.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.refusal.hide()
        options = replace(
            self._asked(),
            lines_a_page=self.lines.value(),
            first_page=self.first.value(),
            testimony=testimony,
        )
        self.reading_asked.emit(self._exhibit, options)

    def _on_chosen(self, _occurrence: object) -> None:
        if self.isVisible() and self._bridge.exhibit != self._exhibit:
            self.refresh()

    def _on_changed(self, change: Change) -> None:
        if self.isVisible() and change.kinds & _SHOWN:
            self.refresh()


def sheets_in(text: str) -> tuple[tuple[int, int], ...]:
    """Ranges of sheets as typed: ``4-77, 80-91``; nothing typed is nothing said.

    Raises:
        InputError: they are no ranges.
    """
    ranges = []
    for part in filter(None, (one.strip() for one in text.replace("–", "-").split(","))):
        first, _, last = part.partition("-")
        if not first.strip().isdigit() or not (last.strip() or first.strip()).isdigit():
            raise InputError(said("“{part}” is no range of sheets. Write 4-77.", part=part))
        begin, end = int(first), int(last or first)
        if not 0 < begin <= end:
            raise InputError(said("“{part}” is no range of sheets. Write 4-77.", part=part))
        ranges.append((begin, end))
    return tuple(ranges)


def _ranged(first: int, last: int, dash: str = "–") -> str:
    if not first:
        return ""
    return str(first) if first == last else f"{first}{dash}{last}"
