import itertools
import os

import pytest

from reviewer.acts import exhibits as exhibit_acts
from reviewer.acts import matters as matter_acts
from reviewer.acts import passages as passage_acts
from reviewer.acts import readings, tagging
from reviewer.cli import ACT_REFUSED, DONE, main
from reviewer.errors import RefusedError
from reviewer.matter import Matter, open_matter
from reviewer.model import (
    Change,
    EntityId,
    FieldBody,
    Kind,
    MatterBody,
    PassageId,
    PersonBody,
    Side,
    TagId,
    canonical,
    named_field_id,
)
from reviewer.queries import entities, exhibits, history, numbers, passages, people
from tests.unit.matters import NOON, Added, add_text, make_matter, tag
from tests.unit.read_again import new_layer
from tests.unit.replicas import Writer
from tests.unit.two_copies import two_copies

VALUES = [("qty_text", "2,400"), ("qty_value", "2400")]
WORDS = "We never copied any book. There were about 2,400 films, and seven years went by."


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        yield made


@pytest.fixture
def added(matter) -> Added:
    return add_text(matter, WORDS)


@pytest.fixture
def passage(matter, added) -> PassageId:
    return tag(matter, added, "about 2,400 films", "quantity")


def told(matter: Matter) -> list[str]:
    return [one.sentence for one in history.acts(matter.view)]


def importance_of(passage: PassageId, value: str):
    return lambda view: passage_acts.set_passage_field(view, passage, "importance", value)


def set_fields_of(passage: PassageId, values: list[tuple[str, str]]):
    return lambda view: tagging.set_fields(view, passage, TagId("quantity"), values)


def overrule(matter: Matter, words: bytes, other: bytes, **more) -> None:
    """A colleague says other words, on what stands here."""
    one = next(one for one in entities.shown(matter.view) if words in (one.content or b""))
    content = (one.content or b"").replace(words, other)
    bases = entities.heads(matter.view, one.entity)
    Writer(matter).write(one.entity, one.kind, content, bases=bases, **more).take_in(matter)


def test_a_reading_added_in_between_stops_neither_undo_nor_redo(matter, added, passage):
    matter.undo()
    body = new_layer(matter, added, WORDS.replace("films", "tapes"))

    matter.do(lambda view: readings.add_reading(view, added.exhibit, body, show=False))

    matter.redo()
    assert passages.has_tag(matter.view, passage, "quantity")
    matter.undo()
    assert not passages.is_standing(matter.view, passage)


def test_an_act_in_between_leaves_nothing_to_redo(matter, added, passage):
    matter.undo()

    tag(matter, added, "seven years", "quantity")

    with pytest.raises(RefusedError, match="nothing to redo"):
        matter.redo()


def test_an_undone_tag_is_gone_and_comes_back_with_redo(matter, passage):
    undone = matter.undo()

    assert (undone.left, undone.change.passages) == (0, {passage})
    assert passages.count(matter.view) == 0
    matter.redo()
    assert passages.has_tag(matter.view, passage, "quantity")
    assert passages.line_of(matter.view, passage).number == "KL-0001"


def test_a_number_once_given_is_not_given_again(matter, added, passage):
    matter.undo()

    other = tag(matter, added, "seven years", "quantity")

    assert passages.line_of(matter.view, other).number == "KL-0002"


def test_the_first_acts_of_a_matter_are_not_undone(matter):
    assert matter.undo_target() is None
    assert matter.redo_target() is None
    with pytest.raises(RefusedError, match="nothing to undo"):
        matter.undo()
    with pytest.raises(RefusedError, match="nothing to redo"):
        matter.redo()


def test_a_new_act_ends_what_could_be_redone(matter, added, passage):
    matter.undo()
    tag(matter, added, "seven years", "quantity")

    with pytest.raises(RefusedError, match="nothing to redo"):
        matter.redo()


def test_exports_and_looks_are_not_undone_and_do_not_end_redo(matter, added, passage):
    matter.undo()
    matter.do(exhibit_acts.opened(added.exhibit, [(1, 1)]))

    matter.redo()

    assert passages.has_tag(matter.view, passage, "quantity")


