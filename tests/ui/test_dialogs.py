"""The dialogs on a real matter: each asks one thing, refuses in words, and writes by an act."""

import csv
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QTableWidgetItem

from reviewer.model import Side
from reviewer.queries import exhibits, passages, people
from reviewer.queries.passages import PassageFilter
from tests.ui.desks import BATES, CERTIFIED, Screen
from ui.dialogs.export_log import ExportLog
from ui.dialogs.help_pages import help_pages
from ui.dialogs.help_viewer import HelpViewer
from ui.dialogs.matter_details import MatterDetails
from ui.dialogs.new_matter import NewMatter
from ui.dialogs.numbers import Numbers
from ui.dialogs.people_tables import EditTable
from ui.dialogs.small import GoTo, ImportOptions, RestoreBackup, ReviewerDialog
from ui.settings import WindowSettings

FLAT = "No. We never seeded."


def _cell(dialog: Numbers, row: int) -> QTableWidgetItem:
    """Where the marked number of a row is typed."""
    item = dialog.table.item(row, 1)
    assert item is not None
    return item


def test_a_new_matter_asks_for_a_title_and_is_made_with_its_parties(empty_screen: Screen, tmp_path):
    window = empty_screen.window
    window.errands.new_matter()
    dialog = empty_screen.dialog(NewMatter)

    dialog.accept()
    assert "title" in dialog.refusal.text()

    QTest.keyClicks(dialog.title, "Lee v. Orton")
    dialog.folder.setText(str(tmp_path / "lee"))
    QTest.mouseClick(dialog.parties.add_button, Qt.MouseButton.LeftButton)
    dialog.parties.cell(0, 0).setText("Orton Ltd.")
    dialog.accept()

    view = empty_screen.desk.bridge.view
    assert people.matter_of(view).title == "Lee v. Orton"
    assert [(one.name, one.side) for one in people.parties(view)] == [("Orton Ltd.", Side.ADVERSE)]
    assert [one.initials for one in people.reviewers(view)] == ["KL"]
    assert window.windowTitle().startswith("Lee v. Orton")


def _choose(table: EditTable, row: int, column: int, shown: str) -> None:
    combo = table.table.cellWidget(row, column)
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findText(shown))
    assert combo.currentText() == shown


def test_a_new_matter_asks_for_people_who_belong_to_its_parties(empty_screen: Screen, tmp_path):
    empty_screen.window.errands.new_matter()
    dialog = empty_screen.dialog(NewMatter)
    QTest.keyClicks(dialog.title, "Lee v. Orton")
    dialog.folder.setText(str(tmp_path / "lee"))
    QTest.mouseClick(dialog.parties.add_button, Qt.MouseButton.LeftButton)
    dialog.parties.cell(0, 0).setText("Orton Ltd.")
    QTest.mouseClick(dialog.persons.add_button, Qt.MouseButton.LeftButton)
    dialog.persons.cell(0, 0).setText("Dana Orton")
    dialog.persons.cell(0, 1).setText("D. Orton; dana@orton.example")
    _choose(dialog.persons, 0, 2, "Orton Ltd.")

    dialog.accept()

    (person,) = people.persons(empty_screen.desk.bridge.view)
    assert (person.name, person.aliases) == ("Dana Orton", ("D. Orton", "dana@orton.example"))
    assert person.party is not None
    assert person.party.name == "Orton Ltd."


def test_a_person_can_belong_to_a_party_that_was_added_in_the_same_dialog(screen: Screen):
    matter = screen.desk.bridge.matter
    dialog = MatterDetails(matter, screen.window)
    dialog.parties.add_empty()
    dialog.parties.cell(dialog.parties.table.rowCount() - 1, 0).setText("Undercroft Trust")
    row = next(
        row
        for row in range(dialog.persons.table.rowCount())
        if dialog.persons.text(row, 0) == "Imogen Tarrowby"
    )
    _choose(dialog.persons, row, 2, "Undercroft Trust")

    dialog.accept()

    found = {one.name: one.party for one in people.persons(matter.view)}
    party = found["Imogen Tarrowby"]
    assert party is not None
    assert party.name == "Undercroft Trust"


def test_a_new_matter_proposes_a_local_folder_named_after_the_case(empty_screen: Screen):
    dialog = NewMatter(empty_screen.settings, empty_screen.window)

    QTest.keyClicks(dialog.title, "In re: Calder/Estate")

    assert Path(dialog.folder.text()).name == "In re Calder Estate"
    dialog.close()


