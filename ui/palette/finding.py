"""What the palette finds for some words: a few of each kind, none of them at the cost of a key.

Issues, people, commands and words in the exhibits are found at once. Exhibits and passages by any
words of theirs are looked for in slices: the first within the key, the rest between events. A cite
is compared with the names of all exhibits: where they are many, once the typing has stopped.
"""

import re
import time
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from reviewer.errors import ReviewError
from reviewer.queries import cites, exhibits, passages, people
from reviewer.queries.quick import QuickSearch, is_large
from reviewer.queries.search import Hit, as_typed
from reviewer.queries.search_limits import witnesses
from ui.actions import ACTIONS, Needs, key_text, text_of, title_of
from ui.bridge import Bridge
from ui.finding import fits
from ui.palette.lines import Found, PaletteLine
from ui.searching import Searching

_OF_EACH, _OF_WORDS = 6, 4
_SLICE_SECONDS = 0.006
_FEWEST = 2
_INITIAL = 1
_WORDS_BEFORE = 3
_STOPPED_SECONDS = 0.5
_CITE = re.compile(r"\d\s*:\s*\d|[¶§]|\b(?:pp?|paras?|nos?|tr|at)\b\.?\s*\d", re.IGNORECASE)


class Finding:
    """One opening of the palette: issues and people are read once, words as they are typed."""

    def __init__(
        self, bridge: Bridge | None, searching: Searching | None, enabled: frozenset[Needs]
    ) -> None:
        self._bridge, self._searching, self._enabled = bridge, searching, enabled
        self._words = ""
        self._quick: QuickSearch | None = None
        self._rest: list[PaletteLine] = []
        self._places: list[PaletteLine] = []
        self._cite_due = 0.0
        self._is_large = bridge is not None and is_large(bridge.view)
        self._issues = passages.issues(bridge.view) if bridge is not None else ()
        self._people = _people(bridge) if bridge is not None else []

    @property
    def is_done(self) -> bool:
        """Whether nothing more will be found for these words."""
        return not self._cite_due and (self._quick is None or self._quick.is_done)

    def begin(self, words: str) -> list[PaletteLine]:
        """What is found at once for other words."""
        self._words, self._quick, self._places, self._cite_due = words, None, [], 0.0
        self._rest = self._commands()
        if self._bridge is not None and words:
            self._quick = QuickSearch(self._bridge.view, words, _OF_EACH)
            self._begin_cite()
            self._rest = [
                *self._named_issues(),
                *self._named_people(),
                *self._rest,
                *self._in_exhibits(),
            ]
        self.look_on()
        return self.lines()

    def look_on(self) -> bool:
        """Look through some more exhibits and passages; whether more was found."""
        has_more = False
        now = time.perf_counter()
        if self._cite_due and now > self._cite_due:
            self._cite_due, self._places = 0.0, list(self._cited())
            has_more = bool(self._places)
        ends = now + _SLICE_SECONDS
        while self._quick is not None and not self._quick.is_done and time.perf_counter() < ends:
            has_more = self._quick.step() or has_more
        return has_more

    def lines(self) -> list[PaletteLine]:
        """What was found so far."""
        if self._quick is None:
            return [*self._places, *self._rest]
        return [
            *self._places,
            *self._said(self._quick.rows),
            *self._named(self._quick.occurrences),
            *self._rest,
        ]

    # --- each kind --------------------------------------------------------------------------------

    def _begin_cite(self) -> None:
        if not any(char.isdigit() for char in self._words):
            return
        if not self._is_large:
            self._places = list(self._cited())
        elif _CITE.search(self._words):
            self._cite_due = time.perf_counter() + _STOPPED_SECONDS

    def _cited(self) -> Iterator[PaletteLine]:
        assert self._bridge is not None
        try:
            place = cites.cited(self._bridge.view, self._words, self._bridge.exhibit)
            line = exhibits.exhibit(self._bridge.view, place.exhibit)
        except ReviewError:
            return
        yield PaletteLine(Found.PLACE, self._words, f"{line.label}  {line.title}", place=place)

    def _said(self, rows: list[int]) -> Iterator[PaletteLine]:
        assert self._bridge is not None
        lines = passages.lines(self._bridge.view, rows) if rows else {}
        for row in rows:
            if (line := lines.get(row)) is not None:
                said = around(line.quote, self._words)
                where = f"{line.exhibit_label}, {line.pin}"
                yield PaletteLine(Found.PASSAGE, said, where, line.number, ids=(line.id,))

    def _named(self, occurrences: list[bytes]) -> Iterator[PaletteLine]:
        assert self._bridge is not None
        lines = exhibits.list_lines(self._bridge.view, occurrences) if occurrences else {}
        for one in occurrences:
            if (line := lines.get(one)) is not None:
                name, ids = f"{line.label}  {line.title}", (line.occurrence, line.exhibit)
                yield PaletteLine(Found.EXHIBIT, name, line.bates, ids=ids)

    def _named_issues(self) -> list[PaletteLine]:
        names = {one.id: one.name for one in self._issues}
        return [
            PaletteLine(
                Found.ISSUE,
                one.name,
                names.get(one.parent, "") if one.parent else "",
                ids=(one.id,),
            )
            for one in self._issues
            if fits(self._words, f"{one.name} {names.get(one.parent or b'', '')}")
        ][:_OF_EACH]

    def _named_people(self) -> list[PaletteLine]:
        return [
            PaletteLine(Found.PERSON, name, detail, query=_by_or_to(name))
            for name, detail in self._people
            if fits(self._words, f"{name} {detail}")
        ][:_OF_EACH]

    def _commands(self) -> list[PaletteLine]:
        parts = self._words.casefold().split()
        return [
            PaletteLine(
                Found.COMMAND,
                text_of(spec),
                title_of(spec.menu),
                key_text(spec),
                spec.icon,
                spec.id,
            )
            for spec in ACTIONS
            if spec.id != "palette"
            and (spec.needs is Needs.NOTHING or spec.needs in self._enabled)
            and all(part in f"{text_of(spec)} {title_of(spec.menu)}".casefold() for part in parts)
        ][: 2 * _OF_EACH]

    def _in_exhibits(self) -> list[PaletteLine]:
        if self._searching is None or len(self._words) < _FEWEST:
            return []
        every = QCoreApplication.translate("Palette", "Search all exhibits for “{words}”")
        said = every.format(words=self._words)
        last = PaletteLine(Found.WORDS, said, icon="file-search", query=self._words)
        return [*map(_hit_line, self._first_hits()), last]

    def _first_hits(self) -> tuple[Hit, ...]:
        assert self._bridge is not None
        assert self._searching is not None
        try:
            index = self._searching.index()
            if index is None:
                return ()
            return as_typed(self._bridge.view, index, self._words, _OF_WORDS)
        except ReviewError:
            return ()  # the search panel says why; here the other kinds are found all the same


