"""Whether a page without a letter on it is an empty sheet, or a picture: a film, a photo, a trace, a pen stroke."""

from __future__ import annotations

import cv2
import numpy as np

from medlegal.records.cleaning import Gray

_LONGER_SIDE, _MARGIN = 300, 0.08  # pixels it is looked at in; the share at each edge that scanners spoil
_PAPER = 130  # grey of 255 below which most of the page is no paper
_SMOOTH, _AROUND = 6.0, 15  # pixels
_UNEVEN = 30  # greys from the lightest part to the darkest, beside light that falls off to the sides
_DEEP, _MARKED = (
    25,
    0.0025,
)  # greys under what is around; share of the page: staples and dust have up to .0010


def is_empty_sheet(page: Gray) -> bool:
    """True for plain paper. `page` is as it came, before anything was cleaned off it."""
    high, wide = page.shape
    scale = min(1.0, _LONGER_SIDE / max(high, wide))
    small = cv2.resize(
        page, (max(1, int(wide * scale)), max(1, int(high * scale))), interpolation=cv2.INTER_AREA
    )
    top, left = int(small.shape[0] * _MARGIN), int(small.shape[1] * _MARGIN)
    inner = np.ascontiguousarray(small[top : small.shape[0] - top, left : small.shape[1] - left])
    light = cv2.GaussianBlur(inner.astype(np.float32), (0, 0), _SMOOTH)
    uneven = light - _lit_from_a_side(light)
    is_even = np.percentile(uneven, 98) - np.percentile(uneven, 2) <= _UNEVEN
    around = cv2.medianBlur(inner, _AROUND).astype(np.int16)
    marked = float((around - inner > _DEEP).mean())
    return bool(np.median(inner) >= _PAPER and is_even and marked <= _MARKED)


def _lit_from_a_side(light: np.ndarray) -> np.ndarray:
    """How a plain sheet would look in this light: the curved surface that lies nearest."""
    down, across = np.mgrid[-1 : 1 : light.shape[0] * 1j, -1 : 1 : light.shape[1] * 1j]
    terms = np.stack([np.ones_like(down), down, across, down * across, down**2, across**2], axis=-1)
    flat = terms.reshape(-1, terms.shape[-1])
    weights, *_ = np.linalg.lstsq(flat, light.ravel(), rcond=None)
    surface: np.ndarray = (flat @ weights).reshape(light.shape)
    return surface
