"""Saved pieces."""
