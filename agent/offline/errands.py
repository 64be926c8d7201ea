"""What only a person does: told to an assistant, it is a thing to remember."""

OWN_ERRANDS = frozenset({
    "apply", "assemble", "attend", "bake", "buy", "collect", "deliver", "deposit", "exchange", "file", "finish",
    "fix", "fold", "hang", "hoover", "install", "iron", "measure", "mop", "mow", "organise", "organize", "pack",
    "paint", "pay", "pick", "plant", "polish", "practice", "practise", "prepare", "print", "proofread",
    "publish", "refill", "register", "renew", "rent", "repair", "review", "sew", "sign", "sort", "study",
    "submit", "sweep", "tidy", "unpack", "visit", "walk", "wash", "water", "wrap",
})  # fmt: skip
"""First words of such errands. Other verbs may be meant for the assistant itself."""
