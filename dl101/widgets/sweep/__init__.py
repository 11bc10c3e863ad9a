"""The demo `Sweep`: up to 64 networks that differ in two settings, trained side by side."""

from dl101.widgets.sweep.sweep import Sweep

__all__ = ["Sweep"]
