"""How dates and hours read on every page."""

DATE_FORMAT = "D, M j, Y"
SHORT_DATE_FORMAT = "m/d/Y"
TIME_FORMAT = "g:i A"
DATETIME_FORMAT = "D, M j, Y, g:i A"
SHORT_DATETIME_FORMAT = "m/d/Y g:i A"
