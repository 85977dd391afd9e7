"""Many processes at one mailbox, without locks: everybody has everything, and it comes to rest."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.commands import TOP
from tests.unit.matters import add_text, make_matter
from tests.unit.offices import copy_of

TEXT = " ".join(f"Lot {number} came {number % 7} days late." for number in range(200))

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


def test_everybody_has_everything_and_the_mailbox_comes_to_rest(tmp_path: Path, request):
    is_long = request.config.getoption("--long")
    people, rounds, idle = (8, 25, 5) if is_long else (3, 4, 2)
    with make_matter(tmp_path) as first:
        add_text(first, TEXT)
        for number in range(people):
            copy_of(first, tmp_path / str(number), f"Reviewer {number}").close()
    command = [sys.executable, "-m", "tests.e2e.mailbox_crowd", str(tmp_path)]
    command += map(str, (people, rounds, idle))

    done = subprocess.run(command, cwd=TOP, capture_output=True, check=False, text=True)

    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    print(found | {"told": found["told"][0]})  # noqa: T201 - the figures
    assert found["codes"] == [0] * people
    assert len({one["state"] for one in found["told"]}) == 1
    assert len({one["changesets"] for one in found["told"]}) == 1
    assert found["told"][0]["changesets"] > people * rounds
    assert sum(one["put"] for one in found["told"]) == found["files"]
    assert found["idle"] == 0
