"""What is printed, how, and how it will look: the passages as a paper, or pages of the exhibit.

The dialog asks and shows; whoever opened it makes the pictures of the preview, prints and writes.
The preview is made by what prints, from the first passages alone, so that it is there at once.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reviewer.errors import ReviewError
from reviewer.exports import paper
from reviewer.exports.entries import WORK_PRODUCT, Format
from reviewer.exports.paper import Grouping, PaperChoices
from reviewer.model import PassageId
from reviewer.queries.passages import PassageFilter
from reviewer.queries.view import View
from ui.controls import give_room
from ui.dialogs.form import FormDialog
from ui.translation import told

_LATER_MS = 250
PREVIEWED = 40
_PREVIEW_WIDTH = 430
_WIDE, _HIGH = 940, 640


class Which(StrEnum):
    """Pages of an exhibit."""

    CURRENT = "current"
    MARKED = "marked"
    ALL = "all"
    RANGES = "ranges"


@dataclass(frozen=True, slots=True)
class PagesChoice:
    """The pages chosen, and the words above them."""

    which: Which
    ranges: str
    header: str
    format: Format


@dataclass(frozen=True, slots=True)
class OpenExhibit:
    """What is open beside the table: what it is called and how many pages it has."""

    label: str
    pages: int
    current: int
    marked: int


class PrintPaper(FormDialog):
    """Choose, look, and print or save."""

    help_page = "paper"
    preview_asked = Signal(object)
    """``PaperChoices`` or ``PagesChoice``."""
    print_asked = Signal(object)
    pdf_asked = Signal(object)
    word_asked = Signal(object)

    def __init__(
        self,
        view: View,
        wanted: PassageFilter,
        chosen: tuple[PassageId, ...] | None,
        exhibit: OpenExhibit | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Print"))
        self._action = self.tr("Print…")
        self._view, self._exhibit = view, exhibit
        self._later = QTimer(self, interval=_LATER_MS, singleShot=True)
        self._later.timeout.connect(self.ask_preview)
        self._build(wanted, chosen)
        self._listen()
        self._on_product()

    # --- building ---------------------------------------------------------------------------------

    def _build(self, wanted: PassageFilter, chosen: tuple[PassageId, ...] | None) -> None:
        self.product = self._combo(self.tr("Print"))
        self.product.addItem(self.tr("Passages, as pages for counsel"), "paper")
        if self._exhibit is not None:
            label = self.tr("Pages of {label}, with their passages marked")
            self.product.addItem(label.format(label=self._exhibit.label), "pages")
        self.form.addRow(self.tr("Print"), self.product)
        self._paper_rows = self._build_paper(wanted, chosen)
        self._page_rows = self._build_pages()
        self.header = QLineEdit(WORK_PRODUCT, self)
        self.header.setCursorPosition(0)
        self.header.setAccessibleName(self.tr("Words above every page"))
        self.form.addRow(self.tr("Above"), self.header)
        self.format = self._combo(self.tr("Size of the paper"))
        self.format.addItem(self.tr("Letter"), Format.LETTER)
        self.format.addItem("A4", Format.A4)
        self.form.addRow(self.tr("Paper"), self.format)
        self.told = QLabel(self)
        self.told.setProperty("role", "muted")
        self.told.setWordWrap(True)
        self._build_beside()
        self.finish()
        give_room(self, _WIDE, _HIGH)

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(24)
        return combo

    def _build_paper(self, wanted: PassageFilter, chosen: tuple[PassageId, ...] | None) -> range:
        self.what = self._combo(self.tr("Passages"))
        if chosen is not None:
            self.what.addItem(
                self.tr("The {count} chosen").format(count=len(chosen)), PaperChoices(chosen=chosen)
            )
        if wanted != PassageFilter():
            self.what.addItem(self.tr("As the table is filtered"), PaperChoices(filter=wanted))
        self.what.addItem(self.tr("All passages"), PaperChoices())
        self.grouping = self._combo(self.tr("Grouped by"))
        for words, one in (
            (self.tr("Witness"), Grouping.WITNESS),
            (self.tr("Tag"), Grouping.TAG),
            (self.tr("Issue"), Grouping.ISSUE),
            (self.tr("Exhibit"), Grouping.EXHIBIT),
        ):
            self.grouping.addItem(words, one)
        self.notes = QCheckBox(self.tr("Print notes (work product)"), self)
        self.privileged = QCheckBox(self.tr("Include what may be privileged"), self)
        self.with_rejected = QCheckBox(self.tr("Include rejected passages"), self)
        return self._rows(
            (self.tr("Passages"), self.what),
            (self.tr("Grouped by"), self.grouping),
            ("", self.notes),
            ("", self.privileged),
            ("", self.with_rejected),
        )

    def _build_pages(self) -> range:
        self.which = self._combo(self.tr("Pages"))
        self.ranges = QLineEdit(self)
        self.ranges.setAccessibleName(self.tr("Pages, such as 1-3, 7"))
        self.ranges.setPlaceholderText(self.tr("1-3, 7"))
        self.ranges.setEnabled(False)
        if (open_one := self._exhibit) is not None:
            for words, which in (
                (self.tr("This page ({page})").format(page=open_one.current + 1), Which.CURRENT),
                (self.tr("Pages with passages ({count})").format(count=open_one.marked),
                 Which.MARKED),
                (self.tr("All pages ({count})").format(count=open_one.pages), Which.ALL),
                (self.tr("Some pages"), Which.RANGES),
            ):  # fmt: skip
                self.which.addItem(words, which)
        return self._rows((self.tr("Pages"), self.which), ("", self.ranges))

    def _rows(self, *rows: tuple[str, QWidget]) -> range:
        """Rows of the form that are shown together, by their places."""
        first = self.form.rowCount()
        for label, field in rows:
            self.form.addRow(label, field)
        return range(first, self.form.rowCount())

    def _build_beside(self) -> None:
        """The form at the left, the preview at the right."""
        left = QVBoxLayout()
        self.column.removeItem(self.form)
        left.addLayout(self.form)
        left.addWidget(self.told)
        left.addStretch(1)
        self.preview = QScrollArea(self)
        self.preview.setObjectName("canvas")
        self.preview.setAccessibleName(self.tr("Preview"))
        self.preview.setWidgetResizable(True)
        self.preview.setMinimumWidth(_PREVIEW_WIDTH + 56)
        beside = QHBoxLayout()
        beside.setSpacing(20)
        beside.addLayout(left, 1)
        beside.addWidget(self.preview)
        self.column.addLayout(beside, 1)
        self.clear_preview()

    def finish(self) -> None:
        """Three things can be done, so there are three buttons."""
        super().finish()
        self.pdf = QPushButton(self.tr("Save as PDF…"), self)
        self.word = QPushButton(self.tr("Save as Word…"), self)
        last = self.column.itemAt(self.column.count() - 1)
        row = last.layout() if last is not None else None
        assert isinstance(row, QHBoxLayout)
        for place, button in enumerate((self.word, self.pdf), start=2):
            row.insertWidget(place, button)

    def _listen(self) -> None:
        self.product.currentIndexChanged.connect(self._on_product)
        for combo in (self.what, self.grouping, self.which, self.format):
            combo.currentIndexChanged.connect(self._on_choice)
        for box in (self.notes, self.privileged, self.with_rejected):
            box.toggled.connect(self._on_choice)
        for line in (self.header, self.ranges):
            line.textChanged.connect(self._on_choice)
        self.pdf.clicked.connect(lambda: self._leave(self.pdf_asked))
        self.word.clicked.connect(lambda: self._leave(self.word_asked))

    # --- choices ----------------------------------------------------------------------------------

    def choices(self) -> PaperChoices | PagesChoice:
        """What is chosen now."""
        header, size = self.header.text(), Format(self.format.currentData())
        if self.product.currentData() == "pages":
            which = Which(self.which.currentData())
            return PagesChoice(which, self.ranges.text(), header, size)
        chosen: PaperChoices = self.what.currentData()
        return replace(
            chosen,
            grouping=Grouping(self.grouping.currentData()),
            with_notes=self.notes.isChecked(),
            include_privileged=self.privileged.isChecked(),
            with_rejected=self.with_rejected.isChecked(),
            header=header,
            format=size,
        )

    def _on_product(self) -> None:
        is_paper = self.product.currentData() == "paper"
        for rows, are_shown in ((self._paper_rows, is_paper), (self._page_rows, not is_paper)):
            for row in rows:
                self.form.setRowVisible(row, are_shown)
        self.word.setEnabled(is_paper)
        self._on_choice()

    def _on_choice(self) -> None:
        self.ranges.setEnabled(self.which.currentData() == Which.RANGES)
        self._later.start()

    def ask_preview(self) -> None:
        """Have the preview made of what is chosen."""
        choices = self.choices()
        self.clear_preview()
        self.refuse("")
        if isinstance(choices, PaperChoices):
            choices = replace(choices, most=PREVIEWED)
        self.preview_asked.emit(choices)

    def accept(self) -> None:
        self._leave(self.print_asked)

    def _leave(self, signal: SignalInstance) -> None:
        """Hand over what was chosen, unless there is nothing to print."""
        choices = self.choices()
        if isinstance(choices, PaperChoices) and not self.tries(lambda: self._check(choices)):
            return
        super().accept()
        signal.emit(choices)

    def _check(self, choices: PaperChoices) -> None:
        paper.paper(self._view, replace(choices, most=1))

    # --- preview ----------------------------------------------------------------------------------

    def clear_preview(self) -> None:
        """Nothing to see yet."""
        holder = QWidget(self.preview)
        self._sheets = QVBoxLayout(holder)
        self._sheets.setSpacing(14)
        self._sheets.addStretch(1)
        self.preview.setWidget(holder)

    def show_sheet(self, image: QImage) -> None:
        """One more page of the preview."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap.fromImage(image).scaledToWidth(
            round(_PREVIEW_WIDTH * ratio), Qt.TransformationMode.SmoothTransformation
        )
        picture.setDevicePixelRatio(ratio)
        label = QLabel(self.preview)
        label.setPixmap(picture)
        label.setFixedSize(picture.deviceIndependentSize().toSize())
        number = self._sheets.count()
        label.setAccessibleName(self.tr("Page {number} of the preview").format(number=number))
        self._sheets.insertWidget(number - 1, label, 0, Qt.AlignmentFlag.AlignHCenter)

    @property
    def sheets_shown(self) -> int:
        """How many pages of the preview there are."""
        return self._sheets.count() - 1

    def say_of_preview(self, words: str) -> None:
        """What there is to say of it."""
        self.told.setText(words)

    def refuse_preview(self, refusal: ReviewError | str) -> None:
        """Why there is none."""
        self.refuse(told(refusal))
