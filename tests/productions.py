"""An invented production as the other side delivers it, with the faults that come with such."""

import hashlib
from pathlib import Path

import pymupdf

HEADER = (
    "BEGBATES", "ENDBATES", "BEGATTACH", "CUSTODIAN", "SUBJECT", "DATESENT", "CONFIDENTIALITY",
    "MD5HASH", "NATIVELINK", "TEXTLINK", "Review Set",
)  # fmt: skip
MEMO = "Memo on copies.\n\nWe copied 81 books in March."
SHEET = "Attachment to the memo: 12 books remain."
PAGES = ("First page: we never seeded.", "Second page: eleven servers.", "Third page: the end.")


def made_volume(folder: Path) -> Path:
    """A volume with natives, images, texts and load files in Windows characters.

    Of its ten rows A0001 to A0013 seven can be loaded: A0009 has too few fields, A0010 no file, and
    A0011 names one outside of the volume. A0012 has another MD5 than it says, A0013 the bytes of
    A0001. A0003 to A0005 are images.
    """
    root = folder / "VOL001"
    for name in ("DATA", "NATIVES", "TEXT", "IMAGES"):
        (root / name).mkdir(parents=True)
    natives = {"A0001.txt": MEMO, "A0002.TXT": SHEET, "A0006.txt": "Six.", "A0012.txt": "Twelve."}
    for name, words in natives.items():
        (root / "NATIVES" / name).write_text(words, encoding="utf-8")
    (root / "NATIVES" / "A0007.xyz").write_bytes(b"\0\1\2\3 drawing")
    (root / "TEXT" / "A0007.txt").write_text("What stood on the drawing.", encoding="utf-8")
    (root / "TEXT" / "A0003.txt").write_text("\f".join(PAGES), encoding="utf-8")
    for at, words in enumerate(PAGES, start=3):
        (root / "IMAGES" / f"A{at:04d}.png").write_bytes(_image(words))
    (root / "DATA" / "VOL001.opt").write_text(
        "A0003,VOL001,.\\VOL001\\IMAGES\\A0003.png,Y,,,3\r\n"
        "A0004,VOL001,.\\VOL001\\IMAGES\\A0004.png,,,,\r\n"
        "A0005,VOL001,.\\VOL001\\IMAGES\\A0005.png,,,,\r\n",
        encoding="ascii",
    )
    (root / "DATA" / "VOL001.dat").write_bytes(_table().encode("cp1252"))
    (folder / "outside.txt").write_text("Not part of the production.")
    return root


def _row(begin: str, **more: str) -> list[str]:
    told = {"BEGBATES": begin, "ENDBATES": begin, "CUSTODIAN": "Zoë Müller", **more}
    return [told.get(name, "") for name in HEADER]


def _table() -> str:
    family = {"BEGATTACH": "A0001"}
    rows = [
        list(HEADER),
        _row("A0001", **family, SUBJECT="Re: “copies”", NATIVELINK=r"natives\a0001.TXT",
             CONFIDENTIALITY="CONFIDENTIAL", MD5HASH=_md5(MEMO)),
        _row("A0002", **family, NATIVELINK=r".\NATIVES\A0002.TXT", **{"Review Set": "A®B"}),
        _row("A0003", ENDBATES="A0005", SUBJECT="Three pages", DATESENT="05/21/2024",
             TEXTLINK=r"TEXT\A0003.txt"),
        _row("A0006", NATIVELINK=r"NATIVES\A0006.txt"),
        _row("A0007", NATIVELINK=r"NATIVES\A0007.xyz", TEXTLINK=r"TEXT\A0007.txt"),
        _row("A0009", NATIVELINK=r"NATIVES\A0006.txt")[:-3],
        _row("A0010", NATIVELINK=r"NATIVES\A0010.pdf"),
        _row("A0011", NATIVELINK=r"..\outside.txt"),
        _row("A0012", NATIVELINK=r"NATIVES\A0012.txt", MD5HASH="0" * 32),
        _row("A0013", NATIVELINK=r"NATIVES\A0001.txt", CUSTODIAN="Doe, Jane"),
    ]  # fmt: skip
    return "".join("\x14".join(f"þ{value}þ" for value in row) + "\r\n" for row in rows)


def _md5(words: str) -> str:
    return hashlib.md5(words.encode(), usedforsecurity=False).hexdigest().upper()


def _image(words: str) -> bytes:
    with pymupdf.open() as document:
        page = document.new_page(width=300, height=200)
        page.insert_text((20, 60), words)
        return bytes(page.get_pixmap(dpi=100).tobytes("png"))
