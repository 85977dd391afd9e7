"""The loop on a transcript of 300 pages: a step, a tag and a paint, key by key, in the real window.

With the window shown and a page full of passages behind it, as it is on a second day.
"""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.ingest import Import
from reviewer.matter import create_matter, open_matter
from reviewer.model import MatterBody
from reviewer.store.settings import Settings
from reviewer.workers.pages import PageWorker
from reviewer.workers.pool import WorkerPool
from tests.benchmarks import big_exhibits
from ui.faults import Faults
from ui.main_window import MainWindow
from ui.page_view.rendering import PageRenderer
from ui.settings import WindowSettings
from ui.theme import Theme
from ui.tokens import ThemeChoice

PAGES, STEPS, TAGS = 300, 300, 100
FRAME_MS, STEP_RATIO = 16.7, 1.5

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(tmp_path: Path, qapp: QApplication, monkeypatch) -> Iterator[MainWindow]:
    big_exhibits.make_transcript(tmp_path / "deposition.pdf", PAGES)
    settings = Settings(tmp_path / "home")
    settings.name_reviewer("Kim Lee", "KL")
    monkeypatch.setenv("PINCITE_HOME", str(tmp_path / "home"))
    with (
        create_matter(tmp_path / "matter", MatterBody("Long"), "Kim Lee", "KL", settings) as made,
        WorkerPool(1) as pool,
    ):
        Import(made, [tmp_path / "deposition.pdf"], pool).run()
    theme = Theme(ThemeChoice.LIGHT)
    theme.install(qapp)
    worker = PageWorker()
    worker.start()
    renderer = PageRenderer(worker)
    stored = WindowSettings(settings)
    window = MainWindow(stored, theme, renderer, Faults(stored.folder))
    window.resize(1480, 920)
    window.show_matter(open_matter(tmp_path / "matter", settings))
    window.show()
    yield window
    window.close()
    renderer.shut()
    worker.close()


def _timed(window: MainWindow, key: Qt.Key) -> float:
    """Milliseconds from a key to the window painted after it."""
    assert window.desk is not None
    page = window.desk.document.page
    begun = time.perf_counter()
    QTest.keyClick(page, key)
    QApplication.sendPostedEvents()
    page.viewport().repaint()
    window.desk.tag_bar.repaint()
    return (time.perf_counter() - begun) * 1000


def _share(times: list[float], part: float) -> float:
    return sorted(times)[int(part * (len(times) - 1))]


def test_a_step_is_painted_within_a_frame(window: MainWindow, qapp: QApplication, figure):
    qapp.processEvents()
    assert window.desk is not None
    window.desk.document.page.setFocus()
    tags: list[float] = []
    for _ in range(TAGS):
        _timed(window, Qt.Key.Key_Down)
        qapp.processEvents()
        tags.append(_timed(window, Qt.Key.Key_2))
        qapp.processEvents()
    steps: list[float] = []
    back: list[float] = []
    for times, key in ((steps, Qt.Key.Key_Down), (back, Qt.Key.Key_Up)):
        for _ in range(STEPS):
            times.append(_timed(window, key))
            qapp.processEvents()

    figure(
        f"{PAGES} pages, {TAGS} passages: a step down painted, median "
        f"{_share(steps, 0.5):.1f} ms, p95 {_share(steps, 0.95):.1f}, worst {max(steps):.1f}; "
        f"up {_share(back, 0.5):.1f} ms; a tag, saved and painted, "
        f"{_share(tags, 0.5):.1f} ms, p95 {_share(tags, 0.95):.1f}; "
        f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    )
    assert _share(steps, 0.5) <= FRAME_MS * STEP_RATIO
