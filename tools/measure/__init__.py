"""Scripts that measure what a chapter claims, over many runs; chapters 6 and 8 have their parts in folders.

training/     networks that read digits: remedies for overfitting, learning curves, saved files
silent_bugs/  ten bugs that nothing complains of, and the numbers that give them away
convolution/  networks that read digits by convolution, moved digits, generated drawings, a hand that is taught
"""
