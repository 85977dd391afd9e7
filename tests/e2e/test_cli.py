"""The command line, held against the letter of its description."""

import csv
import hashlib
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import docx
import openpyxl
import pymupdf
import pytest

from tests.e2e.commands import TOP, done, here, pincite

IMPORT_KEYS = ["path", "status", "exhibit", "parent", "kind", "pages", "characters", "reason"]
EXHIBIT_KEYS = [
    "id", "control", "marked", "bates", "title", "kind", "pages", "sha256", "occurrences", "date",
    "confidentiality",
]  # fmt: skip
PASSAGE_KEYS = [
    "id", "number", "exhibit", "spans", "quote", "question", "citation", "tags", "issues", "note",
    "created",
]  # fmt: skip
SEEDING = "No. We never seeded."
SHELF = "The main shelf alone is 35.7 terabytes."


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> tuple[Path, Path, list[dict]]:
    """A matter with the sample exhibits, the home it was made in, and what the import said."""
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PINCITE_HOME", str(folder / "home"))
        matter = folder / "matter"
        made = pincite("new", matter, "--title", "Quillmarsh v. Veldrane", "--reviewer", "Kim Lee")
        assert made.code == 0
        took_in = pincite("import", matter, "sample_exhibits", "--json").lines
    return folder / "matter", folder / "home", took_in


@pytest.fixture
def matter(sample, tmp_path, home) -> Path:
    """A copy of the sample matter to work on; the same person goes on under another writer."""
    made, made_in, _ = sample
    shutil.copy(made_in / "settings.json", home)
    copy: Path = tmp_path / "matter"
    shutil.copytree(made, copy)
    return copy


def named(matter: Path, word: str) -> dict:
    """The exhibit whose first place has a word in its name."""
    found = done("exhibits", matter, "--json").lines
    return next(one for one in found if word in one["occurrences"][0]["name"])


def tagged(matter: Path, *arguments: object) -> dict:
    return done("tag", matter, *arguments).line


# --- listings -------------------------------------------------------------------------------------


def test_an_import_tells_every_file_in_the_order_given_and_parents_before_children(sample):
    _, _, told = sample

    assert all(list(one)[: len(IMPORT_KEYS)] == IMPORT_KEYS for one in told)
    paths = [one["path"] for one in told]
    tops = [path for path in paths if "!" not in path]
    assert tops == sorted(tops)
    for place, one in enumerate(told):
        if "!" in one["path"]:
            mail = next(m for m in told[:place] if m["path"] == one["path"].partition("!")[0])
            assert one["parent"] == mail["exhibit"]
        else:
            assert one["parent"] == ""
    assert {one["status"] for one in told} == {"imported", "occurrence"}
    assert all(len(one["exhibit"]) == 64 for one in told)


def test_an_attachment_on_two_mails_is_one_exhibit_met_twice(sample, matter):
    _, _, told = sample
    met = [one for one in told if one["path"].endswith("!Intake estimate.pdf")]

    assert [one["status"] for one in met] == ["imported", "occurrence"]
    assert met[0]["exhibit"] == met[1]["exhibit"]
    line = next(
        one for one in done("exhibits", matter, "--json").lines if one["id"] == met[0]["exhibit"]
    )
    assert [place["parent"] for place in line["occurrences"]] == [one["parent"] for one in met]


def test_exhibits_are_listed_with_stable_keys_and_hashes_of_their_bytes(matter, samples):
    found = done("exhibits", matter, "--json").lines

    assert all(list(one) == EXHIBIT_KEYS for one in found)
    assert [one["control"] for one in found] == [f"KL-{n:05d}" for n in range(1, len(found) + 1)]
    answer = next(one for one in found if "Answer" in one["occurrences"][0]["name"])
    native = samples / "pleadings" / "Veldrane Answer to FAC.pdf"
    assert answer["sha256"] == hashlib.sha256(native.read_bytes()).hexdigest() == answer["id"]
    stamped = next(one for one in found if one["bates"].startswith("VELD0001234"))
    assert stamped["bates"] == "VELD0001234 - VELD0001237"


