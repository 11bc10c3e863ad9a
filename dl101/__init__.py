"""Everything that the chapters of *Deep Learning 101: One Neuron at a Time* import, and what turns them into pages.

network.py         a network from scratch, in NumPy, forward and back: read it
losses.py          squared error and cross-entropy, and their slopes
engine.py          numbers that find every slope by themselves: read it
digit_network.py   the network that reads digits in chapter 3, as it was trained
digit_cnn.py       the convolutional network that reads digits in chapter 8, as it was trained
surfaces.py        five loss surfaces, and their slopes
optimizers.py      gradient descent, momentum, RMSprop and Adam: read them
datasets/          the digits, generated drawings, and the Playground's points
figures/           one look for every plot
widgets/           the demos and the questions
quizzes/           generated: the chapters' questions, for the widgets
exercises/         what each chapter asks, our answers, and the wrong ones that have a message
checker/           what checks an answer; it knows no exercise
page_python/       Python in a page, and what runs there
progress.py        what a learner has reached, in a file of theirs
edition.py         generated: a number that rises with each change of what notebooks use
other_edition.py   a sentence for who asks for what this edition does not have
weights/           generated: what training has found
sphinx/            theme, formulas, live demos: the pages
licenses/          of what others wrote
"""

from dl101.edition import EDITION

__all__ = ["EDITION"]
