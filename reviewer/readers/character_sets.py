"""The character sets that a person may choose for a text, and how its first lines read in each.

A wrong guess is seen at once by who knows the names in a text, so the choice is made by looking:
the lines that hold other letters than plain English ones are shown in the set that is chosen. Only
the beginning of a file is decoded for it, with the same codecs as when all of it is read.
"""

import codecs
import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from reviewer.errors import SourceError

HEAD = 400_000
_MOST_LINES = 60
_LONGEST_LINE = 300
_UNSEEN = re.compile(r"(?is)<(script|style)\b.*?</\1\s*>|<!--.*?-->")
_BLOCKS = re.compile(r"(?i)</?(?:p|div|br|li|tr|td|h[1-6]|title|article|section|ul|table)\b[^>]*>")
_TAGS = re.compile(r"<[^>]*>")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class CharacterSet:
    """One of them: as Python calls it, and as people do."""

    codec: str
    name: str


def _sets(names: str) -> tuple[CharacterSet, ...]:
    pairs = (one.split("=") for one in names.split(", "))
    return tuple(CharacterSet(codec, name) for codec, name in pairs)


GROUPS: dict[str, tuple[CharacterSet, ...]] = {
    "unicode": _sets("utf-8=UTF-8, utf-16-le=UTF-16, utf-16-be=UTF-16 BE, utf-32-le=UTF-32"),
    "western": _sets(
        "cp1252=Windows-1252, iso8859_15=ISO 8859-15, mac_roman=Mac Roman, cp437=DOS 437, "
        "cp850=DOS 850"
    ),
    "central european": _sets(
        "cp1250=Windows-1250, iso8859_2=ISO 8859-2, mac_latin2=Mac Central European, cp852=DOS 852"
    ),
    "baltic": _sets("cp1257=Windows-1257, iso8859_13=ISO 8859-13, cp775=DOS 775"),
    "turkish": _sets("cp1254=Windows-1254, cp857=DOS 857"),
    "cyrillic": _sets(
        "cp1251=Windows-1251, koi8_r=KOI8-R, koi8_u=KOI8-U, iso8859_5=ISO 8859-5, cp866=DOS 866, "
        "mac_cyrillic=Mac Cyrillic"
    ),
    "greek": _sets("cp1253=Windows-1253, iso8859_7=ISO 8859-7, cp737=DOS 737"),
    "hebrew": _sets("cp1255=Windows-1255, iso8859_8=ISO 8859-8, cp862=DOS 862"),
    "arabic": _sets("cp1256=Windows-1256, iso8859_6=ISO 8859-6, cp864=DOS 864"),
    "thai": _sets("cp874=Windows-874"),
    "vietnamese": _sets("cp1258=Windows-1258"),
    "chinese": _sets("gb18030=GB 18030, big5=Big5, big5hkscs=Big5-HKSCS, hz=HZ"),
    "japanese": _sets("cp932=Shift JIS, euc_jp=EUC-JP, iso2022_jp_2=ISO-2022-JP"),
    "korean": _sets("cp949=Windows-949, johab=Johab, iso2022_kr=ISO-2022-KR"),
}
FIRST = "utf-8"
"""What is looked at first where a file was read in a set that is not among them."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The first lines in which the character set matters, or simply the first ones.

    ``lost`` counts what does not fit the set.
    """

    lines: tuple[str, ...]
    lost: int


def name_of(codec: str) -> str:
    """What people call a character set."""
    wanted = _same(codec)
    known = (one for group in GROUPS.values() for one in group)
    return next((one.name for one in known if _same(one.codec) == wanted), codec.upper())


def listed(codec: str) -> str:
    """The codec as it stands in ``GROUPS``; empty where it does not."""
    wanted = _same(codec)
    known = (one.codec for group in GROUPS.values() for one in group)
    return next((one for one in known if _same(one) == wanted), "")


def _same(codec: str) -> str:
    """One name for codecs that read the same: with or without a mark before the text."""
    try:
        name = codecs.lookup(codec).name
    except LookupError:
        return codec
    marked = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le", "ascii": "utf-8"}
    return marked.get(name, name)


def head_of(native: Path) -> tuple[bytes, bool]:
    """The beginning of a file, and whether that is all of it.

    Raises:
        SourceError: it cannot be read.
    """
    try:
        with native.open("rb") as file:
            head = file.read(HEAD + 1)
    except OSError as error:
        raise SourceError("The file itself is missing from the matter.") from error
    return head[:HEAD], len(head) <= HEAD


def sample(head: bytes, codec: str, *, is_whole: bool, is_markup: bool = False) -> Sample:
    """How a text begins in a character set.

    Args:
        head: the first bytes of the file.
        codec: the character set.
        is_whole: these are all bytes; else the last character may be cut in two.
        is_markup: show the words of a web page, not its tags.
    """
    made = codecs.getincrementaldecoder(codec)
    text, lost = made("replace").decode(head, final=is_whole).removeprefix("\ufeff"), 0
    try:
        made("strict").decode(head, final=is_whole)
    except (UnicodeError, ValueError):
        lost = max(1, text.count("\ufffd"))
    shown = _words(text) if is_markup else text
    found = [_CONTROLS.sub(" ", line).strip() for line in shown.splitlines()]
    filled = [line[:_LONGEST_LINE] for line in found if line]
    telling = [line for line in filled if not line.isascii()]
    return Sample(tuple((telling or filled)[:_MOST_LINES]), lost)


def _words(markup: str) -> str:
    """What a page says, a line for each block."""
    bare = _TAGS.sub("", _BLOCKS.sub("\n", _UNSEEN.sub("", markup)))
    return "\n".join(" ".join(unescape(line).split()) for line in bare.splitlines())
