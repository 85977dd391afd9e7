"""The runner of the checks: what it asks for, and the list of files that stay fully covered."""

from reviewer import checks
from reviewer.checkout import Checkout


def test_a_gated_file_that_reaches_full_coverage_is_named():
    share = {"reviewer/acts/tagging.py": 100.0, "reviewer/acts/people.py": 99.0}

    assert checks.arrived(share, listed=[]) == ["reviewer/acts/tagging.py"]
    assert checks.arrived(share, listed=["reviewer/acts/tagging.py"]) == []


def test_a_file_outside_the_gate_may_be_covered_or_not():
    share = {"reviewer/cli.py": 100.0, "reviewer/acts/__init__.py": 100.0}

    assert checks.arrived(share, listed=[]) == []


def test_the_list_may_carry_comments():
    text = "# why\n\nreviewer/store/log.py  # the truth\n"

    assert checks.gate_list(text) == ["reviewer/store/log.py"]


def test_budgets_are_measured_only_when_asked_for():
    assert "budgets" not in [step.name for step in checks.steps(long=False)]
    assert "budgets" in [step.name for step in checks.steps(long=True)]


def test_only_what_is_no_budget_is_spared_the_disk():
    in_memory = {step.name for step in checks.steps(long=True) if step.in_memory}

    assert in_memory == {"tests"}


def test_temporary_files_lie_in_memory_only_where_they_fit(tmp_path):
    assert checks.has_room(tmp_path, 1)
    assert not checks.has_room(tmp_path, 1 << 60)
    assert not checks.has_room(tmp_path / "missing", 1)


def test_wrong_use_is_answered_with_the_right_use(capsys):
    assert checks.main(["--all"]) == 2
    assert "check [--long]" in capsys.readouterr().err


def test_an_installed_pincite_says_that_it_has_no_tests(tmp_path, capsys):
    assert checks.main([], Checkout(tmp_path)) == 2
    assert "needs a clone" in capsys.readouterr().err
