"""Blocks as slices: one module for each family of blocks, one function for each kind."""
