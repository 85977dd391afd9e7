"""Recognising the scans of a matter: one act an exhibit, going on where it stopped."""

import pytest

from reviewer.acts.passages import mark_passage
from reviewer.errors import RefusedError
from reviewer.ingest import Import
from reviewer.queries import exhibits, history, passages, scans
from reviewer.recognising import (
    Recognising,
    forget,
    kept_folder,
    unfinished,
    wanted_scans,
)
from reviewer.text.layer import Span, TextSource
from reviewer.workers.pool import WorkerPool
from tests.scans import WORDS, scan, scanned_pdf, scanned_tiff
from tests.unit.matters import make_matter

PAGES = (WORDS, "The second page of the fax says this much.", "And the third page says no more.")


@pytest.fixture
def pool():
    with WorkerPool(size=1) as workers:
        yield workers


@pytest.fixture
def matter(tmp_path, pool):
    """A matter with a fax of three pages and a letter that has text."""
    folder = tmp_path / "in"
    folder.mkdir()
    scanned_tiff(folder / "fax.tif", [one.crop((0, 100, 1700, 500)) for one in scan(*PAGES)])
    (folder / "letter.txt").write_text("This letter was typed.")
    with make_matter(tmp_path) as made:
        Import(made, [folder], pool).run()
        yield made


def fax_of(matter):
    return next(one.id for one in exhibits.exhibits(matter.view) if one.kind == "image")


def text_of(matter, exhibit):
    return matter.view.layer(exhibits.exhibit(matter.view, exhibit).layer).text


def recognise(matter, pool, *chosen: bytes):
    return Recognising(matter, wanted_scans(matter.view, chosen), "", pool).run()


def test_a_scan_gets_its_words_and_shows_them(matter, pool):
    fax = fax_of(matter)
    before = exhibits.exhibit(matter.view, fax)

    (outcome,) = recognise(matter, pool)

    line = exhibits.exhibit(matter.view, fax)
    layer = matter.view.layer(line.layer)
    assert outcome.reason == ""
    assert (outcome.pages, outcome.characters) == (3, line.characters)
    assert "81.7 terabytes" in layer.text
    assert [source.source for source in layer.sources] == [TextSource.OCR]
    assert (before.characters, before.rendition) == (0, line.rendition)
    assert exhibits.facts_of(matter.view, fax).asked["recognise"] == "eng"
    assert not list(kept_folder(matter, fax).parent.iterdir())


def test_it_is_one_act_that_undo_takes_back(matter, pool):
    fax = fax_of(matter)
    before = exhibits.exhibit(matter.view, fax).layer
    recognise(matter, pool)

    undone = matter.undo()

    assert undone.change.verb
    assert exhibits.exhibit(matter.view, fax).layer == before
    assert scans.waiting(matter.view) == ()
    assert [one.exhibit for one in wanted_scans(matter.view, [fax])] == [fax]


def test_the_words_can_be_tagged_like_any_others(matter, pool):
    fax = fax_of(matter)
    recognise(matter, pool)
    line = exhibits.exhibit(matter.view, fax)
    start = text_of(matter, fax).index("81.7 terabytes")

    span = Span(start, start + len("81.7 terabytes"))
    matter.do(lambda view: mark_passage(view, line.id, line.layer, (span,), None))

    (passage,) = passages.of_exhibit(matter.view, line.id)
    assert passage.quote == "81.7 terabytes"


def test_what_has_words_is_not_recognised_again(matter, pool):
    recognise(matter, pool)

    with pytest.raises(RefusedError, match="every page in the matter has words"):
        wanted_scans(matter.view, ())
    with pytest.raises(RefusedError, match="every page of it has words"):
        wanted_scans(matter.view, [fax_of(matter)])


def test_a_run_that_was_stopped_goes_on_with_the_page_that_it_stopped_at(matter, pool):
    fax = fax_of(matter)
    run = Recognising(matter, wanted_scans(matter.view, ()), "eng", pool)
    while run.done < 1:
        run.step(timeout=0.02)
    run.cancel()
    kept = {file: file.stat().st_mtime_ns for file in kept_folder(matter, fax).glob("*/*[0-9]")}

    (left,) = unfinished(matter)
    again = Recognising(matter, wanted_scans(matter.view, [left.exhibit]), left.languages, pool)
    done_at_once = again.done
    while not again.is_finished and again.done < 3:
        again.step(timeout=0.02)
    assert {file: file.stat().st_mtime_ns for file in kept if file.exists()} in ({}, kept)
    again.run()

    assert 1 <= done_at_once <= 3
    assert left.exhibit == fax
    assert "no more" in text_of(matter, fax)
    assert unfinished(matter) == ()


def test_who_does_not_want_to_go_on_forgets_the_pages(matter, pool):
    fax = fax_of(matter)
    Recognising(matter, wanted_scans(matter.view, ()), "eng", pool).cancel()

    forget(matter, fax)

    assert unfinished(matter) == ()
    assert not kept_folder(matter, fax).exists()


def test_a_language_that_is_not_here_refuses_the_exhibit_in_words(matter, pool):
    run = Recognising(matter, wanted_scans(matter.view, ()), "tlh", pool)

    (outcome,) = run.run()

    assert "“tlh” cannot be recognised" in outcome.reason
    assert exhibits.exhibit(matter.view, fax_of(matter)).characters == 0
    assert unfinished(matter) == ()


def test_the_history_tells_who_had_it_recognised(matter, pool):
    recognise(matter, pool)

    newest = next(history.acts(matter.view))
    assert newest.person == matter.reviewer
    assert "reading" in newest.sentence or "text" in newest.sentence


def test_pages_of_a_pdf_that_have_text_keep_it(tmp_path, pool):
    document = scanned_pdf(scan(PAGES[1]))
    document.new_page().insert_text((72, 72), "Typed, and kept as it is.")
    path = tmp_path / "mixed.pdf"
    document.save(path)
    with make_matter(tmp_path) as matter:
        Import(matter, [path], pool).run()
        recognise(matter, pool)
        (line,) = exhibits.exhibits(matter.view)

        text = text_of(matter, line.id)

    assert text == f"{PAGES[1]}\nTyped, and kept as it is."
