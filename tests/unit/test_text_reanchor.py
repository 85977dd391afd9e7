"""Where words stand in another reading: what is folded, what never is, and which equal quote."""

import pytest

from reviewer.model import STANDS_THERE, Standing
from reviewer.text.layer import Span, TextLayer
from reviewer.text.reanchor import relocate

EXACT, MOVED, NORMALISED = Standing.EXACT, Standing.MOVED, Standing.NORMALISED
CHANGED, ORPHANED = Standing.CHANGED, Standing.ORPHANED


def stands(old: str, new: str, quote: str, nth: int = 1) -> tuple[Standing, list[str]]:
    """How a quote of the old text, the nth of equal ones, stands in the new one, and its words."""
    start = -1
    for _ in range(nth):
        start = old.index(quote, start + 1)
    spans = [Span(start, start + len(quote))]
    (found,) = relocate(TextLayer(old), TextLayer(new), [spans])
    return found.standing, [new[span.start : span.end] for span in found.spans]


def sentence(words: str) -> str:
    return f"The first day went by.\nMr. Lee {words} that week.\nNobody else was there.\n"


@pytest.mark.parametrize(
    ("was", "reads"),
    [
        ("owed  the money", "owed the\nmoney"),
        ("owed\xa0the money", "owed the money"),
        ("wrote the document", "wrote the docu-\nment"),
        ("wrote the docu-\nment", "wrote the document"),
        ("wrote the docu\xadment", "wrote the document"),
        ("is well-known", "is well\u2010known"),
        ("paid the office", "paid the o\ufb03ce"),
        ("said “no” to it", 'said "no" to it'),
        ("didn't pay", "didn’t pay"),
        ("said nothing -- then", "said nothing — then"),
        ("said that The rest", "said that the rest"),
        ("owed the café money", "owed the cafe\u0301 money"),
        ("waited ... and left", "waited … and left"),
    ],
)
def test_what_only_looks_different_moves_by_itself(was, reads):
    assert stands(sentence(was), sentence(reads), was) == (NORMALISED, [reads])


@pytest.mark.parametrize(
    ("was", "reads"),
    [
        ("did not pay", "did pay"),
        ("did pay", "did not pay"),
        ("didn't pay", "did pay"),
        ("never paid", "ever paid"),
        ("paid 40 dollars", "paid 41 dollars"),
        ("paid 1,500 dollars", "paid 1500 dollars"),
        ("paid 1.5 dollars", "paid 15 dollars"),
        ("paid 10 000 dollars", "paid 10000 dollars"),
        ("took 5 mg", "took 5 kg"),
        ("was at -5 degrees", "was at 5 degrees"),
        ("was at -5 degrees", "was at - 5 degrees"),
        ("left on May 3", "left on June 3"),
        ("left in May", "left in may"),
        ("may leave", "May leave"),
        ("will pay", "Will pay"),
        ("saw the company", "saw the Company"),
        ("must leave", "may leave"),
        ("will re-sign", "will resign"),
        ("will re-\nsign", "will resign"),
        ("saw it re-\nsign", "saw it re-sign"),
        ("said yes", "said no"),
        ("met Mr. Doe", "met Mr. Roe"),
        ("paid $5", "paid €5"),
        ("paid 10\u00b2", "paid 102"),
        ("saw the café", "saw the cafe"),
        ("said so?", "said so."),
        ("was notable", "was not able"),
        ("is able", "isable"),
    ],
)
def test_what_could_mean_something_else_waits_for_a_person(was, reads):
    standing, words = stands(sentence(was), sentence(reads), was)

    assert standing is CHANGED
    assert words


def test_a_word_inserted_beside_a_quote_in_its_sentence_is_seen():
    old, new = sentence("says that he signed"), sentence("never says that he signed")

    assert stands(old, new, "says that he signed")[0] is CHANGED
    harmless = sentence("then says that he signed")
    assert stands(old, harmless, "says that he signed")[0] is MOVED


TESTIMONY = "".join(
    f"Q.  Did you see {what} that day?\nA.  No.\n"
    for what in ("the red car", "the blue car", "Mr. Lee", "any boxes", "the memo")
)


