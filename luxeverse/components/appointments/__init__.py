"""Visits to a house."""
