"""A page's picture made small and upright, for a strip of many."""

from __future__ import annotations

import io

from PIL import Image

THUMBNAIL_WIDTH = 170  # pixels


def thumbnail(picture: bytes, *, rotated: int) -> bytes:
    """The picture as WebP, turned `rotated` degrees clockwise so that it stands upright."""
    with Image.open(io.BytesIO(picture)) as image:
        image.draft("L", (2 * THUMBNAIL_WIDTH, 4 * THUMBNAIL_WIDTH))  # a JPEG need not be decoded whole
        small = image.convert("L")
    if rotated:
        small = small.rotate(-rotated, expand=True)
    small.thumbnail((THUMBNAIL_WIDTH, 4 * THUMBNAIL_WIDTH), Image.Resampling.BOX)
    out = io.BytesIO()
    small.save(out, "WEBP", quality=60, method=2)
    return out.getvalue()
