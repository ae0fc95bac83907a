"""The product page, part by part."""
