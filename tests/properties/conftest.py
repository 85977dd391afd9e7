import pytest


def pytest_itemcollected(item: pytest.Item) -> None:
    item.add_marker("properties")
    # What chance reaches is no measure of what the tests cover, and measuring it doubles the time.
    item.add_marker("unmeasured")
