"""Other readings of an exhibit: what moves by itself, what waits for a person, what is undone."""

import csv
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reviewer.acts import exhibits as exhibit_acts
from reviewer.acts import passages as passage_acts
from reviewer.acts import readings as acts
from reviewer.acts import tagging
from reviewer.errors import InputError, RefusedError
from reviewer.exports.passage_log import LogChoices, write_log
from reviewer.model import (
    Act,
    FieldBody,
    Kind,
    LayerBody,
    Op,
    PassageId,
    RelocationBody,
    Standing,
    TagId,
    named_field_id,
)
from reviewer.queries import exhibits, history, passages, readings
from reviewer.sharing.verify import verify
from reviewer.text.layer import Span
from tests.unit.matters import add_text, add_transcript, make_matter, tag
from tests.unit.read_again import new_layer, transcript_layer

OLD = (
    "Mr. Doe said that we never copied books.\n\nThere were about 2,400 films.\n\n"
    "Seven years passed."
)
NEW = (
    "INTRODUCTION\n\nMr. Doe said that we never  copied books.\n\n"
    "There were about 2,900 films.\n\nSeven years passed."
)


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        yield made


@pytest.fixture
def added(matter):
    return add_text(matter, OLD)


def line(matter, passage):
    return passages.line_of(matter.view, passage)


def read_as(matter, added, text, *, show=True):
    body = new_layer(matter, added, text)
    matter.do(lambda view: acts.add_reading(view, added.exhibit, body, show=show))
    return acts.reading_id(body)


def rows_hold(matter) -> bool:
    """The rows are those of a rebuild, and every word stands where acts say."""
    assert matter.projected_rows() == matter.rebuilt_rows()
    return all("The file of an exhibit" in one for one in verify(matter).findings)


def test_a_passage_moves_with_all_that_stands_on_it_and_keeps_its_number(matter, added):
    passage = tag(matter, added, "we never copied books.", "denial", "testimonial_flat")
    matter.do(lambda view: passage_acts.note_passage(view, passage, "Ask Doe."))

    read_as(matter, added, NEW)

    card = passages.card(matter.view, passage)
    assert card.line.standing == Standing.NORMALISED
    assert card.line.quote == "we never copied books."
    assert NEW[card.line.spans[0].start : card.line.spans[0].end] == "we never  copied books."
    assert (card.line.number, card.line.tags) == ("KL-0001", ("denial",))
    assert [note.text for note in card.notes] == ["Ask Doe."]
    assert not card.line.is_unsettled
    assert rows_hold(matter)


def test_a_changed_number_leaves_the_passage_where_it_was_and_waits_for_a_person(matter, added):
    passage = tag(matter, added, "There were about 2,400 films.", "quantity")

    read_as(matter, added, NEW)

    (one,) = readings.unsettled(matter.view)
    assert (one.line.id, one.why) == (passage, "changed")
    assert one.old.quote == "There were about 2,400 films."
    assert one.new is not None
    assert one.new.quote == "There were about 2,900 films."
    assert line(matter, passage).quote == "There were about 2,400 films."
    assert line(matter, passage).layer == added.layer
    assert rows_hold(matter)


def test_one_undo_takes_the_reading_and_every_move_back_and_redo_puts_them_back(matter, added):
    passage = tag(matter, added, "we never copied books.", "denial")
    before = line(matter, passage)
    read_as(matter, added, NEW)
    after = line(matter, passage)

    matter.undo()
    assert line(matter, passage) == before
    assert exhibits.exhibit(matter.view, added.exhibit).layer == added.layer

    matter.redo()
    assert line(matter, passage) == after
    assert rows_hold(matter)


def test_to_show_the_earlier_reading_again_takes_every_passage_back(matter, added):
    first = readings.shown_reading(matter.view, added.exhibit)
    one = tag(matter, added, "we never copied books.", "denial")
    other = tag(matter, added, "There were about 2,400 films.", "quantity")
    before = line(matter, one), line(matter, other)
    read_as(matter, added, NEW)

    matter.do(lambda view: acts.show_reading(view, added.exhibit, first))

    assert (line(matter, one), line(matter, other)) == before
    assert readings.count_unsettled(matter.view) == 0
    with pytest.raises(RefusedError, match="shown already"):
        matter.do(lambda view: acts.show_reading(view, added.exhibit, first))
    assert rows_hold(matter)


def test_a_passage_of_the_later_reading_stands_in_the_earlier_one_when_that_is_shown(matter, added):
    first = readings.shown_reading(matter.view, added.exhibit)
    read_as(matter, added, NEW)
    shown = exhibits.exhibit(matter.view, added.exhibit)
    start = NEW.index("Seven")
    selection = tagging.Selection(added.exhibit, shown.layer, (Span(start, start + 5),))
    matter.do(lambda view: tagging.tag_selection(view, selection, TagId("quantity")))
    (made,) = passages.of_exhibit(matter.view, added.exhibit)

    matter.do(lambda view: acts.show_reading(view, added.exhibit, first))

    now = line(matter, made.id)
    assert (now.layer, now.quote, now.standing) == (added.layer, "Seven", Standing.MOVED)