def test_several_undos_go_back_step_by_step_and_redos_forth(matter, passage):
    for value in ("hot", "warm"):
        matter.do(importance_of(passage, value))

    def importance() -> str:
        return passages.line_of(matter.view, passage).importance

    steps = [importance()]
    for step in (matter.undo, matter.undo, matter.redo, matter.redo):
        step()
        steps.append(importance())
    assert steps == ["warm", "hot", "", "hot", "warm"]


def test_undo_reaches_across_closing_and_opening(tmp_path):
    with make_matter(tmp_path) as matter:
        passage = tag(matter, add_text(matter, WORDS), "seven years", "quantity")
    with open_matter(tmp_path / "matter") as matter:
        matter.undo()
        assert passages.count(matter.view) == 0
    with open_matter(tmp_path / "matter") as matter:
        matter.redo()
        assert passages.has_tag(matter.view, passage, "quantity")


def test_acts_made_as_one_are_undone_as_one_each_upon_those_before_it(matter, passage):
    matter.do(importance_of(passage, "neutral"))
    matter.do_all(
        [
            importance_of(passage, "hot"),
            importance_of(passage, "warm"),
            lambda view: tagging.untag_passage(view, passage, TagId("quantity")),
            lambda view: tagging.tag_passage(view, passage, TagId("quantity")),
        ]
    )

    undone = matter.undo()

    assert undone.left == 0
    assert passages.line_of(matter.view, passage).importance == "neutral"
    assert passages.has_tag(matter.view, passage, "quantity")
    matter.redo()
    assert passages.line_of(matter.view, passage).importance == "warm"
    matter.undo()
    assert passages.line_of(matter.view, passage).importance == "neutral"


def test_an_act_before_several_made_as_one_is_undone_after_them(matter, passage):
    matter.do(importance_of(passage, "neutral"))
    matter.do_all([importance_of(passage, value) for value in ("hot", "warm", "hot")])

    for expected in ("neutral", ""):
        assert matter.undo().left == 0
        assert passages.line_of(matter.view, passage).importance == expected


def test_several_fields_set_twice_are_undone_twice(matter, passage):
    for number in (1, 2):
        values = [("qty_text", f"{number}"), ("qty_value", f"{number}"), ("qty_unit", "films")]
        matter.do(set_fields_of(passage, values))

    matter.undo()
    assert passages.tags_of(matter.view, passage)[0].fields["qty_value"] == "1"
    assert matter.undo().left == 0
    assert passages.tags_of(matter.view, passage)[0].fields == {}


def test_an_act_that_came_after_what_an_undo_brought_back_is_left(matter, passage):
    matter.do(importance_of(passage, "hot"))
    matter.do(importance_of(passage, "warm"))
    matter.undo()
    overrule(matter, b'"hot"', b'"neutral"', subject=passage)

    with pytest.raises(RefusedError, match="changed since"):
        matter.undo()


def test_what_others_changed_since_is_left_and_counted(matter, added, passage):
    matter.do(lambda view: tagging.set_fields(view, passage, TagId("quantity"), VALUES))
    late = int(NOON * 1000 + 3_600_000) << 16
    overrule(matter, b'"2,400"', b'"2,401"', subject=passage, hlc=late)

    undone = matter.undo()

    assert undone.left == 1
    (on,) = passages.tags_of(matter.view, passage)
    assert on.fields == {"qty_text": "2,401"}


def test_an_act_that_others_changed_altogether_is_refused(matter, passage):
    matter.do(lambda view: passage_acts.set_passage_field(view, passage, "importance", "hot"))
    overrule(matter, b'"hot"', b'"warm"', subject=passage)

    with pytest.raises(RefusedError, match="changed since"):
        matter.undo()

    assert passages.line_of(matter.view, passage).importance == "warm"


def test_undo_goes_past_an_act_that_a_colleague_overruled_when_asked_again(matter, passage):
    matter.do(lambda view: passage_acts.set_passage_field(view, passage, "importance", "hot"))
    overrule(matter, b'"hot"', b'"warm"', subject=passage)
    with pytest.raises(RefusedError, match="Undo again to take back what you did before"):
        matter.undo()

    target = matter.undo_target()
    matter.undo()

    assert target is not None
    assert target.verb == "tag_passage"
    assert not passages.has_tag(matter.view, passage, "quantity")
    matter.redo()
    assert passages.has_tag(matter.view, passage, "quantity")


