"""Review databases that somebody made on purpose: refused, or read without harm, in seconds."""

import hashlib
import os
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
import sqlcipher3.dbapi2 as driver

from reviewer.sharing import received_forms
from reviewer.sharing.container import NOTHING, Known
from reviewer.sharing.portions import Acts, Form, GeometryRows, LayerRows, ObjectBytes
from reviewer.sharing.refusals import Refusal, RefusedFileError
from reviewer.store import foreign, foreign_rows, keys, log, schema
from reviewer.store.version import APPLICATION_ID
from tests.unit.handed import Believed, acts_of, believed, log_of, tagged_matter, texts_of

REFERENCES = Path(__file__).parent.parent / "references"
_SECONDS = 5.0


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    """A review database as a colleague sends it, and all that it holds."""
    matter = tagged_matter(tmp_path_factory.mktemp("real"), 12)
    whole = believed([*texts_of(matter), acts_of(matter)], matter.id)
    place, matter_id = matter.path, matter.id
    matter.close()
    return place, matter_id, whole


@pytest.fixture
def copy(real, tmp_path):
    path = tmp_path / "copy" / "from a colleague.pincite"
    path.parent.mkdir()
    shutil.copy(real[0], path)
    return path


def _read(path, real, passphrase=None, known=NOTHING) -> Believed:
    """What can be believed of a file; reading leaves its folder as it was."""
    before = _contents(path.parent)
    start = time.monotonic()
    try:
        with received_forms.opened(path, passphrase) as source:
            return believed(source.portions(known), real[1])
    finally:
        assert time.monotonic() - start < _SECONDS
        assert _contents(path.parent) == before


def _contents(folder: Path) -> dict[str, bytes]:
    small = (path for path in folder.rglob("*") if path.is_file() and path.stat().st_size < 10**7)
    return {str(path): path.read_bytes() for path in small}


def _refusal(path, real, passphrase=None) -> Refusal:
    with pytest.raises(RefusedFileError) as refused:
        _read(path, real, passphrase)
    return refused.value.refusal


def _change(path: Path, *statements: str) -> None:
    """Let a stranger at the file, who stops at nothing."""
    with closing(driver.connect(str(path), isolation_level=None)) as connection:
        connection.create_function("app_secret", 0, lambda: b"SECRET")
        for statement in statements:
            connection.execute(statement)


def _posed_as(path: Path, table: str, made: str) -> None:
    """Another kind of thing under the name of a truth table."""
    _change(
        path,
        "DROP TRIGGER changeset_stays",
        "DROP TRIGGER changeset_kept",
        f"ALTER TABLE {table} RENAME TO kept_{table}",
        made,
    )


# --- what is right is read ------------------------------------------------------------------------


def test_a_copy_gives_all_that_it_holds(copy, real):
    found = _read(copy, real)

    assert found == real[2]
    assert not found.is_told
    assert len(found.payloads) > 40


@pytest.mark.parametrize("version", ["version-1", "version-2", "version-3"])
def test_every_released_version_is_read(version, tmp_path):
    path = tmp_path / "old.pincite"
    shutil.copy(REFERENCES / version / "matter.pincite", path)

    with received_forms.opened(path, None) as source:
        found = believed(source.portions(), bytes.fromhex(source.manifest.matter))

    assert source.manifest.title
    assert len(found.changesets) == source.manifest.changesets > 0
    assert not found.is_told


def test_the_tables_of_this_version_are_known():
    made = [one.strip() for one in schema.statements(schema.TRUTH)]
    tables = {one.split()[2]: one for one in made if one.startswith("CREATE TABLE")}

    assert foreign.TABLES.keys() == tables.keys()
    for name, statement in tables.items():
        assert foreign.fingerprint(statement) in foreign.TABLES[name]
    assert {foreign.fingerprint(one) for one in schema.TRIGGERS} <= foreign.TRIGGERS


def test_a_database_says_what_it_holds(copy, real):
    with received_forms.opened(copy, None) as source:
        manifest = source.manifest

    assert manifest.form is Form.REVIEW_DATABASE
    assert manifest.matter == real[1].hex()
    assert (manifest.title, manifest.name) == ("Clark v. Acme", "Kim Lee")
    assert manifest.changesets == len(real[2].changesets)
    assert [number for number, _ in manifest.upto.values()] == [manifest.changesets]


