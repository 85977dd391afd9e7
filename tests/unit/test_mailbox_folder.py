"""A folder that colleagues share: whole files count, it holds everything, and comes to rest."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.acts import clawback
from reviewer.errors import MatterError, PassphraseError
from reviewer.matter import Matter
from reviewer.sharing import exchanges, mailbox
from reviewer.sharing.colleagues import colleagues
from reviewer.sharing.container import write_container
from reviewer.sharing.mailbox import Exchanged, exchange
from reviewer.sharing.portions import GeometryRows, LayerRows, Manifest, Portion
from reviewer.sharing.proving import Texts
from reviewer.sharing.received import open_received
from reviewer.sharing.state import state
from reviewer.store.layers import Write
from tests.unit.matters import add_text, make_matter
from tests.unit.offices import copy_of, deny, held, pass_on
from tests.unit.replicas import Writer

OTHER = "They paid nobody. They went home."


@pytest.fixture
def box(tmp_path: Path) -> Path:
    return tmp_path / "share" / "box"


def names(box: Path) -> set[str]:
    return {path.name for path in box.iterdir()}


def until_rest(box: Path, *copies: Matter) -> None:
    """Everybody looks into it until nobody puts anything in."""
    for _ in range(5):
        if not [one for one in copies if exchange(one, box).put]:
            return
    pytest.fail("the mailbox does not come to rest")


def test_everybody_has_everything_and_it_comes_to_rest(kim, exhibit, kay, box):
    deny(kim, exhibit)
    deny(kay, exhibit, 1)

    until_rest(box, kim, kay)
    before = names(box)
    idle = [exchange(one, box) for one in (kim, kay)]

    assert held(kim) == held(kay)
    assert state(kim.view) == state(kay.view)
    assert names(box) == before
    assert [(one.put, one.taken, one.new) for one in idle] == [(0, 0, 0)] * 2
    # Kim put in what both had; Kay only her own.
    assert len(before) == 2
    assert sorted(name.split("-")[0] for name in before) == ["KL", "KL2"]
    assert colleagues(kim)[0].not_handed_over == 0


def test_work_of_those_who_never_come_here_is_put_in_too(kim, exhibit, kay, box, tmp_path):
    (tmp_path / "post").mkdir()
    with copy_of(kim, tmp_path / "ann", "Ann Doe") as ann:
        until_rest(box, kim, kay)
        deny(ann, exhibit)
        pass_on(ann, kim, tmp_path / "post")

        until_rest(box, kim, kay)

        assert held(ann) <= held(kay)


def test_what_is_known_of_a_folder_is_read_again_when_it_is_lost(kim, exhibit, kay, box):
    deny(kay, exhibit)
    until_rest(box, kim, kay)
    before = names(box)
    exchanges._path(kim).unlink()

    again = exchange(kim, box)

    assert (again.put, again.new) == (0, 0)
    assert names(box) == before


def test_a_folder_that_somebody_tidied_is_filled_again(kim, exhibit, kay, box):
    until_rest(box, kim, kay)
    for path in box.iterdir():
        path.unlink()

    again = exchange(kim, box)
    until_rest(box, kim, kay)

    assert again.put == 1
    assert len(names(box)) == 1


def test_half_copied_and_foreign_files_wait_and_are_told(kim, exhibit, kay, box, tmp_path):
    deny(kim, exhibit)
    exchange(kim, box)
    (whole,) = box.iterdir()
    content = whole.read_bytes()
    whole.write_bytes(content[:-7])
    (box / "From Ann.pincite-handover").write_bytes(content)
    (box / "Thumbs.db").write_bytes(b"no matter")

    half = exchange(kay, box)
    whole.write_bytes(content)
    full = exchange(kay, box)

    assert set(half.waiting) == {whole.name, "From Ann.pincite-handover"}
    assert (half.taken, half.new) == (0, 0)
    assert (full.taken, full.waiting) == (1, ("From Ann.pincite-handover",))
    assert held(kim) <= held(kay)


def test_a_file_of_another_matter_is_refused_once_and_harms_nobody(
    kim, exhibit, kay, box, tmp_path
):
    with make_matter(tmp_path / "other", title="Doe v. Roe") as other:
        exchange(other, box)

    first, second = exchange(kim, box), exchange(kim, box)

    assert [len(one.refused) for one in (first, second)] == [1, 0]
    assert "Doe v. Roe" in first.refused[0].refusal
    assert (first.put, second.put) == (1, 0)


def test_files_of_exhibits_are_put_in_once_and_taken_by_who_lacks_them(
    kim, exhibit, kay, box, tmp_path
):
    kay.objects.put(OTHER.encode())
    added = add_text(kay, OTHER)
    kay.objects.put(b"They kept it.")
    locked = add_text(kay, "They kept it.")
    kay.do(lambda view: clawback.sequester(view, locked.exhibit, "sent by mistake"))

    exchange(kay, box, with_exhibits=True)
    met = exchange(kim, box, with_exhibits=True)
    exchange(kay, box, with_exhibits=True)

    of_files = {name.split("-")[1] for name in names(box) if name.startswith("file-")}
    assert of_files == {exhibit.exhibit.hex(), added.exhibit.hex()}
    assert kim.objects.holds(added.exhibit)
    assert not kim.objects.has(locked.exhibit)
    assert met.exhibits_missing == 0
    assert len(names(box)) == 3


def test_two_acts_of_one_number_both_reach_everybody_and_it_rests(kim, exhibit, kay, box):
    until_rest(box, kim, kay)
    one = Writer(kim)
    other = Writer(kim, one.writer, one.person)
    first, second = one.note(b"n" * 16, "one"), other.note(b"m" * 16, "two")
    third = one.note(b"o" * 16, "three")
    for made in (first, third):
        made.take_in(kim)
    second.take_in(kay)

    until_rest(box, kim, kay)

    both = {first.changeset, second.changeset, third.changeset}
    assert both <= held(kim)
    assert both <= held(kay)
    assert exchange(kim, box) == Exchanged(0, 0, 0, 0, 0, (), ())


def test_a_sealed_mailbox_asks_for_its_passphrase(kim, exhibit, kay, box):
    exchange(kim, box, "barrels and invoices")
    deny(kay, exhibit)

    with pytest.raises(PassphraseError):
        exchange(kay, box)
    before = names(box)
    exchange(kay, box, "barrels and invoices")

    assert len(before) == 1
    assert len(names(box)) == 2


def test_the_folder_of_a_matter_is_no_mailbox(kim, exhibit, kay):
    for folder in (kim.folder, kim.folder / "objects", kay.folder):
        with pytest.raises(MatterError, match="folder of a matter"):
            exchange(kim, folder)


def test_what_was_left_half_written_long_ago_is_swept(kim, exhibit, kay, box):
    until_rest(box, kim, kay)
    mine = box / f".KL-{kim.view.writer.hex()[:12]}-9.0a1b2c3d.pincite-part"
    theirs = box / f".KL-{kay.view.writer.hex()[:12]}-9.0a1b2c3d.pincite-part"
    for path in (mine, theirs):
        path.write_bytes(b"half")
        os.utime(path, (1, path.stat().st_mtime - 3600))

    exchange(kim, box)

    assert not mine.exists()
    assert theirs.exists()


def test_acts_that_lack_something_are_tried_again_when_more_is_here(kim, exhibit, kay, box):
    added = add_text(kay, OTHER)
    put = exchange(kay, box)
    (file,) = box.iterdir()
    manifest, portions = _read(file)
    without = [one for one in portions if not isinstance(one, LayerRows | GeometryRows)]
    file.unlink()
    part = box / "part.pincite-handover"
    write_container(part, manifest, without)
    digest = hashlib.sha256(part.read_bytes()).hexdigest()[:16]
    part.rename(box / f"KL-{kay.view.writer.hex()[:12]}-1-{digest}.pincite-handover")

    first, second = exchange(kim, box), exchange(kim, box)
    texts = [one for one in portions if isinstance(one, LayerRows | GeometryRows)]
    kim.put_rows(list(_rows(kim, texts)))
    third, fourth = exchange(kim, box), exchange(kim, box)

    assert put.put == 1
    assert [one.refused[0].rejected for one in (first, second)] == [1, 1]
    assert (third.new, third.refused, fourth.taken) == (1, (), 0)
    assert kim.view.rows("SELECT 1 FROM exhibit WHERE id = ?", (added.exhibit,)) == [(1,)]


def _read(file: Path) -> tuple[Manifest, list[Portion]]:
    with open_received(file) as opened:
        return opened.manifest, list(opened.portions())


def _rows(matter: Matter, texts: list[LayerRows | GeometryRows]) -> Iterator[Write]:
    known = Texts(matter)
    for one in texts:
        yield from known.layer(one) if isinstance(one, LayerRows) else known.layout(one)


def test_a_file_that_gets_its_name_while_one_looks_is_no_trouble(kim, exhibit, box):
    box.mkdir(parents=True)
    # Listed under the name it was written under, and gone when it is looked at.
    (box / ".KL2-0123456789ab-7.0a1b2c3d.pincite-part").symlink_to(box / "gone")

    assert exchange(kim, box).put == 1


def test_a_folder_of_ones_own_is_named_in_short(kim, exhibit, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)

    exchange(kim, Path("~/box"))
    mailbox.set_up(kim, Path("~/box"))

    assert [name.split("-")[0] for name in names(tmp_path / "box")] == ["KL"]
    assert not (tmp_path / "~").exists()
    assert exchanges.is_mailbox(kim, tmp_path / "box")
