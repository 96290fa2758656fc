"""The program's own way to keep a password, with a cost that only invented people can live with."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """At its full cost one password takes a fifth of a second, which was a third of the whole test run."""

    time_cost, memory_cost, parallelism = 1, 8, 1  # memory in kibibytes, the least that Argon2 takes
