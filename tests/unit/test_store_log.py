"""The log as it is written down, and every rule that a changeset from elsewhere is held against.

``BODY`` is the test vector of a whole changeset: writer, person, matter and clock are fixed, the
payload's salt is sixteen zero bytes. Whoever writes this format must arrive at ``BODY_ID``.
"""

import hashlib
import itertools
import json

import pytest
import sqlcipher3.dbapi2 as driver

from reviewer.acts import matters as matter_acts
from reviewer.acts.exhibits import set_review
from reviewer.acts.matters import new_id
from reviewer.matter import Matter, open_matter
from reviewer.model import (
    Act,
    EntityId,
    Kind,
    MatterId,
    NoteBody,
    Op,
    PartyBody,
    ReviewerId,
    Side,
    WriterId,
)
from reviewer.queries import people
from reviewer.sharing import verify
from reviewer.store import checking, log
from reviewer.store.log import Author, DamagedError, Payload, Received
from tests.unit.matters import NOON, add_text, make_matter

MATTER, WRITER, PERSON = MatterId(b"\x0a" * 16), WriterId(b"\x0b" * 16), ReviewerId(b"\x0c" * 16)
ENTITY, SUBJECT, CHANGESET = b"\x01" * 32, b"\x02" * 32, b"\x03" * 32
AUTHOR = Author(MATTER, WRITER, PERSON, "reviewer", "pincite 1.0")
DAY = 86_400.0
KEYS = {
    "v", "matter", "writer", "wseq", "prev", "hlc", "person", "role", "app", "verb", "undoes",
    "group", "seen", "ops",
}  # fmt: skip


def body_of(**changed) -> dict:
    """A body that breaks no rule, with some of its values changed."""
    return {
        "app": "pincite 1.0",
        "group": None,
        "hlc": str(int(NOON * 1000) << 16),
        "matter": MATTER.hex(),
        "ops": [[ENTITY.hex(), "note", [], SUBJECT.hex(), None]],
        "person": PERSON.hex(),
        "prev": None,
        "role": "reviewer",
        "seen": {},
        "undoes": None,
        "v": 1,
        "verb": "note_passage",
        "writer": WRITER.hex(),
        "wseq": 1,
        **changed,
    }


def written(body: dict) -> bytes:
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def received(**changed) -> Received:
    content = written(body_of(**changed))
    return Received(hashlib.sha256(content).digest(), content)


@pytest.fixture
def matter(tmp_path):
    with make_matter(tmp_path) as made:
        yield made


def stored(matter: Matter) -> list[dict]:
    found = matter.connection().execute("SELECT body FROM changeset ORDER BY seq")
    return [json.loads(row[0]) for row in found.fetchall()]


