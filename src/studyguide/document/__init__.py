"""The narrow waist: a document as a list of blocks, for whoever lays it out.

Editions write these records, layout reads them; neither knows the other. Nothing here knows
an outline, a source, a font or a PDF.
"""
