"""Transcripts in formats of other programs, which are not read: what to ask the reporter for.

Their makers publish no description, and only Access databases announce themselves in their first
bytes; the rest is told by the ending, which goes before what the bytes say of a mere container
(some are archives inside). Every answer names the file to ask for, since reporters keep them all.
"""

WORDS = {
    "ptx": (
        "This is an E-Transcript (.ptx), which only its own viewer opens. Ask the reporter for the "
        "ASCII file (.txt) or the full-size PDF, or save it as ASCII from the E-Transcript Viewer."
    ),
    "ptx program": (
        "This is an E-Transcript packed as a program (.exe), which is not opened. Ask the reporter "
        "for the ASCII file (.txt) or the full-size PDF of it."
    ),
    "ptf": (
        "This is a portable transcript (.ptf or .xmptf) with the notes of another program. Ask "
        "whoever sent it for the ASCII file (.txt) or the full-size PDF of the transcript."
    ),
    "lef": (
        "This is a LiveNote package (.lef) of a transcript and its exhibits. Ask the reporter for "
        "the ASCII file (.txt) or the full-size PDF, and for the exhibits as PDF."
    ),
    "xmef": (
        "This is a TextMap package (.xmef) of a transcript and its exhibits. Ask the reporter for "
        "the ASCII file (.txt) or the full-size PDF, and for the exhibits as PDF."
    ),
    "sbf": (
        "This is a Summation briefcase (.sbf). Ask the reporter for the ASCII file (.txt) in the "
        "Amicus format or the full-size PDF, and for the exhibits as PDF."
    ),
    "cms": (
        "This is a transcript synchronised with its video (.cms, .dvt or .vid). Ask the reporter "
        "or the videographer for the ASCII file (.txt) or the full-size PDF of the transcript."
    ),
    "mdb": (
        "This is a database (.mdb), as video programs keep synchronised transcripts in. Ask the "
        "reporter for the ASCII file (.txt) or the full-size PDF of the transcript."
    ),
}
ENDINGS = {
    ".ptx": "ptx", ".ptf": "ptf", ".xmptf": "ptf", ".lef": "lef", ".xmef": "xmef", ".sbf": "sbf",
    ".cms": "cms", ".dvt": "cms", ".vid": "cms", ".mdb": "mdb",
}  # fmt: skip
# What the bytes of such a file may look like; a PDF or a Word file under its name stays one.
CONTAINERS = frozenset({"", "archive", "protected", "database", "sheet", "slides"})
_VIEWERS = (b"E-Transcript", b"RealLegal", b"E\0-\0T\0r\0a\0n\0s\0c\0r\0i\0p\0t\0")


def named(ending: str, by_bytes: str, content: bytes) -> str:
    """The kind of a reporter's file, empty where it is none.

    Args:
        ending: of its name, in small letters, with the dot.
        by_bytes: the kind that its bytes tell, or empty.
        content: its beginning, as far as it was read.
    """
    if by_bytes == "program" and any(viewer in content for viewer in _VIEWERS):
        return "ptx program"
    return ENDINGS.get(ending, "") if by_bytes in CONTAINERS else ""
