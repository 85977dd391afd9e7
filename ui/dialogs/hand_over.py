"""Handing over: for whom, in which form, with or without the files of the exhibits, and where to.

What will be in the file is said in words before it is written, because nobody can look into it
afterwards without taking it in. The dialog decides nothing: it counts by asking, and hands on what
was chosen.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QDate, QStandardPaths, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QLineEdit,
    QWidget,
)

from reviewer.sharing.portions import Form
from ui import words
from ui.controls import QuietCombo, grown, plain
from ui.dialogs.form import FormDialog, pick_folder
from ui.dialogs.passphrase import NewPassphrase

SUFFIXES = {
    Form.HAND_OVER: ".pincite-handover",
    Form.PACKAGE: ".pincite-package",
    Form.REVIEW_DATABASE: ".pincite",
}
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_COUNTS_MS = 60
_WIDTH = 560


class Whom(StrEnum):
    """For whom a hand-over is made."""

    EVERYONE = "everyone"
    COLLEAGUE = "colleague"
    LAST = "last"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be handed over; ``person`` and ``since`` as ``whom`` asks for them."""

    whom: Whom
    form: Form
    with_files: bool
    person: bytes = b""
    since: date | None = None
    passphrase: str | None = None
    out: Path = Path()


@dataclass(frozen=True, slots=True)
class Addressee:
    """A colleague to whom something can be handed over."""

    person: bytes
    name: str


