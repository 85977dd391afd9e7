"""What the HTML of a mail would have fetched from elsewhere, and what of it watches its reader.

Nothing is fetched; the reader is told what was left out, since a picture may have held words, and
a tracking mark says that the sender knew when the mail was opened.
"""

import re
from collections import Counter
from urllib.parse import urlsplit

from reviewer.readers.mail_pieces import Mail
from reviewer.said import said

_PICTURE = re.compile(r"<img\b[^>]{0,4000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_TINY = re.compile(r"\s*[0-2](?:\.0+)?\s*(?:px)?\s*\Z")
_TINY_STYLE = re.compile(
    r"(?:^|;)\s*(?:width|height|max-height|max-width)\s*:\s*[0-2](?:px)?\s*(?:!important)?\s*(?:;|$)"
    r"|display\s*:\s*none|visibility\s*:\s*hidden",
    re.IGNORECASE,
)
_MOST_PLACES = 5


def left_out(mail: Mail) -> tuple[str, ...]:
    """A sentence each for pictures that were not fetched, and for marks that watch the reader."""
    pictures: Counter[str] = Counter()
    marks: Counter[str] = Counter()
    for body in mail.bodies:
        for tag in _PICTURE.findall(body.text) if body.markup else ():
            given = {
                found[0].lower(): found[1] or found[2] or found[3]
                for found in _ATTRIBUTE.findall(tag)
            }
            place = _place(given.get("src", ""))
            if place:
                (marks if _is_tiny(given) else pictures)[place] += 1
    return (*_told(_PICTURES, pictures), *_told(_MARKS, marks))


_PICTURES = "Pictures that this e-mail would fetch from {places} were not loaded: {count}."
_MARKS = (
    "Pictures too small to be seen were not loaded from {places}: {count}. By such marks a sender "
    "learns that a mail was opened."
)


def _told(sentence: str, found: Counter[str]) -> tuple[str, ...]:
    if not found:
        return ()
    places = [place for place, _count in found.most_common(_MOST_PLACES)]
    more = " …" if len(found) > _MOST_PLACES else ""
    return (said(sentence, count=found.total(), places=", ".join(places) + more),)


def _place(source: str) -> str:
    """The host that a picture would come from; empty for one that is in the mail."""
    source = source.strip()
    if source.startswith("//"):
        source = f"https:{source}"
    try:
        found = urlsplit(source)
        return (found.hostname or "") if found.scheme.lower() in {"http", "https", "ftp"} else ""
    except ValueError:
        return source[:80]


def _is_tiny(given: dict[str, str]) -> bool:
    sizes = [given[name] for name in ("width", "height") if name in given]
    is_tiny = bool(sizes) and all(_TINY.match(one) for one in sizes)
    return is_tiny or _TINY_STYLE.search(given.get("style", "")) is not None
