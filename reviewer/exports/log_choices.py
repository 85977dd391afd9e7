"""What a person chose for one log: columns, filter, order, target, and what is left out."""

from dataclasses import dataclass, field

from reviewer.exports import templates
from reviewer.exports.columns import column_named
from reviewer.exports.targets import LONGEST_CELL, Target
from reviewer.exports.templates import Template
from reviewer.queries.passages import PassageFilter


@dataclass(frozen=True, slots=True)
class Order:
    """The column, by its system name, whose cells put the rows in order."""

    column: str
    is_descending: bool = False

    @property
    def in_words(self) -> str:
        """As the manifest says it."""
        way = "descending" if self.is_descending else "ascending"
        return f"{column_named(self.column).printed}, {way}"


@dataclass(frozen=True, slots=True)
class LogChoices:
    """What a person chose for one log; a template may ask for one row a passage as well.

    Without an order, rows come by exhibit and place.
    """

    template: Template = templates.DEFAULT
    target: Target = Target.EXCEL
    filter: PassageFilter = field(default_factory=PassageFilter)
    one_row_a_passage: bool = False
    include_privileged: bool = False
    neutralise: bool = True
    longest_cell: int = LONGEST_CELL
    order: Order | None = None
    with_rejected: bool = False

    @property
    def prints_rejected(self) -> bool:
        """Whether what the second level rejected is printed: where it was asked for."""
        return self.with_rejected or not self.filter.hides_rejected

    @property
    def joins_tags(self) -> bool:
        """Whether all tags of a passage stand in one row."""
        return self.one_row_a_passage or self.template.one_row_a_passage

    @property
    def order_in_words(self) -> str:
        """How the rows are put in order, as the manifest says it."""
        return self.order.in_words if self.order else "exhibit and place"
