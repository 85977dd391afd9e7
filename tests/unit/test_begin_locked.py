"""Beginning from a file that is locked: what came locked stays locked, unless it is left open."""

import json
from pathlib import Path

import pytest

from reviewer.cli import main
from reviewer.errors import PassphraseError, ShareError
from reviewer.matter import open_matter
from reviewer.sharing import locking
from reviewer.sharing.begin import begin_from
from reviewer.sharing.container import write_container
from reviewer.sharing.state import state
from reviewer.store import keys
from reviewer.store.settings import Settings
from tests.unit.handed import CHEAP, acts_of, log_of, manifest_of, texts_of
from tests.unit.offices import hand

WORDS, OWN = "barrels and invoices", "another one"
DONE, WRONG_USE = 0, 2


@pytest.fixture
def sealed(kim, exhibit, tmp_path: Path) -> Path:
    """A locked file with everything, of a matter of Kim Lee."""
    path = tmp_path / "all.pincite-package"
    parts = [*texts_of(kim), acts_of(kim)]
    write_container(path, manifest_of(kim, len(log_of(kim))), parts, WORDS, CHEAP)
    return path


def words(folder: Path, text: str) -> str:
    path = folder / f"{text}.txt"
    path.write_text(text)
    return str(path)


def is_locked(folder: Path) -> bool:
    return keys.salt_of(folder / "matter.pincite") is not None


def test_a_copy_of_a_locked_review_database_is_locked(kim, exhibit, tmp_path):
    file = hand(kim, tmp_path / "all.pincite", passphrase=WORDS).path
    settings = Settings(tmp_path / "home")

    with begin_from(file, tmp_path / "m", "Zoe", passphrase=WORDS, settings=settings) as made:
        assert state(made.view) == state(kim.view)

    assert is_locked(tmp_path / "m")
    with pytest.raises(PassphraseError):
        open_matter(tmp_path / "m", settings)


def test_a_passphrase_that_an_open_file_does_not_need_locks_nothing(kim, exhibit, tmp_path):
    file = hand(kim, tmp_path / "all.pincite-package").path

    begin_from(
        file, tmp_path / "m", "Zoe", passphrase=WORDS, settings=Settings(tmp_path / "home")
    ).close()

    assert not is_locked(tmp_path / "m")
    with pytest.raises(ShareError, match="cannot be read any more"):
        locking.is_sealed(tmp_path / "gone")


def test_the_command_says_that_it_is_locked_and_what_leaves_it_open(sealed, tmp_path, capsys):
    new = ["new", "--from", str(sealed), "--reviewer", "Zoe New", "--json"]
    key = ["--passphrase-file", words(tmp_path, WORDS)]

    told = []
    for folder, more in (
        ("kept", []),
        ("open", ["--unlocked"]),
        ("own", ["--matter-passphrase-file", words(tmp_path, OWN)]),
    ):
        assert main([*new, str(tmp_path / folder), *key, *more]) == DONE
        told.append(capsys.readouterr())

    assert [is_locked(tmp_path / name) for name in ("kept", "open", "own")] == [True, False, True]
    assert [json.loads(one.out)["locked"] for one in told] == [True, False, True]
    assert "locked with the passphrase of the file" in told[0].err
    assert "locked" not in told[1].err
    assert "locked with its own passphrase" in told[2].err
    keys.unlock(tmp_path / "own" / "matter.pincite", OWN)
    keys.forget(tmp_path / "own" / "matter.pincite")


def test_a_passphrase_and_none_at_once_is_refused(sealed, tmp_path, capsys):
    own = words(tmp_path, OWN)
    asked = ["new", str(tmp_path / "m"), "--from", str(sealed), "--reviewer", "Zoe New"]

    assert main([*asked, "--unlocked", "--matter-passphrase-file", own]) == WRONG_USE
    assert "not both" in capsys.readouterr().err
    assert not (tmp_path / "m").exists()
