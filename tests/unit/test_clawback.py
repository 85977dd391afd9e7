"""What is given back: hidden with all that hangs on it, or destroyed wherever we reach."""

import hashlib
import zlib
from pathlib import Path

import pytest

from reviewer.acts import clawback as acts
from reviewer.acts import exhibits as exhibit_acts
from reviewer.acts.matters import join
from reviewer.acts.passages import note_passage
from reviewer.errors import InputError, RefusedError
from reviewer.exports.passage_log import LogChoices, export_log
from reviewer.indexing import bring_up_to_date
from reviewer.matter import Matter, adopt_matter, open_matter
from reviewer.model import (
    Act,
    AnchorBody,
    EntityId,
    ExhibitBody,
    Kind,
    Op,
    PartsBody,
    RelocationBody,
    Standing,
    parts_id,
    relocation_id,
)
from reviewer.queries import clawback, exhibits, histories, history, numbers, passages
from reviewer.queries.clawback import Traces
from reviewer.queries.clawback_words import sentences
from reviewer.sharing import mailbox, purging
from reviewer.sharing.outcomes import Cleaned
from reviewer.sharing.restoring import restore
from reviewer.sharing.state import state
from reviewer.sharing.verify import verify
from reviewer.store.database import connect_to_read
from reviewer.store.settings import Settings
from tests.unit.matters import Added, add_text, make_matter, tag
from tests.unit.replicas import Writer, give

WORD = "Xylophonïum"  # rare, and no plain ASCII
SECRET = f"We never shipped {WORD} to Tarrowby. There were 40 units."
NOTE = "Zanzibarisch note"
TAKEN = "the letter of 14 November"


@pytest.fixture
def matter(tmp_path: Path):
    with make_matter(tmp_path) as made:
        yield made


def add(matter: Matter, text: str, parent: Added | None = None) -> Added:
    """An exhibit with its file."""
    matter.objects.put(text.encode())
    return add_text(matter, text, parent=parent)


@pytest.fixture
def secret(matter: Matter) -> Added:
    added = add(matter, SECRET)
    passage = tag(matter, added, f"We never shipped {WORD} to Tarrowby.", "denial")
    matter.do(lambda view: note_passage(view, passage, NOTE))
    return added


def purge(matter: Matter, added: Added) -> Cleaned:
    return purging.purge(matter, added.exhibit, TAKEN)


def labels(matter: Matter) -> list[str]:
    return [line.control for line in exhibits.exhibits(matter.view)]


def standing(matter: Matter) -> list[int]:
    return passages.row_ids(matter.view, passages.PassageFilter())


def bytes_of(*folders: Path) -> bytes:
    """Every byte that lies in these folders, and what is deflated also as it was."""
    found = []
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                found.append(content)
                if content[:1] == b"\x78":
                    found.append(zlib.decompress(content))
    return b"".join(found)


# --- sequester ------------------------------------------------------------------------------------


def test_a_sequestered_exhibit_is_gone_from_every_list_with_its_passages(matter, secret, tmp_path):
    add(matter, "Other words.")

    matter.do(lambda view: acts.sequester(view, secret.exhibit, TAKEN, "Acme", "2026-11-14"))
    report = export_log(matter, tmp_path / "log.csv", LogChoices())

    assert labels(matter) == ["KL-00002"]
    assert standing(matter) == []
    assert report.rows == 0
    (locked,) = clawback.locked(matter.view)
    assert (locked.number, locked.reason, locked.demanded_by) == ("KL-00001", TAKEN, "Acme")
    assert (locked.on, locked.passages, locked.is_purged) == ("2026-11-14", 1, False)
    assert verify(matter).findings == ()


