"""Paper before it is printed: how many sheets a class needs, what a copier loses, a test page."""
