"""The demo `BackpropGraph`: a graph of operations, whose gradients the learner fills in."""

from dl101.widgets.backprop_graph.backprop_graph import BackpropGraph

__all__ = ["BackpropGraph"]
