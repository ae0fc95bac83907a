"""Waiting for a piece."""
