"""The short dialogs: who works here, how to import, where to go, which backup to restore."""

from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from reviewer.acts import matters as acts
from reviewer.acts.tagging import define_tag
from reviewer.errors import PassphraseError, ReviewError
from reviewer.ingest import ImportChoices
from reviewer.model import Role
from reviewer.queries import cites, tags
from reviewer.queries.view import View
from reviewer.readers.reading import TranscriptStatus
from reviewer.sharing import restoring
from ui import words
from ui.bridge import Bridge
from ui.controls import give_room, grown
from ui.dialogs.form import FormDialog, pick_folder
from ui.dialogs.passphrase import hidden
from ui.settings import WindowSettings, backups_below, new_matters_folder
from ui.tokens import OWN_TAG_HUES
from ui.translation import told

_STATUSES = (
    (QT_TRANSLATE_NOOP("ImportOptions", "As the transcript says"), TranscriptStatus.UNKNOWN),
    (QT_TRANSLATE_NOOP("ImportOptions", "Rough"), TranscriptStatus.ROUGH),
    (QT_TRANSLATE_NOOP("ImportOptions", "Certified"), TranscriptStatus.CERTIFIED),
)

_NO_TESTIMONY = frozenset(
    (
        *(".html", ".htm", ".mhtml", ".mht", ".md", ".epub", ".pptx", ".ppt", ".odp"),
        *(".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".csv", ".tsv"),
    )
)


class ReviewerDialog(FormDialog):
    """Who sits at this computer; asked once a person."""

    help_page = "second-level"
    named = Signal(str, str)

    def __init__(
        self,
        settings: WindowSettings,
        parent: QWidget | None = None,
        *,
        role: Role | None = None,
    ) -> None:
        """``role`` is that in the matter that is open; without one none is asked for."""
        super().__init__(self.tr("Reviewer"), self.tr("This is me"), parent)
        known = settings.reviewer or ("", "")
        self.say(
            self.tr(
                "Your name stands beside every decision you make, "
                "your initials before your numbers."
            )
        )
        self.name, self.initials = QLineEdit(known[0], self), QLineEdit(known[1], self)
        for label, field in ((self.tr("Name"), self.name), (self.tr("Initials"), self.initials)):
            field.setAccessibleName(label)
            self.form.addRow(label, field)
        self.name.textEdited.connect(self._on_name)
        self.role = QComboBox(self)
        self._build_role(role)
        self.finish()
        self.setMinimumWidth(grown(self, 420))

    def _build_role(self, role: Role | None) -> None:
        told_of = {
            Role.REVIEWER: self.tr("tags and reviews"),
            Role.SECOND_LEVEL: self.tr("checks and rejects"),
            Role.ATTORNEY: self.tr("also confirms"),
        }
        for one in Role:
            text = self.tr("{role}: {what}")
            self.role.addItem(text.format(role=words.role(one.value), what=told_of[one]), one)
        self.role.setAccessibleName(self.tr("Role in this matter"))
        self.role.setVisible(role is not None)
        if role is None:
            return
        self.role.setCurrentIndex(self.role.findData(role))
        self.form.addRow(self.tr("Role in this matter"), self.role)
        self.say(
            self.tr(
                "Your role goes into everything you do from now on. It is said, not proven: "
                "anyone at this computer can choose it."
            )
        )

    def chosen_role(self) -> Role:
        """In what capacity the person works on the matter."""
        return Role(self.role.currentData())

    def _on_name(self, name: str) -> None:
        if name.strip():
            self.initials.setText(acts.initials_from(name))

    def accept(self) -> None:
        if not self.name.text().strip() or not self.initials.text().strip():
            self.refuse(self.tr("Give your name and your initials, such as Kim Lee and KL."))
            return
        super().accept()
        self.named.emit(self.name.text().strip(), self.initials.text().strip())


class ImportOptions(FormDialog):
    """What holds for all files of one import; everything may be left as it is."""

    help_page = "import"
    chosen = Signal(object, object)
    limits_asked = Signal()

    def __init__(self, paths: list[Path], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Import"), self.tr("Import"), parent)
        self._paths = paths
        self.say(_told(paths))
        self.custodian, self.production = QLineEdit(self), QLineEdit(self)
        self.custodian.setPlaceholderText(self.tr("Whose files these are; may stay empty"))
        self.production.setPlaceholderText(self.tr("Such as VELD001; may stay empty"))
        self.status = QComboBox(self)
        for shown, value in _STATUSES:
            self.status.addItem(QCoreApplication.translate("ImportOptions", str(shown)), value)
        for label, field in (
            (self.tr("Custodian"), self.custodian),
            (self.tr("Production"), self.production),
            (self.tr("Transcripts are"), self.status),
        ):
            field.setAccessibleName(label)
            self.form.addRow(label, field)
        self.form.setRowVisible(self.status, any(_may_testify(path) for path in paths))
        self.finish()
        self.setMinimumWidth(grown(self, 460))
        self.ok.setFocus()

    def _build_buttons(self) -> QLayout:
        """What few need stands at the left."""
        row = super()._build_buttons()
        self.limits = QPushButton(self.tr("Time and memory…"), self)
        told_of = self.tr("How much time and memory a large file may take before it is given up")
        self.limits.setToolTip(told_of)
        self.limits.setAccessibleDescription(told_of)
        self.limits.clicked.connect(self.limits_asked)
        if isinstance(row, QHBoxLayout):
            row.insertWidget(0, self.limits)
        return row

    def accept(self) -> None:
        super().accept()
        choices = ImportChoices(
            self.custodian.text().strip(),
            self.production.text().strip(),
            TranscriptStatus(self.status.currentData()),
        )
        self.chosen.emit(self._paths, choices)


def _may_testify(path: Path) -> bool:
    """Whether a transcript may be in it: in folders, mails and archives there may be anything."""
    return path.suffix.casefold() not in _NO_TESTIMONY


class NewTag(FormDialog):
    """A tag of the matter's own: it takes the next free key, from 5 to 9."""

    help_page = "tagging"

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("New tag"), self.tr("Add the tag"), parent)
        self._bridge = bridge
        own = [row for row in tags.tags(bridge.view) if row not in tags.BUILT_IN]
        self.name, self.hue = QLineEdit(self), QComboBox(self)
        self.name.setPlaceholderText(self.tr("Such as Notice or Key date"))
        for name in OWN_TAG_HUES:
            self.hue.addItem(words.hue(name), name)
        self.hue.setCurrentIndex(len(own) % len(OWN_TAG_HUES))
        for label, field in ((self.tr("Name"), self.name), (self.tr("Color"), self.hue)):
            field.setAccessibleName(label)
            self.form.addRow(label, field)
        key = len(tags.BUILT_IN) + len(own) + 1
        self.say(
            self.tr("Its key will be {key}.").format(key=key)
            if key <= tags.LAST_DIGIT
            else self.tr("All keys are taken: it is set from the panel at the right.")
        )
        self.finish()
        self.setMinimumWidth(grown(self, 400))

    def accept(self) -> None:
        name, hue = self.name.text(), str(self.hue.currentData())
        if self.tries(lambda: self._bridge.matter.do(lambda view: define_tag(view, name, hue))):
            super().accept()
            said = self.tr("Added the tag {name}").format(name=" ".join(name.split()))
            self._bridge.told.emit(said, True)


def _told(paths: list[Path]) -> str:
    if len(paths) == 1:
        one = QCoreApplication.translate(
            "ImportOptions", "{name}. The original stays where it is and is not changed."
        )
        return one.format(name=paths[0].name)
    many = QCoreApplication.translate(
        "ImportOptions",
        "{count} files and folders. The originals stay where they are and are not changed.",
    )
    return many.format(count=len(paths))


class GoTo(FormDialog):
    """A page, a page:line, a Bates number or a whole cite."""

    help_page = "cites"
    found = Signal(object)
    page_asked = Signal(str)

    def __init__(self, view: View, here: bytes | None, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Go to page or cite"), self.tr("Go"), parent)
        self._view, self._here = view, here
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(
            self.tr("34, 34:13, VELD0001236, or a cite such as Tarrowby Dep. 6:2-6")
        )
        self.field.setAccessibleName(self.tr("Page or cite"))
        self.field.setMinimumWidth(grown(self, 420))
        self.column.addWidget(self.field)
        self.finish()
        self.field.setFocus()

    def accept(self) -> None:
        text = self.field.text().strip()
        if self._here is not None and text.isdigit():
            super().accept()
            self.page_asked.emit(text)
            return
        try:
            place = cites.cited(self._view, text, self._here)
        except ReviewError as refusal:
            self.refuse(told(refusal))
            return
        super().accept()
        self.found.emit(place)


class RestoreBackup(FormDialog):
    """Which backup, and into which folder; the matter there is now is not touched."""

    help_page = "backup"
    restored = Signal(object)

    def __init__(self, settings: WindowSettings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Restore a backup"), self.tr("Restore"), parent)
        self._settings = settings
        self.say(
            self.tr(
                "Choose a backup by its date. It becomes a matter in a new folder; "
                "nothing else is touched."
            )
        )
        self.source = QLineEdit(str(settings.backup_folder or ""), self)
        self.source.setPlaceholderText(self.tr("The folder that backups were written to"))
        self.target = QLineEdit(self)
        self.add_place(self.tr("Backups in"), self.source, self._on_source)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Backups"))
        self.list.currentItemChanged.connect(self._on_backup)
        self.column.addWidget(self.list, 1)
        self.add_place(self.tr("Restore to"), self.target, self._on_target)
        self.passphrase = hidden(self.tr("Passphrase"), self)
        self.form.addRow(self.passphrase.accessibleName(), self.passphrase)
        self.form.setRowVisible(self.passphrase, False)  # until a backup has one
        self.finish()
        give_room(self, 600, 440)
        self.source.editingFinished.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read the folder again."""
        self.list.clear()
        folder = Path(text) if (text := self.source.text().strip()) else None
        for one in backups_below(folder) if folder is not None else ():
            item = QListWidgetItem(f"{words.exact_moment(one.at)}    {one.of}")
            item.setData(Qt.ItemDataRole.UserRole, str(one.path))
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
            self.refuse("")
        elif folder is not None:
            self.refuse(self.tr("There is no backup in this folder."))

    def _on_backup(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            of = Path(item.data(Qt.ItemDataRole.UserRole)).parent.name.rpartition("-")[0]
            self.target.setText(str(_free(new_matters_folder(), f"{of or 'Matter'} restored")))

    def _on_source(self) -> None:
        pick_folder(self, self.tr("Where the backups lie"), self._on_source_chosen)

    def _on_source_chosen(self, folders: list[Path]) -> None:
        self.source.setText(str(folders[0]))
        self.refresh()

    def _on_target(self) -> None:
        pick_folder(self, self.tr("Where the matter shall lie"), self._on_target_chosen)

    def _on_target_chosen(self, folders: list[Path]) -> None:
        self.target.setText(str(folders[0] / Path(self.target.text()).name))

    def accept(self) -> None:
        if self.list.currentRow() < 0 or not self.target.text().strip():
            self.refuse(self.tr("Choose a backup and a new folder."))
            return
        item = self.list.currentItem()
        source = Path(item.data(Qt.ItemDataRole.UserRole))
        target, words = Path(self.target.text()), self.passphrase.text() or None
        try:
            matter = restoring.restore(source, target, self._settings.stored, words)
        except PassphraseError as refusal:
            self.form.setRowVisible(self.passphrase, True)
            self.passphrase.selectAll()
            self.passphrase.setFocus()
            self.refuse(told(refusal))
            return
        except ReviewError as refusal:
            self.refuse(told(refusal))
            return
        super().accept()
        self.restored.emit(matter)


def _free(folder: Path, name: str) -> Path:
    names = (name, *(f"{name} {count}" for count in range(2, 1000)))
    return next(folder / one for one in names if not (folder / one).exists())
