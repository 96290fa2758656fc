"""How people sign in: by invitation, with a second factor whose secrets are sealed."""

import os

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.http import HttpRequest

from medlegal.practice.people.models import User


class InvitedOnly(DefaultAccountAdapter):
    """Nobody signs up: the office invites."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class SealedSecrets(DefaultMFAAdapter):
    """Second-factor secrets are encrypted at rest with the key from the environment."""

    def encrypt(self, text: str) -> str:
        return seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return seal().decrypt(encrypted_text.encode()).decode()


def seal() -> Fernet:
    """The key from the environment: 32 bytes in URL-safe base64, with or without the padding."""
    key = os.environ["MEDLEGAL_FIELD_KEY"]
    return Fernet(key + "=" * (-len(key) % 4))


def display_name(user: User) -> str:
    return user.name
