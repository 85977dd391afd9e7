"""Samples: the same draw on any machine, and what came of it by hand."""

import csv
import hashlib
import json

import pytest

from reviewer.acts import exhibits as exhibit_acts
from reviewer.acts import passages as passage_acts
from reviewer.acts import sampling, second_level, tagging
from reviewer.acts.matters import new_id
from reviewer.acts.sampling import SampleDraft
from reviewer.errors import InputError
from reviewer.exports import sample_report
from reviewer.model import Kind, Role, SampleBody, TagId, canonical
from reviewer.queries import draws, history, samples
from reviewer.queries.draws import EXHIBITS, Population
from reviewer.queries.passages import PassageFilter
from reviewer.queries.samples import Rate
from reviewer.said import Said
from tests.unit.matters import add_text, make_matter, tag
from tests.unit.replicas import Writer, give

POPULATION = [hashlib.sha256(b"%d" % number).digest() for number in range(10)]


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        yield made


@pytest.fixture
def texts(matter):
    return [add_text(matter, f"We never had lot {number}.") for number in range(8)]


@pytest.fixture
def tagged(matter, texts):
    """Eight denials of Kim Lee."""
    return [
        tag(matter, text, f"We never had lot {number}.", "denial", "general")
        for number, text in enumerate(texts)
    ]


def draw(matter, size="8", name="First", seed="KL-2026", population=None):
    sample, draft = new_id(), SampleDraft(name, population or Population(), size, "all", seed)
    matter.do(lambda view: sampling.draw_sample(view, sample, draft))
    return sample


def report(matter, sample):
    return samples.report(matter.view, samples.sample(matter.view, sample))


def at_second_level(matter, role=Role.SECOND_LEVEL, name="Ada Orr"):
    matter.work_as(matter.settings.name_reviewer(name), role)


# --- the draw -------------------------------------------------------------------------------------


def test_the_draw_of_a_seed_is_the_same_on_any_machine():
    """The test vector: SHA-256("0") … SHA-256("9") as ids, the seed “KL-2026”, four of ten."""
    drawn = [one.hex()[:8] for one in draws.draw("KL-2026", POPULATION, 4)]

    assert drawn == ["2c624232", "4e074085", "6b86b273", "ef2d127d"]


def test_the_order_of_the_population_does_not_matter_and_a_larger_sample_begins_with_the_smaller():
    ten = draws.draw("s", POPULATION, 10)

    assert draws.draw("s", reversed(POPULATION), 4) == ten[:4]
    assert sorted(ten) == sorted(POPULATION)
    assert draws.draw("t", POPULATION, 10) != ten
    assert draws.draw("s", POPULATION, 99) == ten
    assert draws.draw("s", [], 4) == []


def test_every_member_is_drawn_about_as_often():
    counts = dict.fromkeys(POPULATION, 0)
    for seed in range(2000):
        for one in draws.draw(str(seed), POPULATION, 3):
            counts[one] += 1

    assert all(500 < count < 700 for count in counts.values()), counts.values()


@pytest.mark.parametrize(
    ("asked", "population", "size"),
    [
        ("40", 500, 40),
        ("10%", 500, 50),
        ("10 %", 41, 5),
        ("100%", 41, 41),
        ("precision", 10**9, 385),
        ("Precision", 1000, 278),
        ("precision", 100, 80),
        ("precision", 1, 1),
    ],
)
def test_a_size_is_a_number_a_share_or_a_precision(asked, population, size):
    assert draws.size_of(asked, population) == size


@pytest.mark.parametrize(
    "asked", ["", "ten", "-4", "0%", "101%", "4.5", "5%%", "²", "1234567890123"]
)
def test_what_is_no_size_is_refused_in_words(asked):
    with pytest.raises(InputError, match="Say how many"):
        draws.size_of(asked, 100)


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [
        # Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (20, 20, 0.8389, 1.0),
        (0, 0, 0.0, 1.0),
    ],
)
def test_the_interval_is_that_of_wilson(count, of, low, high):
    assert draws.wilson(count, of) == pytest.approx((low, high), abs=5e-5)


