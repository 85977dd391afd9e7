"""What is selected, as code points of the text layer; pixels come in only as offsets already found.

A selection is where it began (a caret, a word, a line) and where it ends now. It is one span, save
when an act put it on several at once, such as a question and its answer around an objection.
"""

from dataclasses import dataclass
from enum import Enum, auto

from reviewer.text.layer import Span
from ui.page_view.printed_text import PrintedText


class Grain(Enum):
    """By what a selection grows: one click, two, three."""

    CARET = auto()
    WORD = auto()
    LINE = auto()


class Move(Enum):
    """A step of the keyboard caret."""

    LEFT = auto()
    RIGHT = auto()
    WORD_LEFT = auto()
    WORD_RIGHT = auto()
    UP = auto()
    DOWN = auto()
    LINE_START = auto()
    LINE_END = auto()
    START = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class _Course:
    """Where a selection began, how it grows, and where the caret stands."""

    anchor: Span
    caret: int
    grain: Grain = Grain.CARET
    # How far right the caret was before it went up and down, so that short lines do not pull it in.
    aim: float | None = None


class Selection:
    """The selection of one document; without a caret until the reader sets one."""

    def __init__(self, text: PrintedText) -> None:
        self._text = text
        self._course: _Course | None = None
        self._spans: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """What is selected, in order; empty when nothing is."""
        return self._spans

    @property
    def caret(self) -> int | None:
        """Where the caret stands."""
        return self._course.caret if self._course else None

    @property
    def grain(self) -> Grain:
        """By what it grows now."""
        return self._course.grain if self._course else Grain.CARET

    def clear(self) -> None:
        """Select nothing; the caret stays."""
        if self._course:
            self._course = _Course(Span(self._course.caret, self._course.caret), self._course.caret)
        self._spans = ()

    def select(self, spans: tuple[Span, ...]) -> None:
        """Select spans as they are; extending goes on from the first of them."""
        self._spans = tuple(sorted(span for span in spans if span.start < span.end))
        if self._spans:
            first, last = self._spans[0].start, self._spans[-1].end
            self._course = _Course(Span(first, first), last)

    def begin(self, offset: int, grain: Grain = Grain.CARET) -> None:
        """Set the caret, or take the word or the line there."""
        anchor = self._unit(offset, grain)
        self._run(_Course(anchor, anchor.end if grain is not Grain.CARET else offset, grain))

    def extend_to(self, offset: int) -> None:
        """Move the end of the selection; by whole words or lines if it began so."""
        course = self._course or _Course(Span(offset, offset), offset)
        unit = self._unit(offset, course.grain)
        end = unit.start if unit.start < course.anchor.start else unit.end
        self._run(_Course(course.anchor, end, course.grain))

    def move(self, step: Move, *, extend: bool) -> None:
        """Move the caret; without extending, a step left or right first falls to that end."""
        course = self._course or _Course(Span(0, 0), 0)
        aim = None
        if self._spans and not extend and step in (Move.LEFT, Move.RIGHT):
            target = self._spans[0].start if step is Move.LEFT else self._spans[-1].end
        elif step in (Move.UP, Move.DOWN):
            aim = course.aim if course.aim is not None else self._text.x_of(course.caret)
            target = self._text.beside(course.caret, 1 if step is Move.DOWN else -1, aim)
        else:
            target = self._target(step, course.caret)
        self.put(target, extend=extend, aim=aim)

    def put(self, offset: int, *, extend: bool, aim: float | None = None) -> None:
        """Set the caret by keyboard, code point by code point."""
        start = self._course.anchor.start if extend and self._course else offset
        self._run(_Course(Span(start, start), offset, Grain.CARET, aim))

    def _run(self, course: _Course) -> None:
        self._course = course
        start = min(course.anchor.start, course.caret)
        end = max(course.anchor.end, course.caret)
        self._spans = (Span(start, end),) if start < end else ()

    def _unit(self, offset: int, grain: Grain) -> Span:
        match grain:
            case Grain.WORD:
                return self._text.word(offset)
            case Grain.LINE:
                return self._text.line(offset)
            case _:
                return Span(offset, offset)

    def _target(self, step: Move, caret: int) -> int:
        text = self._text
        match step:
            case Move.LEFT:
                return text.before(caret)
            case Move.WORD_LEFT:
                return text.word_before(caret)
            case Move.WORD_RIGHT:
                return text.word_after(caret)
            case Move.LINE_START:
                return text.line(caret).start
            case Move.LINE_END:
                return text.line(caret).end
            case Move.START:
                return 0
            case Move.END:
                return len(text.text)
            case _:
                return text.after(caret)
