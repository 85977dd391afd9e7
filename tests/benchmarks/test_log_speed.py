"""The passage log of 100,000 rows: at most 12 times ``csv.writer`` on ready tuples, memory flat.

A workbook of the same rows takes at most three times as long as their CSV file.
"""

import csv
import os
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reviewer.exports.log_parts import LogParts
from reviewer.exports.passage_log import LogChoices, Order, log_steps, write_log
from reviewer.exports.targets import Target
from reviewer.model import (
    Act,
    AnchorBody,
    CitedInBody,
    EntityId,
    FieldBody,
    Kind,
    NumberBody,
    Op,
    PassageBody,
    TaggingBody,
    derived_id,
    field_id,
    number_id,
    passage_id,
    tagging_id,
)
from reviewer.readers.reading import Facts, Party
from reviewer.text.layer import Segment, SegmentKind
from tests.unit.matters import Added, add_text, add_transcript, make_matter

ROWS = int(os.environ.get("PINCITE_BENCHMARK_ROWS", "100000"))
EXHIBITS = 100
RATIO, TURNS = 12, 5
WORKBOOK_RATIO = 3
GROWTH = 30_000_000
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def pages_of(exhibit: int, pairs: int):
    """Pages of 25 lines: a question on two lines, an objection, an answer on two."""
    lines = []
    for pair in range(pairs):
        lines += [
            ("Q", f"Q.  How many films of list {exhibit}-{pair} did the team download"),
            ("Q", "in March of 2024, as far as you know?"),
            ("C", "MS. O'BRIEN:  Objection.  Form."),
            ("A", f"A.  About {pair + 2},400 films, a few dozen of them"),
            ("A", "12 units at a time, I believe."),
        ]
    return [lines[at : at + 25] for at in range(0, len(lines), 25)]


def mail(exhibit: int, pairs: int) -> str:
    return "\n\n".join(
        f"Intake {exhibit}-{pair} took in 81.7 terabytes of books,\nroughly {pair} of them ours."
        for pair in range(pairs)
    )


def spans_of(added: Added, pairs: int, *, is_mail: bool) -> list[list[list[int]]]:
    """The spans of every pair: question and answer, or a paragraph."""
    found, at = [], 0
    for _ in range(pairs):
        if is_mail:
            end = added.text.find("\n\n", at)
            end = len(added.text) if end < 0 else end
            found.append([[at, end]])
            at = end + 2
        else:
            objection = added.text.index("MS. O'BRIEN", at)
            answer = added.text.index("A.  About", at)
            end = added.text.index("I believe.", at) + len("I believe.")
            found.append([[at, objection - 1], [answer, end]])
            at = end + 1
    return found


def ops_of(added: Added, spans: list[list[int]], number: int) -> list[Op]:
    """A passage with two tags and three fields, as a reviewer leaves it."""
    passage = passage_id(added.exhibit, added.layer, spans)
    anchors = [AnchorBody(added.text[start:end], "", "", 1) for start, end in spans]
    body = PassageBody(added.exhibit.hex(), added.layer.hex(), spans, anchors)
    cited = derived_id("cited_in", passage.hex(), added.occurrence.hex())
    ops = [
        Op(EntityId(passage), Kind.PASSAGE, added.exhibit, body),
        Op(
            number_id(Kind.PASSAGE_NUMBER, passage, "KL", number),
            Kind.PASSAGE_NUMBER,
            passage,
            NumberBody("KL", number),
        ),
        Op(cited, Kind.CITED_IN, passage, CitedInBody(added.occurrence.hex())),
    ]
    values = (
        ("admission", "kind", "party_statement"),
        ("quantity", "qty_text", "12 units"),
        ("quantity", "qty_measure", "films downloaded"),
    )
    ops += [
        Op(tagging_id(passage, tag), Kind.TAGGING, passage, TaggingBody(tag))
        for tag in ("admission", "quantity")
    ]
    for tag, name, value in values:
        entity = field_id(passage, tag, name)
        ops.append(Op(entity, Kind.FIELD, passage, FieldBody(name, value, tag)))
    return ops