def test_texts_come_before_acts_and_acts_in_the_order_of_their_chain(copy):
    with received_forms.opened(copy, None) as source:
        portions = list(source.portions())

    assert [type(one) for one in portions] == [LayerRows, GeometryRows, Acts]
    acts = portions[2]
    assert isinstance(acts, Acts)
    with closing(driver.connect(str(copy))) as connection:
        chain = [row[0] for row in connection.execute("SELECT id FROM changeset ORDER BY wseq")]
    assert [one.id for one in acts.changesets] == chain


def test_portions_can_be_asked_for_twice_and_without_what_is_known(copy, real):
    with received_forms.opened(copy, None) as source:
        acts = list(source.portions(Known(has_all_but_acts=True)))
        again = believed(source.portions(), real[1])
        first = frozenset(changeset for changeset, _ in list(real[2].changesets)[:4])
        rest = believed(source.portions(Known(changesets=first)), real[1])
        layers = frozenset(layer for layer, _ in real[2].layers)
        both = frozenset(one.layer + one.rendition for one in _layouts(source))
        texts = list(source.portions(Known(layers=layers, geometry=both)))

    assert [type(one) for one in acts] == [Acts]
    assert again == real[2]
    assert {one for one, _ in real[2].changesets} - {one for one, _ in rest.changesets} == first
    assert {type(one) for one in texts} == {Acts}


def _layouts(source) -> list[GeometryRows]:
    return [one for one in source.portions() if isinstance(one, GeometryRows)]


