"""What words name: actors, places, times, figures, quotes; and the cast of an article."""
