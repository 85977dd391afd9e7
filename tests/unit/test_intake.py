"""The report of an import: every file, in parts, also of an import that was stopped."""

import pytest

from reviewer import intake
from reviewer.cli import taking_in
from reviewer.errors import InputError
from reviewer.ingest import Import, Status
from reviewer.queries import history, intakes
from reviewer.sharing.verify import verify
from reviewer.workers.pool import WorkerPool
from tests.unit.matters import make_matter


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        yield made


@pytest.fixture
def worker_pool():
    with WorkerPool(1) as made:
        yield made


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "given"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.txt").write_text(f"Letter number {number} to the carrier.")
    (folder / "again.txt").write_text("Letter number 0 to the carrier.")
    (folder / "empty.txt").touch()
    return folder


def test_an_import_leaves_a_report_of_every_file(matter, folder, worker_pool):
    outcomes = Import(matter, [folder], worker_pool).run()

    (row,) = intakes.intakes(matter.view)
    assert row.given == (str(folder),)
    assert row.counts == {"imported": 5, "occurrence": 1, "refused": 1}
    assert (row.files, row.place, row.is_stopped) == (7, 1, False)
    files = intakes.files_of(matter.view, row.id)
    assert [(one.path, one.status, one.exhibit, one.reason) for one in files] == [
        (one.path, one.status.value, one.exhibit, one.reason) for one in outcomes
    ]


def test_the_report_is_written_in_parts_and_read_as_one(matter, folder, worker_pool, monkeypatch):
    monkeypatch.setattr(intake, "_PART", 2)

    Import(matter, [folder], worker_pool).run()

    (row,) = intakes.intakes(matter.view)
    assert [one.path for one in intakes.files_of(matter.view, row.id)] == sorted(
        str(one) for one in folder.iterdir()
    )
    assert not verify(matter).findings
    assert matter.projected_rows() == matter.rebuilt_rows()


def test_a_stopped_import_says_so_and_keeps_what_it_knows(matter, folder, worker_pool):
    run = Import(matter, [folder], worker_pool)
    while not run.outcomes:
        run.step(timeout=0.2)

    run.cancel()
    run.cancel()

    (row,) = intakes.intakes(matter.view)
    assert row.is_stopped
    assert row.files == len(run.outcomes) == len(intakes.files_of(matter.view, row.id))


def test_undo_passes_over_the_report(matter, folder, worker_pool):
    Import(matter, [folder / "1.txt"], worker_pool).run()

    target = matter.undo_target()

    assert next(history.acts(matter.view)).sentence == "reported on an import"
    assert target is not None
    assert target.sentence.startswith("imported KL-00001")


def test_imports_are_counted_and_an_unknown_number_is_refused(matter, folder, worker_pool):
    Import(matter, [folder / "1.txt"], worker_pool).run()
    Import(matter, [folder / "2.txt"], worker_pool).run()

    assert [row.place for row in intakes.intakes(matter.view)] == [2, 1]
    assert intakes.intake(matter.view, 1).counts == {Status.IMPORTED.value: 1}
    with pytest.raises(InputError, match="no import number 3"):
        intakes.intake(matter.view, 3)


def test_an_import_of_nothing_leaves_no_report(matter, tmp_path, worker_pool):
    (tmp_path / "nothing").mkdir()

    Import(matter, [tmp_path / "nothing"], worker_pool).run()

    assert intakes.intakes(matter.view) == ()


def test_an_import_that_was_cut_short_says_so_at_the_command_line(tmp_path, capsys):
    with make_matter(tmp_path) as matter:
        record = intake.IntakeRecord(matter, ["box"], "", "")
        record.note([[f"box/{count}.txt", "imported", "", "other", ""] for count in range(260)])

        taking_in._list_intakes(matter.view, as_json=False)

    assert "260 imported, stopped before the end" in capsys.readouterr().out
