"""PyTorch as it is at first, for as long as an answer is watched; the learner's notebook then finds its own again."""

import contextlib


@contextlib.contextmanager
def own_torch(seed=0):
    """Random numbers from this seed, floats of 32 bits, gradients on, one thread; after it, all is as it was before."""
    import torch  # here, because most exercises do without it

    before = (
        torch.get_rng_state(),
        torch.get_default_dtype(),
        torch.is_grad_enabled(),
        torch.get_num_threads(),
    )
    torch.manual_seed(seed)
    torch.set_default_dtype(torch.float32)
    torch.set_grad_enabled(True)
    torch.set_num_threads(1)  # at these sizes, more of them only wait for each other
    try:
        yield torch
    finally:
        random, kind, grad, threads = before
        torch.set_rng_state(random)
        torch.set_default_dtype(kind)
        torch.set_grad_enabled(grad)
        torch.set_num_threads(threads)


@contextlib.contextmanager
def hooks(*handles):
    """Hooks that are taken away in the end."""
    try:
        yield
    finally:
        for handle in handles:
            handle.remove()
