"""What is opened is held against its hash, and a file that is not what came in is told."""

from reviewer.queries import exhibits
from tests.ui.desks import Screen


def test_an_exhibit_whose_file_was_changed_is_told_when_it_is_opened(screen: Screen):
    matter = screen.desk.bridge.matter
    line = next(one for one in exhibits.exhibits(matter.view) if one.id != screen.pages.line.id)
    native = matter.objects.path(line.id)
    native.chmod(0o644)
    native.write_bytes(native.read_bytes() + b"\n")
    place = exhibits.occurrences_of(matter.view, line.id)[0]
    screen.open(place.name)

    screen.qtbot.waitUntil(lambda: "damaged" in screen.said(), timeout=5000)
    assert line.id.hex()[:12] in screen.said()


def test_an_exhibit_whose_file_is_sound_says_nothing(screen: Screen):
    before = screen.said()
    screen.qtbot.wait(700)

    assert screen.said() == before
