"""What errata sheets change in a transcript: its own, and those that came as exhibits."""

from reviewer.queries import exhibits
from reviewer.queries.view import View
from reviewer.text.errata import Erratum, errata, errata_sheet
from reviewer.text.layer import TextLayer


def errata_of(view: View, exhibit_id: bytes, layer: TextLayer) -> tuple[Erratum, ...]:
    """Every row of the sheets of a transcript; those of other exhibits must name its witness."""
    if not layer.lines:
        return ()
    witness = exhibits.exhibit_values(view, exhibit_id)["witness"]
    found = list(errata(layer))
    for sheet, title in _sheets(view, exhibit_id) if witness else ():
        found += errata_sheet(view.layer(sheet), layer, witness, title)
    return tuple(found)


def _sheets(view: View, exhibit_id: bytes) -> list[tuple[bytes, str]]:
    """The text layers of exhibits that call themselves errata, and their control numbers."""
    return view.rows(
        """SELECT DISTINCT e.layer, e.control FROM exhibit e JOIN occurrence o ON o.exhibit = e.id
           WHERE e.id != ? AND (e.title LIKE '%errata%' OR o.name LIKE '%errata%')""",
        (exhibit_id,),
    )
