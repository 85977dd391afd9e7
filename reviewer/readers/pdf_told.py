"""What a person is told of a PDF that was read: pages that gave nothing, words that are not shown.

Words under a box are counted and not quoted in the sentence: whoever blacked them out may have
meant to keep them from the reader, and it is for the attorney to decide who reads them. They stand
in the facts of the exhibit.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviewer.readers.pdf_unseen import Unseen, UnseenBy
from reviewer.readers.reading import ForeignMark
from reviewer.readers.sheet import Sheet
from reviewer.said import named, said
from reviewer.text.codec import clean_text
from reviewer.text.layer import TextLayer, TextSource

_MEANINGLESS = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]")
_UNREADABLE_SHARE = 0.2
_HARDLY_ANY = 40
_NAMED = 8
_MOST_LISTED, _LONGEST_LISTED = 500, 400
_QUOTED = 80
_LONGEST_REMARK = 4_000
_PICTURE = "{pages} is a picture without text."
_PICTURES = "{pages} are pictures without text."
_NEARLY = "{pages} is a picture with hardly any text."
_NEARLY_ALL = "{pages} are pictures with hardly any text."
_POOR = (
    "{pages}: the text is not readable as the file gives it (its fonts do not say what their signs "
    "mean)."
)
_IN_THE_TEXT = frozenset({UnseenBy.PALE, UnseenBy.TINY})


@dataclass(frozen=True, slots=True)
class Textless:
    """Numbers of pages whose words are no text in the file, by what is wrong with them."""

    pictures: tuple[int, ...]
    nearly: tuple[int, ...]
    poor: tuple[int, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(sorted({*self.pictures, *self.nearly, *self.poor}))

    def told(self) -> tuple[str, ...]:
        """The sentences about them."""
        sentences = (
            (self.pictures, _PICTURE, _PICTURES),
            (self.nearly, _NEARLY, _NEARLY_ALL),
            (self.poor, _POOR, _POOR),
        )
        return tuple(
            said(one if len(numbers) == 1 else many, pages=_pages(numbers))
            for numbers, one, many in sentences
            if numbers
        )


def textless_pages(layer: TextLayer, sheets: Sequence[Sheet]) -> Textless:
    """Pages whose words only a picture holds, or whose text has no meaning to search for.

    A stamp or a fax line does not make a scan a text; words that came with the scan do.
    """
    received = [one for one in layer.sources if one.source is TextSource.OCR_RECEIVED]
    pictures, nearly, poor = [], [], []
    for page, sheet in zip(layer.pages, sheets, strict=True):
        text = layer.text[page.start : page.end]
        signs = len("".join(text.split()))
        has_received = any(one.start < page.end and one.end > page.start for one in received)
        if sheet.is_picture:
            pictures.append(page.number)
        elif signs and len(_MEANINGLESS.findall(text)) > _UNREADABLE_SHARE * signs:
            poor.append(page.number)
        elif sheet.is_pictured and signs < _HARDLY_ANY and not has_received:
            nearly.append(page.number)
    return Textless(tuple(pictures), tuple(nearly), tuple(poor))


def told_of_broken(numbers: Sequence[int]) -> tuple[str, ...]:
    """A sentence on the pages that could not be read."""
    if not numbers:
        return ()
    return (said("{pages} could not be read.", pages=_pages(numbers)),)


def hidden_facts(hidden: Sequence[tuple[int, Unseen]]) -> tuple[str, ...]:
    """The words that the pages do not show, as the facts of the exhibit list them."""
    listed = [
        f"Page {at + 1}, {one.by.value}: {clean_text(one.text)[:_LONGEST_LISTED]}"
        for at, one in hidden[:_MOST_LISTED]
    ]
    if len(hidden) > _MOST_LISTED:
        listed.append(f"and {len(hidden) - _MOST_LISTED} more")
    return tuple(listed)


def told_of_unseen(hidden: Sequence[tuple[int, Unseen]]) -> tuple[str, ...]:
    """A sentence for each reason why words are not shown."""
    found: dict[UnseenBy, list[tuple[int, Unseen]]] = {}
    for at, one in hidden:
        found.setdefault(one.by, []).append((at, one))
    return tuple(_told(by, found[by]) for by in UnseenBy if by in found)


def _told(by: UnseenBy, found: Sequence[tuple[int, Unseen]]) -> str:
    pages = _pages(sorted({at + 1 for at, _ in found}))
    words = sum(len(one.text.split()) for _, one in found)
    if by is UnseenBy.COVERED:
        return said(
            "{pages}: words under a box ({count}) can still be read in this file. If they were "
            "meant to be blacked out, ask the attorney before anybody reads them.",
            count=words,
            pages=pages,
        )
    quoted = _cut(clean_text(" … ".join(one.text for _, one in found)))
    pattern = (
        "{pages}: words that the page does not show ({why}) stand in its text: “{quoted}”"
        if by in _IN_THE_TEXT
        else "{pages}: words that the page does not show ({why}) are left out of its text: "
        "“{quoted}”"
    )
    return said(pattern, pages=pages, why=named(by.value), quoted=quoted)


def told_of_marks(marks: Sequence[ForeignMark], lost: int) -> tuple[str, ...]:
    """Sentences on marks that could not be read, or were never carried out."""
    told: list[str] = []
    if lost:
        told.append(
            said(
                "Comments of this PDF that are damaged and could not be read: {count}.", count=lost
            )
        )
    redactions = [mark.page for mark in marks if mark.kind == "Redact"]
    if redactions:
        pages = _pages(sorted(set(redactions)))
        told.append(
            said(
                "{pages}: words are marked to be blacked out, but still there. Ask the attorney "
                "before anybody reads them.",
                pages=pages,
            )
        )
    return (*told, *_told_of_remarks(marks))


def remarks_of(marks: Sequence[ForeignMark]) -> tuple[str, ...]:
    """Marks that stand on no words, as the facts of the exhibit list them."""
    remarks = []
    for mark in marks:
        if not mark.spans:
            who = ", ".join(part for part in (mark.kind, mark.author, mark.date) if part)
            comment = mark.comment[:_LONGEST_REMARK]
            remarks.append(f"Page {mark.page}, {who}" + (f": {comment}" if comment else ""))
    if len(remarks) > _MOST_LISTED:
        return (*remarks[:_MOST_LISTED], f"and {len(remarks) - _MOST_LISTED} more")
    return tuple(remarks)


def _told_of_remarks(marks: Sequence[ForeignMark]) -> Iterator[str]:
    """A sentence on comments that stand on no words; bare drawings are listed and not told."""
    found = [mark for mark in marks if not mark.spans and mark.comment]
    if found:
        quoted = " … ".join(mark.comment for mark in found)
        yield said(
            "{pages}: comments that stand on no words ({count}) are listed with the exhibit: "
            "“{quoted}”",
            pages=_pages(sorted({mark.page for mark in found})),
            count=len(found),
            quoted=_cut(" ".join(quoted.split())),
        )


def _cut(words: str) -> str:
    return words if len(words) <= _QUOTED else words[:_QUOTED].rstrip() + "…"


def _pages(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return said("Page {named}", named=numbers[0])
    listed = ", ".join(str(number) for number in numbers[:_NAMED])
    if len(numbers) > _NAMED:
        return said("Pages {named} and {count} more", named=listed, count=len(numbers) - _NAMED)
    return said("Pages {named}", named=listed)
