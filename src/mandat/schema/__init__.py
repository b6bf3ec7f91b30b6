"""The file format: what the words in a file mean, one module per noun, and the grammar of the phrases."""
