"""The languages that an author writes, as editors and readers of the documentation want them."""
