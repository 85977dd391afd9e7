"""The border between our code points and Qt's UTF-16 units: one function each way."""

FIRST_PAIR = "\U00010000"


def to_units(text: str, offset: int) -> int:
    """How many UTF-16 units stand before a code point."""
    return offset + sum(letter >= FIRST_PAIR for letter in text[:offset])


def to_code_points(text: str, units: int) -> int:
    """The code point in which a UTF-16 unit lies; the end of the text where it lies beyond."""
    for offset, letter in enumerate(text):
        units -= 2 if letter >= FIRST_PAIR else 1
        if units < 0:
            return offset
    return len(text)
