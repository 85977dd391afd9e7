"""The numbers that Word prints before paragraphs, which stand nowhere in the file as words.

Pleadings and discovery papers are cited by these numbers, so they are counted as Word counts them:
a list has levels, each with a start, a style of figures and a pattern such as "%1.%2"; a paragraph
takes part by itself or through its style; a deeper level starts anew after a higher one has
counted on.
"""

from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LEVELS = 9
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 3999
_DIGITS = 8


@dataclass(slots=True)
class _Level:
    start: int = 1
    figures: str = "decimal"
    pattern: str = ""


@dataclass(slots=True)
class _List:
    """One numbered list; the lists of one abstract list count together unless they start anew."""

    abstract: str
    levels: dict[int, _Level] = field(default_factory=dict)
    overrides: dict[int, int] = field(default_factory=dict)


class Numbers:
    """Counts a document's lists and writes their numbers into its paragraphs."""

    def __init__(self, numbering: ET.Element | None, styles: ET.Element | None) -> None:
        self._lists = _lists(numbering) if numbering is not None else {}
        self._styles = _styled(styles) if styles is not None else {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def write_into(self, tree: ET.Element) -> None:
        """Put its number at the head of each numbered paragraph, and take its list away."""
        for paragraph in tree.iter(f"{W}p"):
            properties = paragraph.find(f"{W}pPr")
            if properties is None:
                continue
            number = self._number_of(properties)
            for own in properties.findall(f"{W}numPr"):
                properties.remove(own)
            if number and _has_words(paragraph):
                paragraph.insert(list(paragraph).index(properties) + 1, _run(f"{number} "))

    def _number_of(self, properties: ET.Element) -> str:
        style = _value(properties.find(f"{W}pStyle"))
        name, level = self._styles.get(style, ("", 0))
        own = properties.find(f"{W}numPr")
        if own is not None:
            name = _value(own.find(f"{W}numId")) or name
            level = _whole(_value(own.find(f"{W}ilvl")), level)
        listed = self._lists.get(name)
        if listed is None or not 0 <= level < _LEVELS:
            return ""
        return self._counted(name, listed, level)

    def _counted(self, name: str, listed: _List, level: int) -> str:
        counts = self._counts.setdefault(listed.abstract, {})
        if name not in self._begun:
            self._begun.add(name)
            for at, start in listed.overrides.items():
                counts[at] = start - 1
        start = listed.levels.get(level, _Level()).start
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        return _printed(listed, counts, level)


def _printed(listed: _List, counts: dict[int, int], level: int) -> str:
    """What Word prints for the counts as they stand; nothing for bullets."""
    own = listed.levels.get(level)
    if own is None or own.figures in {"bullet", "none"}:
        return ""
    text = own.pattern
    for at in range(level + 1):
        one = listed.levels.get(at, _Level())
        text = text.replace(f"%{at + 1}", figures(counts.get(at, one.start), one.figures))
    return text.strip()


def _lists(numbering: ET.Element) -> dict[str, _List]:
    abstract = {
        one.get(f"{W}abstractNumId", ""): _levels(one) for one in numbering.iter(f"{W}abstractNum")
    }
    found: dict[str, _List] = {}
    for one in numbering.iter(f"{W}num"):
        base = _value(one.find(f"{W}abstractNumId"))
        listed = _List(base, dict(abstract.get(base, {})))
        for override in one.findall(f"{W}lvlOverride"):
            level = _whole(override.get(f"{W}ilvl", ""), 0)
            listed.levels.update(_levels(override))
            start = _value(override.find(f"{W}startOverride"))
            if start:
                listed.overrides[level] = _whole(start, 1)
        found[one.get(f"{W}numId", "")] = listed
    return found


def _levels(element: ET.Element) -> dict[int, _Level]:
    return {
        _whole(one.get(f"{W}ilvl", ""), 0): _Level(
            _whole(_value(one.find(f"{W}start")), 1),
            _value(one.find(f"{W}numFmt")) or "decimal",
            _value(one.find(f"{W}lvlText")),
        )
        for one in element.findall(f"{W}lvl")
    }


def _styled(styles: ET.Element) -> dict[str, tuple[str, int]]:
    """The list and level of each paragraph style, its own or that of the style it is based on."""
    own: dict[str, tuple[str, int]] = {}
    bases: dict[str, str] = {}
    for style in styles.iter(f"{W}style"):
        name = style.get(f"{W}styleId", "")
        bases[name] = _value(style.find(f"{W}basedOn"))
        numbered = style.find(f"{W}pPr/{W}numPr")
        if numbered is not None:
            level = _whole(_value(numbered.find(f"{W}ilvl")), 0)
            own[name] = (_value(numbered.find(f"{W}numId")), level)
    return {name: found for name in bases if (found := _inherited(name, own, bases))}


def _inherited(
    name: str, own: dict[str, tuple[str, int]], bases: dict[str, str]
) -> tuple[str, int] | None:
    for _ in range(20):
        if name in own:
            return own[name]
        name = bases.get(name, "")
    return None


def figures(number: int, figures: str) -> str:
    """A number in letters, Roman or plain figures, named as Word names them."""
    if figures in {"lowerLetter", "upperLetter"}:
        letters = (
            chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else "0"
        )
        return letters[:10].upper() if figures == "upperLetter" else letters[:10]
    if figures in {"lowerRoman", "upperRoman"}:
        return _roman(number).upper() if figures == "upperRoman" else _roman(number)
    return f"{number:02}" if figures == "decimalZero" else str(number)


def _roman(number: int) -> str:
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written


def _has_words(paragraph: ET.Element) -> bool:
    return any((text.text or "").strip() for text in paragraph.iter(f"{W}t"))


def _value(element: ET.Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _DIGITS else otherwise


def _run(text: str) -> ET.Element:
    run = ET.Element(f"{W}r")
    words = ET.SubElement(run, f"{W}t")
    words.set(_XML_SPACE, "preserve")
    words.text = text
    return run
