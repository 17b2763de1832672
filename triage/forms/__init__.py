"""Forms of intake and triage."""
