"""The evaluator before the report: appointments, replacement, conflicts, time, reappointment."""
