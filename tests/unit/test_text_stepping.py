"""Where a step lands: units worth a stop, sentences with their question, stretches and back."""

from reviewer.text import stepping
from reviewer.text.layer import Paragraph, PrintedLine, Role, Segment, SegmentKind, Span, TextLayer


def transcript(*spoken: tuple[str, str]) -> TextLayer:
    """A page of lines with roles; a name before a colon is the speaker."""
    text, lines = "", []
    for number, (role, words) in enumerate(spoken, start=1):
        speaker = words.partition(":")[0] if role == "C" else ""
        lines.append(PrintedLine(7, number, len(text), len(text) + len(words), Role(role), speaker))
        text += words + "\n"
    return TextLayer(text, lines=tuple(lines))


LAYER = transcript(
    ("", "A P P E A R A N C E S"),
    ("", "BY MR. LEE:"),
    ("Q", "Q.  How many films?"),
    ("A", "A.  About 2,400. Not more."),
    ("C", "MR. LEE: Let us go off."),
    ("P", "(Recess.)"),
    ("C", "MR. KIM: We stipulate to that."),
    ("C", "MR. LEE: Then I will go on with the books, and with the storage of them."),
    ("Q", "Q.  And books?"),
    ("C", "MR. KIM: Objection."),
    ("A", "A.  None."),
    ("", "REPORTER'S CERTIFICATE"),
)


def words(layer: TextLayer, spans) -> list[str]:
    return [layer.text[span.start : span.end].strip() for span in spans]


def walked(layer: TextLayer) -> list[str]:
    found, at = [], 0
    while (unit := stepping.unit_after(layer, at)) is not None:
        found.append(" … ".join(words(layer, unit.spans)))
        at = unit.end
    return found


def test_steps_stop_at_testimony_and_at_talk_that_says_something():
    assert walked(LAYER) == [
        "Q.  How many films?\nA.  About 2,400. Not more.",
        "MR. KIM: We stipulate to that.",
        "MR. LEE: Then I will go on with the books, and with the storage of them.",
        "Q.  And books? … A.  None.",
    ]


def test_steps_up_stop_where_steps_down_do():
    found, at = [], len(LAYER.text)
    while (unit := stepping.unit_before(LAYER, at)) is not None:
        found.append(" … ".join(words(LAYER, unit.spans)))
        at = unit.start

    assert found[::-1] == walked(LAYER)


def test_without_anyone_who_speaks_every_unit_is_a_stop():
    layer = transcript(("", "NOTICE"), ("", "of deposition"))

    assert walked(layer) == ["NOTICE", "of deposition"]


def test_a_mail_is_entered_below_its_header_unless_it_has_nothing_else():
    text = "From: A\nTo: B\n\nCome at once.\nBring it."
    body = text.index("Come")
    parts = (Segment(0, body, SegmentKind.HEADER), Segment(body, len(text), SegmentKind.TOP))
    paragraphs = (Paragraph(body, len(text)),)
    whole = TextLayer(text, paragraphs=paragraphs, segments=parts)
    bare = TextLayer(text[:body], segments=(Segment(0, body, SegmentKind.HEADER),))

    assert walked(whole) == ["Come at once.\nBring it."]
    assert walked(bare) == ["From: A", "To: B"]


def test_a_sentence_of_an_answer_brings_its_question_and_a_question_alone_is_no_stop():
    first = stepping.sentence_after(LAYER, LAYER.text.index("Q.  How"))
    assert first is not None
    second = stepping.sentence_after(LAYER, first[-1].end)
    assert second is not None

    assert words(LAYER, first) == ["Q.  How many films?\nA.  About 2,400."]
    assert words(LAYER, second) == ["Q.  How many films?", "Not more."]
    assert stepping.sentence_before(LAYER, second[-1].start) == first


def test_nothing_follows_the_last_and_nothing_comes_before_the_first():
    assert stepping.unit_after(LAYER, len(LAYER.text)) is None
    assert stepping.unit_before(LAYER, 0) is None
    assert stepping.sentence_after(LAYER, len(LAYER.text)) is None
    assert stepping.sentence_before(LAYER, 0) is None
    assert stepping.unit_after(TextLayer(""), 0) is None


def test_a_stretch_grows_at_its_end_gives_back_and_then_grows_at_its_beginning():
    unit = stepping.unit_after(LAYER, LAYER.text.index("MR. KIM: We"))
    assert unit is not None
    stretch = stepping.Stretch(unit.spans)

    longer = stepping.extended(LAYER, stretch, 1, is_sentence=False)
    assert longer is not None
    assert words(LAYER, longer.joined(LAYER))[0].endswith("storage of them.")
    assert stepping.extended(LAYER, longer, -1, is_sentence=False) == stretch
    above = stepping.extended(LAYER, stretch, -1, is_sentence=False)
    assert above is not None
    assert words(LAYER, above.joined(LAYER))[0].startswith("Q.  How many films?")
    assert stepping.extended(LAYER, above, 1, is_sentence=False) == stretch


def test_a_stretch_ends_where_the_text_does():
    unit = stepping.unit_before(LAYER, len(LAYER.text))
    assert unit is not None

    assert stepping.extended(LAYER, stepping.Stretch(unit.spans), 1, is_sentence=False) is None


def test_what_lies_between_two_stops_stays_out_of_the_stretch():
    unit = stepping.unit_after(LAYER, 0)
    assert unit is not None

    longer = stepping.extended(LAYER, stepping.Stretch(unit.spans), 1, is_sentence=False)

    assert longer is not None
    joined = longer.joined(LAYER)
    assert len(joined) == 2
    assert all(isinstance(span, Span) for span in joined)
    assert "Recess" not in "".join(words(LAYER, joined))
