"""The attorney's page, made from the matter: passages under headings, in the order of the record.

Under a witness, a tag, an issue or an exhibit stand its passages by exhibit and place, so that a
reader can follow them with the transcript beside her. A passage with two tags stands under both and
is counted once. As in the passage log, what may be privileged is left out unless it is asked for,
and so is what reviewers differ about; both counts are printed. Notes stay out unless asked for:
they are the one part that is opinion and not evidence.

The page is gathered a few dozen passages at a time, for a window that must stay awake.
"""

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum

from reviewer.errors import InputError
from reviewer.exports import designations, paper_entry, paper_words
from reviewer.exports.entries import WORK_PRODUCT, Entry, Format, Group, Paper
from reviewer.exports.log_parts import Progress
from reviewer.exports.log_row import Names, designation, privilege
from reviewer.exports.passage_log import filter_in_words
from reviewer.matter import no_search_for_cycles
from reviewer.model import MatterBody, PassageId
from reviewer.queries import differences, many, passages, people, tags
from reviewer.queries.log_rows import LoggedPassage, LogPassages
from reviewer.queries.passages import PassageFilter
from reviewer.queries.view import View
from reviewer.text import citations
from reviewer.text.names import as_name

_PRIVILEGED = frozenset({"possible", "confirmed"})
_NOBODY, _NO_TAG, _NO_ISSUE = "Witness not known", "Without a tag", "Without an issue"
_LAST = 1_000_000
AT_ONCE = 40
"""Passages gathered in one step: about 20 ms of a window's time."""


class Grouping(StrEnum):
    """What the headings are."""

    WITNESS = "witness"
    TAG = "tag"
    ISSUE = "issue"
    EXHIBIT = "exhibit"


@dataclass(frozen=True, slots=True)
class PaperChoices:
    """What a person chose for one paper.

    ``chosen`` are passages picked by hand, in place of the filter; ``most`` ends the paper early,
    for a preview. ``header`` stands above every page.
    """

    filter: PassageFilter = field(default_factory=PassageFilter)
    chosen: tuple[PassageId, ...] | None = None
    grouping: Grouping = Grouping.WITNESS
    with_notes: bool = False
    include_privileged: bool = False
    header: str = WORK_PRODUCT
    title: str = ""
    format: Format = Format.LETTER
    most: int = 0
    with_rejected: bool = False

    @property
    def prints_rejected(self) -> bool:
        """Whether what the second level rejected is printed: where it was asked for."""
        return self.with_rejected or not self.filter.hides_rejected


def paper(view: View, choices: PaperChoices, now: datetime | None = None) -> Paper:
    """The paper as a whole; ``now`` has a zone and is printed."""
    steps = paper_steps(view, choices, now or datetime.now(UTC).astimezone())
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made: Paper = end.value
            return made


def paper_steps(
    view: View, choices: PaperChoices, now: datetime
) -> Generator[Progress, None, Paper]:
    """The same in steps of a few dozen passages; the paper is the value of the ``StopIteration``.

    Raises:
        InputError: no passage is left to print.
    """
    rows = rows_of(view, choices)
    found = LogPassages(view, PassageFilter(), rows)
    gathered = _Gathered(view, choices, found)
    yield Progress(0, len(rows))
    for start in range(0, len(rows), AT_ONCE):
        with no_search_for_cycles():
            for passage in found.part(rows[start : start + AT_ONCE]):
                gathered.take(passage)
        yield Progress(min(start + AT_ONCE, len(rows)), len(rows))
        if choices.most and gathered.rows >= choices.most:
            break
    if not gathered.rows:
        raise InputError(_nothing(gathered.left_out_privileged))
    return gathered.paper(people.matter_of(view), now)


def _nothing(privileged: int) -> str:
    if privileged:
        return (
            "All of these passages may be privileged, so there is nothing to print. "
            "Ask for them to be included if the paper stays with counsel."
        )
    return "There is nothing to print yet: choose passages, or widen the filter."


def rows_of(view: View, choices: PaperChoices) -> Sequence[int]:
    """The passages that are asked for, in the order of exhibit and place."""
    if choices.chosen is None:
        return passages.row_ids(view, replace(choices.filter, rejected=True))
    rows = frozenset(one.row for one in many.standing(view, choices.chosen))
    return passages.row_ids(view, PassageFilter(among=rows, rejected=True))


