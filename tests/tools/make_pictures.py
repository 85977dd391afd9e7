"""Takes the pictures of the help and of the README from the program itself, on the sample matter.

Each picture is of what a reader of that page would have done: the acts are real, through the
window's own keys and actions, in a matter that is made for it and thrown away. Taken at twice the
size, so that they stay sharp, and kept in 256 colours, so that they stay small. Run it from the
root of the project, after anything that is seen has changed:

    python -m tests.tools.make_pictures [NAME…]
"""

import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "2"

# Before Qt is imported: the worker is a process of its own, forked from a small one.
from reviewer.workers.pages import PageWorker

if __name__ == "__main__":
    WORKER = PageWorker()
    WORKER.start()

from PySide6.QtCore import QRect, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage, QKeySequence, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from reviewer import demo
from reviewer.ingest import Import
from reviewer.queries import exhibits
from reviewer.resources import resource, sample_exhibits
from reviewer.store.settings import Settings
from reviewer.text import anchors
from reviewer.workers.pool import WorkerPool
from ui.actions import Needs
from ui.desk import Desk
from ui.faults import Faults
from ui.first_steps import ask_for
from ui.main_window import MainWindow
from ui.page_view.rendering import PageRenderer
from ui.settings import WindowSettings
from ui.theme import Theme
from ui.tokens import ThemeChoice

PICTURES = resource("help/pictures")
SCREENS = resource("screens")
SIZE = (1180, 760)
WHOLE = (1480, 920)
COLOURS = 256
_ROUGHLY = 0xFFF8F8F8
TESTIMONY = "Tarrowby 30(b)(6) 2026-05-14 certified.txt"
MAIL = "2024-03-18 0905 RE Intake plan.eml"
DENIAL = "We never seeded."
CONTRADICTION = "Seeding was left on from Friday night until this morning."


class Studio:
    """The window on a fresh copy of the sample matter, and how to reach into it."""

    def __init__(self, matter: Path, theme: Theme, renderer: PageRenderer) -> None:
        self._folder = Path(tempfile.mkdtemp())
        shutil.copytree(matter, self._folder / "matter")
        self.settings = WindowSettings(Settings(self._folder / "home"))
        self.settings.stored.name_reviewer("Kim Lee", "KL")
        self.theme = theme
        self.window = MainWindow(self.settings, theme, renderer, Faults(self.settings.folder))
        self.window.resize(*SIZE)
        self.window.show()
        self.window.activateWindow()
        self.window.open_place(self._folder / "matter")
        self.window.banner.hide()
        self.settle()

    @property
    def desk(self) -> Desk:
        assert self.window.desk is not None
        return self.window.desk

    @property
    def page(self) -> QWidget:
        return self.desk.document.page

    def settle(self, seconds: float = 0.7) -> None:
        """Let what is under way become visible."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            QApplication.processEvents()
            time.sleep(0.005)

    def keys(self, *keys: str, at: QWidget | None = None) -> None:
        """Press one key after the other."""
        for key in keys:
            target = at or QApplication.focusWidget() or self.page
            combination = QKeySequence(key)[0]  # type: ignore[index]  # absent from the stubs
            if len(key) == 1:
                QTest.keyClicks(target, key.lower())
            else:
                QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
            self.settle(0.05)
        self.settle(0.3)

    def act(self, name: str) -> None:
        """Trigger an action of the table."""
        assert self.window.actions_table.spec(name).needs in self.desk.presence() | {Needs.NOTHING}
        self.window.actions_table[name].trigger()
        self.settle()

    def open(self, file: str) -> None:
        """Open an exhibit by its file."""
        view = self.desk.bridge.view
        for line in exhibits.exhibits(view):
            for place in exhibits.occurrences_of(view, line.id):
                if place.name == file:
                    self.desk.bridge.choose_exhibit(place.id, line.id)
                    self.page.setFocus()
                    self.settle()
                    return
        raise LookupError(file)

    def stand_at(self, words: str) -> None:
        """Let the unit that has these words stand ready."""
        pages = self.desk.document.pages
        assert pages is not None
        self.desk.document.stand_at(anchors.find_quote(pages.layer, words, 1))
        self.page.setFocus()
        self.settle()

    def tag(self, words: str, *keys: str) -> None:
        """Tag the unit that has these words."""
        self.stand_at(words)
        self.keys(*keys, at=self.page)

    def give_room(self, page: int, table: int) -> None:
        """Leave out the lists and the details, and share the height."""
        self.desk.lists.hide()
        self.desk.right.hide()
        self.desk.down.setSizes([page, page, table])
        self.settle()

    def tag_some(self) -> None:
        """A morning's work, so that tables and counts have something to show."""
        self.open(TESTIMONY)
        self.keys("Ctrl+2", at=self.page)
        self.tag(DENIAL, "2", "F")
        self.tag("I don't recall the number.", "4")
        self.tag("Correct. 35.7 terabytes is the figure", "3")
        self.tag("I don't believe so.", "2", "B")
        self.tag("We did not take the films.", "2", "P")
        self.tag("No, we did not ask.", "1")
        self.open(MAIL)
        self.tag(CONTRADICTION, "1")
        self.open(TESTIMONY)

    def dialog(self) -> QDialog:
        """The dialog that is open."""
        self.settle()
        return next(one for one in self.window.findChildren(QDialog) if one.isVisible())

    def column(self, *parts: QWidget) -> QPixmap:
        """The stretch of the window that these parts fill."""
        self.window.messages.hide()
        self.settle()
        window, found = self.window, QRect()
        for part in parts:
            found |= QRect(part.mapTo(window, part.rect().topLeft()), part.size())
        return window.grab(found)

    def close(self) -> None:
        """Put the window away without a backup."""
        if self.window.backing_up.backups is not None:
            self.window.backing_up.backups.is_due = False
        self.window.close()
        self.settle()
        shutil.rmtree(self._folder)


