"""Searching: no input breaks it, hits are what a plain scan of the words finds, the index keeps up.

The scan knows nothing of the finder: it takes every pair of every word, so it is slow and plain.
"""

import itertools
import re
from contextlib import closing
from fnmatch import fnmatchcase

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from reviewer.acts import exhibits as exhibit_acts
from reviewer.errors import InputError
from reviewer.indexing import bring_up_to_date
from reviewer.matter import Matter
from reviewer.queries.search import as_typed, search
from reviewer.store.index import drop_index, index_to_read
from reviewer.store.matching import Matching
from reviewer.text.asked import (
    And,
    Asked,
    Fuzzy,
    Literal,
    Near,
    Not,
    NotNear,
    Or,
    Phrase,
    Wild,
    in_words,
)
from reviewer.text.asking import parse
from reviewer.text.hits import Finder, accepted_by
from reviewer.text.words import Words
from tests.unit.matters import add_text, make_matter

ROOMY = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
FEW = settings(ROOMY, max_examples=15)
VOCABULARY = ("ant", "bee", "cat", "dog", "ant-bee")
SCRAPS = some.sampled_from(
    """a b AND OR NOT and or not ( ) " w/5 pre/3 w/ W/0 x* ?y * ~ ab~ abc~2 title: tag: kind:email
    foo: NEAR( ^ - + , { } é 😀 ' . : ! !! & | "a not w/5 near/2 \0 \ud800 ß 東京 -x w/s 1,000
    from:(a a* rowid: text MATCH --""".split()  # noqa: SIM905 - it is read as queries are typed
)
TYPED = some.one_of(
    some.lists(SCRAPS, max_size=14).map(" ".join),
    some.lists(SCRAPS, max_size=14).map("".join),
    some.text(max_size=40),
)


