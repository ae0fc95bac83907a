"""What goes with a piece."""
