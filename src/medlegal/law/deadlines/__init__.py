"""Every duty with a last day, and when that day is."""
