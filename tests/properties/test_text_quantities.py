"""What holds for every text: spans lie inside it, and reading it takes time linear in it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer import fields
from reviewer.text.quantities import quantities, quantity_said

pieces = st.sampled_from(
    """
    1 23 4,500 81.7 .5 2024 45:12 $ € USD % - – ( ) / ' " . , : § ¶ No. a an one two twenty hundred
    million dozen half third point and or to between from about at least no fewer than more up per
    each pages days TB feet inches dollars cents of the A. Q. Ex. March 512(c)(1) ½ × 10 ± none 3rd
    in out five 99999999999999999999999 k M m bn +
    """.split()  # noqa: SIM905 - one row of pieces
)
texts = st.one_of(
    st.text(max_size=200),
    st.lists(pieces, max_size=30).map(" ".join),
    st.lists(st.one_of(pieces, st.sampled_from([" ", "\n", ""])), max_size=40).map("".join),
)
LENGTH = 8_000
HOSTILE = (
    "1", "1,000,", "1-", "1 - ", "1 to ", "a", "a ", "hundred ", "one hundred and ", "twenty-", "$",
    "( ", "(1", "1/", "1.", "1:", "A-", "a’", "US $", "tens of ", "a couple of ", "of ", "½", "x10",
    "http://", "5'", "1 ± ", "one in ", "thousand thousand ", "٣", "point one ", "\n1", " ",
)  # fmt: skip


@given(texts)
def test_quantities_lie_in_the_text_in_order(text):
    last = 0
    for one in quantities(text):
        assert last <= one.start < one.end <= len(text)
        assert one.text == text[one.start : one.end]
        last = one.end


@given(texts)
def test_values_are_finite_and_ranges_ascend(text):
    for one in quantities(text):
        numbers = [value for value in (one.value, one.low, one.high) if value is not None]
        assert all(value.is_finite() for value in numbers)
        assert one.low is None or one.high is None or one.low <= one.high
        assert one.kind in {"", *fields.QUANTITY_KINDS}
        assert one.value is None or one.low is None


@given(texts)
def test_whatever_is_found_can_be_said(text):
    assert bool(quantity_said(text)) == bool(quantities(text))


@pytest.mark.parametrize("part", HOSTILE)
def test_long_hostile_text_takes_linear_time(part):
    text = part * (LENGTH // len(part))

    # Three turns at most: a collection of all that earlier tests left may fall into one of them.
    once = min(_seconds(text), _seconds(text))

    assert any(_seconds(text * 4) < 10 * once + 0.2 for _turn in range(3))


def _seconds(text: str) -> float:
    begun = time.process_time()
    quantities(text)
    return time.process_time() - begun
