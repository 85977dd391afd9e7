"""The program with a window: builds each object once and hands it on.

The page worker is started in the first lines, before Qt is imported, so that it loads its engine
while Qt loads: it is ready when the first page is asked for.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.workers.pages import PageWorker

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow
    from ui.page_view.rendering import PageRenderer

_SETTLES_MS = 400
_PATIENCE_MS = 8000


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
    try:
        return _run(chosen, worker)
    finally:
        worker.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="pincite open", description="Open the window.")
    parser.add_argument("matter", nargs="?", type=Path, help="folder of the matter to open")
    parser.add_argument("--screenshot", type=Path, help="draw the window to a PNG file and quit")
    parser.add_argument("--theme", choices=["system", "light", "dark", "contrast"])
    parser.add_argument("--scale", type=int, default=1, help="pixels a point of a screenshot")
    return parser


def _run(chosen: argparse.Namespace, worker: PageWorker) -> int:
    # Imported here: Qt must load beside the worker, not before it.
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from ui.faults import Faults  # noqa: PLC0415
    from ui.main_window import MainWindow  # noqa: PLC0415
    from ui.page_view.rendering import PageRenderer  # noqa: PLC0415
    from ui.settings import WindowSettings  # noqa: PLC0415
    from ui.theme import Theme, ThemeChoice  # noqa: PLC0415

    app = QApplication.instance() or QApplication(["pincite"])
    assert isinstance(app, QApplication)
    app.setApplicationName("Pincite")
    app.setDesktopFileName("pincite")
    settings = WindowSettings()
    theme = Theme(ThemeChoice(chosen.theme) if chosen.theme else settings.theme)
    theme.install(app)
    faults = Faults(settings.folder)
    left = faults.install()
    renderer = PageRenderer(worker)
    window = MainWindow(settings, theme, renderer, faults)
    try:
        return _show(app, window, chosen, left, renderer)
    finally:
        renderer.shut()
        faults.uninstall()


def _show(
    app: "QApplication",
    window: "MainWindow",
    chosen: argparse.Namespace,
    left: str,
    renderer: "PageRenderer",
) -> int:
    if chosen.screenshot is not None:
        return _draw(app, window, chosen, renderer)
    window.show()
    if chosen.matter is not None:
        window.open_place(chosen.matter)
    if left:
        window.tell_of_crash()
    return int(app.exec())


def _draw(
    app: "QApplication",
    window: "MainWindow",
    chosen: argparse.Namespace,
    renderer: "PageRenderer",
) -> int:
    """Draw the window as soon as no more pictures of pages come in."""
    from PySide6.QtCore import QTimer, qInstallMessageHandler  # noqa: PLC0415

    # The offscreen platform complains of every window that it cannot tell a manager of its size.
    qInstallMessageHandler(lambda *_message: None)
    from ui.main_window import FIRST_SIZE  # noqa: PLC0415

    window.resize(*FIRST_SIZE)
    window.show()
    if chosen.matter is not None:
        window.open_place(chosen.matter)
        window.banner.hide()
    drawn: list[bool] = []

    def settle() -> None:
        drawn.append(window.grab().save(str(chosen.screenshot)))
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
