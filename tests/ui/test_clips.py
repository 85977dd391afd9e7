"""What is copied outlives nothing: the program ends well with words of its own on the clipboard."""

import subprocess
import sys

_PROGRAM = """
from PySide6.QtWidgets import QApplication
from reviewer.exports.quoted import Clip
from ui import clips

app = QApplication([])
for words in ("first", "second"):
    clips.put(Clip(words, f"<b>{words}</b>"))
held = app.clipboard().mimeData()
print(held.formats(), held.text(), held.html())
"""


def test_the_program_ends_well_after_something_was_copied():
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], check=False, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "['text/plain', 'text/html'] second <b>second</b>"
