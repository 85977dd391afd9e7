"""What the panels call things: kinds of exhibits and tags, choices of fields, dates, who and when.

Files and logs hold the plain words of ``reviewer.fields`` ("testimonial_flat"); people read these.
All of them can be translated: each is marked where it stands and looked up when it is shown.
"""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QDateTime, QLocale, QTimeZone

from reviewer.fields import FieldSpec

_KINDS = {
    "deposition": QT_TRANSLATE_NOOP("Words", "Depositions"),
    "email": QT_TRANSLATE_NOOP("Words", "E-mail"),
    "article": QT_TRANSLATE_NOOP("Words", "Articles"),
    "pleading": QT_TRANSLATE_NOOP("Words", "Pleadings"),
    "discovery_response": QT_TRANSLATE_NOOP("Words", "Discovery responses"),
    "memo": QT_TRANSLATE_NOOP("Words", "Memos"),
    "contract": QT_TRANSLATE_NOOP("Words", "Contracts"),
    "spreadsheet": QT_TRANSLATE_NOOP("Words", "Spreadsheets"),
    "presentation": QT_TRANSLATE_NOOP("Words", "Presentations"),
    "image": QT_TRANSLATE_NOOP("Words", "Pictures and scans"),
    "mailbox": QT_TRANSLATE_NOOP("Words", "Mailboxes"),
    "attachment": QT_TRANSLATE_NOOP("Words", "Attachments"),
    "other": QT_TRANSLATE_NOOP("Words", "Other"),
}
KINDS = tuple(_KINDS)
"""Kinds of exhibits, in the order in which the list groups them."""

_ONE_KIND = {
    "deposition": QT_TRANSLATE_NOOP("Words", "Deposition"),
    "email": QT_TRANSLATE_NOOP("Words", "E-mail message"),
    "article": QT_TRANSLATE_NOOP("Words", "Article"),
    "pleading": QT_TRANSLATE_NOOP("Words", "Pleading"),
    "discovery_response": QT_TRANSLATE_NOOP("Words", "Discovery response"),
    "memo": QT_TRANSLATE_NOOP("Words", "Memo"),
    "contract": QT_TRANSLATE_NOOP("Words", "Contract"),
    "spreadsheet": QT_TRANSLATE_NOOP("Words", "Spreadsheet"),
    "presentation": QT_TRANSLATE_NOOP("Words", "Presentation"),
    "image": QT_TRANSLATE_NOOP("Words", "Picture or scan"),
    "mailbox": QT_TRANSLATE_NOOP("Words", "Mailbox"),
    "attachment": QT_TRANSLATE_NOOP("Words", "Attachment"),
    "other": QT_TRANSLATE_NOOP("Words", "Other exhibit"),
}

