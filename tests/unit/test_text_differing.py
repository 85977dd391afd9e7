"""Two readings of one passage side by side: which words are marked."""

from reviewer.text.differing import Piece, differing


def test_words_that_the_other_side_has_not_are_marked_on_both_sides():
    old, new = differing("We never seeded it.", "We often  seeded it.")

    assert old == (
        Piece("We ", is_other=False),
        Piece("never ", is_other=True),
        Piece("seeded it.", is_other=False),
    )
    assert new == (
        Piece("We ", is_other=False),
        Piece("often  ", is_other=True),
        Piece("seeded it.", is_other=False),
    )


def test_only_spaces_that_differ_are_no_difference():
    old, new = differing("as it\nwas", "as  it was")

    assert not any(piece.is_other for piece in (*old, *new))
    assert "".join(piece.text for piece in old) == "as it\nwas"


def test_words_without_a_counterpart_stand_marked_alone():
    assert differing("", "all new") == ((), (Piece("all new", is_other=True),))
