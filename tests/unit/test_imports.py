"""What a bare import may load: command line and workers no Qt, the bootstrap no package."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
EVERY_MODULE = """
import importlib, pkgutil, sys
import reviewer

for module in pkgutil.walk_packages(reviewer.__path__, "reviewer."):
    importlib.import_module(module.name)
print(*sorted(name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))))
"""
WHAT_A_COMMAND_STARTS_WITH = """
import sys
import reviewer.cli

print(*sys.modules)
"""
# Each costs a tenth of a second or more, which every command would pay.
_WHEN_ASKED = {"PIL", "docx", "lark", "lxml", "openpyxl", "pymupdf", "sqlalchemy", "xlsxwriter"}
# -S keeps site-packages away: an import from there fails.
BEFORE_THE_PACKAGES = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
import reviewer.__main__, reviewer.bootstrap, reviewer.environment, reviewer.checks
"""


def test_no_module_of_reviewer_loads_qt():
    done = run("-c", EVERY_MODULE)

    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def test_a_command_loads_what_only_some_commands_need_when_it_needs_it():
    done = run("-c", WHAT_A_COMMAND_STARTS_WITH)

    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "reviewer" in loaded, done.stderr
    assert loaded & _WHEN_ASKED == set()


def test_the_way_to_the_environment_needs_no_package():
    done = run("-I", "-S", "-c", BEFORE_THE_PACKAGES)

    assert done.returncode == 0, done.stderr


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
