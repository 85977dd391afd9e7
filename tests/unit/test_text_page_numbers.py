"""Which numbers on the sheets of a transcript are its own, and which a filing's or a stamp's."""

import pytest

from reviewer.text.page_numbers import PageEdges, number_pages


@pytest.mark.parametrize(
    "foot",
    [
        "                 Exhibit B, Page {n}",
        "EXHIBIT B       {n}",
        "Attachment 2   Page {n} of 40",
        "Appx. Page {n}",
        "JA Page {n}",
        "FAX 212 555 0100   Page {n}",
        "Declaration of J. Clark   {n}",
        "{n:06}",
        "{n:04}",
        "SMITH   {n:05}",
    ],
)
def test_numbers_of_a_filing_or_a_stamp_are_no_page_numbers(foot: str) -> None:
    """An excerpt filed as an exhibit is never cited by the pages of the filing."""
    # given
    sheets = [PageEdges((), (foot.format(n=n),)) for n in range(12, 20)]
    # when
    found = number_pages(sheets)
    # then
    assert found.numbers == (None,) * 8


def test_a_filing_that_counts_its_pages_leaves_the_transcript_its_own() -> None:
    """What an exhibit counts below is not held against the reporter's number above."""
    # given
    sheets = [PageEdges((f"{45 + n:>60}",), (f"Exhibit B, Page {n}",)) for n in range(3, 9)]
    # when
    found = number_pages(sheets)
    # then
    assert found.numbers == (48, 49, 50, 51, 52, 53)


def test_padded_numbers_at_the_head_are_page_numbers() -> None:
    """Some programs print the page as four or five digits above its lines."""
    # given
    sheets = [PageEdges((f"{n:04}",), ()) for n in range(98, 103)]
    # when
    found = number_pages(sheets)
    # then
    assert found.numbers == (98, 99, 100, 101, 102)
