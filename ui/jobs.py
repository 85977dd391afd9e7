"""What the foot of the window says is running: one thing, and nothing where all rest."""

from collections.abc import Callable

from ui.status_bar import StatusBar


class Jobs:
    """Several things may run, and one line tells of them."""

    def __init__(self, status: StatusBar) -> None:
        self._status = status
        self._running: list[Callable[[], bool]] = []

    @property
    def is_busy(self) -> bool:
        """Whether something runs that a person waits for."""
        return any(is_running() for is_running in self._running)

    def watch(self, is_running: Callable[[], bool]) -> None:
        """Something that a person waits for while this is so."""
        self._running.append(is_running)

    def tell(self, words: str, done: int, total: int) -> None:
        """So many of so many done; a total of 0 is unknown."""
        self._status.set_job(words, done, total)

    def tell_between(self, words: str, done: int, total: int) -> None:
        """Told where nothing else is, of what nobody can stop: they need not read it twice."""
        if not self.is_busy:
            self._status.set_job(words, done, total, can_stop=False)

    def rest(self) -> None:
        """Something has ended: where nothing else runs, nothing is told."""
        if not self.is_busy:
            self._status.end_job()

    def end(self) -> None:
        """Something has ended; what else runs tells of itself soon."""
        self._status.end_job()
