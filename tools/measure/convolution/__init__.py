"""Parts of `chapter_08.py` and `digit_cnn.py`: networks that read digits, on 8×8 pixels and on larger canvases.

augment.py   pictures changed at random: moved, turned, scaled, thickened
exported.py  the network that the page has: its layers, its training, its weights as whole numbers
generated.py drawings of the stroke generator, prepared: to choose by, and for the test
"""
