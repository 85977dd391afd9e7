"""One decision for all differences that are alike: how many, how, and what will happen.

It stays open while they are decided, some milliseconds at a time: the window is drawn meanwhile and
takes no other act, so that all of it is one act with one undo. Stopping keeps what is decided.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QProgressBar, QRadioButton, QWidget

from reviewer.acts.deciding_alike import DecidingAlike, Progress
from reviewer.matter import LongAct
from reviewer.queries.difference_alike import Compared
from reviewer.queries.difference_kinds import Difference, Way
from reviewer.said import listed, said
from ui import words
from ui.bridge import Bridge
from ui.controls import grown, muted
from ui.dialogs.form import FormDialog
from ui.translation import told

_PAUSE_MS = 1
_KEYS = {Qt.Key.Key_B: Way.KEEP_ALL, Qt.Key.Key_J: Way.JOIN}


class DecideAlike(FormDialog):
    """Asks how to decide them, decides them, and says how far it came."""

    help_page = "differences"
    decided = Signal(object, object, object)
    """The ``Way``, the version kept of the first of them (bytes), and the ``Progress``."""

    def __init__(
        self,
        bridge: Bridge,
        one: Difference,
        alike: Sequence[Compared],
        parent: QWidget | None = None,
    ) -> None:
        """``alike`` are those that are like ``one``, itself first."""
        super().__init__("", "", parent)
        self._bridge, self._one, self._alike = bridge, one, alike
        self.setWindowTitle(self.tr("Decide all that are alike"))
        self._action = self.tr("Decide {count}").format(count=self._number)
        self._going: DecidingAlike | None = None
        self._act: LongAct | None = None
        self._parts = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._parts.timeout.connect(self._go_on)
        self._build()
        bridge.refused.connect(self._on_refused)

    @property
    def _number(self) -> str:
        return words.number(len(self._alike))

    # --- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        self.say(
            self.tr("{count} differences are like this one: {what}, between {people}.").format(
                count=self._number,
                what=told(self._one.what),
                people=_together([told(one.reviewer) for one in self._one.versions]),
            )
        )
        self.ways = QButtonGroup(self)
        self._choices: list[tuple[Way, bytes]] = []
        self._build_ways()
        self.happens = muted(self.tr("Choose what shall be done with all of them."), self)
        self.happens.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.happens.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.happens)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, len(self._alike))
        self.bar.setAccessibleName(self.tr("How many are decided"))
        self.bar.hide()
        self.column.addWidget(self.bar)
        self.finish()
        self.ok.setEnabled(False)
        self.ways.idToggled.connect(lambda *_: self._tell())
        self.setMinimumWidth(grown(self, 460))

    def _build_ways(self) -> None:
        """Each version that may be kept, then both, then one of them."""
        one = self._one
        if Way.KEEP in one.ways:
            for place, version in enumerate(one.versions, start=1):
                text = self.tr("Keep what {name} said").format(name=told(version.reviewer))
                self._add(text, str(place), (Way.KEEP, version.id))
        if Way.KEEP_ALL in one.ways:
            self._add(self.tr("Keep both"), "B", (Way.KEEP_ALL, b""))
        if Way.JOIN in one.ways:
            self._add(self.tr("Join"), "J", (Way.JOIN, b""))

    def _add(self, text: str, key: str, choice: tuple[Way, bytes]) -> None:
        button = QRadioButton(self.tr("{text}  ({key})").format(text=text, key=key), self)
        button.setAccessibleName(text)
        self.ways.addButton(button, len(self._choices))
        self._choices.append(choice)
        self.column.addWidget(button)

    # --- what is chosen ---------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the queue choose here what they decide there."""
        key = Qt.Key(event.key())
        place = int(key) - int(Qt.Key.Key_1)
        if Way.KEEP in self._one.ways and 0 <= place < len(self._one.versions):
            self._choose((Way.KEEP, self._one.versions[place].id))
        elif key in _KEYS and _KEYS[key] in self._one.ways:
            self._choose((_KEYS[key], b""))
        else:
            super().keyPressEvent(event)

    def _choose(self, choice: tuple[Way, bytes]) -> None:
        button = self.ways.button(self._choices.index(choice))
        if button.isEnabled():
            button.setChecked(True)
            button.setFocus()

    def _tell(self) -> None:
        """What will happen, in a sentence, before it does."""
        way, kept = self._choices[self.ways.checkedId()]
        others = [told(one.reviewer) for one in self._one.versions if one.id != kept]
        pattern = {
            Way.KEEP: self.tr(
                "In all {count}, what {others} said leaves the lists and logs. It stays in the "
                "history."
            ),
            Way.KEEP_ALL: self.tr(
                "In all {count}, both stay as they are, and nobody is asked again."
            ),
            Way.JOIN: self.tr("In all {count}, the two become one."),
        }[way]
        undone = self.tr("One undo takes all of it back.")
        text = pattern.format(count=self._number, others=_together(others))
        self.happens.setText(f"{text} {undone}")
        self.ok.setEnabled(True)

    # --- deciding ---------------------------------------------------------------------------------

    def accept(self) -> None:
        """Begin; the dialog closes when it is done."""
        if self._going is not None or self.ways.checkedId() < 0:
            return
        way, kept = self._choices[self.ways.checkedId()]
        self._going = DecidingAlike(self._bridge.view, self._alike, way, kept)
        self._act = self._bridge.matter.begin_long_act()
        for button in (*self.ways.buttons(), self.ok):
            button.setEnabled(False)
        self.cancel.setText(self.tr("Stop"))
        self.cancel.setFocus()
        self.bar.show()
        self.fit()
        self._parts.start()

    def _go_on(self) -> None:
        assert self._going is not None
        if self._bridge.attempt(self._part) is None:
            self._end()
            return
        progress = self._going.progress
        self.bar.setValue(progress.decided + progress.count_left)
        told_so = self.tr("{done} of {count} decided")
        self.happens.setText(
            told_so.format(done=words.number(progress.decided), count=self._number)
        )
        if self._going.is_finished:
            self._end()
        else:
            self._parts.start()

    def _part(self) -> Progress:
        assert self._going is not None
        assert self._act is not None
        self._going.go_on(self._act.do)
        return self._going.progress

    def _on_refused(self, sentence: str) -> None:
        self.refuse(sentence)
        self.fit()

    def reject(self) -> None:
        """Close it; what is decided so far stays."""
        if self._going is None:
            super().reject()
        else:
            self._end()

    def _end(self) -> None:
        """Tell what was done, and close, unless nothing could be done: then why stands here."""
        self._parts.stop()
        assert self._act is not None
        assert self._going is not None
        progress, self._going = self._going.progress, None
        if self._act.end() is None:
            self.cancel.setText(self.tr("Close"))
            self.bar.hide()
            return
        way, kept = self._choices[self.ways.checkedId()]
        super().accept()
        self.decided.emit(way, kept, progress)


def _together(names: Sequence[str]) -> str:
    """“Kim Lee and Kay Long”, each once."""
    once = list(dict.fromkeys(names))
    if len(once) < 2:  # noqa: PLR2004 - one name is told as it is
        return "".join(once)
    return told(said("{names} and {last}", names=listed(once[:-1]), last=once[-1]))
