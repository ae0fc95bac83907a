"""The desk: what stands around its rooms, the one table, the one record."""