def test_text_gives_pages_and_printed_lines_as_code_points_of_it(matter):
    deposition = named(matter, "certified")
    found = done("text", matter, deposition["control"], "--json").line

    assert list(found) == ["text", "pages", "lines"]
    assert all(list(one) == ["page", "line", "start", "end"] for one in found["lines"])
    line = next(one for one in found["lines"] if (one["page"], one["line"]) == (6, 4))
    assert SEEDING in " ".join(found["text"][line["start"] : line["end"]].split())
    pdf = done("text", matter, named(matter, "Answer")["control"], "--json").line
    assert [one["page"] for one in pdf["pages"]] == list(range(1, len(pdf["pages"]) + 1))
    assert all(list(one) == ["page", "start", "end"] for one in pdf["pages"])


def test_text_without_json_is_the_text_itself(matter):
    memo = named(matter, "memo")

    assert done("text", matter, memo["control"]).out.rstrip("\n") == done(
        "text", matter, memo["control"], "--json"
    ).line["text"].rstrip("\n")


def test_history_tells_every_act_oldest_first(matter):
    told = done("history", matter, "--json").lines

    assert told[0]["text"].endswith("made the matter")
    assert [one["at"] for one in told] == sorted(one["at"] for one in told)
    assert sum("imported" in one["text"] for one in told) == len(told) - 2
    assert told[-1]["text"].endswith("reported on an import")


def test_sentences_go_to_standard_error_and_listings_to_standard_output(matter):
    assert done("exhibits", matter).err == ""
    sound = done("verify", matter)
    assert sound.out == ""
    assert sound.err.startswith("Sound:")


# --- tagging --------------------------------------------------------------------------------------


def test_a_quote_is_found_whatever_its_line_ends_and_printed_as_one_passage_line(matter):
    deposition = named(matter, "certified")
    passage = tagged(
        matter, deposition["control"], "denial", "--quote", "No.  We\n never\tseeded.",
        "--kind", "testimonial_flat", "--field", "hedge=none", "--note", "Compare the mail.",
    )  # fmt: skip

    assert list(passage) == PASSAGE_KEYS
    assert passage["quote"] == SEEDING
    assert passage["question"].startswith("Did Veldrane seed any")
    assert passage["citation"].endswith("6:2-4")
    (tag,) = passage["tags"]
    assert list(tag) == ["tag", "kind", "by", "at", "fields"]
    assert (tag["tag"], tag["kind"], tag["by"]) == ("denial", "testimonial_flat", "KL")
    assert tag["fields"]["hedge"] == "none"
    assert passage["note"] == "Compare the mail."
    assert done("passages", matter, "--json").lines == [passage]


def test_spans_are_code_points_of_the_text(matter):
    mail = named(matter, "1612")
    text = done("text", matter, mail["control"], "--json").line["text"]
    start = text.index(SHELF)
    passage = tagged(
        matter, mail["control"], "quantity", "--span", f"{start}:{start + len(SHELF)}",
        "--kind", "data_size",
    )  # fmt: skip

    assert passage["spans"] == [[start, start + len(SHELF)]]
    assert passage["quote"] == SHELF == text[start : start + len(SHELF)]


def test_a_cite_tags_the_lines_it_names(matter):
    deposition = named(matter, "certified")
    passage = tagged(matter, deposition["control"], "denial", "--cite", "6:4")

    assert SEEDING in passage["quote"]
    assert passage["citation"].endswith("6:2-4")


def test_an_exhibit_is_named_by_control_number_or_by_the_start_of_its_id(matter):
    memo = named(matter, "memo")
    by_number = done("text", matter, memo["control"], "--json").line

    assert done("text", matter, memo["id"][:8], "--json").line == by_number
    assert here("text", matter, memo["id"][:7]).code == 2


