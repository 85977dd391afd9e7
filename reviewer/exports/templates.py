"""Choices of log columns: three that are built in, and those a matter keeps.

A template names columns by their system names, in order, each with the name that is printed above
it. The names of the built-in ones cannot be taken; where a matter from elsewhere has taken one, its
own stands in its place. Of two saved under one name by two people, the earlier is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.errors import InputError
from reviewer.exports.columns import COLUMNS, Column, column_named
from reviewer.model import Kind, TemplateBody
from reviewer.queries.view import View, bodies_of
from reviewer.said import said

_MINIMAL = (
    "log_no",
    "passage_no",
    "citation",
    "tag",
    "tag_kind",
    "question",
    "quote",
    "declarant",
    "unsettled",
)


@dataclass(frozen=True, slots=True)
class Template:
    """Columns in order, each with its printed name."""

    name: str
    columns: tuple[tuple[Column, str], ...]
    one_row_a_passage: bool = False


def _built_in(name: str, columns: Sequence[Column]) -> Template:
    return Template(name, tuple((column, column.printed) for column in columns))


DEFAULT = _built_in("default", [column for column in COLUMNS if column.is_default])
MINIMAL = _built_in("minimal", [column_named(name) for name in _MINIMAL])
EVERYTHING = _built_in("everything", COLUMNS)
BUILT_IN = (DEFAULT, MINIMAL, EVERYTHING)


def templates(view: View) -> tuple[Template, ...]:
    """All templates of a matter: the built-in ones, then its own that this version can print."""
    saved: dict[str, Template] = {}
    for body in filter(_is_known, _saved(view)):
        saved.setdefault(body.name.casefold(), _from_body(body))
    return (*(one for one in BUILT_IN if one.name not in saved), *saved.values())


def is_saved(view: View, name: str) -> bool:
    """Whether a matter keeps a template of this name, which can be changed and removed."""
    wanted = name.strip().casefold()
    return any(body.name.casefold() == wanted for body in _saved(view))


def template_named(view: View, name: str) -> Template:
    """The template of a name, whatever its case.

    Raises:
        InputError: the matter has no such template.
    """
    wanted = name.strip().casefold()
    saved = next((body for body in _saved(view) if body.name.casefold() == wanted), None)
    if saved is not None:
        return _from_body(saved)
    found = next((one for one in BUILT_IN if one.name == wanted), None)
    if found is None:
        names = ", ".join(one.name for one in templates(view))
        raise InputError(
            said(
                "There is no choice of columns “{name}” here. There are: {names}.",
                name=name,
                names=names,
            )
        )
    return found


def template_body(
    name: str, columns: Sequence[tuple[str, str]], *, one_row_a_passage: bool = False
) -> TemplateBody:
    """A choice of columns as ``acts.matters.save_template`` keeps it.

    Columns are given by system name and printed name; an empty printed name means the usual one.

    Raises:
        InputError: the name is that of a built-in choice, there is no such column, one stands
            there twice, or two are printed under one name.
    """
    if any(one.name == name.strip().casefold() for one in BUILT_IN):
        raise InputError(
            said("“{name}” is built in and stays as it is. Give another name.", name=name.strip())
        )
    chosen = [(column_named(system), printed.strip()) for system, printed in columns]
    if len({column.name for column, _ in chosen}) < len(chosen):
        raise InputError("A column can stand in a log once. Take the second one out.")
    pairs = [[column.name, printed or column.printed] for column, printed in chosen]
    _refuse_twice([printed for _, printed in pairs])
    return TemplateBody(name.strip(), pairs, one_row_a_passage)


def _refuse_twice(printed: Sequence[str]) -> None:
    met: set[str] = set()
    for name in printed:
        if name.casefold() in met:
            raise InputError(
                said("Two columns are printed as “{name}”. Give one another name.", name=name)
            )
        met.add(name.casefold())


def _saved(view: View) -> list[TemplateBody]:
    return [body for _, body in bodies_of(view, Kind.TEMPLATE, TemplateBody)]


def _is_known(body: TemplateBody) -> bool:
    return {system for system, _ in body.columns} <= {column.name for column in COLUMNS}


def _from_body(body: TemplateBody) -> Template:
    columns = tuple((column_named(system), printed) for system, printed in body.columns)
    return Template(body.name, columns, body.one_row_a_passage)
