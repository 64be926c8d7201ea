"""The commands of `aurum`, one file each: `run` answers the exit code."""
