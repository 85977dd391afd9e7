"""Files from colleagues, read by a process that may die of them."""

import io
import os
import queue
import shutil
import sys
import time
from pathlib import Path

import msgspec
import pytest

from reviewer.errors import PassphraseError, ReviewError, ShareError, UnfinishedError
from reviewer.sharing import received, received_child, received_forms, received_messages
from reviewer.sharing.container import NOTHING, Known, write_container
from reviewer.sharing.portions import Form, LayerRows, ObjectBytes
from reviewer.sharing.received import Limits, Receiver, open_received
from reviewer.sharing.refusals import LOSSES, SENTENCES, Loss, Refusal, RefusedFileError
from reviewer.store.foreign_rows import Fault
from reviewer.workers.child import refuse_network
from reviewer.workers.frames import read_frame
from tests.unit.handed import CHEAP, acts_of, believed, manifest_of, tagged_matter, texts_of


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """The same matter in every form, and all that it holds."""
    folder = tmp_path_factory.mktemp("received")
    matter = tagged_matter(folder, 4)
    acts, texts = acts_of(matter), texts_of(matter)
    whole = believed([*texts, acts], matter.id)
    manifest = manifest_of(matter, len(acts.changesets))
    place, matter_id = matter.path, matter.id
    matter.close()
    shutil.copy(place, folder / "a.pincite")
    write_container(folder / "b.pincite-handover", manifest, [*texts, acts])
    write_container(folder / "c.pincite-handover", manifest, [*texts, acts], "Pelgrave", CHEAP)
    return folder, whole, matter_id


@pytest.fixture(scope="module")
def kept(files):
    """One process for all tests that leave it alive; it runs before the first of them."""
    with Receiver() as receiver:
        with receiver.open(files[0] / "b.pincite-handover"):
            process = receiver.pid
        yield receiver
        assert receiver.pid == process


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


def test_who_stops_in_the_middle_is_not_kept_waiting(files, tmp_path):
    content = os.urandom(1 << 20)
    pieces = [ObjectBytes("ab" * 32, at << 20, 40 << 20, content) for at in range(40)]
    with Receiver() as receiver:
        with receiver.open(files[0] / "b.pincite-handover") as file:
            manifest = file.manifest
        path = tmp_path / "large.pincite-package"
        write_container(path, manifest, pieces)

        start = time.monotonic()
        with receiver.open(path) as file:
            next(file.portions())
        with receiver.open(files[0] / "b.pincite-handover") as file:
            found = believed(file.portions(), files[2])

    assert found == files[1]
    assert time.monotonic() - start < 5


# --- refused in words -----------------------------------------------------------------------------


def _said(kept, path, passphrase=None, error: type[ReviewError] = ShareError) -> str:
    with pytest.raises(error) as refused, kept.open(path, passphrase):
        pass
    assert isinstance(refused.value, ShareError)
    return str(refused.value)


@pytest.fixture
def none_of_ours(files, tmp_path):
    """Files that cannot be taken in, each for its own reason."""
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
    return tmp_path


@pytest.mark.parametrize(
    ("name", "passphrase", "refusal"),
    [
        ("", None, Refusal.FOLDER),
        ("gone", None, Refusal.GONE),
        ("notes.txt/in a file", None, Refusal.GONE),
        ("x" * 5000, None, Refusal.CLOSED_OFF),
        ("nul\0", None, Refusal.CLOSED_OFF),
        ("pipe", None, Refusal.NO_FILE),
        ("notes.txt", None, Refusal.FOREIGN),
        ("notes.txt", "Pelgrave", Refusal.FOREIGN),
        ("scan.pdf", None, Refusal.FOREIGN),
        ("scan.pdf", "Pelgrave", Refusal.WRONG_PASSPHRASE),
        ("empty", None, Refusal.EMPTY),
        ("room", None, Refusal.UNFINISHED),
        ("begun", None, Refusal.UNFINISHED),
        ("torn.pincite-handover", None, Refusal.UNFINISHED),
        ("torn.pincite", None, Refusal.UNFINISHED),
        ("locked.pincite", None, Refusal.PERHAPS_LOCKED),
        ("locked.pincite", "Pelgrave", Refusal.WRONG_PASSPHRASE),
    ],
)
def test_each_file_that_is_none_is_refused_for_its_reason(none_of_ours, name, passphrase, refusal):
    with (
        pytest.raises(RefusedFileError) as refused,
        received_forms.opened(none_of_ours / name, passphrase),
    ):
        pass

    assert refused.value.refusal is refusal


