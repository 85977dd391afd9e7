"""Mails a second on one core, with layout, text layer and PDF: plain, in HTML, and in Chinese.

The baseline does the least that must be done: the standard library parses the mail, the engine
lays its text out once, and gives it back.
"""

import time
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import escape

import pymupdf
import pytest

from reviewer.readers import mail
from reviewer.readers.mail_parts import taken_apart

_MAILS = 100
_TIMES_BARE = 4.0
# Cutting the font of a Chinese sign out of 4 MB costs the engine 10 ms a mail.
_BARS = {"plain": 50, "html": 50, "chinese": 30}
_WORDS = {
    "plain": "We copied {n} films in the spring of last year, and nobody objected to it.",
    "html": "We copied {n} films in the spring of last year, and nobody objected to it.",
    "chinese": "去年春天我们复制了{n}部电影，没有人反对。 \N{WHITE SMILING FACE}",
}


def _mail(number: int, kind: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = f"Jane Roe <jane{number}@example.com>", "ann@example.com"
    message["Subject"], message["Message-ID"] = f"Films {number}", f"<{number}@example.com>"
    message["Date"] = "Tue, 5 Mar 2024 10:00:00 -0500"
    lines = [_WORDS[kind].format(n=number * place) for place in range(1, 9)]
    quoted = "On Mon, 4 Mar 2024 at 09:00, Sam Poe <sam@example.com> wrote:\n> We took\n> them."
    message.set_content("\n\n".join([*lines, quoted]))
    if kind == "html":
        message.add_alternative("".join(f"<p>{line}</p>" for line in lines), subtype="html")
    return message.as_bytes()


@pytest.mark.parametrize("kind", list(_WORDS))
def test_mails_are_read_fast_enough_for_a_mailbox(figure, kind):
    mails = [_mail(number, kind) for number in range(_MAILS)]
    mail.reading_of(taken_apart(mails[0]), lambda _done, _total: None)

    begin = time.process_time()
    for one in mails:
        mail.reading_of(taken_apart(one), lambda _done, _total: None)
    a_second = _MAILS / (time.process_time() - begin)

    figure(f"{kind}: {a_second:.0f} mails a second")
    assert a_second >= _BARS[kind]


def _laid_out_barely(raw: bytes) -> int:
    message = message_from_bytes(raw, _class=EmailMessage, policy=policy.default)
    body = message.get_body(("plain",))
    assert body is not None
    page = f"<pre>{message['from']}\n{escape(body.get_content())}</pre>"
    document = pymupdf.open(stream=page.encode(), filetype="html", width=612, height=792)
    return sum(len(one.get_text("rawdict")["blocks"]) for one in document.pages())


def test_reading_a_mail_costs_little_more_than_parsing_and_laying_it_out(figure):
    mails = [_mail(number, "plain") for number in range(_MAILS)]
    _laid_out_barely(mails[0])
    mail.reading_of(taken_apart(mails[0]), lambda _done, _total: None)

    bare = whole = 0.0
    for one in mails:
        begin = time.process_time()
        _laid_out_barely(one)
        between = time.process_time()
        mail.reading_of(taken_apart(one), lambda _done, _total: None)
        bare, whole = bare + between - begin, whole + time.process_time() - between

    figure(f"{whole / bare:.2f} times the bare work, {_MAILS / whole:.0f} mails a second")
    assert whole < _TIMES_BARE * bare
