"""A production on its way in: rows to exhibits, families, images, texts, and what is listed."""

import json
from dataclasses import replace

import pytest

from reviewer.arriving import ImportChoices, Status
from reviewer.cli import main
from reviewer.errors import InputError, SourceError
from reviewer.loading import choosing
from reviewer.loading.choosing import LoadChoices
from reviewer.loading.running import Load
from reviewer.model import Kind, PartsBody
from reviewer.queries import exhibits, intakes
from reviewer.queries.loaded import loaded_fields
from reviewer.queries.view import bodies_of
from reviewer.sharing.verify import verify
from reviewer.text.layer import TextSource
from reviewer.workers.pool import ReadJob, WorkerPool
from tests.productions import PAGES, made_volume
from tests.unit.matters import make_matter


@pytest.fixture(scope="module")
def pool(samples):
    with WorkerPool(2) as found:
        # Started before the first test, which must not be blamed for the two processes.
        jobs = [ReadJob(path) for path in sorted(samples.glob("articles/*"))[:2]]
        assert len(list(found.run(jobs))) == len(found.pids) == 2
        yield found


@pytest.fixture(scope="module")
def volume(tmp_path_factory):
    return made_volume(tmp_path_factory.mktemp("production"))


@pytest.fixture(scope="module")
def loaded(tmp_path_factory, volume, pool):
    """The volume, loaded by what Pincite finds out itself: the matter and what became of each."""
    with make_matter(tmp_path_factory.mktemp("loaded")) as matter:
        choices, _ = choosing.choices_for(volume)
        yield matter, Load(matter, choices, pool, ImportChoices(production="P1")).run()


def place_of(matter, begin):
    view = matter.view
    places = [
        one for line in exhibits.exhibits(view) for one in exhibits.occurrences_of(view, line.id)
    ]
    return next(one for one in places if one.bates_begin == begin)


def test_every_row_is_loaded_or_listed(loaded):
    _, outcomes = loaded

    told = {one.path.rpartition("#")[2]: one.reason for one in outcomes if one.reason}

    assert len(outcomes) == 10
    assert [one.status for one in outcomes].count(Status.IMPORTED) == 6
    assert [one.status for one in outcomes].count(Status.OCCURRENCE) == 1
    assert sorted(told) == ["6 A0009", "7 A0010", "8 A0011"]
    assert "Row 6 (line 7): It has 8 fields" in told["6 A0009"]
    assert "NATIVES\\A0010.pdf is not in the volume" in told["7 A0010"]
    assert "leads out of the volume" in told["8 A0011"]


def test_the_report_of_the_import_has_the_load_files_and_all_counts(loaded):
    matter, _ = loaded

    (row,) = intakes.intakes(matter.view)

    assert [one.rpartition("/")[2] for one in row.given] == ["VOL001.dat"]
    assert row.counts == {"imported": 6, "occurrence": 1, "refused": 3}
    assert verify(matter).findings == ()


def test_fields_of_the_row_go_to_the_occurrence(loaded):
    matter, _ = loaded

    place = place_of(matter, "A0001")

    assert (place.bates_end, place.custodian, place.confidentiality) == (
        "A0001", "Zoë Müller", "CONFIDENTIAL",
    )  # fmt: skip
    assert (place.bates_origin, place.production) == ("read", "P1")
    body = loaded_fields(matter.view, place_of(matter, "A0002").id)
    assert body is not None
    assert (body.row, body.source.endswith("VOL001.dat")) == (2, True)
    assert ["Review Set", "A\nB"] in body.fields
    assert len(body.fields) == 11


def test_attachments_hang_on_their_parents(loaded):
    matter, _ = loaded

    assert place_of(matter, "A0002").parent == place_of(matter, "A0001").id
    assert place_of(matter, "A0006").parent is None


def test_equal_bytes_are_one_exhibit_with_a_second_number(loaded):
    matter, _ = loaded

    one, other = place_of(matter, "A0001"), place_of(matter, "A0013")

    assert one.exhibit == other.exhibit
    assert (one.custodian, other.custodian) == ("Zoë Müller", "Doe, Jane")


