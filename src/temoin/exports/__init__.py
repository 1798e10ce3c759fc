"""Rows in other people's formats."""
