"""The words of the guide, one module for each chapter."""
