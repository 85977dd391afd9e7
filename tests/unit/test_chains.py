"""How far each writer's chain is here: known without gaps, whatever came when."""

import itertools
from dataclasses import dataclass
from functools import partial

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.acts import matters as matter_acts
from reviewer.matter import Matter, adopt_matter
from reviewer.model import Side
from reviewer.store import checking, log
from reviewer.store.chains import Chains
from reviewer.store.settings import Settings
from tests.unit.matters import add_text, make_matter, tag
from tests.unit.replicas import Made, Writer, give


@dataclass(frozen=True, slots=True)
class Row:
    """A writer as the table has it."""

    wseq: int
    head: bytes
    whole: int
    whole_head: bytes


def row_of(matter: Matter, writer: bytes) -> Row | None:
    found = matter.view.rows(
        "SELECT wseq, head, whole, whole_head FROM writer WHERE writer = ?", (writer,)
    )
    return Row(*found[0]) if found else None


def expected(came: list[Made]) -> Row | None:
    bodies = [(log.decode(one.received.body).wseq, one.changeset) for one in came]
    if not bodies:
        return None
    wseq, head = max(bodies)
    whole = next(n for n in itertools.count() if n + 1 not in {number for number, _ in bodies})
    heads = [changeset for number, changeset in bodies if number == whole]
    return Row(wseq, head, whole, max(heads, default=b""))


def forked(matter: Matter, count: int, at: int) -> list[Made]:
    """A chain of so many notes, of which one number was used twice."""
    writer = Writer(matter)
    made = []
    for number in range(1, count + 1):
        if number == at:
            prev = writer.prev
            made.append(writer.note(b"\xee" * 16, "the other one"))
            writer.wseq, writer.prev = number - 1, prev
        made.append(writer.note(number.to_bytes(16, "big"), str(number)))
    return made


@settings(max_examples=40, deadline=None)
@given(data=st.data(), at=st.integers(0, 6))
def test_whole_is_the_last_before_the_first_gap_in_any_order(tmp_path_factory, data, at):
    with make_matter(tmp_path_factory.mktemp("chains")) as matter:
        made = forked(matter, 6, at)
        order = data.draw(st.permutations(made))
        came: list[Made] = []
        for size in data.draw(st.lists(st.integers(1, 3), min_size=1, max_size=6)):
            part, order = order[:size], order[size:]
            payloads = [payload for one in part for payload in one.payloads]
            matter.take_in([one.received for one in part], payloads)
            came += part
            if came:
                writer = bytes.fromhex(log.decode(came[0].received.body).writer)
                assert row_of(matter, writer) == expected(came)

        assert matter.projected_rows() == matter.rebuilt_rows()


def test_an_act_witnesses_only_what_is_here_without_a_gap(tmp_path):
    with make_matter(tmp_path) as matter:
        first, second, third = forked(matter, 3, 0)
        seen = []
        for made in (third, first, second):
            made.take_in(matter)
            name = made.changeset.hex()
            matter.do(partial(matter_acts.name_party, name=name, side=Side.OURS))
            body = matter.view.rows("SELECT body FROM changeset ORDER BY seq DESC LIMIT 1")[0][0]
            seen.append(msgspec.json.decode(body)["seen"])

        writer = log.decode(first.received.body).writer
        assert seen == [
            {},
            {writer: [1, first.changeset.hex()]},
            {writer: [3, third.changeset.hex()]},
        ]


def test_its_own_writer_goes_on_after_the_greatest_number(tmp_path):
    with make_matter(tmp_path) as matter:
        cursor = matter._database.writer.cursor()
        known = log.position(cursor, matter.view.writer)
        with matter._database.rolled_back() as cursor:
            chains = Chains(cursor)
            chains.note(matter.view.writer, known.wseq + 5, b"\x09" * 32, matter.reviewer)
            chains.write()
            assert log.position(cursor, matter.view.writer).wseq == known.wseq + 5


def test_words_come_with_their_layer_when_it_comes_after_the_passages(tmp_path):
    with make_matter(tmp_path) as matter:
        added = add_text(matter, "We kept some pages.")
        tag(matter, added, "kept some pages", "admission", "agent_employee")
        with Writer.copy_of(matter, tmp_path / "whole") as whole:
            words = whole.view.rows("SELECT quote, pin FROM passage")
        bare = tmp_path / "bare"
        with make_copy_without_layers(matter, bare) as copy:
            assert copy.view.rows("SELECT quote FROM passage") == [("",)]
            assert copy.projected_rows() == copy.rebuilt_rows()

            give(matter, copy)

            assert copy.view.rows("SELECT quote, pin FROM passage") == words
            assert copy.projected_rows() == copy.rebuilt_rows()


def make_copy_without_layers(matter: Matter, folder) -> Matter:
    copy = adopt_matter(folder, matter.id, Settings(folder / "home"))
    connection = matter.connection()
    copy.take_in(list(checking.changesets(connection)), list(checking.payloads(connection)))
    return copy
