"""Every screen of the window as a person reaches it: states of the desk, overlays, each dialog.

Tests that hold for all that can be seen walk through these, so that a new dialog is held to them
from its first day: ``dialog_classes`` finds it, and a test fails until it is opened here.
"""

import importlib
import pkgutil
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

import ui.dialogs
from reviewer.ingest import ImportChoices
from reviewer.model import EntityId, ExhibitId, Role
from reviewer.queries.difference_alike import Compared, Likeness
from reviewer.queries.difference_kinds import Difference, DifferenceKind, Found, Version, Way
from reviewer.queries.scans import Scan
from reviewer.resources import sample_exhibits
from reviewer.sharing.exchanges import Recorded
from tests.productions import made_volume
from tests.ui.desks import CERTIFIED, MAIL, Screen
from tests.ui.rereadings import read_differently
from ui.dialogs.as_before import AsBefore
from ui.dialogs.begin_from import WhoAmI
from ui.dialogs.decide_alike import DecideAlike
from ui.dialogs.destroying import Destroying
from ui.dialogs.export_log import ExportLog
from ui.dialogs.form import FormDialog
from ui.dialogs.lock import OpenLocked
from ui.dialogs.passphrase import AskPassphrase
from ui.dialogs.rearranging import Rearranging
from ui.dialogs.recognise import Recognise
from ui.dialogs.take_in import TakeIn

Opened = Callable[[Screen], QWidget]
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
_BASES = (FormDialog, Rearranging)
_SOON = 100  # milliseconds: longer timers wait for a person who rests
_PATIENCE = 2.0  # seconds


def dialog_classes() -> set[type[QDialog]]:
    """Every dialog that is somewhere in ``ui.dialogs``, but for those others are built on."""
    found = set()
    for module in pkgutil.iter_modules(ui.dialogs.__path__):
        loaded = importlib.import_module(f"ui.dialogs.{module.name}")
        found |= {
            one
            for one in vars(loaded).values()
            if isinstance(one, type)
            and issubclass(one, QDialog)
            and one.__module__ == loaded.__name__
        }
    return found - set(_BASES)


def settle() -> None:
    """Let everything happen that is due, and what was put off by moments only.

    What comes in slices, and what waits until typing pauses, runs on timers that go off once.
    """
    until = time.monotonic() + _PATIENCE
    for _ in range(3):
        QTest.qWait(1)
        while _is_put_off() and time.monotonic() < until:
            QTest.qWait(5)


def _is_put_off() -> bool:
    timers = (timer for top in QApplication.topLevelWidgets() for timer in top.findChildren(QTimer))
    return any(one.isActive() and one.isSingleShot() and one.interval() <= _SOON for one in timers)


def _by_action(name: str) -> Opened:
    def open_it(screen: Screen) -> QWidget:
        before = set(screen.window.findChildren(QDialog))
        screen.window.actions_table[name].trigger()
        settle()
        new = (one for one in screen.window.findChildren(QDialog) if one not in before)
        return next(one for one in new if one.isVisible())

    return open_it


def _import_options(screen: Screen) -> QWidget:
    screen.window.importing.import_paths([Path(sample_exhibits())])
    settle()
    return screen.window.findChildren(QDialog)[-1]


def _passwords(screen: Screen) -> QWidget:
    locked = [Path(sample_exhibits()) / "Locked.pdf"]
    screen.window.errands.ask_passwords(locked, ImportChoices())
    settle()
    return screen.window.findChildren(QDialog)[-1]


def _log_columns(screen: Screen) -> QWidget:
    export = _by_action("export_log")(screen)
    assert isinstance(export, ExportLog)
    export.open_columns()
    settle()
    return export.findChildren(QDialog)[-1]


def _load_production(screen: Screen) -> QWidget:
    folder = Path(tempfile.mkdtemp(dir=screen.settings.folder))
    screen.window.importing.load_paths([made_volume(folder) / "DATA" / "VOL001.dat"])
    settle()
    return screen.window.findChildren(QDialog)[-1]


def _character_set(screen: Screen) -> QWidget:
    screen.open(CERTIFIED)
    return _by_action("character_set")(screen)


def _recognise(screen: Screen) -> QWidget:
    dialog = Recognise((Scan(ExhibitId(bytes(32)), "KL-00042", 512),), "eng", screen.window)
    dialog.open()
    settle()
    return dialog


def _changed_readings(screen: Screen) -> QWidget:
    read_differently(screen)
    screen.window.actions_table["check_readings"].trigger()
    settle()
    return screen.window.findChildren(QDialog)[-1]


def _take_in(screen: Screen) -> QWidget:
    """A file that anybody may drop, and that is none of ours."""
    file = Path(tempfile.mkdtemp(dir=screen.settings.folder)) / "From Bea.pincite-handover"
    file.write_bytes(b"no hand-over")
    screen.window.importing.import_paths([file])
    settle()
    return screen.window.findChildren(TakeIn)[-1]


def _as_before(screen: Screen) -> QWidget:
    taken = Recorded("1", "From Bea.pincite-handover", "Bea Ray", NOON, 34, 2, 0, 5, 38)
    return _opened(AsBefore("Northgate v. Veldrane", taken, screen.window))


