"""Conversations of mails, and mails that are the same with their whole family."""

import pytest

from reviewer.acts.exhibits import set_occurrence_field
from reviewer.acts.matters import set_zone
from reviewer.errors import InputError
from reviewer.matter import Matter
from reviewer.queries import exhibits, history
from reviewer.queries.mails import raw_headers, sent
from reviewer.queries.threads import all_custodians, duplicates_of, thread_of
from reviewer.readers.reading import Facts
from reviewer.text.instants import Instant, instant_of
from tests.unit.matters import add_text, make_matter


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        yield made


def add_mail(matter: Matter, name: str, *above: str, date: str = "", logical: str = "") -> bytes:
    facts = Facts(
        title=name,
        date=date,
        message_id=f"<{name}@example.com>",
        in_reply_to=f"<{above[-1]}@example.com>" if above else "",
        references=tuple(f"<{one}@example.com>" for one in above),
        logical=logical or name,
    )
    return add_text(matter, f"Words of {name}.", "email", facts).exhibit


def shown(matter: Matter, exhibit: bytes) -> list[str]:
    return [row.title or f"missing {row.message_id}" for row in thread_of(matter.view, exhibit)]


def test_a_conversation_is_in_order_of_time_whatever_the_order_of_import(matter):
    last = add_mail(matter, "last", "first", "second", date="2024-03-07T08:00:00+01:00")
    first = add_mail(matter, "first", date="2024-03-06T10:00:00+00:00")
    second = add_mail(matter, "second", "first", date="2024-03-07T01:30:00-05:00")
    add_mail(matter, "another", date="2024-03-06T12:00:00+00:00")

    # 01:30 in New York is 06:30 in UTC, before 08:00 in Berlin, which is 07:00.
    assert shown(matter, last) == shown(matter, first) == ["first", "second", "last"]
    assert shown(matter, second) == ["first", "second", "last"]


def test_a_mail_that_was_not_taken_in_is_named_before_the_one_that_answers_it(matter):
    add_mail(matter, "first", date="2024-03-06T10:00:00+00:00")
    third = add_mail(matter, "third", "first", "second", date="2024-03-08T10:00:00+00:00")

    assert shown(matter, third) == ["first", "missing <second@example.com>", "third"]

    add_mail(matter, "second", "first", date="2024-03-07T10:00:00+00:00")

    assert shown(matter, third) == ["first", "second", "third"]


def test_a_mail_by_itself_has_no_conversation(matter):
    alone = add_mail(matter, "alone")

    assert thread_of(matter.view, alone) == ()
    assert thread_of(matter.view, add_text(matter, "A memo.", "memo").exhibit) == ()


def test_mails_that_only_share_a_reply_hang_together(matter):
    one = add_mail(matter, "one", date="2024-03-01T10:00:00+00:00")
    other = add_mail(matter, "other", date="2024-03-02T10:00:00+00:00")
    assert thread_of(matter.view, one) == ()

    add_mail(matter, "both", "one", "other", date="2024-03-03T10:00:00+00:00")

    assert shown(matter, one) == shown(matter, other) == ["one", "other", "both"]


def test_mails_that_say_the_same_are_marked_with_who_had_them(matter):
    mine = add_mail(matter, "copy-a", logical="same")
    theirs = add_mail(matter, "copy-b", logical="same")
    add_mail(matter, "else", logical="not the same")
    for exhibit, name in ((mine, "Ann Lee"), (theirs, "Bob Roe")):
        place = exhibits.occurrences_of(matter.view, exhibit)[0].id
        matter.do(
            lambda view, place=place, name=name: set_occurrence_field(
                view, [place], "custodian", name
            )
        )

    (found,) = duplicates_of(matter.view, mine)

    assert (found.exhibit, found.title, found.custodians) == (theirs, "copy-b", ("Bob Roe",))
    assert all_custodians(matter.view, mine) == ("Ann Lee", "Bob Roe")
    assert all_custodians(matter.view, theirs) == ("Ann Lee", "Bob Roe")
    place = exhibits.occurrences_of(matter.view, theirs)[0].id
    mine_told = exhibits.exhibit(matter.view, mine).label
    assert exhibits.list_lines(matter.view, [place])[place].twin == mine_told


def test_the_zone_of_the_matter_is_a_place_or_nothing(matter):
    mail = add_mail(matter, "late", date="2024-03-07T01:30:00+00:00")
    assert sent(matter.view, mail) == Instant(
        "2024-03-07 01:30:00 UTC", "2024-03-07 01:30:00 +00:00", "", is_split=False
    )

    matter.do(lambda view: set_zone(view, "America/New_York"))

    assert sent(matter.view, mail).matter == "2024-03-06 20:30:00 EST"
    assert sent(matter.view, mail).is_split
    with pytest.raises(InputError, match="no time zone named “Nowhere”"):
        matter.do(lambda view: set_zone(view, "Nowhere"))
    matter.do(lambda view: set_zone(view, ""))
    assert sent(matter.view, mail).matter == ""
    assert next(history.acts(matter.view)).sentence.endswith("changed a setting of the matter")


def test_a_date_without_an_offset_claims_no_instant():
    assert instant_of("2024-03-07T10:00:00", "Asia/Tokyo").utc == ""
    assert instant_of("2024-03", "Asia/Tokyo").own == "2024-03"
    assert instant_of("9999-12-31T23:59:59-12:00").utc == ""


@pytest.mark.parametrize(
    "native",
    [
        b"From: a\r\nTo: b\r\n\r\nFrom: no header",
        b"\xef\xbb\xbfFrom: a\nTo: b\n\nHello",
        b"From: a\nTo: b",
    ],
)
def test_raw_headers_end_where_the_body_begins(native):
    told = raw_headers(Facts(message_id="<1@x>"), native)

    assert told.splitlines() == ["From: a", "To: b"]


def test_what_holds_no_headers_says_so():
    assert raw_headers(Facts(raw_headers="From: a\n"), b"\xd0\xcf") == "From: a\n"
    with pytest.raises(InputError, match="has no headers of a mail"):
        raw_headers(Facts(), b"A memo.\n\nWords.")
    with pytest.raises(InputError, match="does not hold the headers"):
        raw_headers(Facts(message_id="<1@x>"), b"\xd0\xcf\0\0")
