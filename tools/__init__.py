"""A command is a file here, most often called by `make`; its parts are in a folder.

setup_check.py      says what this machine lacks
check_sources.py    finds mistakes in the pages before the book is built
build_quizzes.py    writes the questions for the package
build_order_lines.py  writes the puzzles of lines to order
build_cheat_sheet.py  writes the page "From formula to NumPy to PyTorch"
build_notebooks.py  writes the notebooks of chapters and exercises
build_bundles.js    writes the demos' bundles
build_digit_data.py writes the digit network and some digits for a demo
build_digit_cnn.py  writes the network that reads drawings, and some drawings, for a demo
build_hands.py      writes three hands of a generator, and digits by others, for a demo
build_silent_bugs.py  writes what was measured of ten silent bugs for a demo
live.py             builds, serves, and builds again at each save
cell_errors.py      says which code cells stopped in the last build
make_stills.py      draws what stands in for demos where scripts are off
bench.py            weighs the pages and times the demos
vendor_katex.py     takes KaTeX's styles and fonts from its package
vendor_pyodide.py   takes Python for a page from Pyodide's package

sources/   reads the book's sources: texts, directives, pages; writes what is made from them
checks/    what can be wrong with a page
quizzes/   from a chapter's questions to what the widgets read
cheat_sheet/  the rows of the cheat sheet: functions that the tests run, and the words around them
browser/   Chromium, servers, and what is measured with them
peers/     what the book is measured beside: the TensorFlow Playground, and a plain Jupyter Book
measure/   scripts that measure what a chapter claims; each is run alone
"""
