"""Pictures as numbers, which are colour and shape and nothing cleverer; and what is said of one as words."""