def _locked(path: Path, passphrase: str) -> Path:
    locked = path.with_name("locked.pincite")
    key = keys.new_key(passphrase)
    with closing(driver.connect(str(path), isolation_level=None)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.execute(f'ATTACH ? AS locked KEY "{key.literal}"', (str(locked),))
        connection.execute("SELECT sqlcipher_export('locked')")
        connection.execute(f"PRAGMA locked.user_version = {version}")
        connection.execute(f"PRAGMA locked.application_id = {APPLICATION_ID}")
    return locked


def test_a_locked_copy_opens_with_its_passphrase_alone(copy, real):
    locked = _locked(copy, "Zürich")

    assert _refusal(locked, real) is Refusal.PERHAPS_LOCKED
    assert _refusal(locked, real, "Zurich") is Refusal.WRONG_PASSPHRASE
    assert _read(locked, real, "Zu\u0308rich") == real[2]


def test_a_torn_page_of_a_locked_copy_does_not_cost_the_others(copy, real):
    locked = _locked(copy, "Pelgrave")
    content = bytearray(locked.read_bytes())
    outcomes: list[object] = []

    for page in range(3, len(content) // 4096, 30):
        torn = bytearray(content)
        torn[page * 4096 + 100] ^= 1
        locked.write_bytes(torn)
        try:
            found = _read(locked, real, "Pelgrave")
        except RefusedFileError as refused:
            outcomes.append(refused.refusal)
            continue
        assert found.changesets <= real[2].changesets
        assert found.payloads <= real[2].payloads
        assert found.is_told or (found.changesets, found.payloads) == (
            real[2].changesets,
            real[2].payloads,
        )
        outcomes.append(found.is_told)

    assert False in outcomes


# --- what is not right in its first bytes ---------------------------------------------------------


@pytest.mark.parametrize("is_locked", [False, True])
def test_a_copy_of_an_open_matter_is_refused_as_such(copy, real, is_locked):
    path = _locked(copy, "Pelgrave") if is_locked else copy
    passphrase = "Pelgrave" if is_locked else None
    torn = path.with_name("torn.pincite")
    with closing(driver.connect(str(path), isolation_level=None)) as connection:
        if is_locked:
            keys.use(connection, keys.derive("Pelgrave", path.read_bytes()[:16]))
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE later (x)")
        shutil.copy(path, torn)

    assert _refusal(torn, real, passphrase) is Refusal.COPIED_OPEN


def _with_head(path: Path, place: int, value: bytes) -> None:
    content = bytearray(path.read_bytes())
    content[place : place + len(value)] = value
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("place", "value", "refusal"),
    [
        (60, b"\0\0\0\x63", Refusal.NEWER),
        (60, b"\0\0\0\0", Refusal.STRANGE_DATABASE),
        (60, b"\xff\xff\xff\xff", Refusal.STRANGE_DATABASE),
        (68, b"Fire", Refusal.OTHER_DATABASE),
        (56, b"\0\0\0\2", Refusal.DAMAGED),
        (16, b"\x03\x03", Refusal.DAMAGED),
        (28, b"\x0f\0\0\0", Refusal.UNFINISHED),
    ],
)
def test_a_head_that_is_not_ours_is_refused(copy, real, place, value, refusal):
    _with_head(copy, place, value)

    assert _refusal(copy, real) is refusal


@pytest.mark.parametrize("is_locked", [False, True])
def test_a_copy_that_is_cut_short_is_refused_as_not_whole(copy, real, is_locked):
    path = _locked(copy, "Pelgrave") if is_locked else copy
    content = path.read_bytes()

    for pages in (3,) if is_locked else (1, 3, len(content) // 4096 - 1):
        path.write_bytes(content[: pages * 4096])
        assert _refusal(path, real, "Pelgrave" if is_locked else None) is Refusal.UNFINISHED
    path.write_bytes(content[:60])
    assert _refusal(path, real) in {Refusal.UNFINISHED, Refusal.FOREIGN}


def test_a_database_without_tables_is_refused(tmp_path, real):
    path = tmp_path / "empty.pincite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 3")
        connection.execute("CREATE TABLE x (y)")

    assert _refusal(path, real) is Refusal.DAMAGED


# --- what Pincite never writes --------------------------------------------------------------------

_ENDLESS = """CREATE VIEW changeset AS WITH RECURSIVE n(x) AS
  (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS seq, x AS id, x AS body FROM n"""
_HUGE = "CREATE VIEW payload AS SELECT zeroblob(900000000) AS hash, x'00' AS salt, 1 AS content"
_CALLING = "CREATE VIEW layer AS SELECT app_secret() AS layer, 0 AS part"
_GENERATED = """CREATE TABLE changeset (seq INTEGER PRIMARY KEY, id BLOB, sig BLOB,
  body BLOB GENERATED ALWAYS AS (zeroblob(900000000)) VIRTUAL)"""
_VIRTUAL = "CREATE VIRTUAL TABLE payload USING fts5(hash, salt, content)"


@pytest.mark.parametrize(
    ("table", "made"),
    [
        ("changeset", _ENDLESS),
        ("payload", _HUGE),
        ("layer", _CALLING),
        ("changeset", _GENERATED),
        ("payload", _VIRTUAL),
        ("local", "CREATE TABLE local (key TEXT, value BLOB)"),
    ],
)
def test_what_poses_as_a_truth_table_is_refused(copy, real, table, made):
    _posed_as(copy, table, made)

    assert _refusal(copy, real) is Refusal.STRANGE_DATABASE


@pytest.mark.parametrize(
    "made",
    [
        "CREATE VIEW other AS SELECT app_secret()",
        "CREATE VIRTUAL TABLE other USING fts5(x)",
        "CREATE VIRTUAL TABLE other USING rtree(id, low, high)",
        """CREATE TRIGGER silent BEFORE INSERT ON changeset
           BEGIN SELECT raise(ignore); END""",
    ],
)
def test_views_triggers_and_virtual_tables_refuse_the_file(copy, real, made):
    _change(copy, made)

    assert _refusal(copy, real) is Refusal.STRANGE_DATABASE


def test_a_trigger_of_ours_with_another_body_is_refused(copy, real):
    _change(
        copy,
        "DROP TRIGGER changeset_stays",
        """CREATE TRIGGER changeset_stays BEFORE UPDATE ON changeset
           BEGIN SELECT raise(IGNORE); END""",
    )

    assert _refusal(copy, real) is Refusal.STRANGE_DATABASE


def test_thirty_thousand_tables_are_refused(copy, real):
    _change(
        copy,
        "PRAGMA writable_schema = ON",
        """WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 30000)
           INSERT INTO sqlite_schema SELECT 'table', 't' || x, 't' || x, 2,
             'CREATE TABLE t' || x || ' (x)' FROM n""",
    )

    assert _refusal(copy, real) is Refusal.STRANGE_DATABASE


def test_ordinary_tables_that_are_not_known_are_left_alone(copy, real):
    _change(
        copy,
        "CREATE TABLE of_a_later_version (x, y GENERATED ALWAYS AS (zeroblob(900000000)))",
        "CREATE INDEX other ON of_a_later_version (x)",
        "INSERT INTO of_a_later_version (x) VALUES (zeroblob(1000))",
        "DROP TABLE passage",
    )

    assert _read(copy, real) == real[2]


def test_a_schema_that_cannot_be_read_is_refused(copy, real):
    _change(
        copy,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = 'CREATE TABLE ((((' WHERE name = 'passage'",
    )

    assert _refusal(copy, real) is Refusal.DAMAGED


def test_two_tables_cannot_share_a_name_by_their_letters(copy, real):
    _change(
        copy,
        "PRAGMA writable_schema = ON",
        """INSERT INTO sqlite_schema SELECT type, 'PAYLOAD', 'PAYLOAD', rootpage, sql
           FROM sqlite_schema WHERE name = 'payload'""",
    )

    assert _refusal(copy, real) in {Refusal.STRANGE_DATABASE, Refusal.DAMAGED}


# --- what stands in the tables --------------------------------------------------------------------


def _loosened(path: Path, table: str, *statements: str) -> None:
    """Do to a strict table what it forbids, and put its right words back over it."""
    _change(
        path,
        "PRAGMA ignore_check_constraints = ON",
        "PRAGMA writable_schema = ON",
        "CREATE TABLE words AS SELECT name, sql FROM sqlite_schema",
        f"""UPDATE sqlite_schema SET sql = replace(replace(sql, 'WITHOUT ROWID,', 'WITHOUT ROWID'),
          'STRICT', '') WHERE name = '{table}'""",
    )
    _change(path, "PRAGMA ignore_check_constraints = ON", *statements)
    _change(
        path,
        "PRAGMA writable_schema = ON",
        f"""UPDATE sqlite_schema SET sql = (SELECT sql FROM words WHERE name = '{table}')
          WHERE name = '{table}'""",
        "DROP TABLE words",
    )


def test_values_of_another_type_are_counted_and_not_taken(copy, real):
    triggers = ("DROP TRIGGER changeset_stays", "DROP TRIGGER changeset_kept")
    _loosened(
        copy,
        "changeset",
        triggers[0],
        triggers[1],
        "UPDATE changeset SET body = CAST(body AS TEXT) WHERE seq = 5",
        "UPDATE changeset SET id = CAST(id AS TEXT) WHERE seq = 6",
        "UPDATE changeset SET hlc = 'later' WHERE seq = 7",
        "UPDATE changeset SET wseq = 1.5 WHERE seq = 8",
        "UPDATE changeset SET staging = 'none' WHERE seq = 9",
    )

    found = _read(copy, real)

    assert found.changesets < real[2].changesets
    assert len(real[2].changesets) - len(found.changesets) == 5
    assert found.is_told


def test_text_where_bytes_belong_is_not_taken_as_a_payload(copy, real):
    _loosened(copy, "payload", "UPDATE payload SET content = CAST(content AS TEXT)")

    found = _read(copy, real)

    assert not found.payloads
    assert found.changesets == real[2].changesets


def test_a_huge_value_is_not_fetched(copy, real):
    size = foreign_rows.LONGEST_CONTENT + 1
    _change(
        copy,
        "PRAGMA ignore_check_constraints = ON",
        f"""UPDATE payload SET content = zeroblob({size})
          WHERE hash = (SELECT min(hash) FROM payload)""",
    )

    found = _read(copy, real)

    assert len(found.payloads) == len(real[2].payloads) - 1
    assert found.payloads < real[2].payloads


def test_a_huge_changeset_is_counted_and_the_others_read(copy, real):
    _change(
        copy,
        f"""INSERT INTO changeset SELECT 900, zeroblob(32), NULL, hlc, writer, 900, person, role,
          verb, NULL, NULL, zeroblob({foreign_rows.LONGEST_BODY + 1}), NULL
          FROM changeset LIMIT 1""",
    )

    found = _read(copy, real)

    assert found.changesets == real[2].changesets
    assert [one.count for one in found.unreadable] == [1]


def test_texts_and_layouts_of_another_type_are_counted_and_not_taken(copy, real):
    for table, change in (
        ("layer", "text = CAST(text AS BLOB)"),
        ("layer", "text = CAST(x'ff41' AS TEXT)"),
        ("layer", "part = 'first'"),
        ("layer", "layer = 'a layer'"),
        ("geometry", "body = 'a page'"),
        ("geometry", "rendition = 7"),
    ):
        path = copy.with_name(f"{table} {change[:9]}.pincite")
        shutil.copy(copy, path)
        _loosened(path, table, f"UPDATE {table} SET {change}")

        found = _read(path, real)

        assert (found.layers, found.geometry).count(set()) == 1
        assert [one.count for one in found.unreadable] == [0]
        assert (found.changesets, found.payloads) == (real[2].changesets, real[2].payloads)


def test_texts_and_layouts_larger_than_any_are_counted(copy, real, monkeypatch):
    monkeypatch.setattr(foreign_rows, "LARGEST_WHOLE", 10)

    found = _read(copy, real)

    assert not found.layers
    assert not found.geometry
    assert found.is_told


def test_a_file_that_does_not_say_its_matter_is_known_by_its_acts(copy, real):
    _change(copy, "DELETE FROM local")

    with received_forms.opened(copy, None) as source:
        assert source.manifest.matter == real[1].hex()


def test_a_file_that_says_nothing_at_all_is_refused(copy, real):
    unlocked = ("DROP TRIGGER changeset_stays", "DROP TRIGGER changeset_kept")
    _change(copy, *unlocked, "DELETE FROM local", "UPDATE changeset SET body = x'00'")

    assert _refusal(copy, real) is Refusal.DAMAGED


def test_acts_that_are_none_are_handed_on_to_be_refused_by_their_hashes(copy, real):
    _change(copy, "DROP TRIGGER changeset_stays", "UPDATE changeset SET body = x'7b7d'")

    found = _read(copy, real)

    assert not found.changesets
    assert found.rejected == len(real[2].changesets) + len(real[2].geometry)


def test_more_rows_than_a_file_of_its_size_can_hold_are_given_up(copy, real, monkeypatch):
    monkeypatch.setattr(foreign_rows, "_SMALLEST_ROW", 100_000)

    assert _refusal(copy, real) is Refusal.TOO_LARGE


def test_a_file_of_nothing_but_torn_pages_is_given_up(copy, real, monkeypatch):
    monkeypatch.setattr(foreign_rows, "_MOST_TEARS", 2)
    with closing(driver.connect(str(copy))) as connection:
        roots = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name IN ('payload', 'local', 'accepted')"
        ).fetchall()
    content = bytearray(copy.read_bytes())
    for (root,) in roots:
        content[(root - 1) * 4096 : root * 4096] = b"\xff" * 4096
    copy.write_bytes(content)

    assert _refusal(copy, real) is Refusal.DAMAGED


