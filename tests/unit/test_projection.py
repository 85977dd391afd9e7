import itertools
import os

import msgspec
import pytest

from reviewer.acts import passages as passage_acts
from reviewer.acts import tagging
from reviewer.matter import Matter
from reviewer.model import (
    EntityId,
    ExhibitId,
    Kind,
    NoteBody,
    NumberBody,
    PassageId,
    PrefixBody,
    TagId,
    canonical,
    number_id,
)
from reviewer.queries import entities, exhibits, numbers, passages
from reviewer.queries.view import body_of
from reviewer.sharing.state import state
from reviewer.sharing.verify import verify
from reviewer.store import rebuilding, schema
from tests.unit.matters import NOON, Added, add_text, make_matter, tag
from tests.unit.replicas import Writer

ENTITY = EntityId(b"\x77" * 16)
TIME = int(NOON * 1000) << 16


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        yield made


@pytest.fixture
def added(matter) -> Added:
    return add_text(matter, "We never copied any book. There were about 2,400 films.")


def note(matter: Matter) -> str | None:
    body = body_of(matter.view, ENTITY, NoteBody)
    return body.text if body else None


def is_different(matter: Matter) -> bool:
    return next(one.is_different for one in entities.shown(matter.view) if one.entity == ENTITY)


# --- what is shown --------------------------------------------------------------------------------

EARLY, LATE = TIME, TIME + (3_600_000 << 16)
RULE = [
    pytest.param(
        {"hlc": EARLY, "verb": "decide"}, {"hlc": LATE, "role": "attorney"}, id="decision"
    ),
    pytest.param(
        {"hlc": EARLY, "role": "attorney"}, {"hlc": LATE, "role": "second_level"}, id="role"
    ),
    pytest.param({"hlc": EARLY, "role": "second_level"}, {"hlc": LATE}, id="second"),
    pytest.param({"hlc": EARLY, "role": "attorney", "text": None}, {"hlc": LATE}, id="rank first"),
    pytest.param({"hlc": EARLY}, {"hlc": LATE, "text": None}, id="edit beats delete"),
    pytest.param({"hlc": LATE}, {"hlc": EARLY}, id="time"),
]


@pytest.mark.parametrize("turn", [1, -1])
@pytest.mark.parametrize(("shown", "other"), RULE)
def test_of_two_heads_one_is_shown_whichever_came_first(matter, shown, other, turn):
    heads = [
        Writer(matter).note(ENTITY, **{"text": "shown", **shown}),
        Writer(matter).note(ENTITY, **{"text": "other", **other}),
    ]
    for made in heads[::turn]:
        made.take_in(matter)

    assert note(matter) == (None if shown.get("text", "") is None else "shown")
    assert is_different(matter)
    assert len(entities.heads(matter.view, ENTITY)) == 2
    assert matter.projected_rows() == matter.rebuilt_rows()


def test_of_heads_alike_in_all_the_greater_id_is_shown(matter):
    made = [Writer(matter).note(ENTITY, text=str(number), hlc=TIME) for number in range(5)]
    for one in made:
        one.take_in(matter)

    assert note(matter) == str(max(range(5), key=lambda number: made[number].changeset))


def test_the_same_words_of_two_people_are_no_difference_and_both_stay_heads(matter):
    for _ in range(2):
        Writer(matter).note(ENTITY, text="the same").take_in(matter)

    assert not is_different(matter)
    assert len(entities.heads(matter.view, ENTITY)) == 2


def test_a_decision_on_all_heads_ends_the_difference_and_a_later_head_reopens_it(matter):
    for text in ("one", "other"):
        Writer(matter).note(ENTITY, text=text).take_in(matter)
    heads = [head.hex() for head in entities.heads(matter.view, ENTITY)]
    Writer(matter).note(ENTITY, text="agreed", verb="decide", bases=heads).take_in(matter)
    assert (note(matter), is_different(matter)) == ("agreed", False)

    Writer(matter).note(ENTITY, text="but", hlc=LATE, role="attorney").take_in(matter)

    assert (note(matter), is_different(matter)) == ("agreed", True)


def test_an_edit_on_a_base_replaces_it(matter):
    first = Writer(matter).note(ENTITY, text="one")
    first.take_in(matter)
    Writer(matter).note(ENTITY, text=None, bases=[first.changeset.hex()], hlc=1).take_in(matter)

    assert note(matter) is None
    assert not is_different(matter)


