"""Folders for what is unpacked and for the temporary files of reading processes.

They lie beside the objects of the matter, never in the system's own folder: nothing of a case is
left where others look. Each goes with the import or the process that it was made for; one that a
crash left is swept when the matter is opened.
"""

import tempfile
from pathlib import Path

SCRATCH = ".import-"
"""How the name of such a folder begins."""

Scratch = tempfile.TemporaryDirectory[str]


def made_scratch(folder: Path) -> Scratch:
    """A new folder in this one."""
    return tempfile.TemporaryDirectory(prefix=SCRATCH, dir=folder, ignore_cleanup_errors=True)
