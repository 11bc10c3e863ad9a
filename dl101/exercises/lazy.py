"""Libraries that are imported when they are first used, so that exercises can be listed without them."""

import importlib


class LazyModule:
    """`np = LazyModule("numpy")` stands for `import numpy as np`."""

    def __init__(self, name):
        self._name = name

    def __getattr__(self, attribute):
        return getattr(importlib.import_module(self._name), attribute)
