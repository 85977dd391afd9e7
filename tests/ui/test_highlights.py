"""The marks of an exhibit after an act: read again in part, they are those of the whole exhibit."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.acts import passages as acts
from reviewer.acts import tagging
from reviewer.matter import Matter, open_matter
from reviewer.model import Change, PassageId, TagId
from reviewer.queries import exhibits
from tests.unit.matters import Added, add_text, make_matter, tag
from ui import highlights
from ui.bridge import Bridge
from ui.highlights import OF_PASSAGES, Highlights
from ui.theme import Theme

WORDS = "One was late. Two was late. Three was late. Four was late.\n"


@pytest.fixture
def matter(tmp_path: Path) -> Iterator[Matter]:
    with make_matter(tmp_path) as made:
        yield made


@pytest.fixture
def exhibit(matter: Matter) -> Added:
    return add_text(matter, WORDS)


@pytest.fixture
def changes(matter: Matter) -> list[Change]:
    """What was told to whoever listens, since the exhibit came."""
    heard: list[Change] = []
    matter.listen(heard.append)
    return heard


def whole(matter: Matter, exhibit: Added, theme: Theme):
    line = exhibits.exhibit(matter.view, exhibit.exhibit)
    return highlights.highlights(matter.view, theme, line)


def decide(matter: Matter, one: PassageId, other: PassageId) -> Iterator[object]:
    """One act after the other that shows on the page."""
    yield matter.do(lambda view: acts.note_passage(view, one, "Ask about this."))
    yield matter.do(lambda view: tagging.tag_passage(view, other, TagId("admission")))
    yield matter.do(lambda view: tagging.untag_passage(view, one, TagId("denial")))
    yield matter.undo()
    yield matter.do(lambda view: acts.set_passage_field(view, one, "importance", "hot"))
    yield matter.do(lambda view: acts.withdraw_passage(view, other))
    yield matter.undo()
    yield matter.redo()


@pytest.mark.parametrize("many", [400, 0])
def test_after_each_act_the_marks_are_those_of_the_whole_exhibit(
    matter, exhibit, changes, theme, monkeypatch, many
):
    monkeypatch.setattr(highlights, "_MANY", many)
    one = tag(matter, exhibit, "Three was late.", "denial")
    other = tag(matter, exhibit, "One was late.", "denial")
    drawn = Highlights(theme)
    drawn.read(matter.view, exhibits.exhibit(matter.view, exhibit.exhibit))
    before = drawn.shown(None)
    changes.clear()

    for _ in decide(matter, one, other):
        change = changes.pop()
        assert change.kinds <= OF_PASSAGES
        drawn.read_again(matter.view, change.passages)
        assert drawn.shown(None) == whole(matter, exhibit, theme)
    new = tag(matter, exhibit, "Two was late.", "quantity")
    drawn.read_again(matter.view, changes.pop().passages)

    assert [mark.passage_id for mark in before] == [other, one]
    assert [mark.passage_id for mark in drawn.shown(new)] == [new, one]
    assert [mark.active for mark in drawn.shown(new)] == [True, False]


def test_what_an_act_did_not_touch_stays_the_same_object(matter, exhibit, theme):
    one = tag(matter, exhibit, "One was late.", "denial")
    other = tag(matter, exhibit, "Two was late.", "denial")
    drawn = Highlights(theme)
    line = exhibits.exhibit(matter.view, exhibit.exhibit)
    drawn.read(matter.view, line)
    before = drawn.shown(None)
    matter.do(lambda view: acts.note_passage(view, one, "Ask about this."))

    drawn.read(matter.view, line)

    assert drawn.shown(None)[0] is not before[0]
    assert drawn.shown(None)[1] is before[1]
    assert before[1].passage_id == other


def test_an_act_while_the_whole_is_read_in_parts_is_not_lost(matter, exhibit, theme):
    one = tag(matter, exhibit, "One was late.", "denial")
    drawn = Highlights(theme)
    line = exhibits.exhibit(matter.view, exhibit.exhibit)
    drawn.read(matter.view, line)
    reading = drawn.reading(matter.view, line)
    next(reading)

    matter.do(lambda view: acts.note_passage(view, one, "Ask about this."))
    drawn.read_again(matter.view, {one})
    list(reading)

    assert drawn.shown(None) == whole(matter, exhibit, theme)
    assert drawn.shown(None)[0].has_note


def test_a_link_is_no_act_on_one_passage_alone(matter, exhibit, changes):
    one = tag(matter, exhibit, "One was late.", "denial")
    other = tag(matter, exhibit, "Two was late.", "denial")

    matter.do(lambda view: acts.link_passages(view, "contradicts", one, other))

    assert not changes.pop().kinds <= OF_PASSAGES


def test_while_another_program_writes_much_an_act_does_not_hide_what_it_wrote(
    qtbot, matter, exhibit, changes
):
    bridge = Bridge(matter)
    with open_matter(matter.folder, matter.settings) as other:
        bridge.look_away()
        tag(other, exhibit, "One was late.", "denial")
        tag(matter, exhibit, "Two was late.", "denial")
        heard: list[Change] = []
        bridge.changed.connect(heard.append)
        with qtbot.waitSignal(bridge.at_rest):
            bridge.look_again()
    bridge.close()

    assert [change.verb for change in heard] == ["elsewhere"]
    assert not bridge.is_away
