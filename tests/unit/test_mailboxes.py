"""Mailboxes: their messages come in one by one, each with a family of its own."""

import mailbox
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from reviewer.errors import SourceError
from reviewer.ingest import Import, Outcome, Status
from reviewer.matter import Matter
from reviewer.queries import exhibits
from reviewer.readers import mailbox as boxes
from reviewer.readers import registry
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import Child, ExhibitKind, Lost
from reviewer.sharing.verify import verify
from reviewer.workers.pool import Limits, WorkerPool, reading_command
from tests.unit.matters import make_matter

ENVELOPE = "From ann@example.org Mon Jun 01 10:00:00 2009\n"


@pytest.fixture
def matter(tmp_path) -> Iterator[Matter]:
    with make_matter(tmp_path) as made:
        yield made


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(1) as found:
        yield found


def message(number: int, body: str = "Words.", **attached: str) -> str:
    made = EmailMessage()
    made["From"], made["To"] = "Ann Able <ann@example.org>", "kim@example.org"
    made["Subject"], made["Date"] = f"Message {number}", "Mon, 01 Jun 2009 10:00:00 +0000"
    made.set_content(f"{body} This is number {number}.\n")
    for name, words in attached.items():
        made.add_attachment(words, filename=f"{name}.txt")
    return made.as_string()


def box(folder: Path, *messages: str, name: str = "all.mbox") -> Path:
    path = folder / name
    path.write_text("".join(f"{ENVELOPE}{one}\n" for one in messages))
    return path


def members(path: Path, first: int = 1) -> list[tuple[int, Child | Lost]]:
    return list(registry.members(path, ReadOptions(), lambda _done, _total: None, first))


def contents(path: Path) -> list[bytes]:
    return [one.content for _place, one in members(path) if isinstance(one, Child)]


def take_in(matter: Matter, pool: WorkerPool, *paths: Path) -> list[Outcome]:
    found = Import(matter, paths, pool).run()
    assert verify(matter).findings == ()
    return found


# --- where a message begins -----------------------------------------------------------------------


def test_messages_are_those_that_python_finds_byte_for_byte(corpora):
    for path in sorted((corpora / "mbox").rglob("*.mbox")):
        stdlib = mailbox.mbox(str(path), create=False)

        assert contents(path) == [stdlib.get_bytes(key) for key in stdlib.keys()]  # noqa: SIM118
        stdlib.close()


def test_a_sentence_that_begins_with_from_begins_no_message(tmp_path):
    body = "Dear Kim,\n\nFrom 10:30 on we shred.\n\nFrom the beginning\nNote: nothing is kept.\n"
    path = box(tmp_path, f"Subject: a\n\n{body}", message(2))

    assert contents(path)[0] == f"Subject: a\n\n{body}".encode()
    assert len(contents(path)) == 2


def test_a_quoted_from_line_stays_as_it_lies_in_the_box(tmp_path):
    words = "Subject: a\n\n>From here on.\n>>From there.\n"

    assert contents(box(tmp_path, words)) == [words.encode()]


def test_a_length_is_believed_where_a_message_begins_behind_it(tmp_path):
    body = f"Forwarded:\n\n{ENVELOPE}Subject: inside\n\nInner words.\n"
    told = f"Subject: a\nContent-Length: {len(body)}\n\n{body}"
    wrong = f"Subject: b\nContent-Length: 7\n\n{'x' * 40}\n"
    path = box(tmp_path, told, wrong, message(3))

    assert contents(path)[:2] == [told.encode(), wrong.encode()]
    assert len(contents(path)) == 3


def test_boxes_with_windows_line_ends_are_parted_as_well(tmp_path):
    path = box(tmp_path, "Subject: a\n\nOne.\n", "Subject: b\n\nTwo.\n")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert contents(path) == [b"Subject: a\r\n\r\nOne.\r\n", b"Subject: b\r\n\r\nTwo.\r\n"]


