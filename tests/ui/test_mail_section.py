"""What the inspector says of a mail among mails."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reviewer.acts import matters as matter_acts
from reviewer.matter import Matter
from reviewer.queries import exhibits
from reviewer.resources import sample_exhibits
from tests.ui import matters
from tests.ui.matters import Taken
from ui.bridge import Bridge
from ui.inspector import Inspector
from ui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def mails(matter: Matter) -> list[Taken]:
    folder = Path(sample_exhibits())
    files = sorted(folder.glob("mail/*ntake plan.eml"))
    taken = [matters.take_sample(matter, str(one.relative_to(folder))) for one in files]
    for path, one in zip(files, taken, strict=True):
        matter.objects.take(path, one.exhibit)
    return taken


@pytest.fixture
def panel(qtbot, matter: Matter, theme: Theme, mails: list[Taken]) -> Iterator[Inspector]:
    panel = Inspector(Bridge(matter), theme)
    qtbot.addWidget(panel)
    panel.resize(330, 900)
    with qtbot.waitExposed(panel):
        panel.show()
    panel._bridge.choose_exhibit(mails[-1].occurrence, mails[-1].exhibit)
    yield panel
    panel._bridge.close()


def test_the_conversation_is_listed_and_a_click_leads_to_another_mail(panel, matter, mails):
    section = panel.exhibit_page.mail
    titles = [one.accessibleName() for one in section.ways()]
    assert len(titles) == len(mails) - 1

    QTest.mouseClick(section.ways()[0], Qt.MouseButton.LeftButton)

    first = exhibits.exhibit(matter.view, panel._bridge.exhibit)
    assert titles[0].startswith(first.label)
    assert first.title == "Intake plan"


def test_the_headers_are_shown_as_they_were_sent_when_they_are_asked_for(panel):
    section = panel.exhibit_page.mail
    assert not section.headers.isVisible()

    QTest.mouseClick(section.show_headers, Qt.MouseButton.LeftButton)

    assert section.headers.isVisible()
    assert "Message-ID: <" in section.headers.toPlainText()
    assert "\n\n" not in section.headers.toPlainText()


def test_the_time_is_told_in_utc_and_in_the_zone_of_the_matter(panel, matter, mails):
    section = panel.exhibit_page.mail
    assert "In UTC: 2024-03-18" in section.sent.text()
    assert "In this matter" not in section.sent.text()

    matter.do(lambda view: matter_acts.set_zone(view, "Asia/Tokyo"))
    panel._bridge.choose_exhibit(mails[-1].occurrence, mails[-1].exhibit)

    assert "In this matter: 2024-03-18 23:05" in section.sent.text()


def test_what_is_no_mail_has_no_such_section(panel, matter):
    article = matters.take_sample(matter, matters.CERTIFIED)

    panel._bridge.choose_exhibit(article.occurrence, article.exhibit)

    assert not panel.exhibit_page.mail.isVisible()