@pytest.mark.parametrize("nth", [1, 2, 3, 4, 5])
def test_each_of_equal_answers_stays_with_its_question(nth):
    new = "VOLUME II\n\n" + TESTIMONY
    standing, words = stands(TESTIMONY, new, "No.", nth)
    start = [at for at in range(len(new)) if new.startswith("No.", at)][nth - 1]
    at = TESTIMONY.index("No.") if nth == 1 else None
    (found,) = relocate(
        TextLayer(TESTIMONY),
        TextLayer(new),
        [[Span(start - 11, start - 8)]],
    )

    assert at is None or at == start - 11
    assert (standing, words) == (MOVED, ["No."])
    assert found.spans == (Span(start, start + 3),)


def test_an_answer_whose_question_is_gone_or_differs_waits():
    gone = TESTIMONY.replace("Q.  Did you see Mr. Lee that day?\nA.  No.\n", "")
    other = TESTIMONY.replace("see any boxes", "not see any boxes")

    assert stands(TESTIMONY, gone, "No.", 3)[0] in {CHANGED, ORPHANED}
    assert stands(TESTIMONY, other, "No.", 4)[0] is CHANGED
    assert stands(TESTIMONY, other, "No.", 5)[0] is MOVED


def test_a_long_answer_moves_where_its_question_differs_in_nothing_that_matters():
    old = "Q.  Did you, you know, see it?\nA.  I saw the car come round the corner and stop.\n"
    quote = "I saw the car come round the corner and stop."

    assert stands(old, old.replace(", you know,", ""), quote)[0] is MOVED
    assert stands(old, old.replace("see it", "see it twice"), quote)[0] is CHANGED
    assert stands(old, old.replace("Did you", "Didn't you"), quote)[0] is CHANGED


def test_of_equal_exchanges_that_are_fewer_now_none_is_guessed():
    exchange = "Q.  Anything else?\nA.  No.\n"
    old = "Q.  Who was there?\nA.  Lee.\n" + exchange * 3 + "Q.  Did you leave?\nA.  Yes.\n"
    new = old.replace(exchange * 3, exchange * 2)

    assert {stands(old, new, "No.", nth)[0] for nth in (1, 2, 3)} <= {CHANGED, ORPHANED}
    assert stands(old, "\n" + old, "No.", 2)[0] is MOVED


def test_swapped_answers_move_neither_of_them():
    old = "Q.  And then?\nA.  I saw the red car.\nQ.  And then?\nA.  I went home at noon.\n"
    new = "Q.  And then?\nA.  I went home at noon.\nQ.  And then?\nA.  I saw the red car.\n"

    for quote in ("I saw the red car.", "I went home at noon."):
        assert stands(old, new, quote)[0] in {CHANGED, ORPHANED}


def test_words_that_someone_else_says_now_wait():
    old = "MR. LEE:  Objection to the form.\nMS. ROY:  I withdraw the whole question now.\n"
    quote = "I withdraw the whole question now."

    assert stands(old, old.replace("MS. ROY", "MR. ORR"), quote)[0] is CHANGED
    assert (
        stands(old, old.replace("MS. ROY:  I", "MS. ROY:  Well.\nMR. ORR:  I"), quote)[0] is CHANGED
    )
    assert stands("A.  Yes.\n" + old, old, quote)[0] is MOVED


def test_a_message_from_someone_else_or_of_another_day_waits():
    old = "From: Ann Doe\nDate: 3 May 2024\n\nWe shipped the boxes as agreed.\n"
    quote = "We shipped the boxes as agreed."

    assert stands(old, old.replace("Ann", "Bob"), quote)[0] is CHANGED
    assert stands(old, old.replace("3 May", "4 May"), quote)[0] is CHANGED
    assert stands(old, old.replace("\n\n", "\n\n\n"), quote)[0] is MOVED


def test_lines_that_pages_print_are_passed_over_and_words_are_not():
    old = sentence("paid the money\nfor the books")
    quote = "paid the money\nfor the books"

    for line in (
        "Page 12",
        "CONFIDENTIAL",
        "Case 1:20-cv-01 Document 5 Filed 01/02/21 Page 3 of 9",
    ):
        new = old.replace("money\n", f"money\n{line}\n")
        assert stands(old, new, quote) == (NORMALISED, ["paid the money", "for the books"])
    for line in ("No.", "40", "Not so", "He denied it", "A.  No."):
        assert stands(old, old.replace("money\n", f"money\n{line}\n"), quote)[0] is CHANGED