# --- the pictures ---------------------------------------------------------------------------------


def first_steps(studio: Studio) -> QPixmap:
    ask_for(studio.settings, studio.desk.bridge.matter.id)
    assert studio.window._steps is not None
    studio.window._steps.take_up()
    studio.settle(1.2)
    return studio.window.grab()


def reading(studio: Studio) -> QPixmap:
    studio.give_room(600, 60)
    studio.open(TESTIMONY)
    studio.stand_at(DENIAL)
    return studio.column(studio.desk.pair)


def tagging(studio: Studio) -> QPixmap:
    studio.give_room(600, 60)
    studio.open(TESTIMONY)
    studio.tag(DENIAL, "2")
    return studio.column(studio.desk.pair)


def details(studio: Studio) -> QPixmap:
    studio.window.resize(SIZE[0], 900)
    studio.open(TESTIMONY)
    studio.tag("Correct. 35.7 terabytes is the figure", "3")
    return studio.column(studio.desk.right)


def passages(studio: Studio) -> QPixmap:
    studio.window.resize(SIZE[0], 400)
    studio.tag_some()
    studio.desk.lists.hide()
    studio.desk.right.hide()
    studio.act("full_table")
    table = studio.desk.table.table
    table.selectRow(1)
    studio.keys("Shift+Down", "Shift+Down", at=table)
    return studio.column(studio.desk.table)


def found(studio: Studio) -> QPixmap:
    return _searched(studio, "81.7")


def search(studio: Studio) -> QPixmap:
    return _searched(studio, "seed* w/25 (weekend OR friday)")


def _searched(studio: Studio, query: str) -> QPixmap:
    studio.tag_some()
    studio.desk.right.hide()
    studio.desk.down.setSizes([600, 0, 60])
    studio.act("search_all")
    studio.desk.search.search(query)
    studio.settle(2.5)
    studio.act("find_next")
    return studio.column(studio.desk.lists, studio.desk.pair)


def side_by_side(studio: Studio) -> QPixmap:
    studio.tag_some()
    studio.give_room(600, 60)
    mail = next(
        place.id
        for line in exhibits.exhibits(studio.desk.bridge.view)
        for place in exhibits.occurrences_of(studio.desk.bridge.view, line.id)
        if place.name == MAIL
    )
    studio.stand_at(DENIAL)
    studio.desk.pair.show_beside(mail)
    studio.settle()
    studio.stand_at(CONTRADICTION)
    studio.act("other_side")
    studio.stand_at(DENIAL)
    studio.keys("L", "C", at=studio.page)
    return studio.column(studio.desk.pair)


def left_to_do(studio: Studio) -> QPixmap:
    studio.tag_some()
    studio.tag("came to 81.7 terabytes.", "Space")
    studio.act("left")
    return studio.column(studio.desk.right)


def overview(studio: Studio) -> QPixmap:
    studio.window.resize(1320, 800)
    studio.tag_some()
    studio.act("overview")
    studio.give_room(620, 60)
    return studio.column(studio.desk.overview)


def printing(studio: Studio) -> QPixmap:
    studio.tag_some()
    studio.act("print")
    return _in_full(studio, 1000, 640)


def log_preview(studio: Studio) -> QPixmap:
    studio.tag_some()
    studio.act("export_log")
    return _in_full(studio, 1000, 640)


