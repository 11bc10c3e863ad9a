"""Scripts that measure what a chapter claims, over many runs; chapter 6 has its parts in folders.

training/     networks that read digits: remedies for overfitting, learning curves, saved files
silent_bugs/  ten bugs that nothing complains of, and the numbers that give them away
"""
