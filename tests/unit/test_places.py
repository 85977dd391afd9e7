"""Where a live matter may lie."""

from pathlib import Path

import pytest

from reviewer.errors import MatterError
from reviewer.store import places


@pytest.mark.parametrize(
    "name",
    [
        "OneDrive", "OneDrive - Able & Baker LLP", "Dropbox", "Google Drive", "My Drive",
        "iCloud Drive", "Nextcloud", "ownCloud", "pCloud", "onedrive",
    ],
)  # fmt: skip
def test_synchronised_folders_are_refused_however_deep(tmp_path, name):
    with pytest.raises(MatterError, match="cloud or with another computer"):
        places.check_place(tmp_path / name / "Cases" / "Clark v. Acme")


@pytest.mark.parametrize("marker", [".dropbox", ".stfolder"])
def test_folders_that_a_synchroniser_has_marked_are_refused(tmp_path, marker):
    (tmp_path / marker).mkdir()

    with pytest.raises(MatterError, match="Keep the matter in a folder of this computer"):
        places.check_place(tmp_path / "Cases")


@pytest.mark.parametrize("name", ["Cases", "Synchrony v. Acme", "Dropbox litigation", "Boxer"])
def test_folders_that_only_sound_so_are_taken(tmp_path, name):
    places.check_place(tmp_path / name)


@pytest.mark.parametrize("kind", ["cifs", "nfs4", "9p", "fuse.sshfs", "smb3"])
def test_network_shares_are_refused(tmp_path, monkeypatch, kind):
    listed = (
        "22 1 0:20 / / rw - ext4 /dev/root rw\n"
        f"31 22 0:40 / {tmp_path}/firm\\040share rw - {kind} //server/cases rw\n"
        f"32 31 0:41 / {tmp_path}/firm\\040share/local rw - tmpfs tmpfs rw\n"
    )
    read = Path.read_text
    monkeypatch.setattr(
        Path,
        "read_text",
        lambda self, **more: listed if "mountinfo" in str(self) else read(self, **more),
    )
    monkeypatch.setattr("sys.platform", "linux")

    with pytest.raises(MatterError, match="network share"):
        places.check_place(tmp_path / "firm share" / "Clark v. Acme")
    places.check_place(tmp_path / "firm share" / "local" / "Clark v. Acme")
    places.check_place(tmp_path / "Clark v. Acme")


def test_the_home_of_local_facts_can_be_moved(home):
    assert places.home() == home
    assert places.default_folder().is_relative_to(home)
    places.check_place(places.default_folder())
