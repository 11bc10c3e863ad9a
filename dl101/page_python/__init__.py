"""Python in a page: what runs in the browser where an exercise is written "here" (the page's half: sphinx/theme/solve).

`runner.py` runs there, inside Pyodide, and `typos.py` finds keywords that are typed wrong; `packs.py` writes the files
that a page loads; `core/` holds Pyodide and NumPy.
"""
