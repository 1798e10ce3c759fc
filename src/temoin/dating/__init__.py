"""Days: when an article was published, and when what it tells happened."""
