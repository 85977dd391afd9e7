"""Collects what the window says into the German catalogue, and makes of it what Qt loads.

    python -m tests.tools.translate            collects, and writes .ts and .qm
    python -m tests.tools.translate --check    writes nothing, and fails where something is missing

Read from the syntax tree of the program, window and domain alike. Refused: Qt's ``lupdate``, which
finds the same strings of the window but none of the domain, whose sentences are no calls of Qt's.
Translations are kept by context and source; what is no longer said is dropped; what is new stands
there as *unfinished*, to be translated by a person. No places in the code are written down, so that
a catalogue changes only where words do. The words to use are in ``glossary_de.md`` beside this.
"""

import argparse
import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import EnumType
from functools import cache
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import PySide6

from reviewer import fields
from reviewer.queries import tags
from ui.actions import ACTIONS, Menu

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "resources/translations/pincite_de.ts"
COMPILED = CATALOGUE.with_suffix(".qm")
COMMAND = "python -m tests.tools.translate"

Catalogue = dict[tuple[str, str], str]
"""A translation by context and source; empty where it is still to be written."""

_SENTENCES = "Sentences"
_NOT_SAID = (
    "reviewer/cli",
    "reviewer/demo.py",
    "reviewer/environment.py",
    "reviewer/bootstrap.py",
    "reviewer/checks.py",
)
"""Parts of the domain that speak at the command line alone."""
_SAID_TOO = "reviewer/cli/keeping.py"
"""What the window runs as a process of its own, and shows what it says."""
_BUGS = frozenset({"ValueError", "TypeError", "RuntimeError", "SetupError", "DamagedError"})
_FIRST = frozenset({"said", "named", "warn", "_called"})
"""What is called with a sentence as its first argument."""
_SECOND = frozenset({"_refuse", "Proposal", "_against"})
"""What is called with a sentence as its second argument."""
_TABLES = {
    "reviewer.queries.history": ("_VERBS", "_TIES", "_UNKNOWN"),
    "reviewer.queries.history_details": ("_SETTLED",),
    "reviewer.queries.counted": ("_OF_MANY", "_OF_ANY"),
    "reviewer.queries.proposals": ("_WHOSE",),
    "reviewer.queries.difference_values": ("_LINKS", "_LABELS", "_WAYS", "_TAKEN_AWAY"),
    "reviewer.queries.difference_words": ("_NAMED", "_WITHDRAWN", "_REPLACED"),
    "reviewer.queries.clawback_words": ("_HOW", "_SURE", "_MAY"),
    "reviewer.queries.clawback": ("PAGES", "_OF_PASSAGES", "_QUOTES_NOTHING", "HANDED_OVER"),
    "reviewer.sharing.gaps": ("_OF_ONE", "_OF_MANY"),
    "reviewer.exports.custody": ("PRODUCT",),
    "reviewer.exports.history_list": ("PRODUCT",),
    "reviewer.exports.sample_report": ("PRODUCT",),
    "reviewer.exports.column_meanings": ("MEANINGS",),
    "reviewer.readers.registry": ("_WORDS", "_SAVE_AS_PDF", "_OPEN_AND_SAVE"),
    "reviewer.readers.pdf_unseen": ("UnseenBy",),
    "reviewer.workers.pool": ("CRASHED", "TOO_SLOW", "NEVER_STARTED"),
    "reviewer.workers.pages": ("CRASHED", "TOO_SLOW", "NEVER_STARTED"),
    "reviewer.text.understood": ("CORRECTED",),
    "reviewer.text.citable": (
        "_UNCERTAIN",
        "_DISPUTED",
        "_RESTARTED",
        "_UNFIT",
        "_UNNUMBERED",
    ),
}
"""Sentences and patterns that stand in tables of the domain, to be said elsewhere."""


