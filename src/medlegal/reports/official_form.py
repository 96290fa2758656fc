"""The State's own fillable forms: which fields a PDF has, and the same PDF with them filled."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pikepdf
from pikepdf import Name, String

from medlegal.reports.field_appearance import DoesNotFit, text_appearance, tick_appearance

MULTILINE, COMB, RADIO, PUSH_BUTTON = 1 << 12, 1 << 24, 1 << 15, 1 << 16
READ_ONLY = 1
PRINTED = 4  # of the place on the page
DEEPEST = 30  # fields within fields; a form that goes deeper turns in a circle
OFF = "Off"
NO_ANSWERS = frozenset({"", "no", "off", "false", "0"})


class NotAForm(ValueError):
    """This file cannot be used as a fillable form."""


class CannotFill(ValueError):
    """A field of the official form cannot take its value."""


class FieldKind(StrEnum):
    TEXT = "text"
    TICK = "tick"
    CHOICE = "choice"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class FormField:
    """One thing to fill. Of a group of which one is ticked, each member is its own: `group=member`."""

    name: str
    kind: FieldKind
    page: int  # from 1
    says: str = ""  # what the form shows when one points at it
    longest: int | None = None  # letters
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A field that holds a value, with the places where it shows."""

    name: str
    held: Any
    widgets: tuple[Any, ...]
    kind: str  # /Tx, /Btn, /Ch, /Sig
    flags: int
    longest: int | None
    look: str


def fields_of(pdf: bytes) -> tuple[FormField, ...]:
    """Every field in the order of the form. Raises NotAForm, saying what to do."""
    with _opened(pdf) as opened:
        pages = _page_numbers(opened)
        described = (one for found in _found(opened) for one in _described(found, pages))
        fields = list({field.name: field for field in described if field.name}.values())
    if not fields:
        raise NotAForm("This PDF has no fields to fill. Upload the fillable version of the form.")
    return tuple(sorted(fields, key=lambda field: field.page))


def filled(pdf: bytes, values: Mapping[str, str]) -> bytes:
    """The form with `values` by field name, drawn so that every viewer and printer shows them.

    What is filled can no longer be changed by its reader; other fields stay as they were. Raises
    CannotFill for a field that is not there, a word that does not fit, or a sign the form cannot show.
    """
    with _opened(pdf) as opened:
        fields: dict[str, list[_Found]] = {}
        for found in _found(opened):
            fields.setdefault(found.name, []).append(found)
        for name, value in values.items():
            _fill(opened, fields, name, value)
        _tidy(opened)
        held = io.BytesIO()
        opened.save(held, deterministic_id=True)
        return held.getvalue()


def pages_in(pdf: bytes) -> int:
    """How many pages a PDF has; none where it does not open."""
    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            return len(opened.pages)
    except (pikepdf.PdfError, ValueError):
        return 0


def _opened(pdf: bytes) -> pikepdf.Pdf:
    try:
        opened = pikepdf.open(io.BytesIO(pdf))
    except pikepdf.PasswordError:
        raise NotAForm("This PDF asks for a password. Upload one that opens without.") from None
    except (pikepdf.PdfError, ValueError):
        raise NotAForm("This file is not a PDF that can be read. Download the form again.") from None
    if "/AcroForm" not in opened.Root:
        raise NotAForm("This PDF has no fields to fill. Upload the fillable version of the form.")
    return opened


def _found(opened: pikepdf.Pdf) -> Iterator[_Found]:
    form: Any = opened.Root.AcroForm
    inherited = {"/DA": form.get("/DA", String("/Helv 0 Tf 0 g"))}
    for field in form.get("/Fields", []):
        yield from _below(field, "", inherited, DEEPEST)


def _below(field: Any, above: str, inherited: Mapping[str, Any], left: int) -> Iterator[_Found]:
    if not left:
        return
    own = {key: field[key] for key in ("/FT", "/Ff", "/DA", "/MaxLen") if key in field}
    known = {**inherited, **own}
    name = ".".join(filter(None, (above, str(field.get("/T", "")))))
    kids = list(field.get("/Kids", []))
    named = [kid for kid in kids if "/T" in kid]
    for kid in named:
        yield from _below(kid, name, known, left - 1)
    if named or "/FT" not in known:
        return
    longest = known.get("/MaxLen")
    yield _Found(
        name=name,
        held=field,
        widgets=tuple(kids) or (field,),
        kind=str(known["/FT"]),
        flags=int(known.get("/Ff", 0)),
        longest=int(longest) if longest is not None else None,
        look=str(known["/DA"]),
    )


