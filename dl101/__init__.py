"""Everything that the chapters of *Deep Learning 101: One Neuron at a Time* import."""

__version__ = "0.1.0"
