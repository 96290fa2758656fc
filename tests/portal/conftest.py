"""The pages are tested without collecting their static files first."""

import pytest


@pytest.fixture(autouse=True)
def static_files_by_their_own_names(settings):
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
