"""The application as a process of its own, started on a matter, as ``pincite open`` starts it."""

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from reviewer import demo
from reviewer.ingest import Import
from reviewer.resources import sample_exhibits
from reviewer.store.settings import Settings
from reviewer.workers.pool import WorkerPool

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def matter(home: Path, tmp_path: Path) -> Path:
    settings = Settings(home)
    settings.name_reviewer("Kim Lee", "KL")
    folder = tmp_path / "matter"
    files = [sample_exhibits() / "mail/2024-03-11 1612 Intake plan.eml"]
    with demo.new_sample_matter(folder, "Kim Lee", "KL", settings) as made, WorkerPool(1) as pool:
        Import(made, files, pool).run()
    return folder


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-m", "ui.app", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(("theme", "scale"), [("light", 1), ("dark", 2)])
def test_the_window_opens_on_a_matter_and_draws_itself(matter: Path, tmp_path, theme, scale):
    picture = tmp_path / "window.png"

    done = _run(str(matter), "--screenshot", str(picture), "--theme", theme, "--scale", str(scale))

    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    width, height = struct.unpack(">II", picture.read_bytes()[16:24])
    assert (width, height) == (1480 * scale, 920 * scale)


def test_a_folder_without_a_matter_is_told_and_the_window_stays(tmp_path: Path, home: Path):
    Settings(home).name_reviewer("Kim Lee", "KL")
    picture = tmp_path / "window.png"

    done = _run(str(tmp_path), "--screenshot", str(picture))

    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert picture.is_file()


def test_what_was_open_is_whole_on_the_disk_after_the_window_closed(matter: Path, tmp_path):
    _run(str(matter), "--screenshot", str(tmp_path / "window.png"))

    assert not (matter / "matter.pincite-wal").exists()
    assert not (matter / "matter.pincite-shm").exists()
