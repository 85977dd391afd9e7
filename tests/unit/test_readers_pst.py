"""Outlook's data files: what is written of a message, and what is said of a file that is none.

A data file cannot be made here, so its messages are stood in for by objects with libpff's own
names. Real ones, where the corpora have some, are read whole.
"""

import email
import email.policy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reviewer.errors import SourceError
from reviewer.readers import pst, registry
from reviewer.readers.options import ReadOptions
from reviewer.readers.pst_message import Item, written
from reviewer.readers.reading import Child

SENT = datetime(2024, 3, 11, 16, 12, tzinfo=UTC)


@dataclass
class Property:
    entry_type: int
    value: object
    value_type: int = 0x1F

    @property
    def data(self) -> bytes | None:
        return self.value if isinstance(self.value, bytes) else None

    def get_data_as_string(self) -> object:
        if not isinstance(self.value, str):
            raise OSError("libpff: no string")
        return self.value

    def get_data_as_integer(self) -> object:
        return self.value

    def get_data_as_datetime(self) -> datetime:
        assert isinstance(self.value, datetime)
        return self.value.replace(tzinfo=None)


@dataclass
class Properties:
    entries: list[Property]

    @property
    def number_of_entries(self) -> int:
        return len(self.entries)

    def get_entry(self, number: int) -> Property:
        return self.entries[number]


@dataclass
class Stored:
    """A message or an attachment as libpff gives it."""

    properties: dict[int, object]
    plain: bytes = b""
    markup: bytes = b""
    rich: bytes = b""
    files: list["Stored"] = field(default_factory=list)
    people: list[dict[int, object]] = field(default_factory=list)
    inner: "Stored | None" = None
    content: bytes = b""
    at: int = 0

    @property
    def record_sets(self) -> list[Properties]:
        return [Properties([Property(name, value) for name, value in self.properties.items()])]

    @property
    def recipients(self) -> "People":
        return People(self.people)

    @property
    def number_of_attachments(self) -> int:
        return len(self.files)

    @property
    def number_of_sub_items(self) -> int:
        return 0 if self.inner is None else 1

    @property
    def size(self) -> int:
        return len(self.content)

    def get_attachment(self, number: int) -> "Stored":
        return self.files[number]

    def get_sub_item(self, _number: int) -> "Stored | None":
        return self.inner

    def read_buffer(self, size: int) -> bytes:
        self.at += size
        return self.content[self.at - size : self.at]

    def get_plain_text_body(self) -> bytes | None:
        return self.plain or None

    def get_html_body(self) -> bytes | None:
        return self.markup or None

    def get_rtf_body(self) -> bytes:
        if not self.rich:
            raise OSError("libpff: no such body")
        return self.rich


@dataclass
class People:
    people: list[dict[int, object]]

    @property
    def record_sets(self) -> list[Properties]:
        return [
            Properties([Property(name, value) for name, value in one.items()])
            for one in self.people
        ]


def parsed(stored: Stored) -> email.message.EmailMessage:
    made = email.message_from_bytes(written(Item(stored)), policy=email.policy.default)
    assert isinstance(made, email.message.EmailMessage)
    assert not made.defects
    return made


def test_headers_that_were_sent_stay_as_they_were_but_for_how_the_body_is_built():
    headers = (
        "Received: from a\r\n by b; Mon, 11 Mar 2024 16:12:00 +0000\r\nFrom: Ann <ann@example.org>"
        "\r\nTo: kim@example.org,\r\nlee@example.org\r\nContent-Type: multipart/mixed;\r\n"
        ' boundary="gone"\r\nMIME-Version: 1.0\r\nSubject: Plan\r\n\r\n'
    )
    made = parsed(Stored({0x7D: headers}, plain=b"Words.\r\n"))

    assert made["From"] == "Ann <ann@example.org>"
    assert made["To"] == "kim@example.org, lee@example.org"
    assert str(made["Received"]).startswith("from a by b")
    assert made.get_content_type() == "text/plain"
    assert made.get_content() == "Words.\r\n"


