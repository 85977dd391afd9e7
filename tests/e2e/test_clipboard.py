"""What the clipboard carries, pasted into LibreOffice Writer as a person pastes it."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from reviewer.exports import quoted
from reviewer.exports.quoted import Clip, Quoted

TESTIMONY = Quoted(
    (("Q.", 'Did you say "never"?'), ("A.", "Yes & <no>. It's 3/4 of them.")),
    "Clark Dep. 45:12–46:3",
    ("CONFIDENTIAL",),
    "KL-0001",
    "Denial",
    "Jane Clark",
    "Notice",
)
MAIL = Quoted(
    (("", 'We said "never".'), ("", "Größe 81.7 TB, not once.")),
    "PX-14 at ABC0001236–38",
    (),
    "KL-0002",
    "Denial; Quantity",
)
SCRIPT = Path(__file__).parents[1] / "tools" / "writer_paste.py"
PYTHON = "/usr/bin/python3"  # the one that has LibreOffice's UNO


def pasted(*clips: Clip) -> list[list[object]]:
    """Paragraphs and tables of a new document after each paste."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    has_uno = (
        Path(PYTHON).exists()
        and not subprocess.run(
            [PYTHON, "-c", "import uno"], capture_output=True, check=False
        ).returncode
    )
    if not has_uno:
        pytest.skip("LibreOffice cannot be driven: the system's Python has no UNO")
    forms = [{"text/html": clip.html, "text/plain;charset=utf-16": clip.plain} for clip in clips]
    done = subprocess.run(
        [PYTHON, str(SCRIPT)],
        input=json.dumps(forms),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return [[part for part in parts if part != ""] for parts in json.loads(done.stdout)]


def test_writer_shows_what_was_copied_word_for_word():
    block, quote = quoted.with_citation(TESTIMONY), quoted.with_citation(MAIL)
    table, words = quoted.table([TESTIMONY, MAIL]), quoted.words_alone(["One.", 'Two "2".'])

    in_block, in_quote, in_table, in_words = pasted(block, quote, table, words)

    assert in_block == [
        "Q. Did you say “never”?",
        "A. Yes & <no>. It’s 3/4 of them.",
        "Clark Dep. 45:12–46:3 [CONFIDENTIAL]",
    ]
    assert in_quote == [
        "“We said ‘never’.",
        "“Größe 81.7 TB, not once.” PX-14 at ABC0001236–38",
    ]
    (cells,) = in_table
    assert isinstance(cells, list)
    rows = [[cell.replace("\n", " ") for cell in row] for row in cells]
    assert rows == [line.split("\t") for line in table.plain.split("\n")]
    assert in_words == ["One.", 'Two "2".']
    assert [in_block, in_quote] == [block.plain.split("\n"), quote.plain.split("\n")]
