"""What a person may tell a reader before it starts.

Everything else it must find in the file itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from reviewer.readers.reading import TranscriptStatus
from reviewer.text.understood import Corrections


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Answers given at import or when a file is read again; empty means the reader decides.

    ``passwords`` are tried in turn on a locked file and never written down. ``encoding`` names the
    character set of a text file whose own marks are wrong or absent; ``status`` is what the person
    said of a transcript. ``is_whole_page`` asks for all of a web page, not its main text.
    ``is_reordered`` asks for the lines of a PDF by their place on the page. ``recognise`` is the
    languages of OCR, as in “eng+deu”, and ``kept`` the folder where pages that were recognised are
    found and left, so that a long scan goes on where it stopped. The rest corrects what was
    understood of a transcript: ``lines_a_page``, ``first_page`` (the printed number of the first
    numbered sheet), and ``testimony``, ranges of sheets (both from 1 and included) that may be
    cited by line. ``stamps`` are the numbers of the pages, in order, as a load file gives them.
    """

    passwords: tuple[str, ...] = ()
    encoding: str = ""
    status: TranscriptStatus = TranscriptStatus.UNKNOWN
    is_whole_page: bool = False
    is_reordered: bool = False
    recognise: str = ""
    kept: str = ""
    lines_a_page: int = 0
    first_page: int = 0
    testimony: tuple[tuple[int, int], ...] = ()
    stamps: tuple[str, ...] = ()

    def corrections(self) -> Corrections:
        """What was said of a transcript."""
        return Corrections(self.lines_a_page, self.first_page, self.testimony)

    def as_said(self) -> dict[str, object]:
        """What was asked, as the reading remembers it: without passwords and without defaults."""
        asked = {
            "encoding": self.encoding,
            "is_whole_page": self.is_whole_page,
            "is_reordered": self.is_reordered,
            "recognise": self.recognise,
            "lines_a_page": self.lines_a_page,
            "first_page": self.first_page,
            "testimony": [list(pair) for pair in self.testimony],
        }
        return {name: value for name, value in asked.items() if value}

    @classmethod
    def of_said(cls, asked: Mapping[str, object]) -> "ReadOptions":
        """What was asked of a reading, as it remembers it, to be asked again."""
        known = {name: value for name, value in asked.items() if name in cls.__slots__}
        return msgspec.convert(known, cls)
