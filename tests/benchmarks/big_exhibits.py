"""Exhibits at the far end of what arrives: a file of 2,000 pages, and pages that are slow to draw.

Made here rather than kept: what they are made of is then part of the figure that is told.
"""

import random
from pathlib import Path

import pymupdf

PAGES = 2000
_SMALL_PAGES = 3
_WIDTH, _HEIGHT = 612, 792
_LINES, _SCANS = 25, 20
_DOTS, _QUALITY = 300, 40
_TRIANGLES, HEAVY_PAGES = 60_000, 3
_WORDS = tuple(
    """
    the of to and a in that was for it on you did with as not they we have recall files team
    catalogue agreement titles copies before after meeting message server license dataset
    schedule counsel exhibit marked correct review policy figure terabytes publisher
    """.split()  # noqa: SIM905 - a list of fifty literals reads worse
)


def make_big_pdf(path: Path) -> None:
    """Write 2,000 pages: seven in ten of a transcript, two of letters, one a scan at 300 dpi."""
    chance = random.Random(7)
    document = pymupdf.open()
    scans = [_scan(chance) for _ in range(_SCANS)]
    for number in range(PAGES):
        page = document.new_page(width=_WIDTH, height=_HEIGHT)
        match number % 10:
            case 3 | 7:
                _write_letter(page, chance)
            case 9:
                _put_scan(page, scans[number // 10 % _SCANS], number)
            case _:
                _write_testimony(page, chance, number)
    document.save(path, deflate=True)


def make_transcript(path: Path, pages: int = 300) -> None:
    """Write a deposition as a reporter prints it: 25 lines a page, pairs of question and answer."""
    chance = random.Random(17)
    document = pymupdf.open()
    for number in range(pages):
        page = document.new_page(width=_WIDTH, height=_HEIGHT)
        _write_testimony(page, chance, number)
    document.save(path, deflate=True)


def make_heavy_pdf(path: Path) -> None:
    """Write pages of 60,000 triangles each, which take about a second to draw, in a text."""
    chance = random.Random(11)
    document = pymupdf.open()
    for _ in range(HEAVY_PAGES):
        page = document.new_page(width=_WIDTH, height=_HEIGHT)
        page.insert_text((72, 60), "A drawing of many triangles.")
        page.clean_contents()
        drawn = "\n".join(_triangle(chance) for _ in range(_TRIANGLES))
        stream = page.get_contents()[0]
        document.update_stream(stream, document.xref_stream(stream) + b"\n" + drawn.encode())
    document.save(path, deflate=True)


def make_small_pdfs(folder: Path, count: int) -> list[Path]:
    """Write files of a few pages each, as a folder of letters has them."""
    chance = random.Random(13)
    folder.mkdir()
    paths = [folder / f"letter {number:03}.pdf" for number in range(count)]
    for path in paths:
        with pymupdf.open() as document:
            for _ in range(_SMALL_PAGES):
                _write_letter(document.new_page(width=_WIDTH, height=_HEIGHT), chance)
            document.save(path, deflate=True)
    return paths


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(words))


def _write_testimony(page: pymupdf.Page, chance: random.Random, number: int) -> None:
    roles = ("Q.", "A.", "  ", "  ")
    said = [f"{roles[line % 4]}  {_sentence(chance, 8)[:48]}" for line in range(_LINES)]
    page.insert_text((_WIDTH - 90, 40), f"Page {number + 1}", fontname="cour", fontsize=10)
    page.insert_text(
        (72, 78),
        [f"{line:2}" for line in range(1, _LINES + 1)],
        fontname="cour",
        fontsize=11,
        lineheight=2.4,
    )
    page.insert_text((110, 78), said, fontname="cour", fontsize=11, lineheight=2.4)
    page.draw_line((98, 60), (98, 740))


def _write_letter(page: pymupdf.Page, chance: random.Random, lines: int = 44) -> None:
    said = [_sentence(chance, 12) for _ in range(lines)]
    page.insert_text((72, 80), said, fontname="tiro", fontsize=11)


def _scan(chance: random.Random) -> bytes:
    """A sheet as a scanner gives it: one picture of the whole page, in grey."""
    with pymupdf.open() as sheet:
        page = sheet.new_page(width=_WIDTH, height=_HEIGHT)
        _write_letter(page, chance, lines=14)
        picture = page.get_pixmap(dpi=_DOTS, colorspace=pymupdf.csGRAY)
    return bytes(picture.tobytes("jpeg", jpg_quality=_QUALITY))


def _put_scan(page: pymupdf.Page, scan: bytes, number: int) -> None:
    """Each page has a picture of its own: a comment tells the copies of a scan apart."""
    comment = b"\xff\xfe\x00\x06" + number.to_bytes(4, "big")
    page.insert_image(page.rect, stream=scan[:2] + comment + scan[2:])


def _triangle(chance: random.Random) -> str:
    points = [(chance.uniform(36, _WIDTH - 36), chance.uniform(36, _HEIGHT - 80))]
    points += [(points[0][0] + chance.uniform(-30, 30), points[0][1] + chance.uniform(-30, 30))]
    points += [(points[0][0] + chance.uniform(-30, 30), points[0][1] + chance.uniform(-30, 30))]
    colour = " ".join(f"{chance.random():.2f}" for _ in range(3))
    (a, b), (c, d), (e, f) = points
    return f"{colour} rg {a:.1f} {b:.1f} m {c:.1f} {d:.1f} l {e:.1f} {f:.1f} l h f"
