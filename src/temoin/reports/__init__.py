"""Events as one article tells them: type, participants, status, attribution."""