def test_lifting_brings_all_of_it_back(matter, secret):
    before = state(matter.view), matter.projected_rows()["passage"]
    matter.do(lambda view: acts.sequester(view, secret.exhibit, TAKEN))

    matter.do(lambda view: acts.lift(view, secret.exhibit))

    assert labels(matter) == ["KL-00001"]
    assert len(standing(matter)) == 1
    assert clawback.locked(matter.view) == ()
    assert matter.projected_rows()["passage"] == before[1]


def test_sequester_is_undone_like_any_act(matter, secret):
    matter.do(lambda view: acts.sequester(view, secret.exhibit, TAKEN))

    undone = matter.undo()

    assert "sequestered KL-00001" in undone.sentence
    assert labels(matter) == ["KL-00001"]


@pytest.mark.parametrize(
    ("reason", "on", "sentence"), [("  ", "", "Give the reason"), ("why", "14.11.", "no day")]
)
def test_sequester_wants_a_reason_and_a_day(matter, secret, reason, on, sentence):
    with pytest.raises(InputError, match=sentence):
        matter.do(lambda view: acts.sequester(view, secret.exhibit, reason, on=on))


def test_what_is_refused_is_said(matter, secret):
    with pytest.raises(RefusedError, match="not sequestered"):
        matter.do(lambda view: acts.lift(view, secret.exhibit))
    with pytest.raises(InputError, match="not in the matter"):
        matter.do(lambda view: acts.sequester(view, bytes(32), TAKEN))
    matter.do(lambda view: acts.sequester(view, secret.exhibit, TAKEN))
    with pytest.raises(RefusedError, match="sequestered already"):
        matter.do(lambda view: acts.sequester(view, secret.exhibit, TAKEN))
    purge(matter, secret)
    with pytest.raises(RefusedError, match="cannot be undone"):
        matter.do(lambda view: acts.lift(view, secret.exhibit))


def test_an_exhibit_is_found_by_any_number_while_it_is_locked_and_after(matter, secret):
    matter.do(
        lambda view: exhibit_acts.set_occurrence_field(
            view, [secret.occurrence], "marked", "Ex. 12"
        )
    )
    matter.do(lambda view: acts.sequester(view, secret.exhibit, TAKEN))
    for text in ("KL-00001", "Ex. 12", secret.exhibit.hex()[:10]):
        assert clawback.resolve(matter.view, text) == secret.exhibit

    purge(matter, secret)

    assert clawback.resolve(matter.view, "KL-00001") == secret.exhibit
    with pytest.raises(InputError, match="No exhibit is numbered"):
        clawback.resolve(matter.view, "KL-00099")


def test_a_number_of_two_exhibits_is_not_guessed(matter, secret):
    other = add(matter, "Other words.")
    for one in (secret, other):
        matter.do(
            lambda view, place=one.occurrence: exhibit_acts.set_occurrence_field(
                view, [place], "bates_begin", "ABC0001"
            )
        )

    with pytest.raises(InputError, match="means 2 exhibits"):
        clawback.resolve(matter.view, "ABC0001")


# --- where it was ---------------------------------------------------------------------------------


def traces(matter: Matter, added: Added) -> Traces:
    return clawback.traces(matter.view, added.exhibit)


def test_it_is_known_who_saw_it_and_what_left_with_it(matter, secret, tmp_path):
    matter.do(exhibit_acts.opened(secret.exhibit, [(1, 2), (5, 5)]))
    export_log(matter, tmp_path / "log.csv", LogChoices())

    found = traces(matter, secret)

    (seen,), (left,) = found.seen, found.exported
    assert (seen.person, seen.pages) == (matter.reviewer, ((1, 2), (5, 5)))
    assert (left.product, left.name, left.is_sure) == ("passage log", "log.csv", False)
    assert found.marked == ((matter.reviewer, 1),)


