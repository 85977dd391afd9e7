"""*Save a copy*: one file that reads, searches and cites alone, wherever it lies."""

import shutil
import threading
from pathlib import Path

import pytest

from reviewer.acts.tagging import Selection, tag_selection
from reviewer.errors import InputError, MatterError, PassphraseError
from reviewer.indexing import bring_up_to_date
from reviewer.matter import Matter, open_matter
from reviewer.model import ReviewerId, TagId
from reviewer.queries import exhibits, history, passages
from reviewer.queries.search import search
from reviewer.queries.search_index import open_index
from reviewer.sharing.saved_copy import key_of_copy, save_copy, write_copy
from reviewer.sharing.state import state
from reviewer.sharing.verify import verify
from reviewer.store import places
from reviewer.store.index import index_path
from reviewer.store.rekeying import set_passphrase
from reviewer.text.layer import Span
from tests.unit.matters import add_text, make_matter, tag

TEXT = "The shelf holds forty terabytes of films."
SECRET = "nur für uns"


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        made.objects.put(TEXT.encode())
        tag(made, add_text(made, TEXT), "forty terabytes", TagId("quantity"))
        yield made


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    folder = tmp_path / "stick" / "for counsel"
    folder.mkdir(parents=True)
    return folder


def found_in(matter: Matter, query: str) -> int:
    bring_up_to_date(matter.place)
    index = open_index(matter.place, matter.id)
    assert index is not None
    try:
        return len(search(matter.view, index, query).hits())
    finally:
        index.close()


def test_a_copy_reads_searches_and_cites_alone(matter, elsewhere):
    saved = save_copy(matter, elsewhere / "Clark v. Acme.pincite")

    assert (saved.exhibits, saved.passages, saved.is_locked) == (1, 1, False)
    assert [one.name for one in elsewhere.iterdir()] == ["Clark v. Acme.pincite"]
    with open_matter(saved.path) as copy:
        assert state(copy.view) == state(matter.view)
        assert found_in(copy, "terabytes") == 1
        assert cites_in(copy) == cites_in(matter) != []
        assert copy.projected_rows() == matter.projected_rows()


def cites_in(matter: Matter) -> list[str]:
    (line,) = exhibits.exhibits(matter.view)
    found = passages.of_exhibit(matter.view, line.id)
    return [passages.citation(matter.view, one) for one in found]


def acts_in(matter: Matter) -> list[str]:
    """Newest first."""
    return [one.verb for one in history.acts(matter.view)]


def test_a_copy_says_that_it_was_made_and_only_misses_the_files(matter, elsewhere):
    saved = save_copy(matter, elsewhere / "copy.pincite")

    assert acts_in(matter)[0] == "exported"
    with open_matter(saved.path) as copy:
        assert acts_in(copy)[0] == "exported"
        assert verify(copy).findings == ()
        assert not any(copy.objects.all())


def test_whoever_works_in_a_copy_begins_a_new_writer(matter, elsewhere):
    saved = save_copy(matter, elsewhere / "copy.pincite")

    with open_matter(saved.path) as copy:
        (line,) = exhibits.exhibits(copy.view)
        selection = Selection(line.id, line.layer, (Span(4, 9),), None)
        copy.do(lambda view: tag_selection(view, selection, TagId("admission")))
        assert copy.view.writer != matter.view.writer
        assert copy.reviewer == ReviewerId(matter.reviewer)


def test_copies_beside_each_other_and_beside_the_matter_keep_apart(matter):
    first = save_copy(matter, matter.folder / "one.pincite").path
    add_text(matter, "A second exhibit about tapes.")
    second = save_copy(matter, matter.folder / "two.pincite").path

    with open_matter(first) as one, open_matter(second) as two:
        assert [found_in(each, "tapes") for each in (one, two, matter)] == [0, 1, 1]
        files = {index_path(each.place) for each in (one, two, matter)}
        assert len(files) == len({each.objects.folder for each in (one, two, matter)}) == 3


def test_a_matter_whose_file_somebody_renamed_finds_its_exhibits(matter):
    matter.close()
    renamed = matter.path.rename(matter.folder / "Clark.pincite")

    with open_matter(renamed) as again:
        assert verify(again).findings == ()


