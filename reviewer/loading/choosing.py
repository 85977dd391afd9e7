"""What is chosen for a load file, and its first rows as they would be loaded.

A load file is read twice: its first lines at once, so that a person sees the grid and puts right
what was told wrongly, and all of it when it is loaded.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from reviewer.arriving import as_text
from reviewer.errors import InputError, SourceError
from reviewer.loadfiles import images as image_lists
from reviewer.loadfiles import meanings
from reviewer.loadfiles.characters import LARGEST, LoadText, decoded
from reviewer.loadfiles.dialect import Dialect, sniffed
from reviewer.loadfiles.images import ImageList, LoadKind
from reviewer.loadfiles.meanings import Guess
from reviewer.loadfiles.table import Heading, LoadTable, Record
from reviewer.loadfiles.volume import IMAGE_ENDINGS, LoadFiles, load_files_in
from reviewer.said import said

PREVIEWED = 200
_HEAD = 2 * 1024 * 1024
_SAMPLED = 40


@dataclass(frozen=True, slots=True)
class LoadChoices:
    """Which load files, and what a person put right; ``None`` leaves it to the file.

    ``mapping`` are pairs of a field (its name, or its number from 1) and a meaning's word.
    ``are_images_first`` takes a document's images where there is a native, too. ``only`` are the
    files, as an outcome tells them, that are to be loaded again; empty for all rows.
    """

    table: Path | None = None
    images: Path | None = None
    encoding: str = ""
    separator: str | None = None
    quote: str | None = None
    line_break: str | None = None
    has_header: bool | None = None
    mapping: tuple[tuple[str, str], ...] = ()
    are_images_first: bool = False
    only: frozenset[str] = frozenset()

    @property
    def files(self) -> list[Path]:
        """The load files."""
        return [one for one in (self.table, self.images) if one is not None]


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows of a table as it is understood, and how.

    ``is_whole`` says that these are all.
    """

    text: LoadText
    dialect: Dialect
    has_header: bool
    heading: Heading
    meanings: tuple[Guess, ...]
    records: tuple[Record, ...]
    is_whole: bool


def is_load_file(path: Path) -> bool:
    """Whether a path is a load file by its name, or the folder of a production."""
    if path.suffix.casefold() in {".dat", ".dii", *IMAGE_ENDINGS} and path.is_file():
        return True
    return path.is_dir() and load_files_in(path) is not None


def choices_for(path: Path) -> tuple[LoadChoices, LoadFiles]:
    """What to load when this is given, and the load files there are to choose from.

    Raises:
        InputError: a folder that is no production.
    """
    if path.is_dir():
        found = load_files_in(path)
        if found is None:
            raise InputError("There is no load file (.dat or .opt) in this folder.")
    elif path.suffix.casefold() in {*IMAGE_ENDINGS, ".dii"}:
        found = LoadFiles(path.parent, (), (path,))
    else:
        beside = load_files_in(path.parent) or load_files_in(path.parent.parent)
        found = LoadFiles(path.parent, (path,), beside.images if beside else _images_beside(path))
    table = found.tables[0] if found.tables else None
    return LoadChoices(table, _images_for(table, found.images)), found


def _images_beside(path: Path) -> tuple[Path, ...]:
    try:
        inside = sorted(path.parent.iterdir())
    except OSError:
        return ()
    return tuple(one for one in inside if one.suffix.casefold() in IMAGE_ENDINGS)


def _images_for(table: Path | None, images: Sequence[Path]) -> Path | None:
    """The image list of the same name, or the only one there is."""
    if table is not None:
        stem = table.stem.casefold()
        for one in images:
            if one.stem.casefold() == stem:
                return one
    kinds = {one.stem.casefold() for one in images}
    return images[0] if images and len(kinds) == 1 else None


def preview(choices: LoadChoices) -> Preview:
    """The first rows as they would be loaded.

    Raises:
        InputError: something that was chosen by hand is not so.
        SourceError: the load file cannot be read, says why.
    """
    assert choices.table is not None
    raw, is_whole = bytes_of(choices.table, _HEAD)
    if not is_whole:
        # Not in the middle of a character, or of a row.
        raw = raw[: raw.rfind(b"\n") + 1] or raw
    text, dialect, has_header = understood(choices, raw)
    table = LoadTable(text.text, dialect, has_header=has_header)
    records = tuple(islice(table.records(), PREVIEWED + 1))
    return Preview(
        text,
        dialect,
        has_header,
        table.heading,
        meanings_of(choices, table),
        records[:PREVIEWED],
        is_whole and len(records) <= PREVIEWED,
    )


def images_of(path: Path) -> ImageList:
    """The documents of a list of images.

    Raises:
        SourceError: it cannot be read, or is of a kind that is not; says what to ask for.
    """
    text = decoded(bytes_of(path)[0]).text
    kind = image_lists.kind_of(path.name, text)
    return image_lists.image_list(LoadKind.OPTICON if kind is LoadKind.TABLE else kind, text)


def bytes_of(path: Path, most: int = LARGEST) -> tuple[bytes, bool]:
    """The first bytes of a load file, and whether these are all."""
    try:
        with path.open("rb") as file:
            raw = file.read(most + 1)
    except OSError as error:
        raise SourceError(
            said("The load file {name} cannot be opened.", name=as_text(path.name))
        ) from error
    if not raw.strip():
        raise SourceError(said("The load file {name} is empty.", name=as_text(path.name)))
    if most == LARGEST and len(raw) > most:
        raise SourceError("The load file is larger than 1 GB. Ask for it in several parts.")
    return raw[:most], len(raw) <= most


def understood(choices: LoadChoices, raw: bytes) -> tuple[LoadText, Dialect, bool]:
    """The text of a load file, how its fields are parted, and whether its first row names them."""
    text = decoded(raw, choices.encoding)
    dialect = _dialect(choices, sniffed(text.text))
    has_header = choices.has_header
    if has_header is None:
        first = LoadTable(text.text[:_HEAD], dialect, has_header=True).heading.names
        has_header = meanings.is_header(first)
    return text, dialect, has_header


def _dialect(choices: LoadChoices, found: Dialect) -> Dialect:
    typed_so = {
        name: value
        for name, value in (
            ("separator", choices.separator),
            ("quote", choices.quote),
            ("line_break", choices.line_break),
        )
        if value is not None
    }
    dialect = replace(found, **typed_so)
    if len(dialect.separator) != 1 or dialect.separator in "\r\n":
        raise InputError("What stands between the fields must be one sign, and no line end.")
    if (
        dialect.quote == dialect.separator
        or len(dialect.quote) > 1
        or dialect.quote in {"\r", "\n"}
    ):
        raise InputError("What stands around the fields must be another sign than between them.")
    return dialect


def meanings_of(choices: LoadChoices, table: LoadTable) -> tuple[Guess, ...]:
    """What each field means: as it was found, and as it was put right."""
    heading = table.heading
    rows = table.first_values(_SAMPLED)
    found = meanings.guessed(heading.names, rows, heading.columns)
    return meanings.mapped(found, heading.names, choices.mapping)
