"""Reading processes: what a file does to its process, it does to nothing else."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from reviewer.readers.reading import Child, ExhibitKind, Reading
from reviewer.text import codec, geometry
from reviewer.text.geometry import LineBoxes, PageGeometry
from reviewer.text.layer import TextLayer
from reviewer.workers import pool as pools
from reviewer.workers.pool import Done, Event, Failed, Limits, Progress, ReadJob, WorkerPool
from reviewer.workers.reading_messages import Assembly, Finished, Said, parts_of

# A process that speaks the protocol and misbehaves as the name of the file asks it to.
UNRULY = """
import ctypes, os, subprocess, sys, time
from reviewer.workers.frames import read_frame
from reviewer.workers.reading_messages import *
jobs, said = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
send(said, Ready())
decoder = msgspec.msgpack.Decoder(Job)
while (body := read_frame(jobs, LONGEST_JOB)) is not None:
    job = decoder.decode(body)
    name = os.path.basename(job.path)
    if name == "crash": ctypes.string_at(0)
    if name == "hang":
        os.kill(os.getpid(), 19)
    if name == "child":
        subprocess.Popen(["sleep", "600"]); time.sleep(600)
    if name == "slow":
        for step in range(8): send(said, Step(step, 8)); time.sleep(0.2)
    if name == "garbage": said.write(b"Hello, World! This is a library speaking."); said.flush()
    if name == "huge": said.write(b"\\xff\\xff\\xff\\xff"); said.flush()
    if name == "lie":
        send(said, Pages(())); said.write(HEADER.pack(3) + b"\\x81\\xa1x"); said.flush()
    if name == "exit": sys.exit(3)
    send(said, Refused(name + " was refused."))
