"""Telegram: a bot that is written to. What comes in is read, what goes out gets its form; nothing else happens here."""
