"""How a load file parts its fields, told from its first lines.

Concordance's own characters come first (U+0014 between fields, þ around them, ® for a line break
inside one); whoever exports may choose others, and does. What surrounds the fields is told from
what stands beside the separators, what separates them from the number of fields a line then has,
which must be the same on nearly all lines. Everything can be chosen by hand.
"""

import re
from collections import Counter
from dataclasses import dataclass

from reviewer.errors import InputError
from reviewer.said import said

SEPARATORS = {
    "\x14": "U+0014 (Concordance)", "\u00b6": "¶", "\t": "Tab", ",": ",", "|": "|", ";": ";",
    "^": "^", "~": "~", "\x1f": "U+001F",
}  # fmt: skip
QUOTES = {"þ": "þ", '"': '"', "^": "^", "~": "~", "'": "'", "": ""}
LINE_BREAKS = {"®": "®", "": "", "\\n": "\\n", "~": "~", "\u2028": "U+2028"}
"""Those a person is offered, each with its name; an empty one is none."""

_HEAD = 200_000
_LINES = 60
_NAMED = {"tab": "\t", "comma": ",", "pipe": "|", "caret": "^", "semicolon": ";", "dc4": "\x14",
          "pilcrow": "\u00b6", "concordance": "\x14", "thorn": "þ", "none": ""}  # fmt: skip
_CODE = re.compile(r"(?:U\+|0x|\\x|\\u)?([0-9A-Fa-f]{2,4})")
_BETWEEN_THORNS = re.compile("þ(.)þ")


@dataclass(frozen=True, slots=True)
class Dialect:
    """What stands between fields, around them, and for a line break inside one; or empty."""

    separator: str
    quote: str = ""
    line_break: str = ""

    def unfolded(self, value: str) -> str:
        """A value with real line breaks."""
        return value.replace(self.line_break, "\n") if self.line_break else value


CONCORDANCE = Dialect("\x14", "þ", "®")
OPTICON = Dialect(",", '"')


def sniffed(text: str) -> Dialect:
    """The likeliest dialect of a load file."""
    head = text[:_HEAD]
    lines = [line for line in re.split(r"\r\n|\n|\r", head) if line.strip()][:_LINES]
    if len(text) > _HEAD and len(lines) > 1:
        del lines[-1:]
    separator = _separator(head, lines)
    quote = _quote(lines, separator)
    is_concordance = separator in {"\x14", "\u00b6"} or quote in {"þ", "^"}
    return Dialect(separator, quote, "®" if is_concordance else "")


def character(text: str) -> str:
    """A delimiter as a person types it: the sign itself, its name, or its code such as U+0014.

    Raises:
        InputError: it is none of these.
    """
    if len(text) <= 1:
        return text
    if text.casefold() in _NAMED:
        return _NAMED[text.casefold()]
    code = _CODE.fullmatch(text)
    if code is not None:
        return chr(int(code[1], 16))
    raise InputError(
        said(
            "“{text}” is no delimiter. Give the sign itself, its code such as U+0014, or one of: "
            "{listed}.",
            text=text,
            listed=", ".join(_NAMED),
        )
    )


def _separator(head: str, lines: list[str]) -> str:
    if "\x14" in head:
        return "\x14"
    between = Counter(_BETWEEN_THORNS.findall(head)).most_common(1)
    if between and between[0][1] > 1:
        return str(between[0][0])
    for sign in SEPARATORS:
        if any(_are_wrapped(lines, sign, quote) for quote in QUOTES if quote not in {"", sign}):
            return sign
    return max(SEPARATORS, key=lambda sign: _evenness(lines, sign))


def _are_wrapped(lines: list[str], sign: str, quote: str) -> bool:
    """Whether most lines begin and end with a mark and have it on both sides of a separator."""
    wrapped = sum(
        line[0] == quote == line[-1] and quote + sign + quote in line for line in lines if line
    )
    return wrapped * 2 > len(lines)


def _evenness(lines: list[str], sign: str) -> tuple[float, int]:
    """The share of lines with the commonest number of fields, and that number."""
    quote = _quote(lines, sign)
    counts = Counter(_count(line, sign, quote) for line in lines)
    if not counts:
        return 0.0, 0
    count, times = max(counts.items(), key=lambda one: (one[1], one[0]))
    if count == 1:
        return 0.0, 0
    # A blank or a comma in prose is as even by chance: more fields tell more.
    return times / len(lines) * (1 - 1 / count), count


def _count(line: str, sign: str, quote: str) -> int:
    if quote and quote in line:
        line = re.sub(f"{re.escape(quote)}[^{re.escape(quote)}]*{re.escape(quote)}", "", line)
    return line.count(sign) + 1


def _quote(lines: list[str], separator: str) -> str:
    """The sign that stands at both sides of separators, or at both ends of lines."""
    found: Counter[str] = Counter()
    for line in lines:
        for quote in QUOTES:
            if quote and quote != separator:
                found[quote] += line.count(quote + separator + quote)
                is_around = len(line) > 1 and line[0] == quote == line[-1]
                found[quote] += is_around
                found[quote] += line.startswith(quote) + (separator + quote in line)
    best = max(found, key=lambda quote: found[quote], default="")
    if best and found[best] > len(lines) / 20:
        return best
    return {"\x14": "þ", "\u00b6": "þ", "|": "^"}.get(separator, '"')
