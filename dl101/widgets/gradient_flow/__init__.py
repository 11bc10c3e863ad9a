"""The demo `GradientFlow`: how large gradients are in each layer of a deep network."""

from dl101.widgets.gradient_flow.gradient_flow import GradientFlow

__all__ = ["GradientFlow"]
