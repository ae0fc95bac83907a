"""The first page of a house."""