def test_what_left_before_it_was_here_or_about_another_exhibit_is_not_told(matter, tmp_path):
    other = add(matter, "Other words.")
    tag(matter, other, "Other words.", "denial")
    export_log(matter, tmp_path / "log.csv", LogChoices())
    late = add(matter, SECRET)
    tag(matter, late, SECRET, "denial")
    only = passages.PassageFilter(exhibit=other.exhibit)
    export_log(matter, tmp_path / "one.csv", LogChoices(filter=only))

    assert traces(matter, late).exported == ()
    assert [one.name for one in traces(matter, other).exported] == ["log.csv", "one.csv"]


def test_what_it_hangs_on_and_what_says_the_same_are_named(matter):
    parent = add(matter, "The mail.")
    child = add(matter, SECRET, parent=parent)
    below = add(matter, "The attachment of the attachment.", parent=child)

    found = traces(matter, child)

    assert {(bytes(one.exhibit), one.how) for one in found.family} == {
        (parent.exhibit, "parent"),
        (below.exhibit, "attachment"),
    }
    assert [bytes(one.exhibit) for one in found.holds_it] == [parent.exhibit]


def test_colleagues_who_have_it_are_named(matter, secret, tmp_path):
    with Writer.copy_of(matter, tmp_path / "copy") as copy:
        note = next(iter(standing(copy)))
        passage = passages.lines(copy.view, [note])[note].id
        copy.do(lambda view: note_passage(view, passage, "Mine."))
        give(copy, matter)
        colleague = copy.reviewer

    assert traces(matter, secret).holders == (colleague,)


# --- purge ----------------------------------------------------------------------------------------


def test_after_a_purge_its_words_are_in_no_file_of_the_matter_nor_in_its_backups(
    matter, secret, tmp_path
):
    other = add(matter, "Other words.")
    tag(matter, other, "Other words.", "denial")
    bring_up_to_date(matter.folder)
    matter.back_up(tmp_path / "backups")
    before = bytes_of(tmp_path / "matter", tmp_path / "backups")
    assert WORD.encode() in before
    assert NOTE.encode() in before

    cleaned = purge(matter, secret)
    bring_up_to_date(matter.folder)

    after = bytes_of(tmp_path / "matter", tmp_path / "backups")
    for words in (WORD, NOTE, WORD.casefold(), "xylophon"):
        assert words.encode() not in after
    assert b"Other words." in after
    assert (cleaned.layers, cleaned.files, cleaned.backups) == (1, 1, 1)
    assert verify(matter).findings == ()
    assert labels(matter) == ["KL-00002"]
    with restore(tmp_path / "backups", tmp_path / "restored", Settings(tmp_path / "h")) as back:
        assert state(back.view) == state(matter.view)
        assert verify(back).findings == ()


def test_what_another_exhibit_uses_too_stays(matter, secret):
    other = add(matter, "Other words.")

    purge(matter, secret)

    assert matter.view.layer(other.layer).text == "Other words."
    assert matter.objects.has(other.exhibit)
    assert not matter.objects.has(secret.exhibit)


def test_a_purge_is_never_undone_and_its_numbers_are_not_given_again(matter, secret):
    purge(matter, secret)

    with pytest.raises(RefusedError, match="cannot be undone"):
        purge(matter, secret)
    undone = matter.undo_target()
    assert undone is None or undone.verb != "purge"
    add(matter, "Other words.")
    assert labels(matter) == ["KL-00002"]
    assert numbers.next_number(matter.view, Kind.PASSAGE_NUMBER, "KL") == 2


def test_a_purge_that_was_cut_short_is_finished_at_the_next_opening(matter, secret, tmp_path):
    matter.do(lambda view: acts.purge(view, secret.exhibit, TAKEN))
    assert matter.objects.has(secret.exhibit)
    assert matter.is_cleaning_due()
    matter.close()

    with open_matter(tmp_path / "matter") as again:
        assert not again.is_cleaning_due()
        assert not again.objects.has(secret.exhibit)
        assert purging.clean_purged(again) == Cleaned()
        assert verify(again).findings == ()
    assert WORD.encode() not in bytes_of(tmp_path / "matter")


