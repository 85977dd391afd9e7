"""A locked matter at the command line: every command with its passphrase, and none without."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from reviewer.store import keys, places
from reviewer.store.rekeying import set_passphrase
from tests.e2e.commands import TOP, here
from tests.unit.matters import add_text, make_matter

TEXT = "The shelf holds forty terabytes of films."
SECRET = "Größe: 7 “Äpfel”"


@pytest.fixture
def words(tmp_path: Path) -> Path:
    file = tmp_path / "words.txt"
    file.write_text(SECRET + "\n", encoding="utf-8")
    return file


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """A matter with one exhibit, closed."""
    with make_matter(tmp_path) as matter:
        matter.objects.put(TEXT.encode())
        add_text(matter, TEXT)
        folder: Path = matter.folder
    set_passphrase(folder, places.home(), SECRET)
    return folder


def test_from_import_to_restore_all_works_on_a_locked_matter(tmp_path, words, samples, monkeypatch):
    locked = tmp_path / "new"
    named = ("--passphrase-file", words)
    assert here("new", locked, "--title", "T", "--reviewer", "Kim Lee", *named).code == 0
    monkeypatch.setenv(keys.VARIABLE, str(words))
    taken = here("import", locked, samples / "pleadings" / "Veldrane Answer to FAC.pdf")
    assert taken.code == 0, taken.err

    tagged = here(
        "tag", locked, "KL-00001", "admission", "--quote", "Veldrane admits", "--nth", "1", "--json"
    )
    assert tagged.code == 0, tagged.err
    assert here("search", locked, "Veldrane", "--json").lines
    assert here("log", locked, "-o", tmp_path / "log.csv").code == 0
    assert "admits" in (tmp_path / "log.csv").read_text(encoding="utf-8-sig")
    verified = here("verify", locked)
    assert verified.code == 0
    assert "objects" in verified.err
    assert "Sound" in verified.err.splitlines()[-1]
    backed_up = here("backup", locked, "-o", tmp_path / "backups", "--json")
    assert backed_up.code == 0, backed_up.err
    state = here("state", locked, "--json").line
    back = here("restore", tmp_path / "backups", "-o", tmp_path / "back", "--json")
    assert back.code == 0, back.err
    assert here("state", tmp_path / "back", "--json").line == state
    monkeypatch.delenv(keys.VARIABLE)
    assert here("state", tmp_path / "back").code == 4


def test_without_the_passphrase_or_with_a_wrong_one_nothing_is_told(locked, tmp_path):
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("wrong")

    for command in ("state", "verify", "exhibits", "passages", "history", "left"):
        for more in ((), ("--passphrase-file", wrong)):
            ran = here(command, locked, *more)

            assert (ran.code, ran.out) == (4, "")
            assert "passphrase" in ran.err
            assert len(ran.err.splitlines()) == 1


def test_a_passphrase_is_set_changed_and_taken_away(locked, words, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("another one")
    before = here("state", locked, "--passphrase-file", words).out

    assert here("passphrase", locked, "--change-file", other).code == 4
    assert here("passphrase", locked, "--set-file", other).code == 5
    changed = here("passphrase", locked, "--change-file", other, "--passphrase-file", words)
    assert changed.code == 0, changed.err
    assert "another one" not in changed.err + changed.out
    assert here("state", locked, "--passphrase-file", words).code == 4
    removed = here("passphrase", locked, "--remove", "--passphrase-file", other, "--json")
    assert removed.line == {"locked": False, "unprotected": []}
    assert here("state", locked).out == before
    assert here("passphrase", locked, "--remove").code == 5
    assert here("passphrase", locked, "--change-file", other).code == 5


def test_a_file_that_holds_no_passphrase_is_refused(locked, tmp_path):
    file = tmp_path / "no.txt"
    for content in (b"", b"\n", b"two\nlines", b"\xff\xfe", b"x" * 5000):
        file.write_bytes(content)
        assert here("state", locked, "--passphrase-file", file).code == 2
    assert here("state", locked, "--passphrase-file", tmp_path / "gone").code == 2


def test_a_saved_copy_answers_every_command_by_its_own_name(locked, words, tmp_path):
    copy = tmp_path / "Copy of it.pincite"

    saved = here("save-copy", locked, "-o", copy, "--unlocked", "--json",
                    "--matter-passphrase-file", words)  # fmt: skip

    assert saved.code == 0, saved.err
    assert (saved.line["exhibits"], saved.line["locked"]) == (1, False)
    assert here("state", copy).code == 0
    assert here("search", copy, "terabytes", "--json").lines
    assert here("text", copy, "KL-00001").code == 0
    assert here("save-copy", locked, "-o", tmp_path / "x.db",
                   "--matter-passphrase-file", words).code == 2  # fmt: skip


def test_a_copy_is_locked_with_a_passphrase_of_its_own(locked, words, tmp_path):
    own, copy = tmp_path / "own.txt", tmp_path / "copy.pincite"
    own.write_text("for counsel")

    saved = here("save-copy", locked, "-o", copy, "--passphrase-file", own, "--json",
                    "--matter-passphrase-file", words)  # fmt: skip

    assert saved.line["locked"] is True
    assert here("state", copy, "--passphrase-file", words).code == 4
    assert here("state", copy, "--passphrase-file", own).code == 0


def test_no_process_ever_has_the_passphrase_or_the_key_in_its_arguments(locked, words):
    """What stands in /proc while a window's own command runs: the key goes through the pipe."""
    keys.unlock(locked / "matter.pincite", SECRET)
    key = keys.held(locked / "matter.pincite")
    keys.forget(locked / "matter.pincite")
    assert key is not None

    run = subprocess.run(
        [sys.executable, "-m", "reviewer", "state", str(locked), "--key-on-stdin"],
        input=key.text + "\n", capture_output=True, text=True, cwd=TOP, check=False,
    )  # fmt: skip

    assert run.returncode == 0, run.stderr
    assert run.stdout == here("state", locked, "--passphrase-file", words).out
    assert key.text not in run.stdout + run.stderr


def test_the_exhibits_own_files_are_not_locked_and_that_is_said(locked, words):
    stored = locked / "objects" / hashlib.sha256(TEXT.encode()).hexdigest()[:2]

    assert any(one.read_bytes() == TEXT.encode() for one in stored.iterdir())
    done = here("passphrase", locked, "--change-file", words, "--passphrase-file", words)
    assert "does not lock the exhibits’ own files" in done.err