def test_an_overruled_act_is_looked_at_again_once_something_came_from_elsewhere(matter, passage):
    matter.do(lambda view: passage_acts.set_passage_field(view, passage, "importance", "hot"))
    overrule(matter, b'"hot"', b'"warm"', subject=passage)
    with pytest.raises(RefusedError, match="changed since"):
        matter.undo()

    Writer(matter).note(os.urandom(16), "Ask.", subject=passage).take_in(matter)

    with pytest.raises(RefusedError, match="changed since"):
        matter.undo()


def test_redo_goes_past_an_undo_that_a_colleague_overruled(matter, passage):
    matter.do(lambda view: passage_acts.set_passage_field(view, passage, "importance", "hot"))
    matter.do(lambda view: passage_acts.note_passage(view, passage, "Ask."))
    matter.undo()
    matter.undo()
    answer = named_field_id(Kind.PASSAGE_FIELD, passage, "importance")
    colleague, warm = Writer(matter), canonical(FieldBody("importance", "warm"))
    bases = entities.heads(matter.view, answer)
    made = colleague.write(answer, "passage_field", warm, subject=passage, bases=bases)
    made.take_in(matter)

    with pytest.raises(RefusedError, match="Redo again"):
        matter.redo()
    matter.redo()

    assert [note.text for note in passages.card(matter.view, passage).notes] == ["Ask."]
    assert passages.line_of(matter.view, passage).importance == "warm"


def test_an_act_of_another_person_is_not_mine_to_undo(matter, passage):
    matter.work_as(matter.settings.name_reviewer("Ann Doe"))
    assert matter.undo_target() is None

    matter.do(lambda view: passage_acts.set_passage_field(view, passage, "importance", "hot"))
    matter.undo()

    assert matter.undo_target() is None
    assert passages.has_tag(matter.view, passage, "quantity")


def test_ones_own_acts_are_found_below_all_that_a_colleague_did(matter, passage, monkeypatch):
    monkeypatch.setattr(history, "_LATEST", 4)
    monkeypatch.setattr(history, "_PAGE", 2)
    for value in ("warm", "hot", "warm"):
        matter.do(importance_of(passage, value))
    before = told(matter)
    colleague = Writer(matter)
    for _ in range(9):
        colleague.note(os.urandom(16), "Ask.", subject=passage).take_in(matter)

    assert told(matter)[-len(before) :] == before
    for _ in range(3):
        assert matter.undo_target() is not None
        matter.undo()
    matter.redo()

    assert passages.line_of(matter.view, passage).importance == "warm"


def test_the_same_person_at_the_keyboard_goes_on_as_before(matter):
    writer = matter.view.writer

    matter.work_as(matter.reviewer)

    assert matter.view.writer == writer


def test_an_import_is_undone_and_its_control_number_stays_taken(matter, added):
    matter.undo()
    assert not exhibits.exhibits(matter.view)

    other = add_text(matter, "Other words.")
    assert exhibits.exhibit(matter.view, other.exhibit).control == "KL-00002"


def test_an_import_whose_exhibit_carries_passages_is_left_with_all_that_it_said(tmp_path):
    with make_matter(tmp_path) as matter:
        added = add_text(matter, WORDS, fields=(("custodian", "Ann Doe", "typed"),))
        place = numbers_of_place(matter, added)
        owner = matter.reviewer
        matter.work_as(matter.settings.name_reviewer("Ann Doe"))
        tag(matter, added, "seven years", "quantity")
        matter.work_as(owner)

        with pytest.raises(RefusedError, match="left as it is"):
            matter.undo()

        assert numbers_of_place(matter, added) == place
        assert place.custodian == "Ann Doe"


def numbers_of_place(matter: Matter, added: Added) -> exhibits.OccurrenceLine:
    return exhibits.occurrence(matter.view, added.occurrence)