_CHOICES = {
    "party_statement": QT_TRANSLATE_NOOP("Words", "Party’s own statement"),
    "adoptive": QT_TRANSLATE_NOOP("Words", "Adoptive"),
    "authorised": QT_TRANSLATE_NOOP("Words", "Authorized speaker"),
    "agent_employee": QT_TRANSLATE_NOOP("Words", "Agent or employee"),
    "coconspirator": QT_TRANSLATE_NOOP("Words", "Coconspirator"),
    "predecessor": QT_TRANSLATE_NOOP("Words", "Predecessor"),
    "judicial_pleading": QT_TRANSLATE_NOOP("Words", "Judicial, in a pleading"),
    "deemed": QT_TRANSLATE_NOOP("Words", "Deemed"),
    "rfa": QT_TRANSLATE_NOOP("Words", "Request for admission"),
    "corporate_30b6": QT_TRANSLATE_NOOP("Words", "Corporate, 30(b)(6)"),
    "testimonial_flat": QT_TRANSLATE_NOOP("Words", "Flat, in testimony"),
    "general": QT_TRANSLATE_NOOP("Words", "General"),
    "specific": QT_TRANSLATE_NOOP("Words", "Specific"),
    "in_part": QT_TRANSLATE_NOOP("Words", "In part"),
    "lacks_knowledge": QT_TRANSLATE_NOOP("Words", "Lacks knowledge"),
    "defective": QT_TRANSLATE_NOOP("Words", "Defective"),
    "negative_pregnant": QT_TRANSLATE_NOOP("Words", "Negative pregnant"),
    "belief": QT_TRANSLATE_NOOP("Words", "Belief"),
    "evasive": QT_TRANSLATE_NOOP("Words", "Evasive"),
    "objection_only": QT_TRANSLATE_NOOP("Words", "Objection only"),
    "informal": QT_TRANSLATE_NOOP("Words", "Informal"),
    "time_interval": QT_TRANSLATE_NOOP("Words", "Dates, from–to"),
    "data_size": QT_TRANSLATE_NOOP("Words", "Size of data"),
    "officer_director": QT_TRANSLATE_NOOP("Words", "Officer or director"),
    "managing_agent": QT_TRANSLATE_NOOP("Words", "Managing agent"),
    "rule_30b6_designee": QT_TRANSLATE_NOOP("Words", "30(b)(6) designee"),
    "nonparty": QT_TRANSLATE_NOOP("Words", "Nonparty"),
    "no_recollection": QT_TRANSLATE_NOOP("Words", "No recollection"),
    "objection_subject_to": QT_TRANSLATE_NOOP("Words", "Subject to an objection"),
    "eq": QT_TRANSLATE_NOOP("Words", "exactly (=)"),
    "approx": QT_TRANSLATE_NOOP("Words", "about (≈)"),
    "ge": QT_TRANSLATE_NOOP("Words", "at least (≥)"),
    "gt": QT_TRANSLATE_NOOP("Words", "more than (>)"),
    "le": QT_TRANSLATE_NOOP("Words", "at most (≤)"),
    "lt": QT_TRANSLATE_NOOP("Words", "less than (<)"),
    "range": QT_TRANSLATE_NOOP("Words", "between"),
    "none_zero": QT_TRANSLATE_NOOP("Words", "none"),
    "contradicts": QT_TRANSLATE_NOOP("Words", "Contradicts"),
    "corroborates": QT_TRANSLATE_NOOP("Words", "Corroborates"),
    "same_fact": QT_TRANSLATE_NOOP("Words", "Same fact as"),
    "adopts": QT_TRANSLATE_NOOP("Words", "Adopts"),
    "adopted_by": QT_TRANSLATE_NOOP("Words", "Adopted in"),
    "adoption": QT_TRANSLATE_NOOP("Words", "Adopts or is adopted in"),
    "errata": QT_TRANSLATE_NOOP("Words", "Errata"),
    "rough": QT_TRANSLATE_NOOP("Words", "Rough"),
    "certified": QT_TRANSLATE_NOOP("Words", "Certified"),
    "none": QT_TRANSLATE_NOOP("Words", "None"),
    "possible": QT_TRANSLATE_NOOP("Words", "Possible"),
    "confirmed": QT_TRANSLATE_NOOP("Words", "Confirmed"),
    "unknown": QT_TRANSLATE_NOOP("Words", "Unknown"),
    "party": QT_TRANSLATE_NOOP("Words", "Party"),
    "employee": QT_TRANSLATE_NOOP("Words", "Employee"),
    "agent": QT_TRANSLATE_NOOP("Words", "Agent"),
    "attorney": QT_TRANSLATE_NOOP("Words", "Attorney"),
    "expert": QT_TRANSLATE_NOOP("Words", "Expert"),
    "yes": QT_TRANSLATE_NOOP("Words", "Yes"),
    "no": QT_TRANSLATE_NOOP("Words", "No"),
    "approximate": QT_TRANSLATE_NOOP("Words", "Approximate"),
    "conditional": QT_TRANSLATE_NOOP("Words", "Conditional"),
    "partial": QT_TRANSLATE_NOOP("Words", "Partial"),
    "money": QT_TRANSLATE_NOOP("Words", "Money"),
    "count": QT_TRANSLATE_NOOP("Words", "Count"),
    "percentage": QT_TRANSLATE_NOOP("Words", "Percentage"),
    "percentage_points": QT_TRANSLATE_NOOP("Words", "Percentage points"),
    "rate": QT_TRANSLATE_NOOP("Words", "Rate"),
    "ratio": QT_TRANSLATE_NOOP("Words", "Ratio"),
    "duration": QT_TRANSLATE_NOOP("Words", "Duration"),
    "length": QT_TRANSLATE_NOOP("Words", "Length"),
    "area": QT_TRANSLATE_NOOP("Words", "Area"),
    "volume": QT_TRANSLATE_NOOP("Words", "Volume"),
    "mass": QT_TRANSLATE_NOOP("Words", "Mass"),
    "dose": QT_TRANSLATE_NOOP("Words", "Dose"),
    "speed": QT_TRANSLATE_NOOP("Words", "Speed"),
    "temperature": QT_TRANSLATE_NOOP("Words", "Temperature"),
    "score": QT_TRANSLATE_NOOP("Words", "Score"),
    "measured": QT_TRANSLATE_NOOP("Words", "Measured"),
    "record": QT_TRANSLATE_NOOP("Words", "Record"),
    "estimate": QT_TRANSLATE_NOOP("Words", "Estimate"),
    "guess": QT_TRANSLATE_NOOP("Words", "Guess"),
    "calculation": QT_TRANSLATE_NOOP("Words", "Calculation"),
    "hearsay": QT_TRANSLATE_NOOP("Words", "Hearsay"),
    "hot": QT_TRANSLATE_NOOP("Words", "Hot"),
    "warm": QT_TRANSLATE_NOOP("Words", "Warm"),
    "neutral": QT_TRANSLATE_NOOP("Words", "Neutral"),
    "corrected": QT_TRANSLATE_NOOP("Words", "Corrected"),
    "checked": QT_TRANSLATE_NOOP("Words", "Checked"),
    "rejected": QT_TRANSLATE_NOOP("Words", "Rejected"),
    "candidate": QT_TRANSLATE_NOOP("Words", "Candidate"),
    "tagged": QT_TRANSLATE_NOOP("Words", "Tagged"),
    "deposition": QT_TRANSLATE_NOOP("Words", "Deposition"),
    "email": QT_TRANSLATE_NOOP("Words", "Email"),
    "article": QT_TRANSLATE_NOOP("Words", "Article"),
    "pleading": QT_TRANSLATE_NOOP("Words", "Pleading"),
    "discovery_response": QT_TRANSLATE_NOOP("Words", "Discovery response"),
    "memo": QT_TRANSLATE_NOOP("Words", "Memo"),
    "contract": QT_TRANSLATE_NOOP("Words", "Contract"),
    "spreadsheet": QT_TRANSLATE_NOOP("Words", "Spreadsheet"),
    "presentation": QT_TRANSLATE_NOOP("Words", "Presentation"),
    "image": QT_TRANSLATE_NOOP("Words", "Picture or scan"),
    "mailbox": QT_TRANSLATE_NOOP("Words", "Mailbox"),
    "attachment": QT_TRANSLATE_NOOP("Words", "Attachment"),
    "other": QT_TRANSLATE_NOOP("Words", "Other"),
}

