"""Runs both functions of a row on the same random inputs, and compares what they return."""

import inspect
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import torch

from cheat_sheet.row import Row


def disagreement(row: Row, seed: int) -> str:
    """In which way NumPy and PyTorch differ on the inputs of this seed; "" where they agree."""
    with numbers_as_in_numpy(), empty_folder():
        ours = call(row.in_numpy, row.given(np.random.default_rng(seed)))
        torch.manual_seed(seed)
        given = row.given(np.random.default_rng(seed))
        theirs = call(row.in_torch, {**as_tensors(given), **row.ready(given)})
    ours, theirs = as_arrays(ours), as_arrays(theirs)
    if [one.shape for one in ours] != [one.shape for one in theirs]:
        return f"shapes: {[one.shape for one in ours]} and {[one.shape for one in theirs]}"
    for one, other in zip(ours, theirs, strict=True):
        if not np.allclose(one, other, rtol=row.close, atol=row.close / 100):  # near 0, hardly more
            return f"{one.tolist()} and {other.tolist()}"
    return ""


@contextmanager
def numbers_as_in_numpy() -> Iterator[None]:
    """PyTorch's layers compute with 64 bits, as NumPy does."""
    before = torch.get_default_dtype()
    torch.set_default_dtype(torch.float64)
    try:
        yield
    finally:
        torch.set_default_dtype(before)


@contextmanager
def empty_folder() -> Iterator[None]:
    """What a row saves lies in a folder of its own, and is gone afterwards."""
    with TemporaryDirectory() as folder, chdir(folder):
        yield


def call(function: Callable, given: dict[str, Any]) -> Any:
    """Call a function with those inputs that it asks for."""
    return function(**{name: given[name] for name in inspect.signature(function).parameters})


def as_tensors(value: Any) -> Any:
    """The same with a tensor for each array, in lists and dictionaries too."""
    if isinstance(value, np.ndarray):
        return torch.tensor(value)
    if isinstance(value, dict):
        return {name: as_tensors(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(as_tensors(one) for one in value)
    return value


def as_arrays(result: Any) -> list[np.ndarray]:
    """What a function returned, one thing or several, as arrays of floats."""
    parts = result if isinstance(result, tuple) else (result,)
    plain = (one.detach().numpy() if isinstance(one, torch.Tensor) else one for one in parts)
    return [np.asarray(one, dtype=float) for one in plain]
