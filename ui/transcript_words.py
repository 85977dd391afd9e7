"""What a transcript report calls things: formats, sheets, examinations, grounds, rulings."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_FORMATS = {
    "plain": QT_TRANSLATE_NOOP("Transcript", "Text with numbered lines"),
    "prefixed": QT_TRANSLATE_NOOP("Transcript", "Text with page and line before each line"),
    "unnumbered": QT_TRANSLATE_NOOP("Transcript", "Lines without numbers"),
    "pdf": QT_TRANSLATE_NOOP("Transcript", "PDF, full size"),
    "condensed": QT_TRANSLATE_NOOP("Transcript", "PDF, condensed"),
}
_STATUSES = {
    "rough": QT_TRANSLATE_NOOP("Transcript", "Rough draft"),
    "certified": QT_TRANSLATE_NOOP("Transcript", "Certified"),
    "": QT_TRANSLATE_NOOP("Transcript", "Rough or certified: not said"),
}
_ROLES = {
    "front": QT_TRANSLATE_NOOP("Transcript", "front matter"),
    "testimony": QT_TRANSLATE_NOOP("Transcript", "testimony"),
    "certificate": QT_TRANSLATE_NOOP("Transcript", "certificate"),
    "errata": QT_TRANSLATE_NOOP("Transcript", "errata"),
    "index": QT_TRANSLATE_NOOP("Transcript", "index"),
    "other": QT_TRANSLATE_NOOP("Transcript", "other pages"),
}
_EXAMINATIONS = {
    "": QT_TRANSLATE_NOOP("Transcript", "Examination"),
    "direct": QT_TRANSLATE_NOOP("Transcript", "Direct"),
    "cross": QT_TRANSLATE_NOOP("Transcript", "Cross"),
    "redirect": QT_TRANSLATE_NOOP("Transcript", "Redirect"),
    "recross": QT_TRANSLATE_NOOP("Transcript", "Recross"),
    "voir dire": QT_TRANSLATE_NOOP("Transcript", "Voir dire"),
    "further": QT_TRANSLATE_NOOP("Transcript", "Further examination"),
    "further direct": QT_TRANSLATE_NOOP("Transcript", "Further direct"),
    "further cross": QT_TRANSLATE_NOOP("Transcript", "Further cross"),
    "further redirect": QT_TRANSLATE_NOOP("Transcript", "Further redirect"),
    "further recross": QT_TRANSLATE_NOOP("Transcript", "Further recross"),
}
_GROUNDS = {
    "form": QT_TRANSLATE_NOOP("Transcript", "form"),
    "foundation": QT_TRANSLATE_NOOP("Transcript", "foundation"),
    "hearsay": QT_TRANSLATE_NOOP("Transcript", "hearsay"),
    "leading": QT_TRANSLATE_NOOP("Transcript", "leading"),
    "relevance": QT_TRANSLATE_NOOP("Transcript", "relevance"),
    "unfair prejudice": QT_TRANSLATE_NOOP("Transcript", "unfair prejudice"),
    "scope": QT_TRANSLATE_NOOP("Transcript", "scope"),
    "asked and answered": QT_TRANSLATE_NOOP("Transcript", "asked and answered"),
    "compound": QT_TRANSLATE_NOOP("Transcript", "compound"),
    "speculation": QT_TRANSLATE_NOOP("Transcript", "speculation"),
    "argumentative": QT_TRANSLATE_NOOP("Transcript", "argumentative"),
    "vague": QT_TRANSLATE_NOOP("Transcript", "vague"),
    "assumes facts": QT_TRANSLATE_NOOP("Transcript", "assumes facts"),
    "misstates testimony": QT_TRANSLATE_NOOP("Transcript", "misstates testimony"),
    "legal conclusion": QT_TRANSLATE_NOOP("Transcript", "legal conclusion"),
    "privilege": QT_TRANSLATE_NOOP("Transcript", "privilege"),
    "nonresponsive": QT_TRANSLATE_NOOP("Transcript", "nonresponsive"),
    "narrative": QT_TRANSLATE_NOOP("Transcript", "narrative"),
    "lack of personal knowledge": QT_TRANSLATE_NOOP("Transcript", "lack of personal knowledge"),
    "cumulative": QT_TRANSLATE_NOOP("Transcript", "cumulative"),
    "best evidence": QT_TRANSLATE_NOOP("Transcript", "best evidence"),
    "beyond notice topics": QT_TRANSLATE_NOOP("Transcript", "beyond notice topics"),
}
_RULINGS = {
    "sustained": QT_TRANSLATE_NOOP("Transcript", "sustained"),
    "overruled": QT_TRANSLATE_NOOP("Transcript", "overruled"),
    "granted": QT_TRANSLATE_NOOP("Transcript", "granted"),
    "denied": QT_TRANSLATE_NOOP("Transcript", "denied"),
}


def _translated(text: object) -> str:
    # PySide types what QT_TRANSLATE_NOOP gives back as an object; it is the words themselves.
    return QCoreApplication.translate("Transcript", str(text))


def transcript_format(name: str) -> str:
    """How page and line are printed."""
    return _translated(_FORMATS.get(name, name))


def transcript_status(status: str) -> str:
    """Whether it may be cited."""
    return _translated(_STATUSES.get(status, status))


def sheet_role(role: str) -> str:
    """What a sheet is for."""
    return _translated(_ROLES.get(role, role))


def examination(kind: str) -> str:
    """What an examination is called."""
    return _translated(_EXAMINATIONS.get(kind, kind.capitalize()))


def ground(name: str) -> str:
    """The ground of an objection."""
    return _translated(_GROUNDS.get(name, name))


def ruling(word: str) -> str:
    """What the court said of it."""
    return _translated(_RULINGS.get(word, word))