def note(text: str, number: int = 1) -> Op:
    return Op(EntityId(bytes([number % 256, number // 256]) * 8), Kind.NOTE, None, NoteBody(text))


# --- what is written ------------------------------------------------------------------------------


def test_a_body_has_the_keys_of_the_format_and_its_id_is_its_hash(matter):
    rows = matter.connection().execute("SELECT id, body FROM changeset").fetchall()

    assert rows
    for changeset, content in rows:
        assert set(json.loads(content)) == KEYS
        assert content == written(json.loads(content))
        assert changeset == hashlib.sha256(content).digest()


def test_a_payload_is_hashed_with_sixteen_bytes_of_salt(matter):
    rows = matter.connection().execute("SELECT hash, salt, content FROM payload").fetchall()

    named = {op[4] for body in stored(matter) for op in body["ops"]}
    assert {digest.hex() for digest, _, _ in rows} == named
    assert len({salt for _, salt, _ in rows}) == len(rows)
    for digest, salt, content in rows:
        assert len(salt) == 16
        assert digest == hashlib.sha256(salt + content).digest()


def test_equal_words_are_two_payloads_but_no_difference_of_bytes():
    one, other = log.salted(b'"No."'), log.salted(b'"No."')

    assert one.hash != other.hash
    assert one.content == other.content


def test_each_act_names_the_one_before_it(matter):
    ids = [
        row[0].hex() for row in matter.connection().execute("SELECT id FROM changeset ORDER BY seq")
    ]
    matter.do(lambda view: matter_acts.name_party(view, "Acme", Side.ADVERSE))

    bodies = stored(matter)
    assert [body["wseq"] for body in bodies] == list(range(1, len(bodies) + 1))
    assert [body["prev"] for body in bodies] == [None, *ids]


def test_what_an_act_says_last_of_an_entity_is_what_it_says(matter):
    change = matter.do(Act("note_passage", (note("first"), note("second", 2), note("last"))))

    ops = stored(matter)[-1]["ops"]
    assert len(ops) == 2
    assert len(change.changesets) == 1
    contents = matter.connection().execute("SELECT content FROM payload").fetchall()
    assert (b'{"text":"last"}',) in contents
    assert (b'{"text":"first"}',) not in contents


def test_a_great_act_is_split_and_undone_as_one(matter):
    before = len(stored(matter))
    change = matter.do(Act("note_passage", tuple(note("n", number) for number in range(4500))))

    parts = stored(matter)[before:]
    assert [len(part["ops"]) for part in parts] == [2000, 2000, 500]
    assert len({part["group"] for part in parts}) == 1
    assert len(change.changesets) == 3

    undone = matter.undo()

    assert undone.left == 0
    assert not matter.view.rows("SELECT 1 FROM entity WHERE kind = 'note' AND payload IS NOT NULL")
    assert {part["undoes"] for part in stored(matter)[before + 3 :]} == {
        one.hex() for one in change.changesets
    }


def test_the_pinned_changeset_never_changes(tmp_path, monkeypatch):
    monkeypatch.setattr("os.urandom", bytes)
    connection = make_log(tmp_path)
    act = Act("note_passage", (Op(EntityId(ENTITY), Kind.NOTE, SUBJECT, NoteBody("„Nein“\n")),))

    (made,) = log.append(connection.cursor(), AUTHOR, [act], lambda: NOON)

    found = connection.execute("SELECT body FROM changeset").fetchone()[0]
    connection.close()
    assert found.decode() == BODY
    assert made.id.hex() == BODY_ID
    assert log.check(Received(made.id, found), MATTER) == made.body


BODY = (
    '{"app":"pincite 1.0","group":null,"hlc":"117637120000000000","matter":"0a0a0a0a0a0a0a0a0'
    'a0a0a0a0a0a0a0a","ops":[["01010101010101010101010101010101010101010101010101010101010101'
    '01","note",[],"0202020202020202020202020202020202020202020202020202020202020202","154abb'
    '8db11637d6ad1f4901b7342ce6f7493565bd40f042b3163bf443f4cc31"]],"person":"0c0c0c0c0c0c0c0c'
    '0c0c0c0c0c0c0c0c","prev":null,"role":"reviewer","seen":{},"undoes":null,"v":1,"verb":"no'
    'te_passage","writer":"0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b","wseq":1}'
)
BODY_ID = "7dcc8c237e8db7d5e07ed8dc6a7db4df467e6bce9ccd169d30cb5dbacbdb1750"


def make_log(folder) -> driver.Connection:
    """The tables of a review database alone."""
    with make_matter(folder) as made:
        path = made.path
    connection = driver.connect(str(path), isolation_level=None)
    for trigger in ("changeset_kept", "changeset_stays"):
        connection.execute(f"DROP TRIGGER {trigger}")
    for table in ("changeset", "payload", "op", "superseded", "writer"):
        connection.execute(f"DELETE FROM {table}")
    return connection


# --- time -----------------------------------------------------------------------------------------


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> float:
        return self.now


def timed(matter: Matter, clock: Clock, *moments: float) -> list[int]:
    matter._clock = clock
    for number, clock.now in enumerate(moments):
        body = PartyBody(f"Party {number}", Side.OURS)
        matter.do(Act("name_party", (Op(new_id(), Kind.PARTY, None, body),)))
    return [int(body["hlc"]) for body in stored(matter)]


def test_time_is_a_decimal_text_of_milliseconds_and_a_counter(matter):
    times = timed(matter, Clock(), NOON + 60, NOON + 60)

    assert all(isinstance(body["hlc"], str) for body in stored(matter))
    assert times[-2:] == [int(NOON + 60) * 1000 << 16, (int(NOON + 60) * 1000 << 16) + 1]
    assert log.milliseconds(times[-1]) == (NOON + 60) * 1000


@pytest.mark.parametrize("back", [1.0, 3600.0, 3 * DAY])
def test_time_never_runs_backwards_when_the_clock_does(matter, back):
    times = timed(matter, Clock(), NOON + 60, NOON + 60 - back, NOON + 61 - back)

    assert times == sorted(set(times))


def test_a_colleagues_clock_a_day_ahead_is_kept_but_not_followed(matter):
    ahead = str(int((NOON + 2 * DAY) * 1000) << 16)
    assert matter.take_in([changeset_for(matter, hlc=ahead)], []) == 1

    times = timed(matter, Clock(), NOON + 60)

    assert int(ahead) in times
    assert times[-1] == int(NOON + 60) * 1000 << 16


def test_a_colleagues_clock_an_hour_ahead_is_followed(matter):
    ahead = int((NOON + 3600) * 1000) << 16
    matter.take_in([changeset_for(matter, hlc=str(ahead))], [])

    assert timed(matter, Clock(), NOON + 60)[-1] == ahead + 1


# --- which writer goes on -------------------------------------------------------------------------


@pytest.mark.parametrize(("acts", "goes_on"), [(0, True), (1, True), (2, False)])
def test_a_writer_goes_on_when_its_note_is_at_most_one_act_behind(tmp_path, home, acts, goes_on):
    with make_matter(tmp_path) as matter:
        writer = matter.view.writer
        (note,) = (home / "writers").iterdir()
        noted = note.read_bytes()
        for number in range(acts):
            body = PartyBody(f"Party {number}", Side.OURS)
            matter.do(Act("name_party", (Op(new_id(), Kind.PARTY, None, body),)))
    note.write_bytes(noted)

    with open_matter(tmp_path / "matter") as matter:
        assert (matter.view.writer == writer) is goes_on
        assert not verify.verify(matter).findings


# --- what was seen of others ----------------------------------------------------------------------


def changeset_for(matter: Matter, **changed) -> Received:
    return received(**{"matter": matter.id.hex(), **changed})


def test_the_next_act_says_what_came_from_others_and_says_it_once(matter):
    first = changeset_for(matter)
    matter.take_in([first], [])
    quiet = stored(matter)[-1]["seen"]
    matter.do(lambda view: matter_acts.name_party(view, "Acme", Side.ADVERSE))
    matter.do(lambda view: matter_acts.name_party(view, "Clark", Side.OURS))
    second = changeset_for(matter, wseq=2, prev=first.id.hex())
    matter.take_in([second], [])
    matter.do(lambda view: matter_acts.name_party(view, "Lee", Side.OURS))

    seen = [body["seen"] for body in stored(matter) if body["writer"] != WRITER.hex()]
    assert quiet == {}
    assert seen[-3:] == [
        {WRITER.hex(): [1, first.id.hex()]},
        {},
        {WRITER.hex(): [2, second.id.hex()]},
    ]


def test_of_a_forked_writer_every_copy_names_the_same_head(tmp_path):
    are_greatest = []
    for number, order in enumerate(itertools.permutations(("one", "other"))):
        with make_matter(tmp_path / str(number)) as matter:
            forks = {verb: changeset_for(matter, verb=verb) for verb in order}
            greatest = max(fork.id for fork in forks.values())
            for verb in order:
                matter.take_in([forks[verb]], [])
            row = (
                matter.connection()
                .execute("SELECT head FROM writer WHERE writer = ?", (WRITER,))
                .fetchone()
            )
            are_greatest.append(row[0] == greatest)

    assert are_greatest == [True, True]


# --- what is refused ------------------------------------------------------------------------------

MANY: list[object] = [[f"{number:032x}", "note", [], None, None] for number in range(2001)]
TWICE: list[object] = [[ENTITY.hex(), "note", [], None, None]] * 2


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"matter": "0f" * 16}, "another matter"),
        ({"writer": "0b" * 32}, "no id"),
        ({"writer": "0B" * 16}, "no id"),
        ({"person": "zz" * 16}, "no id"),
        ({"person": "0" * 33}, "no id"),
        ({"prev": "0b" * 16, "wseq": 2}, "no id"),
        ({"undoes": "00"}, "no id"),
        ({"group": "0b" * 32}, "no id"),
        ({"wseq": 0, "prev": "03" * 32}, "out of range"),
        ({"wseq": 2**53, "prev": "03" * 32}, "out of range"),
        ({"hlc": "-1"}, "out of range"),
        ({"hlc": "01"}, "out of range"),
        ({"hlc": "٣"}, "out of range"),
        ({"hlc": str(2**63)}, "out of range"),
        ({"hlc": "9" * 5000}, "out of range"),
        ({"wseq": 2}, "hang on the act before"),
        ({"prev": "03" * 32}, "hang on the act before"),
        ({"ops": MANY}, "touches too much"),
        ({"ops": TWICE}, "one entity twice"),
        ({"ops": [["01", "note", [], None, None]]}, "one of its operations"),
        ({"ops": [[ENTITY.hex(), "note", ["0" * 32], None, None]]}, "one of its operations"),
        ({"ops": [[ENTITY.hex(), "note", [], "x", None]]}, "one of its operations"),
        ({"ops": [[ENTITY.hex(), "note", [], None, "0" * 32]]}, "one of its operations"),
        ({"seen": {"0d" * 32: [1, "03" * 32]}}, "it has seen"),
        ({"seen": {"0d" * 16: [0, "03" * 32]}}, "it has seen"),
        ({"seen": {"0d" * 16: [1, "03" * 16]}}, "it has seen"),
        ({"v": 0}, "no version"),
        ({"v": "1"}, "Expected `int`"),
        ({"extra": 1}, "unknown field"),
        ({"ops": [[ENTITY.hex(), "note"]]}, "Expected `array`"),
    ],
)
def test_a_changeset_that_breaks_a_rule_is_refused(changed, rule):
    with pytest.raises(DamagedError, match=rule):
        log.check(received(**changed), MATTER)


