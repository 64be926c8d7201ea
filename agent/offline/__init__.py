"""The language model that needs no network: words into tool calls, results into words."""
