"""The demo `ForwardPass`: the book's 2–2–1 network, computed one multiplication at a time."""

from dl101.widgets.forward_pass.forward_pass import ForwardPass

__all__ = ["ForwardPass"]
