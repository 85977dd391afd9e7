"""Local facts: who sits here, what was open, where backups go."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from reviewer.errors import MatterError
from reviewer.model import MatterId
from reviewer.store.settings import Settings

MATTER = MatterId(bytes(range(16)))
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_a_name_is_one_person_here_and_the_last_one_named_sits_here(home):
    first = Settings(home).name_reviewer("Kim  Lee", "KL")
    other = Settings(home).name_reviewer("Ann Able")
    again = Settings(home).name_reviewer(" Kim Lee ")

    assert first == again != other
    found = Settings(home).identity()
    assert found is not None
    assert (found.name, found.initials) == ("Kim Lee", "KL")
    assert Settings(home).reviewer_id() == first
    assert Settings(home).identity_of(other).name == "Ann Able"  # type: ignore[union-attr]


def test_before_anyone_was_named_there_is_nobody(home):
    found = Settings(home)

    assert found.identity() is None
    assert len(found.reviewer_id()) == 16
    assert found.backup_folder is None
    assert found.recent() == []


def test_two_windows_keep_what_each_remembers(home):
    first, second = Settings(home), Settings(home)
    person = first.name_reviewer("Kim Lee")
    second.set_value("zoom", "1.5")
    second.note_left_off(MATTER, {"page": "7"})
    first.note_opened(MATTER, Path("/cases/clark"), "Clark v. Acme", "12 exhibits", NOON)
    second.set_backup_folder(Path("/backups"))
    first.note_backup(MATTER, NOON, Path("/backups"))

    found = Settings(home)
    assert found.reviewer_id() == person
    assert found.value("zoom") == "1.5"
    assert found.backup_folder == Path("/backups")
    (place,) = found.recent()
    assert (place.title, place.left_off) == ("Clark v. Acme", {"page": "7"})
    assert place.backup_at == NOON.isoformat()


def test_recent_matters_come_latest_first(home):
    found = Settings(home)
    for hour in (9, 11, 10):
        found.note_opened(
            MatterId(bytes([hour]) * 16), Path("/c"), str(hour), "", NOON.replace(hour=hour)
        )

    assert [place.title for place in found.recent()] == ["11", "10", "9"]


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"\xff\xfe", b'{"people": 5}',
        b'{"people": [{"id": "nonsense", "name": "X", "initials": "X"}]}',
    ],
)  # fmt: skip
def test_a_damaged_file_costs_only_what_it_held(home, content):
    (home / "settings.json").write_bytes(content)
    found = Settings(home)

    assert found.identity() is None
    assert len(found.reviewer_id()) == 16
    found.name_reviewer("Kim Lee")
    assert Settings(home).identity() is not None


def test_what_cannot_be_saved_is_said_in_words(tmp_path):
    (tmp_path / "home").write_text("a file where the folder should be")

    with pytest.raises(MatterError, match="could not be saved"):
        Settings(tmp_path / "home").name_reviewer("Kim Lee")
