"""Going through a sample, one member after the other, in the order of the draw.

A member is shown where it stands: on its page, in the exhibit it belongs to. What was checked,
confirmed or rejected is left behind at once, and the next one that nobody has dealt with comes up;
to correct a tag is an act like any other, and the check comes after it. Going round in the order of
the exhibits was refused: the first half of a sample is a smaller sample only in the order drawn.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from reviewer.errors import ReviewError
from reviewer.queries import exhibits, passages, samples
from reviewer.queries.samples import Member, SampleLine
from ui import words
from ui.bridge import Bridge
from ui.judging import Judging
from ui.message_bar import MessageBar, Offer


class SampleWalk(QObject):
    """The sample in hand, and where in it the person stands."""

    samples_asked = Signal()

    def __init__(self, bridge: Bridge, judging: Judging, messages: MessageBar) -> None:
        super().__init__(judging)
        self._bridge, self._messages = bridge, messages
        self._sample: bytes | None = None
        self._at = -1
        judging.judged.connect(self._on_judged)

    def begin(self, sample: bytes) -> None:
        """Take up a sample at the first member that nobody has dealt with."""
        self._sample, self._at = sample, -1
        self.next()

    def next(self) -> None:
        """The next member that nobody has dealt with; where there is none, the next one."""
        self._step(1)

    def previous(self) -> None:
        """The member before, whatever was said of it."""
        self._step(-1)

    def _step(self, way: int) -> None:
        found = self._found()
        if found is None:
            offer = Offer(self.tr("Samples…"), self.samples_asked.emit)
            self._messages.say(self.tr("No sample is taken up."), offer=offer)
            return
        line, here = found
        if not here:
            self._messages.say(self.tr("None of this sample is here any more."))
            return
        open_ones = [one for one in here if not one.is_reviewed]
        member = self._after(open_ones or here) if way > 0 else self._before(here)
        self._at = member.place
        self._show(member)
        self._tell(line, member)

    def _found(self) -> tuple[SampleLine, list[Member]] | None:
        """The sample as it stands now; ``None`` where there is none, or it was removed."""
        if self._sample is None:
            return None
        try:
            line = samples.sample(self._bridge.view, self._sample)
        except ReviewError:
            self._sample = None
            return None
        return line, [one for one in samples.members(self._bridge.view, line) if one.is_here]

    def _after(self, wanted: Sequence[Member]) -> Member:
        """The first one further on; from the end on to the beginning."""
        return next((one for one in wanted if one.place > self._at), wanted[0])

    def _before(self, wanted: Sequence[Member]) -> Member:
        return next((one for one in reversed(wanted) if one.place < self._at), wanted[-1])

    def _show(self, member: Member) -> None:
        view, bridge = self._bridge.view, self._bridge
        if passages.is_standing(view, member.id):
            line = passages.line_of(view, member.id)
            if line.exhibit != bridge.exhibit:
                self._open(line.exhibit, passages.made_in(view, member.id))
            bridge.choose_passage(member.id)
        else:
            bridge.choose_passage(None)
            self._open(member.id, None)

    def _open(self, exhibit: bytes, occurrence: bytes | None) -> None:
        places = exhibits.occurrences_of(self._bridge.view, exhibit)
        met = occurrence or (places[0].id if places else None)
        if met is not None:
            self._bridge.choose_exhibit(met, exhibit)

    def _tell(self, line: SampleLine, member: Member) -> None:
        told = self.tr("{name}: {place} of {count}, {done} dealt with")
        if line.reviewed == len(line.members):
            told = self.tr("{name}: {place} of {count}, all dealt with")
        text = told.format(
            name=line.body.name,
            place=words.number(member.place),
            count=words.number(len(line.members)),
            done=words.number(line.reviewed),
        )
        self._messages.say(text)

    def _on_judged(self, done: tuple[bytes, ...]) -> None:
        """What was dealt with is the member in hand: go on to the next."""
        found = self._found()
        if found is None or len(done) != 1:
            return
        line, here = found
        in_hand = next((one.id for one in here if one.place == self._at), None)
        if in_hand != done[0]:
            return
        if any(not one.is_reviewed for one in here):
            self.next()
        else:
            told = self.tr("{name}: all {count} are dealt with.")
            text = told.format(name=line.body.name, count=words.number(len(line.members)))
            self._messages.say(text, offer=Offer(self.tr("Report…"), self.samples_asked.emit))
