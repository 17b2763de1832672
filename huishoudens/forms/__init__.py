"""Forms of the huishouden."""
