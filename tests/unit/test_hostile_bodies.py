"""What acts made elsewhere say may be anything: it is shown, or is no row; it never stops the desk.

Each body that this desk writes is written again by a colleague with one of its keys turned into
something else. The format's own checks let all of it pass, for they look at changesets alone.
"""

import json
import re
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reviewer.acts import batches as batch_acts
from reviewer.acts import clawback, intakes, sampling, searches, second_level, tagging
from reviewer.acts import exhibits as exhibit_acts
from reviewer.acts import issues as issue_acts
from reviewer.acts import matters as matter_acts
from reviewer.acts import passages as passage_acts
from reviewer.acts import readings as reading_acts
from reviewer.errors import InputError, MatterError
from reviewer.exports import sample_report, templates
from reviewer.exports.passage_log import LogChoices, write_log
from reviewer.matter import open_matter
from reviewer.model import (
    Act,
    DecidedBody,
    ExportedBody,
    IntakeBody,
    Kind,
    LoadedFieldsBody,
    Op,
    Origin,
    PartsBody,
    PersonBody,
    Role,
    SavedSearchBody,
    Side,
    TemplateBody,
    canonical,
    decided_id,
    loaded_fields_id,
    parts_id,
)
from reviewer.queries import (
    batches,
    custody,
    draws,
    entities,
    exhibits,
    histories,
    history,
    left,
    links,
    loaded,
    mails,
    overview,
    passages,
    people,
    readings,
    said_then,
    samples,
    saved_searches,
    scans,
    tags,
    threads,
    transcripts,
)
from reviewer.queries import clawback as clawback_queries
from reviewer.queries import intakes as intake_queries
from reviewer.queries import second_level as second_level_queries
from reviewer.queries.clawback_words import sentences
from reviewer.queries.exhibits import ListFilter
from reviewer.queries.histories import Wanted
from reviewer.queries.unconfirmed import Ledger
from reviewer.sharing.state import state
from reviewer.store.log import DamagedError
from tests.unit.matters import NOON, Added, add_text, add_transcript, make_matter, tag
from tests.unit.read_again import new_layer
from tests.unit.replicas import Writer

NOW = datetime(2026, 11, 21, 12, 30, tzinfo=UTC)
LATER = int((NOON + 9000) * 1000) << 16
_ID = re.compile("([0-9a-f]{2})*")
_LONG = "\u202e\x00\x07" + "x" * 3000
_LISTS = [[], ["zz"], [[]], [[1]], [[5, 2]], [[0, 10**9]], [[2**53 - 1, 1]]]


