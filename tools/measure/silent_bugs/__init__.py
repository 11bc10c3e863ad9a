"""Ten silent bugs: code that runs, and is wrong. A file has both codes, and a run that gives the bug away in numbers.

bug.py          what a bug is made of, and what several share
zero_grad.py  double_softmax.py  broadcast.py  eval_mode.py  leak.py     those of the exercises
transpose.py  python_list.py  softmax_dim.py  no_grad.py  augmented_validation.py
measured.py     all ten over ten seeds, as they are kept
"""

from measure.silent_bugs import (
    augmented_validation,
    broadcast,
    double_softmax,
    eval_mode,
    leak,
    no_grad,
    python_list,
    softmax_dim,
    transpose,
    zero_grad,
)

FILES = (
    zero_grad,
    double_softmax,
    broadcast,
    eval_mode,
    leak,
    transpose,
    python_list,
    softmax_dim,
    no_grad,
    augmented_validation,
)
BUGS = {file.BUG.id: file.BUG for file in FILES}
