"""The passage log: its rows, its cells, its manifest, and how it comes onto the disk."""

import csv
import hashlib
import json
import re
import subprocess
import sys
from datetime import UTC, datetime

import openpyxl
import pytest

from reviewer.acts import exhibits, matters, passages, tagging
from reviewer.acts import issues as issue_acts
from reviewer.errors import InputError, RefusedError
from reviewer.exports import templates
from reviewer.exports.column_meanings import MEANINGS
from reviewer.exports.columns import COLUMNS
from reviewer.exports.manifest import manifest_path
from reviewer.exports.passage_log import (
    LogChoices,
    Order,
    default_name,
    export_log,
    log_steps,
    write_log,
)
from reviewer.exports.targets import Target
from reviewer.model import (
    Act,
    FieldBody,
    Kind,
    MatterBody,
    Op,
    Origin,
    PersonBody,
    Side,
    TagId,
    TemplateBody,
    named_field_id,
)
from reviewer.queries import history, people, tags
from reviewer.queries.passages import PassageFilter, issues
from reviewer.readers.reading import Facts, Party
from reviewer.text.layer import Segment, SegmentKind, SourceRange, TextLayer, TextSource
from tests.unit.matters import add_layer, add_text, add_transcript, make_matter, tag

NOW = datetime(2026, 11, 21, 12, 30, tzinfo=UTC)
BARE_PAGE_AND_LINE = re.compile(r"\d+:\d+(-(\d+:)?\d+)?")
TESTIMONY = (
    ("Q", "Q.  How many films did the team download in"),
    ("Q", "March of 2024?"),
    ("C", "MS. O'BRIEN-SMITH:  Objection.  Form."),
    ("A", "A.  About 2,400, a few dozen of them"),
    ("A", "12 units at a time, I believe."),
    ("Q", "Q.  You are sure of that?"),
    ("A", "A.  Correct."),
)
MAIL = "The figure is 81.7 terabytes,\nnot less.\n\n=HYPERLINK(1) is what he wrote.\n\n- Bob"


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path, caption="Clark v. Acme, No. 1:26-cv-7") as made:
        yield made


@pytest.fixture
def transcript(matter):
    return add_transcript(matter, TESTIMONY)


@pytest.fixture
def mail(matter):
    facts = Facts(
        title="Re: intake",
        date="2024-03-07T14:05:00-05:00",
        sender=(Party("Clark, Jane", "jane@acme.example"),),
        to=(Party("Bob Lee", "bob@acme.example"), Party("", "list@acme.example")),
        cc=(Party("Ann Poe"),),
        author="jane@acme.example",
    )
    top = Segment(0, len(MAIL), SegmentKind.TOP, "Clark, Jane <jane@acme.example>", "2024-03-07")
    return add_text(matter, MAIL, "email", facts, segments=[top])


def log_of(matter, folder, **choices):
    """The rows of a log by system name, and its report."""
    chosen = LogChoices(**{"template": templates.EVERYTHING, **choices})
    report = write_log(matter.view, folder / "log.csv", chosen, NOW)
    with report.path.open(encoding="utf-8-sig", newline="") as file:
        _, *rows = csv.reader(file)
    names = [column.name for column, _ in chosen.template.columns]
    return [dict(zip(names, row, strict=True)) for row in rows], report


def name_jane(matter):
    """Jane Clark of Acme, which stands against us."""
    matter.do(lambda view: matters.name_party(view, "Acme Corp.", Side.ADVERSE))
    party = people.parties(matter.view)[0]
    body = PersonBody(
        "Jane Clark", ["jane@acme.example", "CLARK, JANE"], party.id.hex(), "officer_director"
    )
    matter.do(lambda view: matters.name_person(view, body))


# --- rows -----------------------------------------------------------------------------------------


