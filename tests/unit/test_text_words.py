"""Words as the index, queries and pages see them."""

import sys
from itertools import pairwise

import pytest
import sqlcipher3.dbapi2 as driver

from reviewer.text.words import Words, shadow, shown, terms


def seen(text: str) -> list[tuple[str, str]]:
    """Every word as it is compared and as it stands in the text."""
    words = Words(text)
    spans = [words.span(*place) for place in words.words_in(0, len(words.shadow))]
    return [
        (shown(term), text[span.start : span.end])
        for term, span in zip(words.terms, spans, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Third-party claims", ["third-party", "claims"]),
        ("the Act’s scope", ["the", "act's", "scope"]),
        ("'quoted' words", ["quoted", "words"]),
        ("D.C. and U.S.C., a.m.", ["d.c", "and", "u.s.c", "a.m"]),
        ("the end.Next one", ["the", "end", "next", "one"]),
        ("2,400 of 1,2 and 81.7", ["2,400", "of", "1", "2", "and", "81.7"]),
        ("issuer/bond and/or.", ["issuer/bond", "and/or"]),
        ("https://a.org/films/books", ["https", "a", "org", "films", "books"]),
        ("word--word", ["word", "word"]),
        ("down-\nload", ["down", "load"]),
        ("KL-00006 at 45:12", ["kl-00006", "at", "45", "12"]),
        ("snake_case", ["snake", "case"]),
        ("AT&T & Co", ["at&t", "co"]),
    ],
)
def test_a_word_is_a_whole_printed_word(text, words):
    assert [shown(term) for term in terms(text)] == words


def test_letters_are_folded_and_stand_where_they_stood():
    assert seen("Müller, MU\u0308LLER") == [("muller", "Müller"), ("muller", "MU\u0308LLER")]
    assert seen("Straße STRASSE") == [("strasse", "Straße"), ("strasse", "STRASSE")]
    assert seen("so\xadft ﬁne x") == [("soft", "so\xadft"), ("fine", "ﬁne"), ("x", "x")]
    assert seen("東京 Tokyo") == [("東", "東"), ("京", "京"), ("tokyo", "Tokyo")]
    assert seen("💡 idea 😀 more") == [("idea", "idea"), ("more", "more")]
    assert seen("e\u0301a\u0301 b") == [("ea", "e\u0301a\u0301"), ("b", "b")]


def test_no_word_is_made_of_nothing():
    assert terms("— \u0301 \xad “” \u200b …") == []


def test_every_character_is_the_same_word_for_the_index_and_for_us():
    """One row of the index for every stretch of Unicode; both lists of words must be equal."""
    connection = driver.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE text USING fts5(body, tokenize='ascii')")
    connection.execute("CREATE VIRTUAL TABLE term USING fts5vocab(text, 'instance')")
    for row, start in enumerate(range(1, min(sys.maxunicode, 0x20000), 0x400), start=1):
        text = " ".join(f"x{chr(code)}y {chr(code)}" for code in range(start, start + 0x400))
        connection.execute("DELETE FROM text")
        connection.execute("INSERT INTO text (rowid, body) VALUES (?, ?)", (row, shadow(text)))

        found = connection.execute('SELECT term FROM term ORDER BY "offset"')

        assert [term for (term,) in found] == Words(text).terms


def test_spans_of_odd_characters_never_leave_the_text():
    text = "".join(f"a{chr(code)}b {chr(code)} " for code in range(0x80, 0x3000))
    words = Words(text)

    spans = [words.span(*place) for place in words.words_in(0, len(words.shadow))]

    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
