"""Words that the log has for its parts, and that nobody who reviews evidence should ever meet.

“Witness” is a word of the field, and so are the sides “ours” and “theirs” of a party: only where
handing over is spoken of do they mean the log's, so they are looked for there alone.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from reviewer.resources import resource

ROOT = Path(__file__).resolve().parents[2]
NEVER = re.compile(
    r"\b(union|change ?sets?|merge conflicts?|vectors?|dag|sync|syncs|heads)\b", re.IGNORECASE
)
NOT_OF_THE_LOG = re.compile(r"\b(witness(es|ed)?|ours|theirs|head)\b", re.IGNORECASE)
SHARING = (
    *("ui/beginning.py", "ui/colleagues_panel.py", "ui/mailboxes.py", "ui/making.py"),
    *("ui/share_errands.py", "ui/share_run.py", "ui/share_words.py", "ui/sharing.py"),
    *("ui/dialogs/as_before.py", "ui/dialogs/begin_from.py", "ui/dialogs/hand_over.py"),
    *("ui/dialogs/mailbox_folder.py", "ui/dialogs/passphrase.py", "ui/dialogs/take_in.py"),
)
PAGES = sorted(resource("help").glob("*.md"))


def test_no_string_of_the_window_has_a_word_of_the_log():
    """The catalogue has them all: another test holds it to the code."""
    catalogue = ET.parse(resource("translations/pincite_de.ts"))
    said = [one.findtext("source", "") for one in catalogue.iter("message")]

    assert len(said) > 1000
    assert [words for words in said if NEVER.search(words)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_page_of_the_help_has_a_word_of_the_log(page: Path):
    met = [line for line in page.read_text(encoding="utf-8").splitlines() if NEVER.search(line)]

    assert met == []


def test_where_handing_over_is_spoken_of_there_are_names_and_no_sides():
    met = {words for words in _spoken() if NOT_OF_THE_LOG.search(words)}
    page = resource("help/handing-over.md").read_text(encoding="utf-8")

    assert met == set()
    assert NOT_OF_THE_LOG.search(page) is None


def test_the_words_that_are_looked_for_would_be_found():
    assert len(set(_spoken())) > 100
    assert NEVER.search("3 heads differ")
    assert NEVER.search("the changeset is known")
    assert NEVER.search("Adhered to the changes") is None
    assert NOT_OF_THE_LOG.search("Keep theirs")


def _spoken() -> Iterator[str]:
    """Sentences of the modules that hand over and take in, and of their window."""
    files = [*(ROOT / "reviewer/sharing").glob("*.py"), *(ROOT / one for one in SHARING)]
    for path in files:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = {id(one) for one in _docstrings(tree)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
                continue
            if id(node) not in told and " " in node.value.strip():
                yield node.value


def _docstrings(tree: ast.AST) -> Iterator[ast.AST]:
    """Words for whoever reads the code: those that stand alone, and those of an assertion."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert) and node.msg is not None:
            yield node.msg
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
