"""The matter as it was: an earlier state as a matter of its own, in a new folder.

It is built from the earlier changesets alone, under a new writer, so what is tried there is work
like any other and can be handed over. What was sequestered or purged since is so there too: no
earlier state brings it back.
"""

import os
from datetime import date, timedelta
from pathlib import Path

from reviewer.errors import MatterError, SourceError
from reviewer.matter import Matter, adopt_matter
from reviewer.sharing import lacking, outgoing, own_folder
from reviewer.sharing.chosen import start_of
from reviewer.sharing.exchanges import Recorded
from reviewer.sharing.outcomes import IsStopped, Progress, Tell, go_on, never, say_nothing
from reviewer.sharing.portions import Acts, GeometryRows, LayerRows
from reviewer.sharing.proving import Texts
from reviewer.store import keys, sending
from reviewer.store.sending import Stored
from reviewer.store.settings import Settings


def as_before(
    matter: Matter,
    moment: Recorded | date,
    folder: Path,
    settings: Settings | None = None,
    *,
    tell: Tell = say_nothing,
    is_stopped: IsStopped = never,
) -> Matter:
    """Make and open a matter as this one was before a taking in, or at the end of a day.

    Raises:
        MatterError: the folder is taken or refused, or nothing was here then; nothing is left.
        StoppedError: ``is_stopped`` said so; nothing is left.
    """
    own_folder.check_empty(folder)
    is_new = not folder.exists()
    with sending.snapshot(matter.connection()):
        acts = _acts_at(matter, moment)
        key = keys.held(matter.path)
        made = adopt_matter(folder, matter.id, settings or matter.settings, key=key)
        with own_folder.nothing_left_of(made, is_new=is_new):
            made.work_as(matter.reviewer, matter.role)
            _fill(matter, made, acts, tell, is_stopped)
            _bring_files(matter, made, tell, is_stopped)
    return made


def _acts_at(matter: Matter, moment: Recorded | date) -> tuple[Stored, ...]:
    cursor = matter.connection().cursor()
    if isinstance(moment, Recorded):
        if not moment.first:
            raise MatterError("Nothing new came with this file: the matter is as it was before it.")
        acts = sending.before(cursor, seq=moment.first)
    else:
        acts = sending.before(cursor, hlc=start_of(moment + timedelta(days=1)))
    if not acts:
        raise MatterError("Nothing of this matter was here yet. Choose a later time.")
    return tuple(acts)


def _fill(
    matter: Matter, made: Matter, acts: tuple[Stored, ...], tell: Tell, is_stopped: IsStopped
) -> None:
    what = outgoing.outgoing(matter, acts, ())
    big, texts = made.begin_big_write(), Texts(made)
    for portion in outgoing.portions(matter, what, tell, is_stopped):
        if isinstance(portion, LayerRows):
            made.put_rows(list(texts.layer(portion)))
        elif isinstance(portion, GeometryRows):
            made.put_rows(list(texts.layout(portion)))
        elif isinstance(portion, Acts):
            big.put(portion.changesets, portion.payloads)
    big.accept()
    made.finish_projections()


def _bring_files(matter: Matter, made: Matter, tell: Tell, is_stopped: IsStopped) -> None:
    """The files of the exhibits that stand there: linked where the disk can, else copied."""
    wanted = sorted(lacking.named_here(made) & matter.objects.names())
    for place, digest in enumerate(wanted):
        go_on(is_stopped)
        tell(Progress("Bringing exhibits over", place, len(wanted)))
        source, target = matter.objects.path(digest), made.objects.path(digest)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(source, target)
        except OSError:
            _copy(made, source, digest)


def _copy(made: Matter, source: Path, digest: bytes) -> None:
    try:
        made.objects.take(source, digest)
    except SourceError as error:
        raise MatterError(
            "The file of an exhibit is damaged or missing. Run “verify” on the matter first."
        ) from error
