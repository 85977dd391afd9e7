"""The import: what is taken in, in which order, once or again, and what is refused."""

import os
import shutil
import socket
import sys
import time
from email.message import EmailMessage
from pathlib import Path

import pytest

from reviewer.acts.tagging import Selection, tag_selection
from reviewer.ingest import Import, ImportChoices, Outcome, Status, files_below
from reviewer.matter import Matter
from reviewer.model import TagId
from reviewer.queries import exhibits
from reviewer.readers.reading import TranscriptStatus
from reviewer.sharing.verify import verify
from reviewer.text.layer import Span
from reviewer.workers.pool import Limits, ReadJob, WorkerPool, reading_command
from tests.unit.matters import make_matter


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        yield made


@pytest.fixture(scope="module")
def pool(samples):
    with WorkerPool(2) as found:
        # Started before the first test, which must not be blamed for the two processes.
        jobs = [ReadJob(path) for path in sorted(samples.glob("articles/*"))[:2]]
        assert len(list(found.run(jobs))) == len(found.pids) == 2
        yield found


@pytest.fixture
def own_pool():
    """For imports that are stopped: what is being read then loses its process."""
    with WorkerPool(2) as found:
        yield found


@pytest.fixture
def folder(tmp_path) -> Path:
    made: Path = tmp_path / "files"
    made.mkdir()
    return made


def take_in(
    matter: Matter, pool: WorkerPool, *paths: Path, choices: ImportChoices | None = None
) -> list[Outcome]:
    found = Import(matter, paths, pool, choices).run()
    assert verify(matter).findings == ()
    return found


def write(folder: Path, name: str, words: str = "") -> Path:
    path = folder / name
    path.write_text(words or f"The words of {name}.\n")
    return path


def mail(folder: Path, name: str, **attached: bytes) -> Path:
    message = EmailMessage()
    message["From"], message["To"] = "ann@example.org", "kim@example.org"
    message["Subject"], message["Date"] = name, "Mon, 11 Mar 2024 16:12:00 +0000"
    message.set_content(f"This is {name}.\n")
    for file, content in attached.items():
        message.add_attachment(
            content, "application", "octet-stream", filename=file.replace("_", ".")
        )
    path = folder / f"{name}.eml"
    path.write_bytes(message.as_bytes())
    return path


def statuses(found: list[Outcome]) -> list[tuple[str, str]]:
    return [(Path(one.path).name, one.status.value) for one in found]


# --- order, folders, equal bytes ------------------------------------------------------------------


def test_files_are_taken_in_in_the_order_given_whatever_is_read_first(matter, pool, samples):
    slow = samples / "depositions" / "Pelgrave Vol II 2026-06-03.pdf"
    quick = samples / "articles" / "Film Ledger 2025-03-20.txt"
    found = take_in(matter, pool, slow, quick)

    assert [one.path for one in found] == [str(slow), str(quick)]
    assert [one.control for one in found] == ["KL-00001", "KL-00002"]


def test_folders_recurse_in_order_and_leave_out_what_is_not_meant(folder):
    write(folder, "b.txt")
    (folder / "a").mkdir()
    inner = write(folder / "a", "z.txt")
    write(folder, ".hidden.txt")
    (folder / ".git").mkdir()
    write(folder / ".git", "config.txt")
    (folder / "a" / "up").symlink_to("..")
    (folder / "matter").mkdir()
    write(folder / "matter", "matter.pincite")
    write(folder / "matter", "notes.txt")

    assert list(files_below([folder])) == [inner, folder / "b.txt"]
    assert list(files_below([folder / ".git" / "config.txt", folder / "no"])) == [
        folder / ".git" / "config.txt",
        folder / "no",
    ]


def test_equal_bytes_are_read_once_and_every_place_is_listed(matter, pool, folder):
    first, second = write(folder, "one.txt", "Same."), write(folder, "two.txt", "Same.")
    found = take_in(matter, pool, first, second)
    later = take_in(matter, pool, second)

    assert statuses(found) == [("one.txt", "imported"), ("two.txt", "occurrence")]
    assert statuses(later) == [("two.txt", "occurrence")]
    (line,) = exhibits.exhibits(matter.view)
    places = exhibits.occurrences_of(matter.view, line.id)
    assert [place.name for place in places] == ["one.txt", "two.txt", "two.txt"]
    assert line.control == "KL-00001"


