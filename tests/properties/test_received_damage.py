"""Damage at random to files from colleagues: nothing wrong is taken, nothing is silently missing.

Containers, sealed ones, review databases and locked ones; flipped bits, cut ends, blocks that
changed places or were lost. Whatever comes out is held against its hashes, as taking in does, and
must then be part of what was handed over; and where something is missing, that must have been said.
"""

import hashlib
import random
import shutil
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from reviewer.errors import ReviewError, ShareError
from reviewer.sharing.container import write_container
from reviewer.sharing.portions import ObjectBytes
from reviewer.sharing.received import Limits, Receiver
from reviewer.store import keys
from tests.unit.handed import (
    CHEAP,
    Believed,
    acts_of,
    believed,
    manifest_of,
    tagged_matter,
    texts_of,
)

PASSPHRASE = "Pelgrave"
BLOCK = 512
LONGEST = 15.0  # seconds on a busy machine; a hang would be killed after 10 without a word


def _flip(content: bytearray, chance: random.Random, bits: int) -> None:
    for _ in range(bits):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def _one_bit(content: bytearray, chance: random.Random) -> None:
    _flip(content, chance, 1)


def _many_bits(content: bytearray, chance: random.Random) -> None:
    _flip(content, chance, 40)


def _cut(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content)) :]


def _swap(content: bytearray, chance: random.Random) -> None:
    one, other = (chance.randrange(max(1, len(content) // BLOCK)) * BLOCK for _ in range(2))
    kept = content[one : one + BLOCK]
    content[one : one + BLOCK] = content[other : other + BLOCK]
    content[other : other + BLOCK] = kept


def _lose(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content))
    end = min(len(content), start + chance.choice([16, BLOCK, 4096]))
    content[start:end] = bytes(end - start)


def _page(content: bytearray, chance: random.Random) -> None:
    """A page of a database in place of another."""
    one, other = (chance.randrange(max(1, len(content) // 4096)) * 4096 for _ in range(2))
    content[one : one + 4096] = content[other : other + 4096]


DAMAGE: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _one_bit, _one_bit, _many_bits, _cut, _swap, _lose, _page,
)  # fmt: skip

FORMS = ("container", "database", "sealed", "database", "container", "locked")


@pytest.fixture(scope="module")
def forms(tmp_path_factory):
    """The same matter in every form, with what is in it."""
    folder = tmp_path_factory.mktemp("forms")
    matter = tagged_matter(folder, 24)
    acts, texts = acts_of(matter), texts_of(matter)
    native = b"native bytes " * 900
    files = [ObjectBytes(hashlib.sha256(native).hexdigest(), 0, len(native), native)]
    manifest = manifest_of(matter, len(acts.changesets))
    database, matter_id = matter.path, matter.id
    matter.close()
    plain, sealed, locked = folder / "plain", folder / "sealed", folder / "locked.pincite"
    write_container(plain, manifest, [*texts, acts, *files])
    write_container(sealed, manifest, [*texts, acts, *files], PASSPHRASE, CHEAP)
    shutil.copy(database, folder / "copy.pincite")
    _lock(database, locked)
    forms = {
        "container": (plain, believed([*texts, acts, *files], matter_id)),
        "sealed": (sealed, believed([*texts, acts, *files], matter_id)),
        "database": (folder / "copy.pincite", believed([*texts, acts], matter_id)),
        "locked": (locked, believed([*texts, acts], matter_id)),
    }
    return forms, matter_id


def _lock(source: Path, target: Path) -> None:
    key = keys.new_key(PASSPHRASE)
    with closing(driver.connect(str(source), isolation_level=None)) as connection:
        connection.execute(f'ATTACH ? AS locked KEY "{key.literal}"', (str(target),))
        connection.execute("SELECT sqlcipher_export('locked')")
        for name in ("application_id", "user_version"):
            value = connection.execute(f"PRAGMA {name}").fetchone()[0]
            connection.execute(f"PRAGMA locked.{name} = {value}")


def _nothing_wrong(found: Believed, whole: Believed) -> bool:
    return (
        found.changesets <= whole.changesets
        and found.payloads <= whole.payloads
        and found.layers <= whole.layers
        and found.geometry <= whole.geometry
        and found.objects.items() <= whole.objects.items()
    )


def _is_all_there(found: Believed, whole: Believed) -> bool:
    """Texts that are missing are missed by the acts that name them."""
    return (found.changesets, found.payloads) == (whole.changesets, whole.payloads)


def test_damaged_files_give_nothing_wrong_and_lose_nothing_silently(
    forms, tmp_path, request, record_property
):
    count = 640 if request.config.getoption("--long") else 64
    chance = random.Random(20_261_122)
    outcomes: Counter[str] = Counter()
    slowest = 0.0
    path = tmp_path / "damaged"

    with Receiver(Limits(seconds_without_progress=10.0)) as receiver:
        for number in range(count):
            form = FORMS[number % len(FORMS)]
            source, whole = forms[0][form]
            content = bytearray(source.read_bytes())
            damage = DAMAGE[number // len(FORMS) % len(DAMAGE)]
            damage(content, chance)
            path.write_bytes(content)
            start = time.monotonic()
            outcome = _outcome(receiver, path, whole, forms[1])
            slowest = max(slowest, time.monotonic() - start)
            outcomes[f"{form}: {outcome}"] += 1
            assert outcome in {"whole", "told", "refused"}, (number, form, damage.__name__)

    record_property("outcomes", dict(outcomes))
    print(dict(sorted(outcomes.items())), f"slowest {slowest:.2f} s")  # noqa: T201 - the figures
    assert slowest < LONGEST
    assert {one.partition(": ")[2] for one in outcomes} == {"whole", "told", "refused"}


def _outcome(receiver: Receiver, path: Path, whole: Believed, matter: bytes) -> str:
    passphrase = PASSPHRASE
    try:
        with receiver.open(path, passphrase) as file:
            found = believed(file.portions(), matter)
    except ShareError as refused:
        return "hang" if "no end" in str(refused) else "refused"
    except ReviewError:
        return "another error"
    if not _nothing_wrong(found, whole):
        return "wrong"
    if found.is_told:
        return "told"
    return "whole" if _is_all_there(found, whole) else "silently missing"
