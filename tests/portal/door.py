"""A browser without a screen: somebody signed in with both factors, as the portal's tests need it."""

from allauth.mfa.models import Authenticator
from django.test import Client

from medlegal.practice.people.models import User


def signed_in(user: User) -> Client:
    """A client of this person, whose second factor is set."""
    Authenticator.objects.get_or_create(
        user=user, type=Authenticator.Type.TOTP, defaults={"data": {"secret": "not used here"}}
    )
    client = Client()
    client.force_login(user)
    return client
