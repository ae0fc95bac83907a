"""Results, and what stands where there are none."""
