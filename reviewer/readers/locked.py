"""Office files under a password: opened with one of those given, else said so.

The cipher is undone by msoffcrypto-tool (MIT), in the formats of Office 97 to today. The native
stays as it is; only what is read is unlocked.
"""

import io
from collections.abc import Sequence

from reviewer.errors import LockedError, SourceError
from reviewer.said import said

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARK = "EncryptedPackage".encode("utf-16-le")


def is_locked(content: bytes) -> bool:
    """Whether these bytes are a new Office file in the envelope that a password gives it."""
    return content.startswith(_MAGIC) and _MARK in content


def unlocked(content: bytes, passwords: Sequence[str], what: str) -> bytes:
    """The file inside the envelope.

    Args:
        content: the bytes as they lie there.
        passwords: tried in turn.
        what: how a sentence names the file, as in "Word file".

    Raises:
        LockedError: no password was given, or none fits.
        SourceError: the envelope is damaged or of a kind that is not known.
    """
    # Imported here: hardly any file is locked, and it brings a library of ciphers.
    import msoffcrypto  # noqa: PLC0415
    from msoffcrypto import exceptions  # noqa: PLC0415

    damaged = said("This {what} is protected in a way that is not known.", what=what)
    for password in passwords:
        made = io.BytesIO()
        try:
            locked = msoffcrypto.OfficeFile(io.BytesIO(content))
            locked.load_key(password=password, verify_password=True)
            locked.decrypt(made)
        except exceptions.InvalidKeyError:
            continue
        except (exceptions.FileFormatError, exceptions.ParseError) as error:
            raise SourceError(damaged) from error
        except (exceptions.DecryptionError, ValueError, TypeError, LookupError, OSError) as error:
            raise SourceError(damaged) from error
        return made.getvalue()
    raise LockedError(
        said("None of the passwords given opens this {what}.", what=what)
        if passwords
        else said("This {what} is protected by a password.", what=what)
    )
