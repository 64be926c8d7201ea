"""What Aurum can do: one function serves the model, HTTP, the command line and the button."""
