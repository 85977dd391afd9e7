from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.matter import Matter
from reviewer.sharing.received import Receiver
from tests.unit.matters import Added, add_text, make_matter
from tests.unit.offices import TEXT, copy_of


def pytest_itemcollected(item: pytest.Item) -> None:
    item.add_marker("unit")


@pytest.fixture(scope="session")
def receiver() -> Iterator[Receiver]:
    """One process that reads files of colleagues, for all tests that need not start their own."""
    with Receiver() as kept:
        kept._ready()  # it runs before the first test and is none that a test left
        yield kept


@pytest.fixture
def kim(tmp_path: Path) -> Iterator[Matter]:
    """The matter of Kim Lee, from whom colleagues get theirs."""
    with make_matter(tmp_path / "kim") as matter:
        matter.objects.put(TEXT.encode())
        yield matter


@pytest.fixture
def exhibit(kim: Matter) -> Added:
    """The one exhibit in it."""
    return add_text(kim, TEXT)


@pytest.fixture
def kay(kim: Matter, exhibit: Added, tmp_path: Path) -> Iterator[Matter]:
    """The copy of Kay Long, who has all that Kim has."""
    with copy_of(kim, tmp_path / "kay", "Kay Long") as matter:
        yield matter
