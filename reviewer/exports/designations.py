"""Confidentiality designations in order: which of several binds whoever holds the file.

Protective orders word them freely, so words are looked for, not spellings. One that is not known
counts as more than plain *confidential*: to overstate costs a question, to understate a motion.
"""

import re
from collections.abc import Iterable

_SOURCE_CODE = re.compile(r"source\s+code", re.IGNORECASE)
_EYES_ONLY = re.compile(r"attorney|counsel|eyes\s+only|\bAEO\b|\bOCEO\b", re.IGNORECASE)
_HIGHLY = re.compile(r"highly|restricted|\bHC\b|\bHCI\b", re.IGNORECASE)
_PLAIN = re.compile(r"\bconf(?:idential)?\b", re.IGNORECASE)
_NOTHING = frozenset({"", "none", "public", "not confidential", "non-confidential"})


def rank(designation: str) -> int:
    """How much a designation binds; 0 for none."""
    if designation.strip().casefold() in _NOTHING:
        return 0
    if _SOURCE_CODE.search(designation):
        return 5
    if _EYES_ONLY.search(designation):
        return 4
    if _HIGHLY.search(designation):
        return 3
    return 1 if _PLAIN.search(designation) else 2


def highest(designations: Iterable[str]) -> str:
    """The designation that binds most, as it is written; empty where there is none."""
    found = max(sorted(designations), key=rank, default="")
    return found if rank(found) else ""
