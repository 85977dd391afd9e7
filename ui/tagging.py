"""From a key to a tag: what the digits, the letters after them and the other reviewing keys do.

The tag is written at the digit, before its kind, because a reviewer may stop there and nothing must
be lost; the letter that follows answers one field of it. While the kinds are offered, the next key
is looked at before any shortcut sees it; whatever is no kind's letter ends the offer and does what
it always does.

Where a reviewer wants to go on after tagging, the step waits for the key after the digit, so that
no kind's letter is swallowed: a kind's letter sets it and goes on; another digit, Space or the
point goes on first and then does its work there; every other key does what it always does where
the reader is, so that a note or an issue still finds the passage that was just tagged.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from reviewer.acts import exhibits as exhibit_acts
from reviewer.acts import passages as passage_acts
from reviewer.acts import tagging as acts
from reviewer.exports import quoted
from reviewer.matter import Decision
from reviewer.model import Change, PassageId, Tag, TagId
from reviewer.queries import exhibits, passages, tags
from reviewer.text import citations, units
from reviewer.text.layer import Span
from reviewer.text.quotes import as_typed
from ui import clips
from ui.bridge import Bridge
from ui.document_view import DocumentView, Standing
from ui.issuing import Issuing
from ui.kinds import kind_at, kinds_of
from ui.message_bar import MessageBar, Offer
from ui.pair import DocumentPair
from ui.ready import ready
from ui.words import choice, tag_name

_MODIFIERS = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr}
)
_EDITORS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)
_ACTS = frozenset("123456789 .")
"""Keys that act on the next unit, where going on waits for a key."""
IN_PART = "in_part"
_CLEAR = frozenset({"", "none"})


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A tag about to be set, its kind, and the issues that come with it."""

    tag: TagId
    kind: str = ""
    issues: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class _Last:
    """What was tagged last, to be repeated; its issues are those it has when that is done."""

    passage: PassageId
    tag: TagId
    kind: str


