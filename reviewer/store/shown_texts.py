"""The text that a matter shows of each exhibit, read beside whoever has the matter open."""

from pathlib import Path

import sqlcipher3.dbapi2 as driver

from reviewer.errors import MatterError
from reviewer.model import MatterId
from reviewer.store import beside, local
from reviewer.store.database import connect_to_read
from reviewer.store.index import Shown
from reviewer.store.layers import read_layer
from reviewer.text.searched import searched_text

# A transcript, whose structure says which of its text is searched; decoding all others costs more
# than their words.
_HAS_LINES = b'"lines":[['


class ShownTexts:
    """A matter's review database, of which only the shown texts are read."""

    def __init__(self, connection: driver.Connection) -> None:
        """Use ``open_texts``."""
        self._connection = connection
        self.matter: MatterId = local.matter_of(connection.cursor())

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    def cursor(self) -> str:
        """Up to which act, merge and layer the matter has come, and how far the merge is shown."""
        found = self._connection.execute(
            """SELECT coalesce(max(seq), 0), coalesce((SELECT lower(hex(id)) FROM changeset
                 ORDER BY seq DESC LIMIT 1), ''), (SELECT count(*) FROM accepted),
                 (SELECT coalesce(max(row), 0) FROM layer),
                 coalesce((SELECT lower(hex(value)) FROM local WHERE key = 'projected'), '')
               FROM changeset"""
        ).fetchone()
        return ":".join(str(one) for one in found)

    def shown(self) -> dict[bytes, Shown]:
        """What is shown of every exhibit, in the order of their numbers; no layer not here yet."""
        found = self._connection.execute(
            """SELECT id, CASE WHEN layer IN (SELECT layer FROM layer) THEN layer ELSE X'' END,
                 number_order FROM exhibit ORDER BY number_order, id"""
        )
        return {exhibit: Shown(layer, order) for exhibit, layer, order in found}

    def text(self, layer: bytes) -> str:
        """The words of a layer that are searched; empty where they are not in the matter yet."""
        found = self._connection.execute(
            "SELECT text, structure FROM layer WHERE layer = ? ORDER BY part", (layer,)
        ).fetchall()
        if any(_HAS_LINES in structure for _, structure in found):
            return searched_text(read_layer(self._connection.cursor(), layer))
        return "".join(text for text, _ in found)


def open_texts(place: Path) -> ShownTexts:
    """A matter's texts.

    Raises:
        MatterError: there is no matter, or it cannot be read.
    """
    path = beside.review_database(place)
    if not path.is_file():
        raise MatterError("There is no matter here: the file matter.pincite is missing.")
    try:
        return ShownTexts(connect_to_read(path))
    except (driver.DatabaseError, TypeError) as error:
        raise MatterError("The matter cannot be read for searching.") from error
