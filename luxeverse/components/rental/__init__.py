"""Borrowing a piece."""
