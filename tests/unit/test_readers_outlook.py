"""Outlook's own forms: messages, messages inside them, bodies in rich text, winmail.dat."""

import base64
import hashlib
import io
import json
import struct
import time
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from PIL import Image

from reviewer.errors import SourceError
from reviewer.readers import mail, registry
from reviewer.readers.compound import Folder, read_compound, write_compound
from reviewer.readers.mail_rtf import body_of, unpacked
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import Party, Reading

ROW = struct.Struct("<HHIQ")
SINCE = datetime(2024, 3, 7, 10, tzinfo=UTC) - datetime(1601, 1, 1, tzinfo=UTC)
TEN = 10**7 * int(SINCE.total_seconds())


@pytest.fixture(scope="module")
def picture() -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(drawn, "PNG")
    return drawn.getvalue()


def quiet(_done: int, _total: int) -> None:
    pass


def read(content: bytes, folder: Path, name: str = "a.msg") -> Reading:
    path = folder / name
    path.write_bytes(content)
    return registry.read(path, ReadOptions(), quiet)


Value = str | bytes | int | tuple[bytes]


def stored(values: dict[int, Value], head: int, name: str = "Root Entry") -> Folder:
    """A folder of properties: texts, 8-bit texts as ``(bytes,)``, bytes and whole numbers."""
    folder, rows = Folder(name), bytes(head)
    for number, value in values.items():
        if isinstance(value, int):
            kind = 0x40 if value > 2**32 else 0x03
            rows += ROW.pack(kind, number, 6, value)
            continue
        kind, content = 0x1F, b""
        if isinstance(value, str):
            content = value.encode("utf-16-le")
        elif isinstance(value, tuple):
            kind, content = 0x1E, value[0]
        elif isinstance(value, bytes):
            kind, content = 0x102, value
        folder.streams[f"__substg1.0_{number:04X}{kind:04X}"] = content
        rows += ROW.pack(kind, number, 6, len(content))
    folder.streams["__properties_version1.0"] = rows
    return folder


def message(**more: Value) -> Folder:
    values: dict[int, Value] = {
        0x001A: "IPM.Note", 0x0037: "Films", 0x0042: "Jane Roe", 0x5D02: "jane@example.com",
        0x0039: TEN, 0x1000: "We took them.\r\n", 0x1035: "<one@example.com>",
    }  # fmt: skip
    root = stored(values | {int(key[1:], 16): value for key, value in more.items()}, 32)
    recipients = [("Ann Lee", "ann@example.com", 1), ("Bob Doe", "bob@example.com", 3)]
    for number, (name, address, kind) in enumerate(recipients):
        values = {0x3001: name, 0x39FE: address, 0x0C15: kind}
        root.folders.append(stored(values, 8, f"__recip_version1.0_#{number:08X}"))
    return root


def attached(number: int, values: dict[int, Value]) -> Folder:
    return stored(values, 8, f"__attach_version1.0_#{number:08X}")


def test_an_outlook_message_is_read_like_any_mail(tmp_path):
    reading = read(write_compound(message()), tmp_path)

    facts = reading.facts
    assert (facts.title, facts.date) == ("Films", "2024-03-07T10:00:00+00:00")
    assert facts.sender == (Party("Jane Roe", "jane@example.com"),)
    assert facts.to == (Party("Ann Lee", "ann@example.com"),)
    assert facts.bcc == (Party("Bob Doe", "bob@example.com"),)
    assert facts.mih == hashlib.md5(b"<one@example.com>", usedforsecurity=False).hexdigest()
    assert reading.layer.text.startswith("From: Jane Roe <jane@example.com>\n")
    assert reading.layer.text.endswith("We took them.")


def test_the_headers_it_travelled_with_are_read_first_and_kept(tmp_path):
    headers = (
        "Microsoft Mail Internet Headers Version 2.0\r\nFrom: Jane <j@other.example>\r\n"
        "Date: Thu, 7 Mar 2024 05:00:00 -0500\r\nMessage-ID: <two@example.com>\r\n"
        "References: <root@example.com>\r\n"
    )

    facts = read(write_compound(message(x007D=headers)), tmp_path).facts

    assert facts.sender == (Party("Jane", "j@other.example"),)
    assert facts.date == "2024-03-07T05:00:00-05:00"
    assert (facts.message_id, facts.thread) == ("<two@example.com>", "<root@example.com>")
    assert facts.to == (Party("Ann Lee", "ann@example.com"),)
    assert facts.raw_headers.startswith("From: Jane <j@other.example>\nDate:")


def test_outlook_numbers_a_conversation_the_same_in_every_form(tmp_path):
    index = bytes(range(22))
    sent = read(write_compound(message(x0071=index)), tmp_path)
    answer = base64.b64encode(index + b"12345").decode()
    raw = f"From: ann@example.com\nThread-Index: {answer}\nReferences: <one@example.com>\n\nYes."
    received = read(raw.encode(), tmp_path, "b.eml")

    assert sent.facts.conversation == received.facts.conversation == index.hex()
    assert received.facts.thread == sent.facts.thread == "<one@example.com>"


