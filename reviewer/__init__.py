"""Pincite without its window: matters, exhibits, passages, and the log of every decision."""

__version__ = "0.1.0"
