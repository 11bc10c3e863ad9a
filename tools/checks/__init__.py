"""What can be wrong with the pages, found block by block."""