def _described(found: _Found, pages: Mapping[tuple[int, int], int]) -> list[FormField]:
    says = str(found.held.get("/TU", ""))
    page = min((pages.get(widget.objgen, 1) for widget in found.widgets), default=1)
    match found.kind:
        case "/Tx":
            return [FormField(found.name, FieldKind.TEXT, page, says, found.longest)]
        case "/Ch":
            options = tuple(_option(option) for option in found.held.get("/Opt", []))
            return [FormField(found.name, FieldKind.CHOICE, page, says, options=options)]
        case "/Sig":
            return [FormField(found.name, FieldKind.SIGNATURE, page, says)]
        case "/Btn" if found.flags & PUSH_BUTTON:
            return []
        case "/Btn" if found.flags & RADIO:
            states = dict.fromkeys(_on_state(widget) for widget in found.widgets)
            return [FormField(f"{found.name}={state}", FieldKind.TICK, page, says) for state in states]
        case "/Btn":
            return [FormField(found.name, FieldKind.TICK, page, says)]
    return []


def _option(option: Any) -> str:
    return str(option[0]) if isinstance(option, pikepdf.Array) else str(option)


def _fill(opened: pikepdf.Pdf, fields: Mapping[str, list[_Found]], name: str, value: str) -> None:
    """Every field of that name, since a form may show one thing in several places."""
    group, _, member = name.rpartition("=")
    if name not in fields and group not in fields:
        raise CannotFill(f"The form has no field {name}. Map its fields again.")
    for found in fields.get(name) or fields[group]:
        try:
            if found.kind == "/Btn":
                _tick(opened, found, value, "" if name in fields else member)
            else:
                _write(opened, found, value)
        except DoesNotFit as refused:
            raise CannotFill(f"Field {name}: {refused}") from None
        found.held["/Ff"] = found.flags | READ_ONLY
        for widget in found.widgets:
            widget["/F"] = int(widget.get("/F", 0)) | PRINTED


def _write(opened: pikepdf.Pdf, found: _Found, value: str) -> None:
    if found.kind == "/Sig":
        raise CannotFill(f"Field {found.name} is for a signature and is never filled.")
    if found.longest is not None and len(value) > found.longest:
        raise CannotFill(f"Field {found.name} takes {found.longest} letters; there are {len(value)}.")
    if found.kind == "/Ch":
        options = [_option(option) for option in found.held.get("/Opt", [])]
        if options and value not in options:
            raise CannotFill(f"Field {found.name} does not offer this choice.")
    comb = found.longest if found.flags & COMB and found.longest else None
    for widget in found.widgets:
        drawn = text_appearance(
            opened, widget, value, look=found.look, is_multiline=bool(found.flags & MULTILINE), comb=comb
        )
        widget["/AP"] = pikepdf.Dictionary(N=drawn)
    found.held["/V"] = String(value)
    for old in ("/RV", "/I"):
        if old in found.held:
            del found.held[old]


def _tick(opened: pikepdf.Pdf, found: _Found, value: str, member: str) -> None:
    is_on = value.strip().casefold() not in NO_ANSWERS
    if member and not is_on:
        return  # another member of the group may be ticked
    chosen = OFF
    for widget in found.widgets:
        state = _on_state(widget)
        if "/AP" not in widget or "/N" not in widget["/AP"]:
            on, off = tick_appearance(opened, widget)
            widget["/AP"] = pikepdf.Dictionary(N=pikepdf.Dictionary({f"/{state}": on, f"/{OFF}": off}))
        shown = state if is_on and member in ("", state) else OFF
        widget["/AS"] = Name(f"/{shown}")
        chosen = shown if shown != OFF else chosen
    found.held["/V"] = Name(f"/{chosen}")


def _on_state(widget: Any) -> str:
    """The name that stands for a tick in this place."""
    looks: Any = widget.get("/AP", {})
    drawn: Any = looks.get("/N", {})
    states = [str(key).removeprefix("/") for key in drawn] if isinstance(drawn, pikepdf.Dictionary) else []
    return next((state for state in states if state != OFF), "Yes")


def _tidy(opened: pikepdf.Pdf) -> None:
    """Nothing draws the fields anew, no second form lies beneath, and no stale signature of rights stays."""
    form: Any = opened.Root.AcroForm
    form["/NeedAppearances"] = False
    for key, holder in (("/XFA", form), ("/Perms", opened.Root)):
        if key in holder:
            del holder[key]


def _page_numbers(opened: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    return {
        annotation.objgen: number
        for number, page in enumerate(opened.pages, start=1)
        for annotation in page.obj.get("/Annots", [])
    }
