"""Days and hours as a letter in Spanish writes them."""

from __future__ import annotations

from datetime import date, time

WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
MONTHS = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)


def dia(on: date) -> str:
    return f"{on.day} de {MONTHS[on.month - 1]} de {on.year}"


def dia_de_semana(on: date) -> str:
    return f"{WEEKDAYS[on.weekday()]}, {dia(on)}"


def hora(at: time) -> str:
    return f"{at.hour % 12 or 12}:{at:%M} {'a. m.' if at.hour < 12 else 'p. m.'}"


LANGUAGES = {
    "Spanish": "español",
    "English": "inglés",
    "Mandarin": "mandarín",
    "Cantonese": "cantonés",
    "Vietnamese": "vietnamita",
    "Korean": "coreano",
    "Tagalog": "tagalo",
    "Armenian": "armenio",
    "Russian": "ruso",
    "Punjabi": "panyabí",
    "Arabic": "árabe",
    "Farsi": "persa",
    "Portuguese": "portugués",
}


def in_language(named: str, language: str) -> str:
    """The name of a language as a letter in `language` writes it; one that is not listed stays as it is."""
    return LANGUAGES.get(named, named) if language == "es" else named
