"""How a review database is told from any other SQLite file, and from older and newer ones."""

APPLICATION_ID = 0x50_49_4E_43
"""``PINC``."""

USER_VERSION = 4
