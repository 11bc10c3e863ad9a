"""Parts of `chapter_06.py`: networks that read digits, trained as in the chapter, in many ways.

data.py      digits to learn from, to choose by, and for the test; pictures moved by a pixel
loop.py      the network, the loop, and how good it is
remedies.py  what helps against overfitting, and by how much
curves.py    losses by epoch of a network that underfits, a good one, and one that overfits
files.py     the size of a saved network, and what it holds: labels learned by heart, the same answers again
spreads.py   many numbers in a few: mean, spread, interval; curves with fewer points; the text of a file
"""
