"""Bringing an older review database up to this version.

Numbered steps in one transaction that also sets ``user_version``, after a ``VACUUM INTO`` copy
beside the file. The log and the layers never change; a step adds tables or columns, and projections
whose shape changed are dropped and rebuilt. No Alembic: 150 ms of import for what these lines do,
and its batch mode rewrites tables we must not touch.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from reviewer.errors import MatterError
from reviewer.store.database import IsAtHome, check_file, connect_plainly
from reviewer.store.layers import LayerCache
from reviewer.store.version import USER_VERSION

_PATIENCE = 120_000  # ms for which another window may be bringing the same file up to date


def _derive_anew(cursor: driver.Cursor) -> None:
    """Drop every projection, make it in its present shape, and fill it from the log."""
    from reviewer.store import rebuilding, schema  # noqa: PLC0415 - a third of a second, once

    for table in schema.projection_tables():
        cursor.execute(f"DROP TABLE IF EXISTS {table.name}")
    for statement in schema.statements(schema.PROJECTIONS):
        cursor.execute(statement)
    rebuilding.rebuild(cursor, LayerCache())


STEPS: Mapping[int, Callable[[driver.Cursor], None]] = {
    1: _derive_anew,
    2: _derive_anew,
    3: _derive_anew,
}
"""From version n to n + 1.

2: links, reviews, pages seen and batches have tables; lists of exhibits and of what is left to do
find what they count in columns.
3: passages may stand in a newer reading; exhibits know their duplicates and threads.
4: it is known how far each writer's chain is whole, what is purged, and what the second level said.
"""


def bring_up_to_date(
    path: Path,
    steps: Mapping[int, Callable[[driver.Cursor], None]] = STEPS,
    is_at_home: IsAtHome | None = None,
) -> Path | None:
    """Migrate a file if it needs it.

    Returns:
        The copy made before, or ``None`` when the file was up to date.

    Raises:
        MatterError: it is no review database, is newer, or a step failed; then the file is as it
        was.
    """
    found = check_file(path, is_at_home)
    target = max([USER_VERSION, *(step + 1 for step in steps)])
    if found >= target:
        return None
    if not set(range(found, target)) <= set(steps):
        raise MatterError(
            "This file says a version that no Pincite wrote. Restore the last backup."
        )
    connection = connect_plainly(path)
    connection.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
    try:
        copy = _copy_before(connection, path, found)
        _run(connection, steps, found, target)
    except driver.Error as error:
        raise MatterError(
            "The matter could not be brought up to this version; it is unchanged. "
            "Free some space on the disk and try again."
        ) from error
    finally:
        connection.close()
    return copy


def _copy_before(connection: driver.Connection, path: Path, version: int) -> Path:
    """The file as it was; half a copy, of a disk that filled up, is taken away again."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    copy = path.with_name(f"{path.stem}-version-{version}-{stamp}.backup")
    try:
        connection.execute("VACUUM INTO ?", (str(copy),))
    except driver.Error:
        copy.unlink(missing_ok=True)
        raise
    return copy


def _run(
    connection: driver.Connection,
    steps: Mapping[int, Callable[[driver.Cursor], None]],
    found: int,
    target: int,
) -> None:
    cursor = connection.cursor()
    cursor.execute("BEGIN IMMEDIATE")
    try:
        # Another window may have been quicker; what it did is not done again.
        found = max(found, cursor.execute("PRAGMA user_version").fetchone()[0])
        for version in range(found, target):
            steps[version](cursor)
        cursor.execute(f"PRAGMA user_version = {max(found, target)}")
        cursor.execute("COMMIT")
    except BaseException:
        cursor.execute("ROLLBACK")
        raise
