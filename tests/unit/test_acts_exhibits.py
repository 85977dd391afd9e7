from itertools import islice

import pytest

from reviewer.acts import exhibits as exhibit_acts
from reviewer.acts import matters as matter_acts
from reviewer.errors import InputError
from reviewer.matter import Matter
from reviewer.model import (
    EntityId,
    ExhibitBody,
    ExportedBody,
    Kind,
    MatterBody,
    OccurrenceBody,
    Origin,
    PersonBody,
    ReviewerId,
    Side,
    TemplateBody,
)
from reviewer.queries import exhibits, history, numbers, people
from reviewer.queries.view import bodies_of
from tests.unit.matters import Added, add_text, add_transcript, make_matter

ANN = ReviewerId(b"\x0d" * 16)
READ = (("bates_begin", "ABC0000001", Origin.READ), ("bates_end", "ABC0000002", Origin.READ))


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        yield made


@pytest.fixture
def added(matter) -> Added:
    return add_text(matter, "We never copied any book.", fields=READ)


@pytest.fixture
def other(matter) -> Added:
    return add_text(matter, "Other words.", name="other.txt")


def place(matter: Matter, added: Added) -> exhibits.OccurrenceLine:
    return exhibits.occurrence(matter.view, added.occurrence)


# --- exhibits -------------------------------------------------------------------------------------


def test_bytes_that_nobody_read_are_not_taken_in(matter):
    exhibit = EntityId(b"\x01" * 32)
    met = exhibit_acts.Met(EntityId(b"\x02" * 16), OccurrenceBody(exhibit.hex(), "", "a", "a", 1))

    with pytest.raises(InputError, match="was not read"):
        exhibit_acts.add_exhibit(matter.view, exhibit, ExhibitBody(1, "", ""), None, met)


def test_equal_bytes_are_one_exhibit_with_one_control_number_and_every_place(matter, added):
    twin = add_text(matter, added.text, name="twin.txt")

    line = exhibits.exhibit(matter.view, added.exhibit)
    assert (line.control, line.occurrences) == ("KL-00001", 2)
    assert [one.id for one in exhibits.occurrences_of(matter.view, line.id)] == [
        added.occurrence,
        twin.occurrence,
    ]


def test_fields_of_an_exhibit_go_over_what_its_file_says(matter, added):
    matter.do(lambda view: exhibit_acts.set_exhibit_field(view, added.exhibit, "date", "2024-03"))
    assert exhibits.exhibit(matter.view, added.exhibit).date == "2024-03"

    for name, value, sentence in (
        ("date", "May", "wants a date"),
        ("colour", "red", "no field “colour”"),
        ("status", "draft", "can be: rough"),
    ):
        with pytest.raises(InputError, match=sentence):
            matter.do(
                lambda view, n=name, v=value: exhibit_acts.set_exhibit_field(
                    view, added.exhibit, n, v
                )
            )
    with pytest.raises(InputError, match="not in the matter"):
        matter.do(lambda view: exhibit_acts.set_exhibit_field(view, bytes(32), "date", "2024"))


def test_a_transcript_said_to_be_rough_is_cited_so(matter):
    added = add_transcript(matter, [("Q", "Q.  Who?"), ("A", "A.  Nobody.")])
    matter.do(lambda view: exhibit_acts.set_exhibit_field(view, added.exhibit, "status", "rough"))

    assert exhibits.exhibit(matter.view, added.exhibit).is_rough


def test_one_custodian_is_said_of_many_but_a_marked_number_of_one_exhibit(matter, added, other):
    both = [added.occurrence, other.occurrence]
    matter.do(
        lambda view: exhibit_acts.set_occurrence_field(
            view, [*both, both[0]], "custodian", "Ann Doe"
        )
    )
    assert {place(matter, one).custodian for one in (added, other)} == {"Ann Doe"}

    with pytest.raises(InputError, match="belongs to one exhibit"):
        matter.do(lambda view: exhibit_acts.set_occurrence_field(view, both, "marked", "PX-1"))
    matter.do(lambda view: exhibit_acts.set_occurrence_field(view, both[:1], "marked", "PX-1"))
    assert exhibits.resolve(matter.view, "PX-1").id == added.exhibit
    matter.do(lambda view: exhibit_acts.set_occurrence_field(view, both, "marked", ""))
    assert place(matter, added).marked == ""
    with pytest.raises(InputError, match="nothing to change"):
        matter.do(lambda view: exhibit_acts.set_occurrence_field(view, [], "custodian", "Ann"))


