"""Examinations, objections and exhibits mentioned, told from the words of a transcript."""

import json

import pytest

from reviewer.readers.options import ReadOptions
from reviewer.readers.registry import read
from reviewer.text.examinations import examinations, objections
from reviewer.text.exhibits_mentioned import Label, label_of, mentions
from reviewer.text.layer import Span, TextLayer
from reviewer.text.units import question_and_answer, with_question

DAY = """LE ZHOU,
called as a witness by the Government,
having been previously duly sworn, testified as follows:
CROSS-EXAMINATION (continued)
BY MR. KAMARAJU:
Q. Good morning, Mr. Zhou.
A. Good morning.
MS. MURRAY: Objection. Asked and answered, and beyond the
scope.
THE COURT: Sustained.
(Recess)
BY MR. KAMARAJU:
Q. You saw Government Exhibit 102?
A. I did.
REDIRECT EXAMINATION
BY MS. MURRAY:
Q. And GX 103?
A. Yes.
MR. KAMARAJU: No objection.
(Government's Exhibit 103 received in evidence)
THE COURT: Call your next witness.
KARIN MAISTRELLO,
having been duly sworn, testified as follows:
DIRECT EXAMINATION
BY MR. HORTON:
QUESTION: Where do you work?
ANSWER: At Google.
INDEX OF EXAMINATION
KARIN MAISTRELLO
Direct By Mr. Horton............. 420"""


def layer_of(text: str) -> TextLayer:
    return TextLayer(text)


def test_several_witnesses_of_one_day_keep_their_examinations_apart():
    found = examinations(layer_of(DAY))

    assert [(one.witness, one.kind, one.examiner) for one in found] == [
        ("Le Zhou", "cross", "MR. KAMARAJU"),
        ("Le Zhou", "redirect", "MS. MURRAY"),
        ("Karin Maistrello", "direct", "MR. HORTON"),
    ]
    assert [(one.questions, one.answers) for one in found] == [(2, 2), (1, 1), (1, 1)]
    assert found[0].is_continued
    assert DAY[found[2].span.end - 10 : found[2].span.end] == "At Google."


def test_another_lawyer_without_a_heading_begins_another_examination():
    text = "EXAMINATION\nBY MR. LEE:\nQ. Yes?\nA. Yes.\nBY MS. POE:\nQ. No?\nA. No."

    found = examinations(layer_of(text), "Jane Clark")

    assert [(one.witness, one.examiner) for one in found] == [
        ("Jane Clark", "MR. LEE"),
        ("Jane Clark", "MS. POE"),
    ]


def test_objections_have_their_grounds_and_the_ruling():
    (found,) = objections(layer_of(DAY))

    assert found.speaker == "MS. MURRAY"
    assert found.grounds == ("scope", "asked and answered")
    assert found.ruling == "sustained"
    assert DAY[found.span.start : found.span.end].endswith("\nscope.")


def test_an_exhibit_is_one_whatever_the_transcript_calls_it():
    found = mentions(layer_of(DAY))

    assert [(one.label, len(one.spans)) for one in found] == [
        (Label("G", "102"), 1),
        (Label("G", "103"), 2),
    ]
    assert [bool(one.received) for one in found] == [False, True]


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("Exhibits 3, 4 and 5 were marked.", ["3", "4", "5"]),
        ("Plaintiff's Exhibit 3-A was marked.", ["3A"]),
        ("Defendants' Exhibit No. 12", ["12"]),
        ("I'll mark it as PX-14.", ["14"]),
        ("exhibit to the motion, exhibit 7", ["7"]),
        ("Exhibit A and Exhibit B", ["A", "B"]),
        ("the exhibit was a list", []),
    ],
)
def test_labels_are_found_as_lawyers_say_them(words, labels):
    assert [one.label.number for one in mentions(layer_of(words))] == labels


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("PX-14", "Plaintiff's Exhibit 14"),
        ("Exhibit 14", "PX-14"),
        ("Clark 7", "Exhibit 7"),
        ("Clark Dep. Ex. 7", "Deposition Exhibit 7"),
        ("GX102", "Government Exhibit 102"),
        ("DTX-0003", "Defense Exhibit 3"),
    ],
)
def test_a_marked_number_may_be_what_is_mentioned(marked, said):
    one, other = label_of(marked), mentions(layer_of(said))[0].label

    assert one is not None
    assert one.may_be(other)


def test_the_other_sides_exhibit_of_the_same_number_is_another():
    one = label_of("DX-14")

    assert one is not None
    assert not one.may_be(Label("P", "14"))


@pytest.fixture(scope="module")
def trial(corpora):
    path = corpora / "transcript" / "guo-trial" / "us_v_guo_trial_2024-05-29.txt"
    if not path.exists():
        pytest.skip("the trial day is not there")
    return read(path, ReadOptions(), lambda done, total: None)


def truth(corpora, name):
    return [json.loads(row) for row in (corpora / "truth" / name).read_text().splitlines()]


def test_questions_answers_and_witnesses_of_a_real_trial_day_are_counted(corpora, trial):
    (day,) = truth(corpora, "transcript_qa_counts.jsonl")
    found = examinations(trial.layer)

    assert sum(one.questions for one in found) == pytest.approx(day["q_lines"], rel=0.01)
    assert sum(one.answers for one in found) == pytest.approx(day["a_lines"], rel=0.01)
    told: dict[str, list[str]] = {}
    for one in found:
        told.setdefault(one.witness, []).append(one.kind.capitalize())
    for (name, kinds), (witness, expected) in zip(
        told.items(), day["witness_examinations"].items(), strict=True
    ):
        assert name.endswith(witness)
        assert kinds == expected
    assert sum(bool(one.received) for one in mentions(trial.layer)) == day["exhibits_received"]


def test_every_answer_of_a_real_trial_day_finds_its_question(corpora, trial):
    layer = trial.layer
    plain = " ".join(layer.text.split())
    for row in truth(corpora, "qa_pairs_unlabelled.jsonl"):
        pair = f"Q. {row['q']} A. {row['a']}"
        assert pair in plain or row["q"] in plain
        at = _place(layer.text, row)
        if at is None:
            continue
        asked, _ = question_and_answer(layer, with_question(layer, at))
        assert asked.split() == row["q"].split()


def _place(text, row):
    """Where the first words of the answer stand that follows this question."""
    asked = row["q"].split()[-1]
    answer = row["a"].split("\n")[0].split(" ")[:2]
    found = text.find(f"{asked}\nA. {' '.join(answer)}")
    while found >= 0:
        before = " ".join(text[max(0, found - 2 * len(row["q"])) : found + len(asked)].split())
        if before.endswith(" ".join(row["q"].split())):
            start = found + len(asked) + 4
            return Span(start, start + len(answer[0]))
        found = text.find(f"{asked}\nA. {' '.join(answer)}", found + 1)
    return None
