"""What the pages of intake and triage read."""
