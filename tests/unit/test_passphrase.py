"""A matter locked with a passphrase: set, changed, taken away, wrong, damaged, beside another."""

import hashlib
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from reviewer.acts.tagging import Selection, tag_selection
from reviewer.errors import InputError, MatterError, PassphraseError, RefusedError
from reviewer.indexing import bring_up_to_date
from reviewer.matter import Matter, create_matter, open_matter
from reviewer.model import MatterBody, TagId
from reviewer.queries import exhibits
from reviewer.sharing.state import state
from reviewer.sharing.verify import verify
from reviewer.store import keys, places, register
from reviewer.store.database import damage_in_words
from reviewer.store.index import index_path
from reviewer.store.rekeying import set_passphrase
from reviewer.text.layer import Span
from tests.unit.matters import Added, add_text, make_matter, tag

WORDS = "Ein Löwe, 3 Türme"
TEXT = "The shelf holds forty terabytes of films."


def writer_of(matter: Matter) -> bytes:
    return matter.view.writer


def add_shelf(matter: Matter) -> Added:
    """An exhibit with its bytes; the same one once more where it is there."""
    matter.objects.put(TEXT.encode())
    return add_text(matter, TEXT)


def again(matter: Matter) -> None:
    """One act more."""
    line = exhibits.exhibits(matter.view)[0]
    selection = Selection(line.id, line.layer, (Span(4, 9),), None)
    matter.do(lambda view: tag_selection(view, selection, TagId("admission")))


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A matter with one tagged passage and an index, closed."""
    with make_matter(tmp_path) as matter:
        tag(matter, add_shelf(matter), "forty terabytes", TagId("quantity"))
        path: Path = matter.path
        bring_up_to_date(path)
    return path


@pytest.fixture
def locked(plain: Path) -> Path:
    set_passphrase(plain, places.home(), WORDS)
    return plain


def is_readable(path: Path) -> bool:
    return path.read_bytes().startswith(b"SQLite format 3\0")


def test_a_locked_matter_is_the_same_matter_and_goes_on_as_the_same_writer(plain):
    with open_matter(plain) as matter:
        before, writer = state(matter.view), writer_of(matter)

    done = set_passphrase(plain.parent, places.home(), WORDS)

    assert done.is_locked
    assert not is_readable(plain)
    assert b"terabytes" not in plain.read_bytes()
    with open_matter(plain.parent, passphrase=WORDS) as matter:
        assert (state(matter.view), writer_of(matter)) == (before, writer)
        assert verify(matter).findings == ()
        again(matter)


def test_what_is_remembered_of_this_copy_moves_with_it(plain):
    with open_matter(plain) as matter:
        name = f"{matter.id.hex()}-{register.identity(plain)}"
    folder = places.home() / "exchanges"
    folder.mkdir()
    (folder / f"{name}.json").write_text("handed")
    (folder / f"{name}0.json").write_text("of another copy")

    set_passphrase(plain, places.home(), WORDS)

    after = f"{name.partition('-')[0]}-{register.identity(plain)}"
    assert {one.name: one.read_text() for one in folder.iterdir()} == {
        f"{after}.json": "handed",
        f"{name}0.json": "of another copy",
    }
    assert not (places.home() / "writers" / f"{name}.json").exists()


@pytest.mark.parametrize("given", [None, "", "Ein Löwe, 3 Turme", WORDS + " "])
def test_without_its_passphrase_a_locked_matter_stays_shut(locked, given):
    before = hashlib.sha256(locked.read_bytes()).digest()

    with pytest.raises(PassphraseError) as refused:
        open_matter(locked, passphrase=given)

    assert WORDS not in str(refused.value)
    assert hashlib.sha256(locked.read_bytes()).digest() == before


def test_a_passphrase_is_the_same_however_its_letters_are_composed(locked):
    composed_otherwise = "Ein Lo\u0308we, 3 Tu\u0308rme"

    with open_matter(locked, passphrase=composed_otherwise) as matter:
        assert matter.title == "Clark v. Acme"


def test_any_tool_of_sqlcipher_opens_it_with_the_passphrase(locked):
    with closing(driver.connect(str(locked))) as connection:
        connection.execute(f"PRAGMA key = '{WORDS}'")
        assert connection.execute("SELECT count(*) FROM passage").fetchone() == (1,)


def test_a_key_is_forgotten_when_the_last_who_uses_it_closes_the_matter(locked):
    first = open_matter(locked, passphrase=WORDS)
    with open_matter(locked):
        first.close()
        bring_up_to_date(locked)

    with pytest.raises(PassphraseError):
        open_matter(locked)


def test_a_passphrase_changes_and_goes(locked):
    with pytest.raises(PassphraseError):
        set_passphrase(locked, places.home(), "another", current="wrong")
    set_passphrase(locked, places.home(), "another", current=WORDS)

    with pytest.raises(PassphraseError):
        open_matter(locked, passphrase=WORDS)
    open_matter(locked, passphrase="another").close()
    set_passphrase(locked, places.home(), None, current="another")

    assert is_readable(locked)
    with open_matter(locked) as matter:
        assert verify(matter).findings == ()


def test_a_passphrase_that_is_given_for_an_open_file_does_no_harm(plain):
    with open_matter(plain, passphrase=WORDS) as matter:
        assert matter.key == ""
    assert is_readable(plain)


def test_there_is_no_passphrase_to_take_away_and_none_without_letters(plain):
    with pytest.raises(RefusedError):
        set_passphrase(plain, places.home(), None)
    with pytest.raises(InputError):
        set_passphrase(plain, places.home(), " ")


def test_the_index_is_locked_too_and_made_anew(locked):
    assert not index_path(locked).exists()

    with open_matter(locked, passphrase=WORDS) as matter:
        bring_up_to_date(matter.place)

    assert not is_readable(index_path(locked))
    set_passphrase(locked, places.home(), None, current=WORDS)
    assert not index_path(locked).exists()


def test_an_index_from_before_the_passphrase_is_never_read_and_never_left(locked):
    with closing(driver.connect(str(index_path(locked)))) as old:
        old.execute("CREATE TABLE about (key TEXT, value TEXT)")

    with open_matter(locked, passphrase=WORDS) as matter:
        bring_up_to_date(matter.place)

    assert not is_readable(index_path(locked))


def test_a_matter_that_is_open_in_another_window_keeps_its_passphrase(plain):
    before = plain.read_bytes()[:16]
    with open_matter(plain) as matter:
        with pytest.raises(MatterError, match="open in another window"):
            set_passphrase(plain, places.home(), WORDS)
        again(matter)

    assert plain.read_bytes()[:16] == before
    with open_matter(plain) as matter:
        assert verify(matter).findings == ()


def test_two_windows_have_one_locked_matter_open(locked):
    with (
        open_matter(locked, passphrase=WORDS) as first,
        open_matter(locked, passphrase=WORDS) as second,
    ):
        before = second.has_changed_elsewhere()
        again(first)

        assert second.has_changed_elsewhere() != before
        assert state(first.view) == state(second.view)


@pytest.mark.parametrize(("at", "error"), [(30, PassphraseError), (-2000, MatterError)])
def test_a_flipped_bit_in_a_locked_file_is_a_sentence(locked, at, error):
    content = bytearray(locked.read_bytes())
    content[at] ^= 4
    locked.write_bytes(content)

    with (
        pytest.raises(error) as refused,
        damage_in_words(),
        open_matter(locked, passphrase=WORDS) as matter,
    ):
        verify(matter)

    assert "damaged" in str(refused.value)


def test_what_is_no_database_at_all_is_not_asked_for_a_passphrase(tmp_path):
    path = tmp_path / "matter.pincite"
    path.write_bytes(b"not a database" * 100)

    with pytest.raises(MatterError) as refused:
        open_matter(path)

    assert not isinstance(refused.value, PassphraseError)


def test_copies_from_before_an_update_are_named(plain):
    copy = plain.with_name("matter-version-2-20260101-000000-000000.backup")
    copy.write_bytes(plain.read_bytes())

    assert set_passphrase(plain, places.home(), WORDS).unprotected == (copy,)
    assert set_passphrase(plain, places.home(), None, WORDS).unprotected == ()


def test_a_file_of_two_names_keeps_its_words_under_the_other_one(plain):
    other = plain.with_name("kept")
    other.hardlink_to(plain)
    before = other.read_bytes()

    set_passphrase(plain, places.home(), WORDS)

    assert other.read_bytes() == before


def test_a_new_matter_is_locked_from_its_first_byte(tmp_path):
    with create_matter(tmp_path / "m", MatterBody("T"), "Kim Lee", passphrase=WORDS) as matter:
        add_shelf(matter)

    held = b"".join(one.read_bytes() for one in matter.folder.iterdir() if one.is_file())
    assert b"terabytes" not in held
    with open_matter(matter.folder, passphrase=WORDS) as again:
        assert verify(again).findings == ()


def test_a_key_does_not_show_when_it_is_printed():
    assert "00" * 4 not in repr(keys.Key(bytes(32), b"s" * 16))


KILLED = """
import os, shutil, signal, sys
from pathlib import Path
from reviewer.store import copying, places, register, rekeying

