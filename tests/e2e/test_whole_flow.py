"""The whole flow on real files: nothing reaches for a network, nothing is left outside the matter.

A hook is put in front of every socket, here and in every Python process that is started: it writes
down the attempt before it refuses it, so that an attempt that some library swallows is seen, too.
The hook goes to the children as a ``sitecustomize`` module at the head of their path.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HOOK = """
import os, sys
def refuse(event, arguments):
    if event.partition(".")[0] == "socket":
        file = os.open(os.environ["ATTEMPTS"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(file, f"{event} {arguments!r} in {sys.argv}\\n".encode())
        os.close(file)
        raise PermissionError(event)
sys.addaudithook(refuse)
"""
FLOW = """
import sys
from reviewer.cli import main
for line in sys.stdin.read().split("\\n\\n"):
    code = main(line.split("\\n"))
    assert code in (0, 3), (code, line)
"""
KINDS = (
    "eml", "enron", "mbox", "msg", "pdf", "pdf-annotated", "pdf-attachment", "pdf-broken",
    "pdf-form", "pdf-geometry", "pdf-i18n", "article", "html", "docx", "rtf", "image", "csv",
    "textenc", "hostile", "unsupported",
)  # fmt: skip
SMALL = 300_000


def varied(corpora: Path) -> list[Path]:
    """A small file or two of each kind."""
    found: list[Path] = []
    for kind in KINDS:
        files = sorted(path for path in (corpora / kind).rglob("*") if path.is_file())
        small = [path for path in files if 0 < path.stat().st_size < SMALL]
        found += small[:: max(1, len(small) // 2)][:2]
    return found


def below(*folders: Path) -> set[Path]:
    return {path for folder in folders for path in folder.rglob("*")}


@pytest.fixture
def places(tmp_path: Path) -> dict[str, Path]:
    """Every place where a program might put something: home, temporary files, where it stands."""
    made = {name: tmp_path / name for name in ("home", "tmp", "cwd", "hook", "out")}
    for folder in made.values():
        folder.mkdir()
    (made["hook"] / "sitecustomize.py").write_text(HOOK)
    return made


def run_flow(places: dict[str, Path], matter: Path, files: list[Path]) -> None:
    """Make a matter, import, search, export and verify, in a process with the hook."""
    commands = [
        ["new", str(matter), "--title", "Flow", "--reviewer", "Kim Lee"],
        ["import", str(matter), *map(str, files), "--json"],
        ["search", str(matter), "the", "--json"],
        ["log", str(matter), "-o", str(places["out"] / "log.csv")],
        ["custody", str(matter), "-o", str(places["out"] / "custody.pdf")],
        ["verify", str(matter)],
    ]
    top = str(Path(__file__).resolve().parents[2])
    environment = {
        **{name: os.environ[name] for name in ("PATH", "PINCITE_OFFICE") if name in os.environ},
        "HOME": str(places["home"]),
        "PINCITE_HOME": str(places["home"] / "pincite"),
        "TMPDIR": str(places["tmp"]),
        "PYTHONPATH": os.pathsep.join([str(places["hook"]), top]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "ATTEMPTS": str(places["out"] / "attempts"),
    }
    done = subprocess.run(
        [sys.executable, "-P", "-c", FLOW],
        check=False,
        input="\n\n".join("\n".join(command) for command in commands).encode(),
        capture_output=True,
        cwd=places["cwd"],
        env=environment,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr.decode()[-4000:]
    assert b"Traceback" not in done.stderr


def test_the_whole_flow_opens_no_socket_and_leaves_nothing_outside_the_matter(
    places, tmp_path, samples, corpora
):
    files = [samples, *varied(corpora)]
    sources = {path: path.stat().st_mtime_ns for path in below(samples)}
    matter = tmp_path / "matter"
    run_flow(places, matter, files)

    assert not (places["out"] / "attempts").exists(), (places["out"] / "attempts").read_text()
    assert below(places["tmp"], places["cwd"]) == set()
    # Who sits here and what was last written are facts of the computer, kept in the home.
    assert all(path.is_relative_to(places["home"] / "pincite") for path in below(places["home"]))
    assert {path: path.stat().st_mtime_ns for path in below(samples)} == sources
    assert not list((matter / "objects").glob(".import-*"))
    natives = [path for path in (matter / "objects").rglob("*") if path.is_file()]
    assert len(natives) > len(varied(corpora))
    assert not any(path.stat().st_mode & 0o222 for path in natives)


def test_the_hook_would_see_an_attempt(places, tmp_path):
    environment = {"PYTHONPATH": str(places["hook"]), "ATTEMPTS": str(tmp_path / "attempts")}
    program = "import socket\ntry: socket.socket()\nexcept PermissionError: pass"
    subprocess.run([sys.executable, "-P", "-c", program], check=True, env=environment)

    assert "socket.__new__" in (tmp_path / "attempts").read_text()
