"""The language of the window: English as written, German from a catalogue, and one to test with.

Strings of the window are looked up by Qt where they are shown. Sentences of the domain carry their
pattern (``reviewer.said``) and are looked up by it, in the context *Sentences*. The catalogue lies
in ``resources/translations``: ``.ts`` for people, ``.qm`` for Qt; ``tests/tools/translate.py``
makes one from the other and finds what is new. Files and logs stay in the language of the court:
nothing here reaches an export.
"""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from reviewer.errors import ReviewError
from reviewer.resources import resource
from reviewer.said import Said

SYSTEM, ENGLISH, GERMAN = "", "en", "de"
PSEUDO = "pseudo"
"""A made-up language, longer by a third and full of accents: what cannot be translated shows."""

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
    return tuple(translators)


def told(sentence: object) -> str:
    """A sentence of the domain, or a refusal, in the language of the window."""
    if isinstance(sentence, ReviewError):
        sentence = sentence.args[0] if sentence.args else ""
    if isinstance(sentence, Said):
        values = {name: _value(one) for name, one in sentence.values.items()}
        return _looked_up(sentence.pattern).format(**values)
    return _looked_up(str(sentence))


def _value(value: object) -> object:
    return told(value) if isinstance(value, Said) else value


def _looked_up(pattern: str) -> str:
    return QCoreApplication.translate("Sentences", pattern) if pattern else ""


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