REFUSED = [
    # what is typed after `tag MATTER`, the exit code, words of the sentence
    (("{deposition}", "denial", "--quote", "Veldrane"), 5, "occurs 16 times"),
    (("{deposition}", "denial", "--quote", "Veldrane", "--nth", "17"), 5, "no number 17"),
    (("{deposition}", "denial", "--quote", "Veldrane", "--nth", "0"), 5, "no number 0"),
    (("{deposition}", "denial", "--quote", "words that nobody said"), 5, "does not occur"),
    (("{deposition}", "denial", "--quote", " "), 5, "empty"),
    (("{deposition}", "denial", "--cite", "99:1-2"), 5, "99"),
    (("{deposition}", "denial", "--cite", "somewhere"), 5, "names no page"),
    (("{deposition}", "denial", "--span", "5:99999999"), 2, "characters"),
    (("{deposition}", "denial", "--span", "9:5"), 2, ""),
    (("{deposition}", "denial", "--span", "seven"), 2, "A:B"),
    (("{deposition}", "denial", "--span", "5:9", "--nth", "2"), 2, "--nth"),
    (("{deposition}", "denial", "--quote", "We never", "--kind", "loud"), 2, "loud"),
    (("{deposition}", "denial", "--quote", "We never", "--field", "x=1"), 2, "no field"),
    (("{deposition}", "denial", "--quote", "We never", "--field", "hedge"), 2, "NAME=VALUE"),
    (("{deposition}", "shouting", "--quote", "We never"), 2, "no tag"),
    (("KL-99999", "denial", "--quote", "We never"), 2, "No exhibit"),
    (("{deposition}", "denial"), 2, "--quote"),
    (("{deposition}", "denial", "--quote", "We never", "--cite", "6:4"), 2, "not allowed"),
]


@pytest.mark.parametrize(("typed", "code", "words"), REFUSED)
def test_what_cannot_be_tagged_is_refused_in_words(matter, typed, code, words):
    deposition = named(matter, "certified")["control"]
    before = done("state", matter).out
    ran = here("tag", matter, *(one.format(deposition=deposition) for one in typed))

    assert ran.code == code, ran.err
    assert words in ran.err
    assert ran.out == ""
    assert done("state", matter).out == before


def test_the_same_tag_twice_is_refused(matter):
    deposition = named(matter, "certified")["control"]
    typed = ("tag", matter, deposition, "denial", "--quote", SEEDING)
    done(*typed)

    again = here(*typed)
    assert again.code == 5
    assert "already carries" in again.err


def test_which_of_equal_quotes_is_said_by_its_number(matter):
    mail = named(matter, "1612")
    text = done("text", matter, mail["control"], "--json").line["text"]
    second = text.index("the", text.index("the") + 1)

    passage = tagged(matter, mail["control"], "admission", "--quote", "the", "--nth", "2")
    assert passage["spans"] == [[second, second + 3]]


# --- withdrawing, undoing, restoring --------------------------------------------------------------


def test_acts_are_withdrawn_noted_undone_and_put_back_across_processes(matter):
    mail = named(matter, "1612")["control"]
    start = done("state", matter, "--json").line["state"]
    number = tagged(matter, mail, "quantity", "--quote", SHELF)["number"]
    noted = done("note", matter, number, "See the estimate.")
    with_note = done("passages", matter, "--json").line

    assert noted.out == ""
    assert with_note["note"] == "See the estimate."
    done("withdraw", matter, number)
    assert done("passages", matter, "--json").lines == []
    done("undo", matter)
    assert done("passages", matter, "--json").line == with_note
    done("undo", matter)
    assert done("passages", matter, "--json").line["note"] == ""
    done("undo", matter, "--redo")
    assert done("passages", matter, "--json").line == with_note
    done("undo", matter)
    done("undo", matter)
    assert done("passages", matter, "--json").lines == []
    assert len(start) == 64
    assert done("verify", matter).code == 0


