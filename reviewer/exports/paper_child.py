"""Sets a paper in a process of its own: ``python -m reviewer.exports.paper_child FILE``.

The paper comes on standard input as msgpack, progress goes to standard output as one byte for every
hundredth that is done. Setting two thousand passages takes seconds in which nobody else could run,
and a process can be stopped in the middle without anything being left behind but an unfinished file
of another name.
"""

import sys
from pathlib import Path

import msgspec

from reviewer.exports.paper_writers import Order, write_paper

STEPS = 100


def main(arguments: list[str]) -> int:
    """Write the file."""
    order = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Order)
    told = 0

    def tell(done: int, total: int) -> None:
        nonlocal told
        now = STEPS * done // max(total, 1)
        sys.stdout.buffer.write(b"." * (now - told))
        sys.stdout.buffer.flush()
        told = max(now, told)

    write_paper(order, Path(arguments[0]), tell)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