def test_a_page_number_that_differs_at_one_and_the_same_word_is_looked_at():
    old = sentence("paid the money\nPage 12\nfor the books")
    quote = "paid the money\nPage 12\nfor the books"

    assert stands(old, old.replace("12", "21"), quote)[0] is CHANGED
    assert stands(old, "\n" + old, quote) == (MOVED, [quote])


def test_a_header_inside_a_divided_word_is_looked_at():
    old, new = sentence("wrote the docu-\nment"), sentence("wrote the docu-\nPage 3\nment")

    assert stands(old, new, "wrote the docu-\nment")[0] is CHANGED


def test_columns_read_in_another_order_are_found_by_their_own_words():
    one = "The river rose in spring and took the lower bridge away with it. " * 1
    two = "Seven clerks counted the ledgers twice before the auditors came in. " * 1
    middle = "".join(f"Line {word} of the middle part goes here. " for word in ("alpha", "beta"))

    old, new = one + middle + two, two + middle + one

    assert stands(old, new, two.strip())[0] in {MOVED, EXACT}
    assert stands(old, new, one.strip())[0] in {MOVED, EXACT}


def test_repeated_paragraphs_of_which_one_was_changed_are_not_taken_for_each_other():
    words = "We shipped all forty of the boxes to the warehouse in March."
    old = f"Alpha began.\n\n{words}\n\nBeta went on.\n\n{words}\n\nGamma ended.\n"
    new = old.replace("all forty", "not all forty", 1)

    assert stands(old, new, words, 1)[0] is CHANGED
    assert stands(old, new, words, 2)[0] is MOVED


def test_words_that_are_not_there_any_more_are_orphaned_and_none_is_lost():
    old = sentence("paid the money")

    assert stands(old, "An altogether other text.", "paid the money") == (ORPHANED, [])
    assert stands(old, "", "paid the money") == (ORPHANED, [])


def test_a_part_of_a_word_stays_that_part():
    old, new = "The rebuilding began in spring.", "\nThe rebuilding began  in spring."

    assert stands(old, new, "building began in") == (NORMALISED, ["building began  in"])
    assert stands(old, new.replace("rebuilding", "re-\nbuilding"), "building began")[0] is CHANGED


def test_several_spans_of_one_passage_stay_together_or_wait_together():
    old = "Q.  Did you see it?\nMR. LEE:  Objection.\nA.  I saw it with my own eyes that day.\n"
    spans = [Span(0, 19), Span(old.index("I saw"), len(old) - 1)]

    (same,) = relocate(TextLayer(old), TextLayer("\n" + old), [spans])
    (other,) = relocate(TextLayer(old), TextLayer(old.replace("see", "hear")), [spans])

    assert (same.standing, len(same.spans)) == (MOVED, 2)
    assert other.standing is CHANGED


def test_a_thousand_passages_of_a_long_transcript_move_together_or_are_flagged():
    lines = [
        f"Q.  Did you see number {n} on the {n % 7} list?\nA.  {'No.' if n % 3 else f'Yes, {n}.'}"
        for n in range(3750)
    ]
    old = "\n".join(lines)
    new = "\n".join(
        f"{line}\nPage {n // 12}" if n % 12 == 0 else line for n, line in enumerate(lines)
    )
    places = [[Span(at, at + 40)] for at in range(0, len(old) - 40, len(old) // 1000)][:1000]

    new = new.replace(" list", "  list")

    found = relocate(TextLayer(old), TextLayer(new), places)

    moved = [
        (spans, one)
        for (spans,), one in zip(places, found, strict=True)
        if one.standing in STANDS_THERE
    ]
    assert len(moved) > 900
    for span, one in moved:
        said = " ".join(old[span.start : span.end].split())
        reads = " ".join(" ".join(new[part.start : part.end].split()) for part in one.spans)
        assert reads == said
