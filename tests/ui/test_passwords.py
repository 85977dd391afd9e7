"""Locked files: asked for after the import, and read with the password that opens them."""

import email.message
from pathlib import Path

import pymupdf
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.queries import exhibits
from tests.productions import made_volume
from tests.ui.desks import Screen
from ui.dialogs.load_production import LoadProduction
from ui.dialogs.passwords import Passwords
from ui.dialogs.small import ImportOptions

WORDS = "Nobody told us of the leak."


def locked_pdf(path: Path, password: str = "films") -> Path:
    with pymupdf.open() as document:
        document.new_page().insert_text((72, 72), WORDS)
        document.save(
            path, encryption=pymupdf.mupdf.PDF_ENCRYPT_AES_256, user_pw=password, owner_pw="o"
        )
    return path


def import_files(screen: Screen, paths: list[Path]) -> None:
    """Import as a person does, and wait for the end."""
    screen.window.importing.import_paths(paths)
    dialog = screen.dialog(ImportOptions)
    assert screen.window.importing.runs is not None
    with screen.qtbot.waitSignal(screen.window.importing.runs.finished, timeout=30_000):
        QTest.keyClick(dialog.ok, Qt.Key.Key_Space)


def type_passwords(screen: Screen, text: str) -> None:
    """Take the offer of the message, type, and try again with the keyboard alone."""
    screen.window.messages._button.click()
    dialog = screen.dialog(Passwords)
    QTest.keyClicks(dialog.words, text)
    assert screen.window.importing.runs is not None
    with screen.qtbot.waitSignal(screen.window.importing.runs.finished, timeout=30_000):
        QTest.keyClick(dialog.words, Qt.Key.Key_Tab)
        QTest.keyClick(dialog.ok, Qt.Key.Key_Space)


def texts(screen: Screen) -> list[str]:
    view = screen.desk.bridge.view
    return [view.layer(line.layer).text for line in exhibits.exhibits(view)]


def test_a_locked_file_is_taken_in_once_its_password_is_typed(screen, tmp_path):
    import_files(screen, [locked_pdf(tmp_path / "Ledger.pdf")])

    assert "1 refused" in screen.said()
    assert not any(WORDS in text for text in texts(screen))

    type_passwords(screen, "films")

    assert any(WORDS in text for text in texts(screen))


def test_a_wrong_password_is_said_and_may_be_typed_again(screen, tmp_path):
    import_files(screen, [locked_pdf(tmp_path / "Ledger.pdf")])

    type_passwords(screen, "wrong")

    assert "1 refused" in screen.said()

    type_passwords(screen, "films")

    assert any(WORDS in text for text in texts(screen))


def test_a_locked_attachment_is_found_in_the_family_of_its_mail(screen, tmp_path):
    message = email.message.EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@x.example", "b@x.example", "Ledger"
    message["Date"] = "Mon, 11 Mar 2024 16:12:00 +0000"
    message.set_content("See the ledger.")
    content = locked_pdf(tmp_path / "Ledger.pdf").read_bytes()
    message.add_attachment(content, maintype="application", subtype="pdf", filename="Ledger.pdf")
    mail = tmp_path / "Ledger.eml"
    mail.write_bytes(bytes(message))
    import_files(screen, [mail])

    type_passwords(screen, "films")

    view = screen.desk.bridge.view
    found = next(line for line in exhibits.exhibits(view) if WORDS in view.layer(line.layer).text)
    place = exhibits.occurrences_of(view, found.id)[0]
    assert place.parent
    parent = exhibits.occurrence(view, place.parent)
    assert exhibits.exhibit(view, parent.exhibit).title == "Ledger"


def test_no_password_is_asked_for_where_none_is_needed(screen, tmp_path):
    broken = tmp_path / "Broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing more")

    import_files(screen, [broken])

    assert screen.window.messages._button.text() == "Details"


def test_a_locked_row_of_a_production_comes_in_with_all_that_its_row_says(screen, tmp_path):
    table = made_volume(tmp_path) / "DATA" / "VOL001.dat"
    locked_pdf(tmp_path / "VOL001" / "NATIVES" / "A0002.TXT")
    screen.window.importing.load_paths([table])
    dialog = screen.dialog(LoadProduction)
    assert screen.window.importing.runs is not None
    QApplication.processEvents()
    with screen.qtbot.waitSignal(screen.window.importing.runs.finished, timeout=30_000):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    view = screen.desk.bridge.view
    before = [one.path for line in exhibits.exhibits(view) for one in places_of(screen, line.id)]

    type_passwords(screen, "films")

    found = next(line for line in exhibits.exhibits(view) if WORDS in view.layer(line.layer).text)
    (place,) = places_of(screen, found.id)
    assert (place.bates_begin, place.custodian) == ("A0002", "Zoë Müller")
    assert place.parent is not None
    assert exhibits.occurrence(view, place.parent).bates_begin == "A0001"
    after = [one.path for line in exhibits.exhibits(view) for one in places_of(screen, line.id)]
    assert sorted(after) == sorted([*before, place.path])
    assert screen.said() == "Imported 1 exhibit"


def places_of(screen: Screen, exhibit: bytes) -> tuple[exhibits.OccurrenceLine, ...]:
    return exhibits.occurrences_of(screen.desk.bridge.view, exhibit)