def test_the_boxes_of_uw_imap_and_mmdf_are_read(tmp_path):
    one, two = b"Subject: a\r\n\r\nOne.\r\n", b"Subject: b\r\n\r\nFrom x\r\n"
    imap, mmdf = tmp_path / "INBOX.mbx", tmp_path / "drop"
    stamped = b"".join(
        b"11-Mar-2024 16:12:00 +0000,%d;000000000000-00000001\r\n%s" % (len(each), each)
        for each in (one, two)
    )
    imap.write_bytes(b"*mbx*\r\n".ljust(2048, b"\0") + stamped)
    mark = b"\x01\x01\x01\x01\n"
    mmdf.write_bytes(b"".join(mark + each + mark for each in (one, two)))

    assert contents(imap) == contents(mmdf) == [one, two]


def test_a_from_line_across_two_chunks_is_seen(tmp_path, monkeypatch):
    path = box(tmp_path, *(message(number) for number in range(1, 30)))
    whole = contents(path)
    for size in (7, 64, 333):
        monkeypatch.setattr(boxes, "_CHUNK", size)
        assert contents(path) == whole


@pytest.mark.parametrize(
    ("name", "words", "kind"),
    [
        ("Inbox", f"{ENVELOPE}Subject: a\n\nOne.\n", "mailbox"),
        ("one.eml", f"{ENVELOPE}Subject: a\nTo: b\nFrom: c\n\nOne.\n", "mail"),
        ("two.eml", f"{ENVELOPE}Subject: a\n\nOne.\n\n{ENVELOPE}Subject: b\n\nTwo.\n", "mailbox"),
        ("letter", "From the desk of Ann Able\n\nDear Kim\n", "plain"),
    ],
)
def test_a_box_is_told_from_a_mail_by_its_bytes(tmp_path, name, words, kind):
    (tmp_path / name).write_text(words)

    assert registry.reader_for(tmp_path / name) == kind


def test_a_box_without_a_message_is_refused(tmp_path):
    path = tmp_path / "INBOX.mbx"
    path.write_bytes(b"*mbx*\r\n".ljust(2048, b"\0"))

    with pytest.raises(SourceError, match="no message"):
        boxes.read(path, ReadOptions(), lambda _done, _total: None)


# --- taking it in ---------------------------------------------------------------------------------


def test_each_message_heads_its_own_family_and_the_box_heads_none(matter, pool, tmp_path):
    path = box(tmp_path, message(1, note="Kept."), message(2), message(3))
    found = take_in(matter, pool, path)

    assert [one.status for one in found] == [Status.IMPORTED] * 5
    assert found[0].kind == ExhibitKind.MAILBOX
    assert [one.path.rpartition("!")[2] for one in found[1:]] == [
        "00001 Message 1.eml",
        "note.txt",
        "00002 Message 2.eml",
        "00003 Message 3.eml",
    ]
    tops = exhibits.list_ids(matter.view, exhibits.ListFilter(), order=exhibits.ListOrder.NUMBER)
    assert [len(exhibits.family_of(matter.view, top)) for top in tops] == [1, 2, 1, 1]
    assert {one.parent for one in found[1:2]} == {found[0].exhibit}


def test_the_box_lists_its_messages_by_date_sender_and_subject(matter, pool, tmp_path):
    (found, *_) = take_in(matter, pool, box(tmp_path, message(1), message(2)))
    line = exhibits.exhibit(matter.view, bytes.fromhex(found.exhibit))
    text = matter.view.layer(line.layer).text.replace("\n", " ")

    assert "2.  2009-06-01 10:00 +0000  Ann Able <ann@example.org>  Message 2" in text


def test_an_import_that_was_stopped_goes_on_where_it_stopped(matter, tmp_path):
    path = box(tmp_path, *(message(number, note=f"Note {number}.") for number in range(1, 9)))
    with WorkerPool(1) as pool:
        stopped = Import(matter, [path], pool)
        while len(stopped.outcomes) < 6:
            stopped.step(0.1)
        stopped.cancel()
        before = len(exhibits.exhibits(matter.view))
        found = take_in(matter, pool, path)
        again = take_in(matter, pool, path)

    assert before == 6
    assert sum(one.status is Status.IMPORTED for one in found) == 17 - before
    assert [one.status for one in again][:1] == [Status.OCCURRENCE]
    assert not any(one.status is Status.IMPORTED for one in again)
    tops = exhibits.list_ids(matter.view, exhibits.ListFilter())
    assert len(tops) == 9
    assert sum(len(exhibits.children_of(matter.view, top)) for top in tops) == 8