def test_a_tag_on_equal_bytes_shows_in_every_place(matter, pool, folder):
    take_in(matter, pool, write(folder, "one.txt", "Same."), write(folder, "two.txt", "Same."))
    (line,) = exhibits.exhibits(matter.view)
    selection = Selection(line.id, line.layer, (Span(0, 4),), None)
    matter.do(lambda view: tag_selection(view, selection, TagId("admission")))

    rows = exhibits.list_lines(
        matter.view, exhibits.list_ids(matter.view, exhibits.ListFilter())
    ).values()
    assert [row.passages for row in rows] == [1, 1]


def test_an_attachment_is_taken_in_before_the_same_bytes_further_down(matter, pool, folder):
    mail(folder, "a", note_txt=b"The same words.\n")
    write(folder, "b.txt", "The same words.\n")
    found = take_in(matter, pool, folder)

    assert statuses(found) == [
        ("a.eml", "imported"),
        ("a.eml!note.txt", "imported"),
        ("b.txt", "occurrence"),
    ]


def test_a_mail_met_twice_shows_all_its_attachments_both_times(matter, pool, folder):
    first = mail(folder, "a", one_txt=b"One.\n", two_txt=b"Two.\n", same_txt=b"One.\n")
    shutil.copy(first, folder / "again.eml")
    found = take_in(matter, pool, folder)
    later = take_in(matter, pool, first)

    again = [("again.eml!one.txt", "occurrence"), ("again.eml!two.txt", "occurrence")]
    assert statuses(found)[5:7] == again
    for outcomes in (found[:4], found[4:], later):
        assert [Path(one.path).name.partition("!")[2] for one in outcomes[1:]] == [
            "one.txt",
            "two.txt",
            "same.txt",
        ]
    tops = exhibits.list_ids(matter.view, exhibits.ListFilter())
    assert [len(exhibits.children_of(matter.view, top)) for top in tops] == [3, 3, 3]


def test_refused_attachments_are_told_each_time_the_mail_is_met(matter, pool, folder):
    first = mail(folder, "a", plan_zip=b"PK\x03\x04" + bytes(60), note_txt=b"Words.\n")
    shutil.copy(first, folder / "again.eml")
    found = take_in(matter, pool, folder)

    assert [one.status.value for one in found] == [
        "imported", "refused", "imported", "occurrence", "refused", "occurrence",
    ]  # fmt: skip
    assert found[1].reason == found[4].reason
    assert found[1].parent == found[0].exhibit


def test_a_mail_whose_import_was_stopped_between_its_attachments_is_completed(
    matter, own_pool, folder
):
    path = mail(folder, "a", one_txt=b"One.\n", two_txt=b"Two.\n")
    stopped = Import(matter, [path], own_pool)
    while len(stopped.outcomes) < 2:
        stopped.step(0.1)
    stopped.cancel()
    found = take_in(matter, own_pool, path)

    assert statuses(stopped.outcomes) == [("a.eml", "imported"), ("a.eml!one.txt", "imported")]
    assert statuses(found) == [
        ("a.eml", "occurrence"),
        ("a.eml!one.txt", "occurrence"),
        ("a.eml!two.txt", "imported"),
    ]


def test_what_was_undone_is_read_again_and_no_number_is_given_twice(matter, pool, folder):
    one, two = write(folder, "one.txt"), write(folder, "two.txt")
    first = take_in(matter, pool, one)
    matter.undo()
    other = take_in(matter, pool, two)
    again = take_in(matter, pool, one)

    assert again[0].status is Status.IMPORTED
    assert again[0].exhibit == first[0].exhibit
    assert other[0].control not in {first[0].control, again[0].control}


# --- stopping -------------------------------------------------------------------------------------


def test_cancelling_keeps_what_is_done_and_leaves_nothing_half(matter, own_pool, folder):
    for number in range(12):
        write(folder, f"{number:02}.txt")
    running = Import(matter, [folder], own_pool)
    while len(running.outcomes) < 3:
        running.step(0.1)
    done = len(running.outcomes)
    running.cancel()

    assert running.is_finished
    assert len(exhibits.exhibits(matter.view)) == done < 12
    assert verify(matter).findings == ()
    assert len(take_in(matter, own_pool, folder)) == 12
    assert len(exhibits.exhibits(matter.view)) == 12


