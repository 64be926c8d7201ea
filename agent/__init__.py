"""How Aurum thinks: the graph, its models, its prompts, the toolbox, the turn."""
