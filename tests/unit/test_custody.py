"""The custody report: every place where a file was met, and whether its copy still is that file."""

import csv
import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path

import pymupdf
import pytest
from docx import Document

from reviewer.cli import main
from reviewer.errors import InputError
from reviewer.exports.custody import export_custody
from reviewer.ingest import Entry, Import, ImportChoices
from reviewer.model import Origin
from reviewer.queries.custody import custody
from reviewer.queries.history import acts
from reviewer.workers.pool import WorkerPool
from tests.unit.matters import make_matter

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
MAIL = (
    "From: ann@example.org\nTo: kim@example.org\nSubject: Plan\nMIME-Version: 1.0\n"
    "Content-Type: multipart/mixed; boundary=cut\n\n--cut\nContent-Type: text/plain\n\n"
    "The plan.\n--cut\nContent-Type: text/plain\nContent-Disposition: attachment; "
    "filename=list.txt\n\nThe list.\n--cut--\n"
)


@pytest.fixture
def pool():
    with WorkerPool(1) as found:
        yield found


@pytest.fixture
def matter(tmp_path, pool):
    folder = tmp_path / "files"
    folder.mkdir()
    mail, note = folder / "plan.eml", folder / "note.txt"
    mail.write_text(MAIL)
    note.write_text("The list.")
    os.utime(note, (1_700_000_000, 1_700_000_000))
    with make_matter(tmp_path) as made:
        Import(made, [mail, note], pool, ImportChoices("Ms. Able", "Volume 3")).run()
        yield made


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_each_place_is_a_row_with_its_hashes_times_and_who_took_it_in(matter, tmp_path):
    out = tmp_path / "custody.csv"
    report = export_custody(matter, out, NOW)
    mail, attached, note = rows(out)

    assert (report.rows, report.files, report.differing, report.missing) == (3, 2, 0, 0)
    native = (tmp_path / "files" / "plan.eml").read_bytes()
    assert mail["SHA-256"] == hashlib.sha256(native).hexdigest()
    assert mail["MD5"] == hashlib.md5(native).hexdigest()
    assert mail["SHA-1"] == hashlib.sha1(native).hexdigest()
    assert mail["Size in bytes"] == str(len(native))
    assert mail["Source path"] == str(tmp_path / "files" / "plan.eml")
    assert attached["Came out of"] == mail["Control number"]
    assert note["Modified (UTC)"] == "2023-11-14T22:13:20Z"
    assert attached["Modified (UTC)"] == ""
    assert {one["Places of equal bytes"] for one in (attached, note)} == {"2"}
    assert {one["Taken in by"] for one in (mail, attached, note)} == {"Kim Lee"}
    assert {one["Custodian"] for one in (mail, note)} == {"Ms. Able"}
    assert {one["Result"] for one in (mail, attached, note)} == {"matches"}
    assert note["With"].startswith("Pincite ")


def test_a_copy_that_was_changed_or_lost_is_said(matter, tmp_path):
    first, second = (row.exhibit for row in custody(matter.view)[:2])
    matter.objects.path(first).chmod(0o644)
    matter.objects.path(first).write_bytes(b"other")
    matter.objects.path(second).unlink()
    report = export_custody(matter, tmp_path / "custody.csv", NOW)

    assert (report.differing, report.missing) == (1, 1)
    results = [row["Result"] for row in rows(tmp_path / "custody.csv")]
    assert results == ["DIFFERS", "MISSING", "MISSING"]


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_the_paper_says_the_same_and_leaves_the_certification_blank(matter, tmp_path, ending):
    out = tmp_path / f"custody.{ending}"
    export_custody(matter, out, NOW)
    if ending == "pdf":
        with pymupdf.open(out) as document:
            words = "".join("".join(page.get_text().split()) for page in document)
    else:
        words = "".join("".join(one.text.split()) for one in Document(out).paragraphs)

    assert custody(matter.view)[0].exhibit.hex() in words
    assert "902(14)" in words
    assert "2copiesmatch" in words
    assert "Signature:____" in words
    assert "Ms.Able" in words


def test_a_report_that_left_stands_in_the_history(matter, tmp_path):
    export_custody(matter, tmp_path / "custody.csv", NOW)

    assert "custody.csv" in next(acts(matter.view)).sentence


def test_a_report_has_an_ending_that_says_what_it_is(matter, tmp_path):
    with pytest.raises(InputError, match="must end in"):
        export_custody(matter, tmp_path / "custody.txt")
    with pytest.raises(InputError):
        export_custody(matter, matter.path)


def test_an_exhibit_of_several_images_lists_its_parts(tmp_path, pool):
    paths = []
    for number in (1, 2):
        picture = pymupdf.Pixmap(pymupdf.csGRAY, (0, 0, 60, 80), 0)
        picture.clear_with(100 + number)
        paths.append(tmp_path / f"A{number}.png")
        picture.save(paths[-1])
    entry = Entry(
        parts=tuple(paths),
        shown="VOL/A1.png",
        fields=(("bates_begin", "A0001", Origin.TYPED), ("bates_end", "A0002", Origin.TYPED)),
    )
    with make_matter(tmp_path) as matter:
        (outcome,) = Import(matter, [entry], pool).run()
        (row,) = custody(matter.view)

    digests = [hashlib.sha256(path.read_bytes()).digest() for path in paths]
    assert outcome.exhibit == hashlib.sha256(b"".join(digests)).hexdigest()
    assert (outcome.pages, row.parts) == (2, tuple(one.hex() for one in digests))
    assert (row.bates_begin, row.bates_end) == ("A0001", "A0002")


def test_the_command_writes_it(matter, tmp_path, capsys):
    matter.close()
    out = tmp_path / "c.csv"

    assert main(["custody", str(tmp_path / "matter"), "-o", str(out), "--json"]) == 0
    assert '"files":2' in capsys.readouterr().out.replace(" ", "")
