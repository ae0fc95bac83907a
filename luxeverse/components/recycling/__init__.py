"""Things sent back to be used again."""
