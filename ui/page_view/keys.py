"""Which key moves the caret how; Qt knows what each system calls them.

Only keys that move, select or copy are taken. Digits and letters are never touched here: they
belong to the actions of the window.
"""

from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.page_view.selection import Move

_Standard = QKeySequence.StandardKey
MOVES = {
    _Standard.MoveToPreviousChar: (Move.LEFT, False),
    _Standard.MoveToNextChar: (Move.RIGHT, False),
    _Standard.MoveToPreviousWord: (Move.WORD_LEFT, False),
    _Standard.MoveToNextWord: (Move.WORD_RIGHT, False),
    _Standard.MoveToPreviousLine: (Move.UP, False),
    _Standard.MoveToNextLine: (Move.DOWN, False),
    _Standard.MoveToStartOfLine: (Move.LINE_START, False),
    _Standard.MoveToEndOfLine: (Move.LINE_END, False),
    _Standard.MoveToStartOfDocument: (Move.START, False),
    _Standard.MoveToEndOfDocument: (Move.END, False),
    _Standard.SelectPreviousChar: (Move.LEFT, True),
    _Standard.SelectNextChar: (Move.RIGHT, True),
    _Standard.SelectPreviousWord: (Move.WORD_LEFT, True),
    _Standard.SelectNextWord: (Move.WORD_RIGHT, True),
    _Standard.SelectPreviousLine: (Move.UP, True),
    _Standard.SelectNextLine: (Move.DOWN, True),
    _Standard.SelectStartOfLine: (Move.LINE_START, True),
    _Standard.SelectEndOfLine: (Move.LINE_END, True),
    _Standard.SelectStartOfDocument: (Move.START, True),
    _Standard.SelectEndOfDocument: (Move.END, True),
}
PAGES = {
    _Standard.MoveToPreviousPage: (-1, False),
    _Standard.MoveToNextPage: (1, False),
    _Standard.SelectPreviousPage: (-1, True),
    _Standard.SelectNextPage: (1, True),
}


def move_of(event: QKeyEvent) -> tuple[Move, bool] | None:
    """The caret's step and whether it extends the selection."""
    return next((move for key, move in MOVES.items() if event.matches(key)), None)


def page_step_of(event: QKeyEvent) -> tuple[int, bool] | None:
    """A screenful up or down and whether it extends the selection."""
    return next((step for key, step in PAGES.items() if event.matches(key)), None)
