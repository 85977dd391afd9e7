"""Acts packed small: the same bytes come out, or nothing does."""

import hashlib
import zlib
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.model import NoteBody, canonical
from reviewer.sharing import packing
from reviewer.sharing.portions import Acts
from reviewer.store import log
from reviewer.store.log import DamagedError, Payload, Received
from tests.unit.handed import acts_of, tagged_matter

_encode = msgspec.json.Encoder(order="sorted").encode
_IDS = st.sampled_from([bytes([number]) * 32 for number in range(6)])
_SHORT = st.sampled_from([bytes([number]) * 16 for number in range(6)])
_WORDS = st.sampled_from(["", "reviewer", "Prüfer", "note", "“quoted”", "\u2028", "a\\b"])


@pytest.fixture(scope="module")
def acts(tmp_path_factory):
    matter = tagged_matter(tmp_path_factory.mktemp("packing"), 6)
    found = acts_of(matter)
    matter.close()
    return found


def _hex(draw, strategy) -> str | None:
    value = draw(st.none() | strategy)
    return None if value is None else value.hex()


@st.composite
def _acts(draw) -> Acts:
    """Chains of several writers, with gaps, forks, repeated and missing payloads."""
    changesets: list[Received] = []
    payloads: dict[bytes, Payload] = {}
    for number in range(draw(st.integers(0, 6))):
        ops = []
        for entity in draw(st.lists(_IDS | _SHORT, unique=True, max_size=3)):
            said = log.salted(canonical(NoteBody(draw(_WORDS))))
            kept = draw(st.sampled_from(["kept", "absent", "none", "again"]))
            if kept == "again" and payloads:
                said = draw(st.sampled_from(list(payloads.values())))
            elif kept != "absent":
                payloads[said.hash] = said
            digest = None if kept == "none" else said.hash.hex()
            bases = sorted({one.hex() for one in draw(st.lists(_IDS, max_size=2))})
            subject = _hex(draw, _IDS | _SHORT)
            ops.append([entity.hex(), draw(_WORDS), bases, subject, digest])
        wseq = draw(st.sampled_from([1, 2, number + 1, 2**53 - 1]))
        last = changesets[-1].id.hex() if changesets else "ee" * 32
        prev = None if wseq == 1 else draw(st.sampled_from([last, "ab" * 32]))
        body = _encode(
            {
                "app": draw(_WORDS),
                "group": _hex(draw, _SHORT),
                "hlc": str(draw(st.sampled_from([0, 5, 2**62, 2**63 - 1]))),
                "matter": draw(_SHORT).hex(),
                "ops": ops,
                "person": draw(_SHORT).hex(),
                "prev": prev,
                "role": draw(_WORDS),
                "seen": {
                    other.hex(): [draw(st.integers(1, 2**53 - 1)), draw(_IDS).hex()]
                    for other in draw(st.lists(_SHORT, max_size=2, unique=True))
                },
                "undoes": _hex(draw, _IDS),
                "v": draw(st.sampled_from([1, 1, 1, 2])),
                "verb": draw(_WORDS),
                "writer": draw(_SHORT).hex(),
                "wseq": wseq,
            }
        )
        signature = draw(st.none() | st.just(b"s" * 64))
        changesets.append(Received(hashlib.sha256(body).digest(), body, signature))
    return Acts(tuple(changesets), tuple(payloads.values()))


@given(_acts())
def test_whatever_is_packed_comes_out_to_the_byte(made):
    found = packing.unpack(packing.pack(made))

    assert found.damaged == 0
    assert found.acts.changesets == made.changesets
    assert set(found.acts.payloads) == set(made.payloads)


@given(st.lists(st.binary(max_size=40), max_size=4))
def test_what_is_no_body_of_this_version_travels_as_it_is(bodies):
    given = tuple(Received(b"%d" % number, body) for number, body in enumerate(bodies))
    wrong = Payload(b"h" * 32, b"salt", b"not what the hash says")

    found = packing.unpack(packing.pack(Acts(given, (wrong,))))

    assert found.acts == Acts(given, (wrong,))


