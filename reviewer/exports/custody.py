"""The custody report: a worksheet for a certification under FRE 902(14).

Data copied from a medium authenticate themselves if a qualified person certifies the process of
digital identification. The worksheet lists what that person needs: of every file where it was, what
it was called, its size and times, three hashes of its bytes, who took it in, when and with which
program, and whether the copy still has the hash it had then, checked now. It certifies nothing: the
words to be signed are left blank.

As a table (.csv) it has a row for each place where a file was met; as a paper (.pdf, .docx) the
same by custodian, with the blank certification at the end.
"""

from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import file_digest
from itertools import groupby
from pathlib import Path

from reviewer.acts import exhibits as exhibit_acts
from reviewer.errors import InputError
from reviewer.exports.csv_writer import CsvWriter
from reviewer.exports.entries import Entry, Form, Format, Group, Paper
from reviewer.exports.log_parts import Progress
from reviewer.exports.manifest import Written, plain_manifest
from reviewer.exports.paper_file import set_steps
from reviewer.exports.paper_writers import Order
from reviewer.exports.passage_log import refuse_own_files
from reviewer.exports.placing import beside
from reviewer.exports.targets import Target
from reviewer.matter import Matter, app_version
from reviewer.model import ExportedBody
from reviewer.queries import people
from reviewer.queries.custody import CustodyRow, custody

PRODUCT = "custody report"
HOLDS, DIFFERS, MISSING = "matches", "DIFFERS", "MISSING"
COLUMNS = (
    "Control number", "Beg Bates", "End Bates", "File name", "Source path", "Came out of",
    "Custodian", "Production", "Kind", "Size in bytes", "SHA-256", "MD5", "SHA-1",
    "SHA-256 of parts", "Modified (UTC)", "Created (UTC)", "Taken in (UTC)", "Taken in by",
    "With", "Places of equal bytes", "Checked (UTC)", "Result",
)  # fmt: skip
_PROCESS = (
    "Each file was read once from the place named, and SHA-256, MD5 and SHA-1 were computed over "
    "its bytes. A copy was stored under its SHA-256, marked read-only, and has not been written "
    "since. For this report the SHA-256 of every stored copy was computed anew and compared."
)
_QUALIFIED = (
    "I am a person qualified to make this certification. The statements below describe a process "
    "of digital identification by which the copies listed in this report were compared with their "
    "sources, and its results. (State your training and position; how the sources came to you, "
    "from which medium, and whether it was write-protected; what you did; what was found.)"
)
_DECLARED = (
    "I declare under penalty of perjury under the laws of the United States of America that the "
    "foregoing is true and correct (28 U.S.C. § 1746)."
)
_CERTIFICATION = (
    _QUALIFIED,
    "_" * 76,
    "_" * 76,
    _DECLARED,
    "Executed on: ____________________     at: ______________________________",
    "Signature: ______________________________     Name: ______________________________",
)
_LOOK_EVERY = 0.004

Heard = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class CustodyReport:
    """What was written: places listed, and copies that do not match or are missing."""

    path: Path
    rows: int
    files: int
    differing: int
    missing: int
    sha256: str


def export_custody(
    matter: Matter, out: Path, now: datetime | None = None, heard: Heard = lambda _at, _all: None
) -> CustodyReport:
    """Check every stored copy, write the report, and say in the matter that it left.

    Args:
        matter: the open matter.
        out: a file ending in .csv, .pdf or .docx.
        now: when the copies are checked.
        heard: told copies checked and copies in all.

    Raises:
        InputError: it cannot be written there, or its name ends otherwise.
    """
    steps = custody_steps(matter, out, now)
    try:
        while True:
            progress = next(steps)
            heard(progress.done, progress.total)
    except StopIteration as end:
        report: CustodyReport = end.value
        return report


def custody_steps(
    matter: Matter, out: Path, now: datetime | None = None
) -> Generator[Progress, None, CustodyReport]:
    """The same, step by step, for a window that must stay awake; what it is left at is told.

    Raises:
        InputError: it cannot be written there, or its name ends otherwise.
    """
    refuse_own_files(matter, out)
    form = _form_of(out)
    now = now or datetime.now(UTC)
    rows = custody(matter.view)
    results = yield from _checked(matter, rows)
    with beside(out) as (file, manifest_file):
        if form is None:
            _write_csv(matter, rows, results, file, now)
        else:
            count = len(results)
            for _step in set_steps(Order(_paper(matter, rows, results, now), form, now), file):
                yield Progress(count, count)
        with file.open("rb") as written:
            sha256 = file_digest(written, "sha256").hexdigest()
        about = {"rows": len(rows)}
        made = Written(out.name, sha256)
        manifest_file.write_bytes(plain_manifest(matter, PRODUCT, made, about, now))
    told = "every file that was taken in"
    matter.do(exhibit_acts.exported(ExportedBody(PRODUCT, told, len(rows), sha256, out.name)))
    found = list(results.values())
    return CustodyReport(
        out, len(rows), len(found), found.count(DIFFERS), found.count(MISSING), sha256
    )


