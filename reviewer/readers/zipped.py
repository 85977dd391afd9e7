"""Documents that are a zip of XML parts, opened with care: Office, OpenDocument, electronic books.

Such a file can unpack to far more than it is, name one part twice, be locked, or bring a document
type whose entities grow without end or point elsewhere. Sizes are checked by what the package says
of itself, and reading holds it to that; document types are cut out before a parser sees them.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree import ElementTree as ET

from reviewer.errors import SourceError
from reviewer.said import said

_MOST_ENTRIES = 10_000
_MOST_BYTES = 600_000_000
_LARGEST_XML = 120_000_000
_STEEPEST = 400
_SUSPICIOUS = 10_000_000
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)
_ENTITY = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)[\w.:-]+;")


@contextmanager
def unpacked(content: bytes, what: str) -> Iterator[zipfile.ZipFile]:
    """The package of a document.

    Args:
        content: the file.
        what: how a sentence names it, as in "Word file".

    Raises:
        SourceError: it is damaged, or larger inside than it should be.
    """
    with _in_words(what), zipfile.ZipFile(io.BytesIO(content)) as archive:
        _check_sizes(archive, what)
        yield archive


def parsed(raw: bytes) -> ET.Element:
    """The tree of a part, without the entities that a document type could bring in."""
    return ET.fromstring(without_entities(raw))  # noqa: S314 - no document type is left


def without_entities(raw: bytes) -> bytes:
    """A part without its document type and what only that could explain."""
    return _ENTITY.sub(b"", _DOCTYPE.sub(b"", raw)) if has_document_type(raw) else raw


def has_document_type(raw: bytes) -> bool:
    """Whether a part brings a document type of its own."""
    return b"<!DOCTYPE" in raw


@contextmanager
def _in_words(what: str) -> Iterator[None]:
    """What the libraries raise on damaged packages, in words."""
    damaged = said("This {what} is damaged and cannot be read.", what=what)
    try:
        yield
    except NotImplementedError as error:
        raise SourceError(
            said("This {what} is packed in a way that cannot be read.", what=what)
        ) from error
    except RecursionError as error:
        raise SourceError(
            said("The parts of this {what} are nested too deeply.", what=what)
        ) from error
    except RuntimeError as error:
        raise SourceError(
            said(
                "This {what} is protected by a password. Take the password away, and load it "
                "again.",
                what=what,
            )
        ) from error
    except (LookupError, ValueError, TypeError, AttributeError, SyntaxError) as error:
        raise SourceError(damaged) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise SourceError(damaged) from error


def _check_sizes(archive: zipfile.ZipFile, what: str) -> None:
    """Refuse packages that would fill the memory, by what they say of themselves."""
    entries = archive.infolist()
    total = sum(one.file_size for one in entries)
    steep = any(
        one.file_size > _STEEPEST * max(1, one.compress_size) and one.file_size > _SUSPICIOUS
        for one in entries
    )
    xml = max((one.file_size for one in entries if one.filename.endswith(".xml")), default=0)
    if len(entries) > _MOST_ENTRIES or total > _MOST_BYTES or xml > _LARGEST_XML or steep:
        raise SourceError(
            said(
                "This {what} unpacks to far more than a document should, and was not opened.",
                what=what,
            )
        )
