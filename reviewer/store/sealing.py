"""Bytes sealed with the key of a locked matter: what its backups hold of it.

AES-256-GCM under a key of its own that comes from the matter's; the salt stands in front, so that
the passphrase alone opens it. Each piece is sealed whole: it is read whole, too.
"""

import hmac
import os

from reviewer.errors import PassphraseError
from reviewer.store import keys
from reviewer.store.keys import Key

_MAGIC = b"PINCITE-LOCKED-1"
_SALT, _NONCE = 16, 12
_FRONT = len(_MAGIC) + _SALT
_PURPOSE = b"backup"


def seal(content: bytes, key: Key) -> bytes:
    """These bytes, readable with the passphrase of this key alone."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - locked matters

    front, nonce = _MAGIC + key.salt, os.urandom(_NONCE)
    return front + nonce + AESGCM(_own(key)).encrypt(nonce, content, front)


def salt_in(content: bytes) -> bytes | None:
    """What the passphrase of sealed bytes was mixed with; ``None`` where they are not sealed."""
    return content[len(_MAGIC) : _FRONT] if content.startswith(_MAGIC) else None


def key_for(salt: bytes, given: str | Key | None) -> Key:
    """The key of bytes sealed so, from a passphrase or from the key of an open matter.

    Raises:
        PassphraseError: nothing was given, or the key of another passphrase.
    """
    if given is None:
        raise PassphraseError(
            "This backup is locked with the passphrase that its matter had when it was written. "
            "Give it to restore the backup."
        )
    key = keys.derive(given, salt) if isinstance(given, str) else given
    if key.salt != salt:
        raise PassphraseError(_WRONG)
    return key


def opened(content: bytes, key: Key) -> bytes:
    """What was sealed.

    Raises:
        PassphraseError: the key is another one, or the bytes were changed.
    """
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - locked matters
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - as above

    nonce, sealed = content[_FRONT : _FRONT + _NONCE], content[_FRONT + _NONCE :]
    try:
        return AESGCM(_own(key)).decrypt(nonce, sealed, content[:_FRONT])
    except (InvalidTag, ValueError) as error:
        raise PassphraseError(_WRONG) from error


_WRONG = (
    "The passphrase does not open this backup. It is the one that the matter had when the backup "
    "was written."
)


def _own(key: Key) -> bytes:
    return hmac.digest(key.raw, _PURPOSE, "sha256")
