"""The Sphinx extensions that build the book, one job a file."""
