"""What the attorney's page calls kinds, links and marks: the words of a person, not of a file.

In English whatever the window speaks: the page goes to counsel in a case that is argued in English,
beside quotes and cites that are.
"""

_KINDS = {
    "party_statement": "party’s own statement",
    "agent_employee": "agent or employee",
    "authorised": "authorized speaker",
    "judicial_pleading": "judicial, in a pleading",
    "rfa": "request for admission",
    "corporate_30b6": "corporate, 30(b)(6)",
    "testimonial_flat": "flat, in testimony",
    "time_interval": "dates",
    "data_size": "size of data",
}
OBJECTION = "[objection omitted]"
OMISSION = "[…]"
PROPOSED = "[proposed]"
ROUGH = "(rough)"
UNSETTLED = "UNSETTLED"
UNCHECKED = "UNCHECKED SCAN TEXT"
CHECK_AGAIN = "READING CHANGED"
OLDER_READING = "OLDER READING"
NOTE = "Note (work product)"
MEANINGS = {
    ROUGH: "from a rough draft of the transcript, not to be cited",
    PROPOSED: "filled in by Pincite and not yet confirmed by a person",
    OBJECTION: "counsel’s objection between the words quoted is left out",
    OMISSION: "other words between the words quoted are left out",
    f"[{UNSETTLED}]": "reviewers differ about it, and nobody has decided yet",
    f"[{UNCHECKED}]": "text recognized by a machine, not yet held against the page",
    f"[{CHECK_AGAIN}]": "a later reading of the file differs; nobody has compared the two yet",
    f"[{OLDER_READING}]": "quoted and cited from an earlier reading of the file, by decision",
    "[POSSIBLY PRIVILEGED]": "marked so by a reviewer and not yet decided",
    "[PRIVILEGED]": "held to be privileged",
    NOTE: "a reviewer’s own words, not evidence",
}
"""What each mark means; only those that are met stand in the legend."""


def kind(value: str) -> str:
    """A kind of a tag."""
    return _KINDS.get(value) or value.replace("_", " ")


def counted(count: int, one: str, several: str = "") -> str:
    """“1 passage”, “1,204 passages”."""
    return f"{count:,} {one if count == 1 else several or one + 's'}"


def sentence(words: str) -> str:
    """Words beginning with a capital letter."""
    return words[:1].upper() + words[1:]
