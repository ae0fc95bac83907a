"""What a member's orders took, and what was done about it."""
