"""The page worker as the window meets it: a real process, real PDFs, sudden deaths."""

import os
import queue
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pymupdf
import pytest

from reviewer.workers.page_messages import Failed, News, Restarted, Sizes, Tile, TileKey
from reviewer.workers.pages import NEVER_STARTED, PageWorker

WAIT = 10


class Listener:
    """Everything a worker told, in order."""

    def __init__(self) -> None:
        self._news: queue.SimpleQueue[News] = queue.SimpleQueue()

    def __call__(self, news: News) -> None:
        self._news.put(news)

    def next(self, kind: type | tuple[type, ...]) -> News:
        until = time.monotonic() + WAIT
        while True:
            news = self._news.get(timeout=max(0.01, until - time.monotonic()))
            if isinstance(news, kind):
                return news

    def is_silent(self, seconds: float) -> bool:
        try:
            self._news.get(timeout=seconds)
        except queue.Empty:
            return True
        return False


@pytest.fixture(scope="module")
def pdf(tmp_path_factory) -> Path:
    document = pymupdf.open()
    for number in range(3):
        page = document.new_page(width=200, height=100)
        page.draw_rect((150, 80, 200, 100), fill=(1, 0, 0), color=None)
        page.insert_text((10, 20), f"Page {number}", fontsize=12)
    path: Path = tmp_path_factory.mktemp("pdf") / "three.pdf"
    document.save(path)
    return path


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def worker(listener: Listener) -> Iterator[PageWorker]:
    worker = PageWorker()
    worker.start()
    worker.listen(listener)
    yield worker
    worker.close()


def whole(page: int, rotation: int = 0, scale: float = 2.0) -> TileKey:
    width, height = (400, 200) if rotation % 180 == 0 else (200, 400)
    return TileKey("three", page, scale, rotation, 0, 0, width, height)


def test_it_measures_and_draws_a_page(worker, listener, pdf):
    worker.open("three", pdf)
    worker.measure("three")
    worker.want(1, [whole(0)], 1)

    sizes, tile = listener.next(Sizes), listener.next(Tile)

    assert sizes.sizes == ((200.0, 100.0),) * 3
    assert tile.key == whole(0)
    assert bytes(tile.pixels[-3:]) == b"\xff\x00\x00"
    assert bytes(tile.pixels[:3]) == b"\xff\xff\xff"


def test_a_document_can_be_warmed_before_anyone_listens(pdf, listener):
    worker = PageWorker()
    worker.start()
    worker.warm("three", pdf, 2)

    before = worker.listen(listener)
    speck = listener.next(Tile)
    worker.close()

    assert before == 0
    assert (speck.key.page, len(speck.pixels)) == (2, 3 * 12 * 12)


@pytest.mark.parametrize(("rotation", "red_at"), [(90, (0, 399)), (180, (0, 0)), (270, (199, 0))])
def test_a_turned_page_is_turned_clockwise(worker, listener, pdf, rotation, red_at):
    worker.open("three", pdf)
    worker.want(1, [whole(0, rotation)], 1)

    tile = listener.next(Tile)

    x, y = red_at
    at = 3 * (y * tile.key.width + x)
    assert bytes(tile.pixels[at : at + 3]) == b"\xff\x00\x00"


def test_a_tile_is_the_same_pixels_as_that_part_of_the_whole(worker, listener, pdf):
    part = TileKey("three", 1, 2.0, 0, 20, 10, 100, 60)
    worker.open("three", pdf)
    worker.want(1, [whole(1), part], 2)

    page, tile = listener.next(Tile), listener.next(Tile)

    rows = [page.pixels[3 * (400 * (10 + y) + 20) :][:300] for y in range(60)]
    assert bytes(tile.pixels) == b"".join(rows)


def test_the_newest_viewers_visible_pages_come_first(worker, listener, pdf):
    worker.open("three", pdf)
    worker.want(1, [whole(0), whole(0, scale=1.0)], 1)
    worker.want(2, [whole(1), whole(2)], 1)

    order = [listener.next(Tile).key.page for _ in range(4)]

    assert sorted(order[:2]) == [0, 1]
    assert sorted(order[2:]) == [0, 2]


def test_a_picture_on_its_way_is_not_drawn_twice(worker, listener, pdf):
    worker.open("three", pdf)
    worker.want(1, [whole(0)], 1, 0)
    listener.next(Tile)

    worker.want(1, [whole(0), whole(1)], 2, 0)

    assert listener.next(Tile).key == whole(1)
    assert listener.is_silent(0.1)


def test_a_page_that_two_viewers_show_is_drawn_once(worker, listener, pdf):
    worker.open("three", pdf)
    worker.want(1, [whole(2), whole(0), whole(1)], 3)
    worker.want(2, [whole(2), whole(1), whole(0)], 3)

    drawn = [listener.next(Tile).key for _ in range(3)]

    assert sorted(key.page for key in drawn) == [0, 1, 2]
    assert listener.is_silent(0.1)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 nonsense", b"hello"])