def test_where_nothing_was_found_the_bound_is_three_by_n():
    assert Rate("", 0, 300).upper == pytest.approx(0.01)
    assert Rate("", 0, 2).upper == 1.0
    assert Rate("", 0, 0).upper == 1.0
    assert Rate("", 1, 29).upper == pytest.approx(0.1718, abs=5e-5)
    assert (Rate("", 0, 29).is_small, Rate("", 0, 30).is_small) == (True, False)


# --- samples --------------------------------------------------------------------------------------


def test_a_sample_keeps_seed_population_members_and_their_tags(matter, tagged):
    sample = draw(matter, "3")

    line = samples.sample(matter.view, sample)
    assert (line.body.population, line.body.seed, line.body.of) == (8, "KL-2026", "passages")
    assert list(line.members) == draws.draw("KL-2026", tagged, 3)
    assert line.body.tags == ["denial"] * 3
    assert (line.reviewed, line.person, line.role) == (0, matter.reviewer, "reviewer")
    assert samples.sample_named(matter.view, " first ").id == sample
    assert next(history.acts(matter.view)).sentence == "drew sample “First”"


def test_a_copy_of_the_matter_draws_the_same(matter, tagged, tmp_path):
    with Writer.copy_of(matter, tmp_path / "other") as copy:
        here, there = draw(matter, "4"), draw(copy, "4")

        assert samples.sample(matter.view, here).members == samples.sample(copy.view, there).members


def test_without_a_seed_one_is_made_and_kept(matter, tagged):
    one, two = draw(matter, "4", seed=""), draw(matter, "4", "Second", seed=" ")

    seeds = {samples.sample(matter.view, each).body.seed for each in (one, two)}
    assert len(seeds) == 2
    assert all(len(seed) == 16 for seed in seeds)


def test_what_cannot_be_drawn_is_refused(matter, tagged):
    draw(matter)
    for name, size, seed, population, told in (
        ("FIRST", "4", "", None, "already is a sample"),
        ("", "4", "", None, "Give the sample a name"),
        ("Second", "0", "", None, "at least one"),
        ("Second", "4", "x" * 65, None, "A seed can have 64"),
        ("Second", "4", "", Population(passages=PassageFilter(tags=("quantity",))), "nothing to"),
    ):
        with pytest.raises(InputError, match=told):
            draw(matter, size, name, seed, population)


def test_a_sample_of_more_than_a_thousand_is_refused(matter):
    with pytest.raises(InputError, match="1,000; this would be 1,001"):
        sampling._checked_size("1001", 5000)


def test_a_sample_is_removed_and_comes_back_by_undo(matter, tagged):
    sample = draw(matter)
    matter.do(lambda view: sampling.remove_sample(view, sample))
    assert samples.samples(matter.view) == ()
    with pytest.raises(InputError, match="was removed"):
        samples.sample(matter.view, sample)

    matter.undo()

    assert samples.samples(matter.view)[0].id == sample


# --- what came of it ------------------------------------------------------------------------------


def test_overturned_is_what_the_second_level_took_off_or_rejected(matter, tagged):
    sample = draw(matter)
    kim = matter.reviewer
    at_second_level(matter)
    matter.do(lambda view: second_level.check(view, tagged[:3]))
    matter.do(lambda view: second_level.reject(view, [tagged[3]], "Not ours."))
    matter.do(lambda view: tagging.untag_passage(view, tagged[4], TagId("denial")))
    matter.do(lambda view: tagging.tag_passage(view, tagged[4], TagId("admission")))

    found = report(matter, sample)
    assert (found.overall.count, found.overall.of) == (2, 5)
    assert [(rate.key, rate.count, rate.of) for rate in found.by_tag] == [("denial", 2, 5)]
    assert [(rate.key, rate.count, rate.of) for rate in found.by_reviewer] == [(kim.hex(), 2, 5)]
    assert found.added == (("admission", 1),)
    assert found.elusion is None
    members = samples.members(matter.view, samples.sample(matter.view, sample))
    assert sum(one.is_reviewed for one in members) == 5
    assert [one.place for one in members] == list(range(1, 9))


