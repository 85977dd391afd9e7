"""A mail among mails: when it was sent, its headers as sent, its conversation, and its twins.

Part of the exhibit's page. Each mail of the conversation is a button that leads there; one that is
named by others and was never taken in stands among them, since it may be asked for.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from reviewer.errors import ReviewError
from reviewer.queries import exhibits, mails, threads
from reviewer.queries.threads import ThreadRow
from reviewer.readers.reading import Facts
from ui import words
from ui.bridge import Bridge
from ui.controls import clear_layout, grown, muted, plain, section
from ui.theme import SPACE
from ui.translation import told

_MOST = 60
_HEADERS_HIGH = 220


class _Way(QPushButton):
    """A button that leads to a mail; its words are cut to the width of the panel."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = text
        self.setObjectName("link")
        self.setText(text.replace("&", "&&"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        self.setToolTip(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 2
        cut = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(cut.replace("&", "&&"))


class MailSection(QWidget):
    """Hidden where the exhibit is no mail."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._exhibit = b""
        self._facts = Facts()
        layout = self._column(self)
        self.sent = plain("", self, selectable=True)
        self.sent.setAccessibleName(self.tr("Sent"))
        layout.addWidget(self.sent)
        self.show_headers = QPushButton(self.tr("Show all headers"), self)
        self.show_headers.setObjectName("link")
        self.show_headers.setCheckable(True)
        self.show_headers.clicked.connect(self._on_headers)
        layout.addWidget(self.show_headers, 0, Qt.AlignmentFlag.AlignLeft)
        self.headers = self._header_text()
        layout.addWidget(self.headers)
        layout.addSpacing(SPACE)
        self._thread_title = section(self.tr("Conversation"), self)
        layout.addWidget(self._thread_title)
        self._thread = self._column()
        layout.addLayout(self._thread)
        layout.addSpacing(SPACE)
        self._twins_title = section(self.tr("The same mail elsewhere"), self)
        layout.addWidget(self._twins_title)
        self._twins = self._column()
        layout.addLayout(self._twins)

    def _column(self, parent: QWidget | None = None) -> QVBoxLayout:
        layout = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        return layout

    def _header_text(self) -> QPlainTextEdit:
        text = QPlainTextEdit(self)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        text.setFixedHeight(grown(self, _HEADERS_HIGH))
        text.setAccessibleName(self.tr("All headers as they were sent"))
        return text

    def ways(self) -> list[QPushButton]:
        """What leads to other mails, from the top."""
        return [one for one in self.findChildren(_Way) if one.isEnabled()]

    def show_mail(self, exhibit: bytes, kind: str, facts: Facts) -> None:
        """Show what belongs to one exhibit."""
        self._exhibit, self._facts = exhibit, facts
        is_mail = kind == "email"
        self.setVisible(is_mail)
        if not is_mail:
            return
        self._show_times(facts)
        self.show_headers.setChecked(False)
        self._on_headers()
        self._show_thread()
        self._show_twins()
        self._keep_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_room()

    def _keep_room(self) -> None:
        """Labels that wrap ask for height by width, and are not heard through two layouts."""
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))

    def _show_times(self, facts: Facts) -> None:
        at = mails.sent(self._bridge.view, self._exhibit)
        written = facts.raw_date or at.own
        lines = [self.tr("Sent: {time}").format(time=written)] if written else []
        if at.utc:
            lines.append(self.tr("In UTC: {time}").format(time=at.utc))
        if at.matter:
            lines.append(self.tr("In this matter: {time}").format(time=at.matter))
        if at.is_split:
            lines.append(self.tr("These are not all the same day."))
        self.sent.setText("\n".join(lines))
        self.sent.setVisible(bool(lines))

    def _on_headers(self) -> None:
        is_open = self.show_headers.isChecked()
        text = self.tr("Hide the headers") if is_open else self.tr("Show all headers")
        self.show_headers.setText(text)
        self.headers.setPlainText(self._raw_headers() if is_open else "")
        self.headers.setVisible(is_open)
        self._keep_room()

    def _raw_headers(self) -> str:
        try:
            return mails.raw_headers(self._facts, self._head())
        except ReviewError as refusal:
            return told(refusal)
        except OSError:
            return self.tr("The file of this mail is not at hand.")

    def _head(self) -> bytes:
        path = self._bridge.matter.objects.path(self._exhibit)
        with path.open("rb") as native:
            return native.read(mails.LONGEST)

    def _show_thread(self) -> None:
        clear_layout(self._thread)
        rows = threads.thread_of(self._bridge.view, self._exhibit)
        self._thread_title.setVisible(bool(rows))
        for row in rows[:_MOST]:
            self._thread.addWidget(self._thread_row(row))
        if len(rows) > _MOST:
            more = self.tr("And {count} more.").format(count=len(rows) - _MOST)
            self._thread.addWidget(muted(more, self))

    def _thread_row(self, row: ThreadRow) -> QWidget:
        if row.exhibit is None:
            told_of = self.tr("Not in the matter: {name}").format(name=row.message_id)
            # Cut like the others: a message id has no place where a line could break.
            missing = _Way(told_of, self)
            missing.setEnabled(False)
            return missing
        parts = (row.label, words.date(row.date[:10]), row.author, row.title)
        text = " · ".join(part for part in parts if part)
        way = self._way(text, row.exhibit)
        if row.exhibit == self._exhibit:
            way.setAccessibleName(self.tr("{mail} (this one)").format(mail=text))
            way.setEnabled(False)
        return way

    def _show_twins(self) -> None:
        clear_layout(self._twins)
        twins = threads.duplicates_of(self._bridge.view, self._exhibit)
        self._twins_title.setVisible(bool(twins))
        for twin in twins[:_MOST]:
            parts = (twin.label, twin.title, ", ".join(twin.custodians))
            self._twins.addWidget(self._way(" · ".join(filter(None, parts)), twin.exhibit))
        if twins:
            note = self.tr(
                "Other bytes, but the same people, time, words and attachments. "
                "All custodians: {names}"
            )
            names = ", ".join(threads.all_custodians(self._bridge.view, self._exhibit)) or "–"
            self._twins.addWidget(muted(note.format(names=names), self))

    def _way(self, text: str, exhibit: bytes) -> QPushButton:
        way = _Way(text, self)
        way.setCursor(Qt.CursorShape.PointingHandCursor)
        way.clicked.connect(lambda: self._go(exhibit))
        return way

    def _go(self, exhibit: bytes) -> None:
        places = exhibits.occurrences_of(self._bridge.view, exhibit)
        if places:
            self._bridge.choose_exhibit(places[0].id, exhibit)
