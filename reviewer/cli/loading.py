"""The command that loads a production from its load files, and tells what it would do."""

import argparse
from dataclasses import replace
from pathlib import Path

from reviewer.arriving import Entry, ImportChoices, Status
from reviewer.cli import printing, taking_in
from reviewer.errors import InputError
from reviewer.loadfiles.dialect import character
from reviewer.loading import choosing
from reviewer.loading.choosing import LoadChoices, Preview
from reviewer.loading.planning import Planning
from reviewer.loading.running import Load
from reviewer.matter import Matter, open_matter
from reviewer.readers.reading import TranscriptStatus
from reviewer.said import said
from reviewer.workers.pool import WorkerPool
from reviewer.workers.scratch import made_scratch


def load(chosen: argparse.Namespace) -> int:
    """Load what a load file names; exit code 3 where some rows were refused."""
    choices = _choices(chosen)
    for_all = ImportChoices(
        chosen.custodian, chosen.production, TranscriptStatus(chosen.transcripts)
    )
    if choices.table is not None:
        _tell(choosing.preview(choices))
    with open_matter(chosen.matter) as matter:
        if chosen.dry_run:
            return _plan(matter, choices, for_all, as_json=chosen.json)
        with WorkerPool(chosen.workers) as pool:
            outcomes = Load(matter, choices, pool, for_all).run(taking_in.teller(chosen.json))
    return taking_in.summed_up(outcomes)


def _choices(chosen: argparse.Namespace) -> LoadChoices:
    file: Path = chosen.file
    if not file.exists():
        raise InputError(said("There is no file {path}.", path=file))
    found, load_files = choosing.choices_for(file)
    if file.is_dir() and len(load_files.tables) > 1:
        names = ", ".join(one.name for one in load_files.tables)
        raise InputError(said("Several load files lie there: {names}. Name one.", names=names))
    return replace(
        found,
        images=chosen.images or found.images,
        encoding=chosen.encoding,
        separator=_sign(chosen.delimiter),
        quote=_sign(chosen.quote),
        line_break=_sign(chosen.line_break),
        has_header={"yes": True, "no": False}.get(chosen.header),
        mapping=tuple(_pair(one) for one in chosen.map),
        are_images_first=chosen.images_first,
    )


def _sign(typed: str | None) -> str | None:
    return None if typed is None else character(typed)


def _pair(text: str) -> tuple[str, str]:
    field, equals, meaning = text.rpartition("=")
    if not equals or not field.strip():
        raise InputError(
            said("A field is mapped as FIELD=MEANING, not “{text}”.", text=text),
        )
    return field.strip(), meaning.strip()


def _tell(preview: Preview) -> None:
    """What was understood, so that it can be put right."""
    dialect = preview.dialect
    signs = " ".join(
        f"{name} U+{ord(sign[0]):04X}" if sign else f"{name} none"
        for name, sign in (
            ("between", dialect.separator),
            ("around", dialect.quote),
            ("line break", dialect.line_break),
        )
    )
    header = "header row" if preview.has_header else "no header row"
    printing.say(f"{preview.text.encoding}; {signs}; {header}; {preview.heading.columns} fields.")
    for at, guess in enumerate(preview.meanings):
        if guess.meaning:
            name = preview.heading.name(at)
            printing.say(f"{name}: {guess.meaning.value} ({guess.sureness.value})")
    for warning in preview.text.warnings:
        printing.say(warning)


def _plan(matter: Matter, choices: LoadChoices, for_all: ImportChoices, *, as_json: bool) -> int:
    """Tell of every row what would become of it; nothing is written."""
    with made_scratch(matter.objects.made_folder()) as scratch:
        planning = Planning(choices, for_all, Path(scratch))
        for _ in planning.steps():
            pass
        for entry in planning.entries:
            _tell_entry(planning.entries, entry, as_json=as_json)
    refused = sum(bool(entry.refusal) for entry in planning.entries)
    printing.say(f"{len(planning.entries) - refused} would be loaded, {refused} refused.")
    return 3 if refused else 0


def _tell_entry(entries: list[Entry], entry: Entry, *, as_json: bool) -> None:
    fields = {name: value for name, value, _origin in entry.fields}
    status = Status.REFUSED.value if entry.refusal else "planned"
    if not as_json:
        number = fields.get("bates_begin", "")
        printing.columns(status, entry.source, entry.refusal or number)
        return
    printing.line(
        {
            "path": entry.source,
            "status": status,
            "row": entry.loaded.body().row if entry.loaded is not None else 0,
            "parent": entries[entry.parent].source if entry.parent is not None else "",
            "images": len(entry.parts),
            "text": str(entry.text_path or ""),
            "fields": fields,
            "reason": entry.refusal,
            "warnings": list(entry.warnings),
        }
    )
