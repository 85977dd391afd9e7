"""The files that make up a document: its native, else its images, else the text that came with it.

A native that is missing, or of a kind that is not read, gives way to the images, and these to the
text; the report says so each time.
"""

from dataclasses import dataclass
from pathlib import Path

from reviewer.arriving import as_text
from reviewer.errors import SourceError
from reviewer.loadfiles.characters import decoded
from reviewer.loadfiles.documents import Document
from reviewer.loadfiles.meanings import Meaning
from reviewer.loadfiles.volume import Volume
from reviewer.loading.choosing import LoadChoices
from reviewer.readers.registry import ENDINGS
from reviewer.said import said

_INLINE = 260


@dataclass(frozen=True, slots=True)
class Found:
    """What a document is made of; ``problems`` are sentences on what could not be used."""

    files: tuple[Path, ...] = ()
    is_native: bool = False
    text: Path | None = None
    problems: tuple[str, ...] = ()


class Finder:
    """Finds the files of documents in their volume."""

    def __init__(self, choices: LoadChoices, scratch: Path) -> None:
        self._of_table = Volume(choices.table or choices.files[0])
        self._of_images = Volume(choices.images or choices.files[0])
        self._are_images_first = choices.are_images_first
        self._scratch = scratch

    def files_of(self, document: Document) -> Found:
        """The native, else the images, else the text, and why not the one before."""
        problems: list[str] = []
        native = self._found(self._of_table, document.of(Meaning.NATIVE), problems)
        images = self._images(document, problems)
        text = self._text(document, problems)
        is_read = native is not None and native.suffix.casefold() in ENDINGS
        if native is not None and not (images and (self._are_images_first or not is_read)):
            return Found((native,), is_native=True, text=text, problems=tuple(problems))
        if images:
            if native is not None and not self._are_images_first:
                problems.append(
                    said(
                        "The native ({name}) is of a kind that is not read; its images were taken.",
                        name=as_text(native.name),
                    )
                )
            return Found(images, text=text, problems=tuple(problems))
        if text is not None:
            problems.append("Only its text came with the production, no native and no images.")
            return Found((text,), problems=tuple(problems))
        return Found(problems=tuple(problems))

    def _found(self, volume: Volume, written: str, problems: list[str]) -> Path | None:
        if not written:
            return None
        try:
            return volume.find(written)
        except SourceError as refusal:
            problems.append(refusal.args[0])
            return None

    def _images(self, document: Document, problems: list[str]) -> tuple[Path, ...]:
        """All images of the document, or none: a page that is left out was never produced."""
        written = document.images.paths if document.images is not None else ()
        volume = self._of_images
        if not written and document.of(Meaning.IMAGES):
            written, volume = (document.of(Meaning.IMAGES),), self._of_table
        missing: list[str] = []
        found = [self._found(volume, one, missing) for one in written]
        if not missing:
            return tuple(one for one in found if one is not None)
        problems.append(
            said(
                "{missing} of its {count} images cannot be used: {first}",
                missing=len(missing),
                count=len(written),
                first=missing[0],
            )
        )
        return ()

    def _text(self, document: Document, problems: list[str]) -> Path | None:
        """The received text: named by the row, standing in it, or named by the number."""
        told = document.of(Meaning.TEXT)
        if told and _is_path(told):
            return self._found(self._of_table, told, problems)
        if told:
            return self._put_aside(document, told)
        return self._by_number(document)

    def _by_number(self, document: Document) -> Path | None:
        begin, control = document.of(Meaning.BATES_BEGIN), document.of(Meaning.CONTROL)
        keys = document.images.keys if document.images is not None else ()
        of_pages = [self._of_images.named(key) for key in keys if key]
        whole = [path for path in of_pages if path is not None]
        if len(whole) > 1 and len(whole) == len(keys):
            texts = [
                decoded(path.read_bytes()).text if path.stat().st_size else "" for path in whole
            ]
            return self._put_aside(document, "\f".join(texts))
        for number in (begin, control, *keys[:1]):
            found = self._of_table.named(number) if number else None
            if found is not None:
                return found
        return None

    def _put_aside(self, document: Document, words: str) -> Path:
        line = document.images.pages[0].line if document.images is not None else 0
        path = self._scratch / f"text-{document.row}-{line}.txt"
        path.write_text(words, encoding="utf-8", errors="replace", newline="")
        return path


def _is_path(told: str) -> bool:
    return len(told) <= _INLINE and "\n" not in told and told.casefold().endswith(".txt")
