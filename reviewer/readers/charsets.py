"""Bytes to text, for pages and mails whose own word on their encoding is often wrong.

The order is that of browsers: a byte order mark, what the file or its container declares, what an
HTML page declares inside itself, UTF-8 if it fits, else a guess. Labels are read as browsers read
them, because what is sent as "iso-8859-1" is in truth Windows-1252.
"""

import codecs
import re
from dataclasses import dataclass, replace

from reviewer.errors import SourceError
from reviewer.readers.decoding import guessed
from reviewer.said import said

_ALIASES = {
    "iso-8859-8-i": "iso8859_8",
    "iso-8859-8-e": "iso8859_8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "ansi": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "unicode-1-1-utf-7": "utf-7",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "windows-949": "cp949",
    "windows-874": "cp874",
    "windows-936": "gb18030",
    "windows-950": "cp950",
    "big5-hkscs": "big5hkscs",
    "x-big5": "cp950",
    "x-euc-jp": "euc_jp",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "x-mac-ce": "mac_latin2",
    "x-mac-cyrillic": "mac_cyrillic",
    "x-mac-greek": "mac_greek",
    "x-mac-turkish": "mac_turkish",
    "x-user-defined": "cp1252",
    "dos-862": "cp862",
    "dos-720": "cp720",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "utf8": "utf-8",
    "unicode": "utf-16",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]+encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_META_REACH = 4096


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read in, and whether some bytes did not fit that encoding.

    ``warnings`` say so where nothing in the file named the encoding (``is_guessed``).
    """

    text: str
    codec: str
    lossy: bool = False
    is_guessed: bool = False
    warnings: tuple[str, ...] = ()


def decoded(raw: bytes, declared: str = "", *, markup: bool = False) -> Decoded:
    """Read bytes as text; never fails.

    Args:
        raw: the bytes.
        declared: the encoding that a header or a person names; empty where none does.
        markup: look for the encoding that an HTML or XML file names in itself.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _lossy(raw, name)
    labels = [codec_of(declared), *(map(codec_of, _own_labels(raw)) if markup else ())]
    named = [name for name in labels if name]
    # A label of Windows-1252 says little (it is every program's default), so UTF-8 is tried before
    # it.
    trials = [*(name for name in named if name != "cp1252"), "utf-8"]
    for name in trials:
        if _fits(raw, name):
            return Decoded(raw.decode(name), name)
    if named and trials[0] != "utf-8":
        return _lossy(raw, trials[0])
    # What says that it is UTF-8 and is not, has said nothing.
    return _lossy(raw, "cp1252") if "cp1252" in named else _guess(raw)


def as_named(raw: bytes, label: str) -> Decoded:
    """Read bytes in the encoding that a person names, whatever the file says of itself.

    Raises:
        SourceError: there is no such encoding.
    """
    name = codec_of(label)
    if not name:
        raise SourceError(said("There is no character set named {encoding}.", encoding=label))
    found = _lossy(raw, name)
    return replace(found, text=found.text.removeprefix("\ufeff"))


def _lossy(raw: bytes, name: str) -> Decoded:
    """Bytes in an encoding that they may not fit, with a warning of what was lost."""
    text = raw.decode(name, "replace")
    if _fits(raw, name):
        return Decoded(text, name)
    told = said(
        "{count} characters of this file could not be read and are shown as �.",
        count=max(1, text.count("\ufffd")),
    )
    return Decoded(text, name, lossy=True, warnings=(told,))


def _guess(raw: bytes) -> Decoded:
    found = guessed(raw)
    lossy = "\ufffd" in found.text
    return Decoded(found.text, found.encoding, lossy, found.is_guessed, found.warnings)


def codec_of(label: str) -> str:
    """Python's name for an encoding label as browsers read it.

    Empty for labels that mean nothing.
    """
    label = label.strip().strip("\"'").lower()
    try:
        name = codecs.lookup(_ALIASES.get(label, label)).name
        return name if isinstance("".encode(name), bytes) else ""
    except (LookupError, ValueError):
        return ""


def _own_labels(raw: bytes) -> list[str]:
    head = raw[:_META_REACH]
    found = [one.search(head) for one in (_XML, _META)]
    labels = [match[1].decode("ascii", "replace") for match in found if match]
    # A page that can be searched for its label as bytes cannot be in UTF-16.
    return ["utf-8" if label.lower().startswith("utf-16") else label for label in labels]


def _fits(raw: bytes, name: str) -> bool:
    try:
        raw.decode(name)
    except (UnicodeError, LookupError):
        return False
    return True
