"""The window while 50,000 acts of a colleague are taken in on 100,000: reading goes on."""

import gc
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reviewer.acts.passages import set_passage_field
from reviewer.matter import open_matter
from reviewer.sharing.container import write_container
from reviewer.sharing.portions import Acts
from reviewer.store import log
from reviewer.store.settings import Settings
from reviewer.workers.pages import PageWorker
from tests.benchmarks.colleagues_work import Colleague, Work, add_transcripts
from tests.benchmarks.test_window_speed import Ticker
from tests.unit.handed import manifest_of
from tests.unit.matters import make_matter
from ui.dialogs.take_in import TakeIn
from ui.faults import Faults
from ui.main_window import MainWindow
from ui.page_view.rendering import PageRenderer
from ui.settings import WindowSettings
from ui.theme import Theme
from ui.tokens import ThemeChoice

KNOWN, NEW, EXHIBITS, ANSWERS = 100_000, 50_000, 25, 1_100
AT_ONCE = 500
GAP_MS, OF_IDLE, PATIENCE = 50.0, 1.3, 240.0
ACT_EVERY = 2.0


@pytest.fixture
def big(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A matter of 100,000 acts, a file of 50,000 more, and the folder of local facts."""
    with make_matter(tmp_path) as matter:
        exhibits = add_transcripts(matter, EXHIBITS, ANSWERS)
        coming = matter.begin_big_write()
        for acts in _portions(Colleague(matter, exhibits).work(KNOWN)):
            coming.put(acts.changesets, acts.payloads)
        coming.accept()
        while matter.project_slice() is not None:
            pass
        second = Colleague(matter, exhibits, 1).work(NEW)
        file = tmp_path / "From Bea.pincite-handover"
        manifest = replace(manifest_of(matter, NEW), upto={})
        write_container(file, manifest, _portions(second))
        return matter.folder, file, matter.settings.folder


def _portions(work: Work) -> Iterator[Acts]:
    """As many acts at once as a hand-over has."""
    held = {one.hash: one for one in work.payloads}
    for start in range(0, len(work.changesets), AT_ONCE):
        group = tuple(work.changesets[start : start + AT_ONCE])
        said = {one for changeset in group for one in log.payloads_of(log.read(changeset.body))}
        yield Acts(group, tuple(held[one] for one in said))


@pytest.fixture
def window(big, qapp: QApplication, monkeypatch) -> Iterator[MainWindow]:
    folder, _, home = big
    page_worker = PageWorker()
    page_worker.start()
    monkeypatch.setenv("PINCITE_HOME", str(home))
    settings = WindowSettings(Settings(home))
    theme = Theme(ThemeChoice.LIGHT)
    theme.install(qapp)
    renderer = PageRenderer(page_worker)
    window = MainWindow(settings, theme, renderer, Faults(home))
    window.resize(1480, 920)
    window.show_matter(open_matter(folder, settings.stored))
    window.show()
    gc.freeze()  # as the program does: what stands from the start is not looked through again
    yield window
    gc.unfreeze()
    if window.backing_up.backups is not None:
        window.backing_up.backups.is_due = False
    window.close()
    renderer.shut()
    page_worker.close()


def _run(qapp: QApplication, seconds: float, until: Callable[[], bool] = lambda: False) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and not until():
        qapp.processEvents()
        time.sleep(0.001)


class Worker:
    """Somebody who says something of one passage after the other meanwhile."""

    def __init__(self, window: MainWindow) -> None:
        assert window.desk is not None
        self._bridge = window.desk.bridge
        found = self._bridge.view.rows("SELECT id FROM passage ORDER BY row LIMIT 2000")
        self._passages = iter([row[0] for row in found])
        self._next = time.monotonic()
        self.took: list[float] = []

    def goes_on(self) -> bool:
        """An act, now and then; never the end."""
        if time.monotonic() >= self._next:
            self._act()
        return False

    def _act(self) -> None:
        passage = next(self._passages)
        begun = time.perf_counter()
        self._bridge.do(lambda view: set_passage_field(view, passage, "importance", "hot"))
        self.took.append((time.perf_counter() - begun) * 1000)
        self._next = time.monotonic() + ACT_EVERY

    def share(self, part: float) -> float:
        """The time that this share of all acts does not pass, in ms."""
        return sorted(self.took)[int(part * (len(self.took) - 1))]


def test_the_window_answers_while_50000_acts_are_taken_in(window, big, qapp, figure):
    _, file, _ = big
    _run(qapp, 6)
    idle, ticker = Ticker(), Ticker()
    idle.start()
    _run(qapp, 3)
    idle.stop()
    before, acting = Worker(window), Ticker()
    acting.start()
    _run(qapp, 10, before.goes_on)
    acting.stop()
    window.colleagues.take_in([file])
    dialog = window.findChildren(TakeIn)[-1]
    begun = time.monotonic()
    ticker.start()
    _run(qapp, PATIENCE, dialog.ok.isEnabled)
    looked, begun = time.monotonic() - begun, time.monotonic()
    dialog.ok.click()
    meanwhile = Worker(window)

    def is_taken() -> bool:
        return meanwhile.goes_on() or "Took in" in window.messages.text

    _run(qapp, PATIENCE, is_taken)
    taken = time.monotonic() - begun
    read = len(ticker.gaps)
    _run(qapp, 3)
    ticker.stop()

    figure(
        f"looked in {looked:.1f} s, taken in {taken:.1f} s; gaps p99 {ticker.share(0.99):.1f} ms, "
        f"worst {max(ticker.gaps):.0f}; the window's own work in a gap p99 "
        f"{sorted(ticker.busy)[int(0.99 * len(ticker.busy))]:.1f} ms, worst {max(ticker.busy):.0f} "
        f"(while it runs {max(ticker.busy[: read - 5]):.0f}, when panels are read anew "
        f"{max(ticker.busy[read - 5 :]):.0f}); at rest p99 {idle.share(0.99):.1f}, "
        f"when somebody acts {acting.share(0.99):.1f} (worst {max(acting.gaps):.0f}); "
        f"an act of one's own {meanwhile.share(0.5):.1f} ms (p95 {meanwhile.share(0.95):.1f}), "
        f"at rest {before.share(0.5):.1f}; load {os.getloadavg()[0]:.1f}"
    )
    assert "Took in" in window.messages.text
    assert looked <= taken
    # The same work at rest costs gaps too: an act is told to every panel.
    assert ticker.share(0.99) <= max(GAP_MS, OF_IDLE * acting.share(0.99))
