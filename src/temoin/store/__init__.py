"""The store: shards, cache, decisions."""
