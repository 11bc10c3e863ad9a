"""What the book is measured beside: the TensorFlow Playground, and a stock Jupyter Book."""