def test_there_is_an_end_to_undo(tmp_path):
    done("new", tmp_path / "m", "--title", "T", "--reviewer", "Ann Able")
    codes = [here("undo", tmp_path / "m").code for _ in range(2)]

    assert codes[-1] == 5
    assert here("undo", tmp_path / "m", "--redo").code == 5
    assert here("withdraw", tmp_path / "m", "AA-0001").code == 2


def test_a_backup_restores_to_an_equal_matter_that_numbers_on_its_own(matter, tmp_path):
    mail = named(matter, "1612")["control"]
    first = tagged(matter, mail, "quantity", "--quote", SHELF)
    state = done("state", matter).out
    path = Path(done("backup", matter, "-o", tmp_path / "backups", "--json").line["path"])

    assert path.is_relative_to(tmp_path / "backups")
    restored = tmp_path / "restored"
    done("restore", tmp_path / "backups", "-o", restored)
    assert done("state", restored).out == state
    assert done("verify", restored).code == 0
    assert done("state", restored).out == state
    assert done("passages", restored, "--json").line == first
    second = tagged(restored, mail, "admission", "--quote", "main shelf")
    assert second["number"].split("-")[0] != first["number"].split("-")[0]
    assert done("verify", restored).code == 0
    again = here("restore", path, "-o", restored)
    assert again.code == 4
    assert "not empty" in again.err


# --- the passage log ------------------------------------------------------------------------------


def test_the_log_is_written_for_both_targets_with_a_manifest(matter, tmp_path):
    mail = named(matter, "1612")["control"]
    tagged(matter, mail, "quantity", "--quote", SHELF, "--kind", "data_size")
    excel, load = tmp_path / "excel.csv", tmp_path / "load.csv"
    report = done("log", matter, "-o", excel, "--json").line
    done("log", matter, "-o", load, "--target", "load")

    assert report["rows"] == 1
    assert report["sha256"] == hashlib.sha256(excel.read_bytes()).hexdigest()
    assert excel.read_bytes().startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in excel.read_bytes()
    assert not load.read_bytes().startswith(b"\xef\xbb\xbf")
    with excel.open(encoding="utf-8-sig", newline="") as opened:
        (row,) = csv.DictReader(opened)
    assert row["Quote"] == SHELF
    assert here("log", matter, "-o", tmp_path / "x.csv", "--columns", "nobody").code == 2
    assert here("log", matter, "-o", tmp_path / "none" / "x.csv").code in {2, 4}


