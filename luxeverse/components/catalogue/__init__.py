"""Things in groups: cards, listings, the home pages."""
