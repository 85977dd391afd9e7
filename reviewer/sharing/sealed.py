r"""A file sealed with a passphrase, read at any place of it without being unsealed to the disk.

The key comes from the passphrase by scrypt (a passphrase is short, and guessing is cheap without
it), then AES-256-GCM over pieces of 64 kB in the STREAM construction: the nonce is a random prefix,
the number of the piece, and a flag for the last one; the header is associated data of every piece.
So a piece that was changed, moved, repeated or taken from another file does not open, and neither
does the last one of a file that was cut short. Whether the passphrase is right is told by a mark in
the header, so that a damaged file is not taken for a wrong passphrase.

*Form* (version 1): ``PINCITE-SEALED\n``, the version in a byte, scrypt's N as a power of two, r and
p in a byte each, 16 bytes of salt, 7 of the nonce, 16 of the mark; then the pieces, each 16 bytes
longer than what it seals. scrypt gives 64 bytes, 32 to seal with and 32 for the mark, which is
HMAC-SHA-256 over the header before it. The passphrase is taken in Unicode's form C, as UTF-8.

Refused: zip's own encryption (weak, or not in the standard library), age (a second program, or a
dependency more), one GCM over the whole file (nothing could be read before all of it was).
"""

import hashlib
import hmac
import io
import os
import unicodedata
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, cast

from reviewer.sharing.refusals import Refusal, RefusedFileError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from typing_extensions import Buffer

MAGIC = b"PINCITE-SEALED\n"
PIECE = 64 * 1024
COST = 17  # scrypt's N as a power of two: 128 MB and a third of a second
_VERSION, _BLOCK, _LANES = 1, 8, 1
_CHEAPEST, _DEAREST = 14, 18
_SALT, _NONCE, _MARK, _TAG = 16, 7, 16, 16
_HEADER = len(MAGIC) + 4 + _SALT + _NONCE + _MARK


@dataclass(frozen=True, slots=True)
class Seal:
    """The header of a sealed file, and the key that its passphrase gave."""

    header: bytes
    key: bytes

    @property
    def prefix(self) -> bytes:
        """The part of the nonce that is the same for all pieces."""
        return self.header[-_MARK - _NONCE : -_MARK]


def is_sealed(beginning: bytes) -> bool:
    """Whether a file that begins so is a sealed one."""
    return beginning.startswith(MAGIC)


def new_seal(passphrase: str, cost: int = COST) -> Seal:
    """A header for a new file, with a salt and nonce of its own."""
    parameters = bytes((_VERSION, cost, _BLOCK, _LANES))
    head = MAGIC + parameters + os.urandom(_SALT + _NONCE)
    key, mark = _derived(passphrase, head)
    return Seal(head + _mark(mark, head), key)


def opened_seal(stream: IO[bytes], passphrase: str | None) -> Seal:
    """The seal of a file, opened with its passphrase.

    Raises:
        RefusedFileError: it is newer, damaged, or locked with another passphrase.
    """
    stream.seek(0)
    header = stream.read(_HEADER)
    if len(header) < _HEADER:
        raise RefusedFileError(Refusal.UNFINISHED)
    version, cost, block, lanes = header[len(MAGIC) : len(MAGIC) + 4]
    if version != _VERSION:
        raise RefusedFileError(Refusal.NEWER if version > _VERSION else Refusal.DAMAGED)
    # Dearer than we ever make it is an attack on whoever tries to open it.
    if not _CHEAPEST <= cost <= _DEAREST or (block, lanes) != (_BLOCK, _LANES):
        raise RefusedFileError(Refusal.DAMAGED)
    if passphrase is None:
        raise RefusedFileError(Refusal.LOCKED)
    head = header[:-_MARK]
    key, mark = _derived(passphrase, head)
    if not hmac.compare_digest(_mark(mark, head), header[-_MARK:]):
        raise RefusedFileError(Refusal.WRONG_PASSPHRASE)
    return Seal(header, key)


def _derived(passphrase: str, head: bytes) -> tuple[bytes, bytes]:
    cost = head[len(MAGIC) + 1]
    salt = head[len(MAGIC) + 4 : len(MAGIC) + 4 + _SALT]
    words = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    room = 128 * _BLOCK * (1 << cost) + (1 << 20)
    made = hashlib.scrypt(words, salt=salt, n=1 << cost, r=_BLOCK, p=_LANES, maxmem=room, dklen=64)
    return made[:32], made[32:]


