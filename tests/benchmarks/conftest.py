"""Budgets: ratios against a baseline measured in the same run, and the figures behind them."""

from collections.abc import Callable

import pytest

_FIGURES = pytest.StashKey[list[str]]()


def pytest_itemcollected(item: pytest.Item) -> None:
    item.add_marker("benchmarks")
    if not item.config.getoption("--long"):
        item.add_marker(pytest.mark.skip(reason="budgets are measured with --long"))


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Say a figure: it stands in the summary at the end of the run."""
    figures = request.config.stash.setdefault(_FIGURES, [])
    return lambda words: figures.append(f"{request.node.name}: {words}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for words in terminalreporter.config.stash.get(_FIGURES, []):
        terminalreporter.write_line(words)
