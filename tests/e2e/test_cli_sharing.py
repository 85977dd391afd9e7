"""Three colleagues pass files to each other from the command line, in any order."""

from pathlib import Path

import pytest

from tests.e2e import commands
from tests.e2e.commands import here

LONG = pytest.mark.skipif("not config.getoption('--long')", reason="many commands, with --long")
WORDS = ("We never copied any book.", "There were about 2,400 films.", "Seven years went by.")


class Desk(commands.Desk):
    """A colleague who denies."""

    def deny(self, number: int) -> None:
        self.done("tag", "KL-00001", "denial", "--quote", WORDS[number])


@pytest.fixture
def kim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk(tmp_path, "Kim Lee", monkeypatch)
    source = tmp_path / "exhibit.txt"
    source.write_text("\n\n".join(WORDS))
    desk.done("new", "--title", "Clark v. Acme", "--reviewer", desk.name)
    desk.done("import", source)
    return desk


def begun(kim: Desk, name: str, suffix: str, *more: object) -> Desk:
    """A colleague who begins from a file of Kim's."""
    file = kim.share(f"for {name}.{suffix}", *more)
    desk = Desk(kim.top, name, kim.patch)
    desk.done("new", "--from", file, "--reviewer", name)
    return desk


@LONG
def test_three_copies_meet_in_every_order(kim):
    kay = begun(kim, "Kay Long", "pincite-package")
    ann = begun(kim, "Ann Doe", "pincite-handover", "--with-exhibits")
    for number, desk in enumerate((kim, kay, ann)):
        desk.deny(number)
    of_kay = kay.share("kay.pincite-handover", "--for", "Ann Doe")
    of_ann = ann.share("ann.pincite-handover")

    first = ann.done("merge", of_kay, "--json").line
    dry = kim.done("merge", of_ann, of_kay, "--dry-run", "--json").line
    wet = kim.done("merge", of_ann, of_kay, of_ann, "--json").line
    third = ann.share("third.pincite-handover", "--for", "Kim Lee")
    again = kim.done("merge", third, of_kay, "--json").line
    kay.done("merge", kim.share("kim.pincite-handover", "--for", "Kay Long"))
    ann.done("merge", kim.share("kim2.pincite-handover", "--for", "Ann Doe"))

    assert set(first) >= {"new", "known", "rejected", "differences", "exhibits_missing"}
    assert (first["new"], first["rejected"], first["exhibits_missing"]) == (3, 0, 0)
    assert dry["new"] == wet["new"] > 0
    assert wet["known"] > 0
    assert again["rejected"] == 0
    assert kim.state() == kay.state() == ann.state()
    for desk in (kim, kay, ann):
        desk.done("verify")


def test_whoever_has_done_nothing_yet_has_a_name(kim):
    kay = begun(kim, "Kay Long", "pincite-package")

    assert kay.done("role", "--json").line == {"reviewer": "Kay Long", "role": "reviewer"}


def test_what_two_files_hold_is_told_as_new_once(kim):
    kay = begun(kim, "Kay Long", "pincite-package")
    kay.deny(0)
    files = [kay.share(f"{number}.pincite-handover") for number in range(2)]

    dry = kim.done("merge", *files, "--dry-run", "--json").line
    wet = kim.done("merge", *files, "--json").line

    assert (dry["new"], dry["known"]) == (wet["new"], wet["known"])


def test_share_says_what_it_wrote(kim):
    told = kim.done("share", "-o", kim.top / "all.pincite-package", "--json").line

    assert told["form"] == "package"
    assert (told["layers"], told["exhibits"]) == (1, 1)
    assert told["bytes"] == (kim.top / "all.pincite-package").stat().st_size
    assert len(told["sha256"]) == 64


def test_share_names_only_what_is_in_the_file_and_tells_of_a_name_nobody_has(kim):
    whole = kim.done("share", "-o", kim.top / "all.pincite-package").err
    typo = kim.done("share", "-o", kim.top / "one.pincite-handover", "--for", "Kai Long").err

    assert "1 text of an exhibit, the files of 1 exhibit." in whole
    assert "Nobody named Kai Long has worked on this copy yet" in typo
    assert "files of" not in typo


def test_a_review_database_begins_a_copy_whose_exhibits_are_counted_as_missing(kim):
    kay = begun(kim, "Kay Long", "pincite")
    kay.deny(0)

    met = kim.done("merge", kay.share("kay.pincite-handover"), "--json").line
    back = kay.here("merge", kim.share("kim.pincite-handover"), "--json")

    assert met["exhibits_missing"] == 0
    assert (back.code, back.line["exhibits_missing"]) == (0, 1)
    assert kim.state() == kay.state()


def test_refused_files_end_with_three_and_change_nothing(kim, tmp_path):
    (tmp_path / "no.pincite-handover").write_bytes(b"no hand-over of anybody")
    sealed = kim.share("sealed.pincite-handover", "--passphrase-file", _words(tmp_path, "barrels"))
    before = kim.state()

    gone = tmp_path / "gone.pincite-handover"
    codes = [
        kim.here("merge", tmp_path / "no.pincite-handover", sealed, gone).code,
        kim.here("merge", sealed, "--dry-run").code,
        here("new", tmp_path / "zoe", "--from", sealed, "--reviewer", "Zoe New").code,
    ]
    wrong = here("new", tmp_path / "zoe", "--reviewer", "Zoe New")
    day = kim.here("share", "-o", tmp_path / "x.pincite-handover", "--since", "last week")

    assert codes == [3, 3, 3]
    assert not (tmp_path / "zoe").exists()
    assert (wrong.code, day.code) == (2, 2)
    assert kim.state() == before


def _words(folder: Path, words: str) -> Path:
    path = folder / "passphrase.txt"
    path.write_text(words + "\n")
    return path


def test_a_sealed_file_begins_a_copy_with_its_passphrase(kim, tmp_path):
    words = ("--passphrase-file", _words(tmp_path, "barrels and invoices"))
    file = kim.share("sealed.pincite-handover", "--with-exhibits", *words)
    kay = Desk(tmp_path, "Kay Long", kim.patch)

    kay.done("new", "--from", file, "--reviewer", kay.name, *words)

    assert kay.here("state").code != 0
    assert kay.done("state", *words).out == kim.state()


def test_a_mailbox_comes_to_rest(kim, tmp_path):
    kay = begun(kim, "Kay Long", "pincite-package")
    kay.deny(0)
    kim.deny(1)

    for _ in range(2):
        for desk in (kim, kay):
            desk.done("mailbox", tmp_path / "box", "--with-exhibits")
    before = sorted(path.name for path in (tmp_path / "box").iterdir())
    idle = [desk.done("mailbox", tmp_path / "box", "--json").line for desk in (kim, kay)]

    assert [(one["put"], one["new"], one["refused"]) for one in idle] == [(0, 0, [])] * 2
    assert sorted(path.name for path in (tmp_path / "box").iterdir()) == before
    assert kim.state() == kay.state()
    assert kim.here("mailbox", kay.folder).code == 4
    assert kim.done("mailbox", tmp_path / "box", "--stop", "--json").line == {
        "stopped": str(tmp_path / "box")
    }
    assert "no mailbox" in kim.here("mailbox", tmp_path / "box", "--stop").err
    assert list((tmp_path / "box").iterdir())
