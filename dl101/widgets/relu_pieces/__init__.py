"""The demo `ReluPieces`: a curve put together from the pieces of hidden neurons."""

from dl101.widgets.relu_pieces.relu_pieces import ReluPieces

__all__ = ["ReluPieces"]
