"""What a copy remembers of handing over and taking in, and the earlier states it can open."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from reviewer.errors import InputError, MatterError, StoppedError
from reviewer.matter import open_matter
from reviewer.sharing import exchanges, handing_over, mailbox
from reviewer.sharing.chosen import Wanted
from reviewer.sharing.earlier import as_before
from reviewer.sharing.exchanges import Recorded
from reviewer.store.settings import Settings
from tests.unit.offices import TEXT, deny, hand, held
from tests.unit.replicas import Writer

NOTHING_NEW = Recorded("1", "a", "Kay Long", exchanges.now(), 0, 3, 0, 0, 0)


def test_how_much_would_go_is_told_before_anything_is_written(kim, exhibit, tmp_path):
    before = held(kim)

    everything = handing_over.extent(kim, Wanted(with_exhibits=True))
    hand(kim, tmp_path / "1.pincite-package", "Kay Long")
    again = Wanted(for_person="Kay Long", since_last=True, with_exhibits=True)
    nothing_new = handing_over.extent(kim, again)

    assert (everything.changesets, everything.layers, everything.exhibits) == (len(before), 1, 1)
    assert everything.bytes == len(TEXT.encode())
    # Neither the acts nor the exhibits' bytes that are in the package go once more.
    assert (nothing_new.changesets, nothing_new.exhibits, nothing_new.bytes) == (0, 0, 0)


def test_what_is_remembered_is_of_this_file_alone(kim, exhibit, tmp_path):
    hand(kim, tmp_path / "1.pincite-handover", "Kay Long")
    remembered = exchanges._path(kim)
    assert [one.to for one in exchanges.handed(kim)] == ["Kay Long"]
    remembered.write_bytes(b"{no JSON")
    assert exchanges.handed(kim) == ()
    hand(kim, tmp_path / "2.pincite-handover", "Ann Doe")
    content = remembered.read_bytes()
    kim.back_up(tmp_path / "backups")
    deny(kim, exhibit)
    hand(kim, tmp_path / "3.pincite-handover", "Ann Doe")
    later = remembered.read_bytes()
    folder = kim.folder
    kim.close()
    shutil.copytree(folder, tmp_path / "copy")

    with open_matter(tmp_path / "copy") as copy:
        assert exchanges.handed(copy) == ()
        exchanges._path(copy).parent.mkdir(exist_ok=True)
        exchanges._path(copy).write_bytes(later)
        assert len(exchanges.handed(copy)) == 2
        # The disk gave the copy the identity of a file that had come further.
        exchanges._path(copy).write_bytes(later.replace(b'"last":[', b'"last":[9'))
        assert exchanges.handed(copy) == ()
        exchanges._path(copy).write_bytes(content)
        assert len(exchanges.handed(copy)) == 1


def test_a_mailbox_is_remembered_until_it_is_forgotten(kim, exhibit, tmp_path):
    mailbox.set_up(kim, tmp_path / "box")
    assert exchanges.mailboxes(kim) == (str(tmp_path / "box"),)

    mailbox.stop(kim, tmp_path / "box")

    assert exchanges.mailboxes(kim) == ()
    assert (tmp_path / "box").is_dir()
    with pytest.raises(InputError, match="no mailbox"):
        mailbox.stop(kim, tmp_path / "box")


def test_differences_are_counted_anew_when_an_act_has_come_in_whatever_place(kim, exhibit):
    deny(kim, exhibit)
    exchanges.record_counted(kim, 3)
    assert exchanges.differences_counted(kim) == 3

    made = Writer(kim).note(os.urandom(16), "Ask.", subject=exhibit.exhibit)
    coming = kim.begin_big_write()
    coming.put([made.received], made.payloads)
    deny(kim, exhibit, 1)
    exchanges.record_counted(kim, 4)
    # It stands before the act that was done meanwhile, which stays the last one.
    coming.accept()

    assert exchanges.differences_counted(kim) is None


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is read-only here")
def test_local_facts_that_cannot_be_kept_are_told(kim, tmp_path):
    kim.settings.folder.chmod(0o500)
    try:
        with pytest.raises(MatterError, match="remembers"):
            exchanges.record_taking(kim, NOTHING_NEW)
    finally:
        kim.settings.folder.chmod(0o700)


def test_before_a_file_that_brought_nothing_the_matter_was_as_it_is(kim, exhibit, tmp_path):
    with pytest.raises(MatterError, match="Nothing new"):
        as_before(kim, NOTHING_NEW, tmp_path / "before")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(MatterError, match="file of this name"):
        as_before(kim, date(2030, 1, 1), tmp_path / "file")

    assert not (tmp_path / "before").exists()


def test_an_earlier_state_that_is_stopped_leaves_nothing(kim, exhibit, tmp_path):
    asked = iter([False, True, True])

    with pytest.raises(StoppedError):
        as_before(kim, date(2030, 1, 1), tmp_path / "then", is_stopped=lambda: next(asked))

    assert not (tmp_path / "then").exists()


def test_exhibits_are_copied_where_they_cannot_be_linked(kim, exhibit, tmp_path, monkeypatch):
    def cannot(_source: Path, _target: Path) -> None:
        raise OSError("another disk")

    monkeypatch.setattr(os, "link", cannot)
    with as_before(kim, date(2030, 1, 1), tmp_path / "then", Settings(tmp_path / "home")) as then:
        assert then.objects.holds(exhibit.exhibit)
    kim.objects.path(exhibit.exhibit).chmod(0o600)
    kim.objects.path(exhibit.exhibit).write_bytes(b"another content")
    with pytest.raises(MatterError, match="damaged or missing"):
        as_before(kim, date(2030, 1, 1), tmp_path / "again")