def _mark(key: bytes, head: bytes) -> bytes:
    return hmac.new(key, head, hashlib.sha256).digest()[:_MARK]


def _cipher(seal: Seal) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415 - 30 ms, few files
        AESGCM,
    )

    return AESGCM(seal.key)


def _nonce(seal: Seal, number: int, *, is_last: bool) -> bytes:
    return seal.prefix + number.to_bytes(4, "big") + bytes((is_last,))


class SealingWriter(io.RawIOBase):
    """Seals what is written to it, piece by piece; it cannot seek, and ``finish`` ends the file."""

    def __init__(self, target: IO[bytes], seal: Seal) -> None:
        """Writes the header at once."""
        super().__init__()
        self._target, self._seal, self._cipher = target, seal, _cipher(seal)
        self._waiting, self._number = bytearray(), 0
        target.write(seal.header)

    def write(self, content: "Buffer", /) -> int:
        """Take some bytes; a piece is sealed once it is known not to be the last."""
        given = bytes(content)
        self._waiting += given
        while len(self._waiting) > PIECE:
            self._seal_piece(bytes(self._waiting[:PIECE]), is_last=False)
            del self._waiting[:PIECE]
        return len(given)

    def finish(self) -> None:
        """Seal the last piece."""
        self._seal_piece(bytes(self._waiting), is_last=True)
        self._waiting.clear()

    def _seal_piece(self, content: bytes, *, is_last: bool) -> None:
        nonce = _nonce(self._seal, self._number, is_last=is_last)
        self._target.write(self._cipher.encrypt(nonce, content, self._seal.header))
        self._number += 1


class SealedReader(io.RawIOBase):
    """The content of a sealed file, opened a piece at a time wherever it is read."""

    def __init__(self, source: IO[bytes], seal: Seal) -> None:
        """Opens the last piece at once: it tells whether the file is whole.

        Raises:
            RefusedFileError: it is not.
        """
        super().__init__()
        self._source, self._seal, self._cipher = source, seal, _cipher(seal)
        sealed = source.seek(0, os.SEEK_END) - _HEADER
        self._pieces, over = divmod(sealed, PIECE + _TAG)
        self._pieces += over > 0
        if not self._pieces or 0 < over < _TAG:
            raise RefusedFileError(Refusal.UNFINISHED)
        self._size = sealed - self._pieces * _TAG
        self._place, self._kept = 0, (-1, b"")
        try:
            self._piece(self._pieces - 1)
        except RefusedFileError as error:
            raise RefusedFileError(Refusal.UNFINISHED) from error

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Go to a place of the content."""
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise ValueError("before the beginning of the file")
        self._place = start + offset
        return self._place

    def readinto(self, room: "Buffer", /) -> int:
        """Fill from one piece.

        Raises:
            RefusedFileError: the piece is damaged, or does not belong here.
        """
        if self._place >= self._size:
            return 0
        number, within = divmod(self._place, PIECE)
        view = memoryview(room).cast("B")
        found = self._piece(number)[within : within + len(view)]
        view[: len(found)] = found
        self._place += len(found)
        return len(found)

    def _piece(self, number: int) -> bytes:
        if self._kept[0] != number:
            self._kept = (number, self._opened(number))
        return self._kept[1]

    def _opened(self, number: int) -> bytes:
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - loaded with the cipher

        self._source.seek(_HEADER + number * (PIECE + _TAG))
        sealed = self._source.read(PIECE + _TAG)
        nonce = _nonce(self._seal, number, is_last=number == self._pieces - 1)
        try:
            return self._cipher.decrypt(nonce, sealed, self._seal.header)
        except InvalidTag as error:
            raise RefusedFileError(Refusal.DAMAGED) from error


def unsealed(source: IO[bytes], passphrase: str | None) -> IO[bytes]:
    """The content of a sealed file as a file that can be read at any place.

    Raises:
        RefusedFileError: it is locked, damaged, or not whole.
    """
    reader = SealedReader(source, opened_seal(source, passphrase))
    return cast("IO[bytes]", io.BufferedReader(reader, PIECE))
