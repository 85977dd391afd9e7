"""Scans for tests: pages of known words, drawn and taken as pictures."""

import io
from collections.abc import Sequence
from pathlib import Path

import pymupdf
from PIL import Image

WORDS = (
    "Summit Foods stored 81.7 terabytes of customer records in the warehouse at Dayton, Ohio, "
    "and deleted none of them before March 14, 2019. The retention schedule was never approved "
    "by the board. Ms. Ortega said so in her memorandum to counsel, and again under oath."
)


def page_of(text: str = WORDS, size: float = 12) -> pymupdf.Document:
    """A letter page with these words on it, as print."""
    page = f"<html><body style='font-family:serif;font-size:{size}pt'><p>{text}</p></body></html>"
    return pymupdf.open(stream=page.encode(), filetype="html", width=612, height=792, fontsize=size)


def picture_of(page: pymupdf.Page, dpi: int = 200) -> Image.Image:
    """A page as a scanner of these dots an inch sees it."""
    pixels = page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY, alpha=False)
    return Image.frombytes("L", (pixels.width, pixels.height), bytes(pixels.samples_mv))


def scan(*texts: str, dpi: int = 200) -> list[Image.Image]:
    """One picture a text."""
    return [picture_of(page_of(text)[0], dpi) for text in texts]


def scanned_pdf(pictures: Sequence[Image.Image], dpi: int = 200) -> pymupdf.Document:
    """A PDF whose pages are nothing but these pictures."""
    document = pymupdf.open()
    for picture in pictures:
        packed = io.BytesIO()
        picture.save(packed, "PNG")
        size = picture.width * 72 / dpi, picture.height * 72 / dpi
        page = document.new_page(width=size[0], height=size[1])
        page.insert_image(page.rect, stream=packed.getvalue())
    return document


def scanned_tiff(path: Path, pictures: Sequence[Image.Image], dpi: int = 200) -> Path:
    """A fax of these pages: black and white, one file."""
    first, *others = [picture.convert("1") for picture in pictures]
    first.save(
        path, "TIFF", compression="group4", dpi=(dpi, dpi), save_all=True, append_images=others
    )
    return path
