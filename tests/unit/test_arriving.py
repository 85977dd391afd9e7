"""Entries: what a load file knows of an exhibit before it is read, and what a reader may do."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from reviewer.cli import main
from reviewer.errors import InputError
from reviewer.ingest import Entry, Import, Outcome, Status
from reviewer.matter import Matter
from reviewer.model import Kind, LoadedFieldsBody, Origin
from reviewer.queries import exhibits
from reviewer.queries.view import bodies_of
from reviewer.reading_limits import MEGABYTES, SECONDS, limited, limits_of
from reviewer.sharing.verify import verify
from reviewer.store.settings import Settings
from reviewer.workers.pool import Limits, WorkerPool, reading_command
from tests.unit.matters import make_matter

MAIL = """From: a@b.c
Subject: x
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=cut

--cut
Content-Type: text/plain

Words.
--cut
Content-Type: text/plain
Content-Disposition: attachment; filename=n.txt

Inside.
--cut--
"""


@dataclass(frozen=True)
class Row:
    """A row of a load file."""

    source: str
    kept: LoadedFieldsBody

    def body(self) -> LoadedFieldsBody:
        return self.kept


@pytest.fixture
def matter(tmp_path) -> Iterator[Matter]:
    with make_matter(tmp_path) as made:
        yield made


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(1) as found:
        yield found


def take_in(matter: Matter, pool: WorkerPool, *entries: Entry | Path) -> list[Outcome]:
    found = Import(matter, entries, pool).run()
    assert verify(matter).findings == ()
    return found


def write(folder: Path, name: str, words: str) -> Path:
    (folder / name).write_text(words)
    return folder / name


def test_what_a_row_says_is_kept_of_its_place(matter, pool, tmp_path):
    row = LoadedFieldsBody("prod.dat", 7, [["BEGDOC", "A0001"], ["CUSTODIAN", "Able"]])
    entry = Entry(
        write(tmp_path, "VELD0001234.txt", "Words."),
        shown="VOL01/NATIVES/VELD0001234.txt",
        fields=(("bates_begin", "A0001", Origin.READ), ("custodian", "Able", Origin.READ)),
        exhibit_fields=(("title", "The plan", Origin.READ),),
        loaded=Row("prod.dat", row),
    )
    (found,) = take_in(matter, pool, entry)
    (place,) = exhibits.occurrences_of(matter.view, bytes.fromhex(found.exhibit))
    kept = bodies_of(matter.view, Kind.LOADED_FIELDS, LoadedFieldsBody, place.id)

    assert found.path == place.path == "VOL01/NATIVES/VELD0001234.txt"
    assert (place.bates_begin, place.bates_end, place.custodian) == ("A0001", "", "Able")
    assert exhibits.exhibit(matter.view, place.exhibit).title == "The plan"
    assert [(body.row, [list(pair) for pair in body.fields]) for _, body in kept] == [
        (7, row.fields)
    ]


def test_a_family_of_rows_hangs_together_and_survives_a_refused_head(matter, pool, tmp_path):
    head, one, two = (write(tmp_path, f"{name}.txt", name) for name in ("head", "one", "two"))
    gone = tmp_path / "gone.txt"
    entries = [Entry(head), Entry(one, parent=0), Entry(gone), Entry(two, parent=2)]
    found = take_in(matter, pool, *entries)

    assert [one.status.value for one in found] == ["imported", "imported", "refused", "imported"]
    tops = exhibits.list_ids(matter.view, exhibits.ListFilter(), order=exhibits.ListOrder.NUMBER)
    assert [len(exhibits.children_of(matter.view, top)) for top in tops] == [1, 0]
    assert found[1].parent == found[0].exhibit


def test_a_parent_is_found_behind_a_folder_of_several_files(matter, pool, tmp_path):
    folder = tmp_path / "files"
    folder.mkdir()
    for name in "abc":
        write(folder, f"{name}.txt", name)
    head, child = write(tmp_path, "head.txt", "head"), write(tmp_path, "child.txt", "child")
    found = take_in(matter, pool, folder, Entry(head), Entry(child, parent=1))

    assert found[4].parent == found[3].exhibit


def test_a_row_that_is_refused_beforehand_is_told_and_not_read(matter, pool, tmp_path):
    entry = Entry(shown="row 3", refusal="This row names no file.")
    (refused, empty) = take_in(matter, pool, entry, Entry(shown="row 4"))

    assert (refused.status, refused.reason) == (Status.REFUSED, "This row names no file.")
    assert empty.reason == "No file belongs to this row."


def test_what_is_inside_a_row_stays_inside_where_its_files_are_rows_themselves(
    matter, pool, tmp_path
):
    mail = write(tmp_path, "a.eml", MAIL)
    alone = take_in(matter, pool, Entry(mail, is_alone=True))
    again = take_in(matter, pool, mail)

    assert len(alone) == 1
    assert [Path(one.path).name for one in again] == ["a.eml", "a.eml!n.txt"]


def test_a_received_text_counts_only_where_the_native_has_no_words(matter, pool, tmp_path):
    page = write(tmp_path, "page.html", "<html><body><p>Own words.</p></body></html>")
    text = write(tmp_path, "page.txt", "Words of the other side.")
    (found,) = take_in(matter, pool, Entry(page, text_path=text))
    line = exhibits.exhibit(matter.view, bytes.fromhex(found.exhibit))

    assert matter.view.layer(line.layer).text.strip() == "Own words."


def test_each_line_of_an_import_tells_layer_and_seconds(tmp_path, capsys, home):
    folder = tmp_path / "matter"
    assert main(["new", str(folder), "--title", "M", "--reviewer", "Kim Lee"]) == 0
    path = write(tmp_path, "a.txt", "Words.")
    capsys.readouterr()
    flags = ["--memory", "1200", "--seconds-without-progress", "30", "--json"]
    assert main(["import", str(folder), str(path), *flags]) == 0
    (line,) = map(json.loads, capsys.readouterr().out.splitlines())

    assert set(line) == {
        "path", "status", "exhibit", "parent", "kind", "pages", "characters", "reason",
        "warnings", "layer", "seconds",
    }  # fmt: skip
    assert len(line["layer"]) == 64
    assert 0 < line["seconds"] < 30


def test_limits_are_a_preference_and_never_absurd(tmp_path):
    settings = Settings(tmp_path)
    assert limits_of(settings) == Limits(60.0, 1_500_000_000)
    settings.set_value(SECONDS, "90")
    settings.set_value(MEGABYTES, "a lot")

    assert limits_of(settings) == Limits(90.0, 1_500_000_000)
    assert limited(Limits(), 5, 400) == Limits(5, 400_000_000)
    with pytest.raises(InputError, match="300 megabytes"):
        limited(Limits(), None, 10)
    with pytest.raises(InputError, match="one second"):
        limited(Limits(), 0, None)


CURIOUS = """
import socket, sys, tempfile
from pathlib import Path
from reviewer.readers import registry
from reviewer.workers import reading_child
read = registry.read
def curious(path, options, progress):
    Path(tempfile.mkdtemp()).joinpath("left").write_text("behind")
    tempfile.NamedTemporaryFile(delete=False).close()
    Path({seen!r}).write_text(tempfile.gettempdir())
    try: socket.create_connection(("127.0.0.1", 9))
    except PermissionError as refusal: Path({refused!r}).write_text(str(refusal))
    return read(path, options, progress)
registry.read = curious
sys.exit(reading_child.main(sys.argv[1:]))
"""


def test_what_a_library_leaves_lies_in_the_matter_and_goes_and_it_reaches_no_network(
    matter, tmp_path
):
    seen, refused = tmp_path / "seen", tmp_path / "refused"
    program = write(tmp_path, "r.py", CURIOUS.format(seen=str(seen), refused=str(refused)))
    command = [sys.executable, str(program), *reading_command(Limits())[-2:]]
    with WorkerPool(1, command=command) as pool:
        (found,) = take_in(matter, pool, write(tmp_path, "a.txt", "Words."))
        assert Path(seen.read_text()).is_relative_to(matter.objects.folder)

    assert found.status is Status.IMPORTED
    assert refused.read_text() == "reading a file opens no connection"
    assert not list(matter.objects.folder.glob(".import-*"))