def test_an_import_met_twice_in_one_act_keeps_its_places_while_passages_stand(matter, added):
    taken = exhibits.occurrences_of(matter.view, added.exhibit)
    add_text(matter, WORDS, name="twin.txt")
    owner = matter.reviewer
    matter.work_as(matter.settings.name_reviewer("Ann Doe"))
    tag(matter, added, "seven years", "quantity")
    matter.work_as(owner)

    matter.undo()

    assert exhibits.occurrences_of(matter.view, added.exhibit) == taken
    with pytest.raises(RefusedError, match="left as it is"):
        matter.undo()


def test_the_caption_can_be_undone_but_not_the_matter_itself(matter):
    matter.do(lambda view: matter_acts.edit_matter(view, MatterBody("Clark v. Acme", "In re Acme")))

    matter.undo()

    assert people.matter_of(matter.view) == MatterBody("Clark v. Acme")
    assert matter.undo_target() is None


def test_undo_and_redo_again_and_again_are_told_as_the_act_itself(matter, passage):
    for _ in range(60):
        matter.undo()
        matter.redo()

    lines = told(matter)
    act = lines[-3]
    assert act.startswith("tagged KL-0001")
    assert set(lines[:120]) == {f"took back: {act}", f"put back: {act}"}
    assert passages.has_tag(matter.view, passage, "quantity")


def test_undoing_a_redo_takes_the_act_back_again(matter, passage):
    for step in (matter.undo, matter.redo, matter.undo):
        step()

    assert passages.count(matter.view) == 0
    matter.redo()
    assert passages.has_tag(matter.view, passage, "quantity")


def test_undo_tells_listeners_what_must_be_read_again(matter, added, passage):
    heard: list[Change] = []
    matter.listen(heard.append)

    matter.undo()

    assert heard[-1].verb == "undo"
    assert heard[-1].passages == {passage}
    assert heard[-1].exhibits == {added.exhibit}


def test_undone_parties_and_prefixes(matter):
    matter.do(lambda view: matter_acts.name_party(view, "Acme", Side.ADVERSE))

    matter.undo()

    assert people.parties(matter.view) == ()
    assert numbers.prefix_of(matter.view) == "KL"


@pytest.mark.parametrize("count", [1, 3])
def test_history_tells_every_act_newest_first(matter, added, count):
    for words in itertools.islice(("seven years", "any book", "went by"), count):
        tag(matter, added, words, "quantity")

    lines = told(matter)

    assert len(lines) == count + 2
    assert lines[-1] == "made the matter"
    assert all(line.startswith("tagged KL-000") for line in lines[:count])
    assert len(list(history.acts(matter.view, 2))) == 2


def test_people_stay_in_the_order_they_were_named_when_one_is_edited_and_that_is_undone(matter):
    matter.do(lambda view: matter_acts.name_person(view, PersonBody("Ann Doe")))
    matter.do(lambda view: matter_acts.name_person(view, PersonBody("Jane Clark")))
    before = people.persons(matter.view)
    ann = EntityId(before[0].id)

    matter.do(
        lambda view: matter_acts.name_person(view, PersonBody("Ann Doe", role="employee"), ann)
    )
    edited = [one.name for one in people.persons(matter.view)]
    matter.undo()

    assert edited == ["Ann Doe", "Jane Clark"]
    assert people.persons(matter.view) == before


def test_undo_from_the_command_line_goes_past_what_was_overruled_when_asked_to(tmp_path, capsys):
    two = two_copies(tmp_path)
    passage = tag(two.kim, two.exhibit, "Seven years", "quantity")
    two.kim.do(lambda view: passage_acts.set_passage_field(view, passage, "importance", "hot"))
    overrule(two.kim, b'"hot"', b'"warm"', subject=passage)
    two.close()
    folder = str(two.kim.folder)

    assert main(["undo", folder]) == ACT_REFUSED
    assert "“undo --past”" in capsys.readouterr().err
    assert main(["undo", folder, "--past"]) == DONE
    told_so = capsys.readouterr().err.splitlines()

    assert "changed since" in told_so[0]
    assert told_so[1].startswith("Took back: tagged")