def nasty(value: object, ids: list[str]) -> list[object]:
    """What a key of a body is turned into: another type, another's id, the worst of its own."""
    if isinstance(value, bool):
        return [None, 2]
    if isinstance(value, int):
        return [None, "1", -1, 2**53 - 1]
    if isinstance(value, list):
        return [None, "zz", [[-4, -1]], *_LISTS]
    if isinstance(value, dict):
        return [None, [], {"": "zz"}, {"kind": -1}, {"zz": [5]}]
    return [None, 7, "", "zz", "00" * 32, _LONG, *(ids if _ID.fullmatch(str(value)) else ())]


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A matter in which every kind of entity stands, closed."""
    folder = tmp_path_factory.mktemp("full")
    with make_matter(folder) as matter:
        testimony = add_transcript(
            matter, [("Q", "Q.  Did you copy them?"), ("A", "A.  No.  We kept some pages.")]
        )
        mail = add_text(
            matter, "The figure is 81.7.", "email", fields=[("custodian", "Doe", Origin.READ)]
        )
        one = tag(matter, testimony, "We kept some pages.", "admission", "agent_employee")
        other = tag(matter, mail, "The figure is 81.7.", "quantity")
        for act in (
            passage_acts.note_passage(matter.view, one, "Ask Doe."),
            passage_acts.set_passage_field(matter.view, one, "importance", "hot"),
            tagging.define_tag(matter.view, "Key fact", "teal"),
            issue_acts.add_issue(matter.view, "Copying"),
            passage_acts.link_passages(matter.view, "contradicts", one, other),
            batch_acts.make_batches(
                matter.view, [batch_acts.BatchDraft("Mail 1", (mail.exhibit,))]
            ),
            exhibit_acts.set_review(matter.view, mail.exhibit, "reviewed"),
            exhibit_acts.set_exhibit_field(matter.view, mail.exhibit, "title", "Figures"),
            exhibit_acts.opened(mail.exhibit, [(1, 1)]),
            exhibit_acts.exported(ExportedBody("passage_log", "", 1, "00" * 32, "log.csv")),
            matter_acts.name_party(matter.view, "Acme", Side.ADVERSE),
            matter_acts.set_zone(matter.view, "America/New_York"),
            matter_acts.name_person(matter.view, PersonBody("Jane Clark")),
            matter_acts.save_template(matter.view, TemplateBody("Short", [["cite", "Cite"]])),
            searches.save_search(matter.view, SavedSearchBody("Figures", "81.7")),
            intakes.record_intake(
                matter_acts.new_id(),
                IntakeBody(["mail"], "Doe", "", {"loaded": 1}),
                1,
                [["mail/1.eml", "loaded", mail.exhibit.hex(), "email", ""]],
            ),
        ):
            matter.do(act)
        matter.do(loaded_of_parts(mail))
        matter.do(decided(one))
        body = new_layer(matter, mail, "The figure is  81.7.")
        matter.do(lambda view: reading_acts.add_reading(view, mail.exhibit, body, show=True))
        issue = passages.issues(matter.view)[0].id
        matter.do(lambda view: issue_acts.set_issues(view, [one, other], [issue]))
        draft = sampling.SampleDraft("All", draws.Population(), "2", "all passages", "s")
        matter.do(lambda view: sampling.draw_sample(view, matter_acts.new_id(), draft))
        matter.work_as(matter.reviewer, Role.ATTORNEY)
        matter.do(lambda view: second_level.reject(view, [one], "Not ours."))
        matter.do(lambda view: second_level.reject(view, [mail.exhibit], "Not ours."))
        locked = add_text(matter, "Locked away.", name="locked.txt")
        matter.do(lambda view: clawback.sequester(view, locked.exhibit, "letter", "Acme"))
        gone = add_text(matter, "Destroyed.", name="gone.txt")
        matter.do(lambda view: clawback.purge(view, gone.exhibit, "order"))
    return folder / "matter"


def loaded_of_parts(exhibit: Added) -> Act:
    """What a load file said of an exhibit, and the files it is made of."""
    parts = PartsBody(["11" * 32, "22" * 32])
    fields = LoadedFieldsBody("VOL001.dat", 3, [["BEGBATES", "A0001"], ["BEGBATES", ""]])
    place = exhibit.occurrence
    return Act(
        "add_exhibit",
        (
            Op(parts_id(exhibit.exhibit), Kind.PARTS, exhibit.exhibit, parts),
            Op(loaded_fields_id(place), Kind.LOADED_FIELDS, place, fields),
        ),
    )


def decided(passage: bytes) -> Act:
    """How a difference was decided."""
    body = DecidedBody("field", [passage.hex()], ["33" * 32], "keep", "33" * 32)
    return Act("decide", (Op(decided_id("field", [passage]), Kind.DECIDED, passage, body),))


@pytest.fixture
def full(written, tmp_path):
    """The same as a matter of its own."""
    with open_matter(Path(shutil.copytree(written, tmp_path / "full"))) as matter:
        yield matter


def written_of(matter, kind: Kind) -> list[tuple[bytes, bytes | None, dict]]:
    """The first two of a kind: what is said of a passage and of an exhibit, where it is of both."""
    found = matter.view.rows(
        """SELECT e.entity, e.subject, p.content FROM entity e JOIN payload p ON p.hash = e.payload
           WHERE e.kind = ? ORDER BY e.hlc, e.entity LIMIT 2""",
        (kind.value,),
    )
    return [(entity, subject, json.loads(content)) for entity, subject, content in found]


def read_everything(matter, folder) -> None:
    """All that the panels, the lists and the exports read of a matter."""
    view, ledger = matter.view, Ledger()
    ledger.catch_up(view)
    ledger.work(view)
    for line in exhibits.exhibits(view):
        exhibits.exhibit_values(view, line.id)
        passages.of_exhibit(view, line.id)
        readings.readings_of(view, line.id)
        with suppress(MatterError):  # a sentence: its words are not here
            transcripts.report_of(view, line.id)
        threads.thread_of(view, line.id)
        threads.duplicates_of(view, line.id)
        threads.all_custodians(view, line.id)
        assert str(mails.sent(view, line.id)) is not None
        links.marks_of_exhibit(view, line.id)
        for place in exhibits.occurrences_of(view, line.id):
            loaded.loaded_fields(view, place.id)
    for row in view.rows("SELECT id FROM passage"):
        with suppress(InputError):  # a sentence: its exhibit is not in the matter
            passages.card(view, row[0])
            readings.standpoint(view, row[0])
            readings.unsettled_one(view, row[0])
            links.of_passage(view, row[0])
    exhibits.list_ids(view, ListFilter(), None)
    scans.waiting(view)
    custody.custody(view)
    exhibits.families(view)
    assert list(history.acts(view, 3))
    left.left_to_do(view, ledger)
    read_second_level(view)
    read_what_was_given_back(view)
    overview.overview(view)
    for gathered in (batches.batches, saved_searches.saved_searches, tags.tags, people.persons):
        gathered(view)
    people.parties(view)
    people.reviewers(view)
    people.matter_of(view)
    templates.templates(view)
    for one in intake_queries.intakes(view):
        intake_queries.files_of(view, one.id)
    with suppress(MatterError):  # a sentence: no log leaves out what stands on a lost exhibit
        write_log(view, folder / "log.csv", LogChoices(templates.EVERYTHING), NOW)
    state(view)


def read_what_was_given_back(view) -> None:
    """What is sequestered and destroyed, and the history of one thing."""
    for one in clawback_queries.locked(view):
        list(sentences(view, clawback_queries.traces(view, one.exhibit)))
    for (exhibit,) in view.rows("SELECT id FROM exhibit LIMIT 2"):
        clawback_queries.labels_of(view, exhibit)
        said_then.values(view, Wanted(exhibit=exhibit))
    for (passage,) in view.rows("SELECT id FROM passage LIMIT 1"):
        assert next(histories.acts(view, Wanted(passage=passage))).sentence
        said_then.values(view, Wanted(passage=passage))


def read_second_level(view) -> None:
    """What was said of passages and exhibits, and the samples of them."""
    subjects = view.rows("SELECT id FROM exhibit UNION SELECT id FROM passage")
    second_level_queries.statuses_on(view, [row[0] for row in subjects])
    second_level_queries.counts(view)
    for line in samples.samples(view):
        samples.members(view, line)
        sample_report.rows(view, samples.report(view, line))


@pytest.mark.unmeasured  # thousands of turns through code that other tests measure
@pytest.mark.parametrize("kind", list(Kind))
def test_whatever_a_colleague_writes_is_a_row_or_none_and_the_desk_goes_on(full, kind, tmp_path):
    ids = [
        row[0].hex()
        for row in full.view.rows("SELECT id FROM exhibit UNION SELECT id FROM passage")
    ]
    mutated = [
        (entity, subject, {**body, key: value})
        for entity, subject, body in written_of(full, kind)
        for key in body
        for value in nasty(body[key], ids)
    ]
    assert mutated

    for entity, subject, body in mutated:
        Writer(full).write(
            entity,
            kind.value,
            canonical(body),
            subject=subject,
            bases=entities.heads(full.view, entity),
            hlc=LATER,
        ).take_in(full)
        read_everything(full, tmp_path)

    assert full.projected_rows() == full.rebuilt_rows()


@pytest.mark.parametrize("anchors", [[5], ["zz"], [[]], [{"quote": 7}], 7])
def test_what_a_passage_said_is_told_beside_now_whatever_it_says(full, anchors):
    ((entity, subject, body), *_) = written_of(full, Kind.PASSAGE)
    bases = entities.heads(full.view, entity)
    said = canonical({**body, "anchors": anchors})
    Writer(full).write(
        entity, Kind.PASSAGE.value, said, subject=subject, bases=bases, hlc=LATER
    ).take_in(full)

    told = said_then.values(full.view, Wanted(passage=entity, until=NOW))

    assert {value.name for value in told} - {"Words"}


NOT_CANONICAL = (
    b"",
    b"{",
    b"\xff\xfe",
    b'{"text": "space"}',
    b'{"text":1.5}',
    b'{"text":9007199254740992}',
    b'{"text":"\\ud800"}',
    b'{"b":1,"a":2}',
    b"[" * 5000 + b"]" * 5000,
)


@pytest.mark.parametrize("content", NOT_CANONICAL)
def test_what_is_not_written_as_the_format_has_it_is_not_taken_in(full, content):
    changesets = len(full.view.rows("SELECT id FROM changeset"))
    before = state(full.view)

    with pytest.raises(DamagedError):
        Writer(full).write(b"\x77" * 16, "note", content).take_in(full)

    assert state(full.view) == before
    assert len(full.view.rows("SELECT id FROM changeset")) == changesets
