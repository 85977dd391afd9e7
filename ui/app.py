"""The program with a window: builds each object once and hands it on.

The page worker is started in the first lines, before Qt is imported, so that it loads its engine
while Qt loads. Then the matter is opened and the worker told which page was left, so that it has
read the page when the window asks for it. What needs no Qt is imported before Qt: afterwards every
import costs more, because PySide looks into the source of each module.
"""

import argparse
import gc
import os
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.workers.pages import PageWorker

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from reviewer.matter import Matter
    from ui.main_window import MainWindow
    from ui.page_view.rendering import PageRenderer
    from ui.settings import WindowSettings
    from ui.theme import Theme

_SETTLES_MS = 400
_PATIENCE_MS = 8000
_AHEAD = (
    "acts.batches",
    "acts.bulk",
    "acts.exhibits",
    "acts.found",
    "acts.intakes",
    "acts.searches",
    "acts.second_level",
    "acts.tagging",
    "exports.quoted",
    "index_keeper",
    "ingest",
    "queries.character_sets",
    "queries.cites",
    "queries.difference_kinds",
    "queries.draws",
    "queries.histories",
    "queries.left",
    "queries.loaded",
    "queries.mails",
    "queries.many",
    "queries.overturned",
    "queries.overview",
    "queries.page_marks",
    "queries.quick",
    "queries.readings",
    "queries.row_places",
    "queries.samples",
    "queries.saved_searches",
    "queries.scans",
    "queries.search",
    "queries.search_index",
    "queries.search_limits",
    "queries.unconfirmed",
    "readers.character_sets",
    "readers.options",
    "reading_limits",
    "resources",
    "text.asking",
    "text.hits",
    "text.stepping",
    "workers.page_messages",
    "workers.pool",
)
"""What the window imports of the domain in the end; a test holds the list complete."""


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window.

    Returns:
        The exit code.
    """
    chosen = _parser().parse_args(list(sys.argv[1:] if argv is None else argv))
    if chosen.screenshot is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        if chosen.scale != 1:
            os.environ["QT_SCALE_FACTOR"] = str(chosen.scale)
    worker = PageWorker()
    worker.start()
    # Imports leave no rubbish, and looking for it among what they make is a tenth of the start.
    gc.disable()
    try:
        return _run(chosen, worker)
    finally:
        gc.enable()
        worker.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="pincite open", description="Open the window.")
    parser.add_argument("matter", nargs="?", type=Path, help="folder of the matter to open")
    parser.add_argument("--show", metavar="PASSAGE", help="number of a passage to show")
    parser.add_argument("--screenshot", type=Path, help="draw the window to a PNG file and quit")
    parser.add_argument("--theme", choices=["system", "light", "dark", "contrast"])
    parser.add_argument(
        "--language", default=None, help="en, de, or pseudo to find what is not translated"
    )
    parser.add_argument("--scale", type=int, default=1, help="pixels a point of a screenshot")
    # A seam for measuring the start, used by the benchmarks: nothing else is told apart by it.
    parser.add_argument("--until-sharp", action="store_true", help=argparse.SUPPRESS)
    return parser


def import_ahead() -> None:
    """Everything of the domain that the window stands on, while there is no Qt yet."""
    for name in _AHEAD:
        import_module(f"reviewer.{name}")


def _open_ahead(
    place: Path | None, settings: "WindowSettings", worker: PageWorker
) -> "Matter | None":
    """Open the matter while Qt is not yet imported, and have the worker read the page it shows.

    What is refused here is asked for again by the window, which can say why.
    """
    from reviewer.errors import ReviewError  # noqa: PLC0415 - after the worker was started
    from reviewer.matter import open_matter  # noqa: PLC0415

    if place is None or settings.reviewer is None:
        return None
    try:
        matter = open_matter(place, settings.stored)
    except ReviewError:
        return None
    _warm(worker, matter, settings.left_off(matter.id))
    return matter


def _warm(worker: PageWorker, matter: "Matter", left_off: dict[str, str]) -> None:
    from reviewer.errors import ReviewError  # noqa: PLC0415 - after the worker was started
    from ui.exhibit_pages import ExhibitPages  # noqa: PLC0415

    try:
        pages = ExhibitPages(matter, bytes.fromhex(left_off["occurrence"]))
        worker.warm(pages.key, pages.path, int(left_off["page"]))
    except (KeyError, ValueError, ReviewError):
        # Nothing was left open, or it is gone: the window shows the first exhibit.
        return


def _run(chosen: argparse.Namespace, worker: PageWorker) -> int:
    from ui.settings import WindowSettings  # noqa: PLC0415 - after the worker was started

    settings = WindowSettings()
    matter = _open_ahead(chosen.matter, settings, worker)
    import_ahead()

    # Imported here: Qt must load beside the worker, not before it.
    from ui.faults import Faults  # noqa: PLC0415
    from ui.main_window import MainWindow  # noqa: PLC0415
    from ui.page_view.rendering import PageRenderer  # noqa: PLC0415

    app = _application()
    with ExitStack() as at_end:
        _translate(app, settings.language if chosen.language is None else chosen.language, at_end)
        theme = _theme(chosen.theme, settings)
        theme.install(app)
        faults = Faults(settings.folder)
        at_end.callback(faults.uninstall)
        has_crashed = bool(faults.install())
        renderer = PageRenderer(worker)
        at_end.callback(renderer.shut)
        window = MainWindow(settings, theme, renderer, faults)
        if chosen.screenshot is not None:
            _prepare_drawing(window)
        _put_up(window, chosen.matter, matter)
        if chosen.show:
            window.show_passage(chosen.show)
        if chosen.screenshot is not None:
            return _draw(app, window, chosen.screenshot, renderer)
        return _work(app, window, has_crashed=has_crashed, until_sharp=chosen.until_sharp)


def _application() -> "QApplication":
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - when the worker loads

    app = QApplication.instance() or QApplication(["pincite"])
    assert isinstance(app, QApplication)
    app.setApplicationName("Pincite")
    app.setDesktopFileName("pincite")
    return app


def _translate(app: "QApplication", language: str, at_end: ExitStack) -> None:
    from ui import translation  # noqa: PLC0415 - when the worker loads

    for translator in translation.install(app, language):
        at_end.callback(app.removeTranslator, translator)


def _work(
    app: "QApplication", window: "MainWindow", *, has_crashed: bool, until_sharp: bool
) -> int:
    """Until the window is closed."""
    if has_crashed:
        window.notice.tell_of_crash()
    if until_sharp:
        _close_when_sharp(app, window)
    return int(app.exec())


def _theme(choice: str | None, settings: "WindowSettings") -> "Theme":
    """The look as it was left; text as large as the system's where nobody chose."""
    from ui.theme import Theme, text_of_system  # noqa: PLC0415 - after the worker was started
    from ui.tokens import ThemeChoice  # noqa: PLC0415

    look = ThemeChoice(choice) if choice else settings.theme
    theme = Theme(look, settings.text_pixels or text_of_system())
    theme.keep_still(is_still=settings.flag("reduced_motion"))
    return theme


