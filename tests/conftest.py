"""What holds for every test: no screen, no network, a home of its own, nothing left behind."""

import os
import socket
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from reviewer import resources

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# LibreOffice, where a machine has it, is started by the tests that are about it and by no other.
os.environ.setdefault("PINCITE_OFFICE", "none")

TESTS = Path(__file__).parent
PATIENCE = 2.0  # seconds that a killed worker may take to disappear

settings.register_profile(
    "short",
    max_examples=50,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("long", settings.get_profile("short"), max_examples=2000)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="many examples, and the benchmarks")
    parser.addoption(
        "--update-references", action="store_true", help="write the references from what is made"
    )


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("long" if config.getoption("--long") else "short")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Run what is marked as unmeasured in half the time.

    Refused: the marker that pytest-cov has for this. In a process of pytest-xdist it stops one of
    two measurements, and the other, which nobody reads, goes on.
    """
    measuring = sys.gettrace()
    if measuring is None or item.get_closest_marker("unmeasured") is None:
        return (yield)
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(measuring)


# --- files to test on -----------------------------------------------------------------------------


@pytest.fixture(scope="session")
def samples() -> Path:
    """The exhibits of the sample matter."""
    return resources.sample_exhibits()


@pytest.fixture(scope="session")
def corpora() -> Path:
    """Real files with expected answers, kept beside the clone because of their size."""
    folder = TESTS.parent.parent / "shared" / "corpora"
    if not folder.is_dir():
        pytest.skip("the corpora of real files are not on this machine")
    return folder


@pytest.fixture
def agrees_with_reference(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    """Assert that bytes equal a file of ``tests/references``, or rewrite it when asked to."""

    def agrees(name: str, made: bytes) -> None:
        reference = TESTS / "references" / name
        if request.config.getoption("--update-references"):
            reference.parent.mkdir(parents=True, exist_ok=True)
            reference.write_bytes(made)
        assert made == reference.read_bytes()

    return agrees


# --- a home of its own, and no network ------------------------------------------------------------


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this test's settings, recent matters and backups lie, in place of the person's own."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("PINCITE_HOME", str(folder))
    return folder


@pytest.fixture(scope="session", autouse=True)
def offline() -> Iterator[None]:
    """Refuse every connection that would leave this machine."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: tuple[str, int] | str) -> None:
        inet = self.family in (socket.AF_INET, socket.AF_INET6)
        if inet and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"A test tried to reach {address}: Pincite is offline.")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield


# --- nothing left behind --------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def leaves_nothing_behind() -> Iterator[None]:
    """Fail a test that leaves a worker process, an open matter or a window.

    What a fixture of wider scope holds is there before the test and is not counted.
    """
    workers, matters, windows = _workers(), _open_matters(), _windows()
    yield
    left = _workers() - workers
    patience = time.monotonic() + PATIENCE
    while left and time.monotonic() < patience:
        time.sleep(0.01)
        left = _workers() - workers
    assert not left, f"worker processes left running: {sorted(left)}"
    assert not _open_matters() - matters, f"matters left open: {_open_matters() - matters}"
    assert not _windows() - windows, f"windows left open: {_windows() - windows}"


def _workers() -> set[int]:
    """Processes started by this one that still run; empty where the system cannot tell."""
    if not _has_children():
        return set()
    return {int(stat.parent.name) for stat in Path("/proc").glob("[0-9]*/stat") if _is_worker(stat)}


def _has_children() -> bool:
    """Whether there is any child at all: spares most tests the walk through every process."""
    if not hasattr(os, "waitid"):
        return False
    try:
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except ChildProcessError:
        return False
    return True


def _is_worker(stat: Path) -> bool:
    state, parent = (_text(stat).rpartition(")")[2].split() or ["Z", "0"])[:2]
    return int(parent) == os.getpid() and state != "Z"


def _text(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:  # the process ended in between
        return ""


def _open_matters() -> set[str]:
    """Review databases that this process holds open; empty where the system cannot tell."""
    names = (_target(link) for link in Path("/proc/self/fd").glob("*"))
    return {name for name in names if name.endswith((".pincite", ".pincite-wal"))}


def _target(link: Path) -> str:
    try:
        return str(link.readlink())
    except OSError:  # closed in between
        return ""


def _windows() -> set[str]:
    if "PySide6.QtWidgets" not in sys.modules:
        return set()
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  most tests never load Qt

    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    return {f"{type(widget).__name__} {widget.windowTitle()!r}" for widget in shown}