def test_a_message_inside_is_an_exhibit_with_bytes_of_its_own(tmp_path):
    inner = message(x0037="Inner")
    inner.name = "__substg1.0_3701000D"
    rows = inner.streams["__properties_version1.0"]
    inner.streams["__properties_version1.0"] = rows[:24] + rows[32:]
    box = attached(0, {0x3704: "Inner", 0x3705: 5})
    box.folders.append(inner)
    outer = message()
    outer.folders += [attached(1, {0x3707: "list.txt", 0x3701: b"one\0\0"}), box]

    reading = read(write_compound(outer), tmp_path)

    child, file = reading.children
    assert (file.name, file.content) == ("list.txt", b"one\0\0")
    assert read(child.content, tmp_path, "inner").facts.title == "Inner"
    assert "Attachments: Inner; list.txt" in reading.layer.text
    assert child.content == read(write_compound(outer), tmp_path).children[0].content


def test_pictures_of_the_body_are_told_from_attached_ones(tmp_path, picture):
    root = message(x1013=b'<p>Look</p><img src="cid:logo@x">')
    root.folders += [
        attached(0, {0x3707: "logo.png", 0x3701: picture, 0x3712: "logo@x"}),
        attached(1, {0x3707: "photo.png", 0x3701: picture, 0x3712: "photo@x"}),
    ]

    reading = read(write_compound(root), tmp_path)

    assert [(one.name, one.inline) for one in reading.children] == [
        ("logo.png", True),
        ("photo.png", False),
    ]


@pytest.mark.parametrize(
    ("pages", "raw"),
    [
        ({"x3FDE": 950}, "測試".encode("big5")),
        ({"x3FFD": 1251, "x3FDE": 20127}, "Да, взяли".encode("cp1251")),
        ({"x3FF1": 1049, "x3FDE": 20127}, "Да, взяли".encode("cp1251")),
        ({"x3FF1": 1031, "x3FDE": 65001}, "Füße".encode("cp1252")),
        ({}, "Füße".encode()),
    ],
)
def test_eight_bit_texts_are_read_in_the_code_page_that_fits(tmp_path, pages, raw):
    reading = read(write_compound(message(x0037=(raw,), **pages)), tmp_path)

    assert reading.facts.title in {"測試", "Да, взяли", "Füße"}
    assert "\ufffd" not in reading.layer.text


def test_html_that_was_wrapped_in_rich_text_comes_out_of_it():
    rich = (
        rb"{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}"
        rb"{\f1\fnil\fcharset136 MingLiU;}}"
        rb"{\*\htmltag64 <p>}\htmlrtf \par\htmlrtf0 Caf\'e9 \u8364? "
        rb"{\f1\htmlrtf \f1\htmlrtf0 \'b4\'fa\'b8\'d5}"
        rb"{\*\htmltag84 &amp;}\htmlrtf &\htmlrtf0 {\*\mhtmltag <x>}{\*\htmltag72 </p>}}"
    )

    body = body_of(rich)

    assert body.markup
    assert body.text == "<p>Café € 測試&amp;</p>"
    assert not body.lossy


def test_packed_rich_text_is_unpacked_as_far_as_it_is_whole():
    # The example of the specification (MS-OXRTFCP, 4.1), and the same broken off.
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af3"
        "2068656c090020627705b06c647d0a800fa0"
    )

    assert unpacked(packed) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert unpacked(packed[:-12]).startswith(b"{\\rtf1\\ansi\\ansicpg1252\\pard")
    assert unpacked(b"short") == b""


def test_a_signed_message_of_outlook_shows_what_was_signed(tmp_path):
    signed = (
        b"Content-Type: multipart/signed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n"
        b"We took them.\r\n--b\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\n"
        b"x\r\n--b--\r\n"
    )
    root = message(x001A="IPM.Note.SMIME.MultipartSigned", x1000="")
    root.folders.append(attached(0, {0x3707: "smime.p7m", 0x3701: signed}))
    locked = message(x001A="IPM.Note.SMIME", x1000="")
    locked.folders.append(attached(0, {0x3707: "smime.p7m", 0x3701: b"\x30\x03\x02\x01\x00"}))

    reading = read(write_compound(root), tmp_path)
    encrypted = read(write_compound(locked), tmp_path)

    assert reading.layer.text.endswith("We took them.")
    assert "is signed" in reading.warnings[0]
    assert "is encrypted" in encrypted.warnings[0]
    assert encrypted.facts.title == "Films"


def envelope(*parts: tuple[int, int, bytes]) -> bytes:
    written = bytes.fromhex("789f3e22") + b"\1\0"
    for level, name, content in parts:
        written += struct.pack("<BHHI", level, name, 0x0006, len(content)) + content
        written += struct.pack("<H", sum(content) & 0xFFFF)
    return written


