"""A look into a file counts every sort of difference that taking it in brings, and no other."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from reviewer.acts import clawback, deciding, tagging
from reviewer.acts.issues import add_issue
from reviewer.acts.passages import link_passages, note_passage, withdraw_passage
from reviewer.matter import Matter
from reviewer.model import PassageId, TagId, tagging_id
from reviewer.queries import differences
from reviewer.queries.difference_kinds import DifferenceKind, Way
from reviewer.sharing import looking
from reviewer.sharing.container import write_container
from reviewer.sharing.outcomes import Preview
from reviewer.sharing.portions import Acts
from reviewer.sharing.received import Receiver
from reviewer.sharing.would_differ import Coming
from reviewer.store import neighbourhood
from reviewer.text.layer import Span
from tests.unit.handed import manifest_of
from tests.unit.matters import Added, add_text, add_transcript, tag
from tests.unit.offices import TEXT, WORDS, copy_of, hand, take
from tests.unit.replicas import Writer, give

Come = Callable[[Matter, Matter], list[DifferenceKind]]
KIND = DifferenceKind
OTHER = "They paid nobody. They went home."


def kinds(matter: Matter) -> dict[bytes, DifferenceKind]:
    return {one.id: one.kind for one in differences.open_differences(matter.view)}


def looked_and_took(
    receiver: Receiver, matter: Matter, file: Path
) -> tuple[Preview, list[DifferenceKind]]:
    """What was told, and the sorts of difference that came: as many as were told."""
    before = kinds(matter)
    seen, taken = looking.look(matter, file, receiver=receiver), take(receiver, matter, file)
    after = kinds(matter)
    assert (seen.new, seen.known, seen.rejected) == (taken.new, taken.known, taken.rejected)
    assert seen.differences == len(after.keys() - before.keys())
    assert seen.settled == len(before.keys() - after.keys())
    return seen, sorted(after[one] for one in after.keys() - before.keys())


@pytest.fixture
def come(receiver: Receiver, tmp_path: Path) -> Come:
    """What comes of handing over from one to another."""

    def came(source: Matter, target: Matter) -> list[DifferenceKind]:
        file = hand(source, tmp_path / "x.pincite-handover").path
        return looked_and_took(receiver, target, file)[1]

    return came


def mark(matter: Matter, added: Added, start: int, end: int, kind: str = "denial") -> PassageId:
    """Tag a range of words."""
    chosen = tagging.Selection(added.exhibit, added.layer, (Span(start, end),), added.occurrence)
    change = matter.do(lambda view: tagging.tag_selection(view, chosen, TagId(kind)))
    return min(change.passages)


def opposed(kim: Matter, kay: Matter, exhibit: Added) -> None:
    mark(kim, exhibit, 0, 25, "denial")
    mark(kay, exhibit, 3, 20, "admission")


def doubled(kim: Matter, kay: Matter, exhibit: Added) -> None:
    mark(kim, exhibit, 0, 25)
    mark(kay, exhibit, 0, 24)


def named_twice(kim: Matter, kay: Matter, _exhibit: Added) -> None:
    for one in (kim, kay):
        one.do(lambda view: add_issue(view, "Use"))
        one.do(lambda view: tagging.define_tag(view, "Key fact", "teal"))


def met_twice(kim: Matter, kay: Matter, _exhibit: Added) -> None:
    for one in (kim, kay):
        add_text(one, OTHER, name="from the server.txt")


def withdrawn_over_an_edit(kim: Matter, kay: Matter, exhibit: Added) -> None:
    passage = mark(kim, exhibit, 0, 25)
    give(kim, kay)
    kay.do(lambda view: note_passage(view, passage, "Ask Doe."))
    kim.do(lambda view: withdraw_passage(view, passage))


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (opposed, [KIND.OPPOSED]),
        (doubled, [KIND.DUPLICATE]),
        (named_twice, [KIND.SAME_NAME] * 2),
        (met_twice, [KIND.SAME_PLACE]),
        (withdrawn_over_an_edit, [KIND.WITHDRAWN]),
    ],
)
def test_pairs_are_counted_like_what_was_said_twice(kim, exhibit, kay, come, work, expected):
    for name in ("one", "two"):
        tag(kim, add_text(kim, f"{name}. {TEXT}"), WORDS[0], "denial")
    give(kim, kay)

    work(kim, kay, exhibit)

    assert come(kay, kim) == expected
    assert come(kay, kim) == []


def test_where_most_of_a_matter_is_touched_all_of_it_is_compared(
    kim, exhibit, kay, come, monkeypatch
):
    monkeypatch.setattr(neighbourhood, "_LARGE", 0)
    monkeypatch.setattr(neighbourhood, "_OFTEN", 1000)
    opposed(kim, kay, exhibit)
    met_twice(kim, kay, exhibit)

    assert come(kay, kim) == [KIND.OPPOSED, KIND.SAME_PLACE]


def test_both_of_a_pair_may_come_with_the_text_they_stand_on(kim, exhibit, kay, tmp_path, come):
    """Only the text tells that two share no more than the words of a question."""
    lines = ["Q.  Did you copy any book?", "A.  Never.", "Q.  Sure?", "A.  I did."]
    added = add_transcript(kay, [(line[0], line) for line in lines])
    spans = [added.span(line) for line in lines]
    with copy_of(kay, tmp_path / "ann", "Ann Doe") as ann:
        for matter, chosen, kind in (
            (kay, (spans[0], spans[1]), "denial"),
            (ann, (spans[0], spans[3]), "admission"),
            (ann, (spans[2], spans[3]), "denial"),
        ):
            selection = tagging.Selection(added.exhibit, added.layer, chosen, added.occurrence)
            matter.do(partial(tagging.tag_selection, selection=selection, tag=TagId(kind)))
        mark(ann, added, spans[1].start, spans[1].end, "admission")
        give(ann, kay)

    assert come(kay, kim) == [KIND.OPPOSED]


def test_what_is_settled_by_a_file_is_told_too(kim, exhibit, kay, tmp_path, receiver):
    one, other = mark(kim, exhibit, 0, 25), mark(kay, exhibit, 3, 20, "admission")
    give(kay, kim)
    give(kim, kay)
    kay.do(lambda view: link_passages(view, "in_part", one, other))

    seen, came = looked_and_took(receiver, kim, hand(kay, tmp_path / "x.pincite-handover").path)

    assert (came, seen.settled) == ([], 1)
    assert "1 difference that waits here is settled by it." in seen.sentences


def test_a_decision_that_was_taken_back_opens_its_difference_again(kim, exhibit, kay, come):
    doubled(kim, kay, exhibit)
    give(kay, kim)
    (found,) = differences.differences(kim.view)
    kim.do(lambda view: deciding.decide(view, found.id, Way.KEEP_ALL, b""))
    give(kim, kay)
    kim.undo()

    assert come(kim, kay) == [KIND.DUPLICATE]


def test_whose_work_was_known_to_who_withdrew_it_has_lost_nothing(kim, exhibit, kay, come):
    passage = mark(kim, exhibit, 0, 25)
    give(kim, kay)
    kay.do(lambda view: note_passage(view, passage, "Ask Doe."))
    give(kay, kim)
    kim.do(lambda view: withdraw_passage(view, passage))

    assert come(kim, kay) == []

    Writer(kim).note(b"n" * 16, "Ask Roe.", subject=passage).take_in(kim)

    assert come(kim, kay) == [KIND.WITHDRAWN]


def test_an_exhibit_that_is_given_free_brings_its_differences_back(kim, exhibit, kay, come):
    opposed(kim, kay, exhibit)
    kay.do(lambda view: clawback.sequester(view, exhibit.exhibit, "sent by mistake"))
    give(kay, kim)
    give(kim, kay)
    assert kinds(kim) == {}
    kay.do(lambda view: clawback.lift(view, exhibit.exhibit))

    assert come(kay, kim) == [KIND.OPPOSED]


def test_many_passages_on_one_exhibit_are_all_compared(kim, kay, come):
    added = add_text(kim, "abcdefghij " * 60)
    give(kim, kay)
    for start in range(0, 600, 12):
        mark(kay, added, start, start + 10)
    mark(kim, added, 0, 5, "admission")
    mark(kim, added, 590, 600, "admission")

    assert come(kay, kim) == [KIND.OPPOSED] * 2


def test_of_several_files_each_tells_what_it_adds_to_those_before(
    kim, exhibit, kay, tmp_path, receiver
):
    mark(kay, exhibit, 0, 25)
    first = hand(kay, tmp_path / "a.pincite-handover").path
    entity = kay.view.rows("SELECT entity FROM entity WHERE kind = 'tagging'")[0][0]
    subject = kay.view.rows("SELECT id FROM passage")[0][0]
    ann = Writer(kay)
    ann.write(
        tagging_id(subject, TagId("admission")),
        "tagging",
        b'{"tag":"admission"}',
        subject=subject,
    ).take_in(kay)
    second = hand(kay, tmp_path / "b.pincite-handover").path
    coming = Coming()

    told = [looking.look(kim, one, coming=coming, receiver=receiver) for one in (first, second)]

    assert [one.differences for one in told] == [0, 1]
    assert told[1].known >= told[0].new > 0
    assert entity not in kinds(kim)
    for file in (first, second):
        take(receiver, kim, file)
    assert len(kinds(kim)) == 1


def test_what_a_later_version_says_is_counted_and_compared_with_nothing(
    kim, exhibit, tmp_path, receiver
):
    later = Writer(kim).note(b"n" * 16, "said in a later version", v=2)
    file = tmp_path / "later.pincite-handover"
    acts = Acts((later.received,), tuple(later.payloads))
    write_container(file, replace(manifest_of(kim, 1), upto={}), [acts])

    seen, came = looked_and_took(receiver, kim, file)

    assert (seen.new, came) == (1, [])


def test_words_that_are_here_may_be_said_of_something_else(kim, exhibit, tmp_path, receiver):
    """An act may name what is here already instead of bringing it once more."""
    ann = Writer(kim)
    first = ann.note(b"n" * 16, "Ask Doe.")
    first.take_in(kim)
    second = ann.write(b"n" * 16, "note", None, bases=(), ops=[
        ["6e" * 16, "note", [], None, first.payloads[0].hash.hex()]
    ])  # fmt: skip
    file = tmp_path / "again.pincite-handover"
    write_container(file, replace(manifest_of(kim, 1), upto={}), [Acts((second.received,), ())])

    seen, came = looked_and_took(receiver, kim, file)

    assert (seen.new, seen.rejected, came) == (1, 0, [])


def test_a_look_beside_another_writer_waits_for_nobody(kim, exhibit, kay, tmp_path, receiver):
    doubled(kim, kay, exhibit)
    file = hand(kay, tmp_path / "x.pincite-handover").path

    with kim._database.transaction():
        assert looking.look(kim, file, receiver=receiver).differences == 1
    kim.do(partial(note_passage, passage=PassageId(kim.view.rows("SELECT id FROM passage")[0][0]),
                   text="Meanwhile."))  # fmt: skip
