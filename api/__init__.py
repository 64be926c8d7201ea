"""Every way into the process: HTTP, worker, command line. The only reader of the environment."""
