"""Several images as one exhibit, as productions deliver them: a file a page.

Each part is read by the reader for its kind; here the readings are put one behind the other, in the
order given, with one PDF that shows them all. A part that cannot be read refuses the exhibit and
says which one it is: pages that are left out silently would be pages that were never produced.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
import pymupdf

from reviewer.errors import SourceError
from reviewer.readers.reading import ExhibitKind, Reading
from reviewer.said import named, said
from reviewer.text.geometry import PageGeometry
from reviewer.text.layer import PhysicalPage, SourceRange, Stamp, TextLayer

READER = "parts 1"
_MAKER = f"pymupdf {pymupdf.VersionBind} joined"


def read_together(
    paths: Sequence[Path],
    read_one: Callable[[Path], Reading],
    progress: Callable[[int, int], None],
) -> Reading:
    """Read several files as one exhibit.

    Args:
        paths: the files, in order.
        read_one: reads one of them.
        progress: told files done and files in all.

    Raises:
        SourceError: a part is not read; says which one.
    """
    readings: list[Reading] = []
    for place, path in enumerate(paths, start=1):
        try:
            readings.append(read_one(path))
        except SourceError as refusal:
            raise SourceError(
                said(
                    "Page {place} of {count} ({name}) cannot be read: {reason}",
                    place=place,
                    count=len(paths),
                    name=path.name,
                    reason=named(str(refusal)),
                )
            ) from refusal
        progress(place, len(paths))
    return _joined(readings, paths)


def _joined(readings: Sequence[Reading], paths: Sequence[Path]) -> Reading:
    layer, geometry, textless = TextLayer(""), tuple[PageGeometry, ...](), tuple[int, ...]()
    for one in readings:
        start, pages = _next_start(layer.text), len(geometry)
        layer = _appended(layer, one.layer, start, pages)
        geometry += tuple(_moved(page, start) for page in one.geometry)
        textless += tuple(number + pages for number in one.facts.textless)
    first = readings[0]
    return Reading(
        first.kind if len({one.kind for one in readings}) == 1 else ExhibitKind.OTHER,
        READER,
        _MAKER,
        layer,
        geometry,
        _pdf(readings, paths),
        replace(first.facts, textless=textless),
        warnings=tuple(dict.fromkeys(words for one in readings for words in one.warnings)),
    )


def _next_start(text: str) -> int:
    """Where the text of the next part begins: on a line of its own."""
    return len(text) + (1 if text and not text.endswith("\n") else 0)


def _appended(layer: TextLayer, part: TextLayer, start: int, pages: int) -> TextLayer:
    """A layer with another behind it; of images' layers only pages, sources and stamps are kept."""
    moved = msgspec.structs.replace
    return TextLayer(
        layer.text.ljust(start, "\n") + part.text,
        pages=(
            *layer.pages,
            *(
                PhysicalPage(one.number + pages, one.start + start, one.end + start)
                for one in part.pages
            ),
        ),
        paragraphs=(
            *layer.paragraphs,
            *(moved(one, start=one.start + start, end=one.end + start) for one in part.paragraphs),
        ),
        stamps=(*layer.stamps, *(Stamp(one.page + pages, one.value) for one in part.stamps)),
        sources=(
            *layer.sources,
            *(SourceRange(one.start + start, one.end + start, one.source) for one in part.sources),
        ),
    )


def _moved(page: PageGeometry, start: int) -> PageGeometry:
    lines = tuple(replace(line, start=line.start + start) for line in page.lines)
    return replace(page, start=page.start + start, end=page.end + start, lines=lines)


def _pdf(readings: Sequence[Reading], paths: Sequence[Path]) -> bytes:
    """One PDF of all parts; the same bytes each time."""
    whole = pymupdf.open()
    for one, path in zip(readings, paths, strict=True):
        try:
            shown = (
                pymupdf.open(path)
                if one.rendition is None
                else pymupdf.open(stream=one.rendition, filetype="pdf")
            )
            if not shown.is_pdf:
                shown = pymupdf.open(stream=shown.convert_to_pdf(), filetype="pdf")
            whole.insert_pdf(shown)
        except (RuntimeError, ValueError) as fault:
            raise SourceError(
                said("The page “{name}” cannot be shown. Import it by itself.", name=path.name)
            ) from fault
    whole.set_metadata({})
    return bytes(whole.tobytes(garbage=3, deflate=True, use_objstms=1, no_new_id=True))
