"""Folding the write-ahead log in after a big write.

While one runs the log grows; whatever small write came next would pay for all of it. To fold it in
takes no lock that a reader or a writer waits for.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Thread

import sqlcipher3.dbapi2 as driver

from reviewer.store.database import Database, connect_to_fold

_FOLD = "PRAGMA wal_checkpoint(PASSIVE)"


def fold(database: Database) -> None:
    """Fold a long log in now."""
    if database.has_long_log():
        database.writer.execute(_FOLD).fetchone()


@contextmanager
def folding(database: Database) -> Iterator[None]:
    """Fold a long log in meanwhile, in a thread, where no other program has the matter open.

    What cannot be folded in now is when the matter is closed.
    """
    if not (database.is_alone and database.has_long_log()):
        yield
        return
    thread = Thread(target=_fold, args=(database.path,))
    thread.start()
    try:
        yield
    finally:
        thread.join()


def _fold(path: Path) -> None:
    try:
        with closing(connect_to_fold(path)) as connection:
            connection.execute(_FOLD).fetchone()
    except (driver.DatabaseError, MemoryError):  # so it answers after it met a damaged page
        return