def test_the_log_agrees_with_its_reference(
    matter, transcript, mail, tmp_path, agrees_with_reference
):
    name_jane(matter)
    answer = tag(matter, transcript, "About 2,400, a few dozen of them", "quantity", "count")
    values = [("qty_text", "about 2,400"), ("qty_measure", "films downloaded")]
    matter.do(lambda view: tagging.set_fields(view, answer, TagId("quantity"), values))
    tag(matter, transcript, "Correct.", "admission")
    tag(matter, mail, "=HYPERLINK(1) is what he wrote.", "denial")

    report = write_log(matter.view, tmp_path / "log.csv", LogChoices(), NOW)

    assert report.rows == 3
    agrees_with_reference("passage-log.csv", report.path.read_bytes())


def test_a_passage_with_two_tags_has_two_rows_or_one(matter, mail, tmp_path):
    words = "The figure is 81.7 terabytes,\nnot less."
    passage = tag(matter, mail, words, "quantity")
    matter.do(lambda view: tagging.tag_passage(view, passage, TagId("admission"), "adoptive"))

    by_tag, _ = log_of(matter, tmp_path)
    by_passage, _ = log_of(matter, tmp_path, one_row_a_passage=True)

    assert [row["tag"] for row in by_tag] == ["ADMISSION", "QUANTITY"]
    assert [row["log_no"] for row in by_tag] == ["P-00001", "P-00002"]
    assert {row["passage_id"] for row in by_tag} == {passage.hex()}
    assert [row["tag"] for row in by_passage] == ["ADMISSION; QUANTITY"]
    assert by_passage[0]["tag_kind"] == "adoptive; data_size [proposed]"


def test_own_tags_and_issues_are_named(matter, mail, tmp_path):
    matter.do(lambda view: tagging.define_tag(view, "Key date", "teal"))
    own = tags.tag_named(matter.view, "Key date").id
    passage = tag(matter, mail, "The figure is 81.7 terabytes,", own)
    for name in ("Notice", "Damages"):
        matter.do(lambda view, name=name: issue_acts.add_issue(view, name))
    every = [issue.id for issue in issues(matter.view)]
    matter.do(lambda view: issue_acts.set_issues(view, [passage], every))

    rows, _ = log_of(matter, tmp_path)

    assert rows[0]["tag"] == "Key date"
    assert rows[0]["issues"] == "Damages; Notice"


def test_passages_without_a_tag_are_left_out_and_counted(matter, mail, tmp_path):
    span = mail.span("- Bob")
    matter.do(
        lambda view: passages.mark_passage(view, mail.exhibit, mail.layer, [span], mail.occurrence)
    )

    rows, report = log_of(matter, tmp_path)
    by_passage, _ = log_of(matter, tmp_path, one_row_a_passage=True)

    assert (rows, report.rows, report.left_out_untagged) == ([], 0, 1)
    assert [(row["tag"], row["status"]) for row in by_passage] == [("", "candidate")]


def test_a_withdrawn_passage_is_not_in_the_log(matter, mail, tmp_path):
    passage = tag(matter, mail, "The figure is 81.7 terabytes,", "quantity")
    matter.do(lambda view: passages.withdraw_passage(view, passage))

    rows, report = log_of(matter, tmp_path)

    assert rows == []
    assert report.rows == 0


def test_a_filter_by_tag_gives_the_rows_of_that_tag_alone(matter, mail, transcript, tmp_path):
    passage = tag(matter, mail, "The figure is 81.7 terabytes,", "quantity")
    matter.do(lambda view: tagging.tag_passage(view, passage, TagId("admission"), "adoptive"))
    tag(matter, transcript, "Correct.", "admission")

    rows, report = log_of(matter, tmp_path, filter=PassageFilter(tags=("quantity",)))

    assert [row["tag"] for row in rows] == ["QUANTITY"]
    assert report.filter == "tags Quantity"


def test_passages_come_by_exhibit_and_place_across_many_slices(matter, tmp_path):
    text = "\n\n".join(f"Sentence number {n} of the paper." for n in range(230))
    added = add_text(matter, text)
    for n in reversed(range(230)):
        tag(matter, added, f"Sentence number {n} of the paper.", "quantity")

    rows, _ = log_of(matter, tmp_path)

    assert [row["quote"] for row in rows] == text.split("\n\n")
    assert rows[-1]["log_no"] == "P-00230"


