"""Encrypts what must be kept for a while and never be read from the database alone."""

import os

from cryptography.fernet import Fernet, InvalidToken


def sealed(text: str) -> str:
    return _seal().encrypt(text.encode()).decode()


def unsealed(text: str) -> str | None:
    """What was sealed; None when the machine's key has changed since."""
    try:
        return _seal().decrypt(text.encode()).decode()
    except InvalidToken:
        return None


def _seal() -> Fernet:
    """The key from the environment: 32 bytes in URL-safe base64, with or without the padding."""
    key = os.environ["MEDLEGAL_FIELD_KEY"]
    return Fernet(key + "=" * (-len(key) % 4))
