"""The tables of the 2005 rating schedule, as numbers ready to look up."""

from functools import cache

from medlegal.law.errors import UnknownCode
from medlegal.law.tabulation import Table, table

IMPAIRMENTS = table("pdrs_2005/impairments")
OCCUPATIONS = table("pdrs_2005/occupations")
VARIANTS = table("pdrs_2005/variants")
OCCUPATION_ADJUSTMENT = table("pdrs_2005/occupation_adjustment")
AGE_ADJUSTMENT = table("pdrs_2005/age_adjustment")
FUTURE_EARNING_CAPACITY = table("pdrs_2005/future_earning_capacity")
GAF = table("pdrs_2005/gaf")

GROUPS = tuple(column for column in VARIANTS.contents.columns if column != "number")
PAIN = "18.00.00.00"
OLDEST_BAND = "62"


@cache
def ranks() -> dict[str, str]:
    """The FEC rank of every impairment number."""
    return {row["number"]: row["rank"] for row in IMPAIRMENTS.rows}


@cache
def descriptions() -> dict[str, str]:
    return {row["number"]: row["description"] for row in IMPAIRMENTS.rows}


@cache
def _letters() -> dict[str, dict[str, str]]:
    return {row["number"]: row for row in VARIANTS.rows}


def variant_letter(number: str, group: str) -> str:
    """The variant letter of `number` for `group`; empty where the schedule refers to another number."""
    if number not in _letters():
        raise UnknownCode(f"{number} has no occupational variant in the schedule.")
    if group not in GROUPS:
        raise UnknownCode(f"{group} is no occupational group; ask `occupations` with a word of the title.")
    return _letters()[number][group]


@cache
def _by_variant() -> dict[tuple[int, str], int]:
    return _cells(OCCUPATION_ADJUSTMENT, "rating")


@cache
def _by_age() -> dict[tuple[int, str], int]:
    return _cells(AGE_ADJUSTMENT, "rating")


@cache
def _by_rank() -> dict[tuple[int, str], int]:
    return _cells(FUTURE_EARNING_CAPACITY, "wpi")


def _cells(table: Table, first: str) -> dict[tuple[int, str], int]:
    return {
        (int(row[first]), column): int(cell)
        for row in table.rows
        for column, cell in row.items()
        if column != first
    }


def for_occupation(rating: int, variant: str) -> int:
    return _by_variant()[rating, variant]


def for_age(rating: int, age: int) -> int:
    return _by_age()[rating, age_band(age)]


def for_earning_capacity(wpi: int, rank: str) -> int:
    return _by_rank()[wpi, rank] if wpi else 0


@cache
def age_band(age: int) -> str:
    """The column of the age table: the last year of the band, or 62 for 62 and over."""
    bands = [column for column in AGE_ADJUSTMENT.contents.columns if column not in ("rating", OLDEST_BAND)]
    return next((band for band in bands if age <= int(band)), OLDEST_BAND)


@cache
def gaf_impairment() -> dict[int, int]:
    return {int(row["gaf"]): int(row["wpi"]) for row in GAF.rows}
