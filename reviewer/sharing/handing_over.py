"""Making a file for colleagues: what they lack, of everyone whose work is known here.

The act that says so is written first, so that it travels within the file. Work passes through third
hands: not only one's own acts go, and what is in doubt goes once more. Bytes of an exhibit that is
sequestered or purged never go.
"""

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reviewer.acts import exhibits as exhibit_acts
from reviewer.errors import InputError, MatterError
from reviewer.matter import Matter, app_version
from reviewer.model import ExportedBody
from reviewer.queries import people
from reviewer.said import said
from reviewer.sharing import exchanges, outgoing, saved_copy
from reviewer.sharing.chosen import Chosen, Wanted, choose, writers_of
from reviewer.sharing.container import is_unfinished, write_container
from reviewer.sharing.exchanges import Handed
from reviewer.sharing.outcomes import IsStopped, Progress, Tell, go_on, never, say_nothing
from reviewer.sharing.outgoing import Outgoing
from reviewer.sharing.portions import Form, Manifest
from reviewer.store import arrivals, sending, weighing

__all__ = ["Extent", "HandedOver", "Wanted", "extent", "hand_over"]

FORMS = {
    ".pincite-handover": Form.HAND_OVER,
    ".pincite-package": Form.PACKAGE,
    ".pincite": Form.REVIEW_DATABASE,
}
_CHUNK = 1 << 20


_LONG = 5_000


