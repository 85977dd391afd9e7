"""Mails: headers, bodies as shown, files inside, and whose words are whose."""

import hashlib
import json
from base64 import b64encode
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pymupdf
import pytest

from reviewer.errors import SourceError
from reviewer.readers import mail, registry
from reviewer.readers.mail_parts import taken_apart
from reviewer.readers.mail_pieces import Mail
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


LANGUAGES = [
    ["On Tue, Mar 5, 2024 at 10:00 AM Jane Roe <jane@example.com> wrote:"],
    ["Am 05.03.2024 um 10:00 schrieb Jane Roe <jane@example.com>:"],
    ["Jane Roe <jane@example.com> schrieb am 5. März 2024 um 10:00:"],
    ["Le mar. 5 mars 2024 à 10:00, Jane Roe <jane@example.com> a écrit\u00a0:"],
    ["El mar, 5 mar 2024 a las 10:00, Jane Roe (<jane@example.com>) escribió:"],
    ["Il giorno mar 5 mar 2024 alle ore 10:00 Jane Roe <jane@example.com> ha scritto:"],
    ["Op di 5 mrt. 2024 om 10:00 schreef Jane Roe <jane@example.com>:"],
    ["Den tis 5 mars 2024 kl 10:00 skrev Jane Roe <jane@example.com>:"],
    ["Von: Jane Roe", "Gesendet: Dienstag, 5. März 2024 10:00", "An: Ann Lee", "Betreff: Filme"],
    ["De : Jane Roe", "Envoyé : mardi 5 mars 2024 10:00", "À : Ann Lee", "Objet : Films"],
    ["De: Jane Roe", "Enviado el: martes, 5 de marzo de 2024 10:00", "Para: Ann", "Asunto: Cine"],
    ["-----Ursprüngliche Nachricht-----", "Von: Jane Roe", "Gesendet: 05.03.2024 10:00"],
]


@pytest.mark.parametrize("introduction", LANGUAGES, ids=lambda lines: lines[0][:24])
def test_quotations_are_introduced_in_many_languages(tmp_path, introduction):
    quoted = "\n".join(f"> {line}" for line in ("We took", "them."))
    body = "Really?\n\n" + "\n".join(introduction) + f"\n\n{quoted}\n"

    last = plain(body, tmp_path).layer.segments[-1]

    assert (last.kind, last.author) == (SegmentKind.QUOTED, "Jane Roe")
    assert last.date == "2024-03-05T10:00:00"


def test_what_is_forwarded_is_the_words_of_whoever_wrote_it(tmp_path):
    body = (
        "See below.\n---------- Weitergeleitete Nachricht ----------\nVon: Jane Roe\n"
        "Datum: 5. März 2024 10:00\n\nWe took them.\n"
    )

    assert voices(plain(body, tmp_path))[1][:2] == ("top", "Jane Roe")
    kind, author, told = voices(plain(body, tmp_path))[2]
    assert (kind, author) == ("forwarded", "Jane Roe")
    assert told.endswith("We took them.")


def test_words_that_only_the_plain_version_has_follow_the_html_one(tmp_path):
    message = EmailMessage()
    message["From"] = "Jane Roe <jane@example.com>"
    message.set_content("We did not take the films.\n")
    message.add_alternative("<p>We did take the films.</p>", subtype="html")

    reading = reading_of(message, tmp_path)

    assert "words only in the plain text: not; only in the HTML: –" in reading.warnings[0]
    assert reading.layer.text.endswith("We did take the films.\nWe did not take the films.")
    assert [one.author for one in reading.layer.segments[1:]] == ["Jane Roe", "Jane Roe"]


def test_versions_that_only_break_their_lines_differently_are_the_same(tmp_path):
    message = EmailMessage()
    message["From"] = "jane@example.com"
    message.set_content("We took *the* films <https://example.com/x>, all\nof them. [image: x]\n")
    message.add_alternative(
        "<p>We took <b>the</b> fi<i>lms</i>, all of them.</p><img src='cid:x'>", subtype="html"
    )

    assert reading_of(message, tmp_path).warnings == ()


def test_what_a_mail_would_fetch_is_named_and_a_mark_that_watches_is_told(tmp_path):
    reading = rich(
        "<p>Hello</p><img src='https://pictures.example/a.png' width=300>"
        '<img src="https://watch.example/t.gif?u=7" width=1 height="1">'
        "<script>alert(1)</script><iframe src='https://bad.example'></iframe>",
        tmp_path,
    )

    assert "fetch from pictures.example were not loaded: 1." in reading.warnings[0]
    assert "were not loaded from watch.example: 1." in reading.warnings[1]
    assert reading.layer.text.endswith("Hello")


