"""Slack, from end to end, against a Slack of our own."""
