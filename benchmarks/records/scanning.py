"""Pages are printed and scanned again: tilt, uneven light, blur, noise, fax dots, black edges."""

from __future__ import annotations

import io
import random

import cv2
import numpy as np
import pikepdf
import pypdfium2 as pdfium
from pikepdf import Dictionary, Name
from PIL import Image

QUALITIES = ("clean", "office", "office", "poor", "fax", "bitonal")
TWO_TONE = ("fax", "bitonal")


def drawn(pdf: bytes, page: int, dpi: int = 200) -> np.ndarray:
    opened = pdfium.PdfDocument(pdf)
    bitmap = opened[page].render(scale=dpi / 72, grayscale=True)
    return bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width].copy()


def scanned(gray: np.ndarray, quality: str, chance: random.Random) -> np.ndarray:
    """The page as a scanner of that quality gives it back."""
    noise = np.random.default_rng(chance.getrandbits(32))
    tilt = {"clean": 0.2, "office": 0.8, "poor": 2.0, "fax": 0.7, "bitonal": 0.6}[quality]
    page = _turned(gray, chance.uniform(-tilt, tilt))
    if quality in ("poor", "office"):
        page = _unevenly_lit(page, chance, 0.35 if quality == "poor" else 0.12)
    if quality in ("poor", "fax"):
        page = cv2.GaussianBlur(page, (0, 0), 0.9 if quality == "poor" else 0.7)
    strength = {"clean": 2, "office": 7, "poor": 16, "fax": 12, "bitonal": 5}[quality]
    page = np.clip(page + noise.normal(0, strength, page.shape), 0, 255).astype(np.uint8)
    if quality == "fax":
        small = cv2.resize(page, None, fx=0.75, fy=0.75, interpolation=cv2.INTER_AREA)
        page = cv2.resize(small, (page.shape[1], page.shape[0]), interpolation=cv2.INTER_LINEAR)
    if quality in TWO_TONE:
        page = ((page > 150) * 255).astype(np.uint8)
        specks = noise.random(page.shape) < (0.0006 if quality == "fax" else 0.0001)
        page[specks] = 0
    if quality == "poor" and chance.random() < 0.5:
        page[:, : chance.randint(8, 40)] = 20
    return page


def add_scan(pdf: pikepdf.Pdf, gray: np.ndarray, quality: str, dpi: int = 200) -> pikepdf.Page:
    """A page that is nothing but the scan."""
    high, wide = gray.shape
    size = wide * 72 / dpi, high * 72 / dpi
    page = pdf.add_blank_page(page_size=size)
    if quality in TWO_TONE:
        packed = np.packbits(gray > 127, axis=1).tobytes()
        scan = pikepdf.Stream(pdf, packed, _picture(wide, high, 1))
    else:
        out = io.BytesIO()
        Image.fromarray(gray).save(out, "JPEG", quality=72, dpi=(dpi, dpi))
        scan = pikepdf.Stream(pdf, out.getvalue(), _picture(wide, high, 8))
        scan.Filter = Name.DCTDecode
    page.obj.Resources = Dictionary(XObject=Dictionary(Im0=pdf.make_indirect(scan)))
    page.contents_add(f"q {size[0]:.2f} 0 0 {size[1]:.2f} 0 0 cm /Im0 Do Q".encode())
    return page


def _picture(wide: int, high: int, bits: int) -> Dictionary:
    return Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=wide,
        Height=high,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=bits,
    )


def _turned(gray: np.ndarray, degrees: float) -> np.ndarray:
    high, wide = gray.shape
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1.0)
    return cv2.warpAffine(gray, turn, (wide, high), flags=cv2.INTER_LINEAR, borderValue=255)


def _unevenly_lit(gray: np.ndarray, chance: random.Random, depth: float) -> np.ndarray:
    high, wide = gray.shape
    across = np.linspace(chance.random(), chance.random(), wide)[None, :]
    down = np.linspace(chance.random(), chance.random(), high)[:, None]
    return (gray * (1 - depth * (across + down) / 2)).astype(np.uint8)
