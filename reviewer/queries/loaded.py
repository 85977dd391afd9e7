"""What load files said of occurrences."""

from reviewer.model import LoadedFieldsBody, loaded_fields_id
from reviewer.queries.view import View, body_of


def loaded_fields(view: View, occurrence: bytes) -> LoadedFieldsBody | None:
    """The row that an occurrence was loaded from, with all of its fields."""
    return body_of(view, loaded_fields_id(occurrence), LoadedFieldsBody)
