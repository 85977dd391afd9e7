"""Very long lists: rows put straight into the projection tables of a real matter."""

import hashlib
from collections.abc import Iterator

from reviewer.matter import Matter

_FIRST = 1_760_000_000_000
_KINDS = ("deposition", "email", "article", "pleading", "memo", "contract", "attachment", "other")
_TAGS = ("admission", "denial", "quantity", "no_recollection", "admission quantity", "")
_WORDS = (
    "We shipped twelve hundred units on the fourth of March. I checked the loading sheets.",
    "No. I never told them that, and I do not know of anyone who did.",
    "About 2,500, and 81.7 tons in all. It is in the manifest that the carrier signed.",
    "I don't recall a name.",
)


def _id(word: str, number: int) -> bytes:
    return hashlib.sha256(f"{word}{number}".encode()).digest()


def fill_exhibits(matter: Matter, count: int) -> None:
    """Exhibits of eight kinds, each met once."""
    matter.put_rows([("DELETE FROM exhibit", ()), ("DELETE FROM occurrence", ())])
    _many(matter, _exhibits(count))


def fill_passages(matter: Matter, count: int, exhibits: int = 500) -> None:
    """Passages spread over the first exhibits, with tags."""
    _many(matter, _passages(matter, count, exhibits))


def _many(matter: Matter, rows: Iterator[tuple[str, tuple[object, ...]]]) -> None:
    matter.put_rows(list(rows))


def _exhibits(count: int) -> Iterator[tuple[str, tuple[object, ...]]]:
    for number in range(count):
        exhibit, place = _id("exhibit", number), _id("occurrence", number)[:16]
        label, kind = f"KL-{number:06d}", _KINDS[number % len(_KINDS)]
        order, title = label.casefold(), f"Letter to the carrier about lot {number}"
        yield (
            """INSERT INTO exhibit (id, number_order, label, control, marked, bates_begin,
                 bates_end, kind, title, date, pages, characters, layer, rendition, reading,
                 occurrences, passages, confidentiality, is_rough, successor, witness, author,
                 status)
               VALUES (?, ?, ?, ?, '', '', '', ?, ?, '2024-03-07', 4, 900, ?, ?, ?, 1, 3, '', 0,
                 X'', '', '', '')""",
            (exhibit, order, label, label, kind, title, exhibit, exhibit, exhibit),
        )
        yield (
            """INSERT INTO occurrence (id, exhibit, parent, name, path, place, is_inline, modified,
                 hlc, label, number_order, marked, bates_begin, bates_end, bates_origin, custodian,
                 production, confidentiality, kind)
               VALUES (?, ?, NULL, 'a.pdf', 'a.pdf', ?, 0, '', 0, ?, ?, '', ?, ?, 'read', '', '',
                 '', ?)""",
            (
                place,
                exhibit,
                number + 1,
                label,
                order,
                f"ABC{number:07d}",
                f"ABC{number + 3:07d}",
                kind,
            ),
        )


def _passages(
    matter: Matter, count: int, exhibits: int
) -> Iterator[tuple[str, tuple[object, ...]]]:
    for number in range(count):
        passage, place = _id("passage", number), (number * 7919) % exhibits
        exhibit, tags = _id("exhibit", place), _TAGS[number % len(_TAGS)]
        words = f"{_WORDS[number % len(_WORDS)]} Lot {number}."
        pin = f"{number % 300 + 1}:{number % 25 + 1}-{number % 25 + 3}"
        yield (
            """INSERT INTO passage (id, exhibit, layer, start, ending, spans, number, quote,
                 question, pin, bates, tags, issues, importance, privilege, occurrence, created,
                 person, is_different, missing, is_received, is_unchecked, standing, is_unsettled,
                 status)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'Was that accurate when you wrote it?', ?, '', ?,
                 'Delivery', '', '', ?, ?, ?, 0, ?, 0, 0, '', 0, '')""",
            (
                passage, exhibit, exhibit, number * 3, number * 3 + 80,
                f"[[{number * 3},{number * 3 + 80}]]", f"KL-{number:04d}", words, pin, tags,
                _id("occurrence", place)[:16], (_FIRST + number * 1000) << 16, matter.reviewer,
                2 * len(tags.split()),
            ),
        )  # fmt: skip
        for tag in tags.split():
            yield (
                "INSERT INTO tagging (passage, tag, hlc, person) VALUES (?, ?, ?, ?)",
                (passage, tag, number, matter.reviewer),
            )
