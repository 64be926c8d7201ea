"""Benchmarks against peers, run by hand and by `make bench-*`, never by a timed test."""
