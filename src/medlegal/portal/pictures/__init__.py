"""Pictures where people would rather look: drawn here, without a third party, each with its table."""
