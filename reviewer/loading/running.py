"""One production on its way in: its load files are read first, then what they name is imported."""

from collections.abc import Callable, Iterator
from pathlib import Path

from reviewer.arriving import ImportChoices, Outcome
from reviewer.ingest import Import
from reviewer.loading.choosing import LoadChoices
from reviewer.loading.planning import Planning
from reviewer.matter import Matter
from reviewer.workers.pool import WorkerPool
from reviewer.workers.scratch import made_scratch

_END = object()


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
        self._steps: Iterator[None] | None = self._planning.steps()
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
        """What became of each."""
        return self._import.outcomes if self._import is not None else []

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left to do."""
        return self._is_cancelled or (self._import is not None and self._import.is_finished)

    def step(self, timeout: float = 0.0) -> list[Outcome]:
        """Read a slice of the load files, or take in a slice of what they name.

        Raises:
            ReviewError: a load file cannot be read, or the matter not be written.
        """
        if self._steps is not None:
            if next(self._steps, _END) is _END:
                self._steps = None
                entries = self._planning.entries
                self._import = Import(self._matter, entries, self._pool, self._for_all)
            return []
        assert self._import is not None
        outcomes = self._import.step(timeout)
        if self._import.is_finished:
            self._scratch.cleanup()
        return outcomes

    def cancel(self) -> None:
        """Stop: what is in stays in."""
        self._is_cancelled = True
        if self._import is not None:
            self._import.cancel()
        self._scratch.cleanup()

    def run(self, heard: Callable[[Outcome], None] = lambda _outcome: None) -> list[Outcome]:
        """Go on to the end."""
        try:
            while not self.is_finished:
                for outcome in self.step(timeout=0.2):
                    heard(outcome)
        finally:
            self.cancel()
        return self.outcomes