_STATES = {
    "": QT_TRANSLATE_NOOP("Words", "Unread"),
    "started": QT_TRANSLATE_NOOP("Words", "Started"),
    "reviewed": QT_TRANSLATE_NOOP("Words", "Reviewed"),
}
_YEAR, _MONTH, _DAY = 4, 7, 10


_LEFT = {
    "unread": QT_TRANSLATE_NOOP("Words", "Unread"),
    "started": QT_TRANSLATE_NOOP("Words", "Started"),
    "quick_marks": QT_TRANSLATE_NOOP("Words", "Quick marks"),
    "missing": QT_TRANSLATE_NOOP("Words", "Required fields missing"),
    "proposed": QT_TRANSLATE_NOOP("Words", "Proposals to confirm"),
    "unchecked": QT_TRANSLATE_NOOP("Words", "Recognised text, unchecked"),
    "uncited": QT_TRANSLATE_NOOP("Words", "Without a cite"),
    "unsettled": QT_TRANSLATE_NOOP("Words", "To check after a new reading"),
    "changed": QT_TRANSLATE_NOOP("Words", "Changed since checked"),
    "differences": QT_TRANSLATE_NOOP("Words", "Differences to decide"),
}

_FOREIGN = {
    "Highlight": QT_TRANSLATE_NOOP("Words", "Highlight"),
    "Underline": QT_TRANSLATE_NOOP("Words", "Underline"),
    "Squiggly": QT_TRANSLATE_NOOP("Words", "Wavy underline"),
    "StrikeOut": QT_TRANSLATE_NOOP("Words", "Strike-out"),
    "Redact": QT_TRANSLATE_NOOP("Words", "To be blacked out"),
    "FreeText": QT_TRANSLATE_NOOP("Words", "Text on the page"),
    "Text": QT_TRANSLATE_NOOP("Words", "Comment"),
    "Ink": QT_TRANSLATE_NOOP("Words", "Drawing"),
    "Square": QT_TRANSLATE_NOOP("Words", "Box"),
    "Circle": QT_TRANSLATE_NOOP("Words", "Ellipse"),
    "Line": QT_TRANSLATE_NOOP("Words", "Line"),
}
"""What other programs mark in a PDF, by the names that the format has for it."""