def test_a_log_whose_name_ends_so_is_a_workbook_in_the_order_asked_for(matter, tmp_path):
    mail = named(matter, "1612")["control"]
    tagged(matter, mail, "quantity", "--quote", SHELF, "--kind", "data_size")
    tagged(matter, mail, "admission", "--quote", SHELF)
    out = tmp_path / "log.xlsx"

    report = done("log", matter, "-o", out, "--sort", "tag", "--descending", "--json").line

    sheet = openpyxl.load_workbook(out)["Passage log"]
    header = [cell.value for cell in sheet[1]]
    tags = [row[header.index("Tag")].value for row in sheet.iter_rows(min_row=2)]
    assert tags == ["QUANTITY", "ADMISSION"]
    assert report["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert here("log", matter, "-o", tmp_path / "x.csv", "--sort", "nothing").code == 2


# --- the paper ------------------------------------------------------------------------------------


def test_a_paper_is_a_pdf_or_a_word_file_by_its_name(matter, tmp_path):
    mail = named(matter, "1612")["control"]
    tagged(matter, mail, "quantity", "--quote", SHELF, "--kind", "data_size", "--note", "Check it.")
    pdf, word = tmp_path / "paper.pdf", tmp_path / "paper.docx"

    report = done("paper", matter, "-o", pdf, "--group", "tag", "--tag", "quantity", "--json").line
    done("paper", matter, "-o", word, "--notes")

    with pymupdf.open(pdf) as document:
        said = " ".join(document[0].get_text().split())
    assert SHELF in said
    assert "Check it." not in said
    assert report["sha256"] == hashlib.sha256(pdf.read_bytes()).hexdigest()
    assert (tmp_path / "paper.pdf.manifest.json").is_file()
    paragraphs = [one.text for one in docx.Document(str(word)).paragraphs]
    assert "Note (work product): Check it." in paragraphs
    assert f"“{SHELF}”" in paragraphs


def test_a_paper_that_cannot_be_written_is_refused_by_its_code(matter, tmp_path):
    assert here("paper", matter, "-o", tmp_path / "paper.txt").code == 2
    assert here("paper", matter, "-o", tmp_path / "paper.pdf", "--tag", "nothing").code == 2
    assert here("paper", matter, "-o", tmp_path / "paper.pdf").code == 2
    assert not (tmp_path / "paper.pdf").exists()


# --- matters that cannot be used ------------------------------------------------------------------


def test_a_folder_without_a_matter_is_refused(tmp_path):
    for command in ("exhibits", "state", "verify", "history", "open"):
        ran = here(command, tmp_path / "nothing")
        assert (ran.code, ran.out) == (4, "")
        assert "no matter here" in ran.err


def test_a_second_matter_in_one_folder_is_refused(matter):
    again = here("new", matter, "--title", "Other", "--reviewer", "Ann Able")

    assert again.code == 4
    assert "already lies in this folder" in again.err
    assert done("verify", matter).code == 0


@pytest.mark.parametrize("missing", ["--title", "--reviewer"])
def test_a_matter_needs_a_title_and_a_name(tmp_path, missing):
    typed = {"--title": "T", "--reviewer": "Kim Lee"} | {missing: "  "}
    words = [word for pair in typed.items() for word in pair]

    ran = here("new", tmp_path / "m", *words)
    assert ran.code == 2
    assert ran.err
    assert not (tmp_path / "m").exists()


@pytest.mark.parametrize("content", [b"", b"no database at all\n" * 400, b"SQLite format 3\x00"])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path, content):
    (tmp_path / "matter.pincite").write_bytes(content)
    ran = here("exhibits", tmp_path)

    assert ran.code == 4
    assert ran.err.count("\n") == 1
    assert (tmp_path / "matter.pincite").read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "matter.pincite"
    stranger = sqlite3.connect(path)
    stranger.execute("PRAGMA journal_mode = WAL")
    stranger.execute("CREATE TABLE diary (words TEXT)")
    stranger.commit()
    waiting = {one.name: one.read_bytes() for one in tmp_path.iterdir() if "-shm" not in one.name}
    ran = here("exhibits", tmp_path)

    assert ran.code == 4
    assert "another program" in ran.err
    after = {one.name: one.read_bytes() for one in tmp_path.iterdir() if "-shm" not in one.name}
    assert after == waiting
    stranger.close()


def test_a_matter_of_a_newer_version_is_refused_and_left_alone(matter):
    path = matter / "matter.pincite"
    with_version = sqlite3.connect(path)
    with_version.execute("PRAGMA user_version = 99")
    with_version.close()
    content = path.read_bytes()
    ran = here("exhibits", matter)

    assert ran.code == 4
    assert "newer Pincite" in ran.err
    assert path.read_bytes() == content


def test_a_file_copied_while_it_was_open_is_refused(matter):
    path = matter / "matter.pincite"
    content = bytearray(path.read_bytes())
    content[18:20] = b"\x02\x02"  # the header says that a write-ahead log lies beside it
    path.write_bytes(content)
    ran = here("exhibits", matter)

    assert ran.code == 4
    assert "copied while the matter was open" in ran.err


@pytest.mark.parametrize("name", ["OneDrive - Firm LLP", "Dropbox", "iCloud Drive"])
def test_a_synchronised_folder_is_refused_for_a_matter_and_taken_for_backups(
    matter, tmp_path, name
):
    ran = here("new", tmp_path / name / "m", "--title", "T", "--reviewer", "Kim Lee")

    assert ran.code == 4
    assert "in step with the cloud" in ran.err
    assert not (tmp_path / name).exists()
    assert done("backup", matter, "-o", tmp_path / name).code == 0


