"""Quantities in text: how much, of what, per what, how exactly, as the words say it."""

from reviewer.text.quantities.counted import counted_words
from reviewer.text.quantities.finding import Quantity, quantities
from reviewer.text.quantities.measures import named as measure_named
from reviewer.text.quantities.said import plain, quantity_said, said
from reviewer.text.quantities.signs import Op

__all__ = [
    "Op",
    "Quantity",
    "counted_words",
    "measure_named",
    "plain",
    "quantities",
    "quantity_said",
    "said",
]