def test_a_list_of_marked_numbers_is_filled_in_one_act(matter, added, other):
    def fill(*values: tuple[bytes, str]) -> None:
        matter.do(lambda view: exhibit_acts.fill_numbers(view, values))

    fill((added.occurrence, " PX-1 "), (other.occurrence, "PX-2"))
    assert [place(matter, one).label for one in (added, other)] == ["PX-1", "PX-2"]

    with pytest.raises(InputError, match="“PX-3” is given to two exhibits"):
        fill((added.occurrence, "PX-3"), (other.occurrence, "PX-3"))
    fill((added.occurrence, ""), (other.occurrence, ""))
    assert [place(matter, one).marked for one in (added, other)] == ["", ""]
    with pytest.raises(InputError, match="occurrence is not in the matter"):
        fill((bytes(16), "PX-1"))


def test_bates_numbers_that_follow_from_a_typed_one_are_marked_as_computed(matter, added, other):
    def origins(one: Added) -> list[tuple[str, Origin]]:
        found = exhibits.fields_of(matter.view, Kind.OCCURRENCE_FIELD, one.occurrence)
        return [(found[name].value, found[name].origin) for name in ("bates_begin", "bates_end")]

    places = [added.occurrence, other.occurrence]
    matter.do(lambda view: exhibit_acts.set_bates(view, places, "XYZ0000099"))

    assert origins(added) == [("XYZ0000099", Origin.TYPED), ("XYZ0000099", Origin.COMPUTED)]
    assert origins(other) == [("XYZ0000100", Origin.COMPUTED), ("XYZ0000100", Origin.COMPUTED)]
    assert place(matter, other).bates_origin == "computed"
    with pytest.raises(InputError):
        matter.do(lambda view: exhibit_acts.set_bates(view, places, "no number"))

    matter.do(lambda view: exhibit_acts.confirm_bates(view, places))

    assert {origin for one in (added, other) for _, origin in origins(one)} == {Origin.TYPED}


def test_bates_numbers_read_from_stamps_are_confirmed_once(matter, added, other):
    assert place(matter, added).bates_origin == "read"
    matter.do(lambda view: exhibit_acts.confirm_bates(view, [added.occurrence, other.occurrence]))
    assert place(matter, added).bates_origin == "typed"
    assert place(matter, added).bates == "ABC0000001 - ABC0000002"

    with pytest.raises(InputError, match="no unconfirmed Bates"):
        matter.do(lambda view: exhibit_acts.confirm_bates(view, [added.occurrence]))


def test_each_reviewer_says_how_far_they_have_come(matter, added):
    def set_to(state: str) -> None:
        matter.do(lambda view: exhibit_acts.set_review(view, added.exhibit, state))

    owner = matter.reviewer
    set_to("reviewed")
    matter.work_as(matter.settings.name_reviewer("Ann Doe"))
    assert exhibits.review_state(matter.view, added.exhibit) == ""
    set_to("started")
    assert exhibits.review_state(matter.view, added.exhibit) == "started"
    matter.work_as(owner)
    assert exhibits.review_state(matter.view, added.exhibit) == "reviewed"
    with pytest.raises(InputError, match="unread, started or reviewed"):
        set_to("half")


def test_the_list_is_narrowed_to_what_this_reviewer_has_not_read(matter, added, other):
    matter.do(lambda view: exhibit_acts.set_review(view, added.exhibit, "started"))

    def listed(state: str) -> list[bytes]:
        return exhibits.list_ids(matter.view, exhibits.ListFilter(state=state))

    assert listed("unread") == [other.occurrence]
    assert listed("started") == [added.occurrence]
    assert listed("reviewed") == []


def test_looks_and_exports_are_acts_that_history_tells(matter, added):
    matter.do(exhibit_acts.opened(added.exhibit, [(1, 2), (4, 4)]))
    matter.do(exhibit_acts.exported(ExportedBody("passage_log", "all", 3, "00" * 32, "log.csv")))

    exported, opened = list(history.acts(matter.view, 2))
    assert exported.sentence == "exported log.csv"
    assert opened.sentence == "looked at ABC0000001 exhibit.txt"
    assert opened.exhibit == added.exhibit


# --- the case -------------------------------------------------------------------------------------


def test_a_matter_needs_a_title(matter):
    with pytest.raises(InputError, match="a title"):
        matter.do(lambda view: matter_acts.edit_matter(view, MatterBody(" ")))

    matter.do(lambda view: matter_acts.edit_matter(view, MatterBody("Doe v. Acme", docket="1:24")))
    assert people.matter_of(matter.view).docket == "1:24"


@pytest.mark.parametrize(
    ("name", "initials", "sentence"),
    [(" ", "", "reviewer’s name"), ("Ann", "ABCDEFG", "six letters"), ("Ann", " ", "six letters")],
)
def test_a_reviewer_needs_a_name_and_initials(matter, name, initials, sentence):
    with pytest.raises(InputError, match=sentence):
        matter.do(lambda view: matter_acts.join(view, name, initials))