def test_a_synchronised_folder_is_refused_in_words(empty_screen: Screen, tmp_path):
    dialog = NewMatter(empty_screen.settings, empty_screen.window)
    QTest.keyClicks(dialog.title, "Lee v. Orton")
    dialog.folder.setText(str(tmp_path / "Dropbox" / "lee"))

    dialog.accept()

    assert "cloud" in dialog.refusal.text()
    dialog.close()


def test_the_name_is_asked_once_a_person(empty_screen: Screen, imported: Path):
    nobody = WindowSettings(type(empty_screen.settings.stored)(empty_screen.settings.folder / "x"))
    assert nobody.reviewer is None
    dialog = ReviewerDialog(nobody, empty_screen.window)
    heard = []
    dialog.named.connect(lambda name, initials: heard.append((name, initials)))

    QTest.keyClicks(dialog.name, "Ada Orr")
    dialog.accept()

    assert heard == [("Ada Orr", "AO")]


def test_caption_parties_and_people_are_saved_as_one_act(screen: Screen):
    window, view = screen.window, screen.desk.bridge.view
    dialog = MatterDetails(screen.desk.bridge.matter, window)
    dialog.docket.setText("4:25-cv-00417")
    QTest.mouseClick(dialog.persons.add_button, Qt.MouseButton.LeftButton)
    row = dialog.persons.table.rowCount() - 1
    dialog.persons.cell(row, 0).setText("Rosalind Achterby")
    dialog.persons.cell(row, 1).setText("Ms. Achterby; r.achterby@veldrane.example")
    role = dialog.persons.table.cellWidget(row, 3)
    assert isinstance(role, QComboBox)
    role.setCurrentIndex(role.findData("attorney"))

    dialog.accept()

    person = next(one for one in people.persons(view) if one.name == "Rosalind Achterby")
    assert person.is_attorney
    assert len(person.aliases) == 2
    assert people.matter_of(view).docket == "4:25-cv-00417"


def test_a_party_to_whom_people_belong_is_not_removed(screen: Screen):
    dialog = MatterDetails(screen.desk.bridge.matter, screen.window)
    before = people.parties(screen.desk.bridge.view)
    belongs = next(one.party for one in people.persons(screen.desk.bridge.view) if one.party)
    row = next(
        row
        for row in range(dialog.parties.table.rowCount())
        if dialog.parties.text(row, 0) == belongs.name
    )
    dialog.parties.table.setCurrentCell(row, 0)
    dialog.parties.remove_current()

    dialog.accept()

    assert "belong" in dialog.refusal.text()
    assert people.parties(screen.desk.bridge.view) == before
    dialog.close()


def test_import_options_hand_over_what_was_chosen(empty_screen: Screen, tmp_path):
    dialog = ImportOptions([tmp_path], empty_screen.window)
    heard = []
    dialog.chosen.connect(lambda paths, choices: heard.append((paths, choices)))
    dialog.production.setText("VELD001")
    dialog.status.setCurrentIndex(1)

    dialog.accept()

    assert heard[0][0] == [tmp_path]
    assert heard[0][1].production == "VELD001"
    assert heard[0][1].status.value == "rough"


def test_export_counts_before_it_writes_and_writes_what_it_counted(screen: Screen, tmp_path):
    screen.drag(FLAT)
    screen.key("2", screen.page)
    screen.key("Escape", screen.page)
    screen.key("P", screen.page)
    screen.drag("I don't recall the number.")
    screen.key("2", screen.page)
    screen.key("Escape", screen.page)
    matter = screen.desk.bridge.matter
    dialog = ExportLog(matter, PassageFilter(), screen.window)

    assert dialog.counts.text() == "1 row; 1 possibly privileged left out"
    dialog.privileged.setChecked(True)
    assert dialog.counts.text() == "2 rows"
    assert dialog.preview.rows.rowCount() == 2

    with screen.qtbot.waitSignal(dialog.exported):
        dialog.write([tmp_path / "log.csv"])

    with (tmp_path / "log.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == 3


def test_nothing_to_export_is_said_and_cannot_be_exported(screen: Screen):
    dialog = ExportLog(screen.desk.bridge.matter, PassageFilter(), screen.window)

    assert not dialog.ok.isEnabled()
    assert "tag a passage first" in dialog.refusal.text()
    dialog.close()


def test_marked_numbers_are_filled_in_a_list(screen: Screen):
    view = screen.desk.bridge.view
    dialog = Numbers(screen.desk.bridge.matter, (), screen.window)
    row = next(i for i, line in enumerate(dialog._lines) if line.name == Path(BATES).name)
    _cell(dialog, row).setText("PX-14")

    dialog.accept()

    assert exhibits.resolve(view, "PX-14").title


def test_one_marked_number_for_two_exhibits_is_refused_in_words(screen: Screen):
    dialog = Numbers(screen.desk.bridge.matter, (), screen.window)
    _cell(dialog, 0).setText("PX-14")
    _cell(dialog, 1).setText("PX-14")

    dialog.accept()

    assert "two exhibits" in dialog.refusal.text()
    dialog.close()


def test_bates_numbers_are_confirmed_and_gaps_are_told(screen: Screen):
    view = screen.desk.bridge.view
    dialog = Numbers(screen.desk.bridge.matter, (), screen.window)
    assert "Missing: VELD0001238 to VELD0004409" in dialog.findings.toPlainText()
    row = next(i for i, line in enumerate(dialog._lines) if line.name == Path(BATES).name)
    dialog.table.selectRow(row)

    QTest.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)

    place = exhibits.occurrence(view, dialog._lines[row].id)
    assert place.bates_origin == "typed"
    dialog.close()


