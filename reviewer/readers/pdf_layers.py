"""Words in layers (optional content) that are switched off when a PDF is opened.

The engine leaves them out, as every viewer does. They are found by reading the file a second time
with all layers on, and listing what is there in addition: a file without such layers costs nothing.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pymupdf
from pymupdf import mupdf

from reviewer.errors import SourceError
from reviewer.readers.pdf_opened import engine, opened
from reviewer.readers.pdf_page import FLAGS
from reviewer.readers.pdf_unseen import Unseen, UnseenBy
from reviewer.readers.sheet import Sheet

_MOST_PAGES = 2_000


def in_hidden_layers(
    document: pymupdf.Document, path: Path, passwords: Sequence[str], sheets: Sequence[Sheet]
) -> list[tuple[int, Unseen]]:
    """(page index, words) of what only layers show that are switched off."""
    try:
        with engine():
            if all(layer["on"] for layer in document.get_ocgs().values()):
                return []
        whole = _with_all_layers(path, passwords)
    except SourceError:
        return []
    try:
        return [
            (at, Unseen(UnseenBy.LAYER, words))
            for at, sheet in enumerate(sheets[:_MOST_PAGES])
            for words in _added(whole, at, sheet)
        ]
    finally:
        whole.close()


def _with_all_layers(path: Path, passwords: Sequence[str]) -> pymupdf.Document:
    """The file with its layers on: a copy, since the engine reads their state when it opens one."""
    document = opened(path, passwords).document
    with engine():
        document.set_layer(-1, basestate="ON", off=[], on=list(document.get_ocgs()))
        content = document.tobytes(encryption=mupdf.PDF_ENCRYPT_NONE)
        document.close()
        return pymupdf.open("pdf", content)


def _added(whole: pymupdf.Document, at: int, sheet: Sheet) -> Iterator[str]:
    """The words of a page that the sheet does not have, a line of them together."""
    shown = Counter(word for piece in sheet.pieces for word in piece.text.split())
    shown.update(word for unseen in sheet.unseen for word in unseen.text.split())
    try:
        with engine():
            words = whole.load_page(at).get_text("words", flags=FLAGS)
    except SourceError:
        return
    lines: dict[tuple[int, int], list[str]] = {}
    for *_, text, block, line, _ in words:
        if shown[text]:
            shown[text] -= 1
        else:
            lines.setdefault((block, line), []).append(text)
    for line_words in lines.values():
        yield " ".join(line_words)
