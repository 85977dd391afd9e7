"""What came of an import, written down so that it can be read and printed again.

Nobody decides anything here, so undo passes over these acts. Files go in parts: an import of a
hundred thousand files must not become one payload that no colleague's copy would take in.
"""

from collections.abc import Sequence

from reviewer.model import Act, EntityId, IntakeBody, IntakeFilesBody, Kind, Op, derived_id


def record_intake(
    intake: EntityId, body: IntakeBody, place: int, files: Sequence[Sequence[str]]
) -> Act:
    """Say how an import stands, and what became of its next files.

    Args:
        intake: 16 random bytes, the same for all parts of one import.
        body: how it stands with these files.
        place: which part this is, from 1.
        files: see ``IntakeFilesBody``; none when only the end is to be told.
    """
    ops = [Op(intake, Kind.INTAKE, None, body)]
    if files:
        part = IntakeFilesBody(place, [list(one) for one in files])
        entity = derived_id("intake_files", intake.hex(), place)
        ops.append(Op(entity, Kind.INTAKE_FILES, intake, part))
    return Act("record_intake", tuple(ops))
