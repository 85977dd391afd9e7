"""Many colleagues at one mailbox: a process each, acting and looking into it at their own pace.

``python -m tests.e2e.mailbox_crowd FOLDER PEOPLE ROUNDS IDLE``: FOLDER holds a folder for each of
them (``0``, ``1`` …), with ``matter`` and ``home``, and the mailbox ``box``. Prints one JSON line.
"""

import json
import multiprocessing
import random
import sys
import time
from multiprocessing.synchronize import Barrier
from pathlib import Path

from reviewer.acts.passages import mark_passage, note_passage
from reviewer.errors import RefusedError
from reviewer.matter import Matter, open_matter
from reviewer.queries import exhibits
from reviewer.sharing.mailbox import exchange
from reviewer.sharing.state import state
from reviewer.store.settings import Settings
from reviewer.text.layer import Span

_ACTS = 4


def act(matter: Matter, chance: random.Random) -> None:
    """Mark words somewhere and write a note on them; what is marked already is left."""
    (exhibit,) = matter.view.rows("SELECT id FROM exhibit")
    line = exhibits.exhibit(matter.view, exhibit[0])
    for _ in range(_ACTS // 2):
        start = chance.randrange(0, line.characters - 40)
        span = Span(start, start + chance.randint(12, 30))
        try:
            change = matter.do(mark_passage(matter.view, line.id, line.layer, (span,), None))
        except RefusedError:
            continue
        (passage,) = change.passages
        matter.do(note_passage(matter.view, passage, f"Note {chance.random()}"))


def colleague(folder: Path, number: int, rounds: int, barrier: Barrier) -> None:
    """One of them: works, waits for all, takes up what is left, says what they have."""
    chance = random.Random(number)
    place = folder / str(number)
    put = 0
    with open_matter(place / "matter", Settings(place / "home")) as matter:
        for _ in range(rounds):
            act(matter, chance)
            put += exchange(matter, folder / "box").put
            time.sleep(chance.random() * 0.02)
        for _ in range(3):
            barrier.wait()
            put += exchange(matter, folder / "box").put
        barrier.wait()
        told = {
            "state": state(matter.view),
            "changesets": matter.view.rows("SELECT count(*) FROM changeset")[0][0],
            "put": put,
        }
        (place / "told.json").write_text(json.dumps(told))


def idle(folder: Path, number: int) -> int:
    """One look into the mailbox after everything came to rest; how many files it puts in."""
    place = folder / str(number)
    with open_matter(place / "matter", Settings(place / "home")) as matter:
        return exchange(matter, folder / "box").put


def main(folder: Path, people: int, rounds: int, idle_rounds: int) -> None:
    begun = time.perf_counter()
    barrier = multiprocessing.get_context("fork").Barrier(people)
    crowd = [
        multiprocessing.get_context("fork").Process(
            target=colleague, args=(folder, number, rounds, barrier)
        )
        for number in range(people)
    ]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    seconds = time.perf_counter() - begun
    before = {path.name for path in (folder / "box").iterdir()}
    put = sum(idle(folder, number) for _ in range(idle_rounds) for number in range(people))
    after = {path.name for path in (folder / "box").iterdir()}
    told = [json.loads((folder / str(one) / "told.json").read_text()) for one in range(people)]
    size = sum(path.stat().st_size for path in (folder / "box").iterdir())
    print(  # noqa: T201 - the answer to the test that started this
        json.dumps(
            {
                "told": told,
                "codes": [one.exitcode for one in crowd],
                "files": len(after),
                "bytes": size,
                "idle": put + len(after - before),
                "seconds": round(seconds, 1),
            }
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