class HandOver(FormDialog):
    """Asks what to hand over to whom."""

    help_page = "handing-over"
    counting = Signal(object)
    """A ``Wish`` whose contents are to be told, by ``tell``."""
    chosen = Signal(object)
    """The ``Wish`` to be written."""
    copy_asked = Signal()
    """A saved copy of the review database is wanted, which asks questions of its own."""

    def __init__(
        self,
        stem: str,
        folder: Path,
        people: Sequence[Addressee],
        last: datetime | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Hand over"))
        self._action = self.tr("Hand over")
        self._stem, self._folder = without_unfit(stem), folder
        self._later = QTimer(self, singleShot=True, interval=_COUNTS_MS)
        self._later.timeout.connect(lambda: self.counting.emit(self.wish))
        self._build_form()
        self._build_whom(people, last)
        self._build_what()
        self._build_where()
        self.contents = plain("", self, role="heading")
        self.contents.setAccessibleName(self.tr("What will be in it"))
        self.column.addWidget(self.contents)
        self.note = self.say("")
        self.finish()
        self.setMinimumWidth(grown(self, _WIDTH))
        self._connect()
        self._on_changed()
        self.whom.setFocus()

    # --- building ---------------------------------------------------------------------------------

    def _build_form(self) -> None:
        self.kind = QuietCombo(self.tr("Form"), self)
        for told, form in (
            (self.tr("Hand-over: what the other lacks"), Form.HAND_OVER),
            (self.tr("Package: the whole matter in one file"), Form.PACKAGE),
            (self.tr("Review database: to read, search and cite"), Form.REVIEW_DATABASE),
        ):
            self.kind.addItem(told, form.value)
        self.form.addRow(self.kind.accessibleName(), self.kind)

    def _build_whom(self, people: Sequence[Addressee], last: datetime | None) -> None:
        self.whom = QuietCombo(self.tr("For"), self)
        self.whom.addItem(self.tr("Everyone: all that was done"), (Whom.EVERYONE, ""))
        for one in people:
            self.whom.addItem(one.name, (Whom.COLLEAGUE, one.person.hex()))
        if last is not None:
            told = self.tr("What is new since the last one ({when})").format(
                when=words.moment(last)
            )
            self.whom.addItem(told, (Whom.LAST, ""))
        self.whom.addItem(self.tr("What is new since a date"), (Whom.DATE, ""))
        self.since = QDateEdit(QDate.currentDate().addDays(-7), self)
        self.since.setAccessibleName(self.tr("Since"))
        self.since.setCalendarPopup(True)
        self.since.setMaximumDate(QDate.currentDate())
        self.form.addRow(self.whom.accessibleName(), self.whom)
        self.form.addRow(self.since.accessibleName(), self.since)

    def _build_what(self) -> None:
        self.with_files = QCheckBox(self.tr("With the files of the exhibits"), self)
        self.form.addRow("", self.with_files)
        self.passphrase = NewPassphrase(self.form, self)

    def _build_where(self) -> None:
        self.out = QLineEdit(self)
        told_of = self.tr("Choose the folder")
        self.choose = self.add_place(self.tr("Where to"), self.out, self._on_choose, told_of)
        self._out_label = self._label(self.form.rowCount() - 1)

    def _connect(self) -> None:
        self.passphrase.changed.connect(self._on_passphrase)
        for combo in (self.whom, self.kind):
            combo.currentIndexChanged.connect(self._on_changed)
        self.since.dateChanged.connect(self._on_changed)
        self.with_files.toggled.connect(self._on_changed)

    # --- what is asked for ------------------------------------------------------------------------

    @property
    def wish(self) -> Wish:
        """What is chosen now."""
        whom, person = self.whom.currentData()
        form = Form(self.kind.currentData())
        day = self.since.date()
        return Wish(
            Whom(whom),
            form,
            self.with_files.isChecked() or form is Form.PACKAGE,
            bytes.fromhex(person),
            date(day.year(), day.month(), day.day()) if whom == Whom.DATE else None,
            self.passphrase.words,
            Path(self.out.text().strip()).expanduser(),
        )

    def choose_person(self, person: bytes) -> None:
        """Make it for this colleague."""
        places = range(self.whom.count())
        found = (at for at in places if self.whom.itemData(at)[1] == person.hex())
        self.whom.setCurrentIndex(next(found, 0))

    def tell(self, contents: str, note: str = "", *, is_empty: bool = False) -> None:
        """Say what would be in the file."""
        self.contents.setText(contents)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.ok.setEnabled(not is_empty)
        self.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._later.stop()
        super().closeEvent(event)

    def _on_changed(self) -> None:
        wish = self.wish
        is_copy = wish.form is Form.REVIEW_DATABASE
        is_hand_over = wish.form is Form.HAND_OVER
        self.form.setRowVisible(self.whom, is_hand_over)
        self.form.setRowVisible(self.since, is_hand_over and wish.whom is Whom.DATE)
        self.form.setRowVisible(self.with_files, is_hand_over)
        self.passphrase.setVisible(not is_copy)
        for field in (self.out, self.choose, self._out_label):
            if field is not None:
                field.setVisible(not is_copy)
        if is_copy:
            self.passphrase.setChecked(False)
        self.ok.setText(self.tr("Save a copy…") if is_copy else self.tr("Hand over"))
        self.refuse("")
        self._name(wish.form)
        self._count(is_copy=is_copy)
        self.fit()

    def _on_passphrase(self) -> None:
        self.refuse("")
        self.fit()

    def _count(self, *, is_copy: bool) -> None:
        if is_copy:
            self._later.stop()
            self.tell(
                self.tr("The whole matter without the files of its exhibits."),
                self.tr("It can be read, searched and cited, and taken in again."),
            )
            return
        self.tell(self.tr("Counting…"), is_empty=True)
        self._later.start()

    def _name(self, form: Form) -> None:
        """Propose a name with its day, until a person has written one."""
        if not self.out.isModified():
            day = datetime.now(UTC).astimezone().date().isoformat()
            self.out.setText(str(free_name(self._folder, f"{self._stem} {day}", SUFFIXES[form])))
        elif (typed := Path(self.out.text())).suffix in SUFFIXES.values():
            self.out.setText(str(typed.with_suffix(SUFFIXES[form])))
            self.out.setModified(True)

    def _on_choose(self) -> None:
        pick_folder(self, self.tr("Where it shall lie"), self._on_chosen)

    def _on_chosen(self, folders: list[Path]) -> None:
        name = Path(self.out.text()).name
        is_typed = self.out.isModified()
        self._folder = folders[0]
        self.out.setText(str(self._folder / name))
        self.out.setModified(is_typed)

    def accept(self) -> None:
        wish = self.wish
        if wish.form is Form.REVIEW_DATABASE:
            super().accept()
            self.copy_asked.emit()
            return
        refusal = self.passphrase.why_not() or self._why_not_there(wish.out)
        if refusal:
            self.refuse(refusal)
            return
        super().accept()
        self.chosen.emit(wish)

    def done(self, result: int) -> None:
        self._later.stop()
        super().done(result)

    def _why_not_there(self, out: Path) -> str:
        if not out.name or not out.parent.is_dir():
            return self.tr("Choose a folder that is there, and a name for the file.")
        if out.exists():
            return self.tr("A file of this name is there already. Give it another name.")
        return ""


def without_unfit(name: str) -> str:
    """A name without what some system would not have in the name of a file, such as a colon."""
    return " ".join(_UNFIT.sub(" ", name).split()).strip(". ")


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """A file in a folder that is not there yet."""
    names = (stem, *(f"{stem} {count}" for count in range(2, 1000)))
    return next(path for name in names if not (path := folder / f"{name}{suffix}").exists())


def usual_folder() -> Path:
    """Where files of the person lie, for the first hand-over of all."""
    where = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(where) if where and Path(where).is_dir() else Path.home()