def _put_up(window: "MainWindow", place: Path | None, matter: "Matter | None") -> None:
    """Show the window: with the matter in it from the first moment, where one was opened."""
    if matter is not None:
        window.show_matter(matter)
    window.show()
    if matter is None and place is not None:
        window.open_place(place)
    gc.freeze()
    gc.enable()


def _close_when_sharp(app: "QApplication", window: "MainWindow") -> None:
    """Once a page stands sharp on the screen, print the time (in ns) and close the window."""
    from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: PLC0415

    desk = window.desk
    assert desk is not None
    page = desk.document.page

    def tell() -> None:
        sys.stdout.write(f"{time.time_ns()}\n")
        sys.stdout.flush()
        window.close()

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and page.is_sharp():
                page.viewport().removeEventFilter(self)
                QTimer.singleShot(0, tell)
            return False

    page.viewport().installEventFilter(Watch(app))


def _prepare_drawing(window: "MainWindow") -> None:
    from PySide6.QtCore import qInstallMessageHandler  # noqa: PLC0415 - when the worker loads

    from ui.main_window import FIRST_SIZE  # noqa: PLC0415

    # The offscreen platform complains of every window that it cannot tell a manager of its size.
    qInstallMessageHandler(lambda *_message: None)
    window.resize(*FIRST_SIZE)


def _draw(
    app: "QApplication", window: "MainWindow", picture: Path, renderer: "PageRenderer"
) -> int:
    """Draw the window as soon as no more pictures of pages come in."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415

    window.banner.hide()
    drawn: list[bool] = []

    def settle() -> None:
        desk = window.desk
        if (
            desk is not None
            and desk.document.pages is not None
            and not desk.document.page.is_sharp()
        ):
            # On a busy machine the first picture of a page may take longer than that.
            settled.start()
            return
        drawn.append(window.grab().save(str(picture)))
        window.close()
        app.quit()

    settled = QTimer(app, singleShot=True, interval=_SETTLES_MS)
    settled.timeout.connect(settle)
    renderer.tile_ready.connect(settled.start)
    settled.start()
    QTimer.singleShot(_PATIENCE_MS, app.quit)
    app.exec()
    return 0 if drawn and drawn[0] else 1


if __name__ == "__main__":
    sys.exit(main())
