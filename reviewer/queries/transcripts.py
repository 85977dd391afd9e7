"""A transcript as its report shows it: what was understood, who examined, what was spoken of.

What is told from the words is told anew each time and written nowhere; only what the reader
understood is kept with its reading. Exhibits that the transcript mentions are linked to those of
the matter by their marked numbers, and only where no other could be meant.
"""

from dataclasses import dataclass

from reviewer.queries import exhibits
from reviewer.queries.errata import errata_of
from reviewer.queries.view import View
from reviewer.text import citations
from reviewer.text.errata import Erratum
from reviewer.text.examinations import Examination, Objection, examinations, objections
from reviewer.text.exhibits_mentioned import Label, Mention, label_of, mentions
from reviewer.text.layer import Span
from reviewer.text.understood import Understood


@dataclass(frozen=True, slots=True)
class CitedExamination:
    """An examination and the pin of all of it."""

    examination: Examination
    pin: str


@dataclass(frozen=True, slots=True)
class CitedObjection:
    """An objection and its pin."""

    objection: Objection
    pin: str


@dataclass(frozen=True, slots=True)
class CitedMention:
    """An exhibit as mentioned, its first pin, and the one of the matter that it is, if certain."""

    mention: Mention
    pin: str
    exhibit: bytes | None = None
    occurrence: bytes | None = None


@dataclass(frozen=True, slots=True)
class TranscriptReport:
    """All that is shown of one transcript."""

    understood: Understood | None
    status: str
    examinations: tuple[CitedExamination, ...]
    objections: tuple[CitedObjection, ...]
    mentions: tuple[CitedMention, ...]
    errata: tuple[Erratum, ...]


def report_of(view: View, exhibit_id: bytes) -> TranscriptReport:
    """The report of a transcript, in the reading that is shown.

    Raises:
        InputError: the exhibit is not in the matter.
    """
    line = exhibits.exhibit(view, exhibit_id)
    facts = exhibits.facts_of(view, exhibit_id)
    said = exhibits.exhibit_values(view, exhibit_id)
    layer = view.layer(line.layer)

    def pin(span: Span) -> str:
        return citations.pin(layer, [span])

    marked = _marked(view)
    return TranscriptReport(
        facts.understood,
        said["status"],
        tuple(CitedExamination(one, pin(one.span)) for one in examinations(layer, said["witness"])),
        tuple(CitedObjection(one, pin(one.span)) for one in objections(layer)),
        tuple(_linked(one, pin(one.spans[0]), marked, exhibit_id) for one in mentions(layer)),
        errata_of(view, exhibit_id, layer),
    )


def _marked(view: View) -> list[tuple[Label, bytes, bytes]]:
    """The marked numbers of the matter as labels, with their exhibit and occurrence."""
    rows = view.rows("SELECT marked, exhibit, id FROM occurrence WHERE marked != ''")
    return [(label, row[1], row[2]) for row in rows if (label := label_of(row[0]))]


def _linked(
    mention: Mention, pin: str, marked: list[tuple[Label, bytes, bytes]], here: bytes
) -> CitedMention:
    """Linked where one exhibit alone has that number; the transcript itself is never meant."""
    fits = [one for one in marked if mention.label.may_be(one[0]) and one[1] != here]
    exact = [one for one in fits if one[0] == mention.label] or fits
    if len({exhibit for _, exhibit, _ in exact}) != 1:
        return CitedMention(mention, pin)
    _, exhibit, occurrence = exact[0]
    return CitedMention(mention, pin, exhibit, occurrence)


def pin_of(view: View, layer: bytes, span: Span) -> str:
    """The pin of a span of a layer."""
    return citations.pin(view.layer(layer), [span])


def span_of_line(view: View, layer: bytes, one: Erratum) -> Span | None:
    """The lines that a row of an errata sheet changes, None where the transcript has them not."""
    lines = [
        line
        for line in view.layer(layer).lines
        if line.page == one.page and one.first_line <= line.line <= one.last_line
    ]
    return Span(lines[0].start, lines[-1].end) if lines else None