def test_a_mail_that_is_signed_as_one_block_is_read(tmp_path):
    inner = b"Content-Type: text/plain\n\nWe took them.\n"

    def part(tag: int, content: bytes) -> bytes:
        length = len(content)
        size = bytes([length]) if length < 128 else b"\x82" + length.to_bytes(2, "big")
        return bytes([tag]) + size + content

    data = part(6, bytes.fromhex("2a864886f70d010701")) + part(0xA0, part(4, inner))
    signed = part(
        0x30, part(2, b"\1") + part(0x31, b"") + part(0x30, data) + part(0x31, b"x" * 200)
    )
    block = part(0x30, part(6, bytes.fromhex("2a864886f70d010702")) + part(0xA0, signed))
    message = EmailMessage()
    message["From"], message["Subject"] = "jane@example.com", "Films"
    message.set_content(block, "application", "pkcs7-mime", filename="smime.p7m")

    reading = reading_of(message, tmp_path)

    assert reading.layer.text.endswith("We took them.")
    assert reading.warnings == ("This e-mail is signed. Pincite does not check signatures.",)


def test_a_mail_of_apple_mail_ends_where_its_count_says(tmp_path):
    inner = f"{HEAD}\nWe took them.\n".encode()
    path = tmp_path / "1.emlx"
    path.write_bytes(b"%d\n" % len(inner) + inner + b"<?xml version='1.0'?><plist/>")

    reading = registry.read(path, ReadOptions(), lambda done, total: None)

    assert reading.facts.title == "Films"
    assert reading.layer.text.endswith("We took them.")


def test_copies_of_one_mail_have_one_hash_and_other_files_another(tmp_path):
    def copy(*lines: str, attached: bytes = b"abc") -> Reading:
        message = EmailMessage()
        for name, value in (
            ("From", "Jane Roe <Jane@example.com>"), ("To", "ann@example.com"),
            ("Subject", "Films"), ("Message-ID", "<1@example.com>"),
        ):  # fmt: skip
            message[name] = value
        message["Date"] = lines[0]
        for line in lines[1:]:
            message["Received"] = line
        message.set_content("We took them.\n")
        message.add_attachment(attached, "application", "pdf", filename="a.pdf")
        return reading_of(message, tmp_path)

    mine = copy("Tue, 5 Mar 2024 10:00:00 -0500", "from a by b")
    theirs = copy("Tue, 5 Mar 2024 15:00:00 +0000", "from c by d", "from e by f")
    other = copy("Tue, 5 Mar 2024 10:00:00 -0500", attached=b"abd")

    assert mine.facts.logical == theirs.facts.logical != other.facts.logical
    assert mine.facts.mih == theirs.facts.mih == other.facts.mih


def test_the_message_id_is_hashed_as_the_specification_says(tmp_path):
    identity = "<CALckR-a8UDkRjO4xJyjd_s0GPxQWw@mail.gmail.com>"

    facts = reading_of(f"From: a@example.com\nMessage-ID: {identity}\n\nHello.", tmp_path).facts

    assert facts.mih == "1de319c276884bd0c9e2f1621ada26cc"


def test_the_files_of_a_mail_are_listed_on_its_page_with_their_hashes(tmp_path):
    reading = reading_of(with_files(), tmp_path)

    assert reading.rendition is not None
    with pymupdf.open("pdf", reading.rendition) as pdf:
        shown = "".join(pdf[0].get_text().split())
    for child in reading.children:
        assert hashlib.sha256(child.content).hexdigest() in shown
    assert "SHA-256" not in reading.layer.text


# Real mails


def truth(corpora: Path) -> list[dict]:
    lines = (corpora / "truth" / "eml_stdlib.jsonl").read_text().splitlines()
    return [json.loads(line) for line in lines]


def all_children(one: Mail) -> Iterator[tuple[str, str]]:
    for child in one.children:
        yield child.name, hashlib.sha256(child.content).hexdigest()
        if child.name.endswith(".eml"):
            yield from all_children(taken_apart(child.content))


def test_a_name_sent_as_bare_utf8_is_read_as_such(tmp_path):
    raw = HEAD.replace("Jane Roe", "Jürgen Groß").replace("Ann Lee", "Zoë Bär") + "\nHello\n"

    facts = reading_of(raw.encode(), tmp_path).facts

    assert facts.sender == (Party("Jürgen Groß", "jane@example.com"),)
    assert facts.to == (Party("Zoë Bär", "ann@example.com"),)


@pytest.mark.parametrize("label", ["windows-31j", "x-sjis", "cp932"])
def test_a_body_is_read_by_any_name_of_its_encoding(tmp_path, label):
    head = f"{HEAD}Content-Type: text/plain; charset={label}\n\n"

    reading = reading_of(head.encode() + "請求書を送る".encode("cp932"), tmp_path)

    assert "請求書を送る" in reading.layer.text


def test_a_body_in_base64_that_was_cut_off_shows_what_came(tmp_path):
    code = b64encode(b"We never agreed to any of it at all.").decode()[:-3]
    head = f"{HEAD}Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"

    reading = reading_of(head + code, tmp_path)

    assert "We never agreed to any of it at" in reading.layer.text


def test_a_sentence_about_what_somebody_wrote_is_no_quotation(tmp_path):
    layer = plain("On Monday my lawyer wrote:\nthat I should not pay.\n", tmp_path).layer

    at = layer.text.index("should not pay")
    assert [one.author for one in layer.segments if one.start <= at < one.end] == ["Jane Roe"]


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
