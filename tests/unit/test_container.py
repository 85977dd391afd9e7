"""The one file that is handed over: written whole or not at all, and read in bounds."""

import contextlib
import hashlib
import io
import os
import stat
import struct
import subprocess
import sys
import time
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from reviewer.errors import ShareError
from reviewer.sharing import container, packing
from reviewer.sharing.container import Known, write_container
from reviewer.sharing.portions import (
    Acts,
    Form,
    GeometryRows,
    LayerRows,
    ObjectBytes,
    Unreadable,
)
from reviewer.sharing.refusals import Refusal, RefusedFileError
from reviewer.store import log
from reviewer.store.log import Payload, Received
from tests.unit.handed import CHEAP, acts_of, believed, manifest_of, tagged_matter, texts_of


@pytest.fixture(scope="module")
def handed(tmp_path_factory):
    """A manifest, texts and acts of one matter."""
    matter = tagged_matter(tmp_path_factory.mktemp("container"))
    acts = acts_of(matter)
    found = manifest_of(matter, len(acts.changesets)), texts_of(matter), acts
    matter.close()
    return found


def _object(content: bytes, piece: int = 1000) -> list[ObjectBytes]:
    name = hashlib.sha256(content).hexdigest()
    starts = range(0, len(content), piece) or (0,)
    return [ObjectBytes(name, at, len(content), content[at : at + piece]) for at in starts]


def _read(path, known=container.NOTHING):
    with path.open("rb") as stream, container.opened(stream) as found:
        return found.manifest, list(found.portions(known))


def _refusal(path) -> Refusal:
    with pytest.raises(RefusedFileError) as refused:
        _read(path)
    return refused.value.refusal


# --- writing --------------------------------------------------------------------------------------


def test_twenty_tagged_passages_fit_in_ten_kilobytes(tmp_path, handed):
    manifest, _, acts = handed
    tagging = tuple(one for one in acts.changesets if b'"verb":"tag_passage"' in one.body)
    said = {one for each in tagging for one in log.payloads_of(log.decode(each.body))}
    part = Acts(tagging, tuple(one for one in acts.payloads if one.hash in said))
    manifest = replace(manifest, changesets=len(tagging))
    plain, locked = tmp_path / "a.pincite-handover", tmp_path / "b.pincite-handover"

    write_container(plain, manifest, [part])
    write_container(locked, manifest, [part], "Pelgrave", CHEAP)

    assert len(tagging) == 20
    assert len(part.payloads) >= 4 * 20
    assert plain.stat().st_size <= 10_000
    assert locked.stat().st_size <= 10_000
    found = believed(_read(plain)[1], bytes.fromhex(manifest.matter))
    assert found.changesets == {(one.id, one.body) for one in tagging}


def test_portions_come_out_in_their_order_to_the_byte(tmp_path, handed):
    manifest, texts, acts = handed
    path = tmp_path / "whole.pincite-package"
    files = [*_object(os.urandom(4500)), *_object(b""), *_object(b"one piece")]

    write_container(path, replace(manifest, form=Form.PACKAGE), [*texts, acts, *files])

    found, portions = _read(path)
    assert found == replace(manifest, form=Form.PACKAGE)
    assert portions[: len(texts)] == texts
    assert portions[len(texts)].changesets == acts.changesets
    assert set(portions[len(texts)].payloads) == set(acts.payloads)
    assert [(one.sha256, one.content) for one in portions[len(texts) + 1 :]] == [
        (name, b"".join(one.content for one in files if one.sha256 == name))
        for name in dict.fromkeys(one.sha256 for one in files)
    ]


def test_a_large_native_comes_in_pieces(tmp_path, handed):
    content = os.urandom(container.PIECE + 10)
    path = tmp_path / "large.pincite-package"

    write_container(path, handed[0], _object(content, 1 << 20))

    pieces = [one for one in _read(path)[1] if isinstance(one, ObjectBytes)]
    assert [one.offset for one in pieces] == [0, container.PIECE]
    assert b"".join(one.content for one in pieces) == content


def test_many_acts_lie_in_several_parts_so_that_damage_costs_one(tmp_path, handed):
    bodies = tuple(Received(struct.pack(">32xQ", number), b"later") for number in range(2500))
    loose = tuple(Payload(struct.pack(">24xQ", n), b"s" * 16, b"{}") for n in range(3))
    path = tmp_path / "many.pincite-handover"

    write_container(path, handed[0], [Acts(bodies, loose)])

    parts = [one for one in _read(path)[1] if isinstance(one, Acts)]
    assert [len(one.changesets) for one in parts] == [1000, 1000, 500, 0]
    assert [one for part in parts for one in part.changesets] == list(bodies)
    assert parts[-1].payloads == loose