@pytest.fixture(scope="module")
def matter(tmp_path_factory):
    pairs = ROWS // 2 // EXHIBITS
    sender = (Party("Jane Clark", "jane@acme.example"),)
    with make_matter(tmp_path_factory.mktemp("long")) as made:
        for exhibit in range(EXHIBITS):
            if is_mail := exhibit % 2 == 1:
                text = mail(exhibit, pairs)
                top = Segment(0, len(text), SegmentKind.TOP, "Jane Clark", "2024-03-07")
                facts = Facts(title=f"Intake {exhibit}", sender=sender, to=sender)
                added = add_text(made, text, "email", facts, segments=[top])
            else:
                added = add_transcript(made, *pages_of(exhibit, pairs))
            every = spans_of(added, pairs, is_mail=is_mail)
            ops = [
                op
                for at, spans in enumerate(every, start=exhibit * pairs + 1)
                for op in ops_of(added, spans, at)
            ]
            for start in range(0, len(ops), 1600):
                made.do(Act("tag_passage", tuple(ops[start : start + 1600])))
        yield made


def resident() -> int:
    """Bytes of memory this process holds."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        pytest.skip("this system does not tell how much memory a process holds")
    return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def timed(write) -> float:
    begun = time.perf_counter()
    write()
    return time.perf_counter() - begun


def worked(write) -> float:
    """Seconds of work: other programs lengthen a long task more often than a short one."""
    begun = time.process_time()
    write()
    return time.process_time() - begun


def write_plainly(rows: list[tuple[str, ...]], out: Path) -> None:
    with out.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def test_a_long_log_costs_little_and_stays_small(matter, tmp_path, figure):
    out = tmp_path / "log.csv"
    write_log(matter.view, out, LogChoices(), NOW)
    with out.open(encoding="utf-8-sig", newline="") as file:
        ready = [tuple(row) for row in csv.reader(file)]

    logs, plain = [], []
    for _ in range(TURNS):
        logs.append(worked(lambda: write_log(matter.view, out, LogChoices(), NOW)))
        plain.append(worked(lambda: write_plainly(ready, tmp_path / "plain.csv")))
    held = [resident() for _ in log_steps(matter.view, out, LogChoices(), NOW)]
    ratio = min(logs) / min(plain)
    grown = max(held) - held[len(held) // 5]
    figure(f"{ROWS} rows: {min(logs):.2f} s, {ratio:.1f} x csv.writer, {grown / 1e6:.1f} MB more")

    assert len(ready) == ROWS + 1
    assert ratio <= RATIO
    assert grown < GROWTH


def test_a_long_workbook_costs_little_more_and_stays_small(matter, tmp_path, figure):
    out, book = tmp_path / "log.csv", LogChoices(target=Target.XLSX)
    write_log(matter.view, out, LogChoices(), NOW)

    plain = timed(lambda: write_log(matter.view, out, LogChoices(), NOW))
    written = timed(lambda: write_log(matter.view, tmp_path / "log.xlsx", book, NOW))
    held = [resident() for _ in log_steps(matter.view, tmp_path / "log.xlsx", book, NOW)]
    by_quote = LogChoices(order=Order("quote"))
    ordered = timed(lambda: write_log(matter.view, out, by_quote, NOW))
    grown = max(held) - held[len(held) // 5]
    size = (tmp_path / "log.xlsx").stat().st_size
    figure(
        f"{ROWS} rows as XLSX: {written:.2f} s, {written / plain:.1f} x CSV, {size / 1e6:.0f} MB, "
        f"{grown / 1e6:.1f} MB more memory; CSV in the order of a column {ordered:.2f} s"
    )

    assert written <= WORKBOOK_RATIO * plain
    assert grown < GROWTH


def test_a_preview_begins_at_once_and_goes_on_in_short_steps(matter, figure):
    found: list[LogParts] = []
    begun = timed(lambda: found.append(LogParts(matter.view, LogChoices())))
    parts, number, steps = found[0], 1, []
    for part in range(len(parts)):
        start = time.perf_counter()
        rows, _ = parts.printed(part, number)
        steps.append(time.perf_counter() - start)
        number += len(rows)
    first, middle = steps[0], sorted(steps)[len(steps) // 2]
    figure(
        f"preview of {number - 1} rows: first rows after {begun + first:.3f} s, a step "
        f"{middle * 1000:.1f} ms, the longest {max(steps) * 1000:.0f} ms, all {sum(steps):.1f} s"
    )

    assert number - 1 == ROWS
    assert begun + first < 0.5
    assert middle < 0.02
