"""A program of its own: the window on a matter, scrolled for a while; prints what memory it took.

Run as ``python -m tests.benchmarks.scrolled_window MATTER SECONDS``. In the process of the tests
the memory of whatever ran before would be counted as well.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QScrollBar

from reviewer.matter import open_matter
from reviewer.workers.pages import PageWorker
from ui.faults import Faults
from ui.main_window import MainWindow
from ui.page_view.rendering import PageRenderer
from ui.settings import WindowSettings
from ui.theme import Theme
from ui.tokens import ThemeChoice

FRAME_MS, PIXELS = 16, 600


def scroller(bar: QScrollBar, pixels: int) -> Callable[[], None]:
    """One frame of a steady scroll that turns round at both ends."""
    way = [pixels]

    def step() -> None:
        if not bar.minimum() <= bar.value() + way[0] <= bar.maximum():
            way[0] = -way[0]
        bar.setValue(bar.value() + way[0])

    return step


def resident_mb(pid: int) -> float:
    """What a process has in memory."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def main(place: Path, seconds: float) -> None:
    """Print frames, then megabytes of window and worker, half-way and at the end."""
    app = QApplication(["scrolled"])
    settings = WindowSettings()
    theme = Theme(ThemeChoice.LIGHT)
    theme.install(app)
    worker = PageWorker()
    worker.start()
    renderer = PageRenderer(worker)
    window = MainWindow(settings, theme, renderer, Faults(settings.folder))
    window.resize(1480, 920)
    window.show_matter(open_matter(place, settings.stored))
    window.show()
    assert window.desk is not None
    found = [0.0]
    step = scroller(window.desk.document.page.verticalScrollBar(), PIXELS)

    def turn() -> None:
        found[0] += 1
        step()

    def weigh() -> None:
        found.extend((resident_mb(os.getpid()), resident_mb(worker.pid)))

    frames = QTimer(interval=FRAME_MS)
    frames.timeout.connect(turn)
    frames.start()
    begun = time.monotonic()
    while (left := begun + seconds - time.monotonic()) > 0:
        if len(found) == 1 and left < seconds / 2:
            weigh()
        app.processEvents()
        time.sleep(0.001)
    weigh()
    sys.stdout.write(" ".join(f"{one:.1f}" for one in found) + "\n")
    frames.stop()
    window.close()
    renderer.shut()
    worker.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
