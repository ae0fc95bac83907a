"""Contact, delivery, payment; the same anatomy in every house."""
