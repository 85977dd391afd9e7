"""Mails: headers, bodies as shown, files inside, and whose words are whose."""

import hashlib
import json
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from reviewer.errors import SourceError
from reviewer.readers import mail
from reviewer.readers.mail_parts import Mail, taken_apart
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import ExhibitKind, Party, Reading
from reviewer.text.layer import Segment, SegmentKind

HEAD = (
    "From: Jane Roe <jane@example.com>\nTo: Ann Lee <ann@example.com>\n"
    "Subject: Films\nDate: Tue, 5 Mar 2024 10:00:00 -0500\n"
)


def reading_of(raw: str | bytes | EmailMessage, folder: Path) -> Reading:
    content = raw.as_bytes() if isinstance(raw, EmailMessage) else raw
    path = folder / "mail.eml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return mail.read(path, ReadOptions(), lambda done, total: None)


def plain(body: str, folder: Path) -> Reading:
    return reading_of(f"{HEAD}Content-Type: text/plain; charset=utf-8\n\n{body}", folder)


def rich(body: str, folder: Path) -> Reading:
    return reading_of(f"{HEAD}Content-Type: text/html; charset=utf-8\n\n{body}", folder)


def voices(reading: Reading) -> list[tuple[str, str, str]]:
    return [(one.kind.value, one.author, words(reading, one)) for one in reading.layer.segments]


def words(reading: Reading, one: Segment) -> str:
    return " ".join(reading.layer.text[one.start : one.end].split())


def test_headers_stand_at_the_top_and_in_the_facts(tmp_path):
    reading = plain("Hello.", tmp_path)

    assert reading.kind is ExhibitKind.EMAIL
    assert reading.layer.text.startswith(
        "From: Jane Roe <jane@example.com>\nTo: Ann Lee <ann@example.com>\n"
    )
    assert reading.layer.segments[0].kind is SegmentKind.HEADER
    assert reading.facts.sender == (Party("Jane Roe", "jane@example.com"),)
    assert reading.facts.to == (Party("Ann Lee", "ann@example.com"),)
    assert (reading.facts.title, reading.facts.date) == ("Films", "2024-03-05T10:00:00-05:00")
    assert reading.facts.raw_date == "Tue, 5 Mar 2024 10:00:00 -0500"


def test_encoded_and_raw_headers_read_as_words(tmp_path):
    head = "From: =?utf-8?q?J=C3=BCrgen?= <j@example.com>\nSubject: raw é\nDate: never\n"
    raw = f"{head}\nHello.".encode("latin-1")

    facts = reading_of(raw, tmp_path).facts

    assert facts.sender[0].name == "Jürgen"
    assert facts.title == "raw é"
    assert (facts.date, facts.raw_date) == ("", "never")


@pytest.mark.parametrize(
    "line",
    [
        "Subject: =?windows-125ñ?q?x?= \ufffd",
        "To: " + "(" * 3000,
        'Content-Type: text/plain; charset="=?x?q?',
        "Content-Transfer-Encoding: =?utf-8?b?\udce9?=",
        "Date: Tue, 99 Nop 20244 99:99:99 +99999",
    ],
)
def test_headers_that_the_library_stumbles_over_are_read_all_the_same(tmp_path, line):
    raw = f"From: a@example.com\n{line}\n\nHello.".encode("utf-8", "surrogateescape")

    assert reading_of(raw, tmp_path).layer.text.endswith("Hello.")


def test_line_ends_at_the_senders_margin_are_soft_and_short_lines_are_kept(tmp_path):
    body = (
        "We copied about two thousand four hundred films in the spring of last\n"
        "year and nobody in the room objected to it, as far as I can remember\n"
        "today.\n\nJane Roe\nCounsel\n\n- one\n- two\n"
    )

    reading = plain(body, tmp_path)

    found = [reading.layer.text[p.start : p.end] for p in reading.layer.paragraphs[4:]]
    assert found == [body.split("\n\n", maxsplit=1)[0], "Jane Roe", "Counsel", "- one", "- two"]