source, target, steps, passphrases = *map(Path, sys.argv[1:3]), eval(sys.argv[3]), eval(sys.argv[4])

def change(place, step):
    seen = 0
    def watch(frame, event, _what):
        nonlocal seen
        if event != "c_return" and "reviewer/store" in frame.f_code.co_filename:
            seen += 1
            if seen == step:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.setprofile(watch)
    rekeying.set_passphrase(place, places.home(), *passphrases)
    sys.setprofile(None)
    return seen

print(change(Path(shutil.copytree(source, target / "0")), 0), flush=True)
for step in steps:
    place = Path(shutil.copytree(source, target / str(step)))
    child = os.fork()
    if child == 0:
        change(place, step)
        os._exit(0)
    print(step, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


def state_with_one_of(place: Path, *passphrases: str | None) -> str:
    for one in passphrases:
        try:
            with open_matter(place, passphrase=one) as matter:
                assert verify(matter).findings == ()
                again(matter)
                return state(matter.view)
        except PassphraseError:
            continue
    pytest.fail("neither the old passphrase nor the new one opens the matter")


@pytest.mark.parametrize("is_set", [True, False])
def test_a_kill_at_any_step_leaves_the_old_file_or_the_new_one(plain, tmp_path, request, is_set):
    if not is_set:
        set_passphrase(plain, places.home(), WORDS)
    steps = f"range(1, 1400, {12 if request.config.getoption('--long') else 230})"
    words = repr((WORDS,) if is_set else (None, WORDS))

    ended = subprocess.run(
        [sys.executable, "-c", KILLED, str(plain.parent), str(tmp_path), steps, words],
        check=False, capture_output=True, text=True,
    )  # fmt: skip

    total, *ran = ended.stdout.splitlines()
    assert ended.returncode == 0, ended.stderr
    assert 400 < int(total) < 1400, "the steps reach from the first to beyond the last"
    assert sum(line.endswith(f" {-signal.SIGKILL}") for line in ran) >= len(ran) // 2
    for line in ran:
        place = tmp_path / line.split()[0]
        state_with_one_of(place, WORDS, None)
        assert not list(place.glob(".*"))
