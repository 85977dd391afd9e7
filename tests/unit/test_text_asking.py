"""Queries as they are typed, and what is understood by them."""

import pytest

from reviewer.errors import InputError
from reviewer.text.asked import Fuzzy, Literal, Wild
from reviewer.text.asking import parse

MEANINGS = [
    # words
    ("seeded", "seeded"),
    ("SEEDED", "seeded"),
    ("Müller", "muller"),
    ("Straße", "strasse"),
    ("third-party", "third-party"),
    ("O’Brien", "o'brien"),
    ("AT&T", "at&t"),
    ("U.S.C.", "u.s.c"),
    ("81.7", "81.7"),
    ("$2,400", "2,400"),
    ("ann@example.org", '"ann example org"'),
    ("30(b)(6)", '"30 b 6"'),
    ("https://example.org/a-b", '"https example org a-b"'),
    # phrases: words side by side, as in dtSearch
    ('"fair use"', '"fair use"'),
    ("fair use", '"fair use"'),
    ("“fair use”", '"fair use"'),
    ('"smok* gun"', '"smok* gun"'),
    ('"and"', '"and"'),
    # operators in any case
    ("a AND b", "a AND b"),
    ("a and b", "a AND b"),
    ("a Or b", "a OR b"),
    ("a & b | c", "(a AND b) OR c"),
    ("a AND NOT b", "a AND NOT b"),
    ("NOT b", "NOT b"),
    ("not not b", "b"),
    ("a NOT b", "a AND NOT b"),
    ('a "b c"', 'a AND "b c"'),
    ("a AND a", "a"),
    # what binds closer
    ("a OR b AND c", "a OR (b AND c)"),
    ("a AND b OR c AND d", "(a AND b) OR (c AND d)"),
    ("(a OR b) AND c", "(a OR b) AND c"),
    ("NOT a OR b", "NOT a OR b"),
    ("NOT (a OR b)", "NOT (a OR b)"),
    ("a AND b w/5 c", "a AND (b w/5 c)"),
    ("NOT a w/5 b", "NOT (a w/5 b)"),
    # proximity
    ("a w/5 b", "a w/5 b"),
    ("a W/5 b", "a w/5 b"),
    ("a within/5 b", "a w/5 b"),
    ("a near/5 b", "a w/5 b"),
    ("a pre/3 b", "a pre/3 b"),
    ("a PRE/3 b", "a pre/3 b"),
    ("a NOT w/3 b", "a NOT w/3 b"),
    ("a w/5 b w/3 c", "(a w/5 b) w/3 c"),
    ('"a b" w/5 c*de', '"a b" w/5 c*de'),
    ("(a OR b) w/5 c", "(a OR b) w/5 c"),
    ("(a AND b) w/5 c", "(a w/5 c) AND (b w/5 c)"),
    ("a w/5 (b AND c)", "(a w/5 b) AND (a w/5 c)"),
    ("a w/5 (b OR (c AND d))", "(a w/5 b) OR ((a w/5 c) AND (a w/5 d))"),
    # wildcards, roots, near misses
    ("licens*", "licens*"),
    ("licens!", "licens*"),
    ("lic?nse", "lic?nse"),
    ("*party*", "*party*"),
    ("li**nse", "li*nse"),
    ("colour~", "colour~1"),
    ("colour~2", "colour~2"),
    # fields
    ("from:able", "from:able"),
    ("From:able kickback", "from:able AND kickback"),
    ('subject:"board pack"', 'title:"board pack"'),
    ("author:able cc:lee", "from:able AND to:lee"),
    ("kind:(email OR memo) AND NOT tag:denial", "kind:(email OR memo) AND NOT tag:denial"),
    ("10:03", '"10 03"'),
]


@pytest.mark.parametrize(("typed", "understood"), MEANINGS)
def test_a_query_is_understood_and_what_was_understood_means_the_same(typed, understood):
    query = parse(typed)

    assert query.understood == understood
    assert parse(understood).root == query.root


REFUSALS = [
    ("", 1, "Type a word"),
    ("   ", 1, "Type a word"),
    ("a AND", 6, "breaks off"),
    ("AND a", 1, "quotation marks"),
    ("a AND OR b", 7, "“OR” ties"),
    ("a w/5", 6, "breaks off"),
    ("w/5 a", 1, "“w/5” ties"),
    ("a w/p b", 3, "w/25"),
    ("a w/0 b", 3, "1 to 250"),
    ("a w/99999999999 b", 3, "1 to 250"),
    ("(a AND b", 1, "not closed"),
    ("a AND b)", 8, "closes nothing"),
    ("a AND ()", 8, "missing before"),
    ('a AND "b', 7, "no partner"),
    ("a AND — b", 7, "no letter or number"),
    ("a AND *", 7, "too many words"),
    ("b?", 1, "too many words"),
    ("ab~", 1, "three letters"),
    ("00:~", 1, "three letters"),
    ("colour~7", 1, "~1 or ~2"),
    ("col*ur~", 1, "three letters"),
    ("a -draft", 3, "NOT draft"),
    ("subjct:budget", 1, "There are: title, from"),
    ("a w/5 (NOT b)", 7, "NOT and fields"),
    ("a w/5 tag:b", 7, "NOT and fields"),
    ("title:(from:a)", 1, "inside another field"),
    ("a NOT w/5 (b AND c)", 3, "NOT w/N"),
    ("(" * 31 + "a" + ")" * 31, 31, "30 deep"),
    ("a w/1 " * 9 + "b", 51, "in a row"),
    ("a " * 2_001, 4_001, "4000 characters"),
]


@pytest.mark.parametrize(("typed", "column", "words"), REFUSALS)
def test_what_cannot_be_read_is_refused_at_its_column(typed, column, words):
    with pytest.raises(InputError) as refusal:
        parse(typed)

    assert words in str(refusal.value)
    assert str(refusal.value).endswith(f"(Column {column}.)")


def test_more_words_than_can_be_looked_for_are_refused():
    with pytest.raises(InputError, match="more than 300 words"):
        parse(" OR ".join(f"w{number}" for number in range(301)))


def test_a_long_list_of_terms_is_read():
    query = parse(" OR ".join(f"term{number}" for number in range(300)))

    assert query.understood.count(" OR ") == 299


def test_thousands_of_operators_break_nothing():
    assert parse("NOT " * 900 + "a").understood == "a"
    assert parse("(" * 30 + "a" + ")" * 30).understood == "a"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("a OR b AND c", "AND binds closer than OR"),
        ("fair use", "read as a phrase"),
        ('a "b c"', "as with AND"),
    ],
)
def test_a_note_says_where_two_readings_are_likely(typed, words):
    assert any(words in note for note in parse(typed).notes)


@pytest.mark.parametrize("typed", ["a AND (b OR c)", '"fair use"', "a w/5 b", "ann@example.org"])
def test_no_note_where_there_is_one_reading(typed):
    assert parse(typed).notes == ()


def test_words_are_of_three_kinds():
    assert parse("abc").root == Literal("abc")
    assert parse("a*bc").root == Wild("a*bc")
    assert parse("abc~2").root == Fuzzy("abc", 2)
