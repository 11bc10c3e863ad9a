"""A browser for the commands that look at the built book, and a server that shows it."""