def test_images_are_one_exhibit_whose_pages_have_their_own_numbers(loaded):
    matter, _ = loaded
    line = exhibits.exhibit(matter.view, place_of(matter, "A0003").exhibit)

    layer = matter.view.layer(line.layer)

    assert (line.pages, line.title, line.date) == (3, "Three pages", "2024-05-21")
    assert layer.text == "".join(f"{words}\n" for words in PAGES)
    assert [(one.page, one.value) for one in layer.stamps] == [
        (1, "A0003"), (2, "A0004"), (3, "A0005"),
    ]  # fmt: skip
    assert {one.source for one in layer.sources} == {TextSource.OCR_RECEIVED}
    assert exhibits.reading_of(matter.view, line.id).warnings == []
    ((_, parts),) = bodies_of(matter.view, Kind.PARTS, PartsBody, line.id)
    assert len(parts.parts) == 3
    assert all(matter.objects.path(bytes.fromhex(one)).is_file() for one in parts.parts)


def test_a_native_that_is_not_read_has_the_words_that_came_with_it(loaded):
    matter, outcomes = loaded
    line = exhibits.exhibit(matter.view, place_of(matter, "A0007").exhibit)

    assert "What stood on the drawing." in matter.view.layer(line.layer).text
    told = next(one for one in outcomes if one.path.endswith("A0007.xyz"))
    assert "its words are those that came with it" in told.warnings[0]


def test_another_md5_than_the_load_file_says_is_told(loaded):
    _, outcomes = loaded

    told = {one.path.rpartition("/")[2]: one.warnings for one in outcomes if one.warnings}

    assert "0" * 32 in told["A0012.txt"][0]
    assert "A0001.txt" not in told


def test_images_can_be_taken_before_natives_and_a_list_of_images_alone(tmp_path, volume, pool):
    with make_matter(tmp_path) as matter:
        images = volume / "DATA" / "VOL001.opt"
        outcomes = Load(matter, LoadChoices(None, images), pool).run()

        assert [one.status for one in outcomes] == [Status.IMPORTED]
        assert place_of(matter, "A0003").bates_end == "A0005"
        assert place_of(matter, "A0003").production == "VOL001"


def test_an_import_of_a_load_file_as_an_exhibit_says_where_it_belongs(tmp_path, volume, pool):
    from reviewer.ingest import Import  # noqa: PLC0415 - this test alone

    with make_matter(tmp_path) as matter:
        (outcome,) = Import(matter, [volume / "DATA" / "VOL001.dat"], pool).run()

        assert outcome.status is Status.REFUSED
        assert "Load a production…" in outcome.reason


def test_a_stopped_load_keeps_what_is_in(tmp_path, volume):
    # A pool of its own: what is being read when it stops loses its process.
    with make_matter(tmp_path) as matter, WorkerPool(2) as pool:
        load = Load(matter, choosing.choices_for(volume)[0], pool)
        while not load.outcomes:
            load.step(timeout=0.2)
        load.cancel()

        assert load.is_finished
        (row,) = intakes.intakes(matter.view)
        assert row.is_stopped
        assert verify(matter).findings == ()


def test_what_was_chosen_by_hand_is_used_and_what_cannot_be_is_refused(volume):
    found, _ = choosing.choices_for(volume)

    by_hand = choosing.preview(
        replace(found, encoding="cp1251", mapping=(("Review Set", "production"),))
    )

    assert by_hand.text.encoding == "cp1251"
    assert by_hand.meanings[-1].meaning == "production"
    with pytest.raises(InputError, match="one sign"):
        choosing.preview(replace(found, separator="ab"))
    with pytest.raises(InputError, match="another sign"):
        choosing.preview(replace(found, separator=",", quote=","))
    with pytest.raises(SourceError, match="cannot be opened"):
        choosing.preview(replace(found, table=volume / "DATA" / "none.dat"))


def test_load_files_are_told_by_name_and_folder(volume, tmp_path):
    (tmp_path / "plain").mkdir()

    assert choosing.is_load_file(volume)
    assert choosing.is_load_file(volume / "DATA" / "VOL001.dat")
    assert not choosing.is_load_file(volume / "NATIVES")
    assert not choosing.is_load_file(tmp_path / "plain")
    with pytest.raises(InputError, match="no load file"):
        choosing.choices_for(tmp_path / "plain")


