"""The pages of the help: their pictures are there, and their translations say as much."""

import re
from collections import Counter
from pathlib import Path

import pytest

from reviewer.resources import resource

HELP = resource("help")
ENGLISH = sorted(HELP.glob("*.md"))
PAGES = sorted(HELP.rglob("*.md"))
PICTURE = re.compile(r"!\[(?P<says>[^\]]*)\]\((?P<path>[^)]*)\)")
HEADING = re.compile(r"^(#+)\s", re.MULTILINE)
ROW = re.compile(r"^\|.*\|$", re.MULTILINE)
CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
BLOCK = re.compile(r"^```\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SMALL = 1_500_000
"""Bytes that all pictures together may take."""


def name(path: Path) -> str:
    return path.relative_to(HELP).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_picture_of_a_page_is_there_and_says_what_it_shows(page: Path):
    for found in PICTURE.finditer(page.read_text(encoding="utf-8")):
        assert (page.parent / found["path"]).is_file(), found["path"]
        assert len(found["says"].split()) > 4, found["path"]


def test_no_picture_is_left_over_and_all_of_them_are_small():
    shown = {
        (page.parent / found["path"]).resolve()
        for page in PAGES
        for found in PICTURE.finditer(page.read_text(encoding="utf-8"))
    }
    kept = {path.resolve() for path in (HELP / "pictures").iterdir()}

    assert shown == kept
    assert sum(path.stat().st_size for path in kept) < SMALL


@pytest.mark.parametrize("page", ENGLISH, ids=name)
def test_every_page_is_translated_in_full(page: Path):
    english = page.read_text(encoding="utf-8")
    german = (HELP / "de" / page.name).read_text(encoding="utf-8")

    assert HEADING.findall(german) == HEADING.findall(english)
    assert len(ROW.findall(german)) == len(ROW.findall(english))
    assert Counter(CODE.findall(german)) == Counter(CODE.findall(english))
    assert BLOCK.findall(german) == BLOCK.findall(english)
    assert _targets(german) == _targets(english)
    assert german != english


def test_no_translation_is_left_of_a_page_that_is_gone():
    kept = {path.name for path in (HELP / "de").glob("*.md")}

    assert kept == {path.name for path in ENGLISH}


def test_the_first_page_leads_to_every_other():
    listed = _targets((HELP / "index.md").read_text(encoding="utf-8"))

    assert set(listed) == {path.name for path in ENGLISH} - {"index.md"}


def _targets(text: str) -> Counter[str]:
    """The pages and pictures that a page leads to, wherever it lies."""
    return Counter(Path(target).name for target in re.findall(r"\]\(([^)\s]+)\)", text))