def _form_of(out: Path) -> Form | None:
    ending = out.suffix.lower().removeprefix(".")
    if ending == "csv":
        return None
    if ending not in set(Form):
        raise InputError("The name of the file must end in .csv, .pdf or .docx.")
    return Form(ending)


def _checked(
    matter: Matter, rows: Sequence[CustodyRow]
) -> Generator[Progress, None, dict[bytes, str]]:
    """By exhibit, whether its stored copy still has its hash, as a thread reads it."""
    wanted = {row.exhibit: row for row in rows}
    results: dict[bytes, str] = {}
    shelf = ThreadPoolExecutor(max_workers=1, thread_name_prefix="custody")
    try:
        for row in wanted.values():
            digests = [bytes.fromhex(part) for part in row.parts] or [row.exhibit]
            states = [shelf.submit(_result, matter, digest) for digest in digests]
            while wait(states, _LOOK_EVERY).not_done:
                yield Progress(len(results), len(wanted))
            found = {state.result() for state in states}
            results[row.exhibit] = next(one for one in (MISSING, DIFFERS, HOLDS) if one in found)
            yield Progress(len(results), len(wanted))
    finally:
        shelf.shutdown(wait=False, cancel_futures=True)
    return results


def _result(matter: Matter, digest: bytes) -> str:
    if not matter.objects.has(digest):
        return MISSING
    return HOLDS if matter.objects.holds(digest) else DIFFERS


def _write_csv(
    matter: Matter,
    rows: Sequence[CustodyRow],
    results: dict[bytes, str],
    out: Path,
    now: datetime,
) -> None:
    names = _names(matter)
    with out.open("wb") as file:
        writer = CsvWriter(file, Target.EXCEL, COLUMNS)
        writer.write(_cells(row, results[row.exhibit], names, now) for row in rows)


def _cells(row: CustodyRow, result: str, names: dict[bytes, str], now: datetime) -> tuple[str, ...]:
    return (
        row.control, row.bates_begin, row.bates_end, row.name, row.path, row.inside,
        row.custodian, row.production, row.kind, str(row.size), row.exhibit.hex(), row.md5,
        row.sha1, " ".join(row.parts), row.modified, row.created, _utc(row.at),
        names.get(row.person, ""), f"Pincite {row.version}", str(row.places), _utc(now), result,
    )  # fmt: skip


def _paper(
    matter: Matter, rows: Sequence[CustodyRow], results: dict[bytes, str], now: datetime
) -> Paper:
    body, names = people.matter_of(matter.view), _names(matter)
    ordered = sorted(rows, key=lambda row: row.custodian.casefold())
    groups = [
        Group(
            name or "No custodian named",
            tuple(_entry(row, results[row.exhibit], names) for row in inside),
        )
        for name, inside in groupby(ordered, key=lambda row: row.custodian)
    ]
    return Paper(
        header="",
        caption=body.caption or body.title,
        docket=body.docket,
        title="Custody report: worksheet for FRE 902(14)",
        told=(
            (
                f"{len(rows)} places where files were met, {len(results)} files. "
                f"Checked on {_utc(now)} (UTC) with Pincite {app_version()}: {_summary(results)}."
            ),
            _PROCESS,
        ),
        legend=(),
        groups=(*groups, _certification()),
        footer=f"Pincite {app_version()} · {_utc(now)}",
        format=Format.LETTER,
        rows=len(rows),
        left_out_privileged=0,
        left_out_disputed=0,
        confidentiality="",
    )


def _summary(results: dict[bytes, str]) -> str:
    found = list(results.values())
    told = [f"{found.count(HOLDS)} copies match"]
    told += [f"{found.count(DIFFERS)} DIFFER"] if DIFFERS in found else []
    told += [f"{found.count(MISSING)} are MISSING"] if MISSING in found else []
    return ", ".join(told)


def _entry(row: CustodyRow, result: str, names: dict[bytes, str]) -> Entry:
    facts = [
        ("Source", row.path),
        ("Came out of", row.inside),
        ("Production", row.production),
        ("Size", f"{row.size:,} bytes"),
        ("SHA-256", row.exhibit.hex()),
        ("MD5", row.md5),
        ("SHA-1", row.sha1),
        *(("Part", part) for part in row.parts),
        ("Modified", row.modified),
        ("Created", row.created),
        ("Taken in", f"{_utc(row.at)} by {names.get(row.person, '')}, Pincite {row.version}"),
        ("Equal bytes met in", f"{row.places} places" if row.places > 1 else ""),
        ("Copy", result),
    ]
    bates = " - ".join(dict.fromkeys(filter(None, (row.bates_begin, row.bates_end))))
    return Entry("", row.control, row.name, bates, (), facts=tuple(one for one in facts if one[1]))


def _certification() -> Group:
    """The blank words, each in a paragraph of its own."""
    return Group(
        "Certification (to be completed and signed by a qualified person)",
        tuple(Entry("", "", "", "", (), facts=(("", words),)) for words in _CERTIFICATION),
    )


def _names(matter: Matter) -> dict[bytes, str]:
    return {row.id: row.name for row in people.reviewers(matter.view)}


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