def test_what_acts_of_a_later_version_say_comes_with_them(copy, real):
    """Their form is not known here, so neither is what they name."""
    said = log.salted(b'{"of":"a later version"}')
    body = msgspec.json.decode(next(iter(real[2].changesets))[1]) | {"v": 2, "new": said.hash.hex()}
    later = msgspec.json.encode(body, order="sorted")
    digest = hashlib.sha256(later).digest()
    with closing(driver.connect(str(copy), isolation_level=None)) as connection:
        connection.execute(
            "INSERT INTO payload VALUES (?, ?, ?)", (said.hash, said.salt, said.content)
        )
        connection.execute(
            """INSERT INTO changeset SELECT 900, ?, NULL, hlc, writer, 900, person, role, verb,
              NULL, NULL, ?, NULL FROM changeset LIMIT 1""",
            (digest, later),
        )

    found = _read(copy, real)

    assert found.changesets == real[2].changesets | {(digest, later)}
    assert found.payloads == real[2].payloads | {(said.hash, said.salt, said.content)}


def test_a_long_log_comes_in_several_portions(copy, real, monkeypatch):
    monkeypatch.setattr(received_forms, "_BATCH", 5)

    with received_forms.opened(copy, None) as source:
        portions = list(source.portions())

    assert len([one for one in portions if isinstance(one, Acts)]) > 2
    assert believed(portions, real[1]) == real[2]


