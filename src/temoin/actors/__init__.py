"""Identity across articles: which names are one actor in the world."""
