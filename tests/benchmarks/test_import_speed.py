"""Import of PDFs against the bare reader, and two workers against one."""

import time
from pathlib import Path

import pymupdf

from reviewer.ingest import Import, Status
from reviewer.matter import create_matter
from reviewer.model import MatterBody
from reviewer.readers import pdf
from reviewer.readers.options import ReadOptions
from reviewer.store.settings import Settings
from reviewer.workers.pool import WorkerPool

_FILES, _PAGES = 24, 40


def _make_pdfs(folder: Path) -> list[Path]:
    paths = []
    for number in range(_FILES):
        document = pymupdf.open()
        for page in range(_PAGES):
            sheet = document.new_page()
            lines = (
                f"Line {line} of page {page} in file {number}: as the agreement of the year has it."
                for line in range(40)
            )
            sheet.insert_text((72, 72), list(lines), fontsize=10)
        paths.append(folder / f"file {number:02}.pdf")
        document.save(paths[-1])
    return paths


def _import_seconds(folder: Path, paths: list[Path], workers: int) -> float:
    matter = create_matter(
        folder, MatterBody("Speed"), "Kim Lee", settings=Settings(folder.parent / "home")
    )
    with matter, WorkerPool(workers) as pool:
        Import(matter, paths[:1], pool).run()  # the processes are warm from here on
        begin = time.perf_counter()
        outcomes = Import(matter, paths[1:], pool).run()
        seconds = time.perf_counter() - begin
    assert all(outcome.status is Status.IMPORTED for outcome in outcomes)
    return seconds


def test_import_keeps_up_with_the_bare_reader_and_gains_by_a_second_core(tmp_path, figure):
    paths = _make_pdfs(tmp_path)
    begin = time.perf_counter()
    for path in paths[1:]:
        pdf.read(path, ReadOptions(), lambda _done, _total: None)
    bare = time.perf_counter() - begin

    one = _import_seconds(tmp_path / "one", paths, 1)
    two = _import_seconds(tmp_path / "two", paths, 2)

    figure(f"bare {bare:.2f} s, one worker {one:.2f} s, two {two:.2f} s")
    assert bare / one >= 0.7
    assert one / two >= 1.4
