"""The report of a sample as a CSV file, and what it says in words.

It states counts and quotes nothing. A rate never stands alone: beside it stand of how many it is
and the interval at 95 %, and where it rests on few it says so. Beside the file lies a manifest with
the seed and the population, from which anybody can draw the same sample again.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from reviewer.acts import exhibits as exhibit_acts
from reviewer.exports.csv_writer import CsvWriter
from reviewer.exports.manifest import Written, plain_manifest
from reviewer.exports.passage_log import filter_said, refuse_own_files
from reviewer.exports.placing import beside
from reviewer.exports.targets import Target
from reviewer.matter import Matter
from reviewer.model import ExportedBody
from reviewer.queries import people, tags
from reviewer.queries.draws import EXHIBITS, PASSAGES, Population
from reviewer.queries.samples import Rate, Report
from reviewer.queries.view import View
from reviewer.said import Said, listed, named, said

PRODUCT = "sample report"
COLUMNS = ("Of", "Which", "Overturned", "Reviewed", "Rate", "95% from", "95% to", "To be read with")


def population_said(view: View, wanted: Population) -> Said:
    """What a sample is drawn from, in words."""
    if wanted.of == PASSAGES:
        return filter_said(view, wanted.passages)
    parts = [said("kind {kinds}", kinds=named(kind)) for kind in wanted.kinds]
    if wanted.is_untagged:
        parts.append(said("without a tagged passage"))
    if wanted.is_unchecked:
        parts.append(said("not checked yet"))
    if wanted.reviewer is not None:
        names = {row.id: row.name for row in people.reviewers(view)}
        name = names.get(wanted.reviewer, said("a reviewer"))
        parts.append(said("reviewed by {name}", name=name))
    return listed(parts, "; ") if parts else said("all exhibits")


def population_again(stored: str) -> Said:
    """What a sample was drawn from, by the words that were stored: so a window can translate them.

    What is not known again stays as it stands; kinds of exhibits keep their word in files.
    """
    return listed([_part_again(part) for part in stored.split("; ")], "; ")


def _part_again(part: str) -> str:
    for form, pattern in _FORMS:
        if found := form.fullmatch(part):
            values = {name: _value_again(name, text) for name, text in found.groupdict().items()}
            return said(pattern, **values)
    return named(part)


def _value_again(name: str, text: str) -> object:
    if name == "count":
        return int(text.replace(",", ""))
    if name in _TYPED:
        return text
    return listed([named(one) for one in text.split(", ")])


_TYPED = frozenset({"label", "words", "kinds"})
_PATTERNS = (
    "tags {names}",
    "issues {names}",
    "exhibit {label}",
    "words “{words}”",
    "kind {kinds}",
    "status {steps}",
    "left to do: {left}",
    "{count:,} chosen passages",
    "marked by {name}",
    "batch {name}",
    "reviewed by {name}",
)
"""Those of the parts of ``population_said`` that hold values."""
_FORMS = tuple(
    (re.compile(re.sub(r"\\\{(\w+)[^}]*\\\}", r"(?P<\1>.+)", re.escape(pattern))), pattern)
    for pattern in _PATTERNS
)


def rate_said(rate: Rate) -> Said:
    """A rate as a sentence: “2 of 40 (5.0%), 95% interval 1.4% to 16.5%”, and whether it is few."""
    if not rate.of:
        return said("nothing reviewed yet")
    low, high = rate.interval
    values = {"count": rate.count, "of": rate.of, "share": _percent(rate.share)}
    if rate.count == 0 and rate.upper < 1:
        told = said("0 of {of}; at most {upper} at 95%", of=rate.of, upper=_percent(rate.upper))
    else:
        told = said(
            "{count} of {of} ({share}); 95% interval {low} to {high}",
            low=_percent(low),
            high=_percent(high),
            **values,
        )
    few = said("{told}; so few say little", told=told)
    return few if rate.is_small else told


def _percent(share: float) -> str:
    return f"{share * 100:.1f}%"


def rows(view: View, report: Report) -> list[tuple[str, ...]]:
    """The cells of the report."""
    return list(_rows(view, report))


def _rows(view: View, report: Report) -> Iterator[tuple[str, ...]]:
    is_elusion = report.sample.body.of == EXHIBITS
    yield _cells("exhibits missed" if is_elusion else "passages", "all", report.overall)
    names = {row.id.hex(): row.name for row in people.reviewers(view)}
    for rate in report.by_tag:
        yield _cells("tag", tags.tag_of(view, rate.key).name, rate)
    for rate in report.by_reviewer:
        yield _cells("reviewer", names.get(rate.key, "a reviewer"), rate)
    for tag, count in report.added:
        yield ("added", tags.tag_of(view, tag).name, str(count), "", "", "", "", "")


def _cells(of: str, which: str, rate: Rate) -> tuple[str, ...]:
    if not rate.of:
        return (of, which, "0", "0", "", "", "", "nothing reviewed yet")
    low, high = rate.interval
    told = (_percent(rate.share), _percent(low), _percent(high))
    notes = ["so few say little"] if rate.is_small else []
    if rate.count == 0 and rate.upper < 1:
        notes.append(f"none found: at most {_percent(rate.upper)} (3/n)")
    return (of, which, str(rate.count), str(rate.of), *told, "; ".join(notes))


def export_report(matter: Matter, report: Report, out: Path, now: datetime | None = None) -> str:
    """Write a report with its manifest, and say in the matter that it left.

    Returns:
        The SHA-256 of the file, in hex.

    Raises:
        InputError: it cannot be written there.
    """
    refuse_own_files(matter, out)
    made = rows(matter.view, report)
    with beside(out) as (report_file, manifest_file):
        with report_file.open("wb") as file:
            writer = CsvWriter(file, Target.EXCEL, COLUMNS)
            writer.write(made)
        written, keys = Written(out.name, writer.sha256), _about(matter, report)
        about = plain_manifest(matter, PRODUCT, written, keys, now or datetime.now(UTC))
        manifest_file.write_bytes(about)
    of = f"sample “{report.sample.body.name}”"
    body = ExportedBody(PRODUCT, of, len(made), writer.sha256, out.name)
    matter.do(exhibit_acts.exported(body))
    return writer.sha256


def _about(matter: Matter, report: Report) -> dict[str, object]:
    """What its manifest says of the draw."""
    names = {row.id: row.name for row in people.reviewers(matter.view)}
    line = report.sample
    return {
        "sample": line.body.name,
        "of": line.body.of,
        "filter": line.body.filter,
        "population": line.body.population,
        "seed": line.body.seed,
        "drawn": len(line.members),
        "drawn_at": line.at.isoformat(timespec="seconds"),
        "drawn_by": names.get(line.person, ""),
        "reviewed": line.reviewed,
    }
