"""Around every page: head, header, footer, bars, theme."""
