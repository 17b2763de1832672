"""Forms of the back office and of the regisseur towards it."""
