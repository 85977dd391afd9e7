import pytest

from reviewer.text.names import as_written


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("JANE O'BRIEN-SMITH", "Jane O'Brien-Smith"),
        ("VELDRANE SYSTEMS, INC.", "Veldrane Systems, Inc."),
        ("NORTHGATE HOLDINGS, LLC", "Northgate Holdings, LLC"),
        ("ÉMILE DURÂND", "Émile Durând"),
        ("Ian McDonald", "Ian McDonald"),
        ("HENRY CLARK III", "Henry Clark III"),
    ],
)
def test_names_in_capitals_are_written_as_people_write_them(printed, written):
    assert as_written(printed) == written