def test_headers_are_made_of_the_properties_where_none_were_sent():
    stored = Stored(
        {
            0x37: "\x01\x05RE: Größe", 0xC1A: "Ann Able", 0x5D01: "ann@example.org", 0x39: SENT,
            0x1035: "<1@example.org>",
        },
        plain=b"Words.",
        people=[
            {0xC15: 1, 0x3001: "Kim Lee", 0x39FE: "kim@example.org"},
            {0xC15: 2, 0x3001: "/O=ACME/CN=BOB", 0x3003: "/O=ACME/CN=BOB"},
            {0xC15: 3, 0x3001: "eve@example.org", 0x3003: "eve@example.org"},
        ],
    )  # fmt: skip
    made = parsed(stored)

    assert (made["From"], made["To"]) == ("Ann Able <ann@example.org>", "Kim Lee <kim@example.org>")
    assert (made["Bcc"], made["Subject"]) == ("eve@example.org", "RE: Größe")
    assert made["Date"].datetime == SENT
    assert made["Message-ID"] == "<1@example.org>"
    assert "BOB" in made["Cc"]


def test_bodies_attachments_and_attached_mails_are_kept():
    inner = Stored({0x37: "Inside", 0x5D01: "eve@example.org"}, plain=b"Inner words.")
    stored = Stored(
        {0x37: "Plan", 0x5D01: "ann@example.org"},
        plain=b"Words.",
        markup="<p>Wörter</p>".encode(),
        files=[
            Stored({0x3707: "größe.bin", 0x3705: 1}, content=bytes(range(256)) * 9000),
            Stored({0x3707: "logo.png", 0x3712: "logo@x", 0x370E: "image/png"}, content=b"PNG"),
            Stored({0x3705: 5}, inner=inner),
        ],
    )
    made = parsed(stored)
    body, file, logo, mail = made.iter_parts()

    assert [one.get_content_type() for one in body.iter_parts()] == ["text/plain", "text/html"]
    assert "Wörter" in list(body.iter_parts())[1].get_content()
    assert (file.get_filename(), file.get_content()) == ("größe.bin", bytes(range(256)) * 9000)
    assert (logo["Content-ID"], logo.get_content_disposition()) == ("<logo@x>", "inline")
    assert mail.get_content()["Subject"] == "Inside"


def test_the_same_message_gives_the_same_bytes():
    def made() -> bytes:
        files = [Stored({0x3707: "a.txt"}, content=b"A"), Stored({0x3707: "b.txt"}, content=b"B")]
        return written(Item(Stored({0x37: "Plan"}, plain=b"Words.", files=files)))

    assert made() == made()


def test_rich_text_stands_in_for_a_body_that_is_not_there():
    rich = rb"{\rtf1\ansi\ansicpg1252\fromtext {\fonttbl{\f0 Arial;}}\f0 Rich words.\par }"
    made = parsed(Stored({0x37: "Plan"}, rich=rich))

    assert "Rich words." in made.get_content()


@pytest.mark.parametrize("content", [b"!BDN" + bytes(3000), b"!BDN"])
def test_a_data_file_that_is_damaged_is_refused(tmp_path, content):
    path = tmp_path / "mail.pst"
    path.write_bytes(content)

    assert registry.reader_for(path) == "pst"
    with pytest.raises(SourceError, match="data file cannot be opened"):
        pst.read(path, ReadOptions(), lambda _done, _total: None)


def test_real_data_files_give_every_message(corpora: Path):
    paths = [one for one in corpora.rglob("*") if one.suffix.lower() in {".pst", ".ost"}]
    if not paths:
        pytest.skip("the corpora have no Outlook data file")
    for path in paths:
        reading = pst.read(path, ReadOptions(), lambda _done, _total: None)
        found = list(pst.members(path, ReadOptions(), lambda _done, _total: None, 1))

        assert len(found) == reading.members
        assert all(isinstance(one, Child) for _place, one in found)
