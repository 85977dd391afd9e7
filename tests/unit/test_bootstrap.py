"""The way from a clone to an environment, on clones made for the purpose."""

import base64
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from reviewer import bootstrap, environment
from reviewer.checkout import HERE, Checkout, SetupError

STDLIB_MODULES = ("__init__", "__main__", "bootstrap", "checkout", "environment", "errors")
# Stands for the whole command line: says where it runs and with what.
CLI = "import sys\n\ndef main(arguments):\n    print(sys.prefix, *arguments)\n    return 0\n"
# What the set-up imports to see that Qt and SQLite start here.
PROBED = (
    "PySide6/__init__.py",
    "PySide6/QtWidgets.py",
    "pymupdf.py",
    "sqlcipher3.py",
    "sqlmodel.py",
)
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="apt-get is Debian's")


# --- the lock -------------------------------------------------------------------------------------


def test_the_lock_holds_every_requirement_within_its_bounds():
    pins = re.findall(r"^([\w.-]+)==([^\s;]+)", HERE.lock.read_text("utf-8"), re.MULTILINE)
    locked = dict(pins)
    project = tomllib.loads((HERE.root / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["check"]

    for requirement in map(Requirement, wanted):
        assert Version(locked[requirement.name.lower()]) in requirement.specifier


def test_every_requirement_has_an_upper_bound():
    project = tomllib.loads((HERE.root / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["check"]

    unbounded = [text for text in wanted if "<" not in text]

    assert unbounded == []


def test_the_lock_names_no_place_to_download_from():
    text = HERE.lock.read_text("utf-8")

    assert "://" not in text
    assert "index" not in text


# --- choosing the environment ---------------------------------------------------------------------


def test_an_installed_wheel_is_used_as_it_is(tmp_path):
    bootstrap.enter(["demo"], Checkout(tmp_path))

    assert list(tmp_path.iterdir()) == []


def test_an_environment_that_has_the_locked_packages_is_used_as_it_is(tmp_path):
    clone = clone_at(tmp_path, lock="packaging==" + version_of("packaging") + " \\\n")

    bootstrap.enter(["demo"], clone)

    assert not clone.environment.exists()


def test_a_stamp_counts_only_for_the_lock_it_was_made_from(tmp_path):
    clone = stamped(clone_at(tmp_path, lock="one==1.0 \\\n"))
    assert clone.is_stamped

    clone.lock.write_text("one==1.1 \\\n")

    assert not clone.is_stamped


def test_a_stamp_without_an_interpreter_does_not_count(tmp_path):
    clone = stamped(clone_at(tmp_path, lock="one==1.0 \\\n"))

    clone.python.unlink()

    assert not clone.is_stamped


def test_a_stamped_environment_is_entered_with_the_same_arguments(tmp_path):
    clone = stamped(runnable_clone_at(tmp_path, lock="one==1.0 \\\n"))

    done = start(clone, "open", "a matter")

    assert done.stdout.split(maxsplit=1) == [str(clone.environment), "open a matter\n"]


def test_an_environment_filled_by_hand_is_stamped_when_it_is_entered(tmp_path):
    clone = stamped(runnable_clone_at(tmp_path, lock=""))
    clone.stamp.unlink()

    done = start(clone, "state", python=clone.python)

    assert done.stdout == f"{clone.environment} state\n"
    assert clone.is_stamped


# --- making it ------------------------------------------------------------------------------------


def test_a_bare_clone_makes_its_environment_once(tmp_path):
    wheels = tmp_path / "wheels"
    clone = runnable_clone_at(tmp_path / "clone", lock=lock_of(wheel_at(wheels)))

    first = start(clone, "state", wheels=wheels)
    shutil.rmtree(wheels)
    second = start(clone, "state", wheels=wheels)

    assert first.stdout == second.stdout == f"{clone.environment} state\n"
    assert "sets itself up" in first.stderr
    assert second.stderr == ""


def test_a_wheel_that_is_not_the_locked_one_is_refused_in_words(tmp_path):
    wheel = wheel_at(tmp_path / "wheels")
    clone = runnable_clone_at(tmp_path / "clone", lock=lock_of(wheel))
    with zipfile.ZipFile(wheel, "a") as archive:
        archive.writestr("surprise.py", "")

    done = start(clone, "state", wheels=wheel.parent)

    assert done.returncode == 1
    assert "could not be installed" in done.stderr
    assert "Traceback" not in done.stderr
    assert not clone.stamp.exists()


@LINUX
def test_a_missing_library_is_installed_where_the_person_may(tmp_path, monkeypatch, capfd):
    monkeypatch.setitem(environment.LIBRARIES, "libnever.so.9", "libnever9")
    asked = fake_machine(tmp_path, monkeypatch, may_install=True)

    with pytest.raises(SetupError, match="libnever9"):  # the fake installs nothing
        environment.provide_system_packages()

    assert "install --yes --no-install-recommends" in asked.read_text()
    assert "libnever9" in asked.read_text()


@LINUX
def test_where_the_person_may_not_the_line_that_installs_it_is_printed(tmp_path, monkeypatch):
    monkeypatch.setitem(environment.LIBRARIES, "libnever.so.9", "libnever9")
    asked = fake_machine(tmp_path, monkeypatch, may_install=False)

    with pytest.raises(SetupError, match=r"sudo sh -c 'apt-get update && .*libnever9"):
        environment.provide_system_packages()

    assert not asked.exists()


@LINUX
def test_without_the_libraries_of_a_screen_the_work_goes_on(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(environment, "LIBRARIES", {})
    monkeypatch.setattr(environment, "SCREEN_LIBRARIES", {"libnever.so.9": "libnever9"})
    fake_machine(tmp_path, monkeypatch, may_install=False)

    environment.provide_system_packages()

    assert "Without libnever9 no window can open" in capsys.readouterr().err


# --- clones, wheels and machines to try it on -----------------------------------------------------


def version_of(name: str) -> str:
    return environment.locked_versions(HERE.lock.read_text("utf-8"))[name]


def clone_at(root: Path, lock: str) -> Checkout:
    clone = Checkout(root)
    clone.lock.parent.mkdir(parents=True)
    clone.lock.write_text(lock)
    return clone


def runnable_clone_at(root: Path, lock: str) -> Checkout:
    clone = clone_at(root, lock)
    (root / "reviewer").mkdir()
    for name in STDLIB_MODULES:
        shutil.copy(HERE.root / "reviewer" / f"{name}.py", root / "reviewer")
    (root / "reviewer" / "cli.py").write_text(CLI)
    return clone


def stamped(clone: Checkout) -> Checkout:
    venv.create(clone.environment, with_pip=False, symlinks=os.name == "posix")
    clone.write_stamp()
    return clone


def start(
    clone: Checkout,
    *arguments: str,
    wheels: Path | None = None,
    python: Path = Path(sys.executable),
):
    """Start the clone as a person would, with no package index in reach."""
    offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels), "PATH": str(clone.root)}
    return subprocess.run(
        [str(python), "-m", "reviewer", *arguments],
        cwd=clone.root,
        env={**os.environ, **offline},
        check=False,
        capture_output=True,
        text=True,
    )


def wheel_at(folder: Path) -> Path:
    """A wheel that answers for the packages which the set-up tries."""
    folder.mkdir()
    wheel = folder / "bench-1.0-py3-none-any.whl"
    about = "bench-1.0.dist-info"
    files = dict.fromkeys(PROBED, "")
    files[f"{about}/METADATA"] = "Metadata-Version: 2.1\nName: bench\nVersion: 1.0\n"
    files[f"{about}/WHEEL"] = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name), text)
        archive.writestr(zipfile.ZipInfo(f"{about}/RECORD"), record(files, about))
    return wheel


def record(files: dict[str, str], about: str) -> str:
    lines = [f"{name},{digest(text)},{len(text)}" for name, text in files.items()]
    return "\n".join([*lines, f"{about}/RECORD,,", ""])


def digest(text: str) -> str:
    raw = hashlib.sha256(text.encode()).digest()
    return "sha256=" + base64.urlsafe_b64encode(raw).decode().rstrip("=")


def lock_of(wheel: Path) -> str:
    return f"bench==1.0 \\\n    --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def fake_machine(root: Path, monkeypatch: pytest.MonkeyPatch, *, may_install: bool) -> Path:
    """An apt-get that writes down what it is asked, and a sudo that lets it or not."""
    asked = root / "asked"
    script(root / "apt-get", f'echo "$@" >> "{asked}"')
    script(root / "sudo", 'shift; exec "$@"' if may_install else "exit 1")
    monkeypatch.setenv("PATH", f"{root}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    return asked


def script(path: Path, line: str) -> None:
    path.write_text(f"#!/bin/sh\n{line}\n")
    path.chmod(0o755)
