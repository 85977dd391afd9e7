"""What can go wrong that a person can put right.

Every ``ReviewError`` carries one sentence for a lawyer: no class names, no paths they cannot see.
Anything that is not a ``ReviewError`` is a fault of Pincite and is left to fly, so that the
transaction rolls back.
"""


class ReviewError(Exception):
    """A sentence a person can act on."""


class InputError(ReviewError):
    """The person can put it right: the act or the words given are refused."""


class RefusedError(InputError):
    """The act is refused for what the matter already holds.

    A quote is ambiguous or absent, a tag is there already.
    """


class SourceError(ReviewError):
    """A file cannot be read as an exhibit."""


class LockedError(SourceError):
    """A file is protected by a password, and none of those given opens it: one may be asked for."""


class MatterError(ReviewError):
    """The matter cannot be used as it lies there."""


class MatterDamagedError(MatterError):
    """The matter's own file does not hold together any more."""


class ShareError(ReviewError):
    """A file from a colleague cannot be taken in."""


class UnfinishedError(ShareError):
    """A file from a colleague is not whole: it may still be on its way, and can be waited for."""


class StoppedError(ReviewError):
    """A long piece of work was stopped by the person who started it."""


class PassphraseError(MatterError, ShareError):
    """A passphrase is needed, of a matter or of a file from a colleague, or the one given is wrong.

    Whoever meets it may ask for it and try again.
    """
