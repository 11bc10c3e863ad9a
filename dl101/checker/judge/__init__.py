"""Runs apart from the answer: compares what was observed with what our own answer does, and finds the words."""
