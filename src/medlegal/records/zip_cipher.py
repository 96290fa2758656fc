"""The bytes of a ZIP's member that was locked with AES, as common programs lock it."""

from __future__ import annotations

import hashlib
import hmac
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

import numpy as np
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

_STRONG = 99  # the method's number in a ZIP that is locked with AES
_FIELD = 0x9901
_SALT_BYTES = {1: 8, 2: 12, 3: 16}
_KEY_BYTES = {1: 16, 2: 24, 3: 32}
_TURNS = 1000
_SEAL_BYTES, _CHECK_BYTES = 10, 2
_CHUNK_BYTES = 1 << 18  # a multiple of the cipher's sixteen


class WrongPassword(Exception):
    """The password does not open this member."""


def is_strong(info: zipfile.ZipInfo) -> bool:
    return info.compress_type == _STRONG


def unlocked_bytes(archive: zipfile.ZipFile, info: zipfile.ZipInfo, password: str) -> Iterator[bytes]:
    """The member unpacked. Raises WrongPassword, also at the end when the member's seal does not fit."""
    strength, method = _how(info)
    if method not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or strength not in _SALT_BYTES:
        raise NotImplementedError("unusual packing")
    with open(str(archive.filename), "rb") as file:  # noqa: PTH123 - the archive tells its name alone
        left = info.compress_size - _at_content(file, info)
        salt, check = file.read(_SALT_BYTES[strength]), file.read(_CHECK_BYTES)
        keys = _keys(password, salt, _KEY_BYTES[strength])
        if keys[2] != check:
            raise WrongPassword(WrongPassword.__doc__)
        left -= len(salt) + _CHECK_BYTES + _SEAL_BYTES
        yield from _unpacked(_plain(file, left, keys[0], keys[1]), method)


def _how(info: zipfile.ZipInfo) -> tuple[int, int]:
    extra = info.extra
    while len(extra) >= 4:
        field, size = struct.unpack_from("<HH", extra)
        if field == _FIELD and size >= 7:
            _, _, strength, method = struct.unpack_from("<H2sBH", extra, 4)
            return strength, method
        extra = extra[4 + size :]
    raise zipfile.BadZipFile("no word on how it is locked")


def _at_content(file: IO[bytes], info: zipfile.ZipInfo) -> int:
    """Moves to where the member's content begins; none of the content is passed."""
    file.seek(info.header_offset + 26)
    name, extra = struct.unpack("<HH", file.read(4))
    file.seek(name + extra, 1)
    return 0


def _keys(password: str, salt: bytes, size: int) -> tuple[bytes, bytes, bytes]:
    made = hashlib.pbkdf2_hmac("sha1", password.encode(), salt, _TURNS, 2 * size + _CHECK_BYTES)
    return made[:size], made[size : 2 * size], made[2 * size :]


def _plain(file: IO[bytes], left: int, key: bytes, seal_key: bytes) -> Iterator[bytes]:
    seal, counter = hmac.new(seal_key, digestmod="sha1"), 1
    cipher = Cipher(algorithms.AES(key), modes.ECB()).encryptor()  # noqa: S305 - the counter is ours: it counts from the low end
    while left > 0 and (part := file.read(min(left, _CHUNK_BYTES))):
        seal.update(part)
        left -= len(part)
        blocks = (len(part) + 15) // 16
        counts = np.zeros((blocks, 2), "<u8")
        counts[:, 0] = np.arange(counter, counter + blocks)
        stream = np.frombuffer(cipher.update(counts.tobytes()), np.uint8)[: len(part)]
        yield (np.frombuffer(part, np.uint8) ^ stream).tobytes()
        counter += blocks
    if left or not hmac.compare_digest(seal.digest()[:_SEAL_BYTES], file.read(_SEAL_BYTES)):
        raise WrongPassword(WrongPassword.__doc__)


def _unpacked(parts: Iterator[bytes], method: int) -> Iterator[bytes]:
    packed = zlib.decompressobj(-15) if method == zipfile.ZIP_DEFLATED else None
    for part in parts:
        yield packed.decompress(part) if packed else part
