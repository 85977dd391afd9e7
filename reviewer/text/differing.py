"""Which words of two readings of one passage differ, to be marked where they stand side by side."""

import re
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

_WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row and the space behind them; ``is_other`` where the other side has not them."""

    text: str
    is_other: bool


def differing(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both sides in pieces, in order."""
    ours, theirs = _WORD.findall(old), _WORD.findall(new)
    here: list[Piece] = []
    there: list[Piece] = []
    alike = [word.rstrip() for word in ours], [word.rstrip() for word in theirs]
    for step in LCSseq.opcodes(*alike):
        is_other = step.tag != "equal"
        _add(here, "".join(ours[step.src_start : step.src_end]), is_other=is_other)
        _add(there, "".join(theirs[step.dest_start : step.dest_end]), is_other=is_other)
    return tuple(here), tuple(there)


def _add(pieces: list[Piece], text: str, *, is_other: bool) -> None:
    if text and pieces and pieces[-1].is_other is is_other:
        pieces[-1] = Piece(pieces[-1].text + text, is_other)
    elif text:
        pieces.append(Piece(text, is_other))
