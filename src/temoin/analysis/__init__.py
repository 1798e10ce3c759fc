"""Articles to parsed sentences. spaCy is known here only."""