def test_a_reviewer_who_joins_again_keeps_the_prefix(matter):
    matter.do(lambda view: matter_acts.join(view, "Kim Q. Lee"))

    assert [row.initials for row in people.reviewers(matter.view)] == ["KQL"]
    assert numbers.prefix_of(matter.view) == "KL"


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Kim Lee", "KL"), ("lea lind von ende", "LLVE"), ("1 2", "RV"), ("A B C D E F G", "ABCDEF")],
)
def test_initials_come_from_the_name(name, initials):
    assert matter_acts.initials_from(name) == initials


def test_a_second_writer_of_the_same_initials_gets_a_prefix_of_its_own(matter):
    matter.work_as(matter.settings.name_reviewer("Kay Long"))
    add_text(matter, "Words.")

    assert numbers.prefix_of(matter.view) == "KL2"
    assert exhibits.exhibits(matter.view)[0].control == "KL2-00001"
    assert numbers.free_prefix(matter.view, "é1") == "RV"
    assert numbers.free_prefix(matter.view, "kl") == "KL3"


def test_initials_say_who_though_two_people_share_them(matter):
    kim, kay = matter.reviewer, matter.settings.name_reviewer("Kay Long")
    matter.work_as(kay)
    add_text(matter, "Words.")

    assert people.initials_of(matter.view) == {kim: "KL", kay: "KL2"}


def test_parties_and_people_are_named_changed_and_removed(matter):
    matter.do(lambda view: matter_acts.name_party(view, " Acme ", Side.ADVERSE))
    (party,) = people.parties(matter.view)
    matter.do(
        lambda view: matter_acts.name_person(view, PersonBody("Jane Clark", party=party.id.hex()))
    )
    (person,) = people.persons(matter.view)
    assert (person.party, person.role) == (party, "unknown")

    for act, sentence in (
        (lambda view: matter_acts.name_party(view, " ", Side.OURS), "party’s name"),
        (lambda view: matter_acts.name_party(view, "Acme", Side.OURS), "already is a party"),
        (lambda view: matter_acts.remove_party(view, EntityId(party.id)), "still belong"),
        (lambda view: matter_acts.name_person(view, PersonBody(" ")), "person’s name"),
        (lambda view: matter_acts.name_person(view, PersonBody("A", role="king")), "role can be"),
        (lambda view: matter_acts.name_person(view, PersonBody("Jane Clark")), "Add an alias"),
    ):
        with pytest.raises(InputError, match=sentence):
            matter.do(act)

    renamed = PersonBody("Jane Clark", ["JC"])
    matter.do(lambda view: matter_acts.name_person(view, renamed, EntityId(person.id)))
    matter.do(lambda view: matter_acts.name_party(view, "Acme", Side.OURS, EntityId(party.id)))
    assert people.parties(matter.view)[0].side is Side.OURS
    assert people.persons(matter.view)[0].aliases == ("JC",)
    matter.do(lambda view: matter_acts.remove_party(view, EntityId(party.id)))
    matter.do(matter_acts.remove_person(EntityId(person.id)))
    assert (people.parties(matter.view), people.persons(matter.view)) == ((), ())


def test_a_choice_of_columns_is_kept_under_its_name(matter):
    def save(name: str, *columns: list[str]) -> None:
        matter.do(lambda view: matter_acts.save_template(view, TemplateBody(name, list(columns))))

    for name, columns in ((" ", [["number", "No."]]), ("Short", [])):
        with pytest.raises(InputError, match="at least one"):
            save(name, *columns)
    save("Short", ["number", "No."])
    save("Short", ["quote", "Words"])
    save("Long", ["number", "No."])

    found = {
        body.name: body.columns for _, body in bodies_of(matter.view, Kind.TEMPLATE, TemplateBody)
    }
    assert found == {"Short": [["quote", "Words"]], "Long": [["number", "No."]]}


def test_a_name_of_columns_is_one_name_whatever_its_case(matter):
    for name in ("Court", "COURT "):
        body = TemplateBody(name, [["quote", "Words"]])
        matter.do(lambda view, body=body: matter_acts.save_template(view, body))

    assert len(bodies_of(matter.view, Kind.TEMPLATE, TemplateBody)) == 1


def test_a_choice_of_columns_is_removed_told_and_brought_back(matter):
    body = TemplateBody("Court", [["quote", "Words"]])
    matter.do(lambda view: matter_acts.save_template(view, body))

    matter.do(lambda view: matter_acts.remove_template(view, "court"))

    assert bodies_of(matter.view, Kind.TEMPLATE, TemplateBody) == []
    assert [one.sentence for one in islice(history.acts(matter.view), 2)] == [
        "removed the log columns “Court”",
        "saved the log columns “Court”",
    ]
    with pytest.raises(InputError, match="No choice of columns is saved here as “Court”"):
        matter.do(lambda view: matter_acts.remove_template(view, "Court"))
    matter.undo()
    assert [one for _, one in bodies_of(matter.view, Kind.TEMPLATE, TemplateBody)] == [body]
    matter.undo()
    assert bodies_of(matter.view, Kind.TEMPLATE, TemplateBody) == []
