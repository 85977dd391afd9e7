"""What every process that reads other people's files does first.

The pipe is taken away from standard output before any library is imported, so that whatever one
prints goes to standard error; and Python itself refuses every socket.
"""

import os
import sys
from typing import IO

_NETWORK = frozenset(
    {"socket.__new__", "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"}
)


def claim_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """The pipes to and from the program that started this one, where no library finds them."""
    asked = os.fdopen(os.dup(0), "rb")
    said = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return asked, said


def limit_memory(limit: int) -> None:
    """Where the system can.

    Windows cannot without a job object, and macOS does not keep the promise.
    """
    if limit and sys.platform == "linux":
        import resource  # noqa: PLC0415 - the module exists on this system only

        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def limit_processor(seconds: int) -> None:
    """So many seconds of the processor from now on, where the system counts them."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - the module exists on this system only

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(
            resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 1 + seconds, most)
        )


def refuse_network(event: str, _arguments: object) -> None:
    """Hear every audit event of Python, and forbid those that reach for a network."""
    if event in _NETWORK:
        raise PermissionError("reading a file opens no connection")