# --- cells ----------------------------------------------------------------------------------------


def test_testimony_prints_question_and_answer_once_each(matter, transcript, tmp_path):
    tag(matter, transcript, "About 2,400, a few dozen of them\n12 units at a time", "quantity")

    rows, _ = log_of(matter, tmp_path)

    assert rows[0]["question"] == "Q. How many films did the team download in March of 2024?"
    assert rows[0]["quote"] == "A. About 2,400, a few dozen of them 12 units at a time"
    assert rows[0]["citation"] == "Clark Dep. 5:1-2, 4-5"
    assert rows[0]["speaker_label"] == "A."


def test_counsels_words_have_no_answer_and_no_declarant(matter, transcript, tmp_path):
    tag(matter, transcript, "How many films did the team download in", "quantity", counsels=True)

    rows, _ = log_of(matter, tmp_path)

    assert rows[0]["counsels_words"] == "yes"
    assert rows[0]["question"] == "Q. How many films did the team download in"
    assert (rows[0]["quote"], rows[0]["declarant"]) == ("", "")
    assert rows[0]["under_oath"] == "unknown"


def test_talk_between_counsel_is_printed_as_it_stands(matter, transcript, tmp_path):
    tag(matter, transcript, "Objection.  Form.", "quantity")

    rows, _ = log_of(matter, tmp_path)

    assert rows[0]["quote"] == "Objection. Form."
    assert rows[0]["speaker_label"] == "MS. O'BRIEN-SMITH"


def test_what_is_proposed_is_marked_until_it_is_confirmed(matter, transcript, tmp_path):
    name_jane(matter)
    passage = tag(matter, transcript, "Correct.", "admission")

    before, _ = log_of(matter, tmp_path)
    matter.do(lambda view: tagging.confirm_proposals(view, passage))
    after, _ = log_of(matter, tmp_path)

    assert before[0]["declarant"] == "Jane Clark [proposed]"
    assert before[0]["usable_against"] == "Acme Corp. [proposed]"
    assert before[0]["declarant_role"] == "officer_director [proposed]"
    assert before[0]["adopted"] == "You are sure of that? [proposed]"
    assert after[0]["declarant"] == "Jane Clark"
    assert after[0]["usable_against"] == "Acme Corp."
    assert after[0]["adopted"] == "You are sure of that?"
    assert after[0]["tag_kind"] == "adoptive"


def test_a_role_nobody_gave_is_unknown(matter, transcript, tmp_path):
    tag(matter, transcript, "Correct.", "admission")

    rows, _ = log_of(matter, tmp_path)

    assert rows[0]["declarant_role"] == "unknown"


def test_people_of_a_mail_are_printed_by_the_names_of_the_matter(matter, mail, tmp_path):
    name_jane(matter)
    tag(matter, mail, "The figure is 81.7 terabytes,", "quantity")

    rows, _ = log_of(matter, tmp_path)

    assert rows[0]["from"] == "Jane Clark"
    assert rows[0]["to"] == "Bob Lee; list@acme.example"
    assert rows[0]["cc"] == "Ann Poe"
    assert rows[0]["author"] == "Jane Clark"
    assert rows[0]["recipients"] == "Bob Lee; list@acme.example; Ann Poe"


def test_dates_are_iso_and_times_name_their_zone(matter, mail, tmp_path):
    tag(matter, mail, "The figure is 81.7 terabytes,", "quantity")

    rows, _ = log_of(matter, tmp_path)

    assert rows[0]["doc_date"] == "2024-03-07"
    assert rows[0]["doc_time"] == "14:05 UTC-05:00"
    assert re.fullmatch(r"2026-11-18T\d\d:\d\dZ", rows[0]["tagged_at"])
    assert rows[0]["tagged_by"] == "KL"