def test_signs_before_quoted_lines_are_no_words(tmp_path):
    body = (
        "I never said that.\n\n"
        "On Mon, 4 Mar 2024 at 09:00, Sam Poe <sam@example.com> wrote:\n> We took\n"
        "> them all.\n\nTrue.\n"
    )

    reading = plain(body, tmp_path)

    assert voices(reading)[1:] == [
        ("top", "Jane Roe", "I never said that."),
        (
            "quoted",
            "Sam Poe",
            "On Mon, 4 Mar 2024 at 09:00, Sam Poe <sam@example.com> wrote: We took them all.",
        ),
        ("top", "Jane Roe", "True."),
    ]


def test_quotations_inside_quotations_have_their_own_authors(tmp_path):
    body = "On Monday, Ann wrote:\n> Yes.\n> On Sunday, Bob wrote:\n>> No.\n> Maybe.\n"

    found = [
        (author, text.rpartition(":")[2].strip())
        for _kind, author, text in voices(plain(body, tmp_path))[1:]
    ]

    assert found == [("Ann", "Yes."), ("Bob", "No."), ("Ann", "Maybe.")]


def test_a_reply_between_the_lines_comes_back_to_the_same_author(tmp_path):
    body = "On Monday, Ann wrote:\n> One?\n\nYes.\n\n> Two?\n\nNo.\n"

    found = [author for _kind, author, _text in voices(plain(body, tmp_path))[1:]]

    assert found == ["Ann", "Jane Roe", "Ann", "Jane Roe"]


def test_quotations_without_a_name_have_no_author(tmp_path):
    assert voices(plain("Mine.\n\n> not mine\n", tmp_path))[-1] == ("quoted", "", "not mine")


def test_an_original_message_block_names_its_author_and_date(tmp_path):
    body = (
        "See below.\n\n-----Original Message-----\nFrom: Poe, Sam\n"
        "Sent: Monday, March 4, 2024 9:05 AM\nTo: Jane Roe\nSubject: Films\n\n"
        "All of them.\n"
    )

    last = plain(body, tmp_path).layer.segments[-1]

    assert (last.kind, last.author, last.date) == (
        SegmentKind.QUOTED,
        "Poe, Sam",
        "2024-03-04T09:05:00",
    )


def test_a_forwarded_mail_is_told_from_a_reply(tmp_path):
    body = (
        "FYI\n\n---------- Forwarded message ---------\n"
        "From: Sam Poe <sam@example.com>\nDate: Mon, Mar 4, 2024 at 9:05 AM\n"
        "Subject: x\nTo: y\n\nAll.\n"
    )

    last = plain(body, tmp_path).layer.segments[-1]

    assert (last.kind, last.author, last.date) == (
        SegmentKind.FORWARDED,
        "Sam Poe",
        "2024-03-04T09:05:00",
    )


def test_quotations_in_html_are_segments_too(tmp_path):
    body = (
        '<div>Mine.</div><div class="gmail_quote"><div class="gmail_attr">On Mon, Mar 4, 2024 at '
        "9:05 AM Sam Poe "
        '&lt;<a href="mailto:sam@example.com">sam@example.com</a>&gt; wrote:<br></div>'
        '<blockquote class="gmail_quote">Theirs.<blockquote '
        'type="cite">Older.</blockquote></blockquote></div><p>Mine again.</p>'
    )

    found = voices(rich(body, tmp_path))[1:]

    assert [(kind, author) for kind, author, _text in found] == [
        ("top", "Jane Roe"), ("quoted", "Sam Poe"), ("quoted", ""), ("top", "Jane Roe"),
    ]  # fmt: skip
    assert found[1][2].endswith("Theirs.")


def test_segments_follow_each_other_over_the_whole_text(tmp_path):
    reading = plain("a\n\n> b\n\nc\n\n>> d\n> e\n", tmp_path)

    ends = [one.end for one in reading.layer.segments]
    starts = [one.start for one in reading.layer.segments]
    assert starts[0] == 0
    assert ends[-1] == len(reading.layer.text)
    assert all(start == end + 1 for start, end in zip(starts[1:], ends, strict=False))


def with_files() -> EmailMessage:
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "inner@example.com", "Inner"
    inner.set_content("inside")
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.com", "b@example.com", "Files"
    message.set_content("see attached")
    message.add_attachment(
        b"%PDF-1.4", maintype="application", subtype="pdf", filename="../Bericht ü.pdf"
    )
    message.add_attachment(inner)
    return message


