"""The law of California medical-legal evaluations: dated, cited questions with answers that explain themselves."""
