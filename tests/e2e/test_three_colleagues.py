"""Three colleagues work on copies of the sample matter and put them together, in any order."""

import itertools
import shutil
from pathlib import Path

import pytest

from reviewer.demo import new_sample_matter
from reviewer.resources import sample_exhibits
from reviewer.store.settings import Settings
from tests.e2e.commands import Desk, done, here

SEEDED = "No. We never seeded."
LEFT_ON = "Seeding was left on from Friday night"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Kim Lee's package of the sample matter: the mails and a deposition, one answer tagged."""
    top = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        kim = Desk(top, "Kim Lee", patch)
        new_sample_matter(kim.folder, kim.name, "KL", Settings(kim.home)).close()
        depositions = sample_exhibits() / "depositions"
        kim.done("import", depositions / "Tarrowby 30(b)(6) 2026-05-14 certified.txt")
        kim.done("import", sample_exhibits() / "mail")
        kim.done("tag", "KL-00001", "denial", "--quote", SEEDED)
        kim.done("backup", "-o", top / "backups")
        return kim.share("all.pincite-package")


@pytest.fixture(scope="module")
def begun(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where Kim, Kay and Ann began from the same package and each did something."""
    top = tmp_path_factory.mktemp("begun")
    with pytest.MonkeyPatch.context() as patch:
        desks = _desks(top, patch)
        for desk in desks:
            desk.done("new", "--from", sample, "--reviewer", desk.name)
        kim, kay, ann = desks
        mail = _mail(kim)
        kim.done("withdraw", "KL-0001")
        kay.done("note", "KL-0001", "Ask her about the array.")
        kay.done("tag", mail, "admission", "--quote", LEFT_ON)
        ann.done("tag", mail, "denial", "--quote", LEFT_ON)
    return top


@pytest.fixture
def three(begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Desk]:
    """The same, as copies of their own."""
    shutil.copytree(begun, tmp_path, dirs_exist_ok=True)
    return _desks(tmp_path, monkeypatch)


def _desks(top: Path, patch: pytest.MonkeyPatch) -> list[Desk]:
    return [Desk(top, name, patch) for name in ("Kim Lee", "Kay Long", "Ann Doe")]


def _mail(desk: Desk) -> str:
    """The number of the mail that says it."""
    every: list[str] = [line["control"] for line in desk.done("exhibits", "--json").lines]
    return next(one for one in every if LEFT_ON in desk.done("text", one).out)


def test_copies_put_together_in_every_order_say_the_same(three, tmp_path):
    kim, kay, ann = three
    files = [desk.share(f"{number}.pincite-handover") for number, desk in enumerate(three)]
    orders = list(itertools.permutations(files))

    for number, desk in enumerate(three):
        for file in (*orders[number], orders[number][0]):
            assert desk.done("merge", file, "--json").line["rejected"] == 0
    for number, order in enumerate(orders[3:]):
        late = Desk(tmp_path, f"Late{number} One", kim.patch)
        shutil.copytree(kim.folder, late.folder)
        late.done("merge", *order)
        assert late.state() == kim.state()

    assert kim.state() == kay.state() == ann.state()
    told = [desk.done("differences", "--json").lines for desk in three]
    assert {one["kind"] for one in told[0]} == {"withdrawn", "opposed"}
    assert [sorted(one["id"] for one in each) for each in told[1:]] == [
        sorted(one["id"] for one in told[0])
    ] * 2
    for desk in three:
        desk.done("verify")


def test_what_one_decides_is_decided_for_all(three, tmp_path):
    kim, kay, ann = three
    kim.done("merge", kay.share("kay.pincite-handover"), ann.share("ann.pincite-handover"))
    asked = {one["kind"]: one for one in kim.done("differences", "--json").lines}
    unsure = kim.done("log", "-o", tmp_path / "before.csv")

    work = next(one for one in asked["withdrawn"]["versions"] if one["reviewer"] == "Kay Long")
    kim.done("decide", asked["withdrawn"]["id"], "--keep", work["id"])
    kim.done("decide", asked["opposed"]["id"], "--keep-all")
    decided = kim.share("decided.pincite-handover")
    for desk in (kay, ann):
        desk.done("merge", decided)
        desk.done("merge", tmp_path / "kay.pincite-handover", tmp_path / "ann.pincite-handover")

    assert unsure.err.startswith("2 differences are open.")
    assert (tmp_path / "before.csv").read_text("utf-8-sig").count("UNSETTLED") == 2
    assert [desk.done("differences").out for desk in three] == ["", "", ""]
    assert "KL-0001" in ann.done("passages").out
    assert kim.state() == kay.state() == ann.state()


def test_a_damaged_file_is_refused_and_changes_nothing(three, tmp_path):
    kim, kay, _ = three
    whole = kay.share("kay.pincite-handover", "--for", "Kim Lee")
    before = kim.state()

    for number, damage in enumerate((_cut, _turned, _of_another)):
        bad = tmp_path / f"{number}.pincite-handover"
        bad.write_bytes(damage(whole))
        told = kim.here("merge", bad, "--json")
        begun = here("new", tmp_path / "begun", "--from", bad, "--reviewer", "Zoe New")

        assert (told.code, told.line["new"]) == (3, 0)
        assert told.line["files"][0]["refused"] or told.line["rejected"]
        assert (begun.code, (tmp_path / "begun").exists()) == (3, False)
        assert kim.state() == before
    assert kim.done("merge", whole, "--json").line["new"] > 0
    kim.done("verify")


def _cut(whole: Path) -> bytes:
    content = whole.read_bytes()
    return content[: len(content) * 2 // 3]


def _turned(whole: Path) -> bytes:
    """A block in the middle, where the acts are, turned over."""
    content = bytearray(whole.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 200] = bytes(one ^ 0xFF for one in content[middle : middle + 200])
    return bytes(content)


def _of_another(whole: Path) -> bytes:
    return b"no hand-over of anybody" + whole.name.encode()


def test_on_a_second_computer_and_on_a_restored_copy_one_is_the_same_person(three, tmp_path):
    kim, kay, _ = three
    kim.done("backup", "-o", tmp_path / "later")
    restored = Desk(tmp_path, "Kim Again", kim.patch, home=kim.home)
    kim.sit()

    done("restore", next((tmp_path / "later").iterdir()), "-o", restored.folder)
    restored.done("issue", "add", "The array")
    kay.done("merge", restored.share("again.pincite-handover"))

    kinds = {one["kind"] for one in kay.done("differences", "--json").lines}
    assert "same_name" not in kinds
    assert restored.done("role", "--json").line["reviewer"] == "Kim Lee"


def test_work_on_a_restored_backup_travels_beside_what_it_forgot(three, sample, tmp_path):
    kim, kay, ann = three
    restored = Desk(tmp_path, "Restored Lee", kim.patch)
    (backup,) = (sample.parent / "backups").iterdir()
    kim.sit()
    done("restore", backup, "-o", restored.folder)
    restored.done("note", "KL-0001", "Written on the restored copy.")

    again = restored.share("restored.pincite-handover")
    for desk in three:
        assert desk.done("merge", again, "--json").line["new"] > 0
    restored.done("merge", kim.share("kim.pincite-handover"))
    kim.done("merge", restored.share("last.pincite-handover"))

    assert restored.state() == kim.state()
    assert "Written on the restored copy." in ann.done("passages", "--json").out
    for desk in (restored, kim, kay):
        desk.done("verify")
