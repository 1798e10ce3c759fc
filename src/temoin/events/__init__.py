"""Events as the union of their reports, with their witnesses."""