# --- any input ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def searched(tmp_path_factory):
    """A matter of a few exhibits with its index, open for the whole module."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PINCITE_HOME", str(tmp_path_factory.mktemp("home")))
        with make_matter(tmp_path_factory.mktemp("searched")) as matter:
            for text in ("a b x ant", "bee a 1,000 é 東京", "title text from near"):
                add_text(matter, text)
            bring_up_to_date(matter.folder)
            index = index_to_read(matter.folder, matter.id)
            assert index is not None
            with closing(index):
                yield matter, index


SAID_WHERE = re.compile(r"\(Column \d+\.\)$|more than 300 words")


def said_of(searched, typed: str) -> str:
    """Why a query is refused; empty where it is not, and all that it finds was looked at."""
    matter, index = searched
    try:
        found = search(matter.view, index, typed)
    except InputError as refusal:
        return str(refusal)
    found.hits()
    found.terms()
    as_typed(matter.view, index, typed)
    return "" if parse(found.understood).root == found.query.root else "understood otherwise"


@ROOMY
@given(TYPED)
def test_any_query_finds_something_or_is_refused_with_its_column(searched, typed):
    said = said_of(searched, typed)

    assert not said or SAID_WHERE.search(said)


def test_twenty_thousand_queries_break_nothing(searched, request):
    if not request.config.getoption("--long"):
        pytest.skip("twenty thousand queries are tried with --long")

    @settings(ROOMY, max_examples=20_000, database=None)
    @given(TYPED)
    def tried(typed):
        said = said_of(searched, typed)

        assert not said or SAID_WHERE.search(said)

    tried()


# --- what is found --------------------------------------------------------------------------------

LITERALS = some.sampled_from(VOCABULARY[:4]).map(Literal)
PHRASES = some.lists(LITERALS, min_size=2, max_size=3).map(lambda words: Phrase(tuple(words)))
TERMS = some.one_of(LITERALS, LITERALS, PHRASES)
SIDES = some.one_of(
    TERMS, some.lists(TERMS, min_size=2, max_size=3, unique=True).map(lambda one: Or(tuple(one)))
)
NEARS = some.one_of(
    some.builds(Near, SIDES, SIDES, some.integers(1, 4), some.booleans()),
    some.builds(NotNear, SIDES, SIDES, some.integers(1, 4)),
)
QUERIES = some.recursive(
    some.one_of(TERMS, NEARS),
    lambda inner: some.one_of(
        some.lists(inner, min_size=2, max_size=3).map(lambda parts: And(tuple(parts))),
        some.lists(inner, min_size=2, max_size=3).map(lambda parts: Or(tuple(parts))),
        inner.map(Not),
    ),
    max_leaves=5,
)
TEXTS = some.lists(some.sampled_from(VOCABULARY), max_size=25)


def runs(asked: Asked, words: list[str]) -> set[tuple[int, int]]:
    """The runs of words that a side finds: by trying every run."""
    if isinstance(asked, Literal):
        return {(at, at) for at, word in enumerate(words) if word == asked.term}
    if isinstance(asked, Phrase):
        wanted = [one.term for one in asked.words if isinstance(one, Literal)]
        spelled = {" ".join(wanted)} | {
            " ".join([*wanted[:at], f"{wanted[at]}-{wanted[at + 1]}", *wanted[at + 2 :]])
            for at in range(len(wanted) - 1)
        }
        every = itertools.product(range(len(words)), repeat=2)
        return {(a, b) for a, b in every if " ".join(words[a : b + 1]) in spelled}
    if isinstance(asked, Or):
        return {run for part in asked.parts for run in runs(part, words)}
    if isinstance(asked, Near):
        pairs = near(asked, words)
        return {run for pair in pairs for run in pair}
    assert isinstance(asked, NotNear)
    other = Near(asked.left, asked.right, asked.distance)
    return runs(asked.left, words) - {left for left, _ in near(other, words)}


def near(asked: Near, words: list[str]) -> set[tuple[tuple[int, int], tuple[int, int]]]:
    """Every pair of runs that share no word and are near enough, the left side first."""
    found = set()
    for left in runs(asked.left, words):
        for right in runs(asked.right, words):
            after = 0 < right[0] - left[1] <= asked.distance
            before = 0 < left[0] - right[1] <= asked.distance
            if after or (before and not asked.is_ordered):
                found.add((left, right))
    return found


def holds(asked: Asked, words: list[str]) -> bool:
    if isinstance(asked, And):
        return all(holds(part, words) for part in asked.parts)
    if isinstance(asked, Or):
        return any(holds(part, words) for part in asked.parts)
    if isinstance(asked, Not):
        return not holds(asked.part, words)
    return bool(runs(asked, words))


def covered(asked: Asked, words: list[str]) -> set[tuple[int, int]]:
    """Every run that stands in some hit."""
    if isinstance(asked, Not) or not holds(asked, words):
        return set()
    if isinstance(asked, And | Or):
        return {run for part in asked.parts for run in covered(part, words)}
    return runs(asked, words)


@given(TEXTS, QUERIES)
def test_hits_are_those_of_a_plain_scan(words, asked):
    text = " ".join(words)
    finder = Finder(Words(text))

    hits = finder.hits(asked)

    starts = list(itertools.accumulate((len(word) + 1 for word in words), initial=0))
    spans = {
        (starts[first], starts[last] + len(words[last])) for first, last in covered(asked, words)
    }
    assert finder.matches(asked) == holds(asked, words)
    assert {(span.start, span.end) for hit in hits for span in hit} == spans


@given(TEXTS, SIDES, SIDES, some.integers(1, 4), some.booleans())
def test_every_hit_of_two_tied_words_is_such_a_pair(words, left, right, distance, is_ordered):
    asked = Near(left, right, distance, is_ordered)
    starts = list(itertools.accumulate((len(word) + 1 for word in words), initial=0))

    hits = Finder(Words(" ".join(words))).hits(asked)

    pairs = {frozenset(pair) for pair in near(asked, words)}
    for hit in hits:
        runs_of_hit = frozenset(
            (starts.index(span.start), next(n for n, s in enumerate(starts) if s > span.end) - 1)
            for span in hit
        )
        assert runs_of_hit in pairs


@FEW
@given(some.lists(TEXTS, min_size=1, max_size=4), some.lists(QUERIES, min_size=1, max_size=4))
def test_the_index_finds_the_exhibits_that_a_plain_scan_finds(tmp_path_factory, texts, queries):
    with make_matter(tmp_path_factory.mktemp("scanned")) as matter:
        added = {}
        for number, words in enumerate(texts):
            text = " ".join([*words, f"only{number}"])
            added[add_text(matter, text).exhibit] = [*words, f"only{number}"]
        bring_up_to_date(matter.folder)
        index = index_to_read(matter.folder, matter.id)
        assert index is not None
        with closing(index):
            for asked in queries:
                found = search(matter.view, index, in_words(asked))

                assert {bytes(one) for one in found.matching_exhibits()} == {
                    bytes(one) for one, words in added.items() if holds(asked, words)
                }


@FEW
@given(
    some.lists(some.text("abc", min_size=1, max_size=7), min_size=1, max_size=30),
    some.text("abc", min_size=3, max_size=6),
    some.integers(1, 2),
)
def test_words_some_letters_away_are_all_looked_up(tmp_path_factory, words, word, letters):
    with make_matter(tmp_path_factory.mktemp("near")) as matter:
        add_text(matter, " ".join(words))
        bring_up_to_date(matter.folder)
        index = index_to_read(matter.folder, matter.id)
        assert index is not None
        with closing(index):
            asked = Fuzzy(word, letters)

            assert set(Matching(index).spelled_out(asked)) == accepted_by(asked, words)


@FEW
@given(
    some.lists(some.text("ab", min_size=1, max_size=6), min_size=1, max_size=30),
    some.text("ab*?", min_size=3, max_size=5).filter(lambda one: len(one.strip("*?")) > 1),
)
def test_words_of_a_pattern_are_all_looked_up(tmp_path_factory, words, pattern):
    with make_matter(tmp_path_factory.mktemp("wild")) as matter:
        add_text(matter, " ".join(words))
        bring_up_to_date(matter.folder)
        index = index_to_read(matter.folder, matter.id)
        assert index is not None
        with closing(index):
            found = Matching(index).spelled_out(Wild(pattern))

            assert found == tuple(sorted({one for one in words if fnmatchcase(one, pattern)}))


# --- keeping up -----------------------------------------------------------------------------------


@FEW
@given(some.lists(some.sampled_from(["add", "number", "undo", "redo", "index"]), max_size=12))
def test_an_index_kept_up_is_one_made_anew(tmp_path_factory, steps):
    with make_matter(tmp_path_factory.mktemp("kept")) as matter:
        for number, step in enumerate(["add", *steps]):
            take(matter, step, number)
        bring_up_to_date(matter.folder)
        kept = everything(matter)
        drop_index(matter.folder)
        bring_up_to_date(matter.folder)

        assert everything(matter) == kept


def take(matter: Matter, step: str, number: int) -> None:
    if step == "index":
        bring_up_to_date(matter.folder)
    elif step == "add":
        add_text(matter, f"common word{number} ant bee", name=f"{number}.txt")
    elif step == "number":
        places = [row[0] for row in matter.view.rows("SELECT id FROM occurrence ORDER BY id")]
        if places:
            matter.do(
                lambda view: exhibit_acts.set_occurrence_field(
                    view, places[:1], "marked", f"PX-{number}"
                )
            )
    elif step == "undo" and matter.undo_target() is not None:
        matter.undo()
    elif step == "redo" and matter.redo_target() is not None:
        matter.redo()


def everything(matter: Matter) -> tuple[object, ...]:
    index = index_to_read(matter.folder, matter.id)
    assert index is not None
    with closing(index):
        words = sorted(index.vocabulary())
        return (
            index.shown(),
            index.everything(),
            index.cursor,
            [(word, index.matching(f'"{word}"')) for word in words],
            index.matching('"word" *'),
            index.matching('"wo" *'),
        )
