"""Pieces in a picture of oneself, and pieces in a room."""