def test_the_words_a_person_accepts_are_those_of_the_passage(matter, added):
    passage = tag(matter, added, "There were about 2,400 films.", "quantity")
    read_as(matter, added, NEW)

    matter.do(lambda view: acts.accept_place(view, passage))

    now = line(matter, passage)
    assert (now.quote, now.standing) == ("There were about 2,900 films.", Standing.ACCEPTED)
    assert readings.count_unsettled(matter.view) == 0
    with pytest.raises(RefusedError, match="already"):
        matter.do(lambda view: acts.accept_place(view, passage, now.spans))
    assert next(history.acts(matter.view)).sentence.startswith("said where KL-0001")
    matter.undo()
    assert line(matter, passage).standing == Standing.CHANGED
    assert rows_hold(matter)


def test_other_words_may_be_chosen_and_nonsense_is_refused(matter, added):
    passage = tag(matter, added, "There were about 2,400 films.", "quantity")
    read_as(matter, added, NEW)
    start = NEW.index("about")

    with pytest.raises(InputError, match="no words"):
        matter.do(lambda view: acts.accept_place(view, passage, [Span(12, 14)]))
    with pytest.raises(InputError, match="Another reading"):
        matter.do(lambda view: acts.accept_place(view, passage, [Span(0, 5)], added.layer))
    matter.do(lambda view: acts.accept_place(view, passage, [Span(start, start + 17)]))

    assert line(matter, passage).quote == "about 2,900 films"


def test_a_passage_left_with_the_older_reading_is_cited_from_it_and_waits_no_more(matter, added):
    passage = tag(matter, added, "There were about 2,400 films.", "quantity")
    with pytest.raises(RefusedError, match="text that is shown"):
        matter.do(lambda view: acts.keep_place(view, passage))
    read_as(matter, added, NEW)

    matter.do(lambda view: acts.keep_place(view, passage))

    now = line(matter, passage)
    assert (now.quote, now.standing) == ("There were about 2,400 films.", Standing.RETIRED)
    assert readings.count_unsettled(matter.view) == 0
    assert rows_hold(matter)


def test_what_is_marked_on_the_older_reading_meanwhile_waits_and_can_be_brought_over(matter, added):
    read_as(matter, added, NEW)
    start = OLD.index("Seven")
    late = tagging.Selection(added.exhibit, added.layer, (Span(start, start + 5),))
    matter.do(lambda view: tagging.tag_selection(view, late, TagId("quantity")))
    (one,) = readings.unsettled(matter.view, added.exhibit)
    assert (one.why, one.new) == ("earlier", None)

    matter.do(lambda view: acts.bring_over(view, [one.line.id]))

    assert line(matter, one.line.id).standing == Standing.MOVED
    with pytest.raises(RefusedError, match="Nothing more"):
        matter.do(lambda view: acts.bring_over(view, [one.line.id]))


def test_the_same_words_tagged_on_the_new_reading_are_the_passage_that_stands_there(matter, added):
    passage = tag(matter, added, "we never copied books.", "denial")
    read_as(matter, added, NEW)
    now = line(matter, passage)

    again = tagging.Selection(added.exhibit, now.layer, now.spans, added.occurrence)
    matter.do(lambda view: tagging.tag_selection(view, again, TagId("admission")))

    assert line(matter, passage).tags == ("admission", "denial")
    assert passages.count(matter.view) == 1


def test_widening_a_moved_passage_takes_words_of_the_new_reading(matter, added):
    passage = tag(matter, added, "we never copied books.", "denial")
    read_as(matter, added, NEW)
    start = NEW.index("Mr. Doe")
    end = NEW.index("books.") + 6

    matter.do(lambda view: passage_acts.widen_passage(view, passage, [Span(start, end)]))

    (wide,) = passages.of_exhibit(matter.view, added.exhibit)
    assert wide.quote == "Mr. Doe said that we never copied books."
    assert (wide.number, wide.tags) == ("KL-0001", ("denial",))
    assert rows_hold(matter)
    matter.undo()
    assert line(matter, passage).standing == Standing.NORMALISED


def test_a_withdrawn_passage_comes_back_where_it_stood_last(matter, added):
    passage = tag(matter, added, "we never copied books.", "denial")
    read_as(matter, added, NEW)
    matter.do(lambda view: passage_acts.withdraw_passage(view, passage))

    matter.do(lambda view: passage_acts.restore_passage(view, passage))

    assert line(matter, passage).standing == Standing.NORMALISED
    assert rows_hold(matter)


