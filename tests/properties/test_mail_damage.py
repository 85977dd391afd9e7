"""Damaged messages give a reading or a sentence, and no word is lost without being told."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.readers import mail
from reviewer.readers.compound import write_compound
from reviewer.readers.mail_parts import taken_apart
from reviewer.readers.mail_rtf import body_of, unpacked
from reviewer.readers.mail_segments import Piece, segments_of
from reviewer.readers.sealed import signed_content
from tests.properties.test_readers_damage import (
    KEPT,
    NOISE,
    assert_reading_or_sentence,
    damaged,
    whole_mail,
)
from tests.unit import test_readers_outlook as outlook


@cache
def whole_message() -> bytes:
    root = outlook.message(x1013=b"<p>We took <b>them</b>.</p>")
    root.folders.append(outlook.attached(0, {0x3707: "list.txt", 0x3701: b"one"}))
    return write_compound(root)


@given(NOISE, KEPT)
@settings(max_examples=60)
def test_damaged_outlook_messages(noise, kept):
    assert_reading_or_sentence(mail, damaged(whole_message(), noise, kept))


@given(NOISE, KEPT)
@settings(max_examples=60)
def test_damaged_envelopes_of_outlook(noise, kept):
    assert_reading_or_sentence(mail, damaged(outlook.winmail(), noise, kept))


@given(st.lists(st.integers(0, 255), min_size=1, max_size=30), st.floats(0, 1))
@settings(max_examples=60)
def test_bytes_that_cannot_be_read_are_told_and_never_shown_as_if_they_were(bytes_in, place):
    whole = whole_mail()
    at = int(place * (len(whole) - 1))
    reading = mail.reading_of(
        taken_apart(b"From: a@example.com\n\n" + whole[:at] + bytes(bytes_in) + whole[at:]),
        lambda done, total: None,
    )

    if "\ufffd" in reading.layer.text:
        assert reading.warnings


@given(st.binary(max_size=400))
def test_any_bytes_are_taken_for_rich_text_or_a_signature_without_an_error(content):
    head = b"\x00\x00\x00\x00\xff\xff\x00\x00LZFu\0\0\0\0"

    assert isinstance(body_of(unpacked(head + content)).text, str)
    assert isinstance(body_of(b"{\\rtf1\\fromhtml1 " + content).text, str)
    assert isinstance(signed_content(b"\x30\x80" + content), bytes)


LINES = st.sampled_from([
    "Yes.", "From: Ann Lee", "Sent: Tuesday, 5 March 2024 10:00", "To: Bob", "Von: Jane Roe",
    "-----Original Message-----", "On Mon, 4 Mar 2024 at 09:00, Sam Poe <s@x.com> wrote:",
    "Am 05.03.2024 um 10:00 schrieb Jane Roe:", "---------- Forwarded message ---------",
    "Ann Lee 03/01/2000 11:37 AM", "cc:", ">>> Ann Lee 03/01/00 11:37AM >>>",
])  # fmt: skip


@given(st.lists(st.tuples(LINES, st.integers(0, 3)), max_size=14))
def test_every_word_of_a_mail_is_in_one_segment_and_the_order_is_kept(lines):
    pieces, at = [], 0
    for text, depth in lines:
        pieces.append(Piece(at, at + len(text), text, depth))
        at += len(text) + 1

    found = segments_of(pieces, "Top", "2024-03-05")

    covered = [(piece.start, piece.end) for piece in pieces]
    assert all(any(s.start <= a and b <= s.end for s in found) for a, b in covered)
    ends = [place for one in found for place in (one.start, one.end)]
    assert ends == sorted(ends)
