r"""The body of an Outlook message out of its rich text: the HTML that was wrapped in it, or words.

Exchange wraps the HTML of a mail in rich text and packs that; often no other copy of the HTML is
left. Unpacked and unwrapped here, since the packages for it take up to a second a mail and give up
where a byte is wrong. Damage costs the rest of the body and never raises.
Source: MS-OXRTFCP (packing) and MS-OXRTFEX (HTML in rich text).
"""

import re
import struct
from dataclasses import dataclass, field, replace

from reviewer.readers.charsets import codec_of

_PRELOAD = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_RING = 4096
_HEAD = struct.Struct("<IIII")
_PACKED, _PLAIN = 0x75465A4C, 0x414C454D
_MOST_BYTES = 100_000_000
_DEEPEST = 500

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|(?P<end>[\r\n]+)|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
_SKIPPED = frozenset({
    b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"header", b"footer",
    b"headerf", b"footerf", b"themedata", b"listtable", b"listoverridetable", b"mhtmltag",
    b"generator", b"xmlnstbl", b"datastore", b"latentstyles",
})  # fmt: skip
_SIGNS = {
    b"par": "\n", b"line": "\n", b"sect": "\n", b"row": "\n", b"tab": "\t", b"cell": "\t",
    b"lquote": "\u2018", b"rquote": "\u2019", b"ldblquote": "\u201c", b"rdblquote": "\u201d",
    b"bullet": "\u2022", b"endash": "\u2013", b"emdash": "\u2014", b"emspace": "\u2003",
    b"enspace": "\u2002",
}  # fmt: skip
_CHARSETS = {
    0: "cp1252", 1: "", 2: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab",
    134: "gb18030", 136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255",
    178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RichBody:
    """A body out of rich text, whether it is HTML, and whether some bytes did not fit."""

    text: str
    markup: bool
    lossy: bool = False


def unpacked(packed: bytes) -> bytes:
    """Rich text out of the form in which Outlook packs it, as far as it is whole."""
    if len(packed) < _HEAD.size:
        return b""
    _size, raw_size, kind, _check = _HEAD.unpack_from(packed)
    if kind == _PLAIN:
        return packed[_HEAD.size : _HEAD.size + raw_size]
    return _loosened(packed, min(raw_size, _MOST_BYTES)) if kind == _PACKED else b""


def _loosened(packed: bytes, size: int) -> bytes:
    ring = bytearray(_PRELOAD.ljust(_RING, b" "))
    write, at, out = len(_PRELOAD), _HEAD.size, bytearray()
    while at < len(packed) and len(out) < size:
        control, at = packed[at], at + 1
        for bit in range(8):
            if at >= len(packed):
                break
            if not control >> bit & 1:
                run, at = packed[at : at + 1], at + 1
            else:
                token, at = int.from_bytes(packed[at : at + 2], "big"), at + 2
                begin, length = token >> 4, (token & 15) + 2
                if begin == write:
                    return bytes(out[:size])
                run = _repeated(ring, begin, length, write)
            for byte in run:
                ring[write] = byte
                write = (write + 1) % _RING
            out += run
    return bytes(out[:size])


def _repeated(ring: bytearray, begin: int, length: int, write: int) -> bytes:
    """Bytes said before; a run may reach into what it writes itself."""
    run = bytearray()
    for step in range(length):
        place = (begin + step) % _RING
        ahead = (place - write) % _RING
        run.append(run[ahead] if ahead < len(run) else ring[place])
    return bytes(run)


def body_of(rich: bytes) -> RichBody:
    """The HTML or the words of rich text."""
    return _Unwrapping(rich).body()


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds inside a pair of braces."""

    skipped: bool = False
    silent: bool = False
    in_tag: bool = False
    fonts: bool = False
    codec: str = ""
    spare: int = 1


@dataclass(slots=True)
class _Unwrapping:
    """Walks rich text once."""

    rich: bytes
    _out: list[str] = field(default_factory=list)
    _bytes: bytearray = field(default_factory=bytearray)
    _group: _Group = field(default_factory=_Group)
    _open: list[_Group] = field(default_factory=list)
    _fonts: dict[int, str] = field(default_factory=dict)
    _font: int = 0
    _codec: str = "cp1252"
    _spared: int = 0
    _starred: bool = False
    _lossy: bool = False

    def body(self) -> RichBody:
        markup = b"\\fromhtml" in self.rich[:2000]
        for token in _TOKEN.finditer(self.rich):
            self._take(token, markup)
        self._flush()
        return RichBody("".join(self._out).replace("\0", ""), markup, self._lossy)

    def _take(self, token: re.Match[bytes], markup: bool) -> None:  # noqa: FBT001 - private, one call
        kind = token.lastgroup
        if kind == "brace":
            self._turn(token[0])
        elif kind == "byte":
            self._say_bytes(bytes.fromhex(token["byte"].decode()))
        elif kind == "text":
            self._say_bytes(token["text"])
        elif kind == "sign":
            self._take_sign(token["sign"], markup)
        elif kind in {"word", "number"}:
            self._take_word(token["word"], token["number"], markup)
        if kind != "sign":
            self._starred = False

    def _turn(self, brace: bytes) -> None:
        self._flush()
        if brace == b"{":
            if len(self._open) < _DEEPEST:
                self._open.append(self._group)
        elif self._open:
            self._group = self._open.pop()
        self._spared = 0

    def _take_sign(self, sign: bytes, markup: bool) -> None:  # noqa: FBT001 - private
        if sign == b"*":
            self._starred = True
        elif sign == b"~":
            self._say("&nbsp;" if markup else "\u00a0")
        elif sign in b"{}\\":
            self._say_bytes(sign)
        elif sign in b"\r\n":
            self._say("\n")
        elif sign == b"_":
            self._say("\u2011")

    def _take_word(self, word: bytes, number: bytes | None, markup: bool) -> None:  # noqa: FBT001 - private
        value = int(number) if number else None
        if word in _SIGNS:
            self._say(_SIGNS[word])
        elif word == b"u" and value is not None:
            self._spared = 0
            self._say(chr(value % 0x10000))
            self._spared = self._group.spare
        elif word == b"htmltag" and self._starred:
            self._group = replace(self._group, in_tag=True, silent=False)
        elif word == b"htmlrtf" and markup:
            self._flush()
            self._group = replace(self._group, silent=value != 0)
        elif word in _SKIPPED or (self._starred and word not in {b"htmltag", b"bkmkstart"}):
            self._flush()
            self._group = replace(self._group, skipped=True, fonts=word == b"fonttbl")
        else:
            self._set(word, value)

    def _set(self, word: bytes, value: int | None) -> None:
        """Fonts and code pages, which say how bytes are read."""
        if word == b"ansicpg" and value:
            self._codec = codec_of("utf-8" if value == 65001 else f"cp{value}") or self._codec  # noqa: PLR2004 - the number of UTF-8
        elif word == b"uc" and value is not None:
            self._group = replace(self._group, spare=max(0, value))
        elif word == b"f" and value is not None:
            self._font = value
            if not self._group.fonts:
                self._flush()
                self._group = replace(self._group, codec=self._fonts.get(value, ""))
        elif word == b"fcharset" and self._group.fonts:
            self._fonts[self._font] = _CHARSETS.get(value or 0, "")

    def _say_bytes(self, words: bytes) -> None:
        if self._spared:
            words, self._spared = words[self._spared :], max(0, self._spared - len(words))
        if not (self._group.skipped or self._group.silent):
            self._bytes += words

    def _say(self, words: str) -> None:
        if self._group.skipped or self._group.silent:
            return
        self._flush()
        self._out.append(words)

    def _flush(self) -> None:
        if not self._bytes:
            return
        own = "" if self._group.in_tag else self._group.codec
        raw, self._bytes = bytes(self._bytes), bytearray()
        for name in filter(None, (own, self._codec)):
            try:
                self._out.append(raw.decode(name))
            except UnicodeError:
                continue
            return
        self._lossy = True
        self._out.append(raw.decode(self._codec, "replace"))
