"""The exhibit list groups by kind: a kind without a word would be an exhibit that nobody sees."""

from reviewer.readers.reading import ExhibitKind
from ui import words


def test_every_kind_of_exhibit_has_a_group_in_the_list():
    assert set(words.KINDS) == {kind.value for kind in ExhibitKind}