def test_an_edit_that_arrives_before_its_base_is_shown_all_the_same(matter):
    first = Writer(matter).note(ENTITY, text="one", hlc=LATE)
    Writer(matter).note(ENTITY, text="two", bases=[first.changeset.hex()], hlc=EARLY).take_in(
        matter
    )
    first.take_in(matter)

    assert note(matter) == "two"
    assert not is_different(matter)


# --- what this version does not know --------------------------------------------------------------


def test_an_unknown_kind_is_kept_and_is_no_part_of_the_state(matter):
    before = state(matter.view)
    content = canonical({"shape": [1, 2]})
    Writer(matter).write(ENTITY, "drawing", content).take_in(matter)

    assert state(matter.view) == before
    assert [one.content for one in entities.shown(matter.view) if one.kind == "drawing"] == [
        content
    ]
    assert matter.projected_rows() == matter.rebuilt_rows()
    assert not verify(matter).findings


def test_keys_that_a_newer_version_adds_are_kept_and_read_past(matter, added):
    passage = tag(matter, added, "about 2,400 films", "quantity")
    content = canonical({"tag": "quantity", "sure": "very"})
    entity = next(one.entity for one in entities.shown(matter.view) if one.kind == "tagging")
    Writer(matter).write(
        entity, "tagging", content, subject=passage, bases=entities.heads(matter.view, entity)
    ).take_in(matter)

    assert passages.has_tag(matter.view, passage, "quantity")
    assert content in [one.content for one in entities.shown(matter.view)]


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in {Kind.MATTER}])
@pytest.mark.parametrize("content", [b"[]", b'{"shape":1}', b'{"issue":"00","tag":"denial"}'])
def test_a_body_beyond_this_version_costs_only_its_own_row(matter, kind, content):
    Writer(matter).write(os.urandom(16), kind.value, content).take_in(matter)

    assert matter.projected_rows() == matter.rebuilt_rows()


# --- numbers --------------------------------------------------------------------------------------


def number_of(matter: Matter, passage: PassageId) -> str:
    return passages.line_of(matter.view, passage).number


@pytest.mark.parametrize("turn", [1, -1])
def test_of_two_writers_with_one_prefix_the_later_prints_letters_of_its_id(matter, added, turn):
    passage = tag(matter, added, "about 2,400 films", "quantity")
    colleague = Writer(matter, writer=b"\xab\xcd" * 8)
    claim = colleague.write(
        numbers.prefix_entity(colleague.writer),
        "prefix",
        canonical(PrefixBody("KL")),
        subject=colleague.writer,
        hlc=LATE if turn == 1 else 1,
    )
    body = NumberBody("KL", 1, colleague.writer.hex())
    given = colleague.write(
        number_id(Kind.PASSAGE_NUMBER, passage, "KL", 1, colleague.writer),
        "passage_number",
        canonical(body),
        subject=passage,
        hlc=LATE,
    )
    for made in (claim, given)[::turn]:
        made.take_in(matter)

    own = matter.view.writer.hex()[:4].upper()
    ours, theirs = ("KL-0001", "KLABCD-0001") if turn == 1 else (f"KL{own}-0001", "KL-0001")
    assert number_of(matter, passage) == ours
    assert passages.resolve(matter.view, ours) == passage
    assert passages.resolve(matter.view, theirs) == passage
    assert exhibits.exhibit(matter.view, added.exhibit).control.startswith(ours[:-5])
    assert matter.projected_rows() == matter.rebuilt_rows()


def test_letters_are_added_until_they_tell_all_writers_apart(matter, added):
    passage = tag(matter, added, "about 2,400 films", "quantity")
    twins = [b"\xab\xcd\xef" + bytes(13), b"\xab\xcd\xee" + bytes(13)]
    for number, writer in enumerate(twins, start=1):
        colleague = Writer(matter, writer=writer)
        colleague.write(
            numbers.prefix_entity(writer),
            "prefix",
            canonical(PrefixBody("KL")),
            subject=writer,
            hlc=LATE,
        ).take_in(matter)
        body = NumberBody("KL", number, writer.hex())
        colleague.write(
            number_id(Kind.PASSAGE_NUMBER, passage, "KL", number, writer),
            "passage_number",
            canonical(body),
            subject=passage,
        ).take_in(matter)

    labels = {
        row[0]
        for row in matter.view.rows("SELECT label FROM number WHERE series = 'passage_number'")
    }
    assert labels == {"KL-0001", "KLABCDEF-0001", "KLABCDEE-0002"}
    assert all(passages.resolve(matter.view, label) == passage for label in labels)