def test_what_is_known_is_not_given_again(tmp_path, handed):
    manifest, texts, acts = handed
    path = tmp_path / "known.pincite-package"
    native = _object(b"native")
    write_container(path, manifest, [*texts, acts, *native])
    (layer,) = [one.layer for one in texts if isinstance(one, LayerRows)]
    (page,) = [one for one in texts if isinstance(one, GeometryRows)]

    def kinds(known):
        return {type(one) for one in _read(path, known)[1]}

    every = {LayerRows, GeometryRows, Acts, ObjectBytes}
    assert kinds(Known()) == every
    assert kinds(Known(layers=frozenset({layer}))) == every - {LayerRows}
    both = frozenset({page.layer + page.rendition})
    assert kinds(Known(geometry=both)) == every - {GeometryRows}
    assert kinds(Known(objects=frozenset({native[0].sha256}))) == every - {ObjectBytes}
    assert kinds(Known(has_all_but_acts=True)) == {Acts}


def test_acts_that_are_known_are_left_out_with_what_only_they_say(tmp_path, handed):
    manifest, _, acts = handed
    path = tmp_path / "known.pincite-handover"
    write_container(path, manifest, [acts])
    known = Known(changesets=frozenset(one.id for one in acts.changesets[:-2]))

    portions = _read(path, known)[1]

    (found,) = portions
    assert isinstance(found, Acts)
    assert found.changesets == acts.changesets[-2:]
    said = {one for each in found.changesets for one in log.payloads_of(log.decode(each.body))}
    assert {one.hash for one in found.payloads} == said


def test_what_could_not_be_read_is_not_handed_on(tmp_path, handed):
    with pytest.raises(ValueError, match="cannot be handed over"):
        write_container(tmp_path / "x", handed[0], [Unreadable(1, "torn")])
    with pytest.raises(ValueError, match="follow each other"):
        write_container(tmp_path / "x", handed[0], [ObjectBytes("ab" * 32, 5, 9, b"late")])

    assert list(tmp_path.iterdir()) == []


def test_nothing_is_left_of_a_file_whose_portions_fail(tmp_path, handed):
    path = tmp_path / "x.pincite-handover"
    path.write_bytes(b"what lay there before")

    def failing():
        yield handed[2]
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError):
        write_container(path, handed[0], failing())

    assert path.read_bytes() == b"what lay there before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_said_in_words(tmp_path, handed):
    with pytest.raises(ShareError, match="could not be written"):
        write_container(tmp_path / "absent" / "x.pincite-handover", handed[0], [])


def test_what_a_killed_program_leaves_has_a_name_that_nobody_takes_for_a_file_of_ours(
    tmp_path, handed
):
    seen: list[str] = []

    def looking():
        seen.extend(one.name for one in tmp_path.iterdir())
        yield handed[2]

    write_container(tmp_path / "x.pincite-handover", handed[0], looking())

    assert len(seen) == 1
    assert container.is_unfinished(seen[0])
    assert not seen[0].endswith((".pincite-handover", ".pincite-package", ".pincite"))
    assert not container.is_unfinished("x.pincite-handover")


_WRITING = """
import sys
from dataclasses import replace
from pathlib import Path
from reviewer.sharing import container
path = Path(sys.argv[1])
with path.open("rb") as stream, container.opened(stream) as found:
    manifest, portions = found.manifest, list(found.portions())
print("ready", flush=True)
for number in range(100_000):
    container.write_container(path, replace(manifest, title=f"version {number}"), portions * 3)
"""


