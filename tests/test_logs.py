"""The log tells where a fault happened, and never what stood in a row."""

import logging
import sys

from medlegal.config.logs import WithoutRows


def test_a_fault_is_logged_without_its_message():
    row = f"Key (name)=({'Wan'}{'da'}) already exists."
    try:
        raise ValueError(row)
    except ValueError:
        told = logging.LogRecord("medlegal", logging.ERROR, "here", 1, "failed", None, sys.exc_info())

    line = WithoutRows("%(message)s").format(told)

    assert "ValueError" in line
    assert "test_logs.py" in line
    assert "Wanda" in row
    assert "Wanda" not in line
