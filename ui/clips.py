"""The clipboard: rich text and plain text at once, so that every program takes what it can."""

from PySide6.QtCore import QMimeData, QStringListModel
from PySide6.QtGui import QGuiApplication

from reviewer.exports.quoted import Clip


def put(clip: Clip) -> None:
    """Put words on the clipboard in both forms."""
    both = _made_by_qt()
    both.setText(clip.plain)
    both.setHtml(clip.html)
    QGuiApplication.clipboard().setMimeData(both)


def _made_by_qt() -> QMimeData:
    """Nothing yet, in what a clipboard takes.

    One that Python makes asks Python when it goes, and Qt takes its clipboard down when Python can
    no longer be asked: whoever had copied anything ended Pincite with a crash.
    """
    model = QStringListModel([""])
    made = model.mimeData([model.index(0)])
    for form in made.formats():
        made.removeFormat(form)
    return made
