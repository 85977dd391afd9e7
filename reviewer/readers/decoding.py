"""From bytes to text: the file's own mark, else UTF-8, else the likeliest older character set.

UTF-8 that decodes strictly is UTF-8: other texts do not by accident. What remains is a guess
(``alphabets``), and a guess is always told. Western files are cp1252, whose smart quotes ISO 8859-1
would turn into invisible control characters. Pages and mails, which name their character set and
are often wrong, go through ``charsets`` first.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from reviewer.errors import SourceError
from reviewer.readers.alphabets import best_guess
from reviewer.said import said

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_EAST_ASIAN = ("cp932", "gb18030", "big5", "cp949", "euc_jp")
_ESCAPES = (
    ("iso2022_jp_2", re.compile(rb"\x1b\$[@B]")),
    ("iso2022_kr", re.compile(rb"\x1b\$\)C")),
    ("hz", re.compile(rb"~\{(?:[!-w][!-~]){2,}~\}")),
)
_SAMPLE = 60_000
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MANY_CONTROLS = 0.02
# Western letters misread as East Asian ones stand alone between letters.
_AMONG_LETTERS = re.compile(r"(?<=[A-Za-z])[\u2e80-\uffef](?=[A-Za-z ])")
_COMMON_HAN = frozenset(
    "的一是不了人在有我他这個们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之"
    "年過发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样"
    "理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将"
    "两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信"
    "表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔"
    "更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统"
    "区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品"
    "住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运國說時來為會對"
    "發後們這裡學經開無從實軍動進"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the character set it was read in, and what a person must know about the guess."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()
    is_guessed: bool = False


def decode(content: bytes, encoding: str = "") -> Decoded:
    """Text of a file's bytes.

    Args:
        content: the whole file.
        encoding: the character set a person named; empty to find out.

    Raises:
        SourceError: the bytes are no text, or the character set named is unknown or does not fit.
    """
    if encoding:
        return _named(content, encoding)
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _checked(_lossy(content[len(mark) :], name))
    if name := _unmarked_utf16(content):
        return _checked(_lossy(content, name))
    if name := _escaped(content):
        return _checked(_lossy(content, name))
    try:
        return _checked(Decoded(content.decode("utf-8"), "utf-8"))
    except UnicodeDecodeError:
        return _checked(guessed(content))


def _named(content: bytes, encoding: str) -> Decoded:
    try:
        text = content.decode(encoding)
    except LookupError as error:
        raise SourceError(
            said("There is no character set named {encoding}.", encoding=encoding)
        ) from error
    except (UnicodeError, ValueError) as error:
        raise SourceError(
            said("This file is not written in the character set {encoding}.", encoding=encoding)
        ) from error
    return _checked(Decoded(text.removeprefix("\ufeff"), encoding))


def _lossy(content: bytes, name: str) -> Decoded:
    text = content.decode(name, "replace")
    lost = text.count("\ufffd")
    if not lost:
        return Decoded(text, name)
    return Decoded(
        text,
        name,
        (
            said(
                "{count} characters of this file could not be read and are shown as �.", count=lost
            ),
        ),
    )


def _unmarked_utf16(content: bytes) -> str:
    """UTF-16 without its mark: every other byte of Western text is zero."""
    sample = content[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half and odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if half and even > 0.4 * half and odd < 0.05 * half else ""


def _escaped(content: bytes) -> str:
    """East Asian text in seven bits, which tells by its escapes where another alphabet begins."""
    fitting = (name for name, sign in _ESCAPES if sign.search(content) and _fits(content, name))
    return next(fitting, "")


def _fits(content: bytes, name: str) -> bool:
    try:
        content.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def guessed(content: bytes) -> Decoded:
    """Text whose bytes alone must tell their character set; the guess is told in a warning."""
    if _mostly_utf8(content):
        return _lossy(content, "utf-8")
    sample = content[:_SAMPLE]
    wide = max(_EAST_ASIAN, key=lambda name: _east_asian_score(content, name))
    narrow = best_guess(sample)
    best = wide if _east_asian_score(content, wide) > narrow.score else narrow.name
    text = content.decode(best, "replace")
    told = said(
        "This file does not say its character set; it was read as {charset}. "
        "Check names and quotation marks.",
        charset=best,
    )
    if lost := text.count("\ufffd"):
        told = said("{told} {count} characters could not be read.", told=told, count=lost)
    return Decoded(text, best, (told,), is_guessed=True)


def _mostly_utf8(content: bytes) -> bool:
    """A UTF-8 file with a few damaged bytes: far more sequences read than fail."""
    text = content.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    right = sum(ord(c) > 127 and c != "\ufffd" for c in text)  # noqa: PLR2004 - beyond ASCII
    return right > 10 * lost


def _east_asian_score(content: bytes, name: str) -> float:
    """Share of ideographs that are common, and of kana and hangul; -2 where bytes do not fit."""
    try:
        text = content.decode(name)
    except UnicodeDecodeError:
        return -2.0
    wide = [c for c in text if ord(c) >= 0x2E80]  # noqa: PLR2004 - where East Asian scripts begin
    if not wide:
        return -1.0
    common = sum(c in _COMMON_HAN for c in wide)
    phonetic = sum("\u3040" <= c <= "\u30ff" or "\uac00" <= c <= "\ud7a3" for c in wide)
    marks = sum("\u3000" <= c <= "\u301f" or "\uff00" <= c <= "\uff65" for c in wide)
    alone = len(_AMONG_LETTERS.findall(text))
    odd = sum(unicodedata.category(c) in {"Co", "Cn"} for c in text) + sum(
        "\uff66" <= c <= "\uff9f" for c in wide
    )
    return (
        min(1.5, (2.5 * common + 1.2 * phonetic + marks - 4 * odd - 2 * alone) / len(wide))
        if len(wide) > odd
        else -1.0
    )


def _checked(decoded: Decoded) -> Decoded:
    """Refuses bytes that are no text at all."""
    sample = decoded.text[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > _MANY_CONTROLS * max(len(sample), 1):
        raise SourceError("This file does not hold text that can be read.")
    return decoded
