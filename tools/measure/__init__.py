"""Scripts that measure what a chapter claims, over many runs."""
