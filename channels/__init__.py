"""Where Aurum can be reached: verify, parse, send, nothing else."""
