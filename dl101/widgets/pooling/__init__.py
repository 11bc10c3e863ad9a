"""The demo `Pooling`: a picture is shifted, and pooling keeps some of its cells."""

from dl101.widgets.pooling.pooling import Pooling

__all__ = ["Pooling"]
