"""Recognising scans from the window: what is asked, what is said of it, and going on after a stop.

Whoever asks for it wants to read the words, so they are shown as soon as they are in; the page that
is being read stays where it is. What was stopped, by a person or with the computer, is offered
again when the matter is opened next.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from reviewer.errors import ReviewError
from reviewer.queries.scans import Scan
from reviewer.recognising import (
    Recognition,
    forget,
    refusal_of,
    unfinished,
    wanted_scans,
)
from ui.desk import Desk
from ui.dialogs.recognise import Recognise
from ui.message_bar import MessageBar, Offer, Tone
from ui.scan_run import ScanRun
from ui.translation import told


class Scanning(QObject):
    """What the window says and asks about scans, over one desk."""

    def __init__(self, window: QWidget, desk: Desk, messages: MessageBar) -> None:
        super().__init__(desk)
        self._window, self._desk, self._messages = window, desk, messages
        self._languages = ""
        self.run = ScanRun(desk.bridge.matter, self)
        self.run.finished.connect(self._on_finished)
        self.run.failed.connect(messages.refuse)

    def ask(self) -> None:
        """Recognise the exhibits that are selected in the list, else the one that is shown."""
        chosen: list[bytes] = [line.exhibit for line in self._desk.exhibits.chosen()]
        shown = self._desk.bridge.exhibit
        if shown is not None and shown not in chosen:
            chosen = [shown]
        self._ask(chosen)

    def ask_all(self) -> None:
        """Recognise whatever in the matter has no text."""
        self._ask(())

    def _ask(self, chosen: Sequence[bytes]) -> None:
        try:
            scans = wanted_scans(self._desk.bridge.view, chosen)
        except ReviewError as refusal:
            self._messages.refuse(told(refusal))
            return
        scans = tuple(scan for scan in scans if scan.exhibit not in self.run.under_way)
        if not scans:
            self._messages.say(self.tr("This is being recognised already."))
            return
        dialog = Recognise(scans, self._languages, self._window)
        dialog.chosen.connect(self._begin)
        dialog.open()

    def _begin(self, scans: Sequence[Scan], languages: str) -> None:
        self._languages = languages
        self.run.start(scans, languages)

    def offer_to_go_on(self) -> None:
        """Offer what was stopped the last time."""
        left = unfinished(self._desk.bridge.matter)
        if not left or self.run.is_running:
            return
        words = self.tr("Recognising text was stopped before its end ({count} exhibits)").format(
            count=len(left)
        )
        self._messages.say(words, offer=Offer(self.tr("Go on"), self.go_on), tone=Tone.QUESTION)

    def go_on(self) -> None:
        """Take up what was stopped, each exhibit in the languages that were asked for."""
        matter = self._desk.bridge.matter
        for one in unfinished(matter):
            try:
                scans = wanted_scans(matter.view, [one.exhibit])
            except ReviewError:
                # Its words came in another way meanwhile.
                forget(matter, one.exhibit)
                continue
            self.run.start(scans, one.languages)

    def _on_finished(self, outcomes: list[Recognition]) -> None:
        refusal = refusal_of(outcomes)
        done = [one for one in outcomes if not one.reason]
        if refusal:
            self._messages.refuse(told(refusal))
        elif done:
            pages = sum(one.pages for one in done)
            self._messages.say(
                self.tr("Recognised {pages} pages. Check what you cite against the page.").format(
                    pages=pages
                )
            )
        elif unfinished(self._desk.bridge.matter):
            self._messages.say(
                self.tr("Stopped. The pages that are done are kept."),
                offer=Offer(self.tr("Go on"), self.go_on),
            )
