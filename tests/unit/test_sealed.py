"""Files sealed with a passphrase: read at any place, and refused wherever they were touched."""

import io
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.sharing import sealed
from reviewer.sharing.refusals import Refusal, RefusedFileError
from reviewer.sharing.sealed import PIECE, Seal, SealedReader, SealingWriter
from tests.unit.handed import CHEAP

_SEAL = sealed.new_seal("Pelgrave", CHEAP)


def _sealed(content: bytes, seal: Seal = _SEAL) -> bytes:
    target = io.BytesIO()
    writer = SealingWriter(target, seal)
    for start in range(0, len(content), 50_000):
        writer.write(content[start : start + 50_000])
    writer.finish()
    return target.getvalue()


def _read(content: bytes, seal: Seal = _SEAL) -> bytes:
    return io.BufferedReader(SealedReader(io.BytesIO(content), seal)).read()


def _refusal(act) -> Refusal:
    with pytest.raises(RefusedFileError) as refused:
        act()
    return refused.value.refusal


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7])
def test_what_was_sealed_comes_out(size):
    content = os.urandom(size)

    assert _read(_sealed(content)) == content


@given(st.lists(st.tuples(st.integers(0, 3 * PIECE + 99), st.integers(0, 2 * PIECE)), max_size=6))
def test_it_is_read_at_any_place(places):
    content = bytes(range(256)) * (3 * PIECE // 256) + b"the end"
    reader = io.BufferedReader(SealedReader(io.BytesIO(_sealed(content)), _SEAL))

    for start, size in places:
        reader.seek(start)
        assert reader.read(size) == content[start : start + size]
        assert reader.tell() == min(start + size, max(start, len(content)))
    assert reader.seek(-7, os.SEEK_END) == len(content) - 7
    assert reader.read() == b"the end"


def test_nothing_lies_before_the_beginning():
    reader = SealedReader(io.BytesIO(_sealed(b"content")), _SEAL)

    with pytest.raises(ValueError, match="before the beginning"):
        reader.seek(-1)


def test_a_passphrase_opens_it_however_the_keyboard_composes():
    made = sealed.new_seal("Zürich é", CHEAP)
    whole = io.BytesIO(_sealed(b"content", made))

    assert sealed.opened_seal(whole, "Zu\u0308rich e\u0301") == made
    assert _refusal(lambda: sealed.opened_seal(whole, "zürich é")) is Refusal.WRONG_PASSPHRASE
    assert _refusal(lambda: sealed.opened_seal(whole, "")) is Refusal.WRONG_PASSPHRASE
    assert _refusal(lambda: sealed.opened_seal(whole, None)) is Refusal.LOCKED


def test_two_files_of_one_passphrase_share_nothing():
    other = sealed.new_seal("Pelgrave", CHEAP)
    one, two = _sealed(b"x" * PIECE + b"y"), _sealed(b"x" * PIECE + b"y", other)

    assert _SEAL.key != other.key
    # A piece of the one in place of that of the other.
    mixed = two[: len(_SEAL.header)] + one[len(_SEAL.header) :]
    assert _refusal(lambda: _read(mixed, other)) is Refusal.UNFINISHED


def test_every_flipped_bit_of_the_content_is_refused():
    whole = _sealed(b"a short hand-over" * 4)

    for place in range(len(_SEAL.header), len(whole)):
        for bit in range(8):
            flipped = bytearray(whole)
            flipped[place] ^= 1 << bit
            assert _refusal(lambda content=bytes(flipped): _read(content)) is Refusal.UNFINISHED


def test_flipped_bits_in_the_middle_of_a_long_file_are_refused_where_they_are_read():
    whole = _sealed(bytes(2 * PIECE + 5))
    flipped = bytearray(whole)
    flipped[len(_SEAL.header) + 17] ^= 1
    reader = SealedReader(io.BytesIO(bytes(flipped)), _SEAL)

    reader.seek(PIECE)
    assert reader.read(5) == bytes(5)
    reader.seek(0)
    assert _refusal(lambda: reader.read(5)) is Refusal.DAMAGED


def test_every_flipped_byte_of_the_header_is_refused():
    whole, whole_header = _sealed(b"a short hand-over"), len(_SEAL.header)

    for place in (*range(len(sealed.MAGIC) + 4), *range(len(sealed.MAGIC) + 4, whole_header, 5)):
        flipped = bytearray(whole)
        flipped[place] ^= 1
        stream = io.BytesIO(bytes(flipped))
        if not sealed.is_sealed(bytes(flipped)):
            assert place < len(sealed.MAGIC)
            continue
        found = _refusal(lambda stream=stream: sealed.unsealed(stream, "Pelgrave"))
        assert found in {Refusal.WRONG_PASSPHRASE, Refusal.DAMAGED, Refusal.NEWER}


def test_every_shorter_file_is_refused_as_not_whole():
    whole = _sealed(b"a short hand-over" * 5000)
    cuts = {*range(len(whole) - 40, len(whole)), *range(0, len(whole), 997)}
    cuts |= {len(_SEAL.header) + n * (PIECE + 16) for n in range(2)}

    for cut in cuts:
        stream = io.BytesIO(whole[:cut])
        if cut < len(_SEAL.header):
            assert _refusal(lambda stream=stream: sealed.opened_seal(stream, "Pelgrave")) is (
                Refusal.UNFINISHED
            )
        else:
            assert _refusal(lambda stream=stream: SealedReader(stream, _SEAL)) is Refusal.UNFINISHED


def test_pieces_in_another_order_or_twice_are_refused():
    whole = _sealed(os.urandom(3 * PIECE + 5))
    head, size = len(_SEAL.header), PIECE + 16
    pieces = [whole[head + n * size : head + (n + 1) * size] for n in range(4)]

    for order in ([1, 0, 2, 3], [0, 0, 2, 3], [0, 1, 3], [0, 1, 2], [0, 1, 2, 3, 3]):
        moved = whole[:head] + b"".join(pieces[number] for number in order)
        with pytest.raises(RefusedFileError):
            _read(moved)


@pytest.mark.parametrize(
    ("place", "value", "refusal"),
    [
        (0, 0, Refusal.DAMAGED),
        (0, 2, Refusal.NEWER),
        (1, 13, Refusal.DAMAGED),
        (1, 40, Refusal.DAMAGED),
        (2, 255, Refusal.DAMAGED),
        (3, 200, Refusal.DAMAGED),
    ],
)
def test_a_file_does_not_choose_how_dear_it_is_to_open(place, value, refusal):
    dear = bytearray(_sealed(b"content"))
    dear[len(sealed.MAGIC) + place] = value
    stream = io.BytesIO(bytes(dear))

    assert _refusal(lambda: sealed.opened_seal(stream, "Pelgrave")) is refusal