class Tagging(QObject):
    """Tags what stands ready."""

    note_asked = Signal()
    undo_asked = Signal()

    def __init__(
        self, bridge: Bridge, pair: DocumentPair, issuing: Issuing, messages: MessageBar
    ) -> None:
        bar = issuing.bar
        super().__init__(bar)
        self._issuing = issuing
        self.goes_on = False
        self._is_due = False
        self._bridge, self._pair = bridge, pair
        self._bar, self._messages = bar, messages
        self._kind_of: PassageId | None = None
        self._last: _Last | None = None
        self._asked: TagId | None = None
        bar.tag_chosen.connect(self.tag)
        bar.kind_chosen.connect(self._set_kind)
        bar.note_asked.connect(self.note)
        bar.copy_asked.connect(self.copy_with_citation)
        pair.standing_changed.connect(self._on_standing_changed)
        bridge.changed.connect(self._on_changed)
        bar.set_tags(tags.tags(bridge.view))

    @property
    def _document(self) -> DocumentView:
        """The side that keys act on."""
        return self._pair.active

    # --- tags and kinds ---------------------------------------------------------------------------

    def press(self, digit: int) -> None:
        """Tag with the tag of a key."""
        if not self._has_gone_on():
            return
        row = next((row for row in tags.tags(self._bridge.view) if row.digit == digit), None)
        if row is None:
            self._messages.refuse(
                self.tr(
                    "No tag has the key {digit} yet. Tag › New tag… adds one of your own."
                ).format(digit=digit)
            )
        else:
            self.tag(row.id)

    def tag(self, tag: str, kind: str = "", issues: tuple[bytes, ...] | None = None) -> None:
        """Tag what stands ready; counsel's words are asked about once.

        Without ``issues`` a passage that has no tag yet gets those that stick.
        """
        spans = self._document.words_ready()
        pages = self._document.pages
        if not spans or pages is None:
            self._messages.refuse(
                self.tr("Select words, or step to a unit with ↓, and press the key.")
            )
            return
        chosen = _Chosen(TagId(tag), kind, self._issuing.sticky if issues is None else issues)
        passage = self._document.passage_ready()
        if passage is not None:
            if issues is None and passages.tags_of(self._bridge.view, passage):
                chosen = _Chosen(chosen.tag, kind)
            line = passages.line_of(self._bridge.view, passage)
            is_counsel = acts.are_unsaid_counsels(self._bridge.view, line)
            if is_counsel and self._asked != tag:
                self._ask_about_counsel(TagId(tag))
                return
            self._tag_passage(PassageId(passage), chosen)
            return
        whole = units.with_question(pages.layer, spans[0]) if len(spans) == 1 else spans
        is_counsel = units.is_question_only(pages.layer, whole)
        if is_counsel and self._asked != tag:
            self._ask_about_counsel(TagId(tag))
            return
        self._tag_words(chosen, spans, are_counsels_words=is_counsel)

    def _ask_about_counsel(self, tag: TagId) -> None:
        row = tags.tag_of(self._bridge.view, tag)
        self._asked = tag
        text = self.tr(
            "These are counsel’s words; a question is no testimony until it is answered. "
            "Press {digit} or Enter again to tag them as {tag} all the same."
        )
        self._messages.ask(
            text.format(digit=row.digit, tag=tag_name(row.name)),
            Offer(self.tr("Tag anyway"), lambda: self.tag(tag)),
        )

    def _tag_words(
        self, chosen: _Chosen, spans: tuple[Span, ...], *, are_counsels_words: bool
    ) -> None:
        pages = self._document.pages
        if pages is None:
            return
        selection = acts.Selection(pages.line.id, pages.line.layer, spans, pages.occurrence.id)
        change = self._bridge.do(
            lambda view: acts.tag_selection(
                view,
                selection,
                chosen.tag,
                chosen.kind,
                are_counsels_words=are_counsels_words,
                issues=chosen.issues,
            )
        )
        if change is not None:
            whole = units.with_question(pages.layer, spans[0]) if len(spans) == 1 else spans
            self._after_tag(self._id_of(whole), chosen)

    def _tag_passage(self, passage: PassageId, chosen: _Chosen) -> None:
        tag, kind = chosen.tag, chosen.kind
        if passages.has_tag(self._bridge.view, passage, tag) and not kind:
            self._offer_kinds(passage, tag)
            return
        change = self._bridge.do(
            lambda view: acts.tag_passage(
                view, passage, tag, kind, chosen.issues, are_counsels_words=self._asked == tag
            )
        )
        if change is not None:
            self._after_tag(passage, chosen)

    def _id_of(self, spans: tuple[Span, ...]) -> PassageId:
        pages = self._document.pages
        assert pages is not None
        trimmed = passage_acts.checked_spans(pages.layer, spans)
        view = self._bridge.view
        return passages.passage_at(view, pages.line.id, pages.line.layer, trimmed)

    def _after_tag(self, passage: PassageId, chosen: _Chosen) -> None:
        """Show what was tagged, say so with an undo, offer the kinds, go on if that is wanted."""
        view, tag, kind = self._bridge.view, chosen.tag, chosen.kind
        self._asked = None
        on = {one.tag for one in passages.tags_of(view, passage)}
        took = tag if tag in on else TagId(Tag.NO_RECOLLECTION)
        self._last = _Last(passage, tag, kind)
        self._document.page.clear_selection()
        self._bridge.choose_passage(passage)
        words = self.tr("Tagged as {tag}").format(tag=tag_name(tags.tag_of(view, took).name))
        if took != tag:
            words = self.tr("Tagged as No recollection; a letter names a kind of denial instead")
        cite = citations.rich(passages.citation(view, passages.line_of(view, passage)))
        under = "; ".join(one.name for one in passages.issues_of(view, passage))
        told = " · ".join(filter(None, (cite, under if chosen.issues else "")))
        self._messages.say(words, told, Offer(self.tr("Undo"), self.undo_asked.emit))
        if kind == IN_PART:
            self._ask_for_the_rest()
        elif not kind and kinds_of(took):
            self._offer_kinds(passage, took)
        elif self.goes_on:
            self._document.step_unit(1)

    def _ask_for_the_rest(self) -> None:
        self._messages.say(
            self.tr("Denied in part. Select the words that are admitted and press 1."),
            offer=Offer(self.tr("Undo"), self.undo_asked.emit),
        )

    def _offer_kinds(self, passage: PassageId, tag: TagId) -> None:
        if not kinds_of(tag):
            return
        view = self._bridge.view
        now = next((one.kind for one in passages.tags_of(view, passage) if one.tag == tag), "")
        self._kind_of, self._is_due = passage, self.goes_on
        self._bar.show_kinds(tags.tag_of(view, tag), now)
        _application().installEventFilter(self)

    def _set_kind(self, kind: str) -> None:
        passage, tag = self._kind_of, TagId(self._bar.kinds_for)
        is_none = tag == TagId(Tag.NO_RECOLLECTION)
        self.leave_kinds()
        if passage is None:
            return
        if is_none:
            self._make_denial(passage, kind)
        else:
            self._bridge.do(lambda view: acts.set_fields(view, passage, tag, [("kind", kind)]))
        self._last = _Last(passage, TagId(Tag.DENIAL) if is_none else tag, kind)
        if kind == IN_PART:
            self._ask_for_the_rest()
            return
        self._tell_kind(self._last.tag, kind)
        if self.goes_on:
            self._document.step_unit(1)

    def _tell_kind(self, tag: TagId, kind: str) -> None:
        name = tag_name(tags.tag_of(self._bridge.view, tag).name)
        told = self.tr("{tag}: {kind}").format(tag=name, kind=choice(kind))
        self._messages.say(told, offer=Offer(self.tr("Undo"), self.undo_asked.emit))

    def _make_denial(self, passage: PassageId, kind: str) -> None:
        """A person names a kind of denial for words of no recollection: one act."""
        none, denial = TagId(Tag.NO_RECOLLECTION), TagId(Tag.DENIAL)
        self._bridge.attempt(
            lambda: self._bridge.matter.do_all(
                [
                    lambda view: acts.tag_passage(view, passage, denial, kind),
                    lambda view: acts.untag_passage(view, passage, none),
                ]
            )
        )

    def _has_gone_on(self) -> bool:
        """Take the step that waits for a key, if one does; false where nothing follows."""
        is_due, self._is_due = self._is_due, False
        return not is_due or self._document.step_unit(1)

    def leave_kinds(self) -> None:
        """The offer of kinds is over."""
        if self._bar.kinds_for:
            self._bar.hide_kinds()
            self._kind_of = None
            _application().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            if not self._bar.isAncestorOf(watched):
                self._is_due = False
                self.leave_kinds()
        elif isinstance(event, QKeyEvent) and kind in (
            QEvent.Type.ShortcutOverride,
            QEvent.Type.KeyPress,
        ):
            return self._on_key(event, is_press=kind == QEvent.Type.KeyPress)
        return False

    def _on_key(self, event: QKeyEvent, *, is_press: bool) -> bool:
        """Whether the key was a kind's letter or Escape, so that nobody else shall have it."""
        if isinstance(QApplication.focusWidget(), _EDITORS):
            self.leave_kinds()
            return False
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        found = kind_at(self._bar.kinds_for, event.text()) if plain and event.text() else None
        if found is None and event.key() != Qt.Key.Key_Escape:
            if event.key() not in _MODIFIERS:
                self._is_due = self._is_due and plain and event.text() in _ACTS
                self.leave_kinds()
            return False
        if not is_press:
            event.accept()
        elif found is None:
            self._is_due = False
            self.leave_kinds()
        else:
            self._set_kind(found.kind)
        return True

    # --- the other keys ---------------------------------------------------------------------------

    def repeat(self) -> None:
        """The last tag, kind and issues again."""
        if self._last is None:
            self._messages.refuse(self.tr("Nothing was tagged yet in this sitting."))
        elif self._has_gone_on():
            last = self._last
            issues = [one.id for one in passages.issues_of(self._bridge.view, last.passage)]
            every = tuple(dict.fromkeys((*issues, *self._issuing.sticky)))
            self.tag(last.tag, last.kind, every)

    def go_on(self) -> None:
        """Answer a question that is asked, else step to the next unit."""
        if self._messages.is_asking:
            self._messages.accept()
        else:
            self._document.step_unit(1)

    def quick_mark(self) -> None:
        """Mark what stands ready without a tag."""
        if not self._has_gone_on():
            return
        if self._document.passage_ready() is not None:
            self._messages.refuse(self.tr("This passage is marked already."))
            return
        passage = self._marked()
        if passage is not None:
            line = passages.line_of(self._bridge.view, passage)
            self._messages.say(
                self.tr("Marked {number}").format(number=line.number),
                offer=Offer(self.tr("Undo"), self.undo_asked.emit),
            )

    def _marked(self) -> PassageId | None:
        """The passage that stands ready; words are marked first."""
        ready_now = self._document.passage_ready()
        pages, spans = self._document.pages, self._document.words_ready()
        if ready_now is not None or pages is None or not spans:
            return PassageId(ready_now) if ready_now is not None else None
        whole = units.with_question(pages.layer, spans[0]) if len(spans) == 1 else spans
        line, met = pages.line, pages.occurrence.id
        change = self._bridge.do(
            lambda view: passage_acts.mark_passage(view, line.id, line.layer, whole, met)
        )
        if change is None:
            return None
        passage = self._id_of(whole)
        self._document.page.clear_selection()
        self._bridge.choose_passage(passage)
        return passage

    def note(self) -> None:
        """Write a note on what stands ready; words are marked first."""
        if self._marked() is not None:
            self.note_asked.emit()

    def toggle_privileged(self) -> None:
        """Possibly privileged, or not: the passage, the words that stand ready, or the exhibit."""
        passage = self._bridge.passage
        if passage is not None and passages.is_standing(self._bridge.view, passage):
            self._toggle_passage(PassageId(passage))
        elif self._document.words_ready():
            self._mark_privileged()
        elif self._document.pages is not None:
            self._toggle_exhibit(self._document.pages.line.id)

    def _toggle_passage(self, passage: PassageId) -> None:
        is_on = passages.line_of(self._bridge.view, passage).privilege not in _CLEAR
        value = "none" if is_on else "possible"
        if self._bridge.do(
            lambda view: passage_acts.set_passage_field(view, passage, "privilege", value)
        ):
            self._tell_privilege(is_on=not is_on)

    def _mark_privileged(self) -> None:
        """Words that nobody marked yet: marked and flagged with one undo."""
        pages, spans = self._document.pages, self._document.words_ready()
        if pages is None or not spans:
            return
        whole = units.with_question(pages.layer, spans[0]) if len(spans) == 1 else spans
        line, met, passage = pages.line, pages.occurrence.id, self._id_of(whole)
        decisions: list[Decision] = [
            lambda view: passage_acts.set_passage_field(view, passage, "privilege", "possible")
        ]
        if not passages.is_standing(self._bridge.view, passage):
            decisions.insert(
                0, lambda view: passage_acts.mark_passage(view, line.id, line.layer, whole, met)
            )
        if self._bridge.attempt(lambda: self._bridge.matter.do_all(decisions)) is not None:
            self._document.page.clear_selection()
            self._bridge.choose_passage(passage)
            self._tell_privilege(is_on=True)

    def _toggle_exhibit(self, exhibit: bytes) -> None:
        values = exhibits.exhibit_values(self._bridge.view, exhibit)
        is_on = values.get("privilege", "") not in _CLEAR
        value = "none" if is_on else "possible"
        if self._bridge.do(
            lambda view: exhibit_acts.set_exhibit_field(view, exhibit, "privilege", value)
        ):
            told = (
                self.tr("The exhibit is no longer possibly privileged")
                if is_on
                else self.tr("The whole exhibit is possibly privileged")
            )
            self._messages.say(told, offer=Offer(self.tr("Undo"), self.undo_asked.emit))

    def _tell_privilege(self, *, is_on: bool) -> None:
        told = (
            self.tr("Possibly privileged: left out of the log unless asked for")
            if is_on
            else self.tr("No longer possibly privileged")
        )
        self._messages.say(told, offer=Offer(self.tr("Undo"), self.undo_asked.emit))

    def confirm(self) -> None:
        """Take over what is proposed for the passage."""
        passage = self._chosen()
        if passage is not None and self._bridge.do(
            lambda view: acts.confirm_proposals(view, passage)
        ):
            self._messages.say(
                self.tr("Confirmed what was proposed"),
                offer=Offer(self.tr("Undo"), self.undo_asked.emit),
            )

    def withdraw(self) -> None:
        """Take the passage out of tables and logs."""
        passage = self._chosen()
        if passage is None:
            return
        number = passages.line_of(self._bridge.view, passage).number
        if self._bridge.do(lambda view: passage_acts.withdraw_passage(view, passage)):
            self._bridge.choose_passage(None)
            self._messages.say(
                self.tr("Withdrew {number}").format(number=number),
                offer=Offer(self.tr("Undo"), self.undo_asked.emit),
            )

    def change_extent(self) -> None:
        """The passage takes the selected words in place of its own."""
        passage, spans = self._chosen(), self._document.page.selection()
        if passage is None or not spans:
            self._messages.refuse(
                self.tr("Choose a passage, select the words it shall have, press W.")
            )
            return
        if self._bridge.do(lambda view: passage_acts.widen_passage(view, passage, spans)):
            self._document.page.clear_selection()
            self._bridge.choose_passage(self._id_of(spans))

    def _chosen(self) -> PassageId | None:
        passage = self._bridge.passage
        if passage is None or not passages.is_standing(self._bridge.view, passage):
            self._messages.refuse(self.tr("Choose a passage first: click it, or press J."))
            return None
        return PassageId(passage)

    def step_passage(self, by: int) -> None:
        """The next passage of the exhibit, or the one before."""
        pages = self._document.pages
        if pages is None:
            return
        lines = [
            one
            for one in passages.of_exhibit(self._bridge.view, pages.line.id)
            if one.layer == pages.line.layer
        ]
        if not lines:
            self._messages.refuse(self.tr("No passage is marked in this exhibit yet."))
            return
        at = next((i for i, one in enumerate(lines) if one.id == self._bridge.passage), None)
        if at is None:
            start = pages.page_starts[self._document.page.current_page]
            after = (i for i, one in enumerate(lines) if one.spans[0].start >= start)
            at = next(after, 0) - (1 if by > 0 else 0)
        self._bridge.choose_passage(lines[(at + by) % len(lines)].id)

    def copy(self) -> None:
        """Put the words on the clipboard as a person would type them."""
        pages, spans = self._document.pages, self._document.words_ready()
        if pages is not None and spans:
            typed = "\n".join(as_typed(pages.layer, span) for span in spans)
            clips.put(quoted.words_alone(typed.split("\n")))

    def copy_with_citation(self) -> None:
        """Put the words and their cite on the clipboard, as they stand in a brief."""
        pages, spans = self._document.pages, self._document.words_ready()
        if pages is None or not spans:
            return
        view, passage = self._bridge.view, self._document.passage_ready()
        if passage is not None:
            row = passages.line_of(view, passage).row
            one = next(quoted.quoted_passages(view, [row]))
        else:
            whole = units.with_question(pages.layer, spans[0]) if len(spans) == 1 else spans
            one = quoted.quoted_words(view, pages.line, pages.occurrence, pages.layer, whole)
        clips.put(quoted.with_citation(one))
        self._messages.say(self.tr("Copied with citation"), one.cite)

    # --- what stands ready ------------------------------------------------------------------------

    def _on_standing_changed(self) -> None:
        self._asked = None
        self._messages.withdraw_question()
        if self._document.standing is not Standing.PASSAGE:
            self.leave_kinds()
        self._show_ready()

    def _show_ready(self) -> None:
        pages, spans = self._document.pages, self._document.words_ready()
        if pages is None or not spans:
            self._bar.show_ready(None)
            return
        passage = self._document.passage_ready()
        self._bar.show_ready(ready(self._bridge.view, pages, spans, passage))

    def _on_changed(self, change: Change) -> None:
        if {"own_tag", "*"} & change.kinds:
            self._bar.set_tags(tags.tags(self._bridge.view))
        self._show_ready()


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
