"""Reads pictures: TIFF, JPEG, PNG, WebP, GIF, BMP, JPEG 2000 and HEIC, one page a frame.

The rendition is a PDF in which a JPEG keeps its own bytes and everything else its own pixels; how a
camera was held is said by the page and not by turning the pixels. The layer has no words until they
are recognised (``ReadOptions.recognise``), but it has its pages: they are those of the native, so a
cite may name them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pymupdf

from reviewer.errors import SourceError
from reviewer.readers.options import ReadOptions
from reviewer.readers.paged import put_together
from reviewer.readers.picture import Frame, Picture, Taken
from reviewer.readers.reading import NO_WORDS, ExhibitKind, Facts, Reading
from reviewer.readers.scanned import with_recognised
from reviewer.readers.sheet import Sheet
from reviewer.said import said

READER = "image 1"

_MAKER = f"pymupdf {pymupdf.VersionBind} picture"
_INCH = 72
_SMALLEST, _LARGEST = 3.0, 14_400.0
_TURNED = 5
_BLANK = (612.0, 792.0)
_NAMED = 8
# The corners of the unit square to those of the page, by EXIF's number: PDF counts upwards.
_MATRICES = {
    1: "{w} 0 0 {h} 0 0",
    2: "-{w} 0 0 {h} {w} 0",
    3: "-{w} 0 0 -{h} {w} {h}",
    4: "{w} 0 0 -{h} 0 {h}",
    5: "0 -{h} -{w} 0 {w} {h}",
    6: "0 -{h} {w} 0 0 {h}",
    7: "0 {h} {w} 0 0 0",
    8: "0 {h} -{w} 0 {w} 0",
}


@dataclass(slots=True)
class _Book:
    """The rendition as it grows, and what was met on the way."""

    document: pymupdf.Document = field(default_factory=pymupdf.open)
    taken: Taken = field(default_factory=Taken)
    broken: list[int] = field(default_factory=list)
    cut_off: list[int] = field(default_factory=list)


def read(path: Path, options: ReadOptions, progress: Callable[[int, int], None]) -> Reading:
    """Read one picture file, with all of its frames.

    Several pictures that are one document are put together in ``parts``.

    Raises:
        SourceError: it is no picture, has too many pixels, or none of its frames can be shown; or
        a language to recognise is not on this computer.
    """
    book, picture = _Book(), Picture(path)
    try:
        book.taken = picture.taken()
        for index in range(picture.frames):
            _add_frame(book, picture, index)
            progress(index + 1, picture.frames)
        return _reading(book, path, options, progress)
    finally:
        picture.close()
        book.document.close()


def _add_frame(book: _Book, picture: Picture, index: int) -> None:
    """A page for one frame: blank where it cannot be read and the file has others."""
    try:
        frame = picture.frame(index)
        _add_page(book.document, frame)
    except SourceError:
        if picture.frames == 1:
            raise
        book.document.new_page(width=_BLANK[0], height=_BLANK[1])
        book.broken.append(index + 1)
        return
    if frame.is_cut_off:
        book.cut_off.append(index + 1)


def _add_page(document: pymupdf.Document, frame: Frame) -> None:
    """A page of the picture's own size, the picture on it as it is meant to be seen."""
    width, height = (
        min(max(_INCH * pixels / dpi, _SMALLEST), _LARGEST)
        for pixels, dpi in zip((frame.width, frame.height), frame.dpi, strict=True)
    )
    if frame.orientation >= _TURNED:
        width, height = height, width
    before = document.page_count
    page = document.new_page(width=width, height=height)
    try:
        drawn = page.insert_image(page.rect, stream=frame.content, keep_proportion=False)
        _pack(document, drawn)
    except (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError) as error:
        document.delete_page(before)
        raise SourceError("This picture is of a kind that cannot be shown.") from error
    if frame.orientation > 1:
        place = _MATRICES[frame.orientation].format(w=round(width, 4), h=round(height, 4))
        name = page.get_images()[0][7]
        content = f"q\n{place} cm\n/{name} Do\nQ\n".encode()
        document.update_stream(page.get_contents()[0], content)


def _pack(document: pymupdf.Document, image: int) -> None:
    """Compress an image's pixels now: bare, those of a hundred grey pages would fill the memory."""
    if document.xref_get_key(image, "Filter")[0] == "null":
        document.update_stream(image, document.xref_stream(image) or b"", compress=True)


def _reading(
    book: _Book, path: Path, options: ReadOptions, progress: Callable[[int, int], None]
) -> Reading:
    if len(book.broken) == book.document.page_count:
        raise SourceError("This picture is damaged and could not be read.")
    sheets = [
        Sheet(page.rect.width, page.rect.height, is_picture=True) for page in book.document.pages()
    ]
    sheets, told = with_recognised(book.document, path, sheets, options, progress)
    whole = put_together(sheets, options)
    kind = ExhibitKind.IMAGE if whole.kind is ExhibitKind.OTHER else whole.kind
    textless = () if options.recognise else tuple(range(1, len(sheets) + 1))
    facts = replace(
        whole.facts,
        date=book.taken.date or whole.facts.date,
        author=book.taken.author,
        textless=textless,
    )
    return Reading(
        kind,
        READER,
        _MAKER,
        whole.layer,
        whole.geometry,
        book.document.tobytes(garbage=1, deflate=True, no_new_id=True),
        facts,
        warnings=(*_warnings(book, facts), *told, *whole.warnings),
    )


def _warnings(book: _Book, facts: Facts) -> list[str]:
    warnings: list[str] = []
    if book.broken:
        warnings.append(said("{pages} could not be read.", pages=_pages(book.broken)))
    if book.cut_off:
        told = "{pages} is not whole in the file: what there is of it is shown."
        if len(book.cut_off) > 1:
            told = "{pages} are not whole in the file: what there is of them is shown."
        warnings.append(said(told, pages=_pages(book.cut_off)))
    if facts.textless:
        warnings.append(NO_WORDS)
    if book.taken.camera:
        warnings.append(said("Taken with: {camera}.", camera=book.taken.camera))
    if book.taken.place:
        warnings.append(said("The file says where it was taken: {place}.", place=book.taken.place))
    return warnings


def _pages(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return said("Page {named}", named=numbers[0])
    named = ", ".join(str(number) for number in numbers[:_NAMED])
    if len(numbers) > _NAMED:
        return said("Pages {named} and {count} more", named=named, count=len(numbers) - _NAMED)
    return said("Pages {named}", named=named)
