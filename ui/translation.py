"""The language of the window: English as written, German from a catalogue, and one to test with.

Strings of the window are looked up by Qt where they are shown. Sentences of the domain carry their
pattern (``reviewer.said``) and are looked up by it, in the context *Sentences*. The catalogue lies
in ``resources/translations``: ``.ts`` for people, ``.qm`` for Qt; ``tests/tools/translate.py``
makes one from the other and finds what is new. A sentence that was written down, or came from
another process, has lost its pattern and is known again by its form. Files and logs stay in the
language of the court: nothing here reaches an export.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from xml.etree import ElementTree as ET

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from reviewer.errors import ReviewError
from reviewer.resources import resource
from reviewer.said import Said

SYSTEM, ENGLISH, GERMAN = "", "en", "de"
PSEUDO = "pseudo"
"""A made-up language, longer by a third and full of accents: what cannot be translated shows."""

_SPOKEN = "spoken_language"
_SENTENCES = "Sentences"
_PLACE = re.compile(r"\{(\w+)[^}]*\}")
_WORD = re.compile(r"\w+")
_LEAST_WORDS = 3
"""Words that a form must have of its own, so that no other sentence is taken for it."""
_NUMBERS = r"\d[\d,. ]*"
"""What may stand in a form of fewer words."""
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_QUOTED = frozenset({"quote", "quoted", "excerpts", "absent", "further"})
"""Values that are words of an exhibit, by the names that they have in sentences."""
_LETTERS: Mapping[str, str] = MappingProxyType(
    dict(zip("aeiouyAEIOUYcnsz", "äéîöûÿÅÉÎÖÛÝçñšž", strict=True))
)


def install(app: QCoreApplication, language: str = SYSTEM) -> tuple[QTranslator, ...]:
    """Let the window speak a language; unknown ones are English.

    Returns:
        The translators in force, to be held as long as the window is: one that Python has let go is
        still asked, and ends the program.
    """
    if language == SYSTEM:
        language = QLocale.system().name()[:2]
    translators: list[QTranslator] = []
    if language == PSEUDO:
        translators = [_Pseudo()]
    if language == GERMAN:
        QLocale.setDefault(QLocale(QLocale.Language.German))
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        paths = (f"{folder}/qtbase_de.qm", str(resource("translations/pincite_de.qm")))
        translators = [one for path in paths if (one := QTranslator()).load(path)]
    for one in translators:
        app.installTranslator(one)
    app.setProperty(_SPOKEN, language if translators else ENGLISH)
    return tuple(translators)


def spoken() -> str:
    """The language that the window speaks."""
    app = QCoreApplication.instance()
    return str(app.property(_SPOKEN) or ENGLISH) if app is not None else ENGLISH


def told(sentence: object) -> str:
    """A sentence of the domain, or a refusal, in the language of the window."""
    if isinstance(sentence, ReviewError):
        sentence = sentence.args[0] if sentence.args else ""
    if isinstance(sentence, Said):
        values = {name: _value(one) for name, one in sentence.values.items()}
        return _looked_up(sentence.pattern).format(**values)
    plain = str(sentence)
    found = _looked_up(plain)
    return _recalled(plain) if found == plain and spoken() == GERMAN else found


def _value(value: object) -> object:
    if isinstance(value, Said):
        return told(value)
    return _Count(value) if isinstance(value, int) and spoken() == GERMAN else value


class _Count(int):
    """A number that is written with the separators of the window's language."""

    def __format__(self, form: str) -> str:
        return QLocale().toString(int(self)) if form == "," else super().__format__(form)


def _looked_up(pattern: str) -> str:
    return QCoreApplication.translate(_SENTENCES, pattern) if pattern else ""


def _recalled(sentence: str) -> str:
    """A sentence that lost its pattern: from a stored report, or another process."""
    for form, words in _forms():
        if met := form.fullmatch(sentence):
            return words.format(
                **{one: _again(one, value) for one, value in met.groupdict().items()}
            )
    return sentence


def _again(name: str, value: str) -> str:
    """A value of a sentence that lost its pattern: words of an exhibit stay as they are."""
    if _GROUPED.fullmatch(value):
        return QLocale().toString(int(value.replace(",", "")))
    return value if name in _QUOTED else told(value)


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The German patterns by the form of the English ones, those with most words first."""
    path = resource("translations/pincite_de.ts")
    found = {
        message.findtext("source", ""): _PLACE.sub(r"{\1}", message.findtext("translation", ""))
        for context in ET.parse(path).getroot().iter("context")  # noqa: S314 - our own file
        if context.findtext("name") == _SENTENCES
        for message in context.iter("message")
    }
    longest = sorted(found, key=lambda source: len(_PLACE.sub("", source)), reverse=True)
    return tuple(
        (re.compile("".join(_form(source)), re.DOTALL), found[source])
        for source in longest
        if _PLACE.search(source) and _PLACE.sub("", source).split()
    )


def _form(source: str) -> Iterator[str]:
    """The pieces of an expression that matches what was made of a pattern.

    Few words around whatever might be any sentence; around numbers they are “Page 3” and the like.
    """
    is_long = len(_WORD.findall(_PLACE.sub(" ", source))) >= _LEAST_WORDS
    value = ".+?" if is_long else _NUMBERS
    met: set[str] = set()
    for place, piece in enumerate(_PLACE.split(source)):
        if place % 2 == 0:
            yield re.escape(piece)
        else:
            yield f"(?P={piece})" if piece in met else f"(?P<{piece}>{value})"
            met.add(piece)


class _Pseudo(QTranslator):
    """Makes up a translation of every string, its placeholders untouched."""

    def translate(
        self,
        _context: bytes | bytearray | memoryview | str,
        text: bytes | bytearray | memoryview | str,
        _disambiguation: bytes | bytearray | memoryview | str | None = None,
        _n: int = -1,
    ) -> str:
        return pseudo(str(text))

    def isEmpty(self) -> bool:
        return False


def pseudo(text: str) -> str:
    """A string as a longer language might have it."""
    made, depth = [], 0
    for char in text:
        depth += (char == "{") - (char == "}")
        made.append(char if depth or char == "}" else _LETTERS.get(char, char))
    return f"[{''.join(made)}{'·' * (len(text) // 3)}]"
