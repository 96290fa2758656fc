"""The kinds of value that programs send: words of a sane length, possible days, dollars without floats."""

import json
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, cast

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.core.validators import validate_email
from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Path, Query, Schema
from ninja.parser import Parser
from pydantic import AfterValidator, ConfigDict, Field

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
LARGEST_ID = 2**63 - 1
MOST_LIST_PAGES = 100_000
ROWS_PER_PAGE = 50


def possible_day(day: date) -> date:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"It takes a day from {FIRST_DAY} to {LAST_DAY}.")
    return day


def plain(text: str) -> str:
    """Without spaces around it; refused with what no paper can show and no database keep."""
    if any(unicodedata.category(letter) in ("Cc", "Cs") and letter not in "\n\r\t" for letter in text):
        raise ValueError("It holds control characters or half of a character; send plain text.")
    return text.strip()


def address_or_empty(text: str) -> str:
    if text:
        try:
            validate_email(text)
        except ValidationError:
            raise ValueError("It is no e-mail address.") from None
    return text


def no_shorter(text: str) -> str:
    if not text:
        raise ValueError("It cannot be empty.")
    return text


def words(most: int, *, least: int = 0) -> Any:
    """Text of at most so many characters; with `least`, not only spaces."""
    checks = [AfterValidator(plain), *([AfterValidator(no_shorter)] if least else [])]
    return Annotated[str, Field(min_length=least, max_length=most), *checks]


Day = Annotated[date, AfterValidator(possible_day)]
Id = Annotated[int, Field(ge=1, le=LARGEST_ID)]
PathId = Path[Id]
Email = Annotated[str, Field(max_length=254), AfterValidator(plain), AfterValidator(address_or_empty)]
Dollars = Annotated[Decimal, Field(ge=0, max_digits=10, decimal_places=2)]

FIRST_PAGE = Query(1, ge=1, le=MOST_LIST_PAGES)


class Given(Schema):
    """What a program sends; a key that is not known is refused, so that a slip is seen."""

    model_config = ConfigDict(extra="forbid")


class Page(Schema):
    """One page of a longer list."""

    count: int
    page: int
    pages: int


def page_of(rows: QuerySet[Any], number: int) -> tuple[list[Any], dict[str, int]]:
    """The rows of that page (the last one if there are fewer), and where it stands."""
    found = Paginator(rows, ROWS_PER_PAGE).get_page(number)
    return list(found), {
        "count": found.paginator.count,
        "page": found.number,
        "pages": found.paginator.num_pages,
    }


class Exact(Parser):
    """Numbers as they were written, so that no sum passes through a float; NaN is no number."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        try:
            return cast(
                dict[str, Any], json.loads(request.body, parse_float=Decimal, parse_constant=no_number)
            )
        except RecursionError:
            raise ValueError("It is nested too deeply.") from None


def no_number(name: str) -> None:
    raise ValueError(f"{name} is no number")
