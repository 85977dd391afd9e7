from dataclasses import replace

import msgspec
import pytest

from reviewer.readers import registry
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import Child, ExhibitKind, Facts, Party, Reading
from reviewer.text.layer import TextLayer
from reviewer.workers.frozen import freeze

HALF = "Jürgen \udcfc"


def test_half_characters_in_headers_are_shown_as_such_and_cost_nothing():
    facts = Facts(title=HALF, sender=(Party(HALF, "j@example.org"),))
    reading = Reading(
        ExhibitKind.EMAIL, "mail 1", "made", TextLayer("x"), (), facts=facts,
        children=(Child(HALF, b""),), warnings=(HALF,),
    )  # fmt: skip

    whole, _ = freeze(reading)

    msgspec.msgpack.encode(whole)
    assert whole.facts.sender[0].name == "Jürgen �"
    assert (whole.facts.title, whole.children[0].name, whole.warnings[0]) == ("Jürgen �",) * 3


def test_ordinary_readings_pass_as_they_are():
    reading = Reading(ExhibitKind.OTHER, "plain 1", "made", TextLayer("x"), ())

    whole, frozen = freeze(reading)

    assert replace(whole, layer=reading.layer) == reading
    assert frozen.characters == 1


def test_a_real_mail_with_broken_names_is_read(corpora):
    path = corpora / "eml" / "mikel-mail" / "must_supply_encoding.eml"
    if not path.exists():
        pytest.skip("this mail is not among the corpora")

    whole, _ = freeze(registry.read(path, ReadOptions(), lambda _done, _total: None))

    msgspec.msgpack.encode(whole)
