"""What the start of the window imports, and when: once Qt is there, each import costs more."""

import json
import subprocess
import sys

_PROGRAM = """
import json, sys
from ui.app import import_ahead
from ui.exhibit_pages import ExhibitPages
from ui.settings import WindowSettings
import reviewer.matter
import_ahead()
ahead = set(sys.modules)
import PySide6.QtWidgets
import ui.main_window
late = set(sys.modules) - ahead
print(json.dumps([sorted(ahead), sorted(late)]))
"""
_WHEN_ASKED = ("docx", "lark", "openpyxl", "pymupdf", "reviewer.exports.paper_file", "xlsxwriter")


def _imported() -> tuple[list[str], list[str]]:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True
    )
    ahead, late = json.loads(done.stdout.splitlines()[-1])
    return ahead, late


def test_the_domain_is_there_before_qt_is():
    ahead, late = _imported()

    assert "reviewer.matter" in ahead
    assert not any(name.startswith("PySide6") for name in ahead)
    assert [name for name in late if name.startswith("reviewer.")] == []
    assert "ui.main_window" in late


def test_what_only_some_days_need_is_imported_when_it_is_asked_for():
    ahead, late = _imported()

    found = {name.partition(".")[0] for name in (*ahead, *late)} | {*ahead, *late}
    assert found.isdisjoint(_WHEN_ASKED)
