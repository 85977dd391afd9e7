"""Names printed in capitals, as a person would write them.

A transcript's cover prints ``JANE O'BRIEN-SMITH`` and ``ACME SYSTEMS, INC.``; a cite and a log do
not. What cannot be known stays a guess that a person can correct: an organisation whose name is
itself an abbreviation.
"""

import re

_KEPT = frozenset({
    "LLC", "LLP", "LP", "PLLC", "PLC", "PC", "NA", "USA", "US", "UK", "II", "III", "IV", "AG", "SA",
    "NV", "BV", "KG", "SE", "M.D", "J.D", "U.S", "N.A", "P.C", "L.P", "L.L.C", "L.L.P",
})  # fmt: skip


def as_name(word: str) -> str:
    """One word of a name: ``O'BRIEN-SMITH`` and ``McDONALD`` in small letters."""
    if word.isupper():
        return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)
    if re.fullmatch(r"Ma?c[^\W\d_]+", word) and word[2:].lstrip("c").isupper():
        stem = word[: 3 if word.startswith("Mac") else 2]
        return stem + word[len(stem) :].capitalize()
    return word


def as_written(name: str) -> str:
    """A whole name, of a person or an organisation; one that is not all capitals stays as it is."""
    if not name.isupper():
        return name
    return " ".join(word if word.strip(".,()") in _KEPT else as_name(word) for word in name.split())
