"""What the table is narrowed to, as words on chips, each with the filter that stands without it."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reviewer.model import BatchBody
from reviewer.queries import passages, people
from reviewer.queries.passages import PassageFilter
from reviewer.queries.view import View, body_of
from ui import words

_ISSUE = QT_TRANSLATE_NOOP("Narrowing", "Issue: {0}")
_WITNESS = QT_TRANSLATE_NOOP("Narrowing", "Witness: {0}")
_DATED = QT_TRANSLATE_NOOP("Narrowing", "Dated: {0}")
_BY = QT_TRANSLATE_NOOP("Narrowing", "By: {0}")
_BATCH = QT_TRANSLATE_NOOP("Narrowing", "Batch: {0}")
_NOBODY = QT_TRANSLATE_NOOP("Narrowing", "someone not named here")
_GONE = QT_TRANSLATE_NOOP("Narrowing", "no longer there")


def narrowings(view: View, wanted: PassageFilter) -> Iterator[tuple[str, PassageFilter]]:
    """A name for each part of a filter that has no control of its own; the filter without it."""
    names = {one.id: one.name for one in passages.issues(view)}
    for issue in wanted.issues:
        kept = tuple(one for one in wanted.issues if one != issue)
        yield (
            _said(_ISSUE, names.get(issue, "")),
            replace(wanted, issues=kept),
        )
    if wanted.witness:
        yield (
            _said(_WITNESS, wanted.witness),
            replace(wanted, witness=""),
        )
    if wanted.time:
        yield (
            _said(_DATED, words.date(wanted.time)),
            replace(wanted, time=""),
        )
    if wanted.person is not None:
        known = {row.id: row.name for row in people.reviewers(view)}
        name = known.get(wanted.person, _said(_NOBODY))
        yield _said(_BY, name), replace(wanted, person=None)
    if wanted.batch is not None:
        batch = body_of(view, wanted.batch, BatchBody)
        name = batch.name if batch is not None else _said(_GONE)
        yield _said(_BATCH, name), replace(wanted, batch=None)
    if wanted.left:
        left = words.left_to_do(wanted.left)
        yield left, replace(wanted, left="", among=None)


def _said(text: object, *values: str) -> str:
    return QCoreApplication.translate("Narrowing", str(text)).format(*values)
