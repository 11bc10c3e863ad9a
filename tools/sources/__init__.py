"""The book's sources, read: pages, directives, blocks, and the files made from them."""
