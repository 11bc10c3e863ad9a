"""The demo `SilentBug`: ten runs that end without an error and are wrong, to be diagnosed from their symptoms."""

from dl101.widgets.silent_bug.silent_bug import SilentBug

__all__ = ["SilentBug"]