def in_words(view: View, choices: PaperChoices) -> str:
    """What the paper was narrowed to, for the page itself, its manifest and the history."""
    if choices.chosen is None:
        return filter_in_words(view, choices.filter)
    return f"{paper_words.counted(len(choices.chosen), 'passage')} chosen by hand"


class _Gathered:
    """Entries on their way under their headings."""

    def __init__(self, view: View, choices: PaperChoices, found: LogPassages) -> None:
        self._view, self._choices = view, choices
        differing = differences.differing(view, choices.filter.exhibit)
        initials = people.initials_of(view)
        self._names = Names(initials, found.person_named, differing.unsettled)
        self._open_differences = differing.open
        self._tags = {row.id: (place, row.name) for place, row in enumerate(tags.tags(view))}
        self._issues = _issue_names(view)
        self._groups: dict[tuple[int, str, str], list[Entry]] = {}
        self._designations: set[str] = set()
        self._used_tags: dict[str, int] = {}
        self.rows = self.left_out_privileged = self.left_out_rejected = 0
        self.left_out_disputed = differing.withheld if choices.chosen is None else 0

    def take(self, passage: LoggedPassage) -> None:
        """Print a passage, or count that it is left out."""
        if passage.line.status == passages.REJECTED and not self._choices.prints_rejected:
            self.left_out_rejected += 1
            return
        if passage.line.is_different:
            self.left_out_disputed += 1
            return
        if not self._choices.include_privileged and privilege(passage) in _PRIVILEGED:
            self.left_out_privileged += 1
            return
        self.rows += 1
        self._designations.add(designation(passage))
        for tag in passage.tags:
            self._used_tags[tag.row.name] = self._used_tags.get(tag.row.name, 0) + 1
        made = paper_entry.entry(
            passage,
            self._names,
            with_notes=self._choices.with_notes,
            with_privileged=self._choices.include_privileged,
        )
        for heading in self._headings(passage):
            self._groups.setdefault(heading, []).append(made)

    # --- headings ---------------------------------------------------------------------------------

    def _headings(self, passage: LoggedPassage) -> Iterable[tuple[int, str, str]]:
        """The headings a passage stands under: place in the order, name to order by, name."""
        match self._choices.grouping:
            case Grouping.TAG:
                return self._tag_headings(passage)
            case Grouping.ISSUE:
                return self._issue_headings(passage)
            case Grouping.EXHIBIT:
                # Passages come exhibit by exhibit: the first one met is the first one printed.
                return [(0, "", _exhibit_name(passage))]
            case Grouping.WITNESS:
                name = _witness(passage, self._names)
                return [(0, _by_surname(name), name) if name else (_LAST, "", _NOBODY)]

    def _tag_headings(self, passage: LoggedPassage) -> Iterable[tuple[int, str, str]]:
        wanted = self._choices.filter.tags if self._choices.chosen is None else ()
        names = [tag.row for tag in passage.tags if not wanted or tag.on.tag in wanted]
        found = [self._tags.get(row.id, (_LAST, row.name)) for row in names]
        return [(place, "", name) for place, name in found] or [(_LAST, "", _NO_TAG)]

    def _issue_headings(self, passage: LoggedPassage) -> Iterable[tuple[int, str, str]]:
        on = [one.id for one in passages.issues_of(self._view, passage.line.id)]
        wanted = self._choices.filter.issues if self._choices.chosen is None else ()
        found = [self._issues[one] for one in on if not wanted or one in wanted]
        return [(place, "", name) for place, name in found] or [(_LAST, "", _NO_ISSUE)]

    # --- the whole --------------------------------------------------------------------------------

    def paper(self, matter: MatterBody, now: datetime) -> Paper:
        """All that was taken."""
        choices, by = self._choices, self._choices.grouping
        headings = list(self._groups)
        if by is not Grouping.EXHIBIT:
            headings.sort(key=lambda one: one[:2])
        groups = tuple(Group(one[2], tuple(self._groups[one])) for one in headings)
        highest = designations.highest(self._designations)
        footer = f"Contains material designated {highest}" if highest else ""
        return Paper(
            " ".join(choices.header.split()),
            matter.caption or matter.title,
            ", ".join(filter(None, (matter.court, _docket(matter.docket)))),
            choices.title.strip() or f"Passages by {by}",
            tuple(self._told(now)),
            tuple(self._legend(groups)),
            groups,
            footer,
            choices.format,
            self.rows,
            self.left_out_privileged,
            self.left_out_disputed,
            highest,
            self.left_out_rejected,
            self._open_differences,
        )

    def _told(self, now: datetime) -> Iterable[str]:
        counted = paper_words.counted
        if self._open_differences:
            count = counted(self._open_differences, "difference")
            yield f"Not decided yet: {count} between reviewers, marked {paper_words.UNSETTLED}."
        shown = paper_words.sentence(in_words(self._view, self._choices))
        yield f"{shown}. {counted(self.rows, 'passage')}, made {now:%B} {now.day}, {now.year}."
        left_out = []
        if self.left_out_privileged:
            left_out.append(f"{counted(self.left_out_privileged, 'passage')} possibly privileged")
        if self.left_out_disputed:
            differ = counted(self.left_out_disputed, "passage")
            left_out.append(f"{differ} about which reviewers differ")
        if self.left_out_rejected:
            rejected = counted(self.left_out_rejected, "passage")
            left_out.append(f"{rejected} rejected at the second level")
        if left_out:
            yield f"Left out: {'; '.join(left_out)}."

    def _legend(self, groups: Sequence[Group]) -> Iterable[tuple[str, str]]:
        """The tags that are met, with their counts, and the marks that need a word."""
        if self._used_tags:
            order = sorted(self._tags.values())
            known = [name for _, name in order if name in self._used_tags]
            rest = [name for name in self._used_tags if name not in known]
            told = (f"{name} ({self._used_tags[name]:,})" for name in (*known, *rest))
            yield "Tags", ", ".join(told)
        shown = _all_words(groups)
        for mark, meaning in paper_words.MEANINGS.items():
            if mark in shown:
                yield mark, meaning


