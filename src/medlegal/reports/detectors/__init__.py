"""What is missing from a report: small functions, each looking at one part of the facts."""
