"""Sentences with counts: one is told apart from several, for translation too."""

import pytest

from reviewer.said import counted


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, "0 acts of Kim Lee are new."),
        (1, "1 act of Kim Lee is new."),
        (1_204, "1,204 acts of Kim Lee are new."),
    ],
)
def test_one_is_told_apart_from_several(count, told):
    one, several = "1 act of {name} is new.", "{count:,} acts of {name} are new."

    sentence = counted(count, one, several, name="Kim Lee")

    assert sentence == told
    assert sentence.pattern == (one if count == 1 else several)
    assert sentence.values == {"count": count, "name": "Kim Lee"}
