"""How dates, hours and numbers read on every Spanish page, as Spanish is written in California."""

DATE_FORMAT = r"l j \d\e F \d\e Y"
YEAR_MONTH_FORMAT = r"F \d\e Y"
MONTH_DAY_FORMAT = r"j \d\e F"
SHORT_DATE_FORMAT = "d/m/Y"
TIME_FORMAT = "g:i A"
DATETIME_FORMAT = r"l j \d\e F \d\e Y, g:i A"
SHORT_DATETIME_FORMAT = "d/m/Y g:i A"
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
