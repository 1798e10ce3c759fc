"""Scoring against annotated articles."""
