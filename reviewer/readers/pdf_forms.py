"""What was filled into the form fields of a PDF.

The values stand in the text as the page shows them; here they are listed with the names of their
fields, because a ticked box says nothing without its name, and a hidden field shows nothing at all.
Forms of the XFA kind draw their pages in a program of their maker: that is said.
"""

from collections.abc import Iterator

import pymupdf

from reviewer.errors import SourceError
from reviewer.readers.pdf_opened import engine

_MOST_FIELDS = 5_000
_LONGEST = 2_000
_OFF = frozenset({"", "Off", "None"})
_BOXES = frozenset({"CheckBox", "RadioButton"})
_HIDDEN_FLAGS = 2 | 32
XFA = (
    "This PDF holds a form of a kind (XFA) that only Adobe’s programs draw: its pages may be empty "
    "or old here. Ask the sender to print it to PDF."
)


def is_form(document: pymupdf.Document) -> bool:
    """Whether a document has fields that can be filled in."""
    try:
        with engine():
            count: int = document.is_form_pdf
    except SourceError:
        return False
    return bool(count)


def has_xfa(document: pymupdf.Document) -> bool:
    """Whether a document carries a form of the XFA kind."""
    try:
        with engine():
            kind, _ = document.xref_get_key(document.pdf_catalog(), "AcroForm/XFA")
    except SourceError:
        return False
    return str(kind) != "null"


def fields_on(page: pymupdf.Page) -> Iterator[tuple[str, str, bool]]:
    """Name, value and whether it is hidden, of each filled field of a page; a damaged one ends."""
    try:
        with engine():
            widget = page.first_widget
            count = 0
            while widget is not None and count < _MOST_FIELDS:
                count += 1
                value = _value(widget)
                if value:
                    hidden = bool(_flags(page, widget) & _HIDDEN_FLAGS)
                    yield str(widget.field_name or ""), value[:_LONGEST], hidden
                widget = widget.next
    except SourceError:
        return


def _flags(page: pymupdf.Page, widget: pymupdf.Widget) -> int:
    kind, value = page.parent.xref_get_key(widget.xref, "F")
    return int(value) if kind == "int" else 0


def _value(widget: pymupdf.Widget) -> str:
    """What was filled in; nothing for buttons and boxes that are not ticked."""
    value = widget.field_value
    if widget.field_type_string == "Button" or value is False:
        return ""
    if isinstance(value, list | tuple):
        value = "; ".join(str(one) for one in value)
    words = " ".join(str("" if value is None else value).split())
    is_box = widget.field_type_string in _BOXES
    return "" if is_box and words in _OFF else words
