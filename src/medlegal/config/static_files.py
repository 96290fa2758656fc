"""Scripts, styles and pictures under names that change with their content, inside our own scripts' imports too."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORTS = CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1]  # Django names it so


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """A browser never mixes two versions of the modules of one page.

    Only our own modules are followed: others' scripts may import what their packages do not ship.
    """

    support_js_module_import_aggregation = True
    _js_module_import_aggregation_patterns = ("portal/js/*.js", IMPORTS)
