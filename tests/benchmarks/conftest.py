import pytest


def pytest_itemcollected(item: pytest.Item) -> None:
    item.add_marker("benchmarks")
    if not item.config.getoption("--long"):
        item.add_marker(pytest.mark.skip(reason="budgets are measured with --long"))