def test_what_was_staged_and_never_accepted_is_left_out_and_counted(copy, real):
    with closing(driver.connect(str(copy), isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER changeset_stays")
        connection.execute("UPDATE changeset SET staging = 7 WHERE seq > 10")
        connection.execute("UPDATE changeset SET staging = 8 WHERE seq > 12")
        connection.execute("INSERT INTO accepted VALUES (8)")

    found = _read(copy, real)

    assert len(found.changesets) == len(real[2].changesets) - 2
    assert [(one.count, "taken in" in one.reason) for one in found.unreadable] == [(2, True)]


def test_an_index_that_lies_hides_nothing(copy, real):
    roots = "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_{}_1'"
    with closing(driver.connect(str(copy), isolation_level=None)) as connection:
        one, other = (connection.execute(roots.format(name)).fetchone()[0]
                      for name in ("changeset", "layer"))  # fmt: skip
    _change(
        copy,
        "PRAGMA writable_schema = ON",
        f"""UPDATE sqlite_schema SET rootpage = CASE rootpage WHEN {one} THEN {other} ELSE {one} END
           WHERE rootpage IN ({one}, {other})""",
    )

    found = _read(copy, real)

    assert (found.changesets, found.payloads) == (real[2].changesets, real[2].payloads)
    assert (found.layers, found.geometry) == (real[2].layers, real[2].geometry)


def test_payloads_out_of_their_order_are_found_by_going_through_all(copy, real):
    """A tree that is not in order hides what is looked up in it."""
    content = bytearray(copy.read_bytes())
    with closing(driver.connect(str(copy))) as connection:
        hashes = [row[0] for row in connection.execute("SELECT hash FROM payload ORDER BY hash")]
        root = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'payload'"
        ).fetchone()[0]
    page = (root - 1) * 4096
    count = int.from_bytes(content[page + 3 : page + 5], "big")
    first = page + (12 if content[page] == 2 else 8)
    pointers = [content[first + 2 * n : first + 2 * n + 2] for n in range(count)]
    content[first : first + 2 * count] = b"".join(reversed(pointers))
    copy.write_bytes(content)

    found = _read(copy, real)

    assert len(hashes) == len(found.payloads)
    assert found.payloads == real[2].payloads


def test_branches_that_lead_back_into_each_other_come_to_an_end(copy, real):
    with closing(driver.connect(str(copy), isolation_level=None)) as connection:
        body = os.urandom(3000)
        connection.execute("BEGIN")
        for number in range(400):
            connection.execute(
                """INSERT INTO changeset SELECT ?1, randomblob(32), NULL, hlc, writer, ?1, person,
                  role, verb, NULL, NULL, ?2, NULL FROM changeset LIMIT 1""",
                (1000 + number, body),
            )
        connection.execute("COMMIT")
        root = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'changeset'"
        ).fetchone()[0]
    content = bytearray(copy.read_bytes())
    page = (root - 1) * 4096
    assert content[page] == 5, "the root has branches"
    count = int.from_bytes(content[page + 3 : page + 5], "big")
    for number in range(count):
        cell = page + int.from_bytes(
            content[page + 12 + 2 * number : page + 14 + 2 * number], "big"
        )
        content[cell : cell + 4] = root.to_bytes(4, "big")
    copy.write_bytes(content)

    assert _read(copy, real).is_told


