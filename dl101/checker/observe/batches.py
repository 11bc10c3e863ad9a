"""Mini-batches as an answer gives them, and whether the generator that was handed over decides on them."""

import contextlib
import copy
import random

from dl101.checker.observe.watch import call


def observe_batches(answer, arguments):
    """{"batches": lists of indices, "repeats": …, "varies": …}; what is no list stays as it is, as plain data.

    `repeats` says whether the same generator gives the same batches again, `varies` whether another one gives others.
    """
    import numpy as np  # here, because a page may lack it

    n, batch_size, rng = arguments
    same = copy.deepcopy(rng)
    other = np.random.default_rng(copy.deepcopy(rng).integers(2**62))  # of a seed that is not its own
    with global_seeds(1):
        batches = call(answer, (n, batch_size, rng))
    if not isinstance(batches, list):
        return batches
    with global_seeds(2):
        again = call(answer, (n, batch_size, same))
    with global_seeds(1):
        others = call(answer, (n, batch_size, other))
    return {"batches": batches, "repeats": again == batches, "varies": others != batches}


@contextlib.contextmanager
def global_seeds(seed):
    """Python's and NumPy's own random numbers, which an answer should not use, begin with this seed."""
    import numpy as np  # here, because a page may lack it

    before = random.getstate(), np.random.get_state()
    random.seed(seed)
    np.random.seed(seed)
    try:
        yield
    finally:
        random.setstate(before[0])
        np.random.set_state(before[1])