def test_a_purge_that_arrives_cleans_the_copy_it_arrives_at(matter, secret, tmp_path):
    with Writer.copy_of(matter, tmp_path / "copy") as copy:
        copy.objects.put(SECRET.encode())
        purge(matter, secret)
        give(matter, copy)

        cleaned = purging.clean_purged(copy)

        assert (cleaned.layers, cleaned.files) == (1, 1)
        assert state(copy.view) == state(matter.view)
        assert verify(copy).findings == ()
    assert WORD.encode() not in bytes_of(tmp_path / "copy")


def test_where_it_could_not_be_reached_is_told(matter, tmp_path):
    parent = add(matter, "The mail.")
    child = add(matter, SECRET, parent=parent)
    matter.back_up(tmp_path / "backups")
    export_log(matter, tmp_path / "log.csv", LogChoices())
    (tmp_path / "backups").rename(tmp_path / "away")

    told = "\n".join(purge(matter, child).not_reached)

    assert "still hold what was destroyed. The folder is not there now." in told
    assert "The file of KL-00001" in told
    assert matter.is_cleaning_due(outside=True)
    (tmp_path / "away").rename(tmp_path / "backups")
    assert purging.clean_purged(matter).backups == 1
    assert WORD.encode() not in bytes_of(tmp_path / "backups")
    assert not matter.is_cleaning_due(outside=True)


def test_a_backup_that_holds_more_than_this_copy_is_left_and_named(matter, secret, tmp_path):
    with Writer.copy_of(matter, tmp_path / "copy") as copy:
        add(copy, "Only there.")
        copy.back_up(tmp_path / "backups")
    matter.back_up(tmp_path / "backups")

    cleaned = purge(matter, secret)

    assert cleaned.backups == 1
    assert any("holds acts that are not here" in one for one in cleaned.not_reached)
    assert WORD.encode() in bytes_of(tmp_path / "backups")


def test_the_history_tells_it_and_keeps_who_did_what(matter, secret):
    purge(matter, secret)

    told = [one.sentence for one in history.acts(matter.view)]
    of_it = [
        one.verb for one in histories.acts(matter.view, histories.Wanted(exhibit=secret.exhibit))
    ]

    assert told[0] == "destroyed KL-00001"
    assert of_it == ["purge", "note_passage", "tag_passage", "add_exhibit"]
    assert not any(WORD in one for one in told)


def test_a_mailbox_loses_what_this_copy_put_in_and_colleagues_are_named(matter, secret, tmp_path):
    box = tmp_path / "box"
    mailbox.set_up(matter, box)
    mailbox.exchange(matter, box, with_exhibits=True)
    native = f"file-{secret.exhibit.hex()}"
    assert [one.name for one in box.iterdir() if native in one.name]
    with adopt_matter(tmp_path / "copy", matter.id, Settings(tmp_path / "home")) as copy:
        mailbox.exchange(copy, box)
        copy.do(lambda view: join(view, "Ben Fox"))
        mailbox.exchange(copy, box)
        mailbox.exchange(matter, box)

        cleaned = purge(matter, secret)

        assert cleaned.mailbox_files == 2
        assert not [one.name for one in box.iterdir() if native in one.name]
        told = "\n".join(cleaned.not_reached)
        assert "1 file of colleagues in the mailbox" in told
        assert "Ben Fox has it." in told
        mailbox.exchange(matter, box, with_exhibits=True)
        mailbox.exchange(copy, box)
        purging.clean_purged(copy)
        assert not [one.name for one in box.iterdir() if native in one.name]
        assert state(copy.view) == state(matter.view)
        assert verify(copy).findings == ()
        assert not copy.objects.has(secret.exhibit)


