"""What the book is measured beside: the TensorFlow Playground, and a plain Jupyter Book."""
