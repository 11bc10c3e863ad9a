"""Teach it your hand: the network's last two layers, trained on a few drawings of one hand."""