def test_a_reading_that_is_only_added_is_listed_and_changes_nothing_shown(matter, added):
    passage = tag(matter, added, "we never copied books.", "denial")
    before = line(matter, passage)

    reading = read_as(matter, added, NEW, show=False)

    assert line(matter, passage) == before
    listed = readings.readings_of(matter.view, added.exhibit)
    assert [one.is_shown for one in listed] == [True, False]
    assert listed[1].entity == reading
    with pytest.raises(RefusedError, match="just as before"):
        read_as(matter, added, NEW, show=False)
    with pytest.raises(InputError, match="no such reading"):
        matter.do(lambda view: acts.show_reading(view, added.exhibit, bytes(32)))


def test_a_certified_transcript_takes_the_place_of_a_rough_one(matter):
    rough = add_transcript(
        matter,
        [("Q", "Q.  Did you copy it?"), ("A", "A.  No.  We kept 40 pages."), ("A", "I am sure.")],
        name="rough.txt",
    )
    certified = add_transcript(
        matter,
        [("", "APPEARANCES"), ("Q", "Q.  Did you copy it?")],
        [("A", "A.  No.  We kept 14 pages."), ("A", "I am sure.")],
        name="certified.txt",
    )
    sure = tag(matter, rough, "I am sure.", "admission")
    other = tag(matter, rough, "We kept 40 pages.", "quantity")

    matter.do(lambda view: acts.succeed(view, rough.exhibit, certified.exhibit))

    now = line(matter, sure)
    assert now.exhibit == certified.exhibit
    assert now.exhibit_label == exhibits.exhibit(matter.view, certified.exhibit).label
    assert passages.card(matter.view, sure).citation == "Clark Dep. 5:2, 6:2"
    (one,) = readings.unsettled(matter.view)
    assert one.line.id == other
    assert one.new is not None
    assert one.new.exhibit == certified.exhibit
    assert exhibits.exhibit(matter.view, rough.exhibit).passages == 1
    assert exhibits.exhibit(matter.view, certified.exhibit).passages == 1
    matter.do(lambda view: acts.accept_place(view, other))
    assert exhibits.exhibit(matter.view, rough.exhibit).passages == 0
    assert "14 pages" in line(matter, other).quote
    assert rows_hold(matter)
    with pytest.raises(InputError, match="own place"):
        matter.do(lambda view: acts.succeed(view, rough.exhibit, rough.exhibit))
    with pytest.raises(RefusedError, match="already"):
        matter.do(lambda view: acts.succeed(view, rough.exhibit, certified.exhibit))
    with pytest.raises(RefusedError, match="itself replaced"):
        matter.do(lambda view: acts.succeed(view, certified.exhibit, rough.exhibit))
    for _ in range(2):
        matter.undo()
    assert line(matter, sure).exhibit == rough.exhibit
    assert exhibits.exhibit(matter.view, certified.exhibit).passages == 0
    assert rows_hold(matter)


def test_a_corrected_transcript_of_the_same_words_only_changes_the_cite(matter):
    rows = [("Q", "Q.  Did you copy it?"), ("A", "A.  No.  We kept 40 pages.")]
    added = add_transcript(matter, rows)
    passage = tag(matter, added, "We kept 40 pages.", "quantity")
    body = new_layer(matter, added, transcript_layer(rows, page=118))

    matter.do(lambda view: acts.add_reading(view, added.exhibit, body, show=True))

    card = passages.card(matter.view, passage)
    assert (card.line.standing, card.citation) == (Standing.EXACT, "Clark Dep. 118:1-2")


def test_verify_tells_a_relocation_whose_words_are_not_in_its_text(matter, added):
    passage = tag(matter, added, "we never copied books.", "denial")
    body = new_layer(matter, added, NEW)
    act = acts.add_reading(matter.view, added.exhibit, body, show=True)
    told = next(op for op in act.ops if op.subject == passage)
    assert isinstance(told.body, RelocationBody)
    wrong = passage_acts.anchor_body(matter.view.layer(added.layer), Span(0, 3))
    forged = replace(told, body=replace(told.body, anchors=[wrong]))
    matter.do(replace(act, ops=tuple(forged if op is told else op for op in act.ops)))

    assert any("does not stand on the words" in one for one in verify(matter).findings)


def test_a_reading_of_another_file_is_refused(matter, added):
    other = add_text(matter, "Another text.")
    body = new_layer(matter, other, "Another  text.")
    assert isinstance(body, LayerBody)

    with pytest.raises(InputError, match="another file"):
        matter.do(lambda view: acts.add_reading(view, added.exhibit, body, show=True))
    with pytest.raises(InputError):
        matter.do(lambda view: acts.keep_place(view, PassageId(bytes(32))))


