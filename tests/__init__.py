"""Every layer has a folder.

package/     the Python of demos, questions and progress; the house itself: licenses, workflows, imports
exercises/   every exercise with right answers, every wrong one's message, bad answers of all kinds
parity/      plain Python, NumPy, PyTorch and JavaScript give the same numbers
builders/    notebooks, questions, formulas, checks of sources, bundles
js/          the JavaScript that needs no page
notebooks/   every notebook runs, with the network cut off
book/        the built pages: links, requests, accessibility, layout
browser/     demos by mouse, touch and keyboard, on pages and in JupyterLab
engines/     every page in Firefox and in WebKit: no complaint, every demo answers a key and a pointer

helpers.py has what several layers use, chapter.py says which tests concern a chapter, conftest.py has the built book,
a server and a browser.
"""
