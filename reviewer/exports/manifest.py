"""The paper that goes with an exported file: what it is, what is in it, and what was left out.

It lies beside the file and can be read without Pincite: a JSON object. Its hash of the file, and
the ends of the log from which the file was made, let anybody show later which state of the matter a
log was printed from.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from reviewer.exports.targets import Target
from reviewer.matter import Matter, app_version
from reviewer.model import MatterBody
from reviewer.queries import people
from reviewer.queries.log_rows import LogHead, log_heads
from reviewer.queries.people import ReviewerRow

WORK_PRODUCT = "ATTORNEY WORK PRODUCT"
SUFFIX = ".manifest.json"
_ENCODINGS = {
    Target.EXCEL: "UTF-8 with byte order mark, CRLF, comma",
    Target.LOAD: "UTF-8 without byte order mark, CRLF, comma",
    Target.XLSX: "Office Open XML workbook; control characters as _xHHHH_",
}


@dataclass(frozen=True, slots=True)
class Contents:
    """What was written and what was not: all counts, and the columns as (system, printed) names."""

    filter: str
    order: str
    template: str
    columns: tuple[tuple[str, str], ...]
    one_row_a_passage: bool
    open_differences: int
    rows: int
    proposed: int
    left_out_privileged: int
    left_out_untagged: int
    left_out_disputed: int
    left_out_rejected: int
    neutralised: int
    truncated: int
    highest_confidentiality: str


@dataclass(frozen=True, slots=True)
class Made:
    """Who made the file, with what, when, and from which state of which matter."""

    matter: MatterBody
    heads: tuple[LogHead, ...]
    version: str
    by: ReviewerRow
    at: datetime


@dataclass(frozen=True, slots=True)
class Written:
    """The file that a manifest goes with: its name, and the hash of its bytes."""

    file: str
    sha256: str


def manifest_path(out: Path) -> Path:
    """Where the manifest of a file lies."""
    return out.with_name(out.name + SUFFIX)


def manifest(file: str, sha256: str, target: Target, contents: Contents, made: Made) -> bytes:
    """The manifest of a passage log."""
    keys = {
        "product": "passage log",
        "marking": WORK_PRODUCT,
        "caption": made.matter.caption or made.matter.title,
        "court": made.matter.court,
        "docket": made.matter.docket,
        "file": file,
        "sha256": sha256,
        "target": target.value,
        "encoding": _ENCODINGS[target],
        **msgspec.to_builtins(contents),
        "log_heads": told_heads(made.heads),
        "version": made.version,
        "made_by": made.by.name,
        "initials": made.by.initials,
        "made_at": made.at.isoformat(timespec="seconds"),
    }
    return encoded(keys)


def plain_manifest(
    matter: Matter, product: str, written: Written, about: Mapping[str, object], now: datetime
) -> bytes:
    """The manifest of a file that quotes nothing; ``about`` are the keys of its product alone."""
    body = people.matter_of(matter.view)
    names = {row.id: row.name for row in people.reviewers(matter.view)}
    keys = {
        "product": product,
        "caption": body.caption or body.title,
        "court": body.court,
        "docket": body.docket,
        "file": written.file,
        "sha256": written.sha256,
        **about,
        "log_heads": told_heads(log_heads(matter.view)),
        "version": app_version(),
        "made_by": names.get(matter.reviewer, "A reviewer"),
        "made_at": now.isoformat(timespec="seconds"),
    }
    return encoded(keys)


def told_heads(heads: Iterable[LogHead]) -> list[dict[str, object]]:
    """The ends of the log, as a manifest tells them."""
    return [
        {"writer": one.writer.hex(), "acts": one.acts, "changeset": one.changeset.hex()}
        for one in heads
    ]


def encoded(keys: Mapping[str, object]) -> bytes:
    """A manifest as it lies beside its file."""
    return msgspec.json.format(msgspec.json.encode(keys), indent=2) + b"\n"
