"""The demo region: exists only in demo mode and in tests."""