def test_a_changeset_whose_id_is_another_hash_is_refused():
    with pytest.raises(DamagedError, match="not the hash"):
        log.check(Received(bytes(32), received().body), MATTER)


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(body_of(), sort_keys=True).encode(),
        json.dumps(body_of(), separators=(",", ":")).encode().replace(b'"app"', b'"\\u0061pp"'),
        written(dict(sorted(body_of().items(), reverse=True))).replace(b'"v":1', b'"v":1,"v":1'),
    ],
)
def test_a_body_in_another_written_form_is_refused(content):
    with pytest.raises(DamagedError, match="canonical"):
        log.check(Received(hashlib.sha256(content).digest(), content), MATTER)


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b'"a"', b"{", b"[" * 100_000])
def test_what_is_no_body_at_all_is_refused(content):
    with pytest.raises(DamagedError):
        log.check(Received(hashlib.sha256(content).digest(), content), MATTER)
    with pytest.raises(DamagedError):
        log.decode(content)


@pytest.mark.parametrize(
    "payload",
    [
        Payload(hashlib.sha256(bytes(16) + b"1").digest(), bytes(16), b"2"),
        Payload(hashlib.sha256(bytes(8) + b"1").digest(), bytes(8), b"1"),
    ],
)
def test_a_payload_that_is_not_what_its_hash_says_is_refused(matter, payload):
    before = matter.projected_rows()

    with pytest.raises(DamagedError, match="its hash"):
        matter.take_in([changeset_for(matter)], [payload])

    assert matter.projected_rows() == before
    assert (
        matter.connection()
        .execute("SELECT 1 FROM changeset WHERE writer = ?", (WRITER,))
        .fetchone()
        is None
    )


