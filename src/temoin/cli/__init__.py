"""The command line: doors, no logic."""