# --- damage ---------------------------------------------------------------------------------------


def spoil(matter: Path, statement: str) -> None:
    """Change what no act may change, as a failing disk would."""
    opened = sqlite3.connect(matter / "matter.pincite")
    for (name,) in opened.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
    ).fetchall():
        opened.execute(f"DROP TRIGGER {name}")
    assert opened.execute(statement).rowcount
    opened.commit()
    opened.close()


SPOILED = {
    "a payload": """UPDATE payload
                    SET content = CAST(replace(CAST(content AS TEXT), 'Intake', 'intake') AS BLOB)
                    WHERE CAST(content AS TEXT) LIKE '%Intake plan%'""",
    "broken JSON of a reading": """UPDATE payload SET content = x'7b' WHERE hash =
      (SELECT payload FROM op WHERE kind = 'layer' ORDER BY seq LIMIT 1)""",
    "broken JSON of a place": """UPDATE payload SET content = x'7b' WHERE hash =
      (SELECT payload FROM op WHERE kind = 'occurrence' ORDER BY seq LIMIT 1)""",
    "broken JSON of a number": """UPDATE payload SET content = x'5b31' WHERE hash =
      (SELECT payload FROM op WHERE kind = 'control_number' ORDER BY seq LIMIT 1)""",
    "an act": """UPDATE changeset
                 SET body = CAST(replace(CAST(body AS TEXT), '"undoes":', '"undoes": ') AS BLOB)
                 WHERE seq = 4""",
    "a missing payload": """DELETE FROM payload WHERE hash =
      (SELECT payload FROM op WHERE kind = 'layer' ORDER BY seq LIMIT 1)""",
    "a text": "UPDATE layer SET text = replace(text, 'e', 'o')",
    "a missing text": "DELETE FROM layer WHERE layer = (SELECT min(layer) FROM layer)",
    "a layout": """UPDATE geometry SET body = zeroblob(length(body))
                   WHERE rowid = (SELECT min(rowid) FROM geometry)""",
    "a page's size": "UPDATE geometry SET width = width + 1",
    "what is shown": "UPDATE exhibit SET title = 'Other words'",
}


@pytest.mark.parametrize("statement", SPOILED.values(), ids=SPOILED.keys())
def test_verify_finds_damage_in_the_review_database(matter, statement):
    spoil(matter, statement)
    ran = here("verify", matter, "--json")

    assert ran.code == 6, ran.err
    assert ran.line["findings"] == ran.err.splitlines()


def test_a_file_whose_pages_are_damaged_is_told_in_words(matter):
    path = matter / "matter.pincite"
    content = bytearray(path.read_bytes())
    for start in range(2 * 4096, len(content), 4096):
        content[start : start + 16] = bytes(16)
    path.write_bytes(content)

    for command, code in (("verify", 6), ("exhibits", 4), ("history", 4)):
        ran = here(command, matter)
        assert (ran.code, ran.out) == (code, "")
        assert "Restore the last backup" in ran.err or "restore the last backup" in ran.err


