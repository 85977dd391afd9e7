"""Three copies exchange at random while exhibits are locked away and destroyed: they end alike."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from itertools import permutations
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.acts import clawback as acts
from reviewer.acts.passages import note_passage
from reviewer.errors import ReviewError
from reviewer.matter import Matter
from reviewer.queries import passages
from reviewer.sharing import purging
from reviewer.sharing.state import state
from reviewer.sharing.verify import verify
from tests.unit.matters import Added, add_text, make_matter, tag
from tests.unit.replicas import Writer, give

WORDS = ("Xylophone", "Zanzibar", "Quetzal")
_COPIES, _STEPS = 3, ("note", "sequester", "lift", "purge", "give", "give", "give", "clean", "undo")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(_STEPS),
        st.integers(0, _COPIES - 1),
        st.integers(0, _COPIES - 1),
        st.integers(0, len(WORDS) - 1),
    ),
    max_size=14,
)


@contextmanager
def copies(folder: Path) -> Iterator[tuple[list[Matter], list[Added]]]:
    """Copies of a matter with three exhibits, each with a passage."""
    with ExitStack() as opened:
        first = opened.enter_context(make_matter(folder))
        added = []
        for word in WORDS:
            first.objects.put(f"The {word} was there.".encode())
            added.append(add_text(first, f"The {word} was there."))
            tag(first, added[-1], word, "admission")
        others = [
            opened.enter_context(Writer.copy_of(first, folder / f"copy {n}"))
            for n in range(1, _COPIES)
        ]
        for copy in others:
            for one in added:
                copy.objects.put(one.text.encode())
        yield [first, *others], added


def note(matter: Matter, added: Added) -> None:
    for line in passages.of_exhibit(matter.view, added.exhibit):
        matter.do(partial(note_passage, passage=line.id, text=f"{added.text}!"))


DEEDS = {
    "note": note,
    "sequester": lambda matter, added: matter.do(
        lambda view: acts.sequester(view, added.exhibit, "letter")
    ),
    "lift": lambda matter, added: matter.do(lambda view: acts.lift(view, added.exhibit)),
    "purge": lambda matter, added: matter.do(lambda view: acts.purge(view, added.exhibit, "order")),
    "clean": lambda matter, _added: purging.clean_purged(matter),
    "undo": lambda matter, _added: matter.undo(),
}


def do(step: str, matter: Matter, other: Matter, added: Added) -> None:
    """One step; what is refused changes nothing."""
    if step == "give":
        if matter is not other:
            give(matter, other)
        return
    with suppress(ReviewError):
        DEEDS[step](matter, added)


@contextmanager
def ended(steps) -> Iterator[list[Matter]]:
    """Copies after these steps, each of which then gave the others all it had, and cleaned."""
    with tempfile.TemporaryDirectory() as top, copies(Path(top)) as (matters, added):
        for step, one, other, what in steps:
            do(step, matters[one], matters[other], added[what])
        for one, other in [*permutations(matters, 2)] * 2:
            give(one, other)
        for matter in matters:
            purging.clean_purged(matter)
        yield matters


@settings(max_examples=8, deadline=None)
@given(STEPS)
def test_copies_end_alike_and_what_was_destroyed_is_nowhere(steps):
    purged = {WORDS[what] for step, _, _, what in steps if step == "purge"}

    with ended(steps) as matters:
        assert len({state(matter.view) for matter in matters}) == 1
        for matter in matters:
            assert verify(matter).findings == ()
            files = (path for path in matter.folder.rglob("*") if path.is_file())
            every = b"".join(path.read_bytes() for path in files)
            left = {word for word in WORDS if word.encode() in every}
            assert left == set(WORDS) - purged