def test_paragraph_ends_are_slashes_and_line_ends_are_spaces(matter, mail, tmp_path):
    words = MAIL[: MAIL.index("\n\n- Bob")]
    passage = tag(matter, mail, words, "quantity")
    matter.do(lambda view: passages.note_passage(view, passage, "one\ntwo"))

    rows, _ = log_of(matter, tmp_path)

    assert rows[0]["quote"] == (
        "The figure is 81.7 terabytes, not less. / =HYPERLINK(1) is what he wrote."
    )
    assert rows[0]["note"] == "one / two"


def test_page_and_line_never_stand_alone(matter, transcript, tmp_path):
    passage = tag(matter, transcript, "Correct.", "admission")
    values = [("completeness_cite", "5:4-5:7"), ("target_ref", "5:6-7")]
    matter.do(lambda view: tagging.set_fields(view, passage, TagId("admission"), values))

    rows, _ = log_of(matter, tmp_path)

    assert rows[0]["completeness_cite"] == "Clark Dep. 5:4-5:7"
    assert rows[0]["target_ref"] == "Clark Dep. 5:6-7"
    pin = [rows[0][name] for name in ("page_begin", "line_begin", "page_end", "line_end")]
    assert pin == ["5", "6", "5", "7"]
    assert not any(BARE_PAGE_AND_LINE.fullmatch(cell) for row in rows for cell in row.values())


def test_a_rough_transcript_says_so_in_every_cite(matter, transcript, tmp_path):
    tag(matter, transcript, "Correct.", "admission")
    matter.do(lambda view: exhibits.set_exhibit_field(view, transcript.exhibit, "status", "rough"))

    rows, _ = log_of(matter, tmp_path)

    assert rows[0]["citation"] == "Clark Dep. 5:6-7 (rough)"


def test_received_text_says_whether_it_was_compared_with_the_page(matter, tmp_path):
    text = "We took in 31.7 terabytes of books."
    received = (SourceRange(0, len(text), TextSource.OCR_RECEIVED),)
    added = add_layer(matter, TextLayer(text, sources=received))
    passage = tag(matter, added, text, "quantity")

    unchecked, _ = log_of(matter, tmp_path)
    matter.do(lambda view: passages.check_against_page(view, passage))
    checked, _ = log_of(matter, tmp_path)
    right = "We took in 81.7 terabytes of books."
    matter.do(lambda view: passages.check_against_page(view, passage, right))
    corrected, _ = log_of(matter, tmp_path)

    assert unchecked[0]["text_source"] == "ocr-received (unchecked against the page)"
    assert checked[0]["text_source"] == "ocr-received (checked)"
    assert checked[0]["quote"] == text
    assert corrected[0]["text_source"] == "ocr-received (corrected)"
    assert (corrected[0]["quote"], corrected[0]["received_text"]) == (right, text)


def test_numbers_are_of_the_occurrence_that_is_cited_and_computed_ones_are_marked(matter, tmp_path):
    parent = add_text(matter, "A mail with something attached.", "email")
    fields = [
        ("marked", "PX-14", Origin.TYPED),
        ("bates_begin", "ABC0001234", Origin.COMPUTED),
        ("bates_end", "ABC0001234", Origin.COMPUTED),
        ("custodian", "Clark", Origin.TYPED),
    ]
    added = add_text(matter, "It was 12 terabytes.", name="a.txt", parent=parent, fields=fields)
    tag(matter, added, "It was 12 terabytes.", "quantity")

    rows, _ = log_of(matter, tmp_path)

    assert rows[0]["exhibit_no"] == "PX-14"
    assert rows[0]["control_no"] == "KL-00002"
    assert rows[0]["family_id"] == "KL-00001"
    assert rows[0]["bates_begin"] == "ABC0001234 [computed]"
    assert rows[0]["custodian"] == "Clark"
    assert rows[0]["citation"] == "PX-14 para. 1"


# --- privilege and confidentiality ----------------------------------------------------------------