# --- what lies beside -----------------------------------------------------------------------------


def test_journals_beside_the_file_are_not_looked_at(copy, real):
    other = copy.read_bytes().replace(b"Clark v. Acme", b"Other v. Acme")
    journal = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\xff\xff\xff\xff" + bytes(8) + other[:4096]
    for ending in ("-journal", "-wal", "-shm"):
        copy.with_name(copy.name + ending).write_bytes(journal)

    assert _read(copy, real) == real[2]


def test_files_beside_are_read_by_the_shape_of_their_names_and_never_through_links(copy, real):
    folder = copy.parent / "objects"
    names = [f"{number:02x}" * 32 for number in range(8)]
    for name in names:
        (folder / name[:2]).mkdir(parents=True)
    (folder / "00" / names[0]).write_bytes(b"native")
    (folder / "01" / names[1]).write_bytes(b"")
    (folder / "02" / names[2]).symlink_to("/etc/hostname")
    (folder / "03" / names[3]).mkdir()
    os.mkfifo(folder / "04" / names[4])
    (folder / "05" / "other.txt").write_bytes(b"not by hash")
    (folder / "06" / names[5]).write_bytes(b"in another's place")
    (folder / "07").rmdir()
    (folder / "07").symlink_to(folder / "00")

    with received_forms.opened(copy, None) as source:
        found = [one for one in source.portions() if isinstance(one, ObjectBytes)]
        known = Known(objects=frozenset({names[0]}))
        rest = [one for one in source.portions(known) if isinstance(one, ObjectBytes)]

    assert found == [ObjectBytes(names[0], 0, 6, b"native"), ObjectBytes(names[1], 0, 0, b"")]
    assert rest == found[1:]