def test_a_program_killed_while_it_writes_leaves_the_old_file_or_the_new_one(tmp_path, handed):
    manifest, _, acts = handed
    path = tmp_path / "x.pincite-handover"
    write_container(path, manifest, [acts])

    for wait in (0.0, 0.013, 0.05):
        with subprocess.Popen(
            [sys.executable, "-c", _WRITING, str(path)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        ) as writing:
            assert writing.stdout is not None
            writing.stdout.readline()
            time.sleep(wait)
            writing.kill()
        found = believed(_read(path)[1], bytes.fromhex(manifest.matter))
        assert found.changesets == {(one.id, one.body) for one in acts.changesets}
        assert not found.is_told

    left = [one.name for one in tmp_path.iterdir() if one != path]
    assert all(container.is_unfinished(name) for name in left)


# --- reading what nobody of ours wrote ------------------------------------------------------------


def _front(manifest, version: int = container.VERSION) -> bytes:
    return msgspec.json.encode({"version": version, "manifest": msgspec.to_builtins(manifest)})


def _zip(path: Path, entries, **more) -> Path:
    """A zip of these names and contents, made by the standard library."""
    with zipfile.ZipFile(path, "w", **more) as archive, contextlib.suppress(UserWarning):
        for name, content in entries:
            archive.writestr(name, content)
    return path


def test_names_that_are_not_ours_are_counted_and_never_written_anywhere(tmp_path, handed):
    manifest, _, acts = handed
    inner = tmp_path / "inner"
    inner.mkdir()
    secret = Path("/etc/pincite-was-here")
    names = ["../../evil", str(secret), "layers/../../evil", "C:\\evil", "objects/" + "g" * 64,
             "layers/" + "AB" * 32, "acts-0001/../x", "a.zip", "objects/", "acts-1"]  # fmt: skip
    path = _zip(
        inner / "a.pincite-handover",
        [
            ("manifest.json", _front(manifest)),
            *((name, b"evil") for name in names),
            ("acts-0001", packing.pack(acts)),
        ],
    )

    _, portions = _read(path)

    assert [type(one) for one in portions] == [Acts, Unreadable]
    assert "not written as Pincite writes it" in portions[1].reason
    assert [one.name for one in inner.iterdir()] == [path.name]
    assert [one.name for one in tmp_path.iterdir()] == ["inner"]
    assert not secret.exists()


def test_two_parts_of_one_name_are_refused(tmp_path, handed):
    with pytest.warns(UserWarning, match="Duplicate"):
        path = _zip(
            tmp_path / "a",
            [("manifest.json", _front(handed[0])), ("acts-0001", b"1"), ("acts-0001", b"2")],
        )

    assert _refusal(path) is Refusal.DAMAGED


def test_parts_that_share_bytes_are_refused(tmp_path, handed):
    """A zip whose list names the same bytes many times unfolds to petabytes."""
    path = _zip(
        tmp_path / "a",
        [("manifest.json", _front(handed[0])), ("acts-0001", b"1" * 90), ("acts-0002", b"2" * 90)],
    )
    content = bytearray(path.read_bytes())
    first, second = (content.rindex(name) - 46 for name in (b"acts-0001", b"acts-0002"))
    content[second + 42 : second + 46] = content[first + 42 : first + 46]
    path.write_bytes(content)

    assert _refusal(path) is Refusal.DAMAGED


def test_bombs_are_given_up_before_they_unfold(tmp_path, handed, monkeypatch):
    monkeypatch.setattr(container, "LARGEST_PART", 4_000_000)
    monkeypatch.setattr(packing, "LARGEST", 2_000_000)
    manifest, _, acts = handed
    zeros = bytes(container.LARGEST_PART + 1)
    path = tmp_path / "bomb"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("manifest.json", _front(manifest))
        archive.writestr("layers/" + "ab" * 32, zeros)
        archive.writestr("acts-0001", b"PA\x01\0\0\0\0" + zlib.compress(zeros, 1))
        archive.writestr("acts-0002", packing.pack(acts))

    _, portions = _read(path)

    assert [type(one) for one in portions] == [Acts, Unreadable]
    assert portions[0].changesets == acts.changesets
    assert "larger than Pincite reads" in portions[1].reason


def test_a_part_that_lies_about_its_size_is_lost_alone(tmp_path, handed):
    manifest, texts, acts = handed
    path = tmp_path / "lying"
    write_container(path, manifest, [*texts, acts])
    content = bytearray(path.read_bytes())
    place = content.rindex(b"layers/") - 46
    for size in (1, 2**31):
        lying = bytearray(content)
        lying[place + 24 : place + 28] = struct.pack("<I", size)
        path.write_bytes(lying)

        _, portions = _read(path)

        assert [type(one) for one in portions] == [GeometryRows, Acts, Unreadable]


@pytest.mark.parametrize("name", [b"geometry/", b"objects/"])
def test_a_part_that_is_shorter_than_it_says_is_lost_alone(tmp_path, handed, name):
    manifest, texts, acts = handed
    path = tmp_path / "lying"
    write_container(path, manifest, [*texts, *_object(b"native"), acts])
    content = bytearray(path.read_bytes())
    place = content.rindex(name) - 46
    size = struct.unpack("<I", content[place + 24 : place + 28])[0]
    content[place + 24 : place + 28] = struct.pack("<I", size + 9)
    path.write_bytes(content)

    found = believed(_read(path)[1], bytes.fromhex(manifest.matter))

    assert found.changesets == {(one.id, one.body) for one in acts.changesets}
    assert len(found.geometry) == (name != b"geometry/")
    assert [one.count for one in found.unreadable] == [0]


def test_a_damaged_act_within_a_part_is_counted_and_the_others_given(tmp_path, handed):
    manifest, _, acts = handed
    packed = bytearray(packing.pack(acts))
    packed[7] ^= 1  # the id of the first
    path = _zip(tmp_path / "a", [("manifest.json", _front(manifest)), ("acts-0001", bytes(packed))])

    part, lost = _read(path)[1]

    assert isinstance(part, Acts)
    assert set(part.changesets) < set(acts.changesets)
    assert isinstance(lost, Unreadable)
    assert lost.count == len(acts.changesets) - len(part.changesets)


def test_a_native_larger_than_any_is_lost_alone(tmp_path, handed, monkeypatch):
    monkeypatch.setattr(container, "LARGEST_OBJECT", 5)
    monkeypatch.setattr(container, "MOST_PARTS", 3)
    path = tmp_path / "large"
    write_container(path, replace(handed[0], changesets=0), [*_object(b"native")])

    (lost,) = _read(path)[1]

    assert isinstance(lost, Unreadable)
    assert "larger than Pincite reads" in lost.reason
    write_container(path, handed[0], [*handed[1], *_object(b"native")])
    assert _refusal(path) is Refusal.TOO_LARGE


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_to_pack_than_ours_are_not_unpacked(tmp_path, handed, method):
    path = tmp_path / "other"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", _front(handed[0]))
        archive.writestr("acts-0001", packing.pack(handed[2]), method)

    manifest, portions = _read(path)

    assert portions == [
        Unreadable(manifest.changesets, "A part of the file is not written as Pincite writes it.")
    ]


def test_a_part_with_zips_own_passphrase_is_not_asked_for_one(tmp_path, handed):
    path = _zip(tmp_path / "a", [("manifest.json", _front(handed[0])), ("acts-0001", b"1")])
    content = bytearray(path.read_bytes())
    content[content.rindex(b"acts-0001") - 46 + 8] |= 1
    path.write_bytes(content)

    assert [type(one) for one in _read(path)[1]] == [Unreadable]


def test_fewer_acts_than_the_file_says_are_counted(tmp_path, handed):
    manifest, _, acts = handed
    path = tmp_path / "fewer"
    write_container(path, replace(manifest, changesets=2**62), [acts])

    lost = _read(path)[1][-1]

    assert lost == Unreadable(2**62 - len(acts.changesets), "The file holds less than it says.")


@pytest.mark.parametrize(
    ("entries", "refusal"),
    [
        ([("word/document.xml", b"<w/>")], Refusal.FOREIGN),
        ([], Refusal.FOREIGN),
        ([("acts-0001", b"1")], Refusal.DAMAGED),
        ([("acts-0001", b"1"), ("manifest.json", b"{}")], Refusal.DAMAGED),
        ([("manifest.json", b"")], Refusal.DAMAGED),
        ([("manifest.json", b"[" * 100_000)], Refusal.DAMAGED),
        ([("manifest.json", b'{"version":1}')], Refusal.DAMAGED),
        ([("manifest.json", b'{"version":1' + b" " * 4_194_304 + b"}")], Refusal.DAMAGED),
        ([("manifest.json", b'{"version":2,"anything":"else"}')], Refusal.NEWER),
    ],
)
def test_other_zips_and_broken_or_newer_manifests_are_refused(tmp_path, entries, refusal):
    assert _refusal(_zip(tmp_path / "a", entries)) is refusal


@pytest.mark.parametrize(
    "changes",
    [
        {"form": Form.REVIEW_DATABASE},
        {"matter": "../x"},
        {"matter": "AB" * 16},
        {"person": ""},
        {"upto": {"ab" * 16: (1, "head")}},
        {"before": {"x": 1}},
        {"changesets": -1},
        {"made": 2**63},
        {"title": "x" * 2001},
    ],
)
def test_a_manifest_that_no_pincite_writes_is_refused(tmp_path, handed, changes):
    path = _zip(tmp_path / "a", [("manifest.json", _front(replace(handed[0], **changes)))])

    assert _refusal(path) is Refusal.DAMAGED


def test_every_shorter_file_is_refused_as_not_whole(tmp_path, handed):
    path = tmp_path / "whole"
    write_container(path, handed[0], [handed[2]])
    content = path.read_bytes()

    for cut in range(4, len(content), 61):
        with (
            pytest.raises(RefusedFileError) as refused,
            container.opened(io.BytesIO(content[:cut])),
        ):
            pass
        assert refused.value.refusal is Refusal.UNFINISHED


def test_a_link_in_the_file_is_only_bytes(tmp_path, handed):
    entry = zipfile.ZipInfo("objects/" + "ab" * 32)
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = tmp_path / "link"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", _front(replace(handed[0], changesets=0)))
        archive.writestr(entry, b"/etc/passwd")

    assert _read(path)[1] == [ObjectBytes("ab" * 32, 0, 11, b"/etc/passwd")]
