"""Where pages lie, and points on them, both ways."""

from itertools import pairwise

import pytest

from reviewer.text.geometry import Box
from ui.page_view.camera import Camera
from ui.page_view.document import Fit, PagePosition

LETTER = (612.0, 792.0)


@pytest.fixture
def camera() -> Camera:
    camera = Camera()
    camera.show([LETTER] * 2000)
    camera.resize(900, 700, 1.0)
    return camera


def test_the_last_of_two_thousand_pages_is_found(camera):
    camera.scroll_to(0, camera.content_height)

    assert camera.visible_pages()[-1] == 1999
    assert camera.current_page() == 1999


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_a_point_of_a_page_comes_back_to_itself(camera, rotation, ratio):
    camera.resize(900, 700, ratio)
    camera.rotate(rotation)

    left, top, right, bottom = camera.rect_on(3, Box(100.0, 200.0, 130.0, 212.0))
    corners = [camera.point_on(3, x, y) for x, y in ((left, top), (right, bottom))]

    assert sorted(x for x, _ in corners) == pytest.approx([100.0, 130.0])
    assert sorted(y for _, y in corners) == pytest.approx([200.0, 212.0])


@pytest.mark.parametrize("zoom", [0.3, 0.9, 1.7, 6.0])
def test_zooming_keeps_the_point_under_the_pointer(camera, zoom):
    camera.restore(PagePosition(700, 0.4, 1.4, Fit.FREE))
    page = camera.page_near(300)
    before = camera.point_on(page, 450, 300)

    camera.zoom_to(zoom, 450, 300)

    after = camera.rect_on(page, Box(*before, *before))
    assert after[1] == pytest.approx(300, abs=1.0)
    if camera.content_width > camera.width:
        assert after[0] == pytest.approx(450, abs=1.0)


def test_resizing_keeps_the_place_at_the_top(camera):
    camera.restore(PagePosition(41, 0.5, 1.0, Fit.WIDTH))

    camera.resize(500, 400, 2.0)

    assert camera.position().page == 41
    assert camera.position().fraction == pytest.approx(0.5, abs=0.002)


def test_fitting_the_page_shows_all_of_it(camera):
    camera.set_fit(Fit.PAGE)

    _, _, width, height = camera.page_rect(0)

    assert width <= camera.width
    assert height <= camera.height


def test_a_position_outside_the_document_becomes_the_nearest(camera):
    camera.restore(PagePosition(99_999, 0.0, 1.0))

    assert camera.current_page() == 1999


def test_pages_of_different_size_are_centred_and_never_overlap():
    camera = Camera()
    camera.show([(612.0, 792.0), (842.0, 595.0), (200.0, 9000.0)])
    camera.resize(900, 700, 1.25)

    rects = [camera.page_rect(page) for page in range(3)]

    middles = {round(left + width / 2) for left, _, width, _ in rects}
    assert max(middles) - min(middles) <= 1
    assert all(a[1] + a[3] < b[1] for a, b in pairwise(rects))


def test_no_pages_at_all_is_no_trouble():
    camera = Camera()
    camera.resize(900, 700, 1.0)

    assert list(camera.visible_pages()) == []
    assert camera.position().page == 0