@pytest.mark.parametrize(
    ("name", "passphrase"),
    [("a.pincite", None), ("b.pincite-handover", None), ("c.pincite-handover", "Pelgrave")],
)
def test_every_form_is_read_in_this_process_alike(files, name, passphrase):
    with received_forms.opened(files[0] / name, passphrase) as source:
        assert believed(source.portions(), files[2]) == files[1]


def test_a_file_that_goes_away_while_it_is_opened_is_said_to_be_closed_off(files, monkeypatch):
    monkeypatch.setattr(received_forms, "_refuse_no_file", lambda _path: None)

    with pytest.raises(RefusedFileError) as refused, received_forms.opened(files[0] / "gone", None):
        pass

    assert refused.value.refusal is Refusal.CLOSED_OFF


def test_the_process_serves_one_file_after_another(files):
    """What the child does between its pipes."""
    said, inbox = io.BytesIO(), queue.SimpleQueue[received_messages.Asked]()
    for message in (received_messages.Give(NOTHING), received_messages.Leave()):
        inbox.put(message)
    mouth = received_child._Mouth(said)

    for name in ("b.pincite-handover", "gone"):
        look = received_messages.Look(os.fsencode(files[0] / name), None)
        received_child._serve(look, mouth, inbox)

    said.seek(0)
    decoder = msgspec.msgpack.Decoder(received_messages.Said)
    heard = []
    while (body := read_frame(said, received_messages.LONGEST_SAID)) is not None:
        heard.append(decoder.decode(body))
    assert isinstance(heard[0], received_messages.Opened)
    assert heard[-2:] == [received_messages.Ended(), received_messages.Refused(Refusal.GONE)]
    portions = [one.portion for one in heard[1:-2] if hasattr(one, "portion")]
    assert believed(portions, files[2]) == files[1]


def test_each_file_that_is_none_is_refused_in_words(kept, none_of_ours):
    tmp_path = none_of_ours

    assert "folder" in _said(kept, tmp_path)
    assert "no such file" in _said(kept, tmp_path / "gone")
    assert "no ordinary file" in _said(kept, tmp_path / "pipe")
    assert "no file of Pincite" in _said(kept, tmp_path / "notes.txt")
    assert "no file of Pincite" in _said(kept, tmp_path / "scan.pdf")
    assert "empty" in _said(kept, tmp_path / "empty", error=UnfinishedError)
    for name in ("room", "begun", "torn.pincite-handover", "torn.pincite"):
        assert "not whole" in _said(kept, tmp_path / name, error=UnfinishedError)
    locked = tmp_path / "locked.pincite"
    assert "or it is no file" in _said(kept, locked, error=PassphraseError)
    assert "does not open" in _said(kept, locked, "Pelgrave", error=PassphraseError)


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


def test_what_is_too_large_for_the_memory_allowed_is_refused_or_counted(files, kept, tmp_path):
    if sys.platform != "linux":
        pytest.skip("only Linux keeps the limit")
    with kept.open(files[0] / "b.pincite-handover") as file:
        manifest = file.manifest
    path = tmp_path / "large.pincite-handover"
    write_container(path, manifest, [LayerRows(b"L" * 32, ((0, 0, "x" * 50_000_000, b"{}"),))])

    with Receiver(Limits(memory_bytes=180_000_000)) as receiver:
        try:
            with receiver.open(path) as file:
                told = str(list(file.portions())[-1])
        except ShareError as refused:
            told = str(refused)
        with receiver.open(files[0] / "b.pincite-handover") as file:
            found = believed(file.portions(), files[2])

    assert "larger than Pincite reads" in told or "holds more" in told or "stopped" in told
    assert found == files[1]


def test_no_socket_is_opened_while_a_file_is_read():
    for event in ("socket.__new__", "socket.connect", "socket.getaddrinfo"):
        with pytest.raises(PermissionError):
            refuse_network(event, ())
    refuse_network("open", ())


def test_the_frozen_program_starts_itself(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    command = received.received_command(Limits(memory_bytes=7))

    assert command == [sys.executable, "--worker", "received", "7"]