def test_a_first_bates_number_numbers_many(screen: Screen):
    dialog = Numbers(screen.desk.bridge.matter, (), screen.window)
    dialog.table.selectAll()
    dialog.first.setText("not a number")
    QTest.mouseClick(dialog.give, Qt.MouseButton.LeftButton)
    assert "Bates number" in dialog.refusal.text()

    dialog.first.setText("ABC0000001")
    QTest.mouseClick(dialog.give, Qt.MouseButton.LeftButton)

    assert dialog._lines[0].bates_begin == "ABC0000001"
    assert all(line.bates_begin.startswith("ABC") for line in dialog._lines)
    dialog.close()


def test_go_to_takes_a_page_or_a_cite_and_refuses_in_words(screen: Screen):
    screen.key("G", screen.page)
    dialog = screen.dialog(GoTo)
    dialog.field.setText("Nobody Dep. 5:3")
    dialog.accept()
    assert "No exhibit is cited as “Nobody Dep.”" in dialog.refusal.text()

    dialog.field.setText("8:19-20")
    dialog.accept()

    words = screen.desk.document.page.selected_text()
    assert "We took the books" in words

    screen.activate()
    screen.key("G", screen.page)
    dialog = screen.dialog(GoTo)
    dialog.field.setText("6")
    dialog.accept()
    assert screen.window.status.page.text().startswith("Tr. 6")


def test_a_backup_is_restored_into_a_new_folder(screen: Screen, tmp_path):
    screen.drag(FLAT)
    screen.key("2", screen.page)
    screen.desk.bridge.matter.back_up(tmp_path / "backups")
    screen.settings.stored.set_backup_folder(tmp_path / "backups")
    screen.forget_backup()
    dialog = RestoreBackup(screen.settings, screen.window)
    dialog.restored.connect(screen.window.show_matter)
    assert dialog.list.count() == 1
    dialog.target.setText(str(tmp_path / "restored"))

    dialog.accept()

    assert screen.desk.bridge.matter.folder == tmp_path / "restored"
    assert passages.count(screen.desk.bridge.view) == 1
    screen.open(CERTIFIED)
    assert screen.passages()[0].tags == ("denial",)
    screen.forget_backup()


def test_a_folder_without_backups_says_so(screen: Screen, tmp_path):
    dialog = RestoreBackup(screen.settings, screen.window)
    dialog.source.setText(str(tmp_path))
    dialog.refresh()

    assert "no backup" in dialog.refusal.text()
    dialog.close()


def test_help_shows_every_page_follows_links_and_is_searched(empty_screen: Screen):
    viewer = HelpViewer("tagging", empty_screen.window)
    viewer.show()

    assert viewer.list.count() == len(help_pages())
    assert "Kinds" in viewer.text.toPlainText()

    viewer.search.setText("amber")
    shown = [
        viewer.list.item(row).text()
        for row in range(viewer.list.count())
        if not viewer.list.item(row).isHidden()
    ]
    assert shown == ["Backups"]
    viewer.close()


def test_a_dialog_never_blocks_the_window(screen: Screen):
    screen.window.actions_table["matter_details"].trigger()

    dialog = screen.dialog(QDialog)
    assert dialog.isVisible()
    dialog.reject()