def test_possibly_privileged_rows_are_left_out_and_counted_unless_asked_for(matter, mail, tmp_path):
    passage = tag(matter, mail, "The figure is 81.7 terabytes,", "quantity")
    matter.do(lambda view: tagging.tag_passage(view, passage, TagId("admission"), "adoptive"))
    tag(matter, mail, "- Bob", "quantity")
    matter.do(lambda view: passages.set_passage_field(view, passage, "privilege", "possible"))

    rows, report = log_of(matter, tmp_path)
    everything, asked = log_of(matter, tmp_path, include_privileged=True)

    assert [row["quote"] for row in rows] == ["'- Bob"]
    assert (report.rows, report.left_out_privileged) == (1, 2)
    assert (asked.rows, asked.left_out_privileged) == (3, 0)
    assert [row["privilege_flag"] for row in everything] == ["possible", "possible", "none"]


def test_words_that_another_passage_withholds_do_not_leave_in_this_one(matter, mail, tmp_path):
    withheld = tag(matter, mail, "The figure is 81.7 terabytes,", "quantity")
    tag(matter, mail, "81.7 terabytes", "admission")
    tag(matter, mail, "- Bob", "quantity")
    matter.do(lambda view: passages.set_passage_field(view, withheld, "privilege", "possible"))

    rows, report = log_of(matter, tmp_path)
    everything, _ = log_of(matter, tmp_path, include_privileged=True)

    assert [row["quote"] for row in rows] == ["'- Bob"]
    assert report.left_out_privileged == 2
    assert [row["privilege_flag"] for row in everything] == ["possible", "possible", "none"]


def test_a_word_for_privilege_that_this_version_does_not_know_is_held_as_one(
    matter, mail, tmp_path
):
    passage = tag(matter, mail, "The figure is 81.7 terabytes,", "quantity")
    entity = named_field_id(Kind.PASSAGE_FIELD, passage, "privilege")
    later = FieldBody("privilege", "clawed_back")
    matter.do(lambda _: Act("later", (Op(entity, Kind.PASSAGE_FIELD, passage, later),)))

    _, report = log_of(matter, tmp_path)

    assert (report.rows, report.left_out_privileged) == (0, 1)


def test_a_privileged_exhibit_takes_its_passages_with_it(matter, mail, tmp_path):
    tag(matter, mail, "- Bob", "quantity")
    matter.do(lambda view: exhibits.set_exhibit_field(view, mail.exhibit, "privilege", "confirmed"))

    rows, report = log_of(matter, tmp_path)

    assert rows == []
    assert report.left_out_privileged == 1


def test_the_highest_designation_of_the_rows_is_stated(matter, tmp_path):
    def designated(text, value, origin=Origin.TYPED):
        added = add_text(matter, text, fields=[("confidentiality", value, origin)])
        tag(matter, added, text, "quantity")
        return added

    designated("one terabyte", "CONFIDENTIAL", Origin.READ)
    designated("two terabytes", "HIGHLY CONFIDENTIAL – ATTORNEYS’ EYES ONLY")
    secret = designated("three terabytes", "HIGHLY CONFIDENTIAL - SOURCE CODE")
    matter.do(
        lambda view: exhibits.set_exhibit_field(view, secret.exhibit, "privilege", "possible")
    )

    rows, report = log_of(matter, tmp_path)

    assert [row["confidentiality"] for row in rows] == [
        "CONFIDENTIAL [proposed]",
        "HIGHLY CONFIDENTIAL – ATTORNEYS’ EYES ONLY",
    ]
    assert report.highest_confidentiality == "HIGHLY CONFIDENTIAL – ATTORNEYS’ EYES ONLY"


# --- columns --------------------------------------------------------------------------------------


def test_a_saved_template_gives_order_choice_and_printed_names(matter, mail, tmp_path):
    tag(matter, mail, "- Bob", "quantity")
    body = templates.template_body(
        "Court", [("quote", "Words"), ("log_no", "")], one_row_a_passage=True
    )
    matter.do(lambda view: matters.save_template(view, body))

    chosen = templates.template_named(matter.view, "court")
    log_of(matter, tmp_path, template=chosen, target=Target.LOAD, neutralise=False)

    assert (tmp_path / "log.csv").read_bytes() == b"Words,Log no\r\n- Bob,P-00001\r\n"
    assert chosen.one_row_a_passage
    assert [one.name for one in templates.templates(matter.view)] == [
        "default",
        "minimal",
        "everything",
        "Court",
    ]