"""


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(2) as one:
        yield one


@pytest.fixture
def unruly() -> Iterator[WorkerPool]:
    limits = Limits(seconds_without_progress=0.7)
    with WorkerPool(1, limits, [sys.executable, "-P", "-c", UNRULY]) as one:
        yield one


def mail(folder: Path, name: str = "mail.eml") -> Path:
    path = folder / name
    path.write_text("From: a@example.com\nTo: b@example.com\nSubject: x\n\nhello\n")
    return path


def outcome_of(pool: WorkerPool, path: Path) -> Done | Failed:
    (outcome,) = pool.run([ReadJob(path)])
    return outcome


def reason(pool: WorkerPool, name: str) -> str:
    outcome = outcome_of(pool, Path(name))
    assert isinstance(outcome, Failed)
    return outcome.reason


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"


def soon(happens: Callable[[], bool]) -> bool:
    until = time.monotonic() + 5
    while time.monotonic() < until:
        if happens():
            return True
        time.sleep(0.02)
    return False


def test_a_file_is_read_in_another_process(pool, tmp_path):
    outcome = outcome_of(pool, mail(tmp_path))

    assert isinstance(outcome, Done)
    assert outcome.reading.kind is ExhibitKind.EMAIL
    assert codec.decode(outcome.frozen.parts).text.endswith("hello")
    assert outcome.reading.rendition is not None
    assert outcome.reading.rendition.startswith(b"%PDF")
    assert geometry.decode_page(outcome.frozen.pages[0].body).lines


def test_a_refusal_arrives_as_its_sentence(pool, tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x05\x06" + bytes(18))

    assert outcome_of(pool, path) == Failed(
        1, "This is an archive. Unpack it and load the files in it."
    )


def test_processes_are_kept_warm(pool, tmp_path):
    list(pool.run([ReadJob(mail(tmp_path)), ReadJob(mail(tmp_path))]))
    before = pool.pids

    list(pool.run(ReadJob(mail(tmp_path)) for _ in range(6)))

    assert pool.pids == before
    assert len(before) == 2


def test_a_crash_costs_one_file(unruly):
    outcomes = list(unruly.run(ReadJob(Path(name)) for name in ("one", "crash", "two")))

    assert [one.reason for one in outcomes] == [
        "one was refused.",
        pools.CRASHED,
        "two was refused.",
    ]


@pytest.mark.parametrize("name", ["garbage", "huge", "lie", "exit"])
def test_a_process_that_talks_nonsense_is_ended(unruly, name):
    assert reason(unruly, name) == pools.CRASHED
    assert reason(unruly, "next") == "next was refused."


def test_a_file_without_progress_is_given_up(unruly):
    assert (
        reason(unruly, "hang")
        == "Reading this file made no progress for 1 seconds, and was given up."
    )
    assert reason(unruly, "next") == "next was refused."


def test_a_file_that_goes_on_may_take_its_time(unruly):
    steps: list[Progress] = []

    (outcome,) = unruly.run([ReadJob(Path("slow"))], steps.append)

    assert outcome == Failed(1, "slow was refused.")
    assert (steps[-1].done, steps[-1].total) == (7, 8)


def test_what_a_reading_process_starts_dies_with_it(unruly):
    ticket = unruly.submit(ReadJob(Path("child")))
    (pid,) = unruly.pids
    group = lambda: _group(pid)  # noqa: E731
    assert soon(lambda: len(group()) == 2)

    unruly.cancel(ticket)

    assert soon(lambda: not group())


def _group(leader: int) -> list[int]:
    if not Path("/proc/self").exists():
        pytest.skip("this system does not list its processes in /proc")
    found = []
    for name in (one.name for one in Path("/proc").iterdir()):
        with suppress(ProcessLookupError, PermissionError):
            if name.isdecimal() and os.getpgid(int(name)) == leader:
                found.append(int(name))
    return found


def test_a_cancelled_file_is_not_heard_of_again(unruly):
    hanging = unruly.submit(ReadJob(Path("hang")))
    waiting = unruly.submit(ReadJob(Path("waiting")))
    last = unruly.submit(ReadJob(Path("last")))

    unruly.cancel(hanging)
    unruly.cancel(waiting)

    events: list[Event] = []

    def heard() -> bool:
        events.extend(unruly.poll(0.1))
        return bool(events)

    assert soon(heard)
    assert events == [Failed(last, "last was refused.")]


def test_polling_never_waits(unruly):
    unruly.submit(ReadJob(Path("hang")))

    waits = []
    for _turn in range(3):  # a busy machine may hold up one of them
        begun = time.monotonic()
        unruly.poll()
        waits.append(time.monotonic() - begun)

    assert min(waits) < 0.1


def test_a_command_that_does_not_start_is_told(tmp_path):
    with WorkerPool(1, command=[sys.executable, "-c", "raise SystemExit(1)"]) as broken:
        assert outcome_of(broken, mail(tmp_path)) == Failed(1, pools.NEVER_STARTED)


def test_closing_leaves_no_process(tmp_path):
    one = WorkerPool(2)
    list(one.run([ReadJob(mail(tmp_path)), ReadJob(mail(tmp_path))]))
    pids = one.pids

    one.close()

    assert pids
    assert not any(map(is_alive, pids))


def test_killing_the_parent_ends_the_children(tmp_path):
    script = (
        "import sys,time\nfrom pathlib import Path\nfrom reviewer.workers.pool import *\n"
        "pool = WorkerPool(1)\nlist(pool.run([ReadJob(Path(sys.argv[1]))]))\nprint(pool.pids[0], "
        "flush=True)\ntime.sleep(60)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script, str(mail(tmp_path))], stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())

    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()

    assert soon(lambda: not is_alive(child))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory")
def test_a_file_that_fills_the_memory_costs_itself(tmp_path):
    hungry = tmp_path / "hungry.html"
    hungry.write_text("<p>word</p>" * 400_000)

    with WorkerPool(1, Limits(memory_bytes=420_000_000)) as small:
        first = outcome_of(small, hungry)
        second = outcome_of(small, mail(tmp_path))

    assert isinstance(first, Failed)
    assert isinstance(second, Done)


def test_hostile_files_leave_the_pool_at_work(pool, corpora, tmp_path):
    files = sorted(one for one in (corpora / "hostile").rglob("*") if one.is_file())
    deep = tmp_path / "deep.html"
    deep.write_text("<table><tr><td>" * 20_000 + "x")

    outcomes = list(pool.run(ReadJob(one) for one in [*files, deep]))

    assert len(outcomes) == len(files) + 1
    assert all(one.reason.endswith(".") for one in outcomes if isinstance(one, Failed))
    assert isinstance(outcome_of(pool, mail(tmp_path)), Done)


def test_readings_larger_than_a_message_arrive_whole():
    pages = tuple(
        PageGeometry(612, 792, n, n + 1, (LineBoxes(n, 1.0, 2.0, (1.0, 2.5)),)) for n in range(100)
    )
    whole = Reading(
        ExhibitKind.OTHER, "pdf 1", "native", TextLayer("x" * 100), pages,
        rendition=bytes(9_000_000), children=(Child("a", b"1" * 5_000_000), Child("b", b"",
        inline=True)),
    )  # fmt: skip

    assembly = Assembly()
    for sent in parts_of(whole):
        part = msgspec.msgpack.decode(msgspec.msgpack.encode(sent), type=Said)
        if isinstance(part, Finished):
            arrived = assembly.finished(part)
        else:
            assembly.take(part)

    reading, frozen = arrived
    assert replace(reading, layer=whole.layer, geometry=pages) == whole
    assert codec.decode(frozen.parts) == whole.layer
    assert frozen.layer == codec.layer_id(whole.layer)
    assert tuple(geometry.decode_page(page.body) for page in frozen.pages) == pages


def test_a_reading_with_a_part_missing_is_not_believed():
    whole = Reading(ExhibitKind.OTHER, "pdf 1", "native", TextLayer("x"), (), rendition=b"12345")
    *_lost, end = parts_of(whole)

    assert isinstance(end, Finished)
    with pytest.raises(ValueError, match="missing"):
        Assembly().finished(end)
