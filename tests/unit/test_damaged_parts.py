"""Damage to parts of a file whose content is here already: nothing is lost by it; it is told."""

import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from reviewer.sharing import looking
from tests.unit.offices import TEXT, deny, hand, take

ONE = "1 part of the file is damaged; what it holds is here already."
TWO = "2 parts of the file are damaged; what they hold is here already."


def flip(path: Path, is_meant: Callable[[str], bool]) -> None:
    """One bit of each part whose name is meant."""
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            if is_meant(entry.filename):
                content[entry.header_offset + 30 + len(entry.filename) + 12] ^= 4
    path.write_bytes(content)


def test_a_flipped_bit_in_a_text_and_a_file_that_are_here_is_told_and_the_rest_is_taken(
    kim, exhibit, kay, tmp_path, receiver
):
    deny(kay, exhibit)
    file = hand(kay, tmp_path / "k.pincite-package").path
    flip(file, lambda name: name.startswith(("layers", "objects")))

    seen, taken = looking.look(kim, file, receiver=receiver), take(receiver, kim, file)

    assert (seen.new, seen.rejected) == (taken.new, taken.rejected)
    assert taken.rejected == 2
    assert seen.sentences[-1] == TWO
    assert [(one.sentence, one.is_of_parts) for one in taken.reasons] == [(TWO, True)]
    assert take(receiver, kim, hand(kay, tmp_path / "again.pincite-package").path).rejected == 0


@pytest.mark.parametrize("part", ["acts", "objects"])
def test_a_file_of_which_all_is_here_is_read_to_hear_whether_it_is_whole(
    kim, exhibit, tmp_path, receiver, part
):
    file = hand(kim, tmp_path / "k.pincite-package").path
    flip(file, lambda name: name.startswith(part))

    seen, taken = looking.look(kim, file, receiver=receiver), take(receiver, kim, file)

    assert seen.sentences == ("Everything in this file is here already.", ONE)
    assert (seen.known, taken.known) == (seen.manifest.changesets, seen.manifest.changesets)
    assert (taken.new, taken.rejected, taken.reasons[0].sentence) == (0, 1, ONE)


def test_a_changed_text_or_file_of_a_review_database_is_told_as_well(
    kim, exhibit, kay, tmp_path, receiver
):
    deny(kay, exhibit)
    file = hand(kay, tmp_path / "k.pincite").path
    with closing(driver.connect(str(file), isolation_level=None)) as connection:
        connection.execute("UPDATE layer SET text = replace(text, 'never', 'often')")
    name = exhibit.exhibit.hex()
    beside = tmp_path / "objects" / name[:2] / name
    beside.parent.mkdir(parents=True)
    beside.write_bytes(TEXT.upper().encode())

    seen, taken = looking.look(kim, file, receiver=receiver), take(receiver, kim, file)

    assert seen.new == taken.new > 0
    assert (seen.rejected, taken.rejected) == (2, 2)
    assert seen.sentences[-1] == TWO

    beside.write_bytes(TEXT.encode())
    again = looking.look(kim, file, receiver=receiver)
    assert (again.new, again.rejected, again.sentences[-1]) == (0, 1, ONE)
