"""The cheat sheet: each row is a function in NumPy and one in PyTorch, and the words around them.

row.py    a row, a group of rows, and the lines of a function that the page shows
agree.py  runs both functions of a row on the same random inputs
page.py   the page, as Markdown
sheet.py  the groups, in the order of the page

neuron.py, layers.py, losses.py, gradients.py, updates.py, data.py, training.py, overfitting.py: a group each
"""
