"""Which images make up which document: Opticon (.opt) and IPRO (.lfp), one line a page.

Both say for every page its key (mostly its Bates number), its volume, its file, and whether a
document begins with it. Opticon: key, volume, path, Y where a document begins, box, folder, pages.
IPRO, of which the lines that name images are read: ``IM,key,D,0,@volume;folder;file;2`` with D
where a document begins and the page within the file where one file holds several.

Refused: Summation's .dii, which may say the same in a dozen ways; it is told what to ask for.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reviewer.errors import SourceError
from reviewer.loadfiles.dialect import OPTICON
from reviewer.loadfiles.table import LoadTable
from reviewer.said import said

_COLUMNS = 7
_FEWEST = 3
_BEGINS = 3
_NO_PATH = "It names no file."
_LFP_LINE = re.compile(r"IM,([^,]*),([^,]*),(\d*),@([^;]*);([^;]*);([^;]*);?.*", re.IGNORECASE)
_OTHER_LFP = ("IS,", "OF,", "VN,", "FT,")


class LoadKind(StrEnum):
    """What a load file is: a table of documents, of the images of each, or one not read."""

    TABLE = "table"
    OPTICON = "opticon"
    LFP = "lfp"
    DII = "dii"


@dataclass(frozen=True, slots=True)
class ImagePage:
    """One page: its key, the path as written, whether a document begins with it; its line."""

    line: int
    key: str
    volume: str
    path: str
    is_first: bool


@dataclass(frozen=True, slots=True)
class ImageDocument:
    """The pages of one document, in order."""

    pages: tuple[ImagePage, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its pages."""
        return tuple(page.key for page in self.pages)

    @property
    def paths(self) -> tuple[str, ...]:
        """Its files in order, one that holds several pages once."""
        return tuple(dict.fromkeys(page.path for page in self.pages))


@dataclass(frozen=True, slots=True)
class ImageFault:
    """A line that says nothing of an image."""

    line: int
    text: str
    fault: str


@dataclass(frozen=True, slots=True)
class ImageList:
    """The documents of an image load file, and the lines that could not be used."""

    documents: tuple[ImageDocument, ...] = ()
    faults: tuple[ImageFault, ...] = ()


def kind_of(name: str, text: str) -> LoadKind:
    """What a load file is, told from its first lines, then from its name."""
    first = next((line.strip() for line in text[:4000].splitlines() if line.strip()), "")
    ending = name.casefold().rpartition(".")[2]
    if _LFP_LINE.fullmatch(first) or (ending == "lfp" and first[:3].upper() in _OTHER_LFP):
        return LoadKind.LFP
    if ending == "dii" or re.match(r"@(T|C|D|FULLTEXT|MULTILINE|EATTACH)\b", first):
        return LoadKind.DII
    if ending == "lfp":
        return LoadKind.LFP
    return LoadKind.OPTICON if ending == "opt" else LoadKind.TABLE


def image_list(kind: LoadKind, text: str) -> ImageList:
    """The documents of an image load file.

    Raises:
        SourceError: it is of a kind that is not read; says what to ask for.
    """
    if kind is LoadKind.OPTICON:
        lines = list(_opticon(text))
    elif kind is LoadKind.LFP:
        lines = list(_lfp(text))
    else:
        raise SourceError(
            "Summation load files (.dii) are not read. Ask for the Concordance load file (.dat) "
            "and the Opticon file (.opt) of the same production."
        )
    pages = [one for one in lines if isinstance(one, ImagePage)]
    faults = tuple(one for one in lines if isinstance(one, ImageFault))
    return ImageList(_documents(pages), faults)


def _documents(pages: Sequence[ImagePage]) -> tuple[ImageDocument, ...]:
    found: list[list[ImagePage]] = []
    for page in pages:
        if page.is_first or not found:
            found.append([])
        found[-1].append(page)
    return tuple(ImageDocument(tuple(one)) for one in found)


def _opticon(text: str) -> Iterator[ImagePage | ImageFault]:
    table = LoadTable(text, OPTICON, has_header=False, columns=_COLUMNS)
    for record in table.records():
        values = list(record.values)
        if len(values) > _COLUMNS:
            # A comma in a path: what stands around it has its place.
            extra = len(values) - _COLUMNS
            values[2 : 3 + extra] = [",".join(values[2 : 3 + extra])]
        elif record.fault and not _FEWEST <= len(values) < _COLUMNS:
            yield ImageFault(record.line, ",".join(record.values), record.fault)
            continue
        yield _page(record.line, [value.strip() for value in values])


def _page(line: int, values: Sequence[str]) -> ImagePage | ImageFault:
    if not values[2]:
        return ImageFault(line, ",".join(values), _NO_PATH)
    begins = len(values) > _BEGINS and values[_BEGINS].upper() == "Y"
    return ImagePage(line, values[0], values[1], values[2], begins)


def _lfp(text: str) -> Iterator[ImagePage | ImageFault]:
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        told = line.strip()
        if not told or told[:3].upper() in _OTHER_LFP:
            continue
        found = _LFP_LINE.fullmatch(told)
        if found is None:
            yield ImageFault(number, told, said("This line is not understood."))
            continue
        key, begins, _, volume, folder, file = (one.strip() for one in found.groups())
        path = "\\".join(part.strip("\\/") for part in (folder, file) if part)
        if not file:
            yield ImageFault(number, told, _NO_PATH)
        else:
            yield ImagePage(number, key, volume, path, begins.upper() == "D")
