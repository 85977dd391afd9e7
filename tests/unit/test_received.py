"""Files from colleagues, read by a process that may die of them."""

import os
import shutil
import sys
import time
from pathlib import Path

import pytest

from reviewer.errors import PassphraseError, ReviewError, ShareError, UnfinishedError
from reviewer.sharing import received
from reviewer.sharing.container import Known, write_container
from reviewer.sharing.portions import Form, LayerRows, ObjectBytes
from reviewer.sharing.received import Limits, Receiver, open_received
from reviewer.sharing.refusals import LOSSES, SENTENCES, Loss, Refusal
from reviewer.store.foreign_rows import Fault
from reviewer.workers.child import refuse_network
from tests.unit.handed import CHEAP, acts_of, believed, manifest_of, tagged_matter, texts_of


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """The same matter in every form, and all that it holds."""
    folder = tmp_path_factory.mktemp("received")
    matter = tagged_matter(folder, 8)
    acts, texts = acts_of(matter), texts_of(matter)
    whole = believed([*texts, acts], matter.id)
    manifest = manifest_of(matter, len(acts.changesets))
    place, matter_id = matter.path, matter.id
    matter.close()
    shutil.copy(place, folder / "a.pincite")
    write_container(folder / "b.pincite-handover", manifest, [*texts, acts])
    write_container(folder / "c.pincite-handover", manifest, [*texts, acts], "Pelgrave", CHEAP)
    return folder, whole, matter_id


@pytest.fixture
def kept():
    """One process for all files of a test."""
    with Receiver() as receiver:
        yield receiver


@pytest.mark.parametrize(
    ("name", "passphrase", "form"),
    [
        ("a.pincite", None, Form.REVIEW_DATABASE),
        ("b.pincite-handover", None, Form.HAND_OVER),
        ("c.pincite-handover", "Pelgrave", Form.HAND_OVER),
    ],
)
def test_every_form_is_read_by_another_process(files, kept, name, passphrase, form):
    folder, whole, matter = files

    with kept.open(folder / name, passphrase) as file:
        first = believed(file.portions(), matter)
        again = believed(file.portions(Known(has_all_but_acts=True)), matter)

    assert file.manifest.form is form
    assert file.manifest.matter == matter.hex()
    assert first == whole
    assert (again.changesets, again.layers) == (whole.changesets, set())


def test_a_single_file_leaves_no_process_behind(files):
    with open_received(files[0] / "b.pincite-handover") as file:
        assert believed(file.portions(), files[2]) == files[1]


def test_a_file_is_known_by_its_content_whatever_its_name(files, kept, tmp_path):
    for number, name in enumerate(("a.pincite", "b.pincite-handover")):
        path = tmp_path / f"Attachment {number} (2).bin"
        shutil.copy(files[0] / name, path)

        with kept.open(path) as file:
            assert believed(file.portions(), files[2]) == files[1]


def test_a_process_is_kept_from_file_to_file_even_from_refused_ones(files, kept):
    with kept.open(files[0] / "b.pincite-handover"):
        process = kept.pid

    for _ in range(3):
        with pytest.raises(PassphraseError), kept.open(files[0] / "c.pincite-handover"):
            pass
        with kept.open(files[0] / "a.pincite") as file:
            list(file.portions())
    assert kept.pid == process


def test_who_stops_in_the_middle_is_not_kept_waiting(files, kept, tmp_path):
    content = os.urandom(1 << 20)
    pieces = [ObjectBytes("ab" * 32, at << 20, 40 << 20, content) for at in range(40)]
    with kept.open(files[0] / "b.pincite-handover") as file:
        manifest = file.manifest
    path = tmp_path / "large.pincite-package"
    write_container(path, manifest, pieces)

    start = time.monotonic()
    with kept.open(path) as file:
        next(file.portions())
    with kept.open(files[0] / "b.pincite-handover") as file:
        found = believed(file.portions(), files[2])

    assert found == files[1]
    assert time.monotonic() - start < 5


# --- refused in words -----------------------------------------------------------------------------


def _said(kept, path, passphrase=None, error: type[ReviewError] = ShareError) -> str:
    with pytest.raises(error) as refused, kept.open(path, passphrase):
        pass
    assert isinstance(refused.value, ShareError)
    return str(refused.value)


def test_each_file_that_is_none_is_refused_in_words(files, kept, tmp_path):
    for name, content in {
        "notes.txt": b"Dear colleague",
        "scan.pdf": b"%PDF-1.7\n" + bytes(8192 - 9),
        "empty": b"",
        "room": bytes(9000),
        "begun": b"PINCITE-SE",
        "torn.pincite-handover": (files[0] / "b.pincite-handover").read_bytes()[:1500],
        "torn.pincite": (files[0] / "a.pincite").read_bytes()[:50_000],
        "locked.pincite": os.urandom(8192),
    }.items():
        (tmp_path / name).write_bytes(content)
    os.mkfifo(tmp_path / "pipe")

    assert "folder" in _said(kept, tmp_path)
    assert "no such file" in _said(kept, tmp_path / "gone")
    assert "no such file" in _said(kept, tmp_path / "notes.txt" / "in a file")
    assert "no ordinary file" in _said(kept, tmp_path / "pipe")
    assert "no file of Pincite" in _said(kept, tmp_path / "notes.txt")
    assert "no file of Pincite" in _said(kept, tmp_path / "scan.pdf")
    assert "empty" in _said(kept, tmp_path / "empty", error=UnfinishedError)
    for name in ("room", "begun", "torn.pincite-handover", "torn.pincite"):
        assert "not whole" in _said(kept, tmp_path / name, error=UnfinishedError)
    locked = tmp_path / "locked.pincite"
    assert "or it is no file" in _said(kept, locked, error=PassphraseError)
    assert "does not open" in _said(kept, locked, "Pelgrave", error=PassphraseError)


