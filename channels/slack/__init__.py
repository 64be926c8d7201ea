"""Slack: `app.py` says what happens with what comes in, `channel.py` is the way out."""
