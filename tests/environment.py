"""The environment of a test run, set before Django is: loaded with `-p tests.environment`."""

import os
import tempfile
from pathlib import Path

HOME = "MEDLEGAL_TEST_HOME"
NOWHERE = (
    "postgresql://nobody:nothing@127.0.0.1:1/medlegal"  # the server starts with the first test that needs it
)

IS_FIRST = HOME not in os.environ  # the process that began the run, not one of its workers
if IS_FIRST:
    os.environ[HOME] = tempfile.mkdtemp(prefix="medlegal-test-")
# A worker's files lie apart: the rows of two databases have the same numbers.
OWN_FILES = Path(os.environ[HOME]) / os.environ.get("PYTEST_XDIST_WORKER", "alone")
OWN_FILES.mkdir(exist_ok=True)
os.environ.update(
    DJANGO_SETTINGS_MODULE="medlegal.config.settings",
    MEDLEGAL_HOME=str(OWN_FILES),
    MEDLEGAL_DATABASE_URL=NOWHERE,
    MEDLEGAL_DATABASE_OWNER_URL=NOWHERE,
    MEDLEGAL_SECRET_KEY="only-for-tests",
    MEDLEGAL_FIELD_KEY="b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtMDA=",
    MEDLEGAL_ADDRESS="http://localhost:8800",
    DJANGO_ALLOW_ASYNC_UNSAFE="1",  # the browser's driver keeps a loop in the thread that later tests run in
)
