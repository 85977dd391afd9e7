"""Reads Markdown (.md): as it is meant to be read, with headings, lists and tables.

By markdown-it-py (MIT), under CommonMark with the tables and strikethrough that most programs add.
HTML inside is kept as what it is and goes through the same sieve as a web page. Pictures and links
lie elsewhere and are not loaded.
"""

from dataclasses import replace
from pathlib import Path

from reviewer.errors import SourceError
from reviewer.readers.decoding import Decoded, decode
from reviewer.readers.face import facts_of, kind_of
from reviewer.readers.layout import Progress, lay_out
from reviewer.readers.markup import sanitised
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import Reading
from reviewer.text.layer import TextLayer
from reviewer.text.numbered import label_paragraphs

READER = "marked_down 1"

_MOST_BYTES = 20_000_000
_DEEPEST = 60
_STYLE = "table{border:1px solid #999999} td,th{border:1px solid #999999}"


def read(path: Path, options: ReadOptions, progress: Progress) -> Reading:
    """Read one file of Markdown.

    Raises:
        SourceError: the file cannot be opened, is no text, empty or too large.
    """
    # Imported here, as by the few files that need it.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    source = _decoded(path, options)
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    laid = lay_out(sanitised(parser.render(source.text)), _STYLE, (), progress)
    if not laid.text.strip():
        deep = any(one.isalnum() for one in source.text)
        raise SourceError(
            "The parts of this file are nested too deeply." if deep else "This file is empty."
        )
    paragraphs, numbering = label_paragraphs(laid.text, laid.paragraphs)
    kind = kind_of(laid.text, numbering)
    heading = next(
        (
            laid.text[one.start : one.end]
            for one, origin in zip(laid.paragraphs, laid.origins, strict=True)
            if origin.tag == "h1"
        ),
        "",
    )
    face = facts_of(laid.text, kind)
    facts = replace(face, title=" ".join(heading.split()) or face.title)
    return Reading(
        kind,
        READER,
        laid.maker,
        TextLayer(laid.text, paragraphs=paragraphs),
        laid.geometry,
        rendition=laid.pdf,
        facts=replace(facts, encoding=source.encoding, is_encoding_guessed=source.is_guessed),
        warnings=(*source.warnings, *laid.warnings),
    )


def _decoded(path: Path, options: ReadOptions) -> Decoded:
    try:
        content = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else None
    except OSError as error:
        raise SourceError("This file could not be opened.") from error
    if content is None:
        raise SourceError("This text file is larger than 20 MB; split it before importing it.")
    return decode(content, options.encoding)
