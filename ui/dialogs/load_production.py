"""Loading a production: the load file as a grid, what was understood of it, and the way to mend it.

Character set and delimiters are found out and shown as choices; another choice reads the first rows
again at once, because only a look at names and quotation marks tells whether it is right. Above
each field stands what it means. Nothing is written before *Load*; rows that are wrong are named
here for the first two hundred, and in the report of the import for all.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from reviewer.arriving import ImportChoices
from reviewer.loadfiles.characters import ENCODINGS
from reviewer.loadfiles.dialect import LINE_BREAKS, QUOTES, SEPARATORS
from reviewer.loadfiles.images import ImageList
from reviewer.loadfiles.meanings import Meaning, Sureness
from reviewer.loading import choosing
from reviewer.loading.choosing import LoadChoices, Preview
from ui import words
from ui.controls import QuietCombo, give_room, grown, muted
from ui.dialogs.form import FormDialog
from ui.dialogs.load_rows import FIXED, LoadRows
from ui.translation import told

_MOST_COLUMNS = 200
_SIZE, _SMALL = (1080, 720), (760, 260)
_MEANINGS = {
    Meaning.NONE: QT_TRANSLATE_NOOP("LoadProduction", "kept, not used"),
    Meaning.CONTROL: QT_TRANSLATE_NOOP("LoadProduction", "Document number"),
    Meaning.BATES_BEGIN: QT_TRANSLATE_NOOP("LoadProduction", "Bates from"),
    Meaning.BATES_END: QT_TRANSLATE_NOOP("LoadProduction", "Bates to"),
    Meaning.ATTACH_BEGIN: QT_TRANSLATE_NOOP("LoadProduction", "Family from"),
    Meaning.ATTACH_RANGE: QT_TRANSLATE_NOOP("LoadProduction", "Family range"),
    Meaning.PARENT: QT_TRANSLATE_NOOP("LoadProduction", "Parent’s number"),
    Meaning.CHILDREN: QT_TRANSLATE_NOOP("LoadProduction", "Attachments’ numbers"),
    Meaning.GROUP: QT_TRANSLATE_NOOP("LoadProduction", "Family"),
    Meaning.CUSTODIAN: QT_TRANSLATE_NOOP("LoadProduction", "Custodian"),
    Meaning.PRODUCTION: QT_TRANSLATE_NOOP("LoadProduction", "Production or volume"),
    Meaning.CONFIDENTIALITY: QT_TRANSLATE_NOOP("LoadProduction", "Confidentiality"),
    Meaning.FILE_NAME: QT_TRANSLATE_NOOP("LoadProduction", "File name"),
    Meaning.TITLE: QT_TRANSLATE_NOOP("LoadProduction", "Title or subject"),
    Meaning.AUTHOR: QT_TRANSLATE_NOOP("LoadProduction", "Author"),
    Meaning.DATE: QT_TRANSLATE_NOOP("LoadProduction", "Date"),
    Meaning.NATIVE: QT_TRANSLATE_NOOP("LoadProduction", "Path of the native"),
    Meaning.IMAGES: QT_TRANSLATE_NOOP("LoadProduction", "Path of the image"),
    Meaning.TEXT: QT_TRANSLATE_NOOP("LoadProduction", "Text, or its path"),
    Meaning.MD5: QT_TRANSLATE_NOOP("LoadProduction", "MD5"),
    Meaning.SHA1: QT_TRANSLATE_NOOP("LoadProduction", "SHA-1"),
    Meaning.PAGES: QT_TRANSLATE_NOOP("LoadProduction", "Number of pages"),
}
_SURENESS = {
    Sureness.SURE: QT_TRANSLATE_NOOP("LoadProduction", "The name of the field says so."),
    Sureness.LIKELY: QT_TRANSLATE_NOOP("LoadProduction", "Likely, from the name of the field."),
    Sureness.GUESSED: QT_TRANSLATE_NOOP("LoadProduction", "Guessed from what stands in the field."),
    Sureness.TYPED: QT_TRANSLATE_NOOP("LoadProduction", "You said so."),
}


class LoadProduction(FormDialog):
    """One load file at a time."""

    help_page = "load-files"
    chosen = Signal(object, object)
    """``LoadChoices`` and ``ImportChoices``."""
    plain_chosen = Signal(object)
    """The folder is to be imported file by file, whatever its load files say."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        """Opens on a load file, or on the folder of a production.

        Raises:
            ReviewError: there is no load file.
        """
        super().__init__(self.tr("Load a production"), self.tr("Load"), parent)
        self._path = path
        self._choices, self._found = choosing.choices_for(path)
        self._mapping: dict[str, str] = {}
        self._preview: Preview | None = None
        self._images = ImageList()
        self._build_files()
        self._build_dialect()
        self._build_table()
        self._build_rest()
        self.finish()
        self.images_first.setVisible(bool(self._found.tables))
        give_room(self, *(_SIZE if self._found.tables else _SMALL))
        self._on_file()
        self.ok.setFocus()

    # --- building ---------------------------------------------------------------------------------

    def _build_files(self) -> None:
        self.table_file = QuietCombo(self.tr("Load file"), self)
        for one in self._found.tables:
            self.table_file.addItem(one.name, one)
        self.image_file = QuietCombo(self.tr("Images"), self)
        self.image_file.addItem(self.tr("none"), None)
        for one in self._found.images:
            self.image_file.addItem(one.name, one)
        self.image_file.setCurrentIndex(max(0, self.image_file.findData(self._choices.images)))
        if self._found.tables:
            self.form.addRow(self.tr("Load file"), self.table_file)
        else:
            self.table_file.hide()
        self.form.addRow(self.tr("Images"), self.image_file)
        self.table_file.currentIndexChanged.connect(self._on_file)
        self.image_file.currentIndexChanged.connect(self._on_choice)

    def _build_dialect(self) -> None:
        self.dialect = QWidget(self)
        grid = QGridLayout(self.dialect)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        self.encoding = self._combo(
            grid, 0, self.tr("Character set"), dict(zip(ENCODINGS, ENCODINGS, strict=True))
        )
        none = self.tr("none")
        named = {"\t": self.tr("Tab")}
        for at, (label, signs) in enumerate(
            (
                (self.tr("Between fields"), SEPARATORS),
                (self.tr("Around fields"), QUOTES),
                (self.tr("Line break in a field"), LINE_BREAKS),
            ),
            start=1,
        ):
            shown = {sign: named.get(sign, name) or none for sign, name in signs.items()}
            combo = self._combo(grid, at, label, shown)
            setattr(self, ("separator", "quote", "line_break")[at - 1], combo)
        self.has_header = QCheckBox(self.tr("The first row names the fields"), self.dialect)
        self.has_header.clicked.connect(self._on_choice)
        grid.addWidget(self.has_header, 1, 4)
        grid.setColumnStretch(5, 1)
        self.column.addWidget(self.dialect)

    separator: QuietCombo
    quote: QuietCombo
    line_break: QuietCombo

    def _combo(self, grid: QGridLayout, at: int, label: str, shown: dict[str, str]) -> QuietCombo:
        combo = QuietCombo(label, self.dialect)
        for value, name in shown.items():
            combo.addItem(name, value)
        combo.setMinimumContentsLength(14)
        combo.currentIndexChanged.connect(self._on_choice)
        caption = QLabel(label, self.dialect)
        caption.setBuddy(combo)
        grid.addWidget(caption, 0, at)
        grid.addWidget(combo, 1, at)
        return combo

    def _build_table(self) -> None:
        self.rows = LoadRows(self)
        self.table = QTableView(self)
        self.table.setModel(self.rows)
        self.table.setAccessibleName(self.tr("The first rows, and what each field means"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.column.addWidget(self.table, 1)
        self.note = muted("", self)
        self.column.addWidget(self.note)

    def _build_rest(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        self.custodian, self.production = QLineEdit(self), QLineEdit(self)
        for label, field in (
            (self.tr("Custodian"), self.custodian),
            (self.tr("Production"), self.production),
        ):
            field.setAccessibleName(label)
            field.setPlaceholderText(self.tr("of rows that name none"))
            name = QLabel(label, self)
            name.setBuddy(field)
            row.addWidget(name)
            row.addWidget(field, 1)
        self.images_first = QCheckBox(self.tr("Images, even where there is a native"), self)
        row.addWidget(self.images_first)
        self.column.addLayout(row)

    def _build_buttons(self) -> QLayout:
        """For a folder, what a person may want instead stands at the left."""
        row = super()._build_buttons()
        self.plain = QPushButton(self.tr("Import as plain files…"), self)
        self.plain.clicked.connect(self._on_plain)
        self.plain.setVisible(self._path.is_dir())
        if isinstance(row, QHBoxLayout):
            row.insertWidget(0, self.plain)
        return row

    # --- what it shows ----------------------------------------------------------------------------

    def _on_file(self) -> None:
        """Another load file: everything is found out anew."""
        self._mapping = {}
        self._choices = LoadChoices(self.table_file.currentData(), self.image_file.currentData())
        self._look()
        preview = self._preview
        if preview is None:
            return
        for combo, value in (
            (self.encoding, preview.text.encoding),
            (self.separator, preview.dialect.separator),
            (self.quote, preview.dialect.quote),
            (self.line_break, preview.dialect.line_break),
        ):
            with QSignalBlocker(combo):
                if combo.findData(value) < 0:
                    combo.addItem(value, value)
                combo.setCurrentIndex(combo.findData(value))
        self.has_header.setChecked(preview.has_header)

    def _on_choice(self) -> None:
        """Something was chosen by hand: read the first rows again."""
        self._choices = replace(
            self._choices,
            images=self.image_file.currentData(),
            encoding=str(self.encoding.currentData()),
            separator=str(self.separator.currentData()),
            quote=str(self.quote.currentData()),
            line_break=str(self.line_break.currentData()),
            has_header=self.has_header.isChecked(),
        )
        self._look()

    def _look(self) -> None:
        self._choices = replace(self._choices, mapping=tuple(self._mapping.items()))
        has_table = self._choices.table is not None
        for part in (self.dialect, self.table):
            part.setVisible(has_table)
        self.refuse("")
        is_read = self.tries(self._read if has_table else self._read_images)
        if not is_read or not has_table:
            self._preview = None
        self.rows.show(self._preview)
        self._put_meanings()
        self._fit_columns()
        self.note.setText(self._told() if has_table else self._told_of_images())
        self.ok.setEnabled(is_read)

    def _read(self) -> None:
        self._preview = choosing.preview(self._choices)

    def _read_images(self) -> None:
        self._images = ImageList()
        if self._choices.images is not None:
            self._images = choosing.images_of(self._choices.images)

    def _told_of_images(self) -> str:
        """What a list of images alone says."""
        documents, faults = self._images.documents, self._images.faults
        told_of = self.tr("The list names {documents} documents with {pages} images.").format(
            documents=words.number(len(documents)),
            pages=words.number(sum(len(one.pages) for one in documents)),
        )
        if faults:
            told_of += " " + self.tr("{count} of its lines cannot be used.").format(
                count=words.number(len(faults))
            )
        return told_of if documents or faults else ""

    def _told(self) -> str:
        """What was read, in a sentence or two."""
        if self._preview is None:
            return ""
        wrong = sum(bool(one.fault) for one in self._preview.records)
        shown = words.number(len(self._preview.records))
        parts = [
            self.tr("These are all {count} rows.").format(count=shown)
            if self._preview.is_whole
            else self.tr("These are the first {count} rows.").format(count=shown)
        ]
        if wrong:
            parts.append(
                self.tr("{count} of them are wrong and will be listed, not loaded.").format(
                    count=words.number(wrong)
                )
            )
        parts += [told(one) for one in self._preview.text.warnings]
        return " ".join(parts)

    def _put_meanings(self) -> None:
        """A choice above each field."""
        if self._preview is None:
            return
        for at in range(min(len(self._preview.meanings), _MOST_COLUMNS)):
            name = self._preview.heading.name(at)
            combo = QuietCombo(self.tr("What {field} means").format(field=name), self.table)
            for meaning, shown in _MEANINGS.items():
                combo.addItem(_looked_up(shown), meaning.value)
            combo.currentIndexChanged.connect(self._on_meaning(at, combo))
            self.table.setIndexWidget(self.rows.index(0, FIXED + at), combo)
        self._show_meanings()

    def _show_meanings(self) -> None:
        """What each field means now: no two mean the same."""
        guesses = self._preview.meanings if self._preview is not None else ()
        for at, guess in enumerate(guesses[:_MOST_COLUMNS]):
            combo = self.table.indexWidget(self.rows.index(0, FIXED + at))
            assert isinstance(combo, QuietCombo)
            with QSignalBlocker(combo):
                combo.setCurrentIndex(combo.findData(guess.meaning.value))
            why = _looked_up(_SURENESS[guess.sureness]) if guess.meaning else ""
            combo.setToolTip(why)
            combo.setAccessibleDescription(why)

    def _on_meaning(self, at: int, combo: QuietCombo) -> Callable[[int], None]:
        def chosen(_index: int) -> None:
            word = str(combo.currentData())
            self._mapping.pop(f"#{at + 1}", None)  # what was said last counts
            self._mapping[f"#{at + 1}"] = word if word else "none"
            self._choices = replace(self._choices, mapping=tuple(self._mapping.items()))
            if self.tries(self._read):
                self._show_meanings()

        return chosen

    def _fit_columns(self) -> None:
        self.table.horizontalHeader().setResizeContentsPrecision(20)
        self.table.resizeColumnsToContents()
        for at in range(self.rows.columnCount()):
            least, most = (grown(self, 190), grown(self, 280)) if at >= FIXED else (0, 10_000)
            width = self.table.columnWidth(at)
            self.table.setColumnWidth(at, max(least, min(width, most)))
        self.table.setColumnHidden(1, self.rows.first_wrong() < 0)
        if self.rows.rowCount():
            self.table.setRowHeight(0, grown(self, 34))

    # --- what it does -----------------------------------------------------------------------------

    def choices(self) -> tuple[LoadChoices, ImportChoices]:
        """What is chosen now."""
        return (
            replace(self._choices, are_images_first=self.images_first.isChecked()),
            ImportChoices(self.custodian.text().strip(), self.production.text().strip()),
        )

    def accept(self) -> None:
        if not self._choices.files:
            self.refuse(self.tr("Choose a load file or a list of images."))
            return
        super().accept()
        self.chosen.emit(*self.choices())

    def _on_plain(self) -> None:
        self.reject()
        self.plain_chosen.emit([self._path])


def _looked_up(text: object) -> str:
    return QCoreApplication.translate("LoadProduction", str(text))