def test_a_copy_is_of_one_moment_while_others_write(matter, elsewhere):
    is_over = threading.Event()

    def copy_again_and_again() -> None:
        for number in range(6):
            write_copy(matter.path, elsewhere / f"{number}.pincite", None)
        is_over.set()

    copying = threading.Thread(target=copy_again_and_again)
    copying.start()
    while not is_over.is_set():
        add_text(matter, f"More text, {len(acts_in(matter))}.")
    copying.join()
    last = len(acts_in(matter))

    for number in range(6):
        with open_matter(elsewhere / f"{number}.pincite") as copy:
            before = copy.projected_rows()
            assert copy.rebuilt_rows() == before
            assert 2 < len(acts_in(copy)) <= last


def test_a_copy_has_a_passphrase_of_its_own_that_of_the_matter_or_none(matter, elsewhere):
    matter.close()
    set_passphrase(matter.place, places.home(), SECRET)
    with open_matter(matter.place, passphrase=SECRET) as locked:
        same = save_copy(locked, elsewhere / "same.pincite")
        own = save_copy(locked, elsewhere / "own.pincite", "another")
        none = save_copy(locked, elsewhere / "none.pincite", in_the_open=True)

    assert (same.is_locked, own.is_locked, none.is_locked) == (True, True, False)
    for saved, given in ((same, SECRET), (own, "another"), (none, None)):
        with open_matter(saved.path, passphrase=given) as copy:
            assert copy.title == "Clark v. Acme"
    for saved, wrong in ((same, None), (own, SECRET)):
        with pytest.raises(PassphraseError):
            open_matter(saved.path, passphrase=wrong)


def test_a_plain_matter_gives_a_locked_copy(matter, elsewhere):
    saved = save_copy(matter, elsewhere / "copy.pincite", SECRET)

    assert b"terabytes" not in saved.path.read_bytes()
    with open_matter(saved.path, passphrase=SECRET) as copy:
        assert found_in(copy, "terabytes") == 1


@pytest.mark.parametrize("name", ["copy.db", "matter.pincite", "gone/copy.pincite", ".pincite"])
def test_a_copy_is_refused_where_it_would_not_be_one(matter, elsewhere, name):
    before = len(acts_in(matter))

    with pytest.raises(InputError):
        save_copy(matter, elsewhere / name)

    assert len(acts_in(matter)) == before
    assert not list(elsewhere.iterdir())


def test_a_copy_that_is_open_in_another_window_is_not_written_over(matter, elsewhere):
    saved = save_copy(matter, elsewhere / "copy.pincite")

    with open_matter(saved.path), pytest.raises(InputError, match="open in another window"):
        save_copy(matter, saved.path)
    save_copy(matter, saved.path)


def test_a_damaged_matter_gives_no_copy(matter, elsewhere):
    for number in range(40):
        add_text(matter, f"{number} " + TEXT * 50)
    matter.close()
    content = bytearray(matter.path.read_bytes())
    half = len(content) // 2 // 4096 * 4096
    content[half : half + 8192] = bytes(8192)
    damaged = elsewhere / "damaged.pincite"
    damaged.write_bytes(content)

    with pytest.raises(MatterError):
        write_copy(damaged, elsewhere / "copy.pincite", None)

    assert [one.name for one in elsewhere.iterdir()] == ["damaged.pincite"]


def test_a_copy_survives_being_moved(matter, elsewhere, tmp_path):
    saved = save_copy(matter, elsewhere / "copy.pincite")
    moved = Path(shutil.move(saved.path, tmp_path / "Ünïcode name %20.pincite"))

    with open_matter(moved) as copy:
        assert found_in(copy, "terabytes") == 1


def test_the_key_of_a_copy_is_not_that_of_the_matter(matter):
    first, second = (key_of_copy(matter.path, SECRET, in_the_open=False) for _ in range(2))

    assert first is not None
    assert first != second


def test_what_a_program_that_was_stopped_left_of_this_copy_is_taken_away(matter, elsewhere):
    left = elsewhere / ".Clark v. Acme.pincite.99999.tmp"
    another = elsewhere / ".Doe v. Roe.pincite.99999.tmp"
    for path in (left, another):
        path.write_bytes(b"half of every act")

    save_copy(matter, elsewhere / "Clark v. Acme.pincite")

    assert sorted(one.name for one in elsewhere.iterdir()) == [
        another.name,
        "Clark v. Acme.pincite",
    ]