def test_a_colleague_who_widens_a_passage_does_not_rename_it(matter, added):
    passage = tag(matter, added, "about 2,400 films", "quantity")
    label = number_of(matter, passage)
    matter.work_as(matter.settings.name_reviewer("Ann Doe"))

    change = matter.do(
        lambda view: passage_acts.widen_passage(
            view, passage, [added.span("There were about 2,400 films")]
        )
    )

    (wider,) = change.passages - {passage}
    assert number_of(matter, wider) == label
    assert passages.resolve(matter.view, label) == wider


# --- rows that gather from others -----------------------------------------------------------------


def test_every_act_leaves_the_rows_that_a_rebuild_would_make(matter, added):
    passage = tag(matter, added, "about 2,400 films", "quantity")
    twin = add_text(
        matter, "We never copied any book. There were about 2,400 films.", name="twin.txt"
    )
    later = tag(matter, twin, "copied any book", "admission")
    assert matter.projected_rows() == matter.rebuilt_rows()

    matter.do(lambda view: passage_acts.withdraw_passage(view, passage))
    matter.do(lambda view: tagging.untag_passage(view, later, TagId("admission")))
    assert matter.projected_rows() == matter.rebuilt_rows()

    for _ in range(4):
        matter.undo()
        assert matter.projected_rows() == matter.rebuilt_rows()


def test_a_passage_cited_in_a_place_that_is_taken_back_is_cited_in_the_first_one(matter, added):
    twin = add_text(matter, added.text, name="twin.txt")
    place = matter.undo_target()
    passage = tag(matter, twin, "copied any book", "admission")
    assert passages.card(matter.view, passage).occurrence == twin.occurrence
    occurrence = next(one for one in entities.shown(matter.view) if one.entity == twin.occurrence)

    Writer(matter).write(
        twin.occurrence, occurrence.kind, None, subject=added.exhibit, bases=place.changesets
    ).take_in(matter)

    assert passages.card(matter.view, passage).occurrence is None
    assert matter.projected_rows() == matter.rebuilt_rows()


def test_an_exhibit_without_a_place_is_shown_while_passages_stand_on_it(matter, added):
    passage = tag(matter, added, "about 2,400 films", "quantity")
    heads = entities.heads(matter.view, added.occurrence)
    Writer(matter).write(
        added.occurrence, "occurrence", None, subject=added.exhibit, bases=heads
    ).take_in(matter)

    line = exhibits.exhibit(matter.view, ExhibitId(added.exhibit))
    assert (line.label, line.occurrences, line.passages) == ("KL-00001", 0, 1)
    assert "KL-00001" in passages.card(matter.view, passage).citation
    assert matter.projected_rows() == matter.rebuilt_rows()

    matter.do(lambda view: passage_acts.withdraw_passage(view, passage))
    assert not exhibits.has_exhibit(matter.view, added.exhibit)


def test_every_table_that_is_no_truth_is_rebuilt():
    declared = {table.name for table in schema.projection_tables()}

    assert set(rebuilding.PROJECTED) == declared
    assert len(rebuilding.PROJECTED) == len(declared)


def test_what_was_said_twice_is_rebuilt_as_it_is_shown(matter, added):
    passage = tag(matter, added, "about 2,400 films", "quantity")
    for text in ("one", "two"):
        Writer(matter).note(ENTITY, text=text, subject=passage).take_in(matter)
    matter.do(lambda view: tagging.untag_passage(view, passage, TagId("quantity")))
    matter.do(lambda view: tagging.tag_passage(view, passage, TagId("quantity")))
    before = matter.projected_rows()

    matter.rebuild()

    assert is_different(matter)
    assert matter.projected_rows() == before


def test_any_order_of_arrival_gives_the_same_rows(tmp_path, matter, added):
    passage = tag(matter, added, "about 2,400 films", "quantity")
    made = [
        Writer(matter).note(ENTITY, text="one"),
        Writer(matter).note(ENTITY, text="two", subject=passage),
        Writer(matter).write(ENTITY, "note", None, bases=entities.heads(matter.view, ENTITY)),
    ]
    found = set()
    for order in itertools.permutations(made):
        copy = tmp_path / str(len(list(tmp_path.iterdir())))
        with Writer.copy_of(matter, copy) as other:
            for one in order:
                one.take_in(other)
            rows = {key: rows for key, rows in other.projected_rows().items() if key != "witness"}
            found.add(msgspec.json.encode(rows))

    assert len(found) == 1
