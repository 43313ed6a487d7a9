"""Turns source texts and an outline into printed study guides that can be trusted."""

__version__ = "0.1.0"
