"""Tie two passages together from the keyboard: L here, then there, then a letter.

The first end is kept as words with their place, so that words that are no passage yet can be an
end; both are marked and tied in one act, which one undo takes back. The other end is what stands
ready on the active side, else what is chosen on the other side: with both chosen, two keys do it.
While a link is being made its letters are looked at before any shortcut sees them, so that R for
*corroborates* never marks an exhibit as reviewed.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)

from reviewer.acts import passages as acts
from reviewer.errors import ReviewError
from reviewer.matter import Decision
from reviewer.model import Change, PassageId
from reviewer.queries import exhibits, links, passages
from reviewer.queries.view import View
from reviewer.text import citations, units
from reviewer.text.layer import Span
from ui import words
from ui.bridge import Bridge
from ui.document_view import DocumentView
from ui.link_strip import LINK_KEYS, LinkStrip
from ui.message_bar import MessageBar, Offer
from ui.pair import DocumentPair
from ui.ready import quoted

_EDITORS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)


@dataclass(frozen=True, slots=True)
class _End:
    """Words that are a passage, or become one when they are tied."""

    id: PassageId
    exhibit: bytes
    layer: bytes
    spans: tuple[Span, ...]
    occurrence: bytes
    told: str


class Linking(QObject):
    """Makes and takes off links."""

    undo_asked = Signal()

    def __init__(
        self, bridge: Bridge, pair: DocumentPair, strip: LinkStrip, messages: MessageBar
    ) -> None:
        super().__init__(strip)
        self._bridge, self._pair = bridge, pair
        self._strip, self._messages = strip, messages
        self._first: _End | None = None
        self._in_view = QTimer(self, singleShot=True, interval=0)
        self._in_view.timeout.connect(self._keep_in_view)
        strip.kind_chosen.connect(self.tie)
        strip.closed.connect(self.stop)
        pair.standing_changed.connect(self._show)
        bridge.changed.connect(self._on_changed)

    # --- the two ends -----------------------------------------------------------------------------

    def begin(self) -> None:
        """What stands ready is the first end; pressed again, nothing is linked."""
        if self._first is not None:
            self.stop()
            return
        first = self._end_of(self._pair.active)
        if first is None:
            self._messages.refuse(
                self.tr("Choose a passage, or step to the words, and press L to link them.")
            )
            return
        self._first = first
        self._in_view.start()
        _application().installEventFilter(self)
        self._show()

    def _keep_in_view(self) -> None:
        """The strip takes room from the pages, never the words that are being linked."""
        for side in self._pair.shown:
            if spans := side.words_ready():
                side.page.show_span(spans[0])

    def stop(self) -> None:
        """No link is being made any longer."""
        if self._first is not None:
            self._first = None
            _application().removeEventFilter(self)
            self._strip.hide()

    def _end_of(self, side: DocumentView | None) -> _End | None:
        """What stands ready on a side."""
        if side is None or side.pages is None or not (spans := side.words_ready()):
            return None
        pages, view, passage = side.pages, self._bridge.view, side.passage_ready()
        if passage is not None and passages.is_standing(view, passage):
            return _marked(view, passage, pages.occurrence.id)
        whole = units.with_question(pages.layer, spans[0]) if len(spans) == 1 else spans
        try:
            whole = acts.checked_spans(pages.layer, whole)
        except ReviewError:
            return None
        name = exhibits.cite_name(view, pages.line, pages.occurrence.id)
        cite = citations.cite(name, citations.pin(pages.layer, whole))
        return _End(
            passages.passage_at(view, pages.line.id, pages.line.layer, whole),
            pages.line.id,
            pages.line.layer,
            whole,
            pages.occurrence.id,
            _told(cite, quoted(pages, whole)),
        )

    def _second(self) -> _End | None:
        """What stands ready here, else on the other side; never the first end itself."""
        ends = (self._end_of(side) for side in (self._pair.active, self._pair.other))
        return next((end for end in ends if end is not None and end.id != self._id), None)

    @property
    def _id(self) -> PassageId | None:
        return self._first.id if self._first is not None else None

    def _show(self) -> None:
        if self._first is not None:
            second = self._second()
            self._strip.show_ends(self._first.told, second.told if second is not None else "")

    # --- tying ------------------------------------------------------------------------------------

    def tie(self, kind: str) -> None:
        """Mark what is no passage yet and tie both ends: one act."""
        first, second = self._first, self._second()
        if first is None:
            return
        if second is None:
            self._messages.refuse(self.tr("Choose the other passage first, then press the letter."))
            return
        view = self._bridge.view
        decisions = [
            _marking(end) for end in (first, second) if not passages.is_standing(view, end.id)
        ]
        decisions.append(lambda view: acts.link_passages(view, kind, first.id, second.id))
        if self._bridge.attempt(lambda: self._bridge.matter.do_all(decisions)) is None:
            return
        self.stop()
        here, there = (first, second) if self._is_here(first) else (second, first)
        if self._is_here(here):
            self._bridge.choose_passage(here.id)
        self._tell(here.id, there.id, kind)

    def _is_here(self, end: _End) -> bool:
        """Whether it is what stands ready on the active side."""
        return self._end_of(self._pair.active) == end

    def untie(self, kind: str, one: bytes, other: bytes) -> None:
        """Take a link off."""
        ends = PassageId(one), PassageId(other)
        if self._bridge.do(lambda view: acts.unlink_passages(view, kind, *ends)) is not None:
            self._messages.say(
                self.tr("No longer linked: {kind}").format(kind=words.choice(kind)),
                offer=Offer(self.tr("Undo"), self.undo_asked.emit),
            )

    def _tell(self, here: PassageId, there: PassageId, kind: str) -> None:
        found = links.of_passage(self._bridge.view, here)
        tie = next(one for one in found if one.line.id == there and one.kind == kind)
        self._messages.say(
            self.tr("Linked: {kind}").format(kind=words.choice(tie.reads)),
            citations.rich(tie.citation),
            Offer(self.tr("Undo"), self.undo_asked.emit),
        )

    def _on_changed(self, _change: Change) -> None:
        if self._first is not None:
            self._show()

    # --- keys -------------------------------------------------------------------------------------

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QKeyEvent) and kind in (
            QEvent.Type.ShortcutOverride,
            QEvent.Type.KeyPress,
        ):
            return self._on_key(event, is_press=kind == QEvent.Type.KeyPress)
        return False

    def _on_key(self, event: QKeyEvent, *, is_press: bool) -> bool:
        """Whether the key was a letter of the strip or Escape, which nobody else shall have."""
        if isinstance(QApplication.focusWidget(), _EDITORS):
            return False
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        letter = event.text().upper() if plain else ""
        found = next((key for key in LINK_KEYS if key.letter == letter), None)
        if found is None and event.key() != Qt.Key.Key_Escape:
            return False
        if not is_press:
            event.accept()
        elif found is None:
            self.stop()
        else:
            self.tie(found.kind)
        return True


def _marked(view: View, passage: bytes, occurrence: bytes) -> _End:
    line = passages.line_of(view, passage)
    said = f"Q. {line.question} A. {line.quote}" if line.question else line.quote
    told = _told(passages.citation(view, line), said)
    return _End(line.id, line.exhibit, line.layer, line.spans, occurrence, told)


def _told(cite: str, said: str) -> str:
    return f"{cite}  “{' '.join(said.split())}”"


def _marking(end: _End) -> Decision:
    return lambda view: acts.mark_passage(view, end.exhibit, end.layer, end.spans, end.occurrence)


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