def test_a_folder_of_objects_that_is_a_link_is_not_followed(copy, real, tmp_path):
    elsewhere = tmp_path / "elsewhere" / "ab"
    elsewhere.mkdir(parents=True)
    (elsewhere / ("ab" * 32)).write_bytes(b"somebody else's")
    (copy.parent / "objects").symlink_to(elsewhere.parent)

    assert _read(copy, real).objects == {}


def test_nothing_but_the_named_columns_can_be_read(copy):
    with foreign.opened(copy, None, lambda: None) as database:
        for statement in (
            "SELECT verb FROM changeset",
            "SELECT id FROM passage",
            "SELECT name FROM sqlite_schema",
            "SELECT zeroblob(10)",
            "SELECT load_extension('x')",
            "ATTACH ':memory:' AS other",
            "PRAGMA user_version",
            "DELETE FROM changeset",
            "CREATE TEMP TABLE x (y)",
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n",
        ):
            with pytest.raises(driver.DatabaseError):
                database._connection.execute(statement)


def test_a_check_without_an_end_is_given_up(copy, real, monkeypatch):
    monkeypatch.setattr(foreign, "_BYTES_A_SECOND", 1e12)
    monkeypatch.setattr(foreign, "SECONDS_A_ROW", -1.0)
    monkeypatch.setattr(foreign_rows, "_OPERATIONS", 1)

    assert _refusal(copy, real) is Refusal.TOO_SLOW


def test_a_statement_without_an_end_is_given_up(copy, monkeypatch):
    monkeypatch.setattr(foreign_rows, "SECONDS_A_ROW", 0.05)
    steps: list[int] = []
    with foreign.opened(copy, None, lambda: steps.append(1)) as database:
        database._connection.set_authorizer(None)
        endless = """WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)
          SELECT x FROM n WHERE x < 0"""
        for read in (lambda: list(database._read(endless)), lambda: database._one(endless, ())):
            with pytest.raises(foreign_rows.FaultError) as given_up:
                read()
            assert given_up.value.fault is foreign_rows.Fault.TOO_SLOW

    assert steps


def test_the_log_of_a_matter_is_read_like_its_own_copy(real, tmp_path):
    """The builder of these tests and the reader agree on what a chain is."""
    matter = tagged_matter(tmp_path, 2)
    chain = [one.id for one in log_of(matter)]
    path, matter_id = matter.path, matter.id
    matter.close()

    with received_forms.opened(path, None) as source:
        found = [one.id for part in source.portions() if isinstance(part, Acts)
                 for one in part.changesets]  # fmt: skip

    assert found == chain
    assert source.manifest.matter == matter_id.hex()