_TAGS = {
    "Admission": QT_TRANSLATE_NOOP("Words", "Admission"),
    "Denial": QT_TRANSLATE_NOOP("Words", "Denial"),
    "Quantity": QT_TRANSLATE_NOOP("Words", "Quantity"),
    "No recollection": QT_TRANSLATE_NOOP("Words", "No recollection"),
    "Tag no longer defined": QT_TRANSLATE_NOOP("Words", "Tag no longer defined"),
}

_HUES = {
    "violet": QT_TRANSLATE_NOOP("Words", "Violet"),
    "teal": QT_TRANSLATE_NOOP("Words", "Teal"),
    "plum": QT_TRANSLATE_NOOP("Words", "Plum"),
    "olive": QT_TRANSLATE_NOOP("Words", "Olive"),
    "amber": QT_TRANSLATE_NOOP("Words", "Amber"),
    "slate": QT_TRANSLATE_NOOP("Words", "Slate"),
}


def _translated(text: object) -> str:
    # PySide types what QT_TRANSLATE_NOOP gives back as an object; it is the words themselves.
    return QCoreApplication.translate("Words", str(text))


def kind_group(kind: str) -> str:
    """The heading over exhibits of a kind."""
    return _translated(_KINDS.get(kind, _KINDS["other"]))


def kind_name(kind: str) -> str:
    """What one exhibit of a kind is called."""
    return _translated(_ONE_KIND.get(kind, kind.replace("_", " ").capitalize()))


def choice(value: str) -> str:
    """A field's choice as people say it."""
    known = _CHOICES.get(value)
    return _translated(known) if known else value.replace("_", " ").capitalize()


def hue(name: str) -> str:
    """A colour that a tag may have."""
    return _translated(_HUES[name])


def tag_name(name: str) -> str:
    """What a tag is called: the built-in ones in the language of the window, others as they are."""
    known = _TAGS.get(name)
    return _translated(known) if known else name


def label_of(spec: FieldSpec) -> str:
    """A field's label."""
    return QCoreApplication.translate("Fields", spec.label)


def review_state(state: str) -> str:
    """How far an exhibit is reviewed."""
    return _translated(_STATES.get(state, state))


_ROLES = {
    "reviewer": QT_TRANSLATE_NOOP("Words", "Reviewer"),
    "second_level": QT_TRANSLATE_NOOP("Words", "Second level"),
    "attorney": QT_TRANSLATE_NOOP("Words", "Attorney"),
}


def role(word: str) -> str:
    """In what capacity somebody acts."""
    return _translated(_ROLES.get(word, word.replace("_", " ").capitalize()))


def left_to_do(left: str) -> str:
    """What is left to do, by its word in filters."""
    return _translated(_LEFT.get(left, left))


