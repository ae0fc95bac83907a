"""An order after it is placed."""
