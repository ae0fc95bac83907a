"""What else one might want."""
