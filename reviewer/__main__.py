"""The first lines that run: standard library only, until the environment is known to be there."""

import sys

from reviewer import bootstrap, checkout
from reviewer.errors import ReviewError


def main() -> int:
    """Run one command of ``pincite`` and return its exit status."""
    arguments = sys.argv[1:]
    try:
        bootstrap.enter(arguments, checkout.HERE)
    except ReviewError as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    if arguments[:1] == ["check"]:
        return _check(arguments[1:])
    # Imported here: before `enter` the packages it needs may be absent.
    from reviewer import cli  # noqa: PLC0415

    return cli.main(arguments)


def _check(arguments: list[str]) -> int:
    from reviewer import checks  # noqa: PLC0415  a command that few start

    return checks.main(arguments)


if __name__ == "__main__":
    sys.exit(main())
