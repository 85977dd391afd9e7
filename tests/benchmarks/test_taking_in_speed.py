"""Taking in the work of colleagues: against the time that its bytes take to be read and stored."""

import hashlib
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial

import msgspec
import pytest
import sqlcipher3.dbapi2 as driver

from reviewer.acts import passages as passage_acts
from reviewer.matter import Matter
from reviewer.model import Origin
from tests.benchmarks.colleagues_work import Colleague, Work, add_transcripts
from tests.unit.matters import Added, add_text, make_matter

BEFORE, NEW = 16_000, 8_000


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Matter, list[Added]]]:
    with make_matter(tmp_path_factory.mktemp("work")) as made:
        made._database.is_alone = False  # as where a window has it open: short slices
        exhibits = add_transcripts(made, 10, 500)
        before = Colleague(made, exhibits, 0).work(BEFORE)
        made.take_in(before.changesets, before.payloads)
        yield made, exhibits


def stored_raw(work: Work, folder) -> float:
    """Seconds of processor that it takes to hash, read and store all of it, in one transaction."""
    begun = time.process_time()
    connection = driver.connect(str(folder / "raw.db"), isolation_level=None)
    connection.execute("CREATE TABLE row (id BLOB PRIMARY KEY, body BLOB) WITHOUT ROWID")
    connection.execute("BEGIN")
    bodies = [one.body for one in work.changesets]
    bodies += [one.salt + one.content for one in work.payloads]
    for body in bodies:
        connection.execute("INSERT INTO row VALUES (?, ?)", (hashlib.sha256(body).digest(), body))
    for one in work.changesets:
        msgspec.json.decode(one.body)
    connection.execute("COMMIT")
    connection.close()
    return time.process_time() - begun


def timed(
    matter: Matter, held: list[float]
) -> Callable[..., AbstractContextManager[driver.Cursor]]:
    """Transactions of a matter that note for how long of the processor each held the lock."""
    transaction = matter._database.transaction

    @contextmanager
    def noted(*, is_forced: bool = True) -> Iterator[driver.Cursor]:
        begun = time.thread_time()
        with transaction(is_forced=is_forced) as cursor:
            yield cursor
        held.append(time.thread_time() - begun)

    return noted


def test_a_colleagues_weeks_are_taken_in_in_short_slices_and_again_in_no_time(
    filled, tmp_path, figure, monkeypatch
):
    matter, exhibits = filled
    work = Colleague(matter, exhibits, 1).work(NEW)
    raw = stored_raw(work, tmp_path)

    slices: list[float] = []
    monkeypatch.setattr(matter._database, "transaction", timed(matter, slices))

    begun = time.process_time()
    written = matter.begin_big_write()
    written.put(work.changesets, work.payloads)
    assert written.accept() == NEW
    matter.finish_projections()
    taken = time.process_time() - begun
    begun = time.process_time()
    assert matter.take_in(work.changesets, work.payloads) == 0
    again = time.process_time() - begun

    slices.sort()
    median, late = statistics.median(slices), slices[int(len(slices) * 0.98)]
    figure(
        f"{NEW:,} acts on {BEFORE:,}: {taken:.1f} s, {taken / raw:.0f} times raw; again "
        f"{again:.2f} s; {len(slices)} slices of {median * 1000:.1f} ms, 98 % under "
        f"{late * 1000:.1f} ms"
    )
    assert taken / raw <= 18
    assert again / raw <= 1.5
    assert late <= 3 * median
    rebuilt = rebuilding(matter)
    operations = counted(matter)
    figure(
        f"rebuild of {operations:,} operations: {rebuilt:.1f} s, "
        f"{rebuilt / operations * 1e5:.1f} s per 100,000, "
        f"{rebuilt / raw:.1f} times raw of {NEW:,} acts"
    )
    assert rebuilt / raw <= 10
    assert matter.projected_rows() == matter.rebuilt_rows()


def rebuilding(matter: Matter) -> float:
    """Seconds of processor of one rebuild."""
    begun = time.process_time()
    matter.rebuild()
    return time.process_time() - begun


def counted(matter: Matter) -> int:
    """How many operations there are."""
    return int(matter.view.rows("SELECT count(*) FROM op")[0][0])


def test_a_matter_of_many_exhibits_is_rebuilt_as_fast_as_one_of_many_passages(
    filled, tmp_path, figure
):
    matter, _ = filled
    of_passages = min(rebuilding(matter) for _ in range(2)) / counted(matter)
    with make_matter(tmp_path) as many:
        for number in range(400):
            place = [("bates_begin", f"ABC{number:07d}", Origin.READ)]
            add_text(many, f"Lot {number} was late.", name=f"{number}.txt", fields=place)
        of_exhibits = min(rebuilding(many) for _ in range(3)) / counted(many)

    figure(
        f"an operation rebuilt: {of_exhibits * 1e6:.0f} us on an exhibit, "
        f"{of_passages * 1e6:.0f} us on a passage"
    )
    assert of_exhibits <= 2 * of_passages


def test_a_saved_act_costs_no_more_with_all_of_it_in_place(filled, tmp_path, figure):
    matter, _ = filled
    passages = [row[0] for row in matter.view.rows("SELECT id FROM passage LIMIT 300")]
    times = []
    for passage in passages:
        begun = time.perf_counter()
        matter.do(partial(passage_acts.note_passage, passage=passage, text="Ask Doe."))
        times.append(time.perf_counter() - begun)

    with make_matter(tmp_path) as small:
        added = add_transcripts(small, 1, 100)
        work = Colleague(small, added, 0).work(200)
        small.take_in(work.changesets, work.payloads)
        alone = []
        for (passage,) in small.view.rows("SELECT id FROM passage"):
            begun = time.perf_counter()
            small.do(partial(passage_acts.note_passage, passage=passage, text="Ask Doe."))
            alone.append(time.perf_counter() - begun)

    saved, plain = statistics.median(times), statistics.median(alone)
    figure(f"an act: {saved * 1000:.2f} ms, in a small matter {plain * 1000:.2f} ms")
    assert saved / plain <= 3
