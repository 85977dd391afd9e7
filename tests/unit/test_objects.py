"""Natives and renditions: kept once, whole or not at all, and never changed."""

import hashlib
import os
from pathlib import Path

import pytest

from reviewer.errors import SourceError
from reviewer.store.objects import Objects, digests_of


@pytest.fixture
def objects(tmp_path) -> Objects:
    return Objects(tmp_path / "objects")


def test_bytes_are_kept_once_under_their_hash(objects):
    digest = objects.put(b"words")
    written = objects.path(digest).stat().st_mtime_ns
    again = objects.put(b"words")

    assert digest == again == hashlib.sha256(b"words").digest()
    assert objects.path(digest).name == digest.hex()
    assert objects.path(digest).parent.name == digest.hex()[:2]
    assert objects.path(digest).stat().st_mtime_ns == written
    assert [one for one, _ in objects.all()] == [digest]


def test_an_object_is_read_only(objects):
    mode = objects.path(objects.put(b"words")).stat().st_mode

    assert mode & 0o222 == 0


def test_digests_identify_bytes_to_us_and_to_others(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"x" * 3_000_000)
    found = digests_of(path)

    assert found.sha256 == hashlib.sha256(b"x" * 3_000_000).digest()
    assert found.md5 == hashlib.md5(b"x" * 3_000_000).hexdigest()
    assert found.sha1 == hashlib.sha1(b"x" * 3_000_000).hexdigest()
    assert found.size == 3_000_000


@pytest.mark.parametrize("change", [lambda path: path.write_bytes(b"other"), Path.unlink])
def test_a_file_that_is_not_what_was_hashed_is_refused_and_leaves_nothing(
    objects, tmp_path, change
):
    source = tmp_path / "source"
    source.write_bytes(b"words")
    digest = digests_of(source).sha256
    change(source)

    with pytest.raises(SourceError, match="Import it again"):
        objects.take(source, digest)
    assert list(objects.folder.glob("??/*")) == list(objects.folder.glob("??/.*")) == []


def test_a_changed_object_is_noticed(objects):
    digest = objects.put(b"words")
    assert objects.holds(digest)
    path = objects.path(digest)
    path.chmod(0o600)
    path.write_bytes(b"word5")

    assert not objects.holds(digest)
    assert not objects.holds(bytes(32))


def test_what_a_crash_left_is_swept_and_strangers_are_no_objects(objects):
    digest = objects.put(b"words")
    half = objects.path(digest).with_name(f".{'a' * 64}.{os.getpid()}.tmp")
    half.write_bytes(b"hal")
    stranger = objects.path(digest).with_name(f"{digest.hex()} (conflicted copy)")
    stranger.write_bytes(b"words")
    objects.sweep()

    assert not half.exists()
    assert [one for one, _ in objects.all()] == [digest]


def test_what_goes_here_stays_read_only_where_it_is_linked(objects, tmp_path):
    digest = objects.put(b"the native")
    linked = tmp_path / "as before"
    linked.hardlink_to(objects.path(digest))

    assert objects.remove(digest)

    assert linked.read_bytes() == b"the native"
    assert not linked.stat().st_mode & 0o222
