"""Benchmarks: ratios to raw SQL without any permission, side by side in one run. Not part of `make test`."""
