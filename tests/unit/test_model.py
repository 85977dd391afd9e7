r"""The test vectors of canonical JSON and of ids: whoever writes this format must agree with them.

Canonical JSON is UTF-8; keys stand in the order of their code points, so ``Z`` before ``a``, ``é``
(U+00E9) before ``，`` (U+FF0C) before ``𐐀`` (U+10400), whatever UTF-16 would make of them; there is
no space that JSON does not need; there are no floating-point numbers; integers lie below 2**53, and
greater ones are written as strings; in strings only the quotation mark, the backslash and the
control characters below U+0020 are escaped, five of them by letter and the others as ``\u00xx`` in
lower-case hex, and nothing else: not the slash, not DEL, not U+2028.
"""

import hashlib

import pytest

from reviewer.errors import InputError
from reviewer.model import (
    AnchorBody,
    FieldBody,
    Kind,
    MatterBody,
    Origin,
    PartyBody,
    PassageBody,
    Side,
    canonical,
    derived_id,
    field_id,
    id_from_hex,
    link_id,
    named_field_id,
    number_id,
    passage_id,
    passage_issue_id,
    tagging_id,
)

VECTORS: list[tuple[object, bytes]] = [
    ({}, b"{}"),
    ([], b"[]"),
    (None, b"null"),
    (
        [True, False, 0, -1, 2**53 - 1, -(2**53) + 1],
        b"[true,false,0,-1,9007199254740991,-9007199254740991]",
    ),
    ({"b": 1, "a": [2, {"d": 3, "c": 4}]}, b'{"a":[2,{"c":4,"d":3}],"b":1}'),
    ({"a": 1, "Z": 2}, b'{"Z":2,"a":1}'),
    ({"𐐀": 1, "，": 2, "é": 3}, '{"é":3,"，":2,"𐐀":1}'.encode()),
    ('say "no" \\ /', b'"say \\"no\\" \\\\ /"'),
    ("\b\f\n\r\t", b'"\\b\\f\\n\\r\\t"'),
    ("\x00\x1f\x7f", b'"\\u0000\\u001f\x7f"'),
    ("line\u2028end €", '"line\u2028end €"'.encode()),
    ("e\u0301", '"e\u0301"'.encode()),
]
EXHIBIT, LAYER, OTHER = (bytes([number]) * 32 for number in (1, 2, 3))


@pytest.mark.parametrize(("value", "written"), VECTORS)
def test_a_value_has_one_written_form(value, written):
    assert canonical(value) == written


def test_bodies_are_written_as_objects_with_all_their_keys():
    assert canonical(PartyBody("Acme", Side.ADVERSE)) == b'{"name":"Acme","side":"adverse"}'
    assert canonical(FieldBody("kind", "rfa", "admission", Origin.TYPED)) == (
        b'{"name":"kind","origin":"typed","tag":"admission","value":"rfa"}'
    )
    assert canonical(MatterBody("Clark v. Acme")) == (
        b'{"caption":"","court":"","docket":"","title":"Clark v. Acme"}'
    )
    assert canonical(PassageBody("01", "02", [[3, 9]], [AnchorBody("no", "", " more", 1)])) == (
        b'{"anchors":[{"after":" more","before":"","ordinal":1,"quote":"no"}],'
        b'"exhibit":"01","layer":"02","replaced_by":"","spans":[[3,9]]}'
    )


@pytest.mark.parametrize("value", [1.0, [0.5], {"a": {"b": (1, 2.5)}}, 2**53, [-(2**53)]])
def test_what_is_not_exact_everywhere_is_refused(value):
    with pytest.raises(ValueError, match="not exact"):
        canonical(value)


def test_half_a_surrogate_pair_is_refused():
    with pytest.raises(ValueError, match="surrogates"):
        canonical("name\udce9.txt")


def test_a_derived_id_is_the_hash_of_the_list_that_begins_with_its_kind():
    written = b'["tagging","' + b"01" * 32 + b'","admission"]'

    assert tagging_id(EXHIBIT, "admission") == hashlib.sha256(written).digest()
    assert derived_id("tagging", EXHIBIT.hex(), "admission") == hashlib.sha256(written).digest()


PINNED = {
    "passage": passage_id(EXHIBIT, LAYER, [[0, 12], [40, 61]]),
    "tagging": tagging_id(EXHIBIT, "denial"),
    "field": field_id(EXHIBIT, "denial", "kind"),
    "exhibit_field": named_field_id(Kind.EXHIBIT_FIELD, EXHIBIT, "title"),
    "passage_issue": passage_issue_id(EXHIBIT, OTHER[:16]),
    "link": link_id("in_part", EXHIBIT, LAYER),
    "passage_number": number_id(Kind.PASSAGE_NUMBER, EXHIBIT, "KL", 42, OTHER[:16]),
}


def test_derived_ids_never_change():
    assert {name: entity.hex() for name, entity in PINNED.items()} == {
        "passage": "7fb371497d76508feed9822288483bd14a232ecf4a43a40b2b491631df958472",
        "tagging": "49f05ee0d0d4c9a0c822e8c226301da86f8a3141cb4d0d7ed33595415537aad3",
        "field": "cc5b777ee7ecda55dbbdd7132ce3006bd5cd9617cfd290834cead6277f26231f",
        "exhibit_field": "0647da9c462d002a58a8868e1169ed5a9b1c3216d597bcaa46caaeb0f733a1d9",
        "passage_issue": "cbf15a3d9bbb76d747fdba65f3b29f8c7b8231e70c9294443d01567ac2d5aa19",
        "link": "bef6813128635dfda3d3c0221c150570805ac5255d6b5772029d011e714a1588",
        "passage_number": "ff6703299c356cc3bc2a0aa9a116691c3fbb953d05536234da0522b41009ec4a",
    }


def test_no_two_kinds_share_an_id():
    assert len(set(PINNED.values())) == len(PINNED)
    assert named_field_id(Kind.EXHIBIT_FIELD, EXHIBIT, "title") != named_field_id(
        Kind.OCCURRENCE_FIELD, EXHIBIT, "title"
    )


def test_a_link_is_the_same_from_both_ends():
    assert link_id("adopts", EXHIBIT, LAYER) == link_id("adopts", LAYER, EXHIBIT)


@pytest.mark.parametrize("length", [16, 32])
def test_an_id_is_read_as_a_person_pastes_it(length):
    assert id_from_hex("aB" * length, "a passage") == b"\xab" * length


@pytest.mark.parametrize("text", ["", "zz", "ab", "ab" * 17])
def test_what_is_no_id_is_refused_in_a_sentence(text):
    with pytest.raises(InputError, match="is not the id of a passage"):
        id_from_hex(text, "a passage")