def cells_of(matter, tmp_path) -> list[dict[str, str]]:
    path = tmp_path / "log.csv"
    write_log(matter.view, path, LogChoices(), datetime(2026, 11, 21, tzinfo=UTC))
    return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))


def test_a_log_says_of_a_passage_that_its_reading_changed_and_keeps_the_old_words(
    matter, added, tmp_path
):
    passage = tag(matter, added, "There were about 2,400 films.", "quantity")
    other = tag(matter, added, "we never copied books.", "denial")
    read_as(matter, added, NEW)

    rows = {row["Quote"]: row["Status"] for row in cells_of(matter, tmp_path)}
    matter.do(lambda view: acts.keep_place(view, passage))
    later = {row["Quote"]: row["Status"] for row in cells_of(matter, tmp_path)}

    assert rows["There were about 2,400 films."] == "tagged [reading changed: review]"
    assert rows["we never copied books."] == "tagged"
    assert later["There were about 2,400 films."] == "tagged [cited from an older reading]"
    assert line(matter, other).standing == Standing.NORMALISED


THIRD = f"{NEW}\n\nAnother day."


def test_what_a_person_accepted_goes_on_to_a_third_reading_as_accepted(matter, added):
    passage = tag(matter, added, "There were about 2,400 films.", "quantity")
    read_as(matter, added, NEW)
    matter.do(lambda view: acts.accept_place(view, passage))

    read_as(matter, added, "Page 1\n" + THIRD)

    now = line(matter, passage)
    assert (now.standing, now.quote) == (Standing.ACCEPTED, "There were about 2,900 films.")
    assert not now.is_unsettled


def test_an_orphan_has_no_words_to_accept_and_is_not_looked_for_twice(matter, added):
    passage = tag(matter, added, "There were about 2,400 films.", "quantity")
    read_as(matter, added, "Nothing of it.")

    (one,) = readings.unsettled(matter.view)
    assert (one.why, one.new) == ("orphaned", None)
    with pytest.raises(InputError, match="No words are proposed"):
        matter.do(lambda view: acts.accept_place(view, passage))
    with pytest.raises(RefusedError, match="Nothing more"):
        matter.do(lambda view: acts.bring_over(view, [passage]))


def choose(matter, exhibit, reading):
    """Another reading is chosen as an older Pincite would: no passage moves."""
    entity = named_field_id(Kind.EXHIBIT_FIELD, exhibit, "reading")
    body = FieldBody("reading", reading.hex())
    matter.do(Act("set_exhibit_field", (Op(entity, Kind.EXHIBIT_FIELD, exhibit, body),)))


def test_a_passage_goes_back_to_the_words_it_was_made_on(matter, added):
    first = readings.shown_reading(matter.view, added.exhibit)
    passage = tag(matter, added, "we never copied books.", "denial")
    made = line(matter, passage)
    read_as(matter, added, NEW)
    choose(matter, added.exhibit, first)
    assert line(matter, passage).is_unsettled

    matter.do(lambda view: acts.accept_place(view, passage, made.spans))

    assert line(matter, passage) == made
    assert rows_hold(matter)


def test_a_reading_that_is_shown_already_may_be_added_again_to_move_what_stands_elsewhere(
    matter, added
):
    first = readings.shown_reading(matter.view, added.exhibit)
    passage = tag(matter, added, "we never copied books.", "denial")
    reading = read_as(matter, added, NEW, show=False)
    choose(matter, added.exhibit, reading)
    assert line(matter, passage).is_unsettled

    read_as(matter, added, NEW)

    assert line(matter, passage).standing == Standing.NORMALISED
    choose(matter, added.exhibit, first)
    matter.do(lambda view: acts.bring_over(view, [passage]))
    assert line(matter, passage).standing == ""


@pytest.mark.parametrize("name", ["reading", "successor"])
def test_the_reading_is_no_field_to_be_typed(matter, added, name):
    with pytest.raises(InputError, match="among the readings"):
        matter.do(lambda view: exhibit_acts.set_exhibit_field(view, added.exhibit, name, "00" * 32))


def test_a_successor_that_makes_no_sense_or_is_not_here_replaces_nothing(matter, added):
    passage = tag(matter, added, "we never copied books.", "denial")
    for said, is_unsettled in (("zz", False), ("00" * 32, True), (added.exhibit.hex(), True)):
        entity = named_field_id(Kind.EXHIBIT_FIELD, added.exhibit, "successor")
        body = FieldBody("successor", said)
        matter.do(Act("succeed", (Op(entity, Kind.EXHIBIT_FIELD, added.exhibit, body),)))

        assert line(matter, passage).is_unsettled is is_unsettled
        assert readings.standpoint(matter.view, passage).shown_exhibit == added.exhibit
        assert rows_hold(matter)