def test_unknown_templates_and_columns_are_refused_in_words(matter):
    with pytest.raises(InputError, match="There are: default, minimal, everything"):
        templates.template_named(matter.view, "nonesuch")
    with pytest.raises(InputError, match="no column “colour”"):
        templates.template_body("Mine", [("colour", "")])
    with pytest.raises(InputError, match="once"):
        templates.template_body("Mine", [("quote", "a"), ("quote", "b")])
    with pytest.raises(InputError, match="Two columns are printed as “quote”"):
        templates.template_body("Mine", [("title", "Quote"), ("quote", "quote")])
    with pytest.raises(InputError, match="“Default” is built in"):
        templates.template_body(" Default", [("quote", "")])


def test_of_two_columns_saved_under_one_name_elsewhere_one_is_shown_and_both_are_removed(matter):
    for printed in ("Words", "Said"):
        kept = TemplateBody("Court", [["quote", printed]])
        op = Op(matters.new_id(), Kind.TEMPLATE, None, kept)
        matter.do(Act("save_template", (op,)))
    assert [one.name for one in templates.templates(matter.view)][3:] == ["Court"]
    assert templates.template_named(matter.view, "court").columns[0][1] == "Words"

    body = templates.template_body("court", [("title", "")])
    matter.do(lambda view: matters.save_template(view, body))
    assert templates.template_named(matter.view, "Court").columns[0][1] == "Title"
    assert templates.is_saved(matter.view, "COURT")
    matter.undo()
    matter.do(lambda view: matters.remove_template(view, "Court"))

    assert not templates.is_saved(matter.view, "court")
    assert templates.templates(matter.view) == templates.BUILT_IN


def test_every_column_says_what_it_prints():
    assert list(MEANINGS) == [column.name for column in COLUMNS]
    assert len(set(MEANINGS.values())) == len(COLUMNS)


def test_the_defaults_hold_what_a_paralegal_looks_for_first():
    printed = [column.printed for column in COLUMNS if column.is_default]

    wanted = {"From", "To", "CC", "Author", "Against", "Kind", "Question", "Text source", "Adopted"}
    assert wanted <= set(printed)
    assert len({column.name for column in COLUMNS}) == len(COLUMNS)
    assert len({column.printed for column in COLUMNS}) == len(COLUMNS)


# --- the file -------------------------------------------------------------------------------------


def test_the_manifest_says_what_the_file_is(matter, mail, tmp_path):
    tag(matter, mail, "- Bob", "quantity")

    report = export_log(matter, tmp_path / "log.csv", LogChoices(), NOW)

    said = json.loads(report.manifest.read_text(encoding="utf-8"))
    data = report.path.read_bytes()
    assert report.manifest.name == "log.csv.manifest.json"
    assert said["sha256"] == report.sha256 == hashlib.sha256(data).hexdigest()
    assert said["product"] == "passage log"
    assert said["marking"] == "ATTORNEY WORK PRODUCT"
    assert said["caption"] == "Clark v. Acme, No. 1:26-cv-7"
    assert (said["rows"], said["left_out_privileged"], said["neutralised"]) == (1, 0, 1)
    assert said["filter"] == "all passages"
    assert ["tag_kind", "Kind"] in said["columns"]
    assert (said["made_by"], said["initials"]) == ("Kim Lee", "KL")
    assert said["made_at"] == "2026-11-21T12:30:00+00:00"
    assert len(said["log_heads"][0]["changeset"]) == 64
    assert said["version"].startswith("pincite")


def test_an_export_stands_in_the_history_and_changes_no_state(matter, mail, tmp_path):
    tag(matter, mail, "- Bob", "quantity")

    report = export_log(matter, tmp_path / "log.csv", LogChoices(), NOW)

    entry = next(history.acts(matter.view, 1))
    assert entry.sentence == "exported log.csv"
    assert matter.undo_target().verb == "tag_passage"
    assert report.rows == 1


