"""Pieces that come back: the closet, the offer, the second sale."""
