"""Everything that changes a plan: one function per handeling, in one transaction (C1-C6, C11)."""
