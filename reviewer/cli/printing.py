"""How listings look: JSON lines, or plain columns."""

import sys
from collections.abc import Mapping
from datetime import datetime

import msgspec


def line(values: Mapping[str, object]) -> None:
    """One JSON line on standard output."""
    # A sentence that keeps its pattern is a string of a kind of its own.
    sys.stdout.write(msgspec.json.encode(values, enc_hook=str).decode() + "\n")


def columns(*cells: object) -> None:
    """One row of plain text on standard output."""
    sys.stdout.write("\t".join(str(cell) for cell in cells) + "\n")


def say(sentence: str) -> None:
    """One sentence on standard error."""
    sys.stderr.write(f"{sentence}\n")


def instant(at: datetime) -> str:
    """A time as files carry it: UTC, ISO 8601, to the second."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
