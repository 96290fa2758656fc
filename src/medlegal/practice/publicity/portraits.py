"""A physician's photo as the public gets it: small, upright, and without what the camera wrote into it."""

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

WIDTH, HEIGHT = 360, 450
MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 60_000_000
KINDS = ("JPEG", "PNG", "WEBP")


def portrait_of(content: bytes) -> bytes:
    """A JPEG of 360 by 450 pixels. Raises ValueError for what is no picture or is too large."""
    if len(content) > MOST_BYTES:
        raise ValueError("too many bytes")
    try:
        with Image.open(BytesIO(content), formats=KINDS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise ValueError("too many pixels")
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError, SyntaxError) as broken:
        raise ValueError("no picture") from broken
    out = BytesIO()
    ImageOps.fit(upright, (WIDTH, HEIGHT), centering=(0.5, 0.3)).save(out, "JPEG", quality=82, optimize=True)
    return out.getvalue()