def _all_words(groups: Sequence[Group]) -> frozenset[str]:
    """The marks that stand somewhere on the paper."""
    found: set[str] = set()
    for one in (one for group in groups for one in group.entries):
        found |= {turn.words for turn in one.turns if turn.is_ours}
        found |= {f"[{mark}]" for mark in one.marks}
        if one.cite.endswith(paper_words.ROUGH):
            found.add(paper_words.ROUGH)
        if one.notes:
            found.add(paper_words.NOTE)
        if any(paper_words.PROPOSED in words for _, words in one.facts):
            found.add(paper_words.PROPOSED)
    return frozenset(found)


def _docket(number: str) -> str:
    """A docket number; one that is a bare number says so."""
    return f"No. {number}" if number[:1].isdigit() else number


def _witness(passage: LoggedPassage, names: Names) -> str:
    """Who testifies; outside of testimony who speaks, writes or signs."""
    witness = passage.exhibit.values.get("witness", "")
    said = witness or paper_entry.declarant(passage, names)
    said = said or passage.exhibit.values.get("author", "")
    if not said and passage.exhibit.facts.sender:
        said = names.party(passage.exhibit.facts.sender[0])
    named = " ".join(names.person(said).split())
    family, comma, given = named.partition(",")
    whole = f"{given.strip()} {family}".strip() if comma and given.strip() else named
    return " ".join(as_name(word) for word in whole.split()) if whole.isupper() else whole


def _by_surname(name: str) -> str:
    words = name.casefold().split()
    return " ".join((words[-1], *words[:-1])) if words else ""


def _exhibit_name(passage: LoggedPassage) -> str:
    called = citations.name_in_cite(passage.cite_name)
    label = passage.place.line.label if passage.place else passage.exhibit.line.label
    title = " ".join(passage.exhibit.line.title.split())
    parts = dict.fromkeys(filter(None, (called, title if title != called else "")))
    return " – ".join(parts) or label


def _issue_names(view: View) -> dict[bytes, tuple[int, str]]:
    """Place and name of each issue; one below another is named with it."""
    every = passages.issues(view)
    names = {one.id: one.name for one in every}
    return {
        one.id: (place, f"{names[one.parent]}: {one.name}" if one.parent in names else one.name)
        for place, one in enumerate(every)
    }