def test_what_a_reviewer_corrects_by_themselves_overturns_nothing(matter, tagged):
    sample = draw(matter)
    matter.do(lambda view: tagging.untag_passage(view, tagged[0], TagId("denial")))
    matter.work_as(matter.settings.name_reviewer("Sam Poe"))
    matter.do(lambda view: tagging.untag_passage(view, tagged[1], TagId("denial")))

    found = report(matter, sample)

    assert (found.overall.count, found.overall.of) == (0, 0)


def test_the_same_person_in_a_higher_role_overturns(matter, tagged):
    sample = draw(matter)
    matter.work_as(matter.reviewer, Role.ATTORNEY)

    matter.do(lambda view: tagging.untag_passage(view, tagged[0], TagId("denial")))

    assert report(matter, sample).overall.count == 1


def test_a_passage_that_the_second_level_withdrew_is_overturned(matter, tagged):
    sample = draw(matter)
    at_second_level(matter)

    matter.do(lambda view: passage_acts.withdraw_passage(view, tagged[0]))

    found = report(matter, sample)
    assert (found.overall.count, found.overall.of) == (1, 1)
    members = samples.members(matter.view, found.sample)
    assert [one.is_here for one in members if one.id == tagged[0]] == [False]


def test_a_passage_that_was_narrowed_is_followed(matter, texts, tagged):
    sample = draw(matter)
    at_second_level(matter)
    span = texts[0].span("never had lot 0.")
    change = matter.do(lambda view: passage_acts.widen_passage(view, tagged[0], [span]))
    (new,) = (one for one in change.passages if one != tagged[0])
    matter.do(lambda view: second_level.check(view, [tagged[1]]))

    found = report(matter, sample)
    assert (found.overall.count, found.overall.of) == (0, 1)
    matter.do(lambda view: tagging.untag_passage(view, new, TagId("denial")))

    found = report(matter, sample)
    assert (found.overall.count, found.overall.of) == (1, 2)


def test_what_a_tag_was_before_the_draw_counts_not_what_came_later(matter, tagged):
    """A tag that a colleague set again after the draw is no call of the colleague’s."""
    sample, kim = draw(matter), matter.reviewer
    matter.do(lambda view: tagging.untag_passage(view, tagged[0], TagId("denial")))
    matter.work_as(matter.settings.name_reviewer("Sam Poe"))
    matter.do(lambda view: tagging.tag_passage(view, tagged[0], TagId("denial"), "general"))
    at_second_level(matter)

    matter.do(lambda view: tagging.untag_passage(view, tagged[0], TagId("denial")))

    found = report(matter, sample)
    assert [(rate.key, rate.count) for rate in found.by_reviewer] == [(kim.hex(), 1)]


def test_elusion_counts_untagged_exhibits_in_which_something_was_found(matter, texts):
    done = tag(matter, texts[0], "We never had lot 0.", "denial", "general")
    matter.do(lambda view: exhibit_acts.set_review(view, texts[1].exhibit, "reviewed"))
    sample = draw(matter, population=Population(EXHIBITS, is_untagged=True))
    line = samples.sample(matter.view, sample)
    assert (line.body.population, line.body.tags) == (7, [""] * 7)
    assert texts[0].exhibit not in line.members, done
    assert report(matter, sample).overall.of == 0
    at_second_level(matter)

    for text in texts[1:7]:
        matter.do(lambda view, text=text: second_level.check(view, [text.exhibit]))
    assert report(matter, sample).elusion.upper == pytest.approx(0.5)
    tag(matter, texts[7], "We never had lot 7.", "denial", "general")
    matter.do(lambda view: second_level.reject(view, [texts[2].exhibit], "Dated wrongly."))

    found = report(matter, sample)
    assert (found.elusion.count, found.elusion.of) == (2, 7)


def test_exhibits_are_drawn_by_kind_reviewer_and_whether_they_were_checked(matter, texts):
    mail = add_text(matter, "The figure is 81.7.", "email")
    matter.do(lambda view: exhibit_acts.set_review(view, mail.exhibit, "reviewed"))
    kim = matter.reviewer
    at_second_level(matter)
    matter.do(lambda view: second_level.check(view, [texts[0].exhibit]))

    def drawn(**wanted):
        return draws.population_of(matter.view, Population(EXHIBITS, **wanted))

    assert drawn(kinds=("email",)) == drawn(reviewer=kim) == [mail.exhibit]
    assert drawn(kinds=("email",), reviewer=matter.reviewer) == []
    assert set(drawn()) - set(drawn(is_unchecked=True)) == {texts[0].exhibit}


