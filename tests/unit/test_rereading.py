"""An exhibit read once more from the native that the matter keeps, in a real worker process."""

import pytest

from reviewer.acts import tagging
from reviewer.errors import SourceError
from reviewer.ingest import Import
from reviewer.model import Standing, TagId
from reviewer.queries import exhibits, passages, readings
from reviewer.readers.options import ReadOptions
from reviewer.rereading import ReadAgain, read_again
from reviewer.text.anchors import find_quote
from reviewer.workers.pool import WorkerPool
from tests.unit.matters import make_matter

LATIN = "The café owed 81.7 percent.\n\nThe naïve clerk said so, and Mr. Doe agreed with him.\n"


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        yield made


def take_in(matter, tmp_path, name, content: bytes):
    path = tmp_path / name
    path.write_bytes(content)
    with WorkerPool(1) as pool:
        (outcome,) = Import(matter, [path], pool).run()
    return bytes.fromhex(outcome.exhibit)


def mark(matter, exhibit, quote):
    line = exhibits.exhibit(matter.view, exhibit)
    span = find_quote(matter.view.layer(line.layer), quote)
    selection = tagging.Selection(exhibit, line.layer, (span,))
    change = matter.do(lambda view: tagging.tag_selection(view, selection, TagId("quantity")))
    return next(iter(change.passages))


def test_a_text_read_in_another_character_set_moves_what_reads_the_same(matter, tmp_path):
    exhibit = take_in(matter, tmp_path, "memo.txt", LATIN.encode("cp1252"))
    same = mark(matter, exhibit, "Mr. Doe agreed with him.")

    outcome = read_again(matter, exhibit, ReadOptions(encoding="cp1251"), show=True)

    assert outcome.is_written
    assert outcome.counts == {Standing.EXACT: 1}
    assert "1 passage stands" in outcome.sentence
    text = matter.view.layer(exhibits.exhibit(matter.view, exhibit).layer).text
    assert "cafй" in text
    assert passages.line_of(matter.view, same).standing == Standing.EXACT
    assert len(readings.readings_of(matter.view, exhibit)) == 2
    assert matter.projected_rows() == matter.rebuilt_rows()


def test_words_that_the_new_reading_has_not_wait_for_a_person(matter, tmp_path):
    exhibit = take_in(matter, tmp_path, "memo.txt", LATIN.encode("cp1252"))
    mark(matter, exhibit, "The café owed 81.7 percent.")

    outcome = read_again(matter, exhibit, ReadOptions(encoding="cp1251"), show=True)

    assert outcome.counts == {Standing.CHANGED: 1}
    assert "1 is to be checked" in outcome.sentence


def test_the_same_reading_writes_nothing_and_an_earlier_one_is_only_shown(matter, tmp_path):
    exhibit = take_in(matter, tmp_path, "memo.txt", LATIN.encode("utf-8"))
    first = readings.shown_reading(matter.view, exhibit)
    acts = len(matter.view.rows("SELECT 1 FROM changeset"))

    same = read_again(matter, exhibit, ReadOptions(), show=True)

    assert (same.is_written, same.reading) == (False, first)
    assert "just as before" in same.sentence
    assert len(matter.view.rows("SELECT 1 FROM changeset")) == acts
    read_again(matter, exhibit, ReadOptions(encoding="cp1252"), show=True)
    back = read_again(matter, exhibit, ReadOptions(), show=True)
    assert (back.is_written, back.reading) == (True, first)
    assert len(readings.readings_of(matter.view, exhibit)) == 2


def test_a_page_read_whole_is_a_reading_beside_its_main_text(matter, tmp_path):
    links = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(30))
    words = "The library kept its copies, said Mr. Doe, for seven years and more, as it must. "
    story = "".join(f"<p>{words * 3} Paragraph {n}.</p>" for n in range(12))
    page = (
        "<html><head><title>Fair use</title></head><body><nav>Home News Sport<ul>"
        f"{links}</ul></nav><main><article><h1>Fair use</h1>{story}</article></main>"
        "<footer>All rights reserved</footer></body></html>"
    )
    exhibit = take_in(matter, tmp_path, "page.html", page.encode())

    outcome = read_again(matter, exhibit, ReadOptions(is_whole_page=True), show=True)

    assert outcome.is_written
    shown = [one for one in readings.readings_of(matter.view, exhibit) if one.is_shown]
    assert [one.entity for one in shown] == [outcome.reading]
    assert "Home News Sport" in " ".join(matter.view.layer(shown[0].layer).text.split())


def test_stopping_writes_nothing(matter, tmp_path):
    exhibit = take_in(matter, tmp_path, "memo.txt", LATIN.encode("cp1252"))
    acts = len(matter.view.rows("SELECT 1 FROM changeset"))
    with WorkerPool(1) as pool:
        run = ReadAgain(matter, exhibit, ReadOptions(encoding="cp1251"), pool)
        run.step()
        run.cancel()

    assert run.is_finished
    assert run.outcome is not None
    assert "stopped" in run.outcome.sentence
    assert len(matter.view.rows("SELECT 1 FROM changeset")) == acts


def test_a_native_that_is_gone_is_told_in_words(matter, tmp_path):
    exhibit = take_in(matter, tmp_path, "memo.txt", LATIN.encode("utf-8"))
    native = matter.objects.path(exhibit)
    native.chmod(0o600)
    native.unlink()

    with pytest.raises(SourceError, match="missing from the matter"):
        read_again(matter, exhibit, ReadOptions(encoding="cp1252"), show=True)