def main() -> int:
    """Collect, or check."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true")
    is_check = parser.parse_args().check
    known = read(CATALOGUE)
    now = collected(known)
    missing = [key for key, translation in now.items() if not translation]
    for context, source in missing:
        print(f"not translated: {context}: {source}")  # noqa: T201 - a tool that tells
    if is_check:
        return int(bool(missing) or now != known)
    CATALOGUE.write_text(written(now), encoding="utf-8")
    COMPILED.write_bytes(compiled(CATALOGUE))
    print(f"{len(now)} strings, {len(missing)} not translated")  # noqa: T201 - a tool that tells
    return 0


# --- What is said -------------------------------------------------------------------------------


def collected(known: Mapping[tuple[str, str], str]) -> Catalogue:
    """Everything that is said, in order, with the translations that are known."""
    return {key: known.get(key, "") for key in sorted(set(sources())) if key[1]}


@cache
def sources() -> tuple[tuple[str, str], ...]:
    """Every string that can be translated: its context and its words."""
    return tuple(_sources())


def _sources() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "ui").rglob("*.py")):
        yield from _of_window(path)
    yield from _of_actions()
    for source in _of_domain():
        yield _SENTENCES, source


def _of_window(path: Path) -> Iterator[tuple[str, str]]:
    tree = ast.parse(path.read_text("utf-8"))
    nodes = list(ast.walk(tree))
    classes = [node for node in nodes if isinstance(node, ast.ClassDef)]
    held = [(one.name, call) for one in classes for call in _calls(ast.walk(one), "tr")]
    for holder, call in held:
        yield holder, _literal(path, call, 0)
    if len(held) != len(list(_calls(nodes, "tr"))):
        raise SystemExit(f"{path}: tr() stands outside of a class, or in a class inside another")
    for call in _calls(nodes, "translate", "QT_TRANSLATE_NOOP"):
        if len(call.args) > 1 and _constant(call.args[1]) is not None:
            yield _literal(path, call, 0), _literal(path, call, 1)
    for call in _calls(nodes, "said"):
        yield from ((_SENTENCES, words) for words in _words_of(call.args[:1], {}))


def _calls(nodes: Iterable[ast.AST], *names: str) -> Iterator[ast.Call]:
    for node in nodes:
        if isinstance(node, ast.Call) and _called(node) in names:
            yield node


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _constant(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None


def _literal(path: Path, call: ast.Call, place: int) -> str:
    words = _constant(call.args[place])
    if words is None:
        raise SystemExit(f"{path}:{call.lineno}: only words that stand there can be collected")
    return words


def _of_actions() -> Iterator[tuple[str, str]]:
    """The table of actions, and fields, which refusals name too, and histories their answers."""
    yield from (("Actions", spec.text) for spec in ACTIONS)
    yield from (("Actions", menu.value) for menu in Menu)
    own = (
        fields.PASSAGE_FIELDS,
        fields.EXHIBIT_FIELDS,
        fields.OCCURRENCE_FIELDS,
        fields.MATTER_FIELDS,
    )
    for specs in (*fields.FIELDS.values(), *own):
        yield from (("Fields", spec.label) for spec in specs)
        yield from ((_SENTENCES, spec.label) for spec in specs)
    for spec in (*fields.PASSAGE_FIELDS, *fields.EXHIBIT_FIELDS):
        yield from ((_SENTENCES, answer) for answer in spec.choices if answer)
    yield from ((_SENTENCES, str(tag.name)) for tag in tags.BUILT_IN)


def _of_domain() -> Iterator[str]:
    for path in sorted((ROOT / "reviewer").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if name == _SAID_TOO or not name.startswith(_NOT_SAID):
            yield from _of_module(ast.parse(path.read_text("utf-8")))
    for module, names in _TABLES.items():
        for name in names:
            yield from _strings(getattr(import_module(module), name, ""))


def _of_module(tree: ast.Module) -> Iterator[str]:
    """What is said, refused for, or given as a reason or warning in a module."""
    nodes = list(ast.walk(tree))
    named = dict(_named_constants(nodes))
    for node in nodes:
        if not isinstance(node, ast.Call):
            continue
        name = _called(node)
        if name in _FIRST or (name.endswith("Error") and name not in _BUGS):
            yield from _words_of(node.args[:1], named)
        elif name == "counted":
            yield from _words_of(node.args[1:3], named)
        elif name in _SECOND:
            yield from _words_of(node.args[1:2], named)
        elif name == "append" and _is_told(node.func):
            yield from _words_of(node.args, named)
    yield from _sentences(nodes)


def _sentences(nodes: Sequence[ast.AST]) -> Iterator[str]:
    """What reads as a whole sentence, wherever it stands."""
    prose = set(_prose(nodes))
    for node in nodes:
        if isinstance(node, ast.Constant) and node not in prose:
            words = _constant(node) or ""
            yield from [words] * _reads_as_sentence(words)


def _prose(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """What describes the program, and the pieces of what is put together where it stands."""
    for node in nodes:
        if isinstance(node, ast.Expr):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield from node.values


def _is_told(called: ast.expr) -> bool:
    """Whether something is put to what a person is told: ``notes.append``."""
    if not isinstance(called, ast.Attribute):
        return False
    target = called.value
    name = target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")
    return name in {"notes", "warnings"}


def _named_constants(nodes: Iterable[ast.AST]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        if isinstance(node, ast.Assign) and (words := _constant(node.value)) is not None:
            yield from ((one.id, words) for one in node.targets if isinstance(one, ast.Name))


def _words_of(nodes: Iterable[ast.expr], named: Mapping[str, str]) -> Iterator[str]:
    for node in nodes:
        if (words := _constant(node)) is not None:
            yield words
        elif isinstance(node, ast.Name) and node.id in named:
            yield named[node.id]
        elif isinstance(node, ast.IfExp):
            yield from _words_of((node.body, node.orelse), named)
        elif isinstance(node, ast.Call) and _called(node) == "get":
            yield from _words_of(node.args[1:2], named)


def _reads_as_sentence(words: str) -> bool:
    """Whether words of the domain are a whole sentence, which is shown somewhere."""
    is_begun = words[:1].isupper() or words[:1] == "{"
    return is_begun and words.endswith((".", "”")) and words.count(" ") > 2


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield getattr(value, "pattern", None) or str(value)
    elif isinstance(value, Mapping | EnumType | frozenset):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from _strings(one)


# --- The catalogue ------------------------------------------------------------------------------


def read(path: Path) -> Catalogue:
    """The translations of a catalogue; nothing where there is none yet."""
    if not path.exists():
        return {}
    found: Catalogue = {}
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            node = message.find("translation")
            is_done = node is not None and node.get("type") is None
            text = (node.text or "") if node is not None and is_done else ""
            found[name, message.findtext("source", "")] = text
    return found


def written(catalogue: Mapping[tuple[str, str], str]) -> str:
    """A catalogue as Qt's tools read it."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f"<!-- Made by {COMMAND}; the words to use are in tests/tools/glossary_de.md. -->",
        '<TS version="2.1" language="de_DE" sourcelanguage="en_US">',
    ]
    last = None
    for (context, source), translation in sorted(catalogue.items()):
        if context != last:
            lines += ["</context>"] * (last is not None)
            lines += ["<context>", f"    <name>{escape(context)}</name>"]
            last = context
        lines += [
            "    <message>",
            f"        <source>{escape(source)}</source>",
            f"        {_translation(translation)}",
            "    </message>",
        ]
    return "\n".join([*lines, "</context>", "</TS>", ""])


def _translation(words: str) -> str:
    if not words:
        return '<translation type="unfinished"></translation>'
    return f"<translation>{escape(words)}</translation>"


def compiled(catalogue: Path) -> bytes:
    """What Qt loads, made by its own tool."""
    ending = ".exe" if sys.platform == "win32" else ""
    tool = Path(PySide6.__file__).parent / f"lrelease{ending}"
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made.qm"
        subprocess.run(
            [str(tool), "-silent", str(catalogue), "-qm", str(made)], check=True, timeout=60
        )
        return made.read_bytes()


if __name__ == "__main__":
    sys.exit(main())
