"""From load files to the entries of an import, a slice at a time.

Every row becomes an entry or a refusal that names the row: rows in are rows loaded and rows listed,
always. A row with no native, no images and no text cannot be an exhibit, because an exhibit is
known by its bytes. What the load file gives as a hash is held against the native's own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath, PureWindowsPath

from reviewer import typed
from reviewer.arriving import Entry, FieldSaid, ImportChoices, as_text
from reviewer.errors import InputError
from reviewer.loadfiles import dates
from reviewer.loadfiles import images as image_lists
from reviewer.loadfiles.documents import Document, fields_of, of_record, together
from reviewer.loadfiles.images import ImageList, LoadKind
from reviewer.loadfiles.meanings import Guess, Meaning, Sureness
from reviewer.loadfiles.table import LoadTable, Record
from reviewer.loadfiles.volume import Volume
from reviewer.loading.choosing import LoadChoices, bytes_of, images_of, meanings_of, understood
from reviewer.loading.finding import Finder, Found
from reviewer.model import LoadedFieldsBody, Origin
from reviewer.readers.options import ReadOptions
from reviewer.said import listed, named, said
from reviewer.text import bates

_SLICE = 200
_TRIED = 50
_LONGEST_VALUE = 20_000
_LONGEST_FIELD = 500
_NO_FILE = "No file belongs to this row: it names no native, no images and no text."


@dataclass(slots=True)
class _Plan:
    """What is known of the load files while they are read."""

    documents: list[Document] = field(default_factory=list)
    faults: list[Entry] = field(default_factory=list)
    images: ImageList = field(default_factory=ImageList)
    is_day_first: bool = False


class Planning:
    """From load files to entries, a slice at a time."""

    def __init__(self, choices: LoadChoices, for_all: ImportChoices, scratch: Path) -> None:
        """``scratch`` is a folder for texts that stand in the load file itself."""
        if not choices.files:
            raise InputError("Choose a load file: a .dat, an .opt or an .lfp.")
        self._choices, self._for_all, self._scratch = choices, for_all, scratch
        self._plan = _Plan()
        self.entries: list[Entry] = []
        self.rows = 0

    def steps(self) -> Iterator[None]:
        """Do it; each step takes some milliseconds."""
        if self._choices.images is not None:
            self._read_images(self._choices.images)
            yield
        if self._choices.table is not None:
            yield from self._read_table(self._choices.table)
        documents = together(self._plan.documents, self._plan.images.documents)
        self._plan.documents = []
        yield
        finder = Finder(self._choices, self._scratch)
        for place, document in enumerate(documents, start=1):
            self.entries.append(self._entry(finder, document, place))
            if not place % _SLICE:
                yield
        if self._choices.only:
            self.entries = _again(self.entries, self._choices.only)
        else:
            self.entries += self._plan.faults

    def _read_images(self, path: Path) -> None:
        self._plan.images = images_of(path)
        self.rows += len(self._plan.images.documents)
        for one in self._plan.images.faults:
            shown = f"{as_text(str(path))} #{one.line}"
            reason = said("Line {line}: {why}", line=one.line, why=named(one.fault))
            loaded = _Row(as_text(str(path)), one.line)
            name = as_text(path.name)
            entry = Entry(shown=shown, name=name, loaded=loaded, refusal=reason)
            self._plan.faults.append(entry)

    def _read_table(self, path: Path) -> Iterator[None]:
        text, dialect, has_header = understood(self._choices, bytes_of(path)[0])
        yield
        if image_lists.kind_of(path.name, text.text) is LoadKind.DII:
            image_lists.image_list(LoadKind.DII, "")
        table = LoadTable(text.text, dialect, has_header=has_header)
        found = meanings_of(self._choices, table)
        names = [table.heading.name(at) for at in range(table.heading.columns)]
        layout = fields_of(names, found, dialect)
        for record in table.records():
            self.rows += 1
            if record.fault:
                self._plan.faults.append(_faulty(path, record))
            else:
                self._plan.documents.append(of_record(record, layout))
            if not self.rows % _SLICE:
                yield
        if self._are_elsewhere(found, path):
            del layout.columns[Meaning.NATIVE]
        written = [one.of(Meaning.DATE) for one in self._plan.documents]
        self._plan.is_day_first = dates.is_day_first(written)

    def _are_elsewhere(self, found: Sequence[Guess], path: Path) -> bool:
        """Whether what was taken for natives are paths of another computer: none is found here."""
        guess = next((one for one in found if one.meaning is Meaning.NATIVE), None)
        if guess is None or guess.sureness in {Sureness.SURE, Sureness.TYPED}:
            return False
        written = [one.of(Meaning.NATIVE) for one in self._plan.documents]
        tried = [one for one in written if one][:_TRIED]
        volume = Volume(path)
        return bool(tried) and not any(volume.has(one) for one in tried)

    # --- one document -----------------------------------------------------------------------------

    def _entry(self, finder: "Finder", document: Document, place: int) -> Entry:
        found = finder.files_of(document)
        problems = (*found.problems, *_other_count(document, found))
        first, *_ = (*found.files, None)
        entry = Entry(
            place=place,
            parent=document.parent,
            fields=_fields(document),
            loaded=self._row(document),
            is_alone=document.has_children,
            name=_name(document, first),
        )
        if not found.files:
            reason = listed(problems, " ") if problems else _NO_FILE
            return replace(entry, shown=self._shown(document), refusal=reason)
        is_native = found.is_native
        return replace(
            entry,
            path=found.files[0] if len(found.files) == 1 else None,
            parts=found.files if len(found.files) > 1 else (),
            text_path=found.text,
            exhibit_fields=() if is_native else self._said_of_exhibit(document),
            options=self._options(document, is_native=is_native),
            md5=document.of(Meaning.MD5) if is_native else "",
            sha1=document.of(Meaning.SHA1) if is_native else "",
            warnings=problems,
        )

    def _options(self, document: Document, *, is_native: bool) -> ReadOptions:
        keys = document.images.keys if document.images is not None and not is_native else ()
        stamps = keys if all(bates.is_bates(key) for key in keys) else ()
        status, passwords = self._for_all.status, self._for_all.passwords
        return ReadOptions(status=status, passwords=passwords, stamps=stamps)

    def _said_of_exhibit(self, document: Document) -> tuple[FieldSaid, ...]:
        """What images cannot say of themselves."""
        values = (
            ("title", document.of(Meaning.TITLE) or document.of(Meaning.FILE_NAME)),
            ("date", dates.iso(document.of(Meaning.DATE), is_day_first=self._plan.is_day_first)),
            ("author", document.of(Meaning.AUTHOR)),
        )
        return tuple((name, _one_line(value), Origin.READ) for name, value in values if value)

    def _row(self, document: Document) -> "_Row":
        source = self._choices.table if document.row else self._choices.images
        row = document.row or (document.images.pages[0].line if document.images else 0)
        return _Row(as_text(str(source)), row, document)

    def _shown(self, document: Document) -> str:
        """How a row without a file is named in the report: the load file, the row, its number."""
        row = self._row(document)
        number = document.range[0] or document.of(Meaning.CONTROL)
        return f"{row.source} #{row.number} {_one_line(number)}".strip()


def _again(entries: Sequence[Entry], only: frozenset[str]) -> list[Entry]:
    """The entries of these files, each below the heads of its family, which are in already."""
    wanted = [at for at, one in enumerate(entries) if one.source in only and not one.refusal]
    heads: set[int] = set()
    for at in wanted:
        above = entries[at].parent
        while above is not None and above not in heads:
            heads.add(above)
            above = entries[above].parent
    moved: dict[int, int] = {}
    for at in sorted({*wanted, *heads}):
        moved[at] = len(moved)
    return [
        replace(
            entries[at],
            parent=None if (above := entries[at].parent) is None else moved[above],
            is_again=at not in wanted,
        )
        for at in moved
    ]


@dataclass(frozen=True, slots=True)
class _Row:
    """See ``LoadedRow``; a faulty row has no document."""

    source: str
    number: int
    document: Document | None = None

    def body(self) -> LoadedFieldsBody:
        document = self.document or Document()
        fields = document.fields or _image_fields(document)
        kept = [[name, _shortened(value)] for name, value in fields]
        return LoadedFieldsBody(self.source, self.number, kept)


def _other_count(document: Document, found: Found) -> tuple[str, ...]:
    """What to say where images came, one a page, but not as many as the row counts pages."""
    told = document.of(Meaning.PAGES)
    count = len(found.files)
    if found.is_native or count <= 1 or not told.isdecimal() or int(told[:9]) == count:
        return ()
    return (
        said("The load file counts {told} pages; {count} images came.", told=told, count=count),
    )


def _faulty(path: Path, record: Record) -> Entry:
    reason = said(
        "Row {row} (line {line}): {why}",
        row=record.number,
        line=record.line,
        why=named(record.fault),
    )
    number = next((value.strip() for value in record.values if value.strip()), "")
    shown = f"{as_text(str(path))} #{record.number} {_one_line(number)[:80]}".strip()
    loaded = _Row(as_text(str(path)), record.number)
    return Entry(shown=shown, name=PurePath(path).name, loaded=loaded, refusal=reason)


def _fields(document: Document) -> tuple[FieldSaid, ...]:
    begin, end = document.range
    pages = document.images.pages if document.images is not None else ()
    volume = document.of(Meaning.PRODUCTION) or next((page.volume for page in pages), "")
    values = (
        ("bates_begin", begin),
        ("bates_end", end),
        ("custodian", document.of(Meaning.CUSTODIAN)),
        ("production", volume),
        ("confidentiality", document.of(Meaning.CONFIDENTIALITY)),
    )
    return tuple((name, _one_line(value), Origin.READ) for name, value in values if value)


def _image_fields(document: Document) -> tuple[tuple[str, str], ...]:
    pages = document.images.pages if document.images is not None else ()
    return tuple((page.key or str(page.line), page.path) for page in pages)


def _name(document: Document, file: Path | None) -> str:
    written = PureWindowsPath(document.of(Meaning.FILE_NAME)).name
    return _one_line(written) or (as_text(file.name) if file is not None else "")


def _one_line(value: str) -> str:
    return " ".join(typed.words(value).split())[:_LONGEST_FIELD]


def _shortened(value: str) -> str:
    """A value as it can be kept beside the exhibit: the words of a document are its layer's."""
    kept = "".join(sign if not "\ud800" <= sign <= "\udfff" else "\ufffd" for sign in value)
    return kept if len(kept) <= _LONGEST_VALUE else kept[:_LONGEST_VALUE] + " […]"
