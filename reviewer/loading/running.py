"""One production on its way in: its load files are read first, then what they name is imported."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path

from reviewer.arriving import ImportChoices, Outcome
from reviewer.ingest import Import
from reviewer.loading.choosing import LoadChoices
from reviewer.loading.planning import Planning
from reviewer.matter import Matter
from reviewer.workers.pool import WorkerPool
from reviewer.workers.scratch import made_scratch


class Load:
    """One production on its way in, driven by ``step`` or ``run`` as an ``Import`` is."""

    def __init__(
        self,
        matter: Matter,
        choices: LoadChoices,
        pool: WorkerPool,
        said_for_all: ImportChoices | None = None,
    ) -> None:
        """Nothing is read before the first step.

        Raises:
            InputError: something that was chosen by hand is not so.
            SourceError: a load file cannot be read, says why.
        """
        self._matter, self._pool = matter, pool
        self._for_all = said_for_all or ImportChoices()
        self._scratch = made_scratch(matter.objects.made_folder())
        self._planning = Planning(choices, self._for_all, Path(self._scratch.name))
        self._shelf = ThreadPoolExecutor(max_workers=1, thread_name_prefix="load")
        self._planned: Future[None] | None = None
        self._import: Import | None = None
        self._is_cancelled = False

    @property
    def total(self) -> int:
        """How many files there are, as far as is known."""
        return self._import.total if self._import is not None else self._planning.rows

    @property
    def done(self) -> int:
        """How many of ``total`` are in or refused."""
        return self._import.done if self._import is not None else 0

    @property
    def outcomes(self) -> list[Outcome]:
        """What became of each; of heads of families that were in already, nothing."""
        if self._import is None:
            return []
        heads = {one.source for one in self._planning.entries if one.is_again}
        return [one for one in self._import.outcomes if one.path not in heads]

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left to do."""
        return self._is_cancelled or (self._import is not None and self._import.is_finished)

    def step(self, timeout: float = 0.0) -> list[Outcome]:
        """Read a slice of the load files, or take in a slice of what they name.

        Raises:
            ReviewError: a load file cannot be read, or the matter not be written.
        """
        if self._import is None:
            self._begin(timeout)
            return []
        outcomes = self._import.step(timeout)
        if self._import.is_finished:
            self._put_away()
        return outcomes

    def _begin(self, timeout: float) -> None:
        """Let a thread read the load files, for they may be large; then import what they name."""
        if self._planned is None:
            self._planned = self._shelf.submit(self._plan)
        wait([self._planned], timeout)
        if self._planned.done():
            self._planned.result()
            self._import = Import(self._matter, self._planning.entries, self._pool, self._for_all)

    def _plan(self) -> None:
        for _ in self._planning.steps():
            if self._is_cancelled:
                return

    def _put_away(self) -> None:
        self._shelf.shutdown(wait=False, cancel_futures=True)
        self._scratch.cleanup()

    def cancel(self) -> None:
        """Stop: what is in stays in."""
        self._is_cancelled = True
        if self._import is not None:
            self._import.cancel()
        self._put_away()

    def run(self, heard: Callable[[Outcome], None] = lambda _outcome: None) -> list[Outcome]:
        """Go on to the end."""
        try:
            while not self.is_finished:
                for outcome in self.step(timeout=0.2):
                    heard(outcome)
        finally:
            self.cancel()
        return self.outcomes