def test_a_file_that_may_not_be_read_is_refused_in_words(files, kept, tmp_path, monkeypatch):
    if os.geteuid() == 0:
        pytest.skip("root reads everything")
    path = tmp_path / "closed.pincite-handover"
    path.write_bytes(b"x")
    path.chmod(0)

    assert "you may not open it" in _said(kept, path)


def test_a_passphrase_is_asked_for_and_a_wrong_one_is_told(files, kept):
    sealed = files[0] / "c.pincite-handover"

    assert "locked with a passphrase" in _said(kept, sealed, error=PassphraseError)
    assert "does not open" in _said(kept, sealed, "pelgrave", error=PassphraseError)


def test_a_passphrase_given_for_a_file_that_has_none_does_no_harm(files, kept):
    for name in ("a.pincite", "b.pincite-handover"):
        with kept.open(files[0] / name, "Pelgrave") as file:
            assert believed(file.portions(), files[2]) == files[1]


def test_every_reason_has_a_sentence():
    assert set(SENTENCES) == set(Refusal)
    assert set(LOSSES) == set(Loss)
    assert {fault.value for fault in Fault} <= {refusal.value for refusal in Refusal}
    assert all(one.endswith(".") and ". " not in one[-3:] for one in SENTENCES.values())


# --- a process that dies, hangs or lies -----------------------------------------------------------


def _child(body: str) -> list[str]:
    """A process that behaves like ours until it has a file, and then does something else."""
    program = f"""
import os, sys, time
from reviewer.sharing import received_child, received_forms
from reviewer.sharing.received_messages import *
def instead(*_):
    {body}
received_forms.opened = instead
received_child.main(["0"])
"""
    return [sys.executable, "-c", program]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("os._exit(3)", "stopped the program"),
        ("raise RuntimeError", "stopped the program"),
        ("os.write(int(os.listdir('/proc/self/fd')[-2]), b'x' * 99)", "stopped the program"),
        ("time.sleep(60)", "no end"),
        ("[bytes(1) for _ in iter(int, 1)]", "no end"),
        ("raise MemoryError", "holds more"),
        ("raise RecursionError", "damaged"),
    ],
)
def test_a_process_that_dies_or_hangs_costs_its_file_alone(files, body, words):
    if "/proc" in body and not Path("/proc/self/fd").exists():
        pytest.skip("no list of open files here")
    limits = Limits(seconds_without_progress=1.0)
    with Receiver(limits, _child(body)) as receiver:
        start = time.monotonic()
        assert words in _said(receiver, files[0] / "b.pincite-handover")
        assert time.monotonic() - start < 10


@pytest.mark.parametrize(
    "program",
    [
        "import os; os.write(1, b'\\xff\\xff\\xff\\xff'); import time; time.sleep(60)",
        "import os; os.write(1, b'\\x02\\0\\0\\0{}')",
        "raise SystemExit(1)",
    ],
)
def test_a_program_that_does_not_start_is_said_in_words(files, program):
    with Receiver(Limits(2.0), [sys.executable, "-c", program]) as receiver:
        assert "does not start" in _said(receiver, files[0] / "b.pincite-handover")


def test_a_process_that_says_other_things_than_it_is_asked_is_not_heard_out(files):
    lying = _child("sys.stdout.flush(); raise received_forms.RefusedFileError('no reason')")
    with Receiver(Limits(2.0), lying) as receiver:
        assert "stopped the program" in _said(receiver, files[0] / "b.pincite-handover")
    first = (
        "import os, struct; b = b'\\x81\\xa4type\\xa5Ready'; f = struct.pack('<I', len(b)) + b; "
        "os.write(1, f * 3); os.read(0, 9)"
    )
    with Receiver(Limits(2.0), [sys.executable, "-c", first]) as receiver:
        assert "stopped the program" in _said(receiver, files[0] / "b.pincite-handover")


def test_what_is_too_large_for_the_memory_allowed_is_refused_or_counted(files, tmp_path):
    if sys.platform != "linux":
        pytest.skip("only Linux keeps the limit")
    with open_received(files[0] / "b.pincite-handover") as file:
        manifest = file.manifest
    path = tmp_path / "large.pincite-handover"
    write_container(path, manifest, [LayerRows(b"L" * 32, ((0, 0, "x" * 50_000_000, b"{}"),))])

    with open_received(path, limits=Limits(memory_bytes=240_000_000)) as file:
        lost = list(file.portions())[-1]

    assert "larger than Pincite reads" in str(lost)


def test_no_socket_is_opened_while_a_file_is_read():
    for event in ("socket.__new__", "socket.connect", "socket.getaddrinfo"):
        with pytest.raises(PermissionError):
            refuse_network(event, ())
    refuse_network("open", ())


def test_the_frozen_program_starts_itself(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    command = received.received_command(Limits(memory_bytes=7))

    assert command == [sys.executable, "--worker", "received", "7"]
