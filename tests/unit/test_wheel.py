"""What an installed Pincite carries."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHIPPED = """
import sys
sys.path.insert(0, sys.argv[1])
from reviewer import checkout, resources
print(resources.sample_exhibits(), resources.resource("icons"), checkout.HERE.is_present, sep="\\n")
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The wheel of this clone, unpacked as an installer does."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_carries_every_resource_and_sample(installed):
    for folder in ("resources", "sample_exhibits"):
        assert files(installed / "reviewer" / "shipped" / folder) == files(ROOT / folder)


def test_an_installed_pincite_finds_them_without_a_clone(installed):
    command = [sys.executable, "-I", "-S", "-c", SHIPPED, str(installed)]

    done = subprocess.run(command, check=True, capture_output=True, text=True)

    samples, icons, has_clone = done.stdout.splitlines()
    assert Path(samples).is_dir()
    assert Path(icons).is_dir()
    assert Path(samples).is_relative_to(installed)
    assert has_clone == "False"


def test_the_wheel_carries_no_test_and_no_tool(installed):
    assert sorted(folder.name for folder in installed.iterdir()) == [
        "pincite-" + version(installed) + ".dist-info",
        "reviewer",
        "ui",
    ]


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def version(installed: Path) -> str:
    (about,) = installed.glob("pincite-*.dist-info")
    return about.name.removeprefix("pincite-").removesuffix(".dist-info")
