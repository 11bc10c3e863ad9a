"""What can be wrong with a page: as a whole, block by block, line by line; and with its exercises."""