def test_verify_finds_a_damaged_and_a_missing_file(matter):
    first, second = sorted(path for path in (matter / "objects").glob("??/*"))[:2]
    content = bytearray(first.read_bytes())
    content[len(content) // 2] ^= 1
    first.chmod(0o600)
    first.write_bytes(content)
    second.unlink()
    ran = here("verify", matter)

    assert ran.code == 6
    assert "damaged" in ran.err
    assert "missing" in ran.err


def test_verify_leaves_a_matter_as_it_is(matter):
    before = done("state", matter).out, done("history", matter).out
    done("verify", matter)

    assert (done("state", matter).out, done("history", matter).out) == before


# --- import ---------------------------------------------------------------------------------------


def test_refused_files_are_told_and_the_others_taken_in(tmp_path):
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a note.txt").write_text("The shelf holds 81.7 terabytes.\n")
    (folder / "b empty.txt").touch()
    (folder / "c archive.zip").write_bytes(b"PK\x03\x04" + bytes(60))
    done("new", tmp_path / "m", "--title", "T", "--reviewer", "Kim Lee")
    ran = here("import", tmp_path / "m", folder, tmp_path / "missing.pdf", "--json")

    assert ran.code == 3
    assert [(Path(one["path"]).name, one["status"]) for one in ran.lines] == [
        ("a note.txt", "imported"),
        ("b empty.txt", "refused"),
        ("c archive.zip", "refused"),
        ("missing.pdf", "refused"),
    ]
    assert all(bool(one["reason"]) == (one["status"] == "refused") for one in ran.lines)
    assert "1 imported, 0 met again, 3 refused." in ran.err


def test_wrong_use_is_told_by_its_exit_code(tmp_path):
    for typed in (
        [],
        ["shout"],
        ["new"],
        ["new", tmp_path / "m", "--title", "T"],
        ["log", tmp_path],
    ):
        ran = here(*typed)
        assert (ran.code, ran.out) == (2, "")
        assert "usage:" in ran.err


def test_a_reader_that_stops_listening_ends_a_listing_quietly(matter):
    command = [sys.executable, "-m", "reviewer", "text", matter, "KL-00005"]
    with subprocess.Popen(
        command, cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0
    ) as running:
        assert running.stdout is not None
        running.stdout.close()
        said = running.stderr.read() if running.stderr else b""

    assert said == b""


def test_a_whole_walk_in_processes_of_its_own(matter, tmp_path):
    mail = named(matter, "1612")["control"]
    for typed, code in (
        (("tag", matter, mail, "quantity", "--quote", SHELF), 0),
        (("tag", matter, mail, "quantity", "--quote", SHELF), 5),
        (("tag", matter, mail, "quantity", "--quote", "shelf \u2603"), 5),
        (("passages", matter), 0),
        (("undo", matter), 0),
        (("undo", matter, "--redo"), 0),
        (("log", matter, "-o", tmp_path / "log.csv"), 0),
        (("history", matter), 0),
        (("verify", matter), 0),
        (("exhibits", tmp_path), 4),
        (("shout", matter), 2),
    ):
        ran = pincite(*typed)
        assert ran.code == code, (typed, ran.err)


# --- links ----------------------------------------------------------------------------------------


def test_a_denial_is_linked_with_the_mail_that_contradicts_it_and_the_log_says_so(matter, tmp_path):
    deposition, mail = named(matter, "certified")["control"], named(matter, "0905")["control"]
    denial = tagged(matter, deposition, "denial", "--quote", "We never seeded.", "--json")
    finding = tagged(
        matter, mail, "admission", "--quote", "Seeding was left on from Friday night", "--json"
    )

    made = done("link", matter, denial["number"], "contradicts", finding["number"], "--json").line
    listed = done("links", matter, finding["number"], "--json").line
    log = tmp_path / "log.csv"
    done("log", matter, "-o", log)

    assert made["other_citation"] == finding["citation"]
    assert (listed["reads"], listed["other"]) == ("contradicts", denial["number"])
    with log.open(encoding="utf-8-sig", newline="") as lines:
        rows = {row["Passage no"]: row["Linked with"] for row in csv.DictReader(lines)}
    assert rows[denial["number"]] == f"Contradicts {finding['citation']}"
    assert rows[finding["number"]] == f"Contradicts {denial['citation']}"

    again = here("link", matter, finding["number"], "contradicts", denial["number"])
    assert again.code == 5
    assert "linked so already" in again.err
    done("unlink", matter, denial["number"], "contradicts", finding["number"])
    assert done("links", matter, denial["number"], "--json").lines == []
    told = done("history", matter).out
    assert "they contradict each other" in told