@dataclass(frozen=True, slots=True)
class Extent:
    """How much would go: acts, texts, exhibits with their bytes.

    ``passages`` were marked by these acts; ``file`` is about how many bytes the file will have
    without the exhibits'.
    """

    changesets: int
    layers: int
    exhibits: int
    bytes: int
    passages: int = 0
    file: int = 0


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The file that was written."""

    path: Path
    form: Form
    changesets: int
    layers: int
    exhibits: int
    bytes: int
    sha256: str


def form_of(out: Path) -> Form:
    """The form that a file's suffix asks for.

    Raises:
        InputError: none.
    """
    form = FORMS.get(out.suffix.casefold())
    if form is None:
        raise InputError(
            "Give the file a name that ends in .pincite-handover, in .pincite-package (everything "
            "with the exhibits), or in .pincite (the review database)."
        )
    return form


def is_long(matter: Matter) -> bool:
    """Whether to count what a hand-over would hold takes longer than an eye notices."""
    return sending.length(matter.connection().cursor()) > _LONG


def extent(matter: Matter, wanted: Wanted, form: Form = Form.HAND_OVER) -> Extent:
    """How much a hand-over would hold; ``bytes`` are those of the exhibits. Nothing is written."""
    chosen = choose(matter, wanted, form)
    what = outgoing.outgoing(matter, chosen.acts, chosen.exhibits)
    size = outgoing.size_of(matter, what.objects)
    texts = {(one.layer, one.rendition) for named in what.texts.values() for one in named}
    weight = weighing.weight(matter.connection().cursor(), what.acts, texts)
    exhibits = outgoing.carried(matter, chosen.exhibits, what.objects)
    return Extent(len(what.acts), what.layers, exhibits, size, weight.passages, weight.bytes)


def hand_over(
    matter: Matter,
    out: Path,
    wanted: Wanted,
    tell: Tell = say_nothing,
    is_stopped: IsStopped = never,
) -> HandedOver:
    """Write a file for colleagues; its suffix says its form.

    ``.pincite-handover``, ``.pincite-package`` (everything with the exhibits' bytes), ``.pincite``
    (the review database). A name that nobody in the matter has is somebody new: they lack all.

    Raises:
        InputError: the suffix is none of these, or the file is the matter's own.
        MatterError, ShareError: the file cannot be written.
        StoppedError: ``is_stopped`` said so; no file is left.
    """
    form = form_of(out)
    _refuse_own(matter, out)
    go_on(is_stopped)
    if form is Form.REVIEW_DATABASE:
        return _save_copy(matter, out, wanted)
    _sweep(out)
    matter.do(exhibit_acts.exported(_told(form, wanted, out)))
    with sending.snapshot(matter.connection()):
        chosen = choose(matter, wanted, form)
        what = outgoing.outgoing(matter, chosen.acts, chosen.exhibits)
        manifest = manifest_of(matter, form, what, wanted.for_person, chosen.known)
        parts = outgoing.portions(matter, what, tell, is_stopped)
        write_container(out, manifest, parts, wanted.passphrase)
        place = arrivals.last_place(matter.connection().cursor())
    tell(Progress("Checking what was written", 0, 0))
    digest = sha256_of(out)
    _record(matter, out, wanted, chosen, (digest, place))
    size = out.stat().st_size
    exhibits = outgoing.carried(matter, chosen.exhibits, what.objects)
    return HandedOver(out, form, len(what.acts), what.layers, exhibits, size, digest)


def _refuse_own(matter: Matter, out: Path) -> None:
    if out.absolute() == matter.path.absolute() or (out.exists() and out.samefile(matter.path)):
        raise InputError(
            "This is the matter’s own file. Give the file for colleagues another name."
        )


def _sweep(out: Path) -> None:
    """Take away what a program that was stopped while it wrote this very file left of it."""
    with suppress(OSError):  # what cannot be deleted now, the next time
        for path in out.absolute().parent.glob(".*.pincite-part"):
            if is_unfinished(path.name) and path.name.startswith(f".{out.name}."):
                path.unlink(missing_ok=True)


def _told(form: Form, wanted: Wanted, out: Path) -> ExportedBody:
    """What the log says of it: for whom, since when, with the exhibits or without."""
    told = [f"for {wanted.for_person}"] if wanted.for_person else []
    told += [f"since {wanted.since.isoformat()}"] if wanted.since else []
    told += ["since the last one"] if wanted.since_last else []
    told += ["with exhibits"] if wanted.with_exhibits or form is Form.PACKAGE else []
    return ExportedBody(form.value, ", ".join(told), 0, "", out.name)


def manifest_of(
    matter: Matter,
    form: Form,
    what: Outgoing,
    for_person: str = "",
    before: Mapping[bytes, int] | None = None,
) -> Manifest:
    """What a file says of itself."""
    known = (one for one in people.reviewers(matter.view) if one.id == matter.reviewer)
    mine = next(known, None) or matter.settings.identity_of(matter.reviewer)
    return Manifest(
        form=form,
        matter=matter.id.hex(),
        title=matter.title,
        person=matter.reviewer.hex(),
        name="" if mine is None else mine.name,
        made=max((one.hlc for one in what.acts), default=0),
        app=app_version(),
        wanted_by=for_person,
        before={writer.hex(): number for writer, number in (before or {}).items()},
        upto=reach(matter, what.acts),
        changesets=len(what.acts),
        layers=what.layers,
        exhibits=len(what.objects),
    )


def reach(matter: Matter, acts: tuple[sending.Stored, ...]) -> dict[str, tuple[int, str]]:
    """How far some acts go, by writer; nothing where a chain among them is forked or has a hole.

    Who has all of these chains, on one branch, has all of the acts.
    """
    cursor = matter.connection().cursor()
    whole = {one.writer: one.whole for one in sending.chains(cursor)}
    forked = sending.forks(cursor)
    found: dict[str, tuple[int, str]] = {}
    for one in acts:
        if one.writer in forked or one.wseq > whole.get(one.writer, 0):
            return {}
        if one.wseq > found.get(one.writer.hex(), (0, ""))[0]:
            found[one.writer.hex()] = (one.wseq, one.id.hex())
    return found


def sha256_of(path: Path) -> str:
    """The hash of a file's bytes.

    Raises:
        MatterError: it cannot be read.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as source:
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise MatterError(
            said("“{name}” cannot be read. Connect the place it lies on.", name=path.name)
        ) from error
    return digest.hexdigest()


def _record(
    matter: Matter, out: Path, wanted: Wanted, chosen: Chosen, made: tuple[str, int]
) -> None:
    digest, place = made
    machines = writers_of(matter, wanted.for_person) if wanted.for_person else []
    upto = chosen.upto if chosen.is_all else {}
    exchanges.record_hand_over(
        matter,
        Handed(
            wanted.for_person,
            exchanges.now(),
            str(out.absolute()),
            len(chosen.acts),
            digest,
            {writer.hex(): number for writer, number in upto.items()},
            tuple(writer.hex() for writer in machines),
            place if chosen.exhibits_go and chosen.is_all else 0,
        ),
    )


def _save_copy(matter: Matter, out: Path, wanted: Wanted) -> HandedOver:
    """The review database alone: all acts and texts, whatever was wanted of them."""
    saved = saved_copy.save_copy(matter, out, wanted.passphrase)
    everything = Wanted(for_person=wanted.for_person)
    with sending.snapshot(matter.connection()):
        chosen = choose(matter, everything)
        place = arrivals.last_place(matter.connection().cursor())
    digest = sha256_of(out)
    _record(matter, out, everything, chosen, (digest, place))
    return HandedOver(
        out,
        Form.REVIEW_DATABASE,
        saved.changesets,
        len(sending.layers_named(matter.connection().cursor())),
        0,
        saved.size,
        digest,
    )
