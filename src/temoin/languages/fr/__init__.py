"""French: word files, names, and the rules that are code."""
