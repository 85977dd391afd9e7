"""How often one key asks the matter: a bound that no busy machine moves, unlike a time.

Every panel hears of every act and of every step. What they ask in common must be asked once, and
what nobody sees not at all; else the desk grows slower with each panel that is added to it.
"""

from collections.abc import Iterator

import pytest

from reviewer.model import Change
from reviewer.queries import tags
from reviewer.queries.view import RememberingView
from tests.ui.desks import Screen

STEP, BACK, TAG = 16, 30, 95
"""Statements that one key may run: a step over words, a step over passages, a tag."""


@pytest.fixture
def asked(screen: Screen) -> Iterator[list[str]]:
    """Every statement that the window reads with, from now on."""
    reader = screen.desk.bridge.matter._database.reader
    found: list[str] = []
    reader.set_trace_callback(found.append)
    yield found
    reader.set_trace_callback(None)


def _begin(screen: Screen) -> None:
    screen.desk.document.page.setFocus()
    for key in ("Down", "Down", "2", "Down", "2"):
        screen.key(key, screen.page)
    screen.qtbot.wait(200)


def _counts(screen: Screen, asked: list[str], keys: str) -> list[int]:
    counts = []
    for key in keys.split():
        asked.clear()
        screen.key(key, screen.page)
        counts.append(len(asked))
    return counts


def test_a_step_over_words_asks_little(screen, asked):
    _begin(screen)

    counts = _counts(screen, asked, "Down Down Down Down Down Down")

    assert 0 < sorted(counts)[3] <= STEP


def test_a_step_over_passages_asks_little(screen, asked):
    _begin(screen)
    _counts(screen, asked, "Down 2 Down 2 Down 2 Down 2")

    counts = _counts(screen, asked, "Up Up Up Up")

    # What goes off by itself meanwhile, as where a busy machine is late, falls into one of them.
    assert 0 < sorted(counts)[-2] <= BACK


def test_a_tag_asks_little(screen, asked):
    _begin(screen)

    counts = _counts(screen, asked, "Down 2 Down 2 Down 2")[1::2]

    assert 0 < sorted(counts)[-2] <= TAG


def test_what_was_asked_is_asked_anew_after_every_act_and_every_turn(screen, asked):
    view, matter = screen.desk.bridge.view, screen.desk.bridge.matter
    assert isinstance(view, RememberingView)

    def question() -> int:
        asked.clear()
        tags.tags(view)
        return len(asked)

    screen.qtbot.wait(20)
    assert question() > 0
    assert question() == 0
    matter.announce(Change("elsewhere", (), frozenset(), frozenset(), frozenset()))
    assert question() > 0
    screen.qtbot.wait(20)
    assert question() > 0
