"""Drawn surfaces: labels, pages and prints, made with Pillow from the shop's own typefaces."""
