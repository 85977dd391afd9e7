"""Whatever a load file holds: a sentence or rows, and every line of it is in one of them."""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from reviewer.errors import InputError, SourceError
from reviewer.loadfiles import images, meanings
from reviewer.loadfiles.characters import ENCODINGS, decoded
from reviewer.loadfiles.dialect import QUOTES, SEPARATORS, Dialect, sniffed
from reviewer.loadfiles.documents import fields_of, of_record, together
from reviewer.loadfiles.images import LoadKind
from reviewer.loadfiles.table import LoadTable

SIGNS = st.sampled_from(
    ["\x14", "þ", "þ\x14þ", '"', '","', ",", "|", "^", "^|^", "\n", "\r\n", "\r", "®", "\t", "\0",
     "BEGBATES", "ABC0001", "PARENTID", "..\\", "x.txt", "é", "\u2028", "\f", " "]
)  # fmt: skip
TEXTS = st.lists(st.one_of(SIGNS, st.text(max_size=4)), max_size=40).map("".join)
DIALECTS = st.builds(
    Dialect, st.sampled_from(list(SEPARATORS)), st.sampled_from(list(QUOTES)), st.just("®")
).filter(lambda one: one.separator != one.quote)
CELLS = st.text(
    st.characters(codec="utf-8", exclude_characters="þ\x14\r\n"),
    max_size=8,
)


def lines_of(text: str) -> list[str]:
    if "\n" in text:
        return text.replace("\r\n", "\n").split("\n")
    return text.split("\r")


@given(TEXTS, DIALECTS, st.booleans())
def test_every_line_is_in_a_row_in_order(text, dialect, has_header):
    found = list(LoadTable(text, dialect, has_header=has_header).records())

    assert [one.number for one in found] == list(range(1, len(found) + 1))
    assert [one.line for one in found] == sorted({one.line for one in found})
    # A line that begins no row is blank, the header, or inside of a row that runs on; and what runs
    # on has as many line ends in its values.
    begun = {one.line: one for one in found}
    inside = 0
    for number, line in enumerate(lines_of(text), start=1):
        if number in begun:
            values = "".join(begun[number].values)
            ends = values.count("\n") if "\n" in text else values.count("\r")
            inside = 0 if begun[number].fault else ends
        elif inside:
            inside -= 1
        else:
            assert not line.strip() or (has_header and number <= 1 + blank_before(text))


def blank_before(text: str) -> int:
    """How many blank lines stand before the first that is none."""
    count = 0
    for line in lines_of(text):
        if line.strip():
            break
        count += 1
    return count


@given(st.one_of(TEXTS.map(lambda text: text.encode("utf-8", "replace")), st.binary(max_size=300)))
def test_any_bytes_give_rows_or_a_sentence(raw: bytes):
    with suppress(InputError, SourceError):
        text = decoded(raw).text
        dialect = sniffed(text)
        table = LoadTable(text, dialect, has_header=True)
        found = meanings.guessed(table.heading.names, table.first_values(5), table.heading.columns)
        names = [table.heading.name(at) for at in range(table.heading.columns)]
        records = list(table.records())
        made = [
            of_record(one, fields_of(names, found, dialect)) for one in records if not one.fault
        ]
        pages = images.image_list(LoadKind.OPTICON, text)
        documents = together(made, pages.documents)

        assert sum(bool(one.row) for one in documents) == len(made)
        assert all(one.parent is None or one.parent < at for at, one in enumerate(documents))
        images.image_list(LoadKind.LFP, text)
    for encoding in ENCODINGS:
        decoded(raw, encoding)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=8))
def test_what_was_written_with_delimiters_is_read_back(rows: list[list[str]]):
    header = ["BEGBATES", "SUBJECT", "NATIVELINK"]
    text = "\r\n".join("\x14".join(f"þ{value}þ" for value in row) for row in (header, *rows))

    table = LoadTable(text, sniffed(text), has_header=True)

    assert [list(one.values) for one in table.records()] == rows
