"""A physician's own place: the day, reports, questions, statement and education."""