def test_bodies_of_a_higher_version_keep_their_place_between_others(acts):
    body = _encode(msgspec.json.decode(acts.changesets[3].body) | {"v": 7, "new": "field"})
    later = Received(hashlib.sha256(body).digest(), body)
    mixed = (*acts.changesets[:3], later, *acts.changesets[4:6])

    found = packing.unpack(packing.pack(Acts(mixed, ())))

    assert found.acts.changesets == mixed


def test_bodies_in_other_spellings_are_not_made_canonical(acts):
    spaced = acts.changesets[2].body.replace(b'"ops":', b'"ops": ')
    upper = acts.changesets[2].body.replace(
        acts.changesets[1].id.hex().encode(), acts.changesets[1].id.hex().upper().encode()
    )
    given = tuple(Received(hashlib.sha256(one).digest(), one) for one in (spaced, upper))

    found = packing.unpack(packing.pack(Acts(given, ())))

    assert found.acts.changesets == given


def test_no_flipped_bit_makes_a_changeset_that_nobody_wrote(acts):
    packed = packing.pack(Acts(acts.changesets[:6], acts.payloads))
    real = {(one.id, one.body) for one in acts.changesets}
    told = 0

    for place in range(len(packed)):
        flipped = bytearray(packed)
        flipped[place] ^= 1 << place % 8
        try:
            found = packing.unpack(bytes(flipped))
        except DamagedError:
            told += 1
            continue
        given = {(one.id, one.body) for one in found.acts.changesets}
        wrong = [one for one in found.acts.payloads if not packing._is_its_hash(one)]
        assert given <= real
        assert found.damaged == 6 - len(found.acts.changesets)
        told += found.damaged > 0 or bool(wrong)

    assert told > 0.9 * len(packed)


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_as_damaged(content):
    with pytest.raises(DamagedError):
        packing.unpack(content)
    with pytest.raises(DamagedError):
        packing.unpack(b"PA\x01\0\0\0\0" + zlib.compress(content))


def test_a_pack_that_unfolds_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(packing, "LARGEST", 1_000_000)
    bomb = zlib.compress(bytes(packing.LARGEST + 1), 9)

    with pytest.raises(DamagedError, match="too large"):
        packing.unpack(b"PA\x01\0\0\0\0" + bomb)


def _packed(**changes) -> bytes:
    rest = packing._Pack(b"", [], [], [], [], [])
    rest = msgspec.structs.replace(rest, **changes)
    return b"PA\x01\0\0\0\x20" + bytes(32) + zlib.compress(msgspec.msgpack.encode(rest))


_PLAIN: dict[str, Any] = {
    "id": 0, "matter": 1, "writer": 1, "person": 1, "skipped": 0, "prev": [], "later": 0,
    "role": 0, "app": 0, "verb": 0, "undoes": [], "group": [], "seen": [], "sig": None, "ops": [],
}  # fmt: skip


@pytest.mark.parametrize(
    "changes",
    [
        {"id": 9},
        {"id": -1},
        {"matter": 2},
        {"role": 1},
        {"verb": -1},
        {"skipped": -1},
        {"skipped": 2**60},
        {"later": -1},
        {"ops": [packing._Op(1, 0, [], [], [], is_here=True)]},
    ],
)
def test_mentions_of_what_is_not_there_are_refused(changes):
    act = packing._Act(**{**_PLAIN, **changes})

    with pytest.raises(DamagedError):
        packing.unpack(_packed(lengths=b"\x20", words=["x"], acts=[act]))


def test_a_pack_whose_parts_do_not_fit_is_refused():
    for changes in ({"lengths": b"\x21"}, {"lengths": b"\x20", "contents": [b"{}"]}):
        with pytest.raises(DamagedError):
            packing.unpack(_packed(**changes))


def test_a_changeset_that_is_not_what_its_id_says_is_counted_and_the_others_kept():
    act = packing._Act(**_PLAIN)
    whole = Received(b"w" * 32, b"a body of a later version")

    found = packing.unpack(
        _packed(
            lengths=b"\x20", words=["x"], acts=[act], whole=[(0, whole.id, whole.body, whole.sig)]
        )
    )

    assert found == packing.Unpacked(Acts((whole,), ()), damaged=1)
