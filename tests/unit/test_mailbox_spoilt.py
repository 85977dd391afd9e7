"""Files of a mailbox that a disk has spoilt: told by whose they are, and put in again by them."""

import os
from pathlib import Path

import pytest

from reviewer.matter import Matter
from reviewer.sharing import exchanges, mailbox_files
from reviewer.sharing.mailbox import exchange
from reviewer.sharing.state import state
from tests.unit.matters import add_text
from tests.unit.offices import TEXT, deny, held

HOUR, DAY = 3600, 86_400


@pytest.fixture
def box(tmp_path: Path) -> Path:
    return tmp_path / "share" / "box"


def names(box: Path) -> set[str]:
    return {path.name for path in box.iterdir()}


def spoil(path: Path, *, is_seen: bool = True) -> None:
    """One bit is another one; unless the file's time is kept, that can be seen."""
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    os.utime(path, ns=(times[0], times[1] + (1_000_000 if is_seen else 0)))


def later(matter: Matter, box: Path, seconds: int) -> None:
    """What this copy remembers of the mailbox is so much older."""
    known = exchanges.in_mailbox(matter, box)
    for remembered in (known.own, known.stood):
        for name, (size, changed, since) in remembered.items():
            remembered[name] = (size, changed, since - seconds)
    exchanges.record_mailbox(matter, box, known)


def test_a_file_that_stays_damaged_is_told_after_an_hour_with_whose_it_is(kim, exhibit, kay, box):
    deny(kim, exhibit)
    exchange(kim, box)
    (file,) = box.iterdir()
    spoil(file)

    first = exchange(kay, box)
    later(kay, box, HOUR)
    second = exchange(kay, box)

    assert (first.waiting, first.refused) == ((file.name,), ())
    assert (second.waiting, second.taken) == ((), 0)
    (told,) = second.refused
    assert told.path == file
    assert "This file by Kim Lee is damaged" in told.refusal
    os.utime(file)
    assert exchange(kay, box).waiting == (file.name,)


def test_whose_file_is_damaged_is_told_by_initials_to_who_knows_nobody(kim, exhibit, kay, box):
    exchange(kim, box)
    (file,) = box.iterdir()
    stranger = file.rename(box / file.name.replace(kim.view.writer.hex()[:12], "0123456789ab"))
    spoil(stranger)

    exchange(kay, box)
    later(kay, box, HOUR)

    assert "This file by KL is damaged" in exchange(kay, box).refused[0].refusal


def test_who_put_a_spoilt_file_in_puts_it_in_again_and_it_comes_to_rest(kim, exhibit, kay, box):
    deny(kim, exhibit)
    exchange(kim, box)
    (spoilt,) = box.iterdir()
    spoil(spoilt)

    again = exchange(kim, box)
    taken = exchange(kay, box)

    assert (again.put, again.waiting, again.refused) == (1, (), ())
    assert len(names(box)) == 2
    assert spoilt.name in names(box)
    assert taken.new > 0
    assert held(kim) <= held(kay)
    exchange(kim, box)
    assert state(kim.view) == state(kay.view)

    later(kim, box, HOUR)
    exchange(kim, box)
    idle = [exchange(one, box) for one in (kay, kim, kay, kim)]

    assert spoilt.name not in names(box)
    assert [(one.put, one.waiting, one.refused) for one in idle] == [(0, (), ())] * 4
    assert len(names(box)) == 1


def test_a_file_that_is_spoilt_again_gets_yet_another_name(kim, exhibit, box):
    exchange(kim, box)
    (first,) = box.iterdir()
    spoil(first)
    exchange(kim, box)
    (second,) = names(box) - {first.name}
    spoil(box / second)

    again = exchange(kim, box)

    (third,) = names(box) - {first.name, second}
    assert again.put == 1
    assert [name.split(f"-{kim.view.writer.hex()[:12]}")[0] for name in (second, third)] == [
        "KL-2",
        "KL-3",
    ]
    assert exchange(kim, box).put == 0


def test_a_bit_that_flips_without_a_trace_is_found_within_a_day(kim, exhibit, box):
    exchange(kim, box)
    (file,) = box.iterdir()
    spoil(file, is_seen=False)

    at_once = exchange(kim, box)
    later(kim, box, DAY)
    next_day = exchange(kim, box)

    assert (at_once.put, next_day.put) == (0, 1)


def test_a_file_that_becomes_whole_again_is_taken_up(kim, exhibit, kay, box):
    exchange(kim, box)
    (file,) = box.iterdir()
    whole = file.read_bytes()
    spoil(file)
    exchange(kim, box)
    file.write_bytes(whole)

    exchange(kim, box)
    later(kim, box, HOUR)
    idle = exchange(kim, box)

    assert file.read_bytes() == whole
    assert (idle.put, idle.refused) == (0, ())


def test_a_damaged_file_with_an_exhibit_is_told_and_put_in_again_once_it_is_gone(
    kim, exhibit, kay, box
):
    kay.objects.remove(exhibit.exhibit)
    exchange(kim, box, with_exhibits=True)
    (file,) = (path for path in box.iterdir() if path.name.startswith("file-"))
    spoil(file)

    exchange(kay, box)
    later(kay, box, HOUR)
    told = exchange(kay, box)
    file.unlink()
    exchange(kim, box, with_exhibits=True)
    taken = exchange(kay, box)

    assert "with an exhibit is damaged" in told.refused[0].refusal
    assert (taken.refused, taken.exhibits_missing) == ((), 0)
    assert kay.objects.holds(exhibit.exhibit)


def test_a_file_that_goes_away_is_not_looked_after(kim, exhibit, box):
    exchange(kim, box)
    (file,) = box.iterdir()
    known = exchanges.in_mailbox(kim, box)
    files = mailbox_files.MailboxFiles(box, known)
    file.unlink()

    assert files.spoilt([file.name]) == {file.name}
    assert not files.is_damaged(file.name)
    files.keep([])
    assert (known.own, known.stood) == ({}, {})


def test_only_ones_own_files_are_looked_after(kim, exhibit, kay, box):
    add_text(kay, TEXT.upper())
    exchange(kay, box)
    deny(kim, exhibit)
    exchange(kim, box)
    of_kim = next(path for path in box.iterdir() if kim.view.writer.hex()[:12] in path.name)
    spoil(of_kim)

    assert exchange(kay, box).put == 0
    assert exchange(kim, box).put == 1
