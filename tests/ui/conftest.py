"""The window's tests: no screen needed, the shipped fonts, one real page worker for all of them."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

# Before anything imports Qt: the tests draw into memory and look the same everywhere.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")

from PySide6.QtWidgets import QApplication

from reviewer.matter import Matter
from reviewer.workers.pages import PageWorker
from tests.ui import matters
from tests.ui.desks import empty_screen, imported, screen, window_settings
from tests.ui.paper import TESTIMONY, Paper, make_paper
from ui.page_view.rendering import PageRenderer
from ui.theme import Theme, load_fonts
from ui.tokens import ThemeChoice

HERE = Path(__file__).parent
# Fixtures of the whole window.
__all__ = ["empty_screen", "imported", "screen", "window_settings"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.ui)


@pytest.fixture(scope="session", autouse=True)
def _fonts(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")
    load_fonts()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(ThemeChoice.LIGHT)


@pytest.fixture(scope="session")
def page_worker() -> Iterator[PageWorker]:
    worker = PageWorker()
    worker.start()
    yield worker
    worker.close()


@pytest.fixture
def renderer(qapp: QApplication, page_worker: PageWorker) -> Iterator[PageRenderer]:
    renderer = PageRenderer(page_worker)
    yield renderer
    renderer.shut()


@pytest.fixture
def matter(tmp_path: Path) -> Iterator[Matter]:
    """A matter of one's own, in which nothing is yet."""
    with matters.make_matter(tmp_path) as made:
        yield made


@pytest.fixture(scope="session")
def transcript(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """Six pages of testimony, 25 numbered lines each."""
    return make_paper(tmp_path_factory.mktemp("paper"), [TESTIMONY] * 6)


@pytest.fixture(scope="session")
def long_transcript(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """Two thousand pages."""
    return make_paper(tmp_path_factory.mktemp("long"), [TESTIMONY] * 2000)