def marked_as(kinds: str) -> str:
    """How words were marked in another program, as the fields of a passage join it."""
    return "; ".join(_translated(_FOREIGN.get(one, one)) for one in kinds.split("; "))


def pages(count: int) -> str:
    """“1 page”, “212 pages”."""
    one, several = (
        QCoreApplication.translate("Words", "{0} page"),
        QCoreApplication.translate("Words", "{0} pages"),
    )
    return (one if count == 1 else several).format(QLocale().toString(count))


def page(number: int) -> str:
    """What a page is called in a file that has none of its own."""
    return QCoreApplication.translate("Words", "Page {0}").format(number)


def number(count: int) -> str:
    """A count with the separators of the language."""
    return QLocale().toString(count)


def counted(count: int, one: str, several: str) -> str:
    """One pattern for one thing, another for none or several, where ``{count}`` is how many."""
    return (one if count == 1 else several).format(count=number(count))


def computed(number: str) -> str:
    """A Bates number that no page bears: it follows from its neighbours."""
    return QCoreApplication.translate("Words", "{number} (computed)").format(number=number)


def pages_read(read: int, pages: int) -> str:
    """“12 of 40 pages read”."""
    one, several = (
        QCoreApplication.translate("Words", "{0} of {1} page read"),
        QCoreApplication.translate("Words", "{0} of {1} pages read"),
    )
    return (one if pages == 1 else several).format(number(read), number(pages))


def how_far(name: str, state: str, read: int, pages: int) -> str:
    """How far one reviewer is with an exhibit: “Kim Lee: Started, 12 of 40 pages read”."""
    told = [review_state(state)] + ([pages_read(min(read, pages), pages)] if read else [])
    return QCoreApplication.translate("Words", "{0}: {1}").format(name, ", ".join(told))


def date(iso: str) -> str:
    """A date of an exhibit, which may be partial (“2024-03”), as people write it."""
    text = iso[:_DAY]
    if len(text) == _DAY and (whole := QDate.fromString(text, "yyyy-MM-dd")).isValid():
        return QLocale().toString(whole, date_form())
    if len(text) == _MONTH and (month := QDate.fromString(f"{text}-01", "yyyy-MM-dd")).isValid():
        return QLocale().toString(month, "MMM yyyy")
    return text if len(text) == _YEAR else iso


def moment(at: datetime) -> str:
    """When something was done, in local time: “Today 10:42”, “Yesterday 9:03”, else the date."""
    local = at.astimezone()
    clock = QLocale().toString(_qt_time(at).time(), "H:mm")
    return f"{day(at)} {clock}" if _days_ago(local) <= 1 else day(at)


def exact_moment(at: datetime) -> str:
    """Date and time in full, for tooltips."""
    return QLocale().toString(_qt_time(at), f"{date_form()}, H:mm")


def clock(at: datetime) -> str:
    """The time of day."""
    return QLocale().toString(_qt_time(at).time(), "H:mm")


def day(at: datetime) -> str:
    """A day as a heading: “Today”, “Yesterday”, else its date."""
    local = at.astimezone()
    ago = _days_ago(local)
    if ago == 0:
        return QCoreApplication.translate("Words", "Today")
    if ago == 1:
        return QCoreApplication.translate("Words", "Yesterday")
    return QLocale().toString(QDate(local.year, local.month, local.day), date_form())


def date_form() -> str:
    """How a day is written, as Qt takes it."""
    return QCoreApplication.translate("Words", "d MMM yyyy")


def _days_ago(local: datetime) -> int:
    today = datetime.now(UTC).astimezone().date()
    return (today - local.date()) // timedelta(days=1)


def _qt_time(at: datetime) -> QDateTime:
    utc = QDateTime.fromMSecsSinceEpoch(int(at.timestamp() * 1000), QTimeZone.utc())
    return utc.toLocalTime()


def same_as(label: str) -> str:
    """What a meta line says of a mail that is the same as another with its whole family."""
    return QCoreApplication.translate("Words", "Same as {label}").format(label=label)


def rough() -> str:
    """What a rough transcript is called in a meta line."""
    return QCoreApplication.translate("Words", "Rough")