def test_progress_counts_files_and_their_attachments(matter, pool, folder):
    mail(folder, "a", one_txt=b"One.\n")
    write(folder, "b.txt")
    running = Import(matter, [folder], pool)

    assert (running.done, running.total) == (0, 2)
    running.run()
    assert (running.done, running.total) == (3, 3)


# --- refusals -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "is empty"),
        ("plan.zip", b"PK\x03\x04" + bytes(60), "archive"),
        ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(60), "picture"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as PDF"),
        ("program.exe", b"MZ" + bytes(60), "program"),
        ("broken.pdf", b"%PDF-1.7\n" + bytes(60), "PDF"),
    ],
)
def test_files_that_cannot_be_read_are_refused_with_a_reason(
    matter, pool, folder, name, content, words
):
    (folder / name).write_bytes(content)
    (found,) = take_in(matter, pool, folder)

    assert found.status is Status.REFUSED
    assert words in found.reason
    assert found.reason.endswith(".")
    assert not exhibits.exhibits(matter.view)


def test_what_is_no_plain_file_is_refused(matter, pool, folder):
    os.mkfifo(folder / "pipe.txt")
    (folder / "gone.txt").symlink_to("nowhere")
    found = take_in(matter, pool, folder, folder / "missing.txt", Path("/dev/zero"))

    assert [one.status for one in found] == [Status.REFUSED] * 4
    assert [one.reason.split()[-1] for one in found] == ["missing.", "read.", "missing.", "read."]


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="this person may read every file"
)
def test_what_may_not_be_read_is_refused(matter, pool, folder):
    write(folder, "locked.txt").chmod(0)
    (folder / "shut").mkdir(mode=0)
    found = take_in(matter, pool, folder)

    assert ["may not read it" in one.reason for one in found] == [True, True]


@pytest.mark.skipif(
    sys.platform != "linux", reason="names that are no Unicode exist on Linux alone"
)
def test_a_file_whose_name_is_no_unicode_is_taken_in(matter, pool, folder):
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text("Latin name.\n")
    (found,) = take_in(matter, pool, folder)

    assert found.status is Status.IMPORTED
    assert found.path.endswith("caf\\xe9.txt")


def test_odd_names_of_attachments_do_no_harm(matter, pool, folder):
    path = folder / "a.eml"
    names = ["../../up.txt", "n" * 300 + ".txt", "a\x00b.txt", "tab\t.txt", "/etc/passwd", ""]
    parts = "".join(
        f"--cut\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; "
        f'filename="{name}"\r\n\r\nWords {number}.\r\n'
        for number, name in enumerate(names)
    )
    head = "From: a@b.c\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=cut\r\n\r\n"
    path.write_bytes((head + parts + "--cut--\r\n").encode())
    found = take_in(matter, pool, path)

    assert [one.status for one in found] == [Status.IMPORTED] * (len(names) + 1)
    assert not (folder.parent / "up.txt").exists()


def test_a_file_that_changes_after_it_was_read_is_refused_alone(matter, pool, folder):
    path, other = write(folder, "a.txt"), write(folder, "b.txt")
    running = Import(matter, [path, other], pool)
    while getattr(running._queue[0], "content", None) is None:
        running.step()
    write(folder, "new.txt", "Other words meanwhile.\n").replace(path)
    found = running.run()

    assert [one.status for one in found] == [Status.REFUSED, Status.IMPORTED]
    assert "changed while it was read" in found[0].reason