def test_the_production_of_the_corpus_is_loaded_whole(corpora, tmp_path):
    folder = corpora / "loadfile" / "relativity"
    counts = {}
    # A pool of its own: old Office files may cost a process.
    with make_matter(tmp_path) as matter, WorkerPool(2) as pool:
        for name in ("load_file_01", "load_file_02", "load_file_03", "rdo_load_file_01"):
            outcomes = Load(matter, LoadChoices(folder / f"{name}.dat"), pool).run()
            counts[name] = [str(one.status) for one in outcomes]
        images = Load(matter, LoadChoices(None, folder / "Opticon_01.opt"), pool).run()

        assert counts == {
            "load_file_01": ["imported"] * 4,
            "load_file_02": ["imported"] * 2,
            "load_file_03": ["imported"] * 2,
            "rdo_load_file_01": ["refused"] * 3,
        }
        assert [(str(one.status), one.pages) for one in images] == [("imported", 5)]
        assert verify(matter).findings == ()


def test_paths_of_another_computer_are_not_taken_for_natives(tmp_path, volume, pool):
    table = volume / "DATA" / "originals.csv"
    table.write_text(
        "BEGBATES,FILEPATH,TEXTLINK\nA0007,C:\\Users\\zoe\\memo.doc,TEXT\\A0007.txt\n"
        "A0003,C:\\Users\\zoe\\scan.pdf,TEXT\\A0003.txt\n"
    )
    with make_matter(tmp_path) as matter:
        outcomes = Load(matter, LoadChoices(table, volume / "DATA" / "VOL001.opt"), pool).run()

        assert [(str(one.status), one.pages) for one in outcomes] == [
            ("imported", 1),
            ("imported", 3),
        ]
        assert not [words for one in outcomes for words in one.warnings if "Users" in words]
    table.unlink()


def test_a_dry_run_at_the_command_line_writes_nothing_and_a_load_tells_each_row(
    tmp_path, volume, capsys
):
    with make_matter(tmp_path):
        pass
    file, matter = volume / "DATA" / "VOL001.dat", tmp_path / "matter"
    asked = ["load", str(matter), str(file), "--json", "--map", "Review Set=title"]

    planned = main([*asked, "--dry-run"])
    plan = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    main(["intake", str(matter)])
    before = capsys.readouterr().out
    loaded = main(asked)
    told = capsys.readouterr()

    assert (planned, loaded, before) == (3, 3, "")
    assert [one["status"] for one in plan].count("refused") == 3
    assert plan[0]["fields"]["bates_begin"] == "A0001"
    assert (plan[2]["images"], plan[2]["row"]) == (3, 3)
    assert "Review Set: title (typed)" in told.err
    lines = [json.loads(line) for line in told.out.splitlines()]
    assert [one["status"] for one in lines].count("imported") == 6
    assert next(one["reason"] for one in lines if "A0009" in one["path"]).startswith("Row 6")


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (["--map", "Colour=title"], "no field “Colour”"),
        (["--map", "title"], "FIELD=MEANING"),
        (["--delimiter", "semikolon"], "no delimiter"),
        (["--encoding", "klingon"], "klingon"),
    ],
)
def test_wrong_words_at_the_command_line_are_refused(tmp_path, volume, capsys, more, why):
    with make_matter(tmp_path):
        pass

    code = main(["load", str(tmp_path / "matter"), str(volume), *more])

    assert code == 2
    assert why in capsys.readouterr().err


def test_images_that_are_fewer_than_the_row_counts_are_told(tmp_path, volume, pool):
    table = volume / "DATA" / "counted.csv"
    table.write_text("BEGBATES,PAGECOUNT\nA0003,5\n")
    with make_matter(tmp_path) as matter:
        (outcome,) = Load(matter, LoadChoices(table, volume / "DATA" / "VOL001.opt"), pool).run()

        assert "counts 5 pages; 3 images came" in outcome.warnings[0]
    table.unlink()
