"""Inputs to pages: bytes as found, and what their container says of them."""