def _in_full(studio: Studio, width: int, height: int) -> QPixmap:
    """The dialog that is open, at a size that shows what it is for."""
    dialog = studio.dialog()
    dialog.resize(width, height)
    studio.settle(1.5)
    return dialog.grab()


def main_window(studio: Studio) -> QPixmap:
    studio.window.resize(*WHOLE)
    studio.tag_some()
    studio.stand_at(DENIAL)
    studio.window.messages.hide()
    studio.settle(1.0)
    return studio.window.grab()


@dataclass(frozen=True, slots=True)
class Picture:
    """Where a picture goes and what takes it."""

    path: Path
    take: Callable[[Studio], QPixmap]
    theme: ThemeChoice = ThemeChoice.LIGHT


def pictures() -> tuple[Picture, ...]:
    """Every picture of the help, and the two of the README."""
    of_help = {
        "first-steps": first_steps,
        "reading": reading,
        "tagging": tagging,
        "details": details,
        "passages": passages,
        "found": found,
        "search": search,
        "side-by-side": side_by_side,
        "left-to-do": left_to_do,
        "overview": overview,
        "print": printing,
        "log-preview": log_preview,
    }
    return (
        *(Picture(PICTURES / f"{name}.png", take) for name, take in of_help.items()),
        Picture(SCREENS / "main-light.png", main_window),
        Picture(SCREENS / "main-dark.png", main_window, ThemeChoice.DARK),
    )


# --- small files ----------------------------------------------------------------------------------


def palettised(image: QImage) -> QImage:
    """The picture in the colours it has most of; the others become the nearest of these."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(image.constBits()).cast("B").cast("I")
    counted = Counter(pixels)
    # Near ones are counted together, or a photograph's many greys would crowd out a single accent.
    rough: Counter[int] = Counter()
    for pixel, count in counted.items():
        rough[pixel & _ROUGHLY] += count
    standing: dict[int, int] = {}
    for pixel, _ in counted.most_common():
        standing.setdefault(pixel & _ROUGHLY, pixel)
    chosen = [standing[one] for one, _ in rough.most_common(COLOURS)]
    place = {pixel: _nearest(pixel, chosen) for pixel in counted}
    return _indexed(image.width(), image.height(), pixels, place, chosen)


def _nearest(pixel: int, chosen: list[int]) -> int:
    red, green, blue = pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255
    return min(
        range(len(chosen)),
        key=lambda at: (
            (red - (chosen[at] >> 16 & 255)) ** 2
            + (green - (chosen[at] >> 8 & 255)) ** 2
            + (blue - (chosen[at] & 255)) ** 2
        ),
    )


def _indexed(
    width: int, height: int, pixels: memoryview, place: dict[int, int], chosen: list[int]
) -> QImage:
    made = QImage(width, height, QImage.Format.Format_Indexed8)
    made.setColorTable([0xFF000000 | pixel for pixel in chosen])
    step = made.bytesPerLine()
    bits = memoryview(made.bits()).cast("B")
    for row in range(height):
        line = bytes(place[pixel] for pixel in pixels[row * width : (row + 1) * width])
        bits[row * step : row * step + width] = line
    return made


def imported(top: Path) -> Path:
    """The sample matter with all of its exhibits, closed."""
    matter = demo.new_sample_matter(top / "matter", "Ada Orr", "AO", Settings(top / "home"))
    with matter, WorkerPool(2) as pool:
        Import(matter, [sample_exhibits()], pool).run()
    return top / "matter"


def main(names: list[str], worker: PageWorker) -> None:
    """Take the pictures that are named, or all of them."""
    qInstallMessageHandler(lambda kind, _where, words: _tell(kind, words))
    app = QApplication(sys.argv[:1])
    PICTURES.mkdir(exist_ok=True)
    renderer = PageRenderer(worker)
    with tempfile.TemporaryDirectory() as top:
        matter = imported(Path(top))
        for picture in pictures():
            if names and picture.path.stem not in names:
                continue
            theme = Theme(picture.theme)
            theme.install(app)
            studio = Studio(matter, theme, renderer)
            taken = picture.take(studio).toImage()
            palettised(taken).save(str(picture.path), quality=0)
            sys.stdout.write(f"{picture.path.name} {picture.path.stat().st_size // 1024} KiB\n")
            sys.stdout.flush()
            for dialog in studio.window.findChildren(QDialog):
                dialog.close()
            studio.close()
    renderer.shut()
    worker.close()


def _tell(kind: QtMsgType, words: str) -> None:
    # The offscreen platform complains of every window that it cannot tell a manager of its size.
    if kind is not QtMsgType.QtDebugMsg and "propagateSizeHints" not in words:
        sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    main(sys.argv[1:], WORKER)
