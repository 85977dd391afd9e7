"""The work of colleagues as it comes in a file: weeks of single acts on the same transcripts.

One act in four marks a passage (passage, number, cite, tag); the others say one thing each: an
answer, a note, an importance, how far an exhibit has come, which pages were looked at.
"""

import hashlib
import itertools
import os
from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from reviewer.matter import Matter
from reviewer.model import (
    AnchorBody,
    Body,
    CitedInBody,
    FieldBody,
    Kind,
    NoteBody,
    NumberBody,
    OpenedBody,
    PassageBody,
    ReviewBody,
    TaggingBody,
    canonical,
    derived_id,
    field_id,
    named_field_id,
    number_id,
    passage_id,
    tagging_id,
)
from reviewer.store import log
from reviewer.store.log import Payload, Received
from tests.unit.matters import NOON, Added, add_transcript

_ON_A_PAGE = 12
_encode = msgspec.json.Encoder(order="sorted").encode


@dataclass(frozen=True, slots=True)
class Work:
    """What came: changesets in the order of their chain, and what they say."""

    changesets: list[Received]
    payloads: list[Payload]


def add_transcripts(matter: Matter, count: int, answers: int) -> list[Added]:
    """Transcripts of so many answers each."""
    return [
        add_transcript(matter, *_pages(answers, number), name=f"{number}.txt")
        for number in range(count)
    ]


def _pages(count: int, exhibit: int) -> list[list[tuple[str, str]]]:
    lines = []
    for number in range(count):
        lines.append(("Q", f"Q.  Did lot {number} of box {exhibit} arrive in time?"))
        lines.append(("A", f"A.  I believe that lot {number} of {exhibit} was two days late."))
    return [lines[start : start + 2 * _ON_A_PAGE] for start in range(0, 2 * count, 2 * _ON_A_PAGE)]


@dataclass
class Colleague:
    """Goes through the transcripts from one to the next and writes down what they decide."""

    matter: Matter
    exhibits: list[Added]
    share: int = 0
    writer: bytes = field(default_factory=lambda: os.urandom(16))
    person: bytes = field(default_factory=lambda: os.urandom(16))

    def __post_init__(self) -> None:
        """Every colleague marks other answers, so that each passage is a new one."""
        self._wseq = 0
        self._prev: str | None = None
        self._answers = self._every_answer()

    def _every_answer(self) -> Iterator[tuple[Added, int, int]]:
        for added in self.exhibits:
            starts = itertools.accumulate(
                (len(line) + 1 for line in added.text.split("\n")), initial=0
            )
            for place, (start, end) in enumerate(itertools.pairwise(starts)):
                if place % 2:
                    yield added, start + self.share, end - 1

    def work(self, count: int) -> Work:
        """So many acts more."""
        changesets: list[Received] = []
        payloads: list[Payload] = []
        while len(changesets) < count:
            added, start, end = next(self._answers)
            passage, ops = self._marking(added, [[start, end]])
            singles = self._singles(added, passage, len(changesets))
            for verb, said in [("tag_selection", ops), *singles]:
                changesets.append(self._written(verb, said, payloads))
        return Work(changesets, payloads)

    def _marking(
        self, added: Added, spans: list[list[int]]
    ) -> tuple[bytes, list[tuple[bytes, Kind, bytes, Body]]]:
        passage = passage_id(added.exhibit, added.layer, spans)
        anchor = AnchorBody(added.text[spans[0][0] : spans[0][1]], "", "", 1)
        number = self._wseq + 1
        place = added.occurrence.hex()
        return passage, [
            (
                passage,
                Kind.PASSAGE,
                added.exhibit,
                PassageBody(added.exhibit.hex(), added.layer.hex(), spans, [anchor]),
            ),
            (
                number_id(Kind.PASSAGE_NUMBER, passage, "KL", number, self.writer),
                Kind.PASSAGE_NUMBER,
                passage,
                NumberBody("KL", number, self.writer.hex()),
            ),
            (
                derived_id("cited_in", passage.hex(), place),
                Kind.CITED_IN,
                passage,
                CitedInBody(place),
            ),
            (tagging_id(passage, "denial"), Kind.TAGGING, passage, TaggingBody("denial")),
        ]

    def _singles(
        self, added: Added, passage: bytes, turn: int
    ) -> list[tuple[str, list[tuple[bytes, Kind, bytes, Body]]]]:
        note = os.urandom(16)
        sitting = os.urandom(16)
        said: list[tuple[str, list[tuple[bytes, Kind, bytes, Body]]]] = [
            (
                "set_field",
                [
                    (
                        field_id(passage, "denial", "kind"),
                        Kind.FIELD,
                        passage,
                        FieldBody("kind", "flat", "denial"),
                    )
                ],
            ),
            (
                "set_passage_field",
                [
                    (
                        named_field_id(Kind.PASSAGE_FIELD, passage, "importance"),
                        Kind.PASSAGE_FIELD,
                        passage,
                        FieldBody("importance", "hot"),
                    )
                ],
            ),
            ("note_passage", [(note, Kind.NOTE, passage, NoteBody(f"Ask about lot {turn}."))]),
        ]
        if turn % 40 == 0:
            exhibit = added.exhibit
            review = derived_id("review", exhibit.hex(), self.writer.hex(), turn)
            said[-1] = ("set_review", [(review, Kind.REVIEW, exhibit, ReviewBody("started"))])
        elif turn % 8 == 0:
            pages = [[turn % 50 + 1, turn % 50 + 3]]
            body = OpenedBody(added.exhibit.hex(), pages)
            said[-1] = ("opened", [(sitting, Kind.OPENED, added.exhibit, body)])
        return said

    def _written(
        self, verb: str, said: list[tuple[bytes, Kind, bytes, Body]], payloads: list[Payload]
    ) -> Received:
        ops: list[list[object]] = []
        for entity, kind, subject, body in said:
            payload = log.salted(canonical(body))
            payloads.append(payload)
            ops.append([entity.hex(), kind.value, [], subject.hex(), payload.hash.hex()])
        self._wseq += 1
        encoded = _encode(
            {
                "app": "pincite 1.0",
                "group": None,
                "hlc": str(int((NOON + self._wseq * 7) * 1000) << 16),
                "matter": self.matter.id.hex(),
                "ops": ops,
                "person": self.person.hex(),
                "prev": self._prev,
                "role": "reviewer",
                "seen": {},
                "undoes": None,
                "v": 1,
                "verb": verb,
                "writer": self.writer.hex(),
                "wseq": self._wseq,
            }
        )
        received = Received(hashlib.sha256(encoded).digest(), encoded)
        self._prev = received.id.hex()
        return received
