"""Printing through CUPS: sends files with ``lp`` and asks by IPP what became of them."""
