"""Commands about mails: a conversation, the headers as sent, the zone in which times are shown."""

import argparse

from reviewer.acts.matters import set_zone
from reviewer.cli import printing
from reviewer.errors import InputError
from reviewer.matter import Matter, open_matter
from reviewer.model import ExhibitId
from reviewer.queries import exhibits, mails, threads
from reviewer.queries.threads import ThreadRow


def thread(chosen: argparse.Namespace) -> int:
    """List the mails of a conversation, and those that say the same as this one."""
    with open_matter(chosen.matter) as matter:
        line = exhibits.resolve(matter.view, chosen.exhibit)
        rows = threads.thread_of(matter.view, line.id)
        twins = threads.duplicates_of(matter.view, line.id)
        for row in rows:
            _tell(matter, row, as_json=chosen.json)
        for twin in twins:
            if chosen.json:
                told = {"duplicate": twin.exhibit.hex(), "label": twin.label}
                printing.line({**told, "custodians": list(twin.custodians)})
            else:
                printing.columns("the same as", twin.label, twin.title, ", ".join(twin.custodians))
    return 0


def _tell(matter: Matter, row: ThreadRow, *, as_json: bool) -> None:
    at = mails.sent(matter.view, row.exhibit) if row.exhibit is not None else None
    if as_json:
        printing.line(
            {
                "exhibit": row.exhibit.hex() if row.exhibit is not None else "",
                "message_id": row.message_id,
                "label": row.label,
                "title": row.title,
                "author": row.author,
                "date": row.date,
                "utc": at.utc if at else "",
                "matter_time": at.matter if at else "",
            }
        )
    elif at is None:
        printing.columns("missing", row.message_id)
    else:
        printing.columns(row.label, at.matter or at.utc or at.own, row.author, row.title)


def headers(chosen: argparse.Namespace) -> int:
    """Print the headers of a mail as they were sent."""
    with open_matter(chosen.matter) as matter:
        line = exhibits.resolve(matter.view, chosen.exhibit)
        facts = exhibits.facts_of(matter.view, line.id)
        text = mails.raw_headers(facts, _head(matter, line.id))
    if chosen.json:
        printing.line({"headers": text})
    else:
        printing.columns(text.rstrip("\n"))
    return 0


def _head(matter: Matter, exhibit: ExhibitId) -> bytes:
    try:
        with matter.objects.path(exhibit).open("rb") as native:
            return native.read(mails.LONGEST)
    except OSError as error:
        raise InputError("The file of this mail is not at hand.") from error


def zone(chosen: argparse.Namespace) -> int:
    """Say in which time zone the matter shows the times of mails."""
    with open_matter(chosen.matter) as matter:
        matter.do(lambda view: set_zone(view, chosen.zone))
    return 0
