"""Real PDFs for the page view, set in Courier, so that every box is known beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pymupdf

from reviewer.text.geometry import LineBoxes, PageGeometry

WIDTH, HEIGHT = 612.0, 792.0
SIZE = 12.0
ADVANCE = 0.6 * SIZE
LEFT = 108.0
TOP = 90.0
TESTIMONY = (
    "Q.  In the third paragraph you wrote that twelve",
    "    hundred units left the Harlow warehouse. Was",
    "    that accurate when you wrote it?",
    "A.  We shipped twelve hundred units on the fourth",
    "    of March. I checked the loading sheets myself",
    "    before I signed.",
    "Q.  Did anyone at Northgate tell the buyer that the",
    "    remaining eight hundred would be late?",
    "        MR. DELGADO:  Objection. Foundation.",
    "A.  No. I never told them that, and I do not know",
    "    of anyone who did.",
    "Q.  So as of March 4 the buyer had no notice of a",
    "    delay.",
    "A.  Not from me. There may have been a call from the",
    "    carrier, but I was not on it.",
    "Q.  Who at the carrier would have made that call?",
    "A.  Dispatch, I suppose. I don't recall a name.",
    "Q.  Let us look at paragraph four. It says, quote,",
    "    we accept that the second delivery did not meet",
    "    the schedule, unquote. Is that your language?",
    "A.  It is. Legal had reviewed the draft, but the",
    "    words are mine.",
    "Q.  How many pallets were left on the dock?",
    "A.  About 2,500, and 81.7 tons in all. It's in the",
    "    manifest.",
)


@dataclass(frozen=True)
class Paper:
    """A document for the page view whose geometry is made on demand."""

    key: str
    path: Path
    text: str
    page_sizes: Sequence[tuple[float, float]]
    page_starts: Sequence[int]
    rows: Sequence[Sequence[str]]
    leading: float

    def page_geometry(self, page: int) -> PageGeometry:
        start, lines = self.page_starts[page], []
        for number, row in enumerate(self.rows[page]):
            base = TOP + number * self.leading
            edges = tuple(LEFT + ADVANCE * place for place in range(len(row) + 1))
            lines.append(LineBoxes(start, base - 10, base + 3, edges))
            start += len(row) + 1
        return PageGeometry(WIDTH, HEIGHT, self.page_starts[page], start, tuple(lines))

    def span_of(self, words: str, nth: int = 0) -> tuple[int, int]:
        """Where words stand in the text."""
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return start, start + len(words)


def make_paper(
    folder: Path, rows: Sequence[Sequence[str]], *, leading: float = 24.0, numbered: bool = True
) -> Paper:
    """Print rows on pages of their own; equal pages are printed once and repeated."""
    document = pymupdf.open()
    drawn: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = tuple(row)
        if key in drawn:
            document.fullcopy_page(drawn[key])
            continue
        drawn[key] = document.page_count
        _print(document.new_page(width=WIDTH, height=HEIGHT), row, leading, numbered=numbered)
    name = f"paper-{len(rows)}-{leading:g}"
    path = folder / f"{name}.pdf"
    document.save(path)
    document.close()
    starts, text = [], ""
    parts = []
    total = 0
    for row in rows:
        starts.append(total)
        words = "".join(line + "\n" for line in row)
        total += len(words)
        parts.append(words)
    text = "".join(parts)
    return Paper(name, path, text, [(WIDTH, HEIGHT)] * len(rows), starts, rows, leading)


def make_heavy_pdf(path: Path, triangles: int, pages: int = 1) -> Path:
    """Pages of vector triangles, slow to draw."""
    document = pymupdf.open()
    for _ in range(pages):
        page = document.new_page(width=WIDTH, height=HEIGHT)
        shape = page.new_shape()
        for number in range(triangles):
            x, y = (number * 37) % 560 + 20, (number * 91) % 740 + 20
            shape.draw_polyline([(x, y), (x + 30, y + 4), (x + 9, y + 33), (x, y)])
        shape.finish(color=(0.2, 0.3, 0.6), fill=(0.8, 0.85, 0.95), width=0.4, fill_opacity=0.3)
        shape.commit()
    document.save(path)
    document.close()
    return path


def _print(page: pymupdf.Page, row: Sequence[str], leading: float, *, numbered: bool) -> None:
    for number, words in enumerate(row):
        base = TOP + number * leading
        page.insert_text((LEFT, base), words, fontname="cour", fontsize=SIZE)
        if numbered:
            page.insert_text((66, base), f"{number + 1:>2}", fontname="cour", fontsize=10)
    if numbered:
        page.draw_line((92, 50), (92, HEIGHT - 40), color=(0.6, 0.6, 0.6))