def test_a_mailbox_that_is_not_there_is_told_and_cleaned_later(matter, secret, tmp_path):
    box = tmp_path / "box"
    mailbox.set_up(matter, box)
    mailbox.exchange(matter, box)
    box.rename(tmp_path / "away")

    told = "\n".join(purge(matter, secret).not_reached)

    assert f"The mailbox {box} was not reached" in told
    (tmp_path / "away").rename(box)
    assert purging.clean_purged(matter).mailbox_files == 1
    assert not matter.is_cleaning_due(outside=True)


def of_parts(matter: Matter, *parts: bytes) -> bytes:
    """An exhibit made of several files."""
    digests = [matter.objects.put(part) for part in parts]
    exhibit = EntityId(hashlib.sha256(b"".join(digests)).digest())
    body = PartsBody([digest.hex() for digest in digests])
    matter.do(
        Act(
            "add_exhibit",
            (
                Op(exhibit, Kind.EXHIBIT, None, ExhibitBody(1, "", "")),
                Op(parts_id(exhibit), Kind.PARTS, exhibit, body),
            ),
        )
    )
    return exhibit


def test_of_an_exhibit_of_several_files_all_go_that_no_other_has(matter):
    one = of_parts(matter, b"page one", b"page two")
    other = of_parts(matter, b"page two", b"page three")

    cleaned = purging.purge(matter, one, TAKEN)

    assert cleaned.files == 1
    left = {path.read_bytes() for _, path in matter.objects.all()}
    assert left == {b"page two", b"page three"}
    assert clawback.is_known(matter.view, other)
    assert verify(matter).findings == ()


def test_while_another_program_reads_the_file_it_is_said_and_finished_later(
    matter, secret, tmp_path
):
    reader = connect_to_read(matter.path)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM layer").fetchone()

    told = "\n".join(purge(matter, secret).not_reached)

    assert "Another program has the matter open" in told
    assert matter.is_cleaning_due()
    reader.close()
    purging.clean_purged(matter)
    assert not matter.is_cleaning_due()
    assert WORD.encode() not in bytes_of(tmp_path / "matter")


def test_before_it_is_given_back_its_traces_are_told_in_sentences(matter, tmp_path):
    parent = add(matter, "The mail.")
    child = add(matter, SECRET, parent=parent)
    tag(matter, child, SECRET, "denial")
    matter.do(exhibit_acts.opened(child.exhibit, [(1, 2), (5, 5)]))
    export_log(matter, tmp_path / "log.csv", LogChoices())

    told = [str(one) for one in sentences(matter.view, traces(matter, child))]

    assert told[0].startswith("Kim Lee looked at pages 1–2, 5 on 2026-11-18")
    assert told[1] == "Kim Lee marked 1 passage on it."
    assert told[2].startswith("“log.csv” (passage log), written by Kim Lee on 2026-11-18, may")
    assert told[3].startswith("It came out of KL-00001")
    purge(matter, child)
    again = [str(one) for one in sentences(matter.view, traces(matter, child))]
    assert again[0].startswith("Kim Lee looked at it on 2026-11-18")


def test_passages_brought_over_to_it_go_back_to_where_they_were_marked(matter):
    rough = add(matter, "The words were said there.")
    certified = add(matter, f"The words were said there. {WORD}!")
    passage = tag(matter, rough, "The words were said there.", "denial")
    span = [[0, len("The words were said there.")]]
    anchor = AnchorBody("The words were said there.", "", f" {WORD}!", 1)
    body = RelocationBody(
        Standing.EXACT, certified.exhibit.hex(), certified.layer.hex(), span, [anchor]
    )
    matter.do(Act("accept_place", (Op(relocation_id(passage), Kind.RELOCATION, passage, body),)))
    assert passages.of_exhibit(matter.view, certified.exhibit)

    purge(matter, certified)

    assert [one.id for one in passages.of_exhibit(matter.view, rough.exhibit)] == [passage]
    assert verify(matter).findings == ()
    assert WORD.encode() not in bytes_of(matter.folder)