def test_two_logs_of_one_state_are_the_same_bytes(matter, mail, transcript, tmp_path):
    tag(matter, mail, "- Bob", "quantity")
    tag(matter, transcript, "Correct.", "admission")

    _, first = log_of(matter, tmp_path)
    _, second = log_of(matter, tmp_path)

    assert first.sha256 == second.sha256


def test_the_name_says_what_it_is_on_every_system():
    name = default_name(MatterBody("Clark", 'Clark v. "Acme": a/b?'), NOW)

    assert name == "Clark v. Acme a b - passage log - ATTORNEY WORK PRODUCT 2026-11-21.csv"


def test_an_older_log_is_written_over_and_nothing_else_is_left(matter, mail, tmp_path):
    tag(matter, mail, "- Bob", "quantity")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "log.csv").write_text("older")

    write_log(matter.view, folder / "log.csv", LogChoices(), NOW)

    assert sorted(one.name for one in folder.iterdir()) == ["log.csv", "log.csv.manifest.json"]
    assert b"older" not in (folder / "log.csv").read_bytes()


def test_places_that_cannot_hold_a_log_are_refused_in_words(matter, tmp_path):
    with pytest.raises(InputError, match="This is a folder"):
        write_log(matter.view, tmp_path, LogChoices(), NOW)
    with pytest.raises(InputError, match="folder for the file is not there"):
        write_log(matter.view, tmp_path / "nowhere" / "log.csv", LogChoices(), NOW)
    with pytest.raises(InputError, match="over the matter itself"):
        export_log(matter, matter.path, LogChoices(), NOW)


def test_a_log_that_is_stopped_leaves_no_trace(matter, mail, tmp_path):
    tag(matter, mail, "- Bob", "quantity")
    folder = tmp_path / "out"
    folder.mkdir()
    steps = log_steps(matter.view, folder / "log.csv", LogChoices(), NOW)

    next(steps)
    assert list(folder.iterdir())
    steps.close()

    assert list(folder.iterdir()) == []


def test_a_matter_that_changes_meanwhile_gives_no_log(matter, mail, tmp_path):
    passage = tag(matter, mail, "- Bob", "quantity")
    steps = log_steps(matter.view, tmp_path / "log.csv", LogChoices(), NOW)
    next(steps)
    matter.do(lambda view: passages.withdraw_passage(view, passage))

    with pytest.raises(RefusedError, match="changed while its log was written"):
        for _ in steps:
            pass

    assert not (tmp_path / "log.csv").exists()


# --- order, workbook, and the way onto the disk ---------------------------------------------------


def test_rows_come_in_the_order_of_any_column_and_are_numbered_so(matter, mail, tmp_path):
    for words, measure in (("81.7 terabytes", "10"), ("not less.", "9"), ("- Bob", "")):
        passage = tag(matter, mail, words, "quantity")
        if measure:
            values = [("qty_value", measure), ("qty_measure", f"m{measure}")]
            matter.do(
                lambda view, at=passage, said=values: tagging.set_fields(
                    view, at, TagId("quantity"), said
                )
            )

    def ordered(column, *, is_descending=False):
        rows, report = log_of(matter, tmp_path, order=Order(column, is_descending))
        assert [row["log_no"] for row in rows] == ["P-00001", "P-00002", "P-00003"]
        assert report.rows == 3
        return [row["passage_no"] for row in rows]

    assert ordered("qty_value") == ["KL-0002", "KL-0001", "KL-0003"]
    assert ordered("qty_measure", is_descending=True) == ["KL-0001", "KL-0002", "KL-0003"]
    assert ordered("quote") == ["KL-0003", "KL-0001", "KL-0002"]
    assert ordered("citation", is_descending=True) == ["KL-0003", "KL-0002", "KL-0001"]
    assert ordered("passage_no", is_descending=True) == ["KL-0003", "KL-0002", "KL-0001"]


