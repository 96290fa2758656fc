"""Portraits and CVs of physicians who do not exist, drawn and set here; each says that it is invented."""

import json
from importlib.resources import files
from io import BytesIO
from typing import Any, NamedTuple

import typst
from PIL import Image, ImageDraw

SIZE, SCALE = (360, 450), 2  # drawn twice as large, so that edges come out smooth
HERE = files(__package__)


class Looks(NamedTuple):
    """The colours of one drawn person, and whether the hair falls to the shoulders."""

    wall: str
    coat: str
    shirt: str
    skin: str
    hair: str
    is_long: bool


def portrait(looks: Looks) -> bytes:
    """A PNG of plain shapes: nobody could take it for a photograph."""
    picture = Image.new("RGB", (SIZE[0] * SCALE, SIZE[1] * SCALE), looks.wall)
    draw = ImageDraw.Draw(picture)

    def box(*corners: int) -> list[int]:
        return [corner * SCALE for corner in corners]

    draw.ellipse(box(-60, -40, 420, 440), fill=lighter(looks.wall))
    if looks.is_long:
        draw.rounded_rectangle(box(98, 120, 262, 345), 70 * SCALE, fill=looks.hair)
    draw.rounded_rectangle(box(38, 318, 322, 620), 110 * SCALE, fill=looks.coat)
    draw.polygon(box(128, 318, 232, 318, 180, 432), fill=looks.shirt)
    draw.rounded_rectangle(box(152, 262, 208, 348), 26 * SCALE, fill=darker(looks.skin))
    draw.ellipse(box(112, 112, 248, 292), fill=looks.skin)
    draw.pieslice(box(104, 84, 256, 268), 180, 360, fill=looks.hair)
    draw.ellipse(box(112, 128, 248, 236), fill=looks.skin)
    draw.pieslice(box(108, 92, 252, 220), 195, 345, fill=looks.hair)
    for x in (148, 200):
        draw.ellipse(box(x, 196, x + 12, 210), fill="#2b2320")
        draw.arc(box(x - 10, 174, x + 22, 200), 205, 335, fill=looks.hair, width=4 * SCALE)
    draw.line(box(180, 206, 174, 234, 184, 236), fill=darker(looks.skin), width=4 * SCALE)
    draw.arc(box(152, 228, 208, 264), 25, 155, fill="#8c4a3f", width=5 * SCALE)
    draw.rectangle(box(0, 416, 360, 450), fill="#1d2733")
    draw.text(
        (180 * SCALE, 433 * SCALE), "invented portrait", fill="#ffffff", anchor="mm", font_size=20 * SCALE
    )
    out = BytesIO()
    picture.resize(SIZE, Image.Resampling.LANCZOS).save(out, "PNG")
    return out.getvalue()


def lighter(colour: str) -> tuple[int, ...]:
    return tuple(part + (255 - part) // 3 for part in parts_of(colour))


def darker(colour: str) -> tuple[int, ...]:
    return tuple(part * 5 // 6 for part in parts_of(colour))


def parts_of(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def curriculum(*, name: str, told: dict[str, Any]) -> bytes:
    """A CV of one page, as PDF: `told` has specialty, licence, and lists of years and what was done in them."""
    source = (HERE / "curriculum.typ").read_bytes()
    return bytes(typst.compile(source, sys_inputs={"told": json.dumps({"name": name, **told})}))