def test_the_same_box_in_another_place_is_met_there_too(matter, pool, tmp_path):
    path = box(tmp_path, message(1), message(2))
    (tmp_path / "copy").mkdir()
    other = tmp_path / "copy" / "all.mbox"
    other.write_bytes(path.read_bytes())
    take_in(matter, pool, path)
    found = take_in(matter, pool, other)

    assert [one.status for one in found] == [Status.OCCURRENCE] * 3
    assert len(exhibits.list_ids(matter.view, exhibits.ListFilter())) == 6


def test_a_box_inside_a_mail_gives_its_messages(matter, pool, tmp_path):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "ann@example.org", "kim@example.org", "All of it"
    mail.set_content("Here is my box.\n")
    inside = box(tmp_path, message(1), message(2)).read_bytes()
    mail.add_attachment(inside, "application", "octet-stream", filename="all.mbox")
    path = tmp_path / "a.eml"
    path.write_bytes(mail.as_bytes())
    found = take_in(matter, pool, path)

    assert [one.kind for one in found] == ["email", "mailbox", "email", "email"]


def test_messages_that_are_counted_make_the_progress(matter, pool, tmp_path):
    running = Import(matter, [box(tmp_path, *map(message, range(1, 6)))], pool)
    running.run()

    assert (running.done, running.total) == (6, 6)


ODD = """
import os, sys, time
from reviewer.readers import registry
from reviewer.workers import reading_child
members = registry.members
def odd(path, options, progress, first):
    for place, child in members(path, options, progress, first):
        if place in {fatal}: os.abort()
        if place in {slow}: time.sleep(60)
        yield place, child
registry.members = odd
sys.exit(reading_child.main(sys.argv[1:]))
"""


def odd_pool(folder: Path, fatal: set[int], slow: set[int]) -> WorkerPool:
    program = folder / "reader.py"
    program.write_text(ODD.format(fatal=fatal or "()", slow=slow or "()"))
    limits = Limits(seconds_without_progress=1.5)
    return WorkerPool(1, limits, [sys.executable, str(program), *reading_command(limits)[-2:]])


def test_a_message_that_breaks_the_reader_costs_itself(matter, tmp_path):
    path = box(tmp_path, *map(message, range(1, 9)))
    with odd_pool(tmp_path, {3}, {6}) as pool:
        found = take_in(matter, pool, path)

    refused = [one for one in found if one.status is Status.REFUSED]
    assert [one.path.rpartition("!")[2] for one in refused] == ["message 3", "message 6"]
    assert sum(one.status is Status.IMPORTED for one in found) == 7


def test_the_rest_is_named_where_nothing_more_can_be_read(matter, tmp_path):
    path = box(tmp_path, *map(message, range(1, 12)))
    with odd_pool(tmp_path, set(range(5, 12)), set()) as pool:
        found = take_in(matter, pool, path)

    assert sum(one.status is Status.IMPORTED for one in found) == 5
    refused = [one for one in found if one.status is Status.REFUSED]
    assert [one.path.rpartition(" ")[2] for one in refused] == ["5", "6", "7"]
    assert "from message 7 on" in refused[-1].reason


def test_a_box_larger_than_a_lot_is_never_held_as_a_whole(matter, pool, tmp_path):
    path = box(tmp_path, *(message(number, "Words. " * 30) for number in range(1, 200)))
    running = Import(matter, [path], pool)
    most = 0
    while not running.is_finished:
        running.step(0.1)
        most = max(most, len(running._queue))
        scratch = list(Path(running._scratch.name).glob("*.eml"))
        most = max(most, len(scratch))

    assert len(running.outcomes) == 200
    assert most < 100