def properties(values: dict[int, str | bytes]) -> bytes:
    written = struct.pack("<I", len(values))
    for number, value in values.items():
        kind = 0x1F if isinstance(value, str) else 0x102
        content = value.encode("utf-16-le") if isinstance(value, str) else value
        padding = bytes(-len(content) % 4)
        written += struct.pack("<HHII", kind, number, 1, len(content)) + content + padding
    return written


def winmail() -> bytes:
    return envelope(
        (1, 0x9007, struct.pack("<II", 1252, 0)),
        (1, 0x8004, b"Films\0"),
        (1, 0x9003, properties({0x1013: b"<p>We took <b>them</b>.</p>", 0x0C1A: "Jane Roe"})),
        (2, 0x9002, bytes(14)),
        (2, 0x8010, "Füße.pdf\0".encode("cp1252")),
        (2, 0x800F, b"%PDF-1.4 ends in zeros\0\0"),
        (2, 0x9005, properties({0x3707: "Füße lang.pdf"})),
    )


def test_a_winmail_dat_is_a_mail_with_its_files_whole(tmp_path):
    reading = read(winmail(), tmp_path, "winmail.dat")

    assert reading.facts.title == "Films"
    assert reading.layer.text.endswith("We took them.")
    (file,) = reading.children
    assert (file.name, file.content) == ("Füße lang.pdf", b"%PDF-1.4 ends in zeros\0\0")


def test_a_winmail_dat_inside_a_mail_is_the_mails_own_body_and_files(tmp_path):
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "jane@example.com", "Films"
    outer.set_content("We took them.\n")
    outer.add_attachment(winmail(), "application", "ms-tnef", filename="winmail.dat")

    reading = read(outer.as_bytes(), tmp_path, "a.eml")

    assert [one.name for one in reading.children] == ["Füße lang.pdf"]
    assert reading.layer.text.endswith("We took them.")
    assert reading.layer.text.count("We took") == 1
    assert reading.warnings == ()


def test_an_envelope_that_breaks_off_keeps_what_stands_before(tmp_path):
    reading = read(winmail()[:-60], tmp_path, "winmail.dat")

    assert reading.children[0].content.startswith(b"%PDF-1.4")
    assert "breaks off" in " ".join(reading.warnings)


def test_a_damaged_count_of_values_costs_no_time(tmp_path):
    whole = winmail()
    damaged = whole.replace(struct.pack("<HHI", 0x102, 0x1013, 1), b"\x02\1\x13\x10" + b"\xff" * 4)
    assert damaged != whole
    started = time.process_time()

    reading = read(damaged, tmp_path, "winmail.dat")

    assert reading.facts.title == "Films"
    assert time.process_time() - started < 5  # counting to four billion takes minutes


@pytest.mark.parametrize("content", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"no message at all\0\1"])
def test_a_file_that_is_no_message_is_refused_in_words(tmp_path, content):
    with pytest.raises(SourceError, match=r"fresh copy|not one"):
        read(content, tmp_path)


def test_a_compound_file_comes_back_as_it_was_written():
    root = Folder(streams={f"s{n}": bytes([n]) * (n * 977) for n in range(40)})
    root.folders.append(Folder("inner", {"small": b"x", "empty": b""}, [Folder("deep")]))

    written = write_compound(root)

    assert read_compound(written) == root
    assert write_compound(read_compound(written)) == written


# Real messages


def test_real_messages_agree_with_the_truth(corpora):
    rows = (corpora / "truth" / "msg_extract_msg.jsonl").read_text().splitlines()
    right = wrong = 0
    for row in map(json.loads, rows):
        reading = mail.read(corpora / row["path"], ReadOptions(), quiet)
        facts = reading.facts
        if not (row["subject"] or "").isprintable() or "®" in (row["subject"] or ""):
            continue  # the truth itself was read in the wrong code page
        same = [
            (row["subject"] or "") == facts.title,
            _addresses(row["sender"]) <= _told(facts.sender),
            _addresses(row["to"]) <= _told(facts.to),
            _addresses(row["cc"]) <= _told(facts.cc),
            _second(row["date"]) == _second(facts.date),
            row["attachments"] == [one.name for one in reading.children],
            _start(row["body_start"]) in _start(reading.layer.text),
        ]
        right, wrong = right + sum(same), wrong + same.count(False)

    assert right >= 0.99 * (right + wrong)


def _addresses(text: str | None) -> set[str]:
    words = (text or "").replace("<", " ").replace(">", " ").replace(";", " ").split()
    return {word.strip("'").casefold() for word in words if "@" in word}


def _told(parties: tuple[Party, ...]) -> set[str]:
    return {one.address.casefold() for one in parties}


def _second(date: str | None) -> str:
    if not date:
        return ""
    return datetime.fromisoformat(date).astimezone(UTC).replace(microsecond=0).isoformat()


def _start(text: str) -> str:
    return "".join(one for one in text if one.isalnum())
