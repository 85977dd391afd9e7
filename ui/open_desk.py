"""The desk that is open, if one is: what outlives a matter asks here which one it works for."""

from collections.abc import Callable

from ui.desk import Desk


class OpenDesk:
    """At most one; put there and taken away by the window alone."""

    def __init__(self) -> None:
        self.desk: Desk | None = None

    def do(self, errand: Callable[[Desk], object]) -> None:
        """Run an errand that needs an open matter; without one nothing happens."""
        if self.desk is not None:
            errand(self.desk)
