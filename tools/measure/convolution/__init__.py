"""Parts of `chapter_08.py` and `digit_cnn.py`: networks that read digits by convolution, measured.

parts.py     the seeds, and digits as pictures to learn from, to choose by, and for the test
cells.py     what the chapter's cells run, one seed there
live.py      centered digits: the best short recipe that we found, and simpler networks beside it
canvas.py    the main comparison: a digit anywhere on a canvas of 16×16, read by three networks

exported.py  the network that the page has: its layers, its training, its weights as whole numbers
augment.py   pictures changed at random, for that training: turned, scaled, moved, thickened
generated.py drawings of the stroke generator, prepared: to choose by, and for the test
recipe.py    how much it reads, of held-out digits and of drawings; do drawings look as the data do?
fixtures.py  what any other code of it must give
failures.py  where it fails: digits moved, turned, inverted
letters.py   what is no digit: letters, shapes, noise
saliency.py  does a saliency map change when the weights are shuffled?

transfer.py  from 0–4 to 5–9, with few examples
scenes.py    two or three digits on a canvas of 24×24
detector.py  a window that slides over a scene
hands.py     ten scripted hands with habits of their own
teaching.py  the last layers, trained on twenty drawings of a hand
"""
