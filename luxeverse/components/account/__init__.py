"""The door of a house, and what is behind it."""
