"""The transcripts of ``reporters`` drawn as PDF: full size, or two and four on a sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pymupdf

from tests.reporters import Made

_COURIER = pymupdf.Font("cour")


@dataclass(frozen=True)
class Print:
    """How the PDF is drawn; ``cells`` is columns by rows of transcript pages on a sheet."""

    cells: tuple[int, int] = (1, 1)
    by_row: bool = False
    separate: bool = False
    number: str = "top right"
    stamp: str = ""
    court: bool = False
    bates: bool = False
    foot: str = ""


def some_print(random: Random) -> Print:
    """One of many ways to print."""
    cells = random.choice(((1, 1), (1, 1), (2, 1), (2, 2), (2, 2)))
    return Print(
        cells=cells,
        by_row=random.random() < 0.5,
        separate=random.random() < 0.5,
        number=random.choice(("top right", "top centre", "bottom centre", "Page top", "none"))
        if cells == (1, 1)
        else random.choice(("Page top", "top right", "Page top", "bottom centre", "none")),
        stamp=random.choice(("", "", "left", "right")) if cells == (1, 1) else "",
        court=random.random() < 0.2,
        bates=random.random() < 0.2,
        foot=random.choice(("", "Alderson Reporting Company")),
    )


def draw(made: Made, style: Print, path: Path) -> None:
    """The transcript as a PDF at a path."""
    document = pymupdf.open()
    columns, rows = style.cells
    size = (612, 792) if columns == 1 else (792, 612) if rows == 1 else (612, 792)
    each = columns * rows
    for at in range(0, len(made.sheets), each):
        page = document.new_page(width=size[0], height=size[1])
        writer = pymupdf.TextWriter(page.rect)
        for k, sheet in enumerate(made.sheets[at : at + each]):
            column, row = (k % columns, k // columns) if style.by_row else (k // rows, k % rows)
            width, height = (size[0] - 30) / columns, (size[1] - 60) / rows
            box = pymupdf.Rect(15 + column * width, 30 + row * height,
                               15 + (column + 1) * width, 30 + (row + 1) * height)  # fmt: skip
            _draw_page(writer, box, made, sheet, style)
        _draw_around(writer, style, at // each, size)
        writer.write_text(page)
    document.save(path)
    document.close()


def _draw_around(
    writer: pymupdf.TextWriter, style: Print, at: int, size: tuple[float, float]
) -> None:
    if style.court:
        head = f"Case 1:24-cv-00123-ABC   Document 12-3   Filed 06/05/24   Page {at + 3} of 90"
        writer.append((80, 18), head, _COURIER, 8)
    if style.bates:
        writer.append((size[0] - 110, size[1] - 8), f"ACME{at + 1234:07}", _COURIER, 8)
    if style.foot:
        writer.append((size[0] / 2 - 60, size[1] - 20), style.foot, _COURIER, 7)


def _draw_page(
    writer: pymupdf.TextWriter,
    box: pymupdf.Rect,
    made: Made,
    sheet: tuple[str, int, Sequence[str]],
    style: Print,
) -> None:
    kind, number, lines = sheet
    height = made.style.height
    pitch = (box.height - 60) / (height + 1)
    size = min(11.0, pitch * 0.85, (box.width - 40) / 0.6 / 68)
    left = box.x0 + 5.5 * size
    if kind == "columns":
        pitch, size = (box.height - 60) / 31, min(size, 6.0)
    told = _told(kind, number, style)
    if told:
        x = box.x1 - 60 if "right" in style.number else (box.x0 + box.x1) / 2 - 20
        y = box.y0 + 14 if "top" in style.number else box.y1 - 8
        writer.append((x, y), told, _COURIER, size)
    for n, words in enumerate(lines, 1):
        base = box.y0 + 30 + pitch * n
        is_ruled = kind in {"testimony", "ruled"}
        if is_ruled and not style.separate:
            writer.append((left - 2 * 0.6 * size, base), f"{n:>2}  {words}", _COURIER, size)
            continue
        if is_ruled:
            writer.append((left - 2 * 0.6 * size, base), f"{n:>2}", _COURIER, size)
        if words:
            writer.append((left + 3 * size, base + 0.2), words, _COURIER, size)
        if is_ruled and style.stamp:
            x = box.x0 + 2 if style.stamp == "left" else box.x1 - 36
            writer.append((x, base), f"10:{number % 60:02}:{n:02}", _COURIER, 5)


def _told(kind: str, number: int, style: Print) -> str:
    if kind == "bare" or style.number == "none":
        return ""
    told = ["", "i", "ii", "iii"][number] if kind == "roman" else str(number)
    return f"Page {told}" if "Page" in style.number else told
