"""The clipboard: rich text and plain text at once, so that every program takes what it can."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from reviewer.exports.quoted import Clip


def put(clip: Clip) -> None:
    """Put words on the clipboard in both forms."""
    both = QMimeData()
    both.setText(clip.plain)
    both.setHtml(clip.html)
    QGuiApplication.clipboard().setMimeData(both)
