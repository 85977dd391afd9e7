"""From the bytes of a load file to text, before anything is known of its delimiters.

The classic silent failure is the quotation mark þ: byte FE in Windows files, C3 BE in UTF-8, and
programs mix both in one file. So bytes FE that stand at an edge of a field are taken for the mark
whatever the words are written in, and the words are judged without them. What remains is decided as
for any other text: the file's own mark, UTF-8 where it fits, else the likeliest older character
set, which is told as a guess. Choosing another one by hand never fails: what does not fit is shown.
"""

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass

from reviewer.errors import InputError, SourceError
from reviewer.readers import charsets, decoding
from reviewer.said import said

ENCODINGS = (
    "utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254",
    "cp1255", "cp1256", "cp932", "gb18030", "big5", "cp949", "mac_roman",
)  # fmt: skip
"""Those a person is offered."""
LARGEST = 1024**3

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NOT_OF_FILES = frozenset({"idna", "punycode", "utf-7", "undefined", "unicode_escape"})
_EDGES = (b"\xfe\x14", b"\x14\xfe", b"\xfe\r", b"\xfe\n", b"\r\xfe", b"\n\xfe")
_EDGES_UTF8 = (b"\xc3\xbe\x14", b"\x14\xc3\xbe")
_STAND_INS = (0x11, 0x12, 0x13, 0x0F, 0x0E)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_LONE = {bytes([byte]).decode("utf-8", "surrogateescape"): chr(byte) for byte in b"\xae\xfe"}
_HALVES = re.compile("[\udc80-\udcff]")
_SAMPLE = 400_000
_LOST = "\ufffd"


@dataclass(frozen=True, slots=True)
class LoadText:
    """The text of a load file, the character set it was read in, and what to know about that."""

    text: str
    encoding: str
    is_guessed: bool = False
    warnings: tuple[str, ...] = ()


def decoded(raw: bytes, encoding: str = "") -> LoadText:
    """The text of a load file.

    Args:
        raw: its bytes, or the first of them.
        encoding: the character set that a person named; empty to find out.

    Raises:
        InputError: there is no such character set.
        SourceError: the bytes are no text.
    """
    if encoding:
        return _named(raw, encoding)
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _as(raw[len(mark) :], name)
    if name := _unmarked_utf16(raw):
        return _as(raw, name)
    if b"\0" in raw[:_SAMPLE]:
        raise SourceError("This is no load file: it does not hold text that can be read.")
    return _without_mark(raw)


def _named(raw: bytes, encoding: str) -> LoadText:
    name = charsets.codec_of(encoding)
    if not name or name.replace("-", "_") in _NOT_OF_FILES:
        raise InputError(said("There is no character set named {encoding}.", encoding=encoding))
    for mark, its_own in _MARKS:
        if raw.startswith(mark) and name.replace("utf-16", "utf-16-le") == its_own:
            return _as(raw[len(mark) :], its_own)
    is_wide = name.startswith(("utf-16", "utf-32"))
    marked, sign = (raw, "") if is_wide else _marked(raw)
    return _as(marked, name, sign)


def _as(raw: bytes, name: str, sign: str = "") -> LoadText:
    """Read in one character set; what does not fit is counted, never hidden."""
    text = raw.decode(name, "replace").removeprefix("\ufeff")
    lost = text.count(_LOST)
    if sign:
        text = text.replace(sign, "þ")
    if not lost:
        return LoadText(text, name)
    told = said(
        "{count} characters do not fit the character set {charset}; they are shown as �. "
        "Try another one.",
        count=lost,
        charset=name,
    )
    return LoadText(text, name, warnings=(told,))


def _without_mark(raw: bytes) -> LoadText:
    if any(edge in raw for edge in _EDGES_UTF8):
        return _as(raw, "utf-8")
    marked, sign = _marked(raw)
    text = _mostly_utf8(marked)
    if text:
        return LoadText(text.replace(sign, "þ") if sign else text, "utf-8")
    sample = _CONTROLS.sub(b" ", marked[:_SAMPLE].replace(b"\x14", b"\t"))
    guess = decoding.decode(sample).encoding
    found = _as(marked, guess, sign)
    told = said(
        "The load file does not say its character set; it was read as {charset}. "
        "Check names and quotation marks.",
        charset=guess,
    )
    return LoadText(found.text, guess, is_guessed=True, warnings=(told, *found.warnings))


def _mostly_utf8(raw: bytes) -> str:
    """UTF-8, but for signs of one byte that Windows programs put in as they are; else nothing."""
    with suppress(UnicodeDecodeError):
        return raw.decode("utf-8")
    for part in (raw[:_SAMPLE], raw):
        text = part.decode("utf-8", "surrogateescape")
        # A character may be cut in two where the sample ends.
        unfit = set(_HALVES.findall(text[: -4 if part is not raw else None]))
        if not unfit <= _LONE.keys():
            return ""
    for half in unfit:
        text = text.replace(half, _LONE[half])
    return text


def _marked(raw: bytes) -> tuple[bytes, str]:
    """The bytes with a control character for every þ of one byte that ends or begins a field."""
    if b"\xfe" not in raw:
        return raw, ""
    stand_in = next((one for one in _STAND_INS if bytes([one]) not in raw), None)
    if stand_in is None:
        return raw, ""
    sign = bytes([stand_in])
    marked = raw
    for edge in _EDGES:
        marked = marked.replace(edge, edge.replace(b"\xfe", sign))
    if marked.startswith(b"\xfe"):
        marked = sign + marked[1:]
    if marked.endswith(b"\xfe"):
        marked = marked[:-1] + sign
    return marked, chr(stand_in) if sign in marked else ""


def _unmarked_utf16(raw: bytes) -> str:
    """UTF-16 without a mark: nearly every other byte is zero."""
    head = raw[:4000]
    half = len(head) // 2
    for name, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if half and zeros.count(0) > 0.6 * half:
            return name
    return ""
