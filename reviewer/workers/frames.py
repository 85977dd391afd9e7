"""Messages between processes as frames: the length of a body in four bytes, then the body."""

import struct
from typing import IO

_HEADER = struct.Struct("<I")


def write_frame(pipe: IO[bytes], body: bytes) -> None:
    """Send one message at once."""
    pipe.write(_HEADER.pack(len(body)))
    pipe.write(body)
    pipe.flush()


def read_frame(pipe: IO[bytes], longest: int) -> bytearray | None:
    """One message as bytes; ``None`` when the other side is gone, even in the middle of one.

    Raises:
        ValueError: the length announced is over the cap.
    """
    header = pipe.read(_HEADER.size)
    if len(header) < _HEADER.size:
        return None
    (length,) = _HEADER.unpack(header)
    if length > longest:
        raise ValueError(f"a message of {length} bytes is over the cap of {longest}")
    body = bytearray(length)
    return body if _fill(pipe, memoryview(body)) else None


def _fill(pipe: IO[bytes], room: memoryview) -> bool:
    while room:
        count = pipe.readinto(room)  # type: ignore[attr-defined]  # typing.IO lacks it, BufferedReader has it
        if not count:
            return False
        room = room[count:]
    return True
