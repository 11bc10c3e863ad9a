"""Runs where the answer runs: watches what it does and writes that down as plain data. Never says what is right."""
