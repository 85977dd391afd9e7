"""Everything that can be damaged is damaged once, and verify says what."""

import shutil

import pytest
import sqlcipher3.dbapi2 as driver

from reviewer.acts.passages import withdraw_passage
from reviewer.matter import Matter, open_matter
from reviewer.model import Act, Kind, Op, PartsBody, parts_id
from reviewer.sharing import purging
from reviewer.sharing.verify import texts_and_files, verify
from tests.unit.matters import add_text, make_matter, tag
from tests.unit.replicas import Writer

TEXT = "We never copied any book. There were about 2,400 films."


@pytest.fixture
def folder(tmp_path):
    """A closed matter with one exhibit, its file, two passages (one withdrawn)."""
    with make_matter(tmp_path) as matter:
        added = add_text(matter, TEXT)
        matter.objects.put(TEXT.encode())
        tag(matter, added, "about 2,400 films", "quantity")
        gone = tag(matter, added, "any book", "denial")
        matter.do(lambda view: withdraw_passage(view, gone))
    return tmp_path / "matter"


def damage(folder, statement: str, *parameters: object) -> None:
    connection = driver.connect(str(folder / "matter.pincite"), isolation_level=None)
    try:
        for trigger in ("changeset_kept", "changeset_stays"):
            connection.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        connection.execute(statement, parameters)
    finally:
        connection.close()


def findings(folder) -> str:
    with open_matter(folder) as matter:
        return "\n".join(verify(matter).findings)


def test_a_whole_matter_has_no_findings_and_is_counted(folder):
    with open_matter(folder) as matter:
        found = verify(matter)

    assert found.findings == ()
    assert (found.layers, found.objects, found.passages) == (1, 1, 1)
    assert found.changesets >= 5
    assert found.payloads > found.changesets


DAMAGE = {
    "verb": (
        (
            "UPDATE changeset SET body = "
            "CAST(replace(CAST(body AS TEXT), 'tag_passage', 'tag_packet') AS BLOB)"
        ),
        "An act in the log is damaged",
    ),
    "chain": (
        "DELETE FROM changeset WHERE wseq = 3",
        "Acts done in this copy are not in it any more: 1.",
    ),
    "payload": (
        (
            'UPDATE payload SET content = CAST(\'{"tag":"denial!"}\' AS BLOB) '
            'WHERE CAST(content AS TEXT) = \'{"tag":"denial"}\''
        ),
        "What an act says is damaged",
    ),
    "payload gone": (
        'DELETE FROM payload WHERE CAST(content AS TEXT) = \'{"tag":"denial"}\'',
        "What 1 act says is missing",
    ),
    "text": (
        "UPDATE layer SET text = replace(text, '2,400', '2,401')",
        "The text of an exhibit is damaged",
    ),
    "quote": (
        "UPDATE layer SET text = replace(text, '2,400', '2,401')",
        "does not stand on the words it was marked on: “about 2,400 films”",
    ),
    "layer gone": ("DELETE FROM layer", "text of this exhibit is not in the matter"),
    "geometry gone": ("DELETE FROM geometry", "The layout of an exhibit is damaged"),
    "copy of geometry": (
        "UPDATE geometry SET width = 1.0",
        "The layout of an exhibit is damaged",
    ),
    "projection": (
        "UPDATE passage SET importance = 'hot'",
        "What is shown differs from the log in “passage”",
    ),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_damage_in_the_review_database_is_found_and_told(folder, what):
    statement, sentence = DAMAGE[what]
    damage(folder, statement)

    assert sentence in findings(folder)


def test_a_file_that_is_missing_or_changed_is_told(folder):
    (path,) = (one for one in (folder / "objects").glob("??/*"))
    path.chmod(0o600)
    path.write_bytes(b"other bytes")
    assert "The file of an exhibit is damaged" in findings(folder)

    with open_matter(folder) as matter:
        assert len(texts_and_files(matter)) == 1

    path.unlink()
    shutil.rmtree(folder / "objects")
    assert "its text and passages are here" in findings(folder)


def bodies_beyond_reading(matter: Matter) -> None:
    for kind in ("layer", "passage"):
        Writer(matter).write(kind.encode().ljust(32), kind, b'{"shape":1}').take_in(matter)


def test_what_a_newer_version_wrote_is_no_damage(folder):
    with open_matter(folder) as matter:
        bodies_beyond_reading(matter)

        assert verify(matter).findings == ()


def test_a_list_of_parts_that_does_not_make_the_exhibit_is_told(folder):
    with open_matter(folder) as matter:
        (exhibit,) = (row[0] for row in matter.view.rows("SELECT id FROM exhibit"))
        parts = Op(parts_id(exhibit), Kind.PARTS, exhibit, PartsBody(["11" * 32, "22" * 32]))
        matter.do(Act("add_exhibit", (parts,)))

        told = "\n".join(verify(matter).findings)

    assert "The list of the files that make up an exhibit is damaged" in told


def test_a_file_that_should_have_been_destroyed_is_told(folder):
    with open_matter(folder) as matter:
        (exhibit,) = (row[0] for row in matter.view.rows("SELECT id FROM exhibit"))
        purging.purge(matter, exhibit, "the letter")
        matter.objects.put(TEXT.encode())

        told = verify(matter).findings

    assert len(told) == 1
    assert "was destroyed is still here" in told[0]
