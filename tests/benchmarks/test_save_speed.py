"""One key to durable: a tag against a raw one-row commit of the same driver and settings."""

import statistics
import time
from functools import partial

import sqlcipher3.dbapi2 as driver

from reviewer.acts import tagging
from reviewer.acts.tagging import Selection
from reviewer.model import TagId
from reviewer.queries import exhibits
from reviewer.resources import sample_exhibits
from reviewer.text import units
from tests.ui.matters import make_matter, take_in

_CERTIFIED = "depositions/Tarrowby 30(b)(6) 2026-05-14 certified.txt"


def _raw_commit_ms(folder) -> float:
    connection = driver.connect(str(folder / "raw.db"), isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, content BLOB)")
    times = []
    for _ in range(300):
        begin = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO row (content) VALUES (?)", (b"x" * 300,))
        connection.execute("COMMIT")
        times.append((time.perf_counter() - begin) * 1000)
    connection.close()
    return statistics.median(times)


def test_a_tag_is_durable_within_twenty_raw_commits(tmp_path, figure):
    with make_matter(tmp_path) as matter:
        taken = take_in(matter, sample_exhibits() / _CERTIFIED)
        line = exhibits.exhibit(matter.view, taken.exhibit)
        layer = matter.view.layer(line.layer)
        found = [unit for unit in units.units(layer) if unit.answer]
        times, tag = [], TagId("quantity")
        for unit in found:
            selection = Selection(line.id, line.layer, tuple(unit.spans), taken.occurrence)
            begin = time.perf_counter()
            matter.do(partial(tagging.tag_selection, selection=selection, tag=tag, kind="count"))
            times.append((time.perf_counter() - begin) * 1000)
    saved, raw = statistics.median(times), _raw_commit_ms(tmp_path)

    figure(f"tag {saved:.2f} ms, raw commit {raw:.3f} ms, ratio {saved / raw:.1f}")
    assert saved / raw <= 20