def _hit_line(hit: Hit) -> PaletteLine:
    before = " ".join(hit.before.split()[-_WORDS_BEFORE:])
    said = f"…{before} {hit.words}{hit.after}" if before else f"{hit.words}{hit.after}"
    return PaletteLine(Found.WORDS, said, key=hit.citation, hit=hit)


def _people(bridge: Bridge) -> list[tuple[str, str]]:
    """Everybody who is named in the matter or testifies in it, with what else they are called."""
    known = {one.name: ", ".join(one.aliases) for one in people.persons(bridge.view)}
    have = {name.casefold() for name in known}
    for name in witnesses(bridge.view):
        if name.casefold() not in have:
            known[name] = ""
    return sorted(known.items(), key=lambda one: one[0].casefold())


def _by_or_to(name: str) -> str:
    """A query for what a person testified, wrote and got; initials are left out of the name."""
    cleared = "".join(char if char.isalnum() or char in "'’-" else " " for char in name)
    parts = [one for one in cleared.split() if len(one) > _INITIAL] or cleared.split()
    asked = " AND ".join(f'"{one}"' for one in parts)
    return f"witness:({asked}) OR from:({asked}) OR to:({asked})"


def around(quote: str, wanted: str) -> str:
    """A quote beginning shortly before what was looked for."""
    flat = " ".join(quote.split())
    at = flat.casefold().find(wanted.casefold())
    if at <= 30:  # noqa: PLR2004 - characters that may stand before it
        return flat[:200]
    return "…" + flat[at - 20 : at + 180]
