"""Whether another program wrote to the matter: an act of one's own is none of another's."""

from reviewer.matter import open_matter
from tests.unit.matters import add_text, make_matter


def test_an_act_of_ones_own_is_not_one_from_elsewhere(tmp_path):
    with make_matter(tmp_path) as matter:
        before = matter.has_changed_elsewhere()

        add_text(matter, "One was late.\n")

        assert matter.has_changed_elsewhere() == before


def test_an_act_of_another_window_is_seen_and_moves_the_extent(tmp_path):
    with make_matter(tmp_path) as matter, open_matter(matter.folder, matter.settings) as other:
        before, extent = matter.has_changed_elsewhere(), matter.extent()

        add_text(other, "One was late.\n")

        assert matter.has_changed_elsewhere() != before
        assert matter.extent() != extent


def test_whoever_only_tidies_the_file_moves_no_extent(tmp_path):
    with make_matter(tmp_path) as matter:
        add_text(matter, "One was late.\n")
        extent = matter.extent()

        open_matter(matter.folder, matter.settings).close()

        assert matter.extent() == extent
