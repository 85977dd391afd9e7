"""The two writers of a paper behind one call, each imported when it is needed."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec

from reviewer.exports.entries import Form, Paper

Progress = Callable[[int, int], None]


class Order(msgspec.Struct, frozen=True):
    """A paper, what it shall become, and when it was made."""

    paper: Paper
    form: Form
    at: datetime


def write_paper(order: Order, out: Path, progress: Progress) -> None:
    """Write the file; an ``OSError`` is left to whoever knows what to say of it."""
    with out.open("w+b") as file:
        if order.form is Form.PDF:
            from reviewer.exports.paper_pdf import write_pdf  # noqa: PLC0415 - a quarter second

            write_pdf(order.paper, file, progress)
        else:
            from reviewer.exports.paper_docx import write_docx  # noqa: PLC0415 - a quarter second

            write_docx(order.paper, file, progress, order.at)