def _decide_alike(screen: Screen) -> QWidget:
    versions = tuple(
        Version(name.encode(), "reports/report1.txt", name, b"", "reviewer", NOON)
        for name in ("Kim Lee", "Kay Long")
    )
    kind, what = DifferenceKind.SAME_PLACE, "One file imported twice"
    found = Found(kind, b"1", "occurrence", (b"1", b"2"), (b"1", b"2"), (b"1", b"2"), b"3")
    ways = tuple(Way)
    one = Difference(b"3", kind.value, EntityId(b"1"), "", what, versions, ways, found, what=what)
    alike = [Compared(found, Likeness(kind, "occurrence", "", ()), (b"1", b"2"))] * 1_204
    return _opened(DecideAlike(screen.desk.bridge, one, alike, screen.window))


def _passphrase(screen: Screen) -> QWidget:
    asked = QCoreApplication.translate("Mailboxes", "The mailbox folder has a passphrase.")
    return _opened(AskPassphrase(asked, screen.window))


def _who_am_i(screen: Screen) -> QWidget:
    return _opened(WhoAmI("Bea Ray", "BR", screen.window))


def _opened(dialog: FormDialog) -> QWidget:
    dialog.open()
    settle()
    return dialog


def _reject(screen: Screen) -> QWidget:
    screen.open(CERTIFIED)
    screen.desk.bridge.matter.work_as(screen.desk.bridge.matter.reviewer, Role.ATTORNEY)
    return _by_action("reject")(screen)


def _destroying(screen: Screen) -> QWidget:
    title = QCoreApplication.translate("ClawingBack", "Destroying {number}")
    dialog = Destroying(title.format(number="KL-00042"), screen.window)
    dialog.open()
    settle()
    return dialog


def _open_locked(screen: Screen) -> QWidget:
    screen.window.locking.ask(Path("Clark v. Acme"))
    settle()
    return screen.window.findChildren(OpenLocked)[-1]


DIALOGS: dict[str, Opened] = {
    "reject": _reject,
    **{
        name: _by_action(name)
        for name in (
            "new_matter", "matter_details", "reviewer", "new_tag", "go_to", "restore", "numbers",
            "import_report", "batches", "samples", "export_log", "manage_issues", "manage_tags",
            "print", "help", "term_report", "custody_report", "reading_limits", "sequester",
            "purge", "clawback", "hand_over", "mailbox", "begin_from", "save_copy",
        )
    },
    "import_options": _import_options,
    "load_production": _load_production,
    "log_columns": _log_columns,
    "passwords": _passwords,
    "character_set": _character_set,
    "successor": _by_action("succeed"),
    "changed_readings": _changed_readings,
    "recognise": _recognise,
    "open_locked": _open_locked,
    "lock_matter": _by_action("passphrase"),
    "take_in": _take_in,
    "as_before": _as_before,
    "destroying": _destroying,
    "decide_alike": _decide_alike,
    "mailbox_passphrase": _passphrase,
    "who_am_i": _who_am_i,
}  # fmt: skip


def dialogs(screen: Screen) -> Iterator[tuple[str, QWidget]]:
    """Each dialog, open on real data; closed again when the next is asked for."""
    for name, opened in DIALOGS.items():
        dialog = opened(screen)
        yield name, dialog
        while isinstance(dialog, QDialog):
            parent = dialog.parent()
            dialog.done(0)
            dialog = parent  # type: ignore[assignment]
        settle()


def _tagged(screen: Screen) -> None:
    screen.open(CERTIFIED)
    for keys in ("Down", "2", "F"):
        screen.key(keys)


def _acted(*names: str) -> Callable[[Screen], None]:
    def act(screen: Screen) -> None:
        for name in names:
            screen.window.actions_table[name].trigger()

    return act


def _many(screen: Screen) -> None:
    screen.desk.table.table.setFocus()
    screen.desk.table.table.selectAll()


def _beside(screen: Screen) -> None:
    screen.open(MAIL)
    screen.window.actions_table["split"].trigger()


def _to_page(screen: Screen) -> None:
    screen.page.setFocus()
    screen.key("Down")


STATES: dict[str, tuple[Callable[[Screen], None], Callable[[Screen], None]]] = {
    "exhibit": (lambda _screen: None, lambda _screen: None),
    "passage": (_tagged, lambda _screen: None),
    "many": (_many, _to_page),
    "find": (_acted("find"), lambda screen: screen.key("Escape")),
    "issues": (_acted("issues"), lambda screen: screen.key("Escape")),
    "link": (_acted("link"), lambda screen: screen.key("Escape")),
    "history": (_acted("history"), lambda _screen: None),
    "left": (_acted("left"), lambda _screen: None),
    "differences": (_acted("differences"), lambda _screen: None),
    "colleagues": (_acted("colleagues"), lambda _screen: None),
    "overview": (_acted("overview"), _acted("overview")),
    "full table": (_acted("full_table"), _acted("full_table")),
    "side by side": (_beside, _acted("split")),
    "search": (_acted("search_all"), lambda screen: screen.key("Escape")),
    "reading": (_acted("reading_pane"), _acted("reading_pane")),
    "palette": (_acted("palette"), lambda screen: screen.window.palette_view.hide()),
    "keys": (_acted("keys"), lambda screen: screen.window.keys.hide()),
}


def states(screen: Screen) -> Iterator[tuple[str, QWidget]]:
    """The window with a matter, in one state after the other."""
    for name, (begin, end) in STATES.items():
        begin(screen)
        settle()
        yield name, screen.window
        end(screen)
        settle()


def everywhere(screen: Screen) -> Iterator[tuple[str, QWidget]]:
    """Every state of the window and every dialog over it."""
    yield from states(screen)
    screen.open(CERTIFIED)
    screen.key("Down")
    yield from dialogs(screen)
