"""Mistakes that several exercises share."""