def test_a_file_that_is_no_pdf_fails_in_words(worker, listener, tmp_path, content):
    path = tmp_path / "broken.pdf"
    path.write_bytes(content)
    worker.open("three", path)

    worker.want(1, [whole(0)], 1)

    assert listener.next(Failed).reason == "This exhibit's file cannot be opened as a PDF."


def test_a_page_that_does_not_exist_and_one_too_large_fail_in_words(worker, listener, pdf):
    worker.open("three", pdf)
    worker.want(1, [whole(7), TileKey("three", 0, 99.0, 0, 0, 0, 9000, 9000)], 2)

    reasons = [listener.next(Failed).reason for _ in range(2)]

    assert reasons == [
        "This exhibit has no page 8.",
        "This page is too large to be drawn at this zoom.",
    ]


def test_a_killed_worker_starts_again_and_knows_its_documents(worker, listener, pdf):
    worker.open("three", pdf)
    worker.want(1, [whole(0)], 1)
    listener.next(Tile)
    before = worker.pid

    os.kill(before, signal.SIGTERM)
    listener.next(Restarted)
    worker.want(1, [whole(2)], 1)

    assert listener.next(Tile).key == whole(2)
    assert worker.pid != before


def test_a_page_that_takes_too_long_is_given_up_and_others_still_come(listener, pdf, heavy):
    worker = PageWorker(patience=0.4)
    worker.start()
    worker.listen(listener)
    worker.open("heavy", heavy)
    worker.open("three", pdf)
    slow = TileKey("heavy", 0, 3.0, 0, 0, 0, 1836, 2376)

    worker.want(1, [slow], 1)
    failed = listener.next(Failed)
    listener.next(Restarted)
    worker.want(1, [slow, whole(0)], 2)
    tile = listener.next(Tile)
    worker.close()

    assert (failed.doc, failed.page) == ("heavy", 0)
    assert "too long" in failed.reason
    assert tile.key == whole(0)


@pytest.fixture(scope="module")
def heavy(tmp_path_factory) -> Path:
    """A page that takes more than a second to draw."""
    document = pymupdf.open()
    page = document.new_page()
    shape = page.new_shape()
    for number in range(12_000):
        x, y = (number * 37) % 300 + 20, (number * 91) % 500 + 20
        shape.draw_polyline([(x, y), (x + 250, y + 40), (x + 90, y + 230), (x, y)])
    shape.finish(fill=(0.8, 0.85, 0.95), width=2, fill_opacity=0.3, stroke_opacity=0.4)
    shape.commit()
    path: Path = tmp_path_factory.mktemp("heavy") / "heavy.pdf"
    document.save(path)
    return path


def test_a_worker_that_never_speaks_is_given_up_in_words(listener):
    worker = PageWorker(command=[sys.executable, "-c", "raise SystemExit(3)"])
    worker.start()
    worker.listen(listener)

    failed = listener.next(Failed)
    worker.close()

    assert failed.reason == NEVER_STARTED


def test_what_does_not_speak_the_protocol_is_not_believed(listener):
    liar = "import sys, time; sys.stdout.write('hello ' * 9); sys.stdout.flush(); time.sleep(60)"
    worker = PageWorker(command=[sys.executable, "-c", liar])
    worker.start()
    worker.listen(listener)

    failed = listener.next(Failed)
    worker.close()

    assert failed.reason == NEVER_STARTED


def test_what_a_library_prints_does_not_reach_the_pipe(listener, pdf, tmp_path):
    noisy = (
        "import os, sys; from reviewer.workers import page_child as child; "
        "claim = child._claim_pipes; "
        "child._claim_pipes = lambda: (claim(), print('noise'), os.write(1, b'more noise'))[0]; "
        "sys.exit(child.main())"
    )
    worker = PageWorker(command=[sys.executable, "-c", noisy])
    worker.start()
    worker.listen(listener)
    worker.open("three", pdf)

    worker.want(1, [whole(0)], 1)

    assert listener.next(Tile).key == whole(0)
    worker.close()


def test_the_worker_ends_with_the_window(worker):
    pid = worker.pid

    worker.close()

    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
STRANGE = ("pdf-broken", "pdf-geometry", "pdf-encrypted", "pdf-i18n", "pdf-scanned")


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora of real files are not beside it")
def test_strange_files_are_drawn_or_refused_in_words_and_never_kill_it(worker, listener):
    paths = [path for folder in STRANGE for path in sorted((CORPORA / folder).rglob("*.pdf"))]
    before = worker.pid
    for path in paths:
        worker.open(path.name, path)
        worker.want(1, [TileKey(path.name, 0, 0.5, 0, 0, 0, 300, 400)], 1)
        listener.next((Tile, Failed))
        worker.close_document(path.name)

    assert len(paths) > 30
    assert worker.pid == before
