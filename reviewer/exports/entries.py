"""The attorney's page as values: what stands on it, and nothing of how it is set.

Made from the matter by ``paper``, and set by two writers, one for PDF and one for Word; printing
takes the pages of the PDF. All texts are as they are printed: curly quotation marks, en dashes in
ranges, no `` / ``. Plain values, so that they reach the process that sets them as bytes.
"""

from dataclasses import dataclass
from enum import StrEnum

WORK_PRODUCT = "ATTORNEY WORK PRODUCT – PRIVILEGED AND CONFIDENTIAL"
"""The words above each page, unless others are chosen."""

_INSIDE = str.maketrans("“”", "‘’")


class Form(StrEnum):
    """The files a paper can become; the value is how their names end."""

    PDF = "pdf"
    DOCX = "docx"


class Format(StrEnum):
    """Sizes of paper."""

    LETTER = "letter"
    A4 = "a4"

    @property
    def points(self) -> tuple[float, float]:
        """Width and height."""
        return (612.0, 792.0) if self is Format.LETTER else (595.0, 842.0)


@dataclass(frozen=True, slots=True)
class Turn:
    """Words of one paragraph; ``sign`` is “Q.”, “A.” or nothing.

    ``is_ours``: the words are ours (“[objection omitted]”) and not those of the source.
    """

    sign: str
    words: str
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One passage.

    ``marks`` stand behind the cite, most binding first; ``facts`` are pairs of name and words, the
    tags first; ``notes`` are work product and empty unless they were asked for.
    """

    number: str
    cite: str
    source: str
    bates: str
    turns: tuple[Turn, ...]
    marks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_testimony(self) -> bool:
        """Whether somebody asks or answers."""
        return any(turn.sign for turn in self.turns)

    @property
    def quoted(self) -> tuple[Turn, ...]:
        """The words as a brief sets them.

        Testimony is a block without marks; other words stand in quotation marks, each paragraph
        opening anew and the last one closing.
        """
        if self.is_testimony or not self.turns:
            return self.turns
        opened = [f"“{turn.words.translate(_INSIDE)}" for turn in self.turns]
        return tuple(Turn("", words) for words in (*opened[:-1], opened[-1] + "”"))

    @property
    def aside(self) -> str:
        """Number, source and Bates number, where the cite does not say it already."""
        bates = "" if self.bates and self.bates in self.cite else self.bates
        return " · ".join(filter(None, (self.number, self.source, bates)))


@dataclass(frozen=True, slots=True)
class Group:
    """Passages under one heading, in the order of exhibit and place."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole of it; ``told`` are sentences below the title, ``legend`` sign and meaning.

    ``rows`` counts passages, each once however many groups it stands in.
    """

    header: str
    caption: str
    docket: str
    title: str
    told: tuple[str, ...]
    legend: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]
    footer: str
    format: Format
    rows: int
    left_out_privileged: int
    left_out_disputed: int
    confidentiality: str
    left_out_rejected: int = 0
    open_differences: int = 0
