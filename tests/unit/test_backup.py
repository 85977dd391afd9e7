"""Backups: files that never change, from which a whole matter comes back."""

import shutil
import threading
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reviewer.errors import MatterError, PassphraseError
from reviewer.matter import Matter, open_matter
from reviewer.queries import exhibits
from reviewer.sharing.restoring import restore
from reviewer.sharing.state import state
from reviewer.sharing.verify import verify
from reviewer.store import backup, places
from reviewer.store.rekeying import set_passphrase
from tests.unit.matters import Added, add_text, make_matter, tag

WORDS = "The shelf holds 81.7 terabytes."


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        added = _add(made, WORDS)
        tag(made, added, "81.7 terabytes", "quantity")
        yield made


def _add(matter: Matter, words: str) -> Added:
    """A text with its native, as an import puts it in."""
    matter.objects.put(words.encode())
    return add_text(matter, words)


def files_in(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_backup_restores_to_the_same_state_and_verifies(matter, tmp_path):
    made = matter.back_up(tmp_path / "backups")
    with restore(made.path, tmp_path / "restored") as back:
        assert state(back.view) == state(matter.view)
        assert verify(back).findings == ()
        assert back.title == matter.title
        assert back.id == matter.id
        assert back.projected_rows() == matter.projected_rows()


def test_files_of_a_backup_never_change_and_each_piece_is_kept_once(matter, tmp_path):
    folder = tmp_path / "backups"
    matter.back_up(folder)
    before = files_in(folder)
    _add(matter, "Other words.")
    matter.back_up(folder)
    after = files_in(folder)

    assert before.items() <= after.items()
    new = sorted(Path(name).parent.name for name in after.keys() - before.keys())
    assert len(new) == 3, "a log, a text, a file"
    assert not list(folder.rglob(".*.tmp"))


def test_ten_are_kept_and_the_oldest_go(matter, tmp_path, monkeypatch):
    hours = iter(range(24))

    class Hourly(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2026, 11, 22, tzinfo=UTC) + timedelta(hours=next(hours))

    monkeypatch.setattr(backup, "datetime", Hourly)
    made = [matter.back_up(tmp_path / "backups") for _ in range(13)]

    place = made[0].path.parent
    assert [one.path for one in backup.backups_in(place)] == [one.path for one in made[:2:-1]]


def test_a_folder_gives_its_newest_backup(matter, tmp_path, monkeypatch):
    folder = tmp_path / "backups"
    matter.back_up(folder)
    _add(matter, "Other words.")
    newest = matter.back_up(folder)

    for source in (folder, newest.path.parent):
        with restore(source, tmp_path / f"from {source.name}") as back:
            assert len(exhibits.exhibits(back.view)) in {1, 2}
    assert backup.find(folder)[0].path in {
        one.path for one in backup.backups_in(newest.path.parent)
    }


def test_a_new_title_does_not_copy_everything_again(matter, tmp_path):
    first = matter.back_up(tmp_path / "backups")
    place = backup.back_up(
        matter.connection(), matter.objects, tmp_path / "backups", "Another title"
    )

    assert place.path.parent == first.path.parent


def test_the_settings_remember_when_and_where(matter, tmp_path):
    made = matter.back_up(tmp_path / "backups")
    place = matter.settings.place(matter.id)

    assert place.backup_at == made.at.isoformat()
    assert place.backup_folder == str(tmp_path / "backups")


def test_a_backup_is_whole_while_another_window_writes(matter, tmp_path):
    stop = threading.Event()
    done: list[int] = []

    def write() -> None:
        with open_matter(matter.folder) as other:
            while not stop.is_set():
                _add(other, f"Words number {len(done)}.")
                done.append(1)

    writing = threading.Thread(target=write)
    writing.start()
    try:
        while len(done) < 5:
            stop.wait(0.01)
        made = [matter.back_up(tmp_path / "backups") for _ in range(4)]
    finally:
        stop.set()
        writing.join()
    for number, one in enumerate(made):
        with restore(one.path, tmp_path / f"restored {number}") as back:
            assert verify(back).findings == ()


# --- what is refused ------------------------------------------------------------------------------


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.chmod(0o600)
    path.write_bytes(content)


@pytest.mark.parametrize("where", ["*.log", "layers/*", "objects/??/*"])
def test_a_damaged_backup_is_refused_and_leaves_nothing(matter, tmp_path, where):
    place = matter.back_up(tmp_path / "backups").path.parent
    for path in place.glob(where):
        _flip(path)

    with pytest.raises(MatterError, match="damaged"):
        restore(place, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()


@pytest.mark.parametrize("where", ["layers/*", "objects/??/*"])
def test_a_backup_with_a_piece_missing_is_refused(matter, tmp_path, where):
    place = matter.back_up(tmp_path / "backups").path.parent
    next(place.glob(where)).unlink()

    with pytest.raises(MatterError, match="missing"):
        restore(place, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()


def test_a_text_that_was_replaced_by_another_is_refused(matter, tmp_path):
    _add(matter, "Other words.")
    place = matter.back_up(tmp_path / "backups").path.parent
    one, two = sorted((place / "layers").iterdir())
    content = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.write_bytes(content)

    with pytest.raises(MatterError, match="damaged"):
        restore(place, tmp_path / "restored")


def test_second_copies_that_a_synchroniser_makes_are_overlooked(matter, tmp_path):
    made = matter.back_up(tmp_path / "backups")
    for path in list(made.path.parent.rglob("*")):
        if path.is_file():
            shutil.copy(path, path.with_name(f"{path.stem} (conflicted copy){path.suffix}"))
    (made.path.parent / "layers" / ".DS_Store").write_bytes(b"x")

    with restore(made.path, tmp_path / "restored") as back:
        assert verify(back).findings == ()


def test_backups_of_several_matters_are_not_guessed_among(matter, tmp_path):
    matter.back_up(tmp_path / "backups")
    with make_matter(tmp_path / "second") as other:
        other.back_up(tmp_path / "backups")

    with pytest.raises(MatterError, match="several matters"):
        restore(tmp_path / "backups", tmp_path / "restored")


def test_nothing_is_restored_over_something(matter, tmp_path):
    made = matter.back_up(tmp_path / "backups")
    mine = tmp_path / "mine"
    (mine / "objects").mkdir(parents=True)
    (mine / "objects" / "keep.txt").write_text("mine")

    with pytest.raises(MatterError, match="not empty"):
        restore(made.path, mine)
    assert (mine / "objects" / "keep.txt").read_text() == "mine"
    with pytest.raises(MatterError):
        restore(made.path, mine / "objects" / "keep.txt")


def test_where_there_is_no_backup_it_is_said(tmp_path):
    (tmp_path / "note.log").write_text("no backup")
    with pytest.raises(MatterError, match="no backup in this folder"):
        restore(tmp_path, tmp_path / "restored")
    with pytest.raises(MatterError, match="damaged, or no backup"):
        restore(tmp_path / "note.log", tmp_path / "restored")
    with pytest.raises(MatterError, match="no backup in this folder"):
        restore(tmp_path / "nowhere", tmp_path / "restored")


def test_a_folder_that_cannot_be_written_is_refused(matter, tmp_path):
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(MatterError, match="backup folder cannot be written"):
        matter.back_up(tmp_path / "file" / "backups")
    assert matter.settings.place(matter.id).backup_at == ""


def test_a_damaged_file_of_the_matter_is_not_passed_on(matter, tmp_path):
    for _, path in matter.objects.all():
        _flip(path)

    with pytest.raises(MatterError, match="Run “verify”"):
        matter.back_up(tmp_path / "backups")


# --- of a locked matter ---------------------------------------------------------------------------

SECRET = "Vögel 7"


@pytest.fixture
def locked(matter, tmp_path):
    matter.close()
    set_passphrase(matter.place, places.home(), SECRET)
    with open_matter(matter.place, passphrase=SECRET) as opened:
        yield opened


def words_in(folder: Path) -> bool:
    """Whether words of the exhibit can be read in a backup's own files, its exhibits aside."""
    held = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    unpacked = [zlib.decompress(one) for one in held if one[:1] == b"\x78"]
    return any(b"terabytes" in one for one in unpacked)


def test_a_backup_of_a_locked_matter_is_locked_and_so_is_what_comes_back(locked, tmp_path):
    made = locked.back_up(tmp_path / "backups")

    assert not words_in(tmp_path / "backups")
    for given in (None, "other"):
        with pytest.raises(PassphraseError):
            restore(made.path, tmp_path / "restored", passphrase=given)
    with restore(made.path, tmp_path / "restored", passphrase=SECRET) as back:
        assert state(back.view) == state(locked.view)
        assert verify(back).findings == ()
    with pytest.raises(PassphraseError):
        open_matter(tmp_path / "restored")
    open_matter(tmp_path / "restored", passphrase=SECRET).close()


def test_backups_from_before_and_after_a_passphrase_share_a_folder(matter, tmp_path):
    folder = tmp_path / "backups"
    first = matter.back_up(folder)
    matter.close()
    set_passphrase(matter.place, places.home(), SECRET)
    with open_matter(matter.place, passphrase=SECRET) as opened:
        second = opened.back_up(folder)
    set_passphrase(matter.place, places.home(), "another", SECRET)
    with open_matter(matter.place, passphrase="another") as opened:
        third = opened.back_up(folder)

    for number, (made, given) in enumerate(((first, None), (second, SECRET), (third, "another"))):
        with restore(made.path, tmp_path / str(number), passphrase=given) as back:
            assert verify(back).findings == ()


def test_a_damaged_backup_of_a_locked_matter_is_told_from_a_wrong_passphrase(locked, tmp_path):
    made = locked.back_up(tmp_path / "backups")
    content = bytearray(made.path.read_bytes())
    content[len(content) // 2] ^= 1
    made.path.write_bytes(content)

    with pytest.raises(MatterError, match="damaged"):
        restore(made.path, tmp_path / "restored", passphrase=SECRET)
