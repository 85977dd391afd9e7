"""What a person may tell a reader before it starts.

Everything else it must find in the file itself.
"""

from dataclasses import dataclass

from reviewer.readers.reading import TranscriptStatus


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Answers given at import; empty means the reader decides.

    ``encoding`` names the character set of a text file whose own marks are wrong or absent;
    ``status`` is what the person said of a transcript.
    """

    password: str = ""
    encoding: str = ""
    status: TranscriptStatus = TranscriptStatus.UNKNOWN
