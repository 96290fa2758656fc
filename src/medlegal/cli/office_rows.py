"""Opens the database and Django for a word that works with rows."""

import atexit
import os

import django

from medlegal.cli.office_home import environment, home, server_of
from medlegal.outside import postgres


def open_rows() -> None:
    """Rows can be read and written by this process as the app's role, until it ends."""
    server = server_of(home())
    atexit.register(postgres.leave, server)
    os.environ.update(
        environment(server, address=os.environ.get("MEDLEGAL_ADDRESS", "http://localhost:8800"))
    )
    django.setup()
