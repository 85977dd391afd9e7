"""Quantities in words and figures; what is none; how well real text is read."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from reviewer import fields
from reviewer.text.quantities import Op, Quantity, quantities, quantity_said


def only(text: str) -> Quantity:
    found = quantities(text)
    assert len(found) == 1, [one.text for one in found]
    return found[0]


# --- how much -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It was 81.7 percent.", "81.7"),
        ("It was eighty-one point seven percent.", "81.7"),
        ("We kept two dozen copies.", "24"),
        ("He copied half a dozen files.", "6"),
        ("A half of the files is gone.", "0.5"),
        ("Three quarters of the films were ours.", "0.75"),
        ("That took two and a half hours.", "2.5"),
        ("It was 2 1/2 inches wide.", "2.5"),
        ("It was 2½ inches wide.", "2.5"),
        ("They paid $1.2 million.", "1200000"),
        ("They paid $3bn.", "3000000000"),
        ("They paid USD 4,500.25.", "4500.25"),
        ("They took 1.7m torrents.", "1700000"),
        ("He counted twenty-five hundred pages.", "2500"),
        ("He counted two hundred and fifty pages.", "250"),
        ("He counted one hundred thousand and one pages.", "100001"),
        ("It cost thirteen dollars and forty-five cents.", "13.45"),
        ("They paid 1.234,56 euros.", "1234.56"),
        ("It fell to -4.5 °C.", "-4.5"),
        ("The loss was $(4,500).", "-4500"),
        ("He is 5'11\" tall.", "71"),
        ("Give ten (10) days of notice.", "10"),
        ("We had a couple of copies.", "2"),
        ("Rates fell 25 basis points.", "25"),
        ("There were zero copies.", "0"),
        ("The mass is 3 × 10^5 kg.", "300000"),
        ("Four out of five witnesses agreed.", "0.8"),
    ],
)
def test_the_value_is_exact(text, value):
    assert only(text).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It took three to five days.", "3", "5"),
        ("I saw between 5 and 7 pages.", "5", "7"),
        ("It grew 10-15 percent.", "10", "15"),
        ("He paid $1.5 million to $2 million.", "1500000", "2000000"),
        ("He paid $1.5 to 2 million.", "1500000", "2000000"),
        ("It took two or three weeks.", "2", "3"),
        ("I was away for one to two years.", "1", "2"),
        ("We took hundreds of thousands of documents.", "100000", "1000000"),
        ("It weighed 5 ± 2 kg.", "3", "7"),
    ],
)
def test_a_range_has_both_its_ends_and_no_value(text, low, high):
    found = only(text)

    assert (found.low, found.high) == (Decimal(low), Decimal(high))
    assert (found.value, found.op) == (None, Op.RANGE)


@pytest.mark.parametrize(
    ("text", "op"),
    [
        ("exactly 400 pages", Op.EQ), ("some 400 pages", Op.APPROX), ("400 pages or so", Op.APPROX),
        ("400 pages, give or take", Op.APPROX), ("no fewer than 400 pages", Op.GE),
        ("400 pages or more", Op.GE), ("400+ pages", Op.GE), ("more than 400 pages", Op.GT),
        ("north of 400 pages", Op.GT), ("up to 400 pages", Op.LE),
        ("no more than 400 pages", Op.LE), ("400 pages at most", Op.LE),
        ("fewer than 400 pages", Op.LT), ("~400 pages", Op.APPROX), ("None.", Op.NONE_ZERO),
    ],
)  # fmt: skip
def test_the_words_beside_a_number_are_its_sign(text, op):
    assert only(text).op is op


@pytest.mark.parametrize(
    "text", ["A third of them is ours.", "We took several hundred files.", "a few dozen of them"]
)
def test_what_no_decimal_can_say_has_no_value(text):
    assert (only(text).value, only(text).low) == (None, None)


# --- of what --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind", "unit", "per"),
    [
        ("$1.2 million", "money", "USD", ""),
        ("€50", "money", "EUR", ""),
        ("81.7 percent", "percentage", "percent", ""),
        ("two percentage points", "percentage_points", "percentage point", ""),
        ("40 bps", "percentage_points", "basis point", ""),
        ("267.4TB", "data_size", "TB", ""),
        ("three-page letter", "count", "page", ""),
        ("two hundred large printed books", "count", "book", ""),
        ("thirty (30) days", "duration", "day", ""),
        ("five business days", "duration", "business day", ""),
        ("six feet", "length", "foot", ""),
        ("660 square feet", "area", "square foot", ""),
        ("five gallons", "volume", "gallon", ""),
        ("12 kg", "mass", "kg", ""),
        ("55 miles per hour", "speed", "mph", ""),
        ("50 mg per day", "dose", "mg", "day"),
        ("20 degrees Fahrenheit", "temperature", "°F", ""),
        ("$5,000.00 per month", "rate", "USD", "month"),
        ("three times a week", "rate", "time", "week"),
        ("12 cents-a-share", "rate", "USD cent", "share"),
        ("half of the files", "ratio", "", ""),
        ("four stars", "score", "star", ""),
    ],
)
def test_unit_kind_and_per_are_named(text, kind, unit, per):
    found = only(text)

    assert (found.kind, found.unit, found.per) == (kind, unit, per)


def test_the_text_is_what_stands_there_with_its_sign_words():
    text = "We had, I think, no fewer than\ntwo dozen books."

    found = only(text)

    assert found.text == text[found.start : found.end] == "no fewer than\ntwo dozen books"
    assert found.unit_text == "books"


def test_what_an_amount_is_of_is_told_apart_from_its_unit():
    assert only("They took 81.7 terabytes of pirated books.").measured == "pirated books"


def test_every_kind_is_one_that_the_field_may_hold():
    text = "$5, 5%, 5 bps, 5 TB, 5 days, 5 m, 5 acres, 5 gallons, 5 kg, 5 mph, 5 °C, 5 stars, 5 men"

    kinds = [one.kind for one in quantities(text)]

    assert len(kinds) == 13
    assert set(kinds) <= set(fields.QUANTITY_KINDS)


# --- what is none ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "See Clark Dep. 45:12-46:3 and Ex. 12 at ¶ 23.",
        "17 U.S.C. § 512(c)(1) and Fed. R. Civ. P. 36",
        "Case No. 3:23-cv-03417-VC, Dkt. 45 at 12.",
        "ABC-00012345 and VELD0001234-VELD0001237 were produced on 5/4/2023 at 4:26 PM.",
        "Request No. 5 and Interrogatory 12",
        "Call 415-555-1234 or (415) 555-1234.",
        "It was on March 7, 2024, and on 7 March, at 9 a.m.",
        "It was in 2019, or in the 1980s, or on the 3rd.",
        "from 2018 to 2019",
        "page 12, lines 4-7 and 9",
        "Exhibits 3, 4 and 5",
        "¶¶ 37-40",
        "1. First we met.",
        "(2) Then we left.",
        "12  Q.  What did you do?",
        "No. 3 was the one that I meant; no one else saw it.",
        "One of them would think so. One wonders.",
        "the twenty-first time and the second half",
        "Section three of Form 10-K",
        "LLaMA 2 and Llama 3",
        "They won 9-2.",
        "24/7",
        "192.168.1.1",
        "nineteen ninety-five",
        "Strike 3's claims",
        "https://acme.example/films/2400?page=12",
        "550 F.3d 1023 and 410 U.S. 113",
        "at five-thirty, at nine thirty, and at 7 in the morning",
        "between 5 and 6:30",
        "on the 17, or 28-nov, or the 9th of June",
        "in two thousand and nineteen",
        "the docket\n14\n15\nends here",
        "13    Weekly report",
        "Maddon, 66, left.",
    ],
)
def test_cites_dates_labels_and_pronouns_are_no_quantities(text):
    assert [one.text for one in quantities(text)] == []


def test_a_number_that_is_the_whole_of_an_answer_is_one():
    assert [only(text).value for text in ("12", "A. 12.", "One.")] == [12, 12, 1]


def test_two_numbers_side_by_side_are_told_apart_by_a_hyphen():
    found = only("He served two twenty-year terms.")

    assert (found.value, found.unit) == (Decimal(2), "term")


def test_over_a_period_is_no_more_than():
    found = only("The downloads occurred over a seven-year period.")

    assert (found.op, found.value, found.unit) == (Op.EQ, Decimal(7), "year")


# --- said back ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It was eighty-one point seven percent.", "81.7 percent"),
        ("It was 81.7%.", "81.7 percent"),
        ("About four hundred pages.", "about 400 pages"),
        ("three to five days", "3–5 days"),
        ("He paid at least $1.2 million a month.", "at least USD 1,200,000 per month"),
        ("one copy", "1 copy"),
        ("a third of the films", "a third"),
        ("1 film, 2 books, 3 lists and 4 logs", "1 film; 2 books; 3 lists; 1 more"),
        ("No figure stands here.", ""),
    ],
)
def test_a_parsed_quantity_is_said_in_words(text, said):
    assert quantity_said(text) == said


# --- real text ------------------------------------------------------------------------------------


def rows(corpora: Path, name: str) -> list[dict]:
    lines = (corpora / "truth" / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def agrees(one: Quantity, truth: dict) -> bool:
    def near(value, expected) -> bool:
        return value is not None and abs(float(value) - expected) <= 1e-6 * max(1, abs(expected))

    if truth.get("value") is not None:
        return near(one.value, truth["value"])
    low, high = sorted((truth["lo"], truth["hi"]))
    return near(one.low, low) and near(one.high, high)


def values_of(labelled: list[dict]) -> tuple[float, float]:
    """Precision and recall of values, each found one spent once."""
    right = found_at_all = labelled_at_all = 0
    for row in labelled:
        left = list(quantities(row["text"]))
        found_at_all += len(left)
        for truth in row["quantities"]:
            if truth.get("value") is None and truth.get("lo") is None:
                continue
            labelled_at_all += 1
            same = next((one for one in left if agrees(one, truth)), None)
            if same is not None:
                right += 1
                left.remove(same)
    return right / found_at_all, right / labelled_at_all


def spans_of(labelled: list[tuple[str, list[tuple[int, int]]]]) -> tuple[float, float]:
    """Precision and recall of spans that overlap."""
    right = found_at_all = met = labelled_at_all = 0
    for text, spans in labelled:
        found = [(one.start, one.end) for one in quantities(text)]
        right += sum(any(a < end and start < b for start, end in spans) for a, b in found)
        met += sum(any(a < end and start < b for a, b in found) for start, end in spans)
        found_at_all += len(found)
        labelled_at_all += len(spans)
    return right / found_at_all, met / labelled_at_all


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [
        ("quant_newsquant", 0.90, 0.89),
        ("quant_cqe_specs", 0.85, 0.90),
        ("quant_legal_traps", 1.00, 1.00),
    ],
)
def test_values_of_labelled_text_are_read(corpora, name, precision, recall):
    measured = values_of(rows(corpora, f"suggest/{name}.dev.jsonl"))

    assert measured[0] >= precision
    assert measured[1] >= recall


def test_spans_of_labelled_text_are_found(corpora):
    papers = rows(corpora, "suggest/quant_measeval.dev.jsonl")
    mixed = rows(corpora, "quantities.jsonl")

    of_papers = spans_of(
        [(row["text"], [(q["start"], q["end"]) for q in row["quantities"]]) for row in papers]
    )
    of_mixed = spans_of(
        [(row["text"], [tuple(span[:2]) for span in row["spans"]]) for row in mixed]
    )

    assert of_papers[0] >= 0.74
    assert of_papers[1] >= 0.94
    assert of_mixed[0] >= 0.79
    assert of_mixed[1] >= 0.92