# --- the report as a file -------------------------------------------------------------------------


def test_the_report_is_written_with_the_seed_beside_it(matter, tagged, tmp_path):
    sample = draw(matter)
    at_second_level(matter)
    matter.do(lambda view: second_level.reject(view, [tagged[0]], "Not ours."))
    matter.do(lambda view: second_level.check(view, tagged[1:]))

    sample_report.export_report(matter, report(matter, sample), tmp_path / "report.csv")

    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[1][:5] == ["passages", "all", "1", "8", "12.5%"]
    assert rows[2][:2] == ["tag", "Denial"]
    assert rows[3][:2] == ["reviewer", "Kim Lee"]
    assert rows[1][7] == "so few say little"
    about = json.loads((tmp_path / "report.csv.manifest.json").read_text(encoding="utf-8"))
    assert (about["seed"], about["population"], about["drawn"]) == ("KL-2026", 8, 8)
    assert next(history.acts(matter.view)).verb == "exported"


def test_a_rate_is_said_with_its_interval_and_that_few_say_little():
    assert sample_report.rate_said(Rate("", 0, 0)) == "nothing reviewed yet"
    assert sample_report.rate_said(Rate("", 2, 40)) == "2 of 40 (5.0%); 95% interval 1.4% to 16.5%"
    assert sample_report.rate_said(Rate("", 0, 12)) == (
        "0 of 12; at most 25.0% at 95%; so few say little"
    )


# --- what others write ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        SampleBody("x", "people", "s", "", 3, ["", "00", "00" * 32], ["a b", "c"]),
        SampleBody("x", "passages", "s", "", 0, ["00" * 32] * 3, []),
        SampleBody("x", "exhibits", "s", "", 2**53 - 1, ["ab" * 32] * 1500, ["denial"]),
    ],
)
def test_a_sample_of_a_colleague_may_name_anything(matter, tagged, body):
    entity = new_id()
    Writer(matter).write(entity, Kind.SAMPLE.value, canonical(body)).take_in(matter)

    line = samples.sample(matter.view, entity)

    assert len(line.members) <= draws.MOST
    samples.members(matter.view, line)
    sample_report.rows(matter.view, samples.report(matter.view, line))


def test_a_sample_that_travelled_says_the_same_there(matter, tagged, tmp_path):
    with Writer.copy_of(matter, tmp_path / "other") as copy:
        sample = draw(matter)
        at_second_level(matter)
        matter.do(lambda view: second_level.reject(view, tagged[:2], "Not ours."))
        give(matter, copy)

        here, there = report(matter, sample), report(copy, sample)
        assert (here.overall, here.by_tag) == (there.overall, there.by_tag)


@pytest.mark.parametrize(
    "wanted",
    [
        Population(),
        Population(EXHIBITS),
        Population(EXHIBITS, PassageFilter(), ("deposition", "email"), None, True, True),  # noqa: FBT003 - as the dialog
        Population(passages=PassageFilter(tags=("denial", "quantity"), statuses=("tagged",))),
        Population(passages=PassageFilter(text="never; a “lot”", kinds=("other",))),
        Population(passages=PassageFilter(among=frozenset(range(1_204)), rejected=True)),
        Population(passages=PassageFilter(left="missing")),
    ],
)
def test_what_a_sample_was_drawn_from_is_known_again_from_its_words(matter, wanted):
    said = sample_report.population_said(matter.view, wanted)

    again = sample_report.population_again(str(said))

    assert again == said
    parts = [part for part in again.values.values() if isinstance(part, Said)]
    assert len(parts) == len(again.values)
    assert all(part.pattern != str(part) or not part.values for part in parts)


def test_whose_passages_were_drawn_is_known_again_with_the_name(matter, tagged):
    mine = Population(passages=PassageFilter(person=matter.reviewer))

    again = sample_report.population_again(str(sample_report.population_said(matter.view, mine)))

    (part,) = again.values.values()
    assert isinstance(part, Said)
    assert (part.pattern, part.values) == ("marked by {name}", {"name": "Kim Lee"})
