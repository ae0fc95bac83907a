"""Pictures as numbers: colour and shape, nothing cleverer."""