def test_a_file_that_hangs_or_crashes_its_reader_costs_itself(matter, folder, tmp_path):
    program = tmp_path / "reader.py"
    program.write_text(
        "import os, sys, time\n"
        "from pathlib import Path\n"
        "from reviewer.readers import registry\n"
        "from reviewer.workers import reading_child\n"
        "read = registry.read\n"
        "def odd(path, options, progress):\n"
        "    if 'crash' in path.name: os.abort()\n"
        "    if 'hang' in path.name: time.sleep(60)\n"
        "    return read(path, options, progress)\n"
        "registry.read = odd\n"
        "sys.exit(reading_child.main(sys.argv[1:]))\n"
    )
    limits = Limits(seconds_without_progress=1.5)
    command = [sys.executable, str(program), *reading_command(limits)[-2:]]
    for name in ("a.txt", "b crash.txt", "c.txt", "d hang.txt", "e.txt"):
        write(folder, name)
    began = time.monotonic()
    with WorkerPool(2, limits, command) as pool:
        found = take_in(matter, pool, folder)

    assert [one.status.value[0] for one in found] == ["i", "r", "i", "r", "i"]
    assert "stopped the program" in found[1].reason
    assert "no progress" in found[3].reason
    assert time.monotonic() - began < 30


def test_hostile_files_cost_only_themselves(matter, pool, corpora):
    found = take_in(matter, pool, corpora / "hostile")

    assert len(found) == sum(path.is_file() for path in (corpora / "hostile").rglob("*"))
    assert all(one.reason for one in found if one.status is Status.REFUSED)


# --- numbers, choices, facts ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "begin", "end"),
    [
        ("VELD0001234-VELD0001237.txt", "VELD0001234", "VELD0001237"),
        ("VELD0001234-1237.txt", "VELD0001234", "VELD0001237"),
        ("VELD-0004410.txt", "VELD-0004410", "VELD-0004410"),
        ("ABC_000123.txt", "ABC_000123", "ABC_000123"),
        ("Memo 2024.txt", "", ""),
        ("Report 00012345.txt", "", ""),
        ("2024-03-11 1612 Intake plan.txt", "", ""),
        ("IMG_20240311.txt", "", ""),
        ("SCAN00012.txt", "", ""),
        ("NOTES20240311.txt", "", ""),
        ("A" * 200 + "00001234.txt", "", ""),
    ],
)
def test_bates_numbers_are_read_from_names_that_are_nothing_else(
    matter, pool, folder, name, begin, end
):
    take_in(matter, pool, write(folder, name))
    (line,) = exhibits.exhibits(matter.view)

    assert (line.bates_begin, line.bates_end) == (begin, end)


def test_stamps_on_the_pages_come_before_the_name(matter, pool, samples, folder):
    shutil.copy(samples / "productions" / "VELD0001234-VELD0001237.pdf", folder / "ZZZ0000001.pdf")
    take_in(matter, pool, folder)
    (line,) = exhibits.exhibits(matter.view)

    assert line.bates == "VELD0001234 - VELD0001237"
    place = exhibits.occurrences_of(matter.view, line.id)[0]
    assert place.bates_origin == "read"


def test_what_the_person_says_of_all_files_is_kept_of_each_place(matter, pool, samples):
    rough = samples / "depositions" / "Tarrowby 30(b)(6) 2026-05-14 rough.txt"
    choices = ImportChoices("Ms. Able", "Volume 3", TranscriptStatus.CERTIFIED)
    take_in(matter, pool, rough, choices=choices)
    (line,) = exhibits.exhibits(matter.view)
    place = exhibits.occurrences_of(matter.view, line.id)[0]

    assert (place.custodian, place.production) == ("Ms. Able", "Volume 3")
    assert not line.is_rough
    assert exhibits.exhibit_values(matter.view, line.id)["status"] == "certified"


# --- nothing outside the matter, and no connection ------------------------------------------------


def test_an_import_writes_only_into_the_matter_and_opens_no_connection(
    matter, pool, samples, tmp_path, monkeypatch
):
    source = tmp_path / "source"
    shutil.copytree(samples, source)
    before = {path: path.stat().st_mtime_ns for path in source.rglob("*")}
    monkeypatch.setattr(socket, "socket", _no_socket)
    aside = {path.name for path in tmp_path.iterdir()}
    take_in(matter, pool, source)

    assert {path: path.stat().st_mtime_ns for path in source.rglob("*")} == before
    assert {path.name for path in tmp_path.iterdir()} == aside


def _no_socket(*_arguments, **_options):
    raise AssertionError("an import opened a connection")


def test_scratch_files_are_gone_after_an_import(matter, pool, folder, tmp_path, monkeypatch):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    take_in(matter, pool, mail(folder, "a", one_txt=b"One.\n"))

    assert list(scratch.iterdir()) == []