def test_two_tags_of_a_passage_part_when_the_order_is_by_tag(matter, mail, tmp_path):
    both = tag(matter, mail, "81.7 terabytes", "quantity")
    matter.do(lambda view: tagging.tag_passage(view, both, TagId("admission")))
    tag(matter, mail, "- Bob", "denial")
    hidden = tag(matter, mail, "not less.", "denial")
    matter.do(lambda view: passages.set_passage_field(view, hidden, "privilege", "possible"))

    rows, report = log_of(matter, tmp_path, order=Order("tag"))

    assert [row["tag"] for row in rows] == ["ADMISSION", "DENIAL", "QUANTITY"]
    assert [row["passage_no"] for row in rows] == ["KL-0001", "KL-0002", "KL-0001"]
    assert report.left_out_privileged == 1
    assert json.loads(report.manifest.read_text("utf-8"))["order"] == "Tag, ascending"


def test_a_workbook_holds_the_cells_of_the_csv_and_has_a_manifest(
    matter, mail, transcript, tmp_path
):
    tag(matter, mail, "=HYPERLINK(1) is what he wrote.", "denial")
    tag(matter, transcript, "Correct.", "admission")
    plain, csv_report = log_of(matter, tmp_path, neutralise=False)
    chosen = LogChoices(template=templates.EVERYTHING, target=Target.XLSX)

    report = write_log(matter.view, tmp_path / "log.xlsx", chosen, NOW)
    again = write_log(matter.view, tmp_path / "again.xlsx", chosen, NOW.replace(year=2027))

    book = openpyxl.load_workbook(report.path)
    header, *rows = book["Passage log"].iter_rows(values_only=True)
    shown = [
        [
            "" if cell is None else cell.date() if isinstance(cell, datetime) else cell
            for cell in row
        ]
        for row in rows
    ]
    said = json.loads(report.manifest.read_text("utf-8"))
    assert list(header) == [column.printed for column in COLUMNS]
    assert [[str(cell) for cell in row] for row in shown] == [list(row.values()) for row in plain]
    assert report.sha256 == hashlib.sha256(report.path.read_bytes()).hexdigest() == said["sha256"]
    assert report.sha256 == again.sha256
    assert said["target"] == "xlsx"
    assert (report.rows, report.neutralised) == (csv_report.rows, 1)
    assert book["About this log"]["A1"].value.startswith("ATTORNEY WORK PRODUCT · Clark v. Acme")


def test_a_workbook_that_is_stopped_leaves_no_trace(matter, mail, tmp_path):
    tag(matter, mail, "81.7 terabytes", "quantity")
    (tmp_path / "out").mkdir()
    steps = log_steps(
        matter.view, tmp_path / "out" / "log.xlsx", LogChoices(target=Target.XLSX), NOW
    )
    next(steps)
    next(steps)

    steps.close()

    assert list((tmp_path / "out").iterdir()) == []


def test_a_log_that_cannot_take_its_place_leaves_the_older_manifest(matter, mail, tmp_path):
    tag(matter, mail, "81.7 terabytes", "quantity")
    out = tmp_path / "log.csv"
    manifest = manifest_path(out)
    manifest.write_text("older", "utf-8")
    steps = log_steps(matter.view, out, LogChoices(), NOW)
    next(steps)
    out.mkdir()

    with pytest.raises(InputError):
        for _ in steps:
            pass

    assert manifest.read_text("utf-8") == "older"
    assert not list(tmp_path.glob("*.part"))


STOPPED = """
import os, sys
from pathlib import Path
from reviewer.exports.placing import beside

def stop(event, arguments):
    if event == "os.rename" and str(arguments[1]).endswith(".csv"):
        os._exit(9)

with beside(Path(sys.argv[1])) as (file, manifest):
    file.write_text("log")
    manifest.write_text("manifest")
    sys.addaudithook(stop)
"""


def test_a_computer_that_stops_between_the_two_leaves_no_log_without_manifest(tmp_path):
    out = tmp_path / "log.csv"

    done = subprocess.run([sys.executable, "-c", STOPPED, str(out)], check=False)

    assert done.returncode == 9
    assert not out.exists()
    assert manifest_path(out).read_text("utf-8") == "manifest"
