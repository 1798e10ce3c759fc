"""Pages to articles: visible text, labelled blocks, what the page says of itself."""
