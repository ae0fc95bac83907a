"""Letters of the house."""