def test_attachments_are_children_and_mails_inside_are_not_flattened(tmp_path):
    reading = reading_of(with_files(), tmp_path)

    first, second = reading.children
    assert first.name == "_Bericht ü.pdf"
    assert first.content == b"%PDF-1.4"
    assert second.name == "Inner.eml"
    assert taken_apart(second.content).facts.title == "Inner"
    assert "Attachments: _Bericht ü.pdf; Inner.eml" in reading.layer.text
    assert "inside" not in reading.layer.text


def test_pictures_of_the_body_are_children_marked_inline(tmp_path):
    message = EmailMessage()
    message["From"] = "a@example.com"
    message.set_content('<p>Logo <img src="cid:logo"></p>', subtype="html")
    message.add_related(
        b"GIF89a", "image", "gif", cid="<logo>", filename="logo.gif", disposition="inline"
    )

    reading = reading_of(message, tmp_path)

    assert [(one.name, one.inline) for one in reading.children] == [("logo.gif", True)]
    assert "Attachments" not in reading.layer.text


def test_versions_that_say_different_things_are_told(tmp_path):
    message = EmailMessage()
    message["From"] = "a@example.com"
    message.set_content("Nobody ever agreed to pay this enormous invoice today")
    message.add_alternative("<p>We agreed to everything</p>", subtype="html")

    (warning,) = reading_of(message, tmp_path).warnings

    assert warning.startswith("The plain-text version of this e-mail differs")


def test_an_encrypted_mail_is_a_placeholder_with_a_reason(tmp_path):
    raw = (
        f"{HEAD}Content-Type: application/pkcs7-mime; name=smime.p7m\n"
        "Content-Transfer-Encoding: base64\n\nAAAA\n"
    )

    reading = reading_of(raw, tmp_path)

    assert "encrypted" in reading.warnings[0]
    assert [one.name for one in reading.children] == ["smime.p7m"]


def test_parts_nested_without_end_show_the_headers(tmp_path):
    body = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000))

    reading = reading_of(HEAD + body, tmp_path)

    assert reading.facts.title == "Films"
    assert "nested too deeply" in reading.warnings[0]


def test_bytes_that_are_no_mail_are_refused_in_words(tmp_path):
    with pytest.raises(SourceError, match="is not one"):
        reading_of(b"\x00\x01\x02", tmp_path)


# Real mails


def truth(corpora: Path) -> list[dict]:
    lines = (corpora / "truth" / "eml_stdlib.jsonl").read_text().splitlines()
    return [json.loads(line) for line in lines]


def all_children(one: Mail) -> Iterator[tuple[str, str]]:
    for child in one.children:
        yield child.name, hashlib.sha256(child.content).hexdigest()
        if child.name.endswith(".eml"):
            yield from all_children(taken_apart(child.content))


def test_headers_of_real_mails_agree_with_the_truth(corpora):
    right = wrong = 0
    for row in truth(corpora):
        if row["defects"]:
            continue
        found = taken_apart((corpora / row["path"]).read_bytes())
        facts, shown = found.facts, found.shown
        pairs = [
            (row["from"], shown.get("From")), (row["to"], shown.get("To")),
            (row["cc"], shown.get("Cc")),
            (row["subject"], facts.title), (row["date_iso"], facts.date),
            (row["message_id"], facts.message_id), (row["in_reply_to"], facts.in_reply_to),
        ]  # fmt: skip
        same = [" ".join((a or "").split()) == " ".join((b or "").split()) for a, b in pairs]
        right, wrong = right + sum(same), wrong + same.count(False)

    assert right >= 0.99 * (right + wrong)


def test_attachments_of_real_mails_agree_with_the_truth(corpora):
    for row in truth(corpora):
        found = list(all_children(taken_apart((corpora / row["path"]).read_bytes())))
        for one in row["attachments"]:
            if one["bytes"] and one["name"]:
                assert (one["name"], one["sha256"]) in found


def test_real_mails_are_all_read(corpora, tmp_path):
    for row in truth(corpora):
        reading = mail.read(corpora / row["path"], ReadOptions(), lambda done, total: None)
        assert reading.rendition
        assert reading.layer.segments
        for one in reading.layer.segments:
            assert reading.layer.text[one.start : one.end].strip()