def test_a_changeset_without_what_it_says_is_refused(matter):
    ops: list[object] = [[ENTITY.hex(), "note", [], None, "05" * 32]]

    with pytest.raises(DamagedError, match="did not come"):
        matter.take_in([changeset_for(matter, ops=ops)], [])

    assert WRITER.hex() not in {body["writer"] for body in stored(matter)}


# --- a newer version ------------------------------------------------------------------------------


def test_what_is_known_is_not_put_in_twice(matter):
    known = next(checking.changesets(matter.connection()))

    with matter._database.transaction() as cursor:
        assert log.insert(cursor, known, log.decode(known.body)) == 0


def test_a_body_of_a_higher_version_is_kept_whole_and_waits(matter):
    newer = changeset_for(matter, v=2, colour="blue", ops={"not": "a list"})
    before = matter.projected_rows()

    assert matter.take_in([newer], []) == 1
    assert matter.take_in([newer], []) == 0

    shown = matter.projected_rows()
    assert shown | {"writer": before["writer"]} == before
    assert newer in list(checking.changesets(matter.connection()))
    matter.close()
    with open_matter(matter.folder) as again:
        assert newer in list(checking.changesets(again.connection()))
        assert again.rebuilt_rows() == shown
        assert not verify.verify(again).findings


def test_what_a_waiting_act_says_waits_with_it(matter):
    payload = log.salted(b"{}")
    matter.take_in([changeset_for(matter, v=2, says=payload.hash.hex())], [payload])
    with matter._database.transaction() as cursor:
        received = changeset_for(matter)
        log.insert_staged(cursor, [(received, log.decode(received.body))], 99)
    matter.close()

    with open_matter(matter.folder) as again:
        assert payload in list(checking.payloads(again.connection()))


def test_a_newer_body_without_an_envelope_is_refused(matter):
    content = written({"v": 2, "matter": matter.id.hex()})

    with pytest.raises(DamagedError):
        log.check(Received(hashlib.sha256(content).digest(), content), matter.id)


# --- never rewritten ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE changeset SET verb = 'x'",
        "UPDATE changeset SET staging = 1",
        "DELETE FROM changeset",
    ],
)
def test_the_log_refuses_to_be_changed(matter, statement):
    with (
        pytest.raises(driver.IntegrityError, match="never"),
        matter._database.transaction() as cursor,
    ):
        cursor.execute(statement)

    assert len(stored(matter)) == 2


def test_an_act_that_is_refused_leaves_nothing(matter):
    added = add_text(matter, "No.")
    before = matter.projected_rows()

    with pytest.raises(Exception, match="unread, started or reviewed"):
        matter.do_all(
            [
                lambda view: set_review(view, added.exhibit, "started"),
                lambda view: set_review(view, added.exhibit, "half"),
            ]
        )

    assert matter.projected_rows() == before
    assert people.matter_of(matter.view).title == "Clark v. Acme"
